//! This period against an earlier one.

use std::collections::BTreeMap;

use super::shared::{heading, scored};
use crate::model::GroupKey;
use crate::present::document::{Block, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled};
use crate::present::table::{Cell, Table};
use crate::present::tables::label;
use crate::report::Group;
use crate::summary::Summary;

/// The section; `None` if there is nothing to compare.
pub(crate) fn section(summary: &Summary, texts: &Texts) -> Option<Section> {
    let (t, now, before) = (&texts.change, summary.period?, summary.before.as_ref()?);
    let (now, then) = (texts.period(&now.to_string()), texts.period(&before.period.to_string()));
    let names = [("now", now.as_str()), ("before", then.as_str())];
    let blocks = if before.overall.forecasts == 0 {
        vec![Block::Paragraph(fill(t.nothing, &[("before", Span::text(&then))]))]
    } else {
        let text = fill(t.text, &[("before", Span::text(&then))]);
        vec![Block::Paragraph(text), Block::Table(table(summary, &before.groups, &before.overall, &names, texts))]
    };
    Some(Section { id: "change", heading: filled(t.heading, &names), blocks })
}

fn table(summary: &Summary, before: &[Group], overall: &Group, names: &[(&str, &str); 2], texts: &Texts) -> Table {
    let t = &texts.change;
    let of = |template: &str, at: usize| filled(template, &[("period", names[at].1)]);
    let headings = [
        of(t.brier, 1),
        of(t.interval, 1),
        of(t.brier, 0),
        of(t.interval, 0),
        t.change.to_owned(),
        of(t.questions, 1),
        of(t.questions, 0),
    ];
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut table = Table::new(filled(t.caption, names), &[&heading(&summary.report, texts)], &headings);
    let nothing = Group::default();
    let mut groups: BTreeMap<&GroupKey, (&Group, &Group)> = BTreeMap::new();
    for group in before.iter().filter(|group| group.forecasts > 0) {
        groups.insert(&group.key, (group, &nothing));
    }
    for group in scored(summary) {
        let then = groups.get(&group.key).map_or(&nothing, |(then, _)| then);
        groups.insert(&group.key, (then, group));
    }
    table.rows = groups.into_iter().map(|(key, (then, now))| row(&label(key, texts), then, now)).collect();
    table.rows.push(row(texts.page.all, overall, &summary.report.overall));
    table.has_total = true;
    // Each interval has two columns in a workbook.
    for at in [2, 4] {
        table.columns[at].second = Some("".into());
    }
    table
}

fn row(name: &str, then: &Group, now: &Group) -> Vec<Cell> {
    let change = then.brier.value().zip(now.brier.value()).map(|(then, now)| now - then);
    vec![
        Cell::name(name),
        Cell::Score(then.brier.value()),
        Cell::interval(&then.brier),
        Cell::Score(now.brier.value()),
        Cell::interval(&now.brier),
        Cell::Change(change),
        Cell::count(then.questions),
        Cell::count(now.questions),
    ]
}
