//! The scorecard: verdict, curve, score, change and rank of each group, one line each.

use std::collections::BTreeMap;

use super::calibration;
use super::scores::dot;
use super::shared::{heading, is_firm, looks, scored};
use crate::model::{Finite, GroupKey};
use crate::present::build::shared::tone;
use crate::present::chart::{Chart, DotOnAxis, SmallCurve};
use crate::present::document::{Block, Scorecard, ScorecardLine};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled};
use crate::present::table::{Cell, Column, Table, TableColumns, ends};
use crate::present::tables::label;
use crate::report::Group;
use crate::summary::Summary;

/// So many groups are shown.
const SHOWN: usize = 30;

/// The table with its pictures, and how to read it; nothing if no group was scored.
pub(super) fn blocks(summary: &Summary, texts: &'static Texts) -> Vec<Block> {
    let t = &texts.scorecard;
    let groups = in_order(summary);
    if groups.is_empty() {
        return vec![];
    }
    let (looks, figures) = (looks(summary), calibration::figure_names(summary));
    let top = axis(&groups);
    let lines = groups.iter().map(|group| ScorecardLine {
        look: looks.of(&group.key),
        tone: tone(&group.verdict),
        more: figures.get(&group.key).map(|figure| format!("#chart-{figure}")),
        pictures: pictures(group, looks.of(&group.key), top, texts),
    });
    let level = texts.numbers.confidence(summary.report.settings.confidence.level());
    let mut legend = fill(t.legend, &[("level", Span::text(level))]);
    if summary.before.is_some() {
        legend.extend([Span::text(" "), Span::text(t.legend_of_changes)]);
    }
    let table = Table { show: SHOWN, ..table(summary, &groups, texts) };
    let card = Scorecard { id: "card".to_owned(), table, lines: lines.collect() };
    vec![Block::Scorecard(card), Block::Legend(legend)]
}

/// Those with a verdict first, then the others, the largest first.
fn in_order(summary: &Summary) -> Vec<&Group> {
    let mut groups = scored(summary);
    groups.sort_by_key(|group| if is_firm(group) { (false, 0) } else { (true, u64::MAX - group.forecasts) });
    groups
}

fn table(summary: &Summary, groups: &[&Group], texts: &'static Texts) -> Table {
    let name = Column::words("", heading(&summary.report, texts));
    let columns = TableColumns::<&Group>::new()
        .and(name, |group| Cell::name(&label(&group.key, texts)))
        .then(columns(summary, groups, texts))
        .then(changes(summary, texts))
        .then(ranks(summary, texts));
    Table::of(texts.scorecard.caption, columns, groups.iter().copied())
}

/// What groups and sources have alike.
pub(super) fn columns<'a>(summary: &Summary, groups: &[&Group], texts: &'static Texts) -> TableColumns<'a, &'a Group> {
    let (t, scores) = (&texts.scorecard, &texts.scores);
    let language = texts.language;
    TableColumns::<&Group>::new()
        .and(Column::words("verdict", t.verdict), move |group| {
            let words = group.verdict.judgement.map(|judgement| judgement.finding.words(language));
            Cell::text(words.unwrap_or_default())
        })
        .and(Column::words("evidence", t.evidence).beneath(), move |group| {
            let words = group.verdict.judgement.map(|judgement| judgement.evidence(language));
            Cell::text(words.unwrap_or_default())
        })
        .and(Column::words("said", t.said), |group| {
            let share = |share: Option<Finite>| texts.numbers.share(share.map(Finite::get));
            Cell::text(format!("{} → {}", share(group.mean_forecast), share(group.base_rate)))
        })
        .and(Column::number("brier", scores.brier), |group| Cell::Score(group.brier.value()))
        .and(Column::interval("brier", filled(scores.interval, &[("level", &level(summary, texts))])), |group| {
            Cell::interval(&group.brier)
        })
        .and(Column::number("forecasts", scores.forecasts), |group| Cell::count(group.forecasts))
        .and(Column::number("questions", scores.questions), |group| Cell::count(group.questions))
        .then(effective(groups, texts))
}

