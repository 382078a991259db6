//! The sheets of the report as a workbook.

use super::shared::{largest, scored};
use crate::present::build::compared::{groups_table, pairs_table};
use crate::present::document::{Block, NativeChart, Section, Shape, Sheet};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, filled};
use crate::present::table::{Cell, Table};
use crate::present::tables::{self, label};
use crate::report::Group;
use crate::summary::Summary;

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
    sheets.extend(comparison(summary, texts));
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
        let title = filled(t.chart, &[("who", &label(&group.key, texts))]);
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
