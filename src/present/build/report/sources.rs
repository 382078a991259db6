//! The sources of each group.

use super::shared::{largest, not_all, scored};
use crate::model::Finite;
use crate::present::document::{Block, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled};
use crate::present::table::{Cell, Column, Table, TableColumns};
use crate::present::tables::{self, label};
use crate::report::sources_of_types::SourceOfType;
use crate::summary::Summary;

/// So many groups are listed, with so many sources each.
const GROUPS: usize = 12;
const SHOWN: usize = 20;

/// The section; `None` if the groups are sources, or have but one each.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Option<Section> {
    let t = &texts.sources_of_types;
    let groups = scored(summary);
    if summary.sources.len() <= groups.len() {
        return None;
    }
    let n = texts.numbers.count(summary.report.settings.min_questions);
    let mut blocks = vec![Block::Paragraph(fill(t.text, &[("n", Span::text(n))]))];
    let shown = largest(&groups, GROUPS);
    blocks.extend(not_all(texts.calls.largest, shown.len(), groups.len(), texts).map(Block::Paragraph));
    for group in shown {
        let sources: Vec<&SourceOfType> = summary.sources.iter().filter(|source| source.group == group.key).collect();
        let caption = filled(t.caption, &[("who", &label(&group.key, texts))]);
        blocks.push(Block::Table(table(caption, &sources, summary, texts)));
    }
    Some(Section { id: "sources", heading: t.heading.to_owned(), blocks })
}

fn table(caption: String, sources: &[&SourceOfType], summary: &Summary, texts: &'static Texts) -> Table {
    let t = &texts.scores;
    let level = summary.report.settings.confidence.level();
    let columns = TableColumns::<&SourceOfType>::new()
        .and(Column::words("", texts.sources_of_types.source), |source| Cell::name(&source.source))
        .and(Column::number("forecasts", t.forecasts), |source| Cell::count(source.forecasts))
        .and(Column::number("questions", t.questions), |source| Cell::count(source.questions))
        .and(Column::number("mean_forecast", t.mean), |source| Cell::Share(source.mean_forecast.map(Finite::get)))
        .and(Column::number("base_rate", t.base_rate), |source| Cell::Share(source.base_rate.map(Finite::get)))
        .and(Column::number("brier", t.brier), |source| Cell::Score(source.brier.value()))
        .and(Column::interval("brier", tables::interval_heading(level, texts)), |source| Cell::interval(&source.brier));
    Table { show: SHOWN, ..Table::of(caption, columns, sources.iter().copied()) }
}
