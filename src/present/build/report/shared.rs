//! What several sections of the report share: which groups they show, and how they say what they leave out.

use std::collections::BTreeMap;

use crate::model::GroupKey;
use crate::present::chart::{OTHERS, SERIES};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, plain, words};
use crate::present::tables::group_heading;
use crate::present::tables::label;
use crate::report::{ComparedPair, Group, Report};
use crate::summary::Summary;

/// So many groups have a sentence where room is short.
pub(super) const SHOWN: usize = 30;
/// So many groups have a chart of their own, and so many lines a chart has.
pub(in crate::present::build) const CHARTS: usize = 24;

/// The heading of the column that names groups.
pub(super) fn heading(report: &Report, texts: &Texts) -> String {
    group_heading(&report.settings.by, texts)
}

/// The groups that were scored.
pub(super) fn scored(summary: &Summary) -> Vec<&Group> {
    summary.report.groups.iter().filter(|group| group.forecasts > 0).collect()
}

/// The number of each group's colour, mark and dash, the same throughout the report.
pub(super) struct Looks<'a>(BTreeMap<&'a GroupKey, usize>);

/// The largest groups have one of their own, all others share the last.
pub(super) fn looks(summary: &Summary) -> Looks<'_> {
    let largest = largest(&scored(summary), SERIES);
    Looks(largest.into_iter().map(|group| &group.key).zip(0..).collect())
}

impl Looks<'_> {
    /// That of a group.
    pub(super) fn of(&self, key: &GroupKey) -> usize {
        self.0.get(key).copied().unwrap_or(OTHERS)
    }
}

/// Whether there is enough behind a group for a verdict.
pub(super) fn is_firm(group: &Group) -> bool {
    group.verdict.code != "too-few"
}

/// The groups with most forecasts, in their own order.
pub(super) fn largest<'a>(groups: &[&'a Group], most: usize) -> Vec<&'a Group> {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(groups[at].forecasts), at));
    order.truncate(most);
    order.sort_unstable();
    order.into_iter().map(|at| groups[at]).collect()
}

/// Says that not all groups are shown, if that is so.
pub(super) fn not_all(template: &str, shown: usize, all: usize, texts: &Texts) -> Option<Spans> {
    let count = |n: usize| Span::text(texts.numbers.count(n as u64));
    (shown < all).then(|| fill(template, &[("n", count(shown)), ("all", count(all))]))
}

/// What is not in a chart, if anything.
pub(super) fn more(shown: usize, all: usize, texts: &Texts) -> Option<String> {
    (shown < all).then(|| filled(texts.page.more, &[("n", &texts.numbers.count((all - shown) as u64))]))
}

/// The verdict of a group without its name in front.
pub(super) fn verdict(group: &Group, texts: &Texts) -> String {
    group.verdict.sentence(texts.language)
}

/// The words of spans, for descriptions.
pub(super) fn said(spans: &[Span]) -> String {
    words(spans)
}

/// Who did better than whom by verdict, and that nobody else did.
pub(super) fn of_pairs(pairs: &[ComparedPair], texts: &Texts) -> Vec<Spans> {
    let t = &texts.answer;
    let (apart, alike): (Vec<&ComparedPair>, Vec<&ComparedPair>) =
        pairs.iter().partition(|pair| pair.better_and_worse().is_some());
    let name = |key: &GroupKey| Span::strong(&label(key, texts));
    let differs = |pair: &ComparedPair| {
        let (better, worse) = pair.better_and_worse()?;
        Some(fill(t.apart, &[("better", name(better)), ("worse", name(worse))]))
    };
    let of_others = match (apart.is_empty(), alike.is_empty()) {
        (true, _) if pairs.iter().any(|pair| pair.p_value.is_some()) => t.none_apart,
        (true, _) if pairs.iter().any(|pair| pair.questions > 0) => t.few_shared,
        (true, _) => t.none_shared,
        (false, false) => t.others_alike,
        (false, true) => t.all_apart,
    };
    apart.iter().take(SHOWN).filter_map(|pair| differs(pair)).chain([plain(of_others)]).collect()
}
