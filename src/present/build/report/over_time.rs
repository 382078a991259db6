//! Each group by quarter.

use std::collections::BTreeMap;

use super::shared::{CHARTS, largest, not_all, scored};
use crate::model::GroupKey;
use crate::present::build::report::scores::dot;
use crate::present::chart::figure::Quarter;
use crate::present::chart::scale::round_step;
use crate::present::chart::{Chart, Dot, OverTime};
use crate::present::document::{Block, Figure, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled};
use crate::present::table::{Cell, Table};
use crate::present::tables::label;
use crate::report::Group;
use crate::summary::Summary;

/// The quarters of one group.
type Quarters<'a> = Vec<(Quarter, &'a Group)>;

/// The section; `None` if all was resolved in one quarter, or the groups are of a time themselves.
pub(crate) fn section(summary: &Summary, texts: &Texts) -> Option<Section> {
    let t = &texts.over_time;
    let by_group = by_group(summary);
    let all = || by_group.values().flatten();
    let (first, last) = (all().map(|(quarter, _)| *quarter).min()?, all().map(|(quarter, _)| *quarter).max()?);
    if first == last {
        return None;
    }
    let groups = scored(summary);
    let shown = largest(&groups, CHARTS);
    let ends = shown.iter().flat_map(|group| by_group.get(&group.key).into_iter().flatten());
    let highest = ends.filter_map(|(_, group)| group.brier.high().or(group.brier.value())).fold(0.3, f64::max).min(1.0);
    let step = round_step(highest / 4.0);
    let top = ((highest / step).ceil() * step).min(1.0);
    let numbers = &texts.numbers;
    let settings = &summary.report.settings;
    let text = fill(
        t.text,
        &[
            ("level", Span::text(numbers.confidence(settings.confidence.level()))),
            ("n", Span::text(numbers.count(settings.min_questions))),
        ],
    );
    let mut blocks = vec![Block::Paragraph(text)];
    blocks.extend(not_all(texts.calibration.largest, shown.len(), groups.len(), texts).map(Block::Paragraph));
    let figures: Vec<Figure> = shown
        .iter()
        .enumerate()
        .filter_map(|(at, group)| {
            Some(figure(at, &label(&group.key, texts), by_group.get(&group.key)?, (first, last), top, texts))
        })
        .collect();
    if figures.is_empty() {
        return None;
    }
    blocks.push(Block::Figures(figures));
    Some(Section { id: "over-time", heading: t.heading.to_owned(), blocks })
}

fn by_group(summary: &Summary) -> BTreeMap<GroupKey, Quarters<'_>> {
    let mut by_group: BTreeMap<GroupKey, Quarters<'_>> = BTreeMap::new();
    for group in summary.by_quarter.iter().filter(|group| group.forecasts > 0) {
        let Some(((_, name), rest)) = group.key.0.split_last() else { continue };
        if let Some(quarter) = quarter(name) {
            by_group.entry(GroupKey(rest.to_vec())).or_default().push((quarter, group));
        }
    }
    for quarters in by_group.values_mut() {
        quarters.sort_by_key(|(quarter, _)| *quarter);
    }
    by_group
}

/// The number of `2017Q2`.
fn quarter(name: &str) -> Option<Quarter> {
    let (year, quarter) = name.split_once('Q')?;
    Some(year.parse::<i32>().ok()? * 4 + quarter.parse::<i32>().ok()? - 1)
}

fn figure(at: usize, who: &str, quarters: &Quarters<'_>, span: (Quarter, Quarter), top: f64, texts: &Texts) -> Figure {
    let t = &texts.over_time;
    let name = |quarter: Quarter| texts.period(&format!("{}Q{}", quarter.div_euclid(4), quarter.rem_euclid(4) + 1));
    let dots = quarters.iter().filter_map(|&(quarter, group)| {
        let tip = filled(
            t.tip,
            &[
                ("quarter", &name(quarter)),
                ("estimate", &texts.numbers.estimate(&group.brier)),
                ("questions", &texts.counted(texts.questions, group.questions)),
            ],
        );
        Some((quarter, Dot { tip, ..dot(who, group, texts)? }))
    });
    let description = [("who", who), ("n", &texts.numbers.count(quarters.len() as u64))];
    let chart = OverTime {
        head: texts.head(filled(t.chart, &[("who", who)]), filled(t.description, &description)),
        axis: texts.scores.brier.to_owned(),
        quarters: span,
        top,
        reference: Some((0.25, texts.scores.half.to_owned())),
        dots: dots.collect(),
    };
    let headings = [texts.scores.forecasts, texts.scores.questions, texts.scores.brier, texts.change.interval];
    let headings = headings.map(|heading| heading.replace(" {period}", ""));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut data = Table::new(filled(t.caption, &[("who", who)]), &[t.quarter], &headings);
    data.rows = quarters
        .iter()
        .map(|&(quarter, group)| {
            vec![
                Cell::text(name(quarter)),
                Cell::count(group.forecasts),
                Cell::count(group.questions),
                Cell::Score(group.brier.value()),
                Cell::interval(&group.brier),
            ]
        })
        .collect();
    Figure { id: format!("over-time-{}", at + 1), chart: Chart::OverTime(chart), data }
}
