//! What `compare` and the report show alike of a comparison: its tables, what may be said of a pair, whether the order hangs
//! on choices.

use super::shared::{join, names};
use crate::model::GroupKey;
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, words};
use crate::present::table::{Table, ends};
use crate::present::tables::{self, label};
use crate::report::comparison::{GroupInPeriod, QuestionsNeeded, Reason, split_period};
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

/// What may be said of a pair, with how many more questions would settle it.
pub(crate) fn sentence(pair: &ComparedPair, comparison: &Comparison, texts: &Texts) -> Spans {
    let hope = hope(pair, texts).map(|hope| Span::text(format!(" {hope}")));
    finding(pair, comparison, texts).into_iter().chain(hope).collect()
}

/// What may be said of a pair.
pub(crate) fn finding(pair: &ComparedPair, comparison: &Comparison, texts: &Texts) -> Spans {
    let t = &texts.comparison;
    let name = |key: &GroupKey| Span::strong(&label(key, texts));
    let questions = Span::text(texts.counted(texts.questions, pair.questions));
    let mut given = vec![("a", name(&pair.a)), ("b", name(&pair.b)), ("questions", questions)];
    let Some(value) = pair.difference.value() else {
        let words = match pair.untested {
            Some(Reason::OneOutcome { happened: true, .. }) => t.all_yes,
            Some(Reason::OneOutcome { happened: false, .. }) => t.all_no,
            _ if pair.questions > 0 => t.too_few,
            _ => t.not_comparable,
        };
        return fill(words, &given);
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

/// How many more questions would settle a difference.
pub(crate) fn hope(pair: &ComparedPair, texts: &Texts) -> Option<String> {
    pair.more.map(|more| match more {
        QuestionsNeeded::About(more) => filled(texts.comparison.more_questions, &[("n", &texts.numbers.count(more))]),
        QuestionsNeeded::TooMany => texts.comparison.never_settled.to_owned(),
    })
}

/// What may be said of a group's change from the period before, if there is one.
pub(crate) fn change(
    period: &GroupInPeriod,
    periods: &[GroupInPeriod],
    comparison: &Comparison,
    texts: &Texts,
) -> Option<Spans> {
    let t = &texts.comparison;
    let previous = period.previous.as_ref()?;
    let (who, now) = split_period(&period.key);
    let count = |number| Span::text(texts.counted(texts.questions, number));
    let before = periods.iter().find(|other| other.key == *previous).map_or(0, |before| before.questions);
    let mut given = vec![
        ("who", Span::strong(&label(&who, texts))),
        ("now", Span::text(now)),
        ("then", Span::text(split_period(previous).1)),
    ];
    if period.verdict.code == "not-enough" {
        let needed = texts.numbers.count(comparison.settings.min_questions.max(2));
        given.extend([("before", count(before)), ("after", count(period.questions)), ("n", Span::text(needed))]);
        return Some(fill(t.change_untested, &given));
    }
    let estimate = if period.paired_sources > 0 { period.paired_change } else { period.change };
    let is_worse = estimate.value()? > 0.0;
    let range = ends(&estimate).map(|(low, high)| if is_worse { (low, high) } else { (-high, -low) });
    let alone = period.p_value.is_some_and(|p| p <= 1.0 - comparison.settings.confidence.level());
    let finding = match period.verdict.code {
        "better" | "worse" => t.differ,
        _ if alone && range.is_some_and(|(low, _)| low > 0.0) => t.change_by_chance,
        _ => t.no_change,
    };
    let among = if period.paired_sources > 0 {
        filled(t.of_sources_in_both, &[("sources", &texts.counted(texts.sources, period.paired_sources))])
    } else {
        t.of_all_forecasts.to_owned()
    };
    let level = texts.numbers.confidence(comparison.settings.confidence.level());
    given.extend([
        ("difference", Span::whole(texts.numbers.score(estimate.value().map(f64::abs)))),
        ("among", Span::text(among)),
        (
            "interval",
            Span::text(range.map_or_else(String::new, |range| {
                let interval = texts.numbers.interval(range);
                filled(t.change_interval, &[("level", &level), ("interval", &interval)])
            })),
        ),
        ("finding", Span::text(finding)),
    ]);
    Some(fill(if is_worse { t.change_worse } else { t.change_better }, &given))
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
