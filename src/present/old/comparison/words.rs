use super::label;
use crate::model::GroupKey;
use crate::present::number::{count, counted};
use crate::report::Comparison;
use crate::report::comparison::{ComparedGroup, ComponentOrder, OrderUnderChoice, Shrunk};

/// How to read the table of groups.
pub(in crate::present::old) const LEGEND: &str = "Lower scores are better. Adjusted for difficulty: as if all had answered the same \
    questions. Beside the crowd: day by day, own score less the median of everyone's; below 0 is better. Ranks: those that \
    the data cannot exclude, best first.";

/// How to read the table of bets.
pub(in crate::present::old) const BETS: &str = "Coverage: share of a question's days with a forecast. Each forecast is a bet against \
    the median of all other sources at that time: log payoff above 0 wins; bankroll is what 1 becomes when all of it is \
    staked each time. Panel: what the group's sources say together, each with its latest forecast.";

/// How to read the table of sources.
pub(in crate::present::old) const SHRUNK: &str = "Adjusted for difficulty: as if all had answered the same questions. As believed: \
    drawn to the mean of the source's type, the further the less is known of the source, so that one lucky call does not \
    lead. Ranks: those that the data cannot exclude.";

/// Heading of the verdicts on periods.
pub(in crate::present::old) const OF_CHANGES: &str = "What may be said of the changes";
/// Heading of the orders under other choices.
pub(in crate::present::old) const OF_CHOICES: &str = "Does the order hang on the choices made?";
/// How to read the table of periods.
pub(in crate::present::old) const CHANGES: &str = "Change: of the sources that forecast in both periods, one vote each; above 0 is \
    worse; in both: their number. Resolved: with all questions that were resolved in the period. Waiting: each question counts once its deadline \
    has passed too.";

const NEIGHBOURS: &str = "Neighbours need not differ: see the ranks.";
/// So many sentences are shown when there are too many for all of them.
const FINDINGS: usize = 20;
/// Up to so many sentences are all shown.
const ALL: usize = 10;
/// So many sources are listed.
const SOURCES: usize = 40;
/// Up to so many groups an order is spelled out.
const SPELLED_OUT: usize = 8;

/// Sentences that are shown, and what is said of the others.
#[derive(Debug, Default)]
pub(in crate::present::old) struct Verdicts<'a> {
    /// Code and sentence.
    pub(in crate::present::old) shown: Vec<(&'static str, &'a str)>,
    /// How many others there are of each kind.
    pub(in crate::present::old) rest: Vec<String>,
}

fn verdicts<'a>(
    all: Vec<(&'static str, &'a str)>,
    is_finding: impl Fn(&str) -> bool,
    kinds: [(&'static str, &'static str); 3],
) -> Verdicts<'a> {
    if all.len() <= ALL {
        return Verdicts { shown: all, rest: vec![] };
    }
    let findings = all.iter().filter(|(code, _)| is_finding(code)).count();
    let shown = all.iter().filter(|(code, _)| is_finding(code)).take(FINDINGS).copied().collect();
    let more = findings.saturating_sub(FINDINGS);
    let tally = kinds.map(|(code, words)| (all.iter().filter(|(other, _)| *other == code).count(), words));
    let rest = std::iter::once((more, "more with a difference")).chain(tally).filter(|(number, _)| *number > 0);
    Verdicts { shown, rest: rest.map(|(number, words)| format!("{} {words}.", count(number as u64))).collect() }
}

/// What may be said of pairs: differences first if there are too many for all.
pub(in crate::present::old) fn verdicts_of_pairs(comparison: &Comparison) -> Verdicts<'_> {
    let all = comparison.pairs.iter().map(|pair| (pair.verdict.code, pair.verdict.text.as_str()));
    verdicts(
        all.collect(),
        |code| code.ends_with("-better"),
        [
            ("no-evidence", "without evidence of a difference"),
            ("not-enough", "without enough shared questions"),
            ("not-comparable", "not comparable"),
        ],
    )
}

/// What may be said of changes.
pub(in crate::present::old) fn verdicts_of_periods(comparison: &Comparison) -> Verdicts<'_> {
    let periods = comparison.periods.iter().flatten().filter(|period| period.previous.is_some());
    let all = periods.map(|period| (period.verdict.code, period.verdict.text.as_str()));
    verdicts(
        all.collect(),
        |code| matches!(code, "better" | "worse"),
        [
            ("no-evidence", "without evidence of a change"),
            ("not-enough", "with too few questions"),
            ("first-period", "without a period before"),
        ],
    )
}

