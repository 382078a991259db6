//! The sheets of the report as a workbook.

use super::calibration;
use super::shared::{largest, scored};
use crate::model::{Day, GroupKey};
use crate::present::build::compared::{groups_table, pairs_table};
use crate::present::document::{Block, NativeChart, Section, Shape, Sheet};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans};
use crate::present::table::{Cell, Column, Table, TableColumns};
use crate::present::tables::{self, label};
use crate::report::Group;
use crate::report::over_time::InQuarter;
use crate::summary::Summary;
use crate::summary::best_and_worst::TellingCall;
use crate::summary::due::DueQuestion;

/// So many groups are in the chart of scores, and so many have a diagram.
const CHARTED: usize = 60;
const DIAGRAMS: usize = 12;

/// The columns of groups on the sheet of comparisons.
const COMPARED: &[&str] = &[
    "",
    "forecasts",
    "questions",
    "brier",
    "brier_low",
    "adjusted_brier",
    "adjusted_brier_low",
    "relative_brier",
    "relative_brier_low",
    "log_payoff",
    "log_payoff_low",
    "rank_best",
];

/// The sheets: title and paragraphs above the first, methods as the sections have them.
pub(super) fn sheets(
    summary: &Summary,
    title: &str,
    about: &[Spans],
    sections: &[Section],
    texts: &'static Texts,
) -> Vec<Sheet> {
    let w = &texts.workbook;
    let methods = sections.iter().filter(|section| matches!(section.id, "methods" | "reproduce"));
    let methods = methods.flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Table(table) => Some(table.clone()),
        Block::Lines(lines) => {
            let mut table = Table::new(texts.reproduce.heading, &[texts.reproduce.command], &[]);
            table.rows = lines.iter().map(|line| vec![Cell::name(line)]).collect();
            Some(table)
        }
        _ => None,
    });
    let mut problems = vec![tables::problems(&summary.report.problems, texts)];
    w.no_problems.clone_into(&mut problems[0].empty);
    let mut sheets = vec![summary_sheet(summary, title, about, texts)];
    sheets.extend(calibration(summary, texts));
    sheets.extend(of_section("change", w.change, sections));
    sheets.extend(comparison(summary, texts));
    sheets.extend(trend(summary, texts));
    sheets.extend(of_section("words", w.words, sections));
    sheets.extend(calls(summary, texts));
    sheets.extend(overdue(summary, texts));
    sheets.push(Sheet { is_of_rows: true, ..Sheet::of(w.forecasts, vec![]) });
    sheets.push(Sheet { is_filtered: true, ..Sheet::of(w.problems, problems) });
    sheets.push(Sheet::of(w.methods, methods.collect()));
    sheets
}

/// All groups, the scored ones first, with the chart of their Brier scores.
fn summary_sheet(summary: &Summary, title: &str, about: &[Spans], texts: &'static Texts) -> Sheet {
    let (report, t) = (&summary.report, &texts.scores);
    let mut groups: Vec<&Group> = report.groups.iter().collect();
    groups.sort_by_key(|group| group.forecasts == 0);
    let table = tables::groups(report, &groups, texts);
    let charted = scored(summary).into_iter().take(CHARTED);
    let ends: Vec<f64> = charted.filter_map(|group| group.brier.high().or(group.brier.value())).collect();
    let chart = (!ends.is_empty()).then(|| NativeChart {
        shape: Shape::Bars,
        rows: 0..ends.len(),
        x: "",
        y: "brier",
        ways: ["brier_down", "brier_up"],
        title: t.chart.to_owned(),
        description: texts.answer.scale.to_owned(),
        axes: [String::new(), t.brier.to_owned()],
        series: t.brier.to_owned(),
        // The axis ends at a tenth, behind the longest whisker.
        top: ((ends.into_iter().fold(0.05, f64::max) * 10.0).ceil() / 10.0).min(1.0),
    });
    let above = std::iter::once(vec![Span::strong(title)]).chain(about.iter().cloned()).collect();
    let charts = chart.into_iter().collect();
    Sheet { above, charts, is_filtered: true, ..Sheet::of(texts.workbook.summary, vec![table]) }
}

/// All bins of all groups, and a diagram for each of the largest; `None` if nothing was scored.
fn calibration(summary: &Summary, texts: &'static Texts) -> Option<Sheet> {
    let (groups, t) = (scored(summary), &texts.calibration);
    let table = tables::bins_of_groups(&summary.report, &groups, texts);
    let mut next = 0;
    let places: Vec<_> = groups
        .iter()
        .map(|group| {
            let first = next;
            next += group.bins.len();
            (group.key.clone(), first..next)
        })
        .collect();
    let charts = largest(&groups, DIAGRAMS).into_iter().filter_map(|group| {
        let (_, rows) = places.iter().find(|(key, _)| *key == group.key)?;
        let title = calibration::title(group, texts);
        Some(NativeChart {
            shape: Shape::Diagram { perfect: t.perfect.to_owned() },
            rows: rows.clone(),
            x: "mean_forecast",
            y: "observed",
            ways: ["observed_down", "observed_up"],
            description: title.clone(),
            title,
            axes: [t.said.to_owned(), t.happened.to_owned()],
            series: t.observed.to_owned(),
            top: 1.0,
        })
    });
    let charts = charts.collect();
    let sheet = || Sheet { charts, is_filtered: true, ..Sheet::of(texts.workbook.calibration, vec![table]) };
    (!groups.is_empty()).then(sheet)
}