/// How many questions of equal weight would tell as much; no column where that are hardly fewer for any group.
fn effective<'a>(groups: &[&Group], texts: &Texts) -> TableColumns<'a, &'a Group> {
    let fewer = |group: &Group| group.effective_questions.get() < 0.9 * group.questions as f64;
    if !groups.iter().any(|group| fewer(group)) {
        return TableColumns::new();
    }
    TableColumns::<&Group>::new().and(Column::number("effective", texts.scores.effective).beneath(), move |group| {
        Cell::Multiple(fewer(group).then_some(group.effective_questions.get()))
    })
}

fn level(summary: &Summary, texts: &Texts) -> String {
    texts.numbers.confidence(summary.report.settings.confidence.level())
}

/// The score less that of the period before; no columns without one.
fn changes<'a>(summary: &'a Summary, texts: &'static Texts) -> TableColumns<'a, &'a Group> {
    let t = &texts.scorecard;
    let Some(before) = summary.before.as_ref().filter(|before| before.overall.forecasts > 0) else {
        return TableColumns::new();
    };
    let then: BTreeMap<&GroupKey, &Group> =
        before.groups.iter().filter(|group| is_firm(group)).map(|group| (&group.key, group)).collect();
    let pairs = move |group: &Group| is_firm(group).then(|| then.get(&group.key).copied()).flatten();
    let of_brier = pairs.clone();
    let name = texts.period(&before.period.to_string());
    let named = |template: &str| filled(template, &[("before", &name)]);
    TableColumns::<&Group>::new()
        .and(Column::number("change", named(t.change)), move |group| {
            let change = of_brier(group).and_then(|then| Some(group.brier.value()? - then.brier.value()?));
            Cell::Change(change)
        })
        .and(Column::words("before", named(t.before)).beneath(), move |group| {
            let Some(then) = pairs(group) else { return Cell::text("") };
            let score = texts.numbers.score(then.brier.value());
            let overlap = ends(&then.brier).zip(ends(&group.brier)).map(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
            let chance = if overlap == Some(true) { format!("; {}", t.chance) } else { String::new() };
            Cell::text(format!("{name}: {score}{chance}"))
        })
}

/// From which rank to which; no column without a comparison.
fn ranks<'a>(summary: &'a Summary, texts: &'static Texts) -> TableColumns<'a, &'a Group> {
    let t = &texts.scorecard;
    let Some(comparison) = summary.comparison.as_ref() else { return TableColumns::new() };
    let ranks: BTreeMap<&GroupKey, (u32, u32)> = comparison
        .groups
        .iter()
        .filter_map(|group| Some((&group.key, group.rank.map(|rank| (rank.best, rank.worst))?)))
        .collect();
    let column = Column::number("rank", t.ranks);
    if ranks.is_empty() {
        return TableColumns::new();
    }
    TableColumns::<&Group>::new().and(column, move |group| Cell::Ranks(ranks.get(&group.key).copied()))
}

/// The end of the axis that all scores share: a tenth, behind the longest whisker.
pub(super) fn axis(groups: &[&Group]) -> f64 {
    let ends =
        groups.iter().filter(|group| is_firm(group)).filter_map(|group| group.brier.high().or(group.brier.value()));
    ((ends.fold(0.3, f64::max) * 10.0).ceil() / 10.0).min(1.0)
}

pub(super) fn pictures(group: &Group, look: usize, top: f64, texts: &Texts) -> Vec<(&'static str, Chart)> {
    if !is_firm(group) {
        return vec![];
    }
    let who = label(&group.key, texts);
    let title = filled(texts.scorecard.curve, &[("who", &who)]);
    let curve = SmallCurve {
        head: texts.head(title, group.verdict.sentence(texts.language)),
        look,
        curve: calibration::steps(group),
        band: calibration::consistency_band(group),
    };
    let dot = dot(&who, look, group, texts).map(|dot| {
        let head = texts.head(format!("{}: {who}", texts.scores.brier), dot.shown.clone());
        Chart::DotOnAxis(DotOnAxis { head, dot, top, reference: 0.25 })
    });
    std::iter::once(("said", Chart::SmallCurve(curve))).chain(dot.map(|dot| ("brier", dot))).collect()
}