/// The sources that are listed, best first; `None` if none was drawn towards its type.
pub(super) fn shown_sources(comparison: &Comparison) -> Option<Vec<(&ComparedGroup, &Shrunk)>> {
    let enough = comparison.settings.min_questions;
    let all = comparison.groups.iter().filter_map(|group| Some((group, group.shrunk.as_ref()?)));
    let mut all: Vec<_> = all.filter(|(group, _)| group.questions >= enough).collect();
    let is_any = comparison.groups.iter().any(|group| group.shrunk.is_some());
    // Sets cannot be ranked together.
    all.sort_by(|(a, x), (b, y)| {
        let value = |shrunk: &Shrunk| shrunk.brier.value.unwrap_or(f64::MAX);
        a.component.cmp(&b.component).then(value(x).total_cmp(&value(y)))
    });
    all.truncate(SOURCES);
    is_any.then_some(all)
}

/// Who is not listed among the sources.
pub(in crate::present::old) fn sources_left_out(comparison: &Comparison) -> Option<String> {
    let enough = comparison.settings.min_questions;
    let scored = || comparison.groups.iter().filter(|group| group.forecasts > 0);
    let few = scored().filter(|group| group.questions < enough).count();
    let more = scored().count().saturating_sub(few).saturating_sub(SOURCES);
    let few = (few > 0).then(|| {
        format!(
            "{} with fewer than {enough} scored questions not listed (--min-questions)",
            counted(few as u64, "source")
        )
    });
    let more = (more > 0).then(|| format!("{} further down", counted(more as u64, "source")));
    let parts: Vec<String> = [few, more].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("{}: see --format json or --export.", parts.join("; ")))
}

/// Whether the order survives other choices, component by component.
pub(in crate::present::old) fn robustness(comparison: &Comparison) -> Vec<String> {
    let several = comparison.order.len() > 1;
    let of = |main: &ComponentOrder| {
        let choices: Vec<&OrderUnderChoice> =
            comparison.robustness.iter().filter(|choice| choice.component == main.component).collect();
        let few = main.order.len() <= SPELLED_OUT;
        if several || !few { in_short(main, &choices, few) } else { in_full(main, &choices) }
    };
    comparison.order.iter().flat_map(of).collect()
}

fn names<'a>(choices: impl Iterator<Item = &'a &'a OrderUnderChoice>) -> String {
    choices.map(|choice| choice.choice.as_str()).collect::<Vec<_>>().join(", ")
}

/// Labels may hold commas themselves.
fn listed(keys: &[GroupKey]) -> String {
    let labels: Vec<String> = keys.iter().map(label).collect();
    labels.join(if labels.iter().any(|label| label.contains(',')) { "; " } else { ", " })
}

/// Every order in words.
fn in_full(main: &ComponentOrder, choices: &[&OrderUnderChoice]) -> Vec<String> {
    let same = names(choices.iter().filter(|choice| choice.same_order));
    let mut lines = vec![format!("Best first, adjusted for difficulty: {}. {NEIGHBOURS}", listed(&main.order))];
    if !same.is_empty() {
        lines.push(format!("The same order with {same}."));
    }
    let other = choices.iter().filter(|choice| !choice.same_order);
    lines.extend(other.map(|choice| format!("With {}: {}.", choice.choice, listed(&choice.order))));
    lines
}

/// The order, if it is short, and under which choices it is another.
fn in_short(main: &ComponentOrder, choices: &[&OrderUnderChoice], few: bool) -> Vec<String> {
    let what = if few { listed(&main.order) } else { format!("{} groups. {NEIGHBOURS}", main.order.len()) };
    let other = names(choices.iter().filter(|choice| !choice.same_order));
    let same = names(choices.iter().filter(|choice| choice.same_order));
    let hangs = match (other.is_empty(), same.is_empty()) {
        (true, _) => "The same with every other choice.".to_owned(),
        (_, true) => "Another order with every other choice.".to_owned(),
        _ => format!("Another order with {other}."),
    };
    vec![format!("{}. {hangs}", what.trim_end_matches('.'))]
}