/// The groups on equal terms, and each two on their shared questions; `None` without two groups to compare.
fn comparison(summary: &Summary, texts: &'static Texts) -> Option<Sheet> {
    let comparison = summary.comparison.as_ref().filter(|comparison| !comparison.pairs.is_empty())?;
    let groups = groups_table(comparison, texts).only(COMPARED);
    Some(Sheet::of(texts.workbook.comparison, vec![groups, pairs_table(comparison, texts)]))
}

/// The tables of a section; `None` if the report has none.
fn of_section(id: &str, name: &'static str, sections: &[Section]) -> Option<Sheet> {
    let blocks = sections.iter().filter(|section| section.id == id).flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| if let Block::Table(table) = block { Some(table.clone()) } else { None });
    let tables: Vec<Table> = tables.collect();
    (!tables.is_empty()).then(|| Sheet::of(name, tables))
}

/// Each group by quarter, a row each, ready for a pivot table.
fn trend(summary: &Summary, texts: &'static Texts) -> Option<Sheet> {
    let (t, w) = (&texts.scores, &texts.workbook);
    let interval = tables::interval_heading(summary.report.settings.confidence.level(), texts);
    let columns = TableColumns::<(&GroupKey, &InQuarter)>::new()
        .and(Column::words("", w.group), |(key, _)| Cell::name(&label(key, texts)))
        .and(Column::words("", texts.over_time.quarter), |(_, found)| Cell::text(found.quarter.to_string()))
        .and(Column::number("forecasts", t.forecasts), |(_, found)| Cell::count(found.forecasts))
        .and(Column::number("questions", t.questions), |(_, found)| Cell::count(found.questions))
        .and(Column::number("brier", t.brier), |(_, found)| Cell::Score(found.brier))
        .and(Column::number("over_a_year", w.over_a_year), |(_, found)| Cell::Score(found.over_a_year.value()))
        .and(Column::interval("over_a_year", interval), |(_, found)| Cell::interval(&found.over_a_year));
    let quarters = summary.by_quarter.iter().flat_map(|(key, quarters)| quarters.iter().map(move |found| (key, found)));
    let table = Table::of("", columns, quarters);
    (!table.rows.is_empty()).then(|| Sheet { is_filtered: true, ..Sheet::of(w.trend, vec![table]) })
}

/// The best and the worst forecasts of each group.
fn calls(summary: &Summary, texts: &'static Texts) -> Option<Sheet> {
    let w = &texts.workbook;
    let columns = TableColumns::<(&GroupKey, &str, &TellingCall)>::new()
        .and(Column::words("", w.group), |(key, ..)| Cell::name(&label(key, texts)))
        .and(Column::words("", w.kind), |(_, kind, _)| Cell::text(*kind))
        .and(Column::words("", w.source), |(.., told)| Cell::name(&told.row.source))
        .and(Column::words("", w.question), |(.., told)| Cell::name(told.text.as_deref().unwrap_or(&told.question)))
        .and(Column::words("", w.made), |(.., told)| day(told.call.made, texts))
        .and(Column::number("said", w.said), |(.., told)| Cell::Share(Some(told.call.said)))
        .and(Column::words("", w.outcome), |(.., told)| match told.call.happened.whole() {
            Some(happened) => Cell::text(if happened { w.yes } else { w.no }),
            None => Cell::Share(Some(told.call.happened.share())),
        })
        .and(Column::words("", w.resolved), |(.., told)| day(told.call.resolved, texts))
        .and(Column::number("brier", texts.scores.brier), |(.., told)| Cell::Score(Some(told.call.brier())))
        .and(Column::words("", w.quote), |(.., told)| Cell::name(&told.row.quote));
    let told = summary.calls.iter().flat_map(|group| {
        let best = group.best.iter().map(|told| (&group.key, w.best, told));
        best.chain(group.worst.iter().map(|told| (&group.key, w.worst, told)))
    });
    let table = Table::of("", columns, told);
    (!table.rows.is_empty()).then(|| Sheet { is_filtered: true, ..Sheet::of(w.calls, vec![table]) })
}

/// The questions that are overdue, the longest first.
fn overdue(summary: &Summary, texts: &'static Texts) -> Option<Sheet> {
    let w = &texts.workbook;
    let columns = TableColumns::<&DueQuestion>::new()
        .and(Column::words("", w.id), |open| Cell::name(&open.question))
        .and(Column::words("", w.question), |open| Cell::name(open.text.as_deref().unwrap_or_default()))
        .and(Column::words("", w.deadline), |open| {
            open.deadline.as_deref().and_then(parsed).map_or(Cell::Raw(None), |deadline| day(deadline, texts))
        })
        .and(Column::number("waiting", w.waiting), |open| Cell::count(open.forecasts));
    let table = Table::of("", columns, summary.overdue());
    (!table.rows.is_empty()).then(|| Sheet { is_filtered: true, ..Sheet::of(w.overdue, vec![table]) })
}

/// A day as the overdue questions have it: `2019-12-31`.
fn parsed(day: &str) -> Option<Day> {
    let mut parts = day.splitn(3, '-');
    Day::from_ymd(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
}

fn day(day: Day, texts: &Texts) -> Cell {
    Cell::Day(day, texts.day(&day.to_string()))
}
