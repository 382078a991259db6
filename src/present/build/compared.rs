//! What `compare` and the report show alike of a comparison: its tables, what may be said of a pair, whether the order hangs
//! on choices.

use super::shared::{join, names};
use crate::model::GroupKey;
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, words};
use crate::present::table::{Table, ends};
use crate::present::tables::{self, label};
use crate::report::{ComparedPair, Comparison, ComponentOrder};

/// The columns of groups on equal terms.
pub(crate) const EQUAL_TERMS: &[&str] = &[
    "",
    "forecasts",
    "questions",
    "brier",
    "brier_low",
    "adjusted_brier",
    "adjusted_brier_low",
    "relative_brier",
    "relative_brier_low",
    "component",
    "rank_best",
];
/// The columns of bets against the others, and of panels.
pub(crate) const BETS: &[&str] = &[
    "",
    "coverage",
    "staked",
    "log_payoff",
    "log_payoff_low",
    "bankroll",
    "panel_mean",
    "panel_median",
    "panel_geometric_mean_odds",
];
/// All groups with all that was found of them.
pub(crate) fn groups_table(comparison: &Comparison, texts: &'static Texts) -> Table {
    tables::compared(comparison, &comparison.groups.iter().collect::<Vec<_>>(), texts)
}

/// All pairs with all that was found of them.
pub(crate) fn pairs_table(comparison: &Comparison, texts: &'static Texts) -> Table {
    pairs_table_of(&comparison.pairs, comparison, texts)
}

/// These pairs with all that was found of them.
pub(crate) fn pairs_table_of(pairs: &[ComparedPair], comparison: &Comparison, texts: &'static Texts) -> Table {
    let finding = |pair: &ComparedPair| words(&sentence(pair, comparison, texts));
    tables::pairs(comparison, &pairs.iter().collect::<Vec<_>>(), texts, finding)
}

/// The number of a set is shown if there are several.
pub(crate) fn equal_terms(comparison: &Comparison) -> Vec<&'static str> {
    let is_shown = |name: &&&str| **name != "component" || comparison.components > 1;
    EQUAL_TERMS.iter().filter(is_shown).copied().collect()
}

/// What may be said of a pair.
pub(crate) fn sentence(pair: &ComparedPair, comparison: &Comparison, texts: &Texts) -> Spans {
    let t = &texts.comparison;
    let name = |key: &GroupKey| Span::strong(&label(key, texts));
    let questions = Span::text(texts.counted(texts.questions, pair.questions));
    let mut given = vec![("a", name(&pair.a)), ("b", name(&pair.b)), ("questions", questions)];
    let Some(value) = pair.difference.value() else {
        return fill(if pair.questions > 0 { t.too_few } else { t.not_comparable }, &given);
    };
    given.push(("difference", Span::whole(texts.numbers.score(Some(value.abs())))));
    let Some(ends) = ends(&pair.difference) else { return fill(t.unvarying, &given) };
    // Better by so much, worse by so much: both are told as they are, not as differences.
    let (is_worse, (low, high)) = (value > 0.0, ends);
    let range = if is_worse { ends } else { (-high, -low) };
    let alone = pair.p_value.is_some_and(|p| p <= 1.0 - comparison.settings.confidence.level());
    let finding = match pair.verdict.code {
        "a-better" | "b-better" => difference(pair, is_worse, texts),
        "no-evidence" if alone && range.0 > 0.0 => t.by_chance.to_owned(),
        "no-evidence" => t.no_evidence.to_owned(),
        _ => t.unsettled.to_owned(),
    };
    given.extend([
        ("level", Span::text(texts.numbers.confidence(comparison.settings.confidence.level()))),
        ("interval", Span::whole(texts.numbers.interval(range))),
        ("finding", Span::text(finding)),
    ]);
    fill(if is_worse { t.worse } else { t.better }, &given)
}

/// That there is a difference, and whether it is one of the sources in the log or of their types.
fn difference(pair: &ComparedPair, is_worse: bool, texts: &Texts) -> String {
    let t = &texts.comparison;
    match &pair.of_type {
        Some(found) => {
            let (low, high) = (found.low.get(), found.high.get());
            let range = if is_worse { (low, high) } else { (-high, -low) };
            let words = if found.differs { t.differ_such } else { t.differ_these };
            filled(words, &[("interval", &texts.numbers.interval(range))])
        }
        None if pair.too_few_sources() => t.differ_few.to_owned(),
        None => t.differ.to_owned(),
    }
}

/// For each set of comparable groups its order, and which choices change it.
pub(crate) fn robustness(comparison: &Comparison, texts: &Texts) -> Vec<Spans> {
    let several = comparison.order.iter().filter(|component| component.order.len() > 1);
    several
        .flat_map(|component| {
            std::iter::once(order(component, comparison, texts)).chain(against(component, comparison, texts))
        })
        .collect()
}

/// The verdicts that speak against an order: two groups of which the one that is better by verdict stands behind the other.
fn against(component: &ComponentOrder, comparison: &Comparison, texts: &Texts) -> Vec<Spans> {
    let place = |key: &GroupKey| component.order.iter().position(|other| other == key);
    let speaks = |pair: &ComparedPair| {
        let (better, worse) = pair.better_and_worse()?;
        let against = place(better).zip(place(worse)).is_some_and(|(better, worse)| better > worse);
        let name = |key| Span::strong(&label(key, texts));
        against.then(|| fill(texts.comparison.against_order, &[("better", name(better)), ("worse", name(worse))]))
    };
    comparison.pairs.iter().filter_map(speaks).collect()
}

fn order(component: &ComponentOrder, comparison: &Comparison, texts: &Texts) -> Spans {
    let t = &texts.comparison;
    let all: Vec<String> = component.order.iter().map(|key| label(key, texts)).collect();
    let changed: Vec<&str> = comparison
        .robustness
        .iter()
        .filter(|choice| choice.component == component.component && !choice.same_order)
        .map(|choice| choice.choice.as_str())
        .collect();
    let choices = ("choices", Span::text(changed.join(", ")));
    join(if changed.is_empty() { t.same_order } else { t.other_order }, names(&all, texts), &[choices])
}
