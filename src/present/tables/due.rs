//! Questions to be resolved.

use crate::present::language::Texts;
use crate::present::language::due::DueTexts;
use crate::present::span::Span;
use crate::present::table::{Cell, Column, Medium, Table, TableColumns};
use crate::present::wrap::shorten;
use crate::summary::due::DueQuestion;

/// Longer questions are cut where people read them.
const LONGEST_QUESTION: usize = 120;
/// More sources are counted.
const MOST_SOURCES: usize = 3;

/// One row for each question.
pub(crate) fn due(questions: &[DueQuestion], texts: &'static Texts) -> Table {
    let t = DueTexts::of(texts);
    let for_programs = |name: &'static str| Column::words(name, "").for_programs();
    let day = |day: &Option<String>| match day {
        Some(day) => Cell::Text(vec![Span::whole(texts.day(day))]),
        None => Cell::text(""),
    };
    let columns = TableColumns::<&DueQuestion>::new()
        .and(Column::words("asked", t.question).for_people(), |of| {
            let asked = match &of.text {
                Some(text) => format!("{}: {text}", of.question),
                None => of.question.clone(),
            };
            Cell::Text(vec![Span::said(&shorten(&asked, LONGEST_QUESTION, "…"))])
        })
        .and(for_programs("question_id"), |of| Cell::raw(of.question.as_str()))
        .and(for_programs("question"), |of| Cell::Raw(of.text.clone()))
        .and(Column::words("until", t.deadline).for_people(), move |of| day(&of.deadline))
        .and(for_programs("deadline"), |of| Cell::Raw(of.deadline.clone()))
        .and(Column::words("left", t.left).for_people().beneath(), |of| Cell::text(left(of, texts)))
        .number("days_left", |of| of.days_left.map(f64::from))
        .and(Column::words("who", t.sources).from(Medium::Page).for_people(), |of| Cell::name(&sources(of, texts)))
        .and(for_programs("sources"), |of| Cell::raw(of.sources.join("; ")))
        .and(Column::number("forecasts", t.forecasts), |of| Cell::count(of.forecasts))
        .and(Column::words("last", t.last_forecast).for_people().beneath(), move |of| day(&of.last_forecast))
        .and(for_programs("last_forecast"), |of| Cell::Raw(of.last_forecast.clone()))
        .and(Column::number("mean_forecast", t.mean_forecast).legend(t.mean_legend), |of| {
            Cell::Share(of.mean_forecast.map(f64::from))
        })
        .and(Column::words("link", t.link).from(Medium::Page), |of| Cell::Raw(of.link.clone()));
    let mut table = Table::of("", columns, questions);
    table.show = usize::MAX;
    table
}

/// How long until the deadline, or since.
pub(crate) fn left(of: &DueQuestion, texts: &Texts) -> String {
    let t = DueTexts::of(texts);
    let days = |days: i32| t.counted_days(days.unsigned_abs());
    match of.days_left {
        None => t.no_deadline.to_owned(),
        Some(0) => t.today.to_owned(),
        Some(left @ ..0) => t.overdue.replace("{n}", &days(left)),
        Some(left) => t.ahead.replace("{n}", &days(left)),
    }
}

/// Who said something on it.
pub(crate) fn sources(of: &DueQuestion, texts: &Texts) -> String {
    if of.sources.len() > MOST_SOURCES {
        return texts.counted(texts.sources, of.sources.len() as u64);
    }
    of.sources.join(", ")
}
