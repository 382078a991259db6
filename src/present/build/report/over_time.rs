//! Each group by quarter: single quarters as dots, and the year that ends with each as a line with its band.

use super::shared::{CHARTS, is_firm, largest, looks, not_all, scored};
use crate::model::Quarter;
use crate::present::chart::scale::round_step;
use crate::present::chart::{Chart, Dot, OverTime};
use crate::present::document::{Block, Figure, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled};
use crate::present::table::{Cell, Table, ends};
use crate::present::tables::label;
use crate::report::Group;
use crate::report::over_time::InQuarter;
use crate::summary::Summary;

/// What the charts of all groups share, so that one can look from one to the next.
struct Axes {
    quarters: (Quarter, Quarter),
    top: f64,
}

/// The section; `None` if all was resolved in one quarter, or the groups are of a time themselves.
pub(crate) fn section(summary: &Summary, texts: &Texts) -> Option<Section> {
    let t = &texts.over_time;
    let all = || summary.by_quarter.values().flatten().map(|found| found.quarter);
    let quarters = (all().min()?, all().max()?);
    if quarters.0 == quarters.1 {
        return None;
    }
    let groups: Vec<&Group> = scored(summary).into_iter().filter(|group| is_firm(group)).collect();
    let shown = largest(&groups, CHARTS);
    let axes = Axes { quarters, top: top(summary, &shown) };
    let level = texts.numbers.confidence(summary.report.settings.confidence.level());
    let looks = looks(summary);
    let figures: Vec<Figure> = shown
        .iter()
        .enumerate()
        .filter_map(|(at, group)| {
            let found = summary.by_quarter.get(&group.key)?;
            Some(figure(at, &label(&group.key, texts), looks.of(&group.key), found, &axes, texts))
        })
        .collect();
    if figures.is_empty() {
        return None;
    }
    let mut blocks = vec![];
    blocks.extend(not_all(texts.calibration.largest, shown.len(), groups.len(), texts).map(Block::Paragraph));
    blocks.push(Block::Figures(figures));
    blocks.push(Block::Legend(fill(t.text, &[("level", Span::text(level))])));
    Some(Section { id: "over-time", heading: t.heading.to_owned(), blocks })
}

/// The end of the axis: behind the bands, but a single quarter with few questions does not flatten all others.
fn top(summary: &Summary, shown: &[&Group]) -> f64 {
    let found = shown.iter().filter_map(|group| summary.by_quarter.get(&group.key)).flatten();
    let ends = found.filter_map(|found| found.over_a_year.high().or(found.over_a_year.value()));
    let highest = ends.fold(0.3, f64::max).min(1.0);
    let step = round_step(highest / 4.0);
    ((highest / step).ceil() * step).min(1.0)
}

fn figure(at: usize, who: &str, look: usize, found: &[InQuarter], axes: &Axes, texts: &Texts) -> Figure {
    let (t, numbers) = (&texts.over_time, &texts.numbers);
    let name = |quarter: Quarter| texts.period(&quarter.to_string());
    let score = |value: f64| numbers.score(Some(value));
    let year = |found: &InQuarter| Some((name(found.quarter), score(found.over_a_year.value()?)));
    let first = found.iter().find(|found| found.over_a_year.low().is_some()).or(found.first()).and_then(year);
    let title = match first.zip(found.last().and_then(year)) {
        Some((first, last)) if first.0 != last.0 => {
            let given = [("who", who), ("from", &first.1), ("first", &first.0), ("to", &last.1), ("last", &last.0)];
            filled(t.chart, &given)
        }
        _ => who.to_owned(),
    };
    let dots =
        found.iter().filter_map(|found| Some((found.quarter, dot(who, look, found, &name(found.quarter), texts)?)));
    let line =
        found.iter().filter_map(|found| Some((found.quarter, found.over_a_year.value()?, ends(&found.over_a_year))));
    let description = filled(t.description, &[("who", who), ("n", &numbers.count(found.len() as u64))]);
    let chart = OverTime {
        head: texts.head(title, description),
        axis: texts.scores.brier.to_owned(),
        quarters: axes.quarters,
        top: axes.top,
        reference: Some((0.25, texts.scores.half.to_owned())),
        look,
        line: line.collect(),
        dots: dots.collect(),
    };
    let data = table(filled(t.caption, &[("who", who)]), found, name, texts);
    Figure { id: format!("over-time-{}", at + 1), chart: Chart::OverTime(chart), data }
}

/// The score of a single quarter, without an interval: the line has one.
fn dot(who: &str, look: usize, found: &InQuarter, quarter: &str, texts: &Texts) -> Option<Dot> {
    let shown = texts.numbers.score(found.brier);
    let tip = filled(
        texts.over_time.tip,
        &[
            ("quarter", quarter),
            ("estimate", &shown),
            ("questions", &texts.counted(texts.questions, found.questions)),
            ("year", &texts.numbers.estimate(&found.over_a_year)),
        ],
    );
    Some(Dot { name: who.to_owned(), look, value: found.brier?, interval: None, shown, tip, firm: false })
}

fn table(caption: String, found: &[InQuarter], name: impl Fn(Quarter) -> String, texts: &Texts) -> Table {
    let t = &texts.over_time;
    let headings = [texts.scores.forecasts, texts.scores.questions, texts.scores.brier, t.year, t.interval];
    let mut data = Table::new(caption, &[t.quarter], &headings);
    data.rows = found
        .iter()
        .map(|found| {
            vec![
                Cell::text(name(found.quarter)),
                Cell::count(found.forecasts),
                Cell::count(found.questions),
                Cell::Score(found.brier),
                Cell::Score(found.over_a_year.value()),
                Cell::interval(&found.over_a_year),
            ]
        })
        .collect();
    data
}
