//! What `due` shows.

use super::shared::headline;
use crate::present::document::{Block, Document, Section};
use crate::present::language::Texts;
use crate::present::language::due::DueTexts;
use crate::present::span::{Span, plain};
use crate::present::tables;
use crate::summary::due::{Due, DueQuestion};

/// The questions.
pub(crate) fn due(due: &Due, texts: &'static Texts) -> Document {
    let t = DueTexts::of(texts);
    let day = texts.day(&due.settings.as_of);
    let overdue = due.questions.iter().filter(|of| of.is_overdue()).count() as u64;
    let said = if due.questions.is_empty() { t.none } else { t.headline };
    let said = said
        .replace("{questions}", &texts.counted(texts.questions, due.questions.len() as u64))
        .replace("{overdue}", &texts.numbers.count(overdue))
        .replace("{day}", &day);
    let mut about = vec![headline(&plain(said))];
    if due.rejected > 0 {
        about.push(vec![Span::text(t.rejected.replace("{n}", &texts.numbers.count(due.rejected)))]);
    }
    let blocks = vec![Block::Table(tables::due(&due.questions, texts))];
    let sections =
        if due.questions.is_empty() { vec![] } else { vec![Section { id: "due", heading: String::new(), blocks }] };
    Document { texts, title: t.title.to_owned(), logo: None, about, sections, footer: None, sheets: vec![] }
}

/// What a calendar says on the day of a deadline: the subject and a text.
pub(crate) fn entry(of: &DueQuestion, texts: &Texts) -> (String, String) {
    let t = DueTexts::of(texts);
    let subject = t.subject.replace("{question}", of.text.as_deref().unwrap_or(&of.question));
    let mut lines = vec![];
    if of.text.is_some() {
        lines.push(of.question.clone());
    }
    lines.push(
        t.said
            .replace("{forecasts}", &texts.counted(texts.forecasts, of.forecasts))
            .replace("{sources}", &tables::due_sources(of, texts)),
    );
    if let Some(mean) = of.mean_forecast {
        lines.push(t.mean.replace("{mean}", &texts.numbers.share(Some(mean.get()))));
    }
    (subject, lines.join("\n"))
}
