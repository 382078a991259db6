//! Each period beside the one before.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::compare::change::Change;
use crate::compare::source_cells::SourceCells;
use crate::model::{Finite, GroupKey};
use crate::options::{GroupingColumn, RunOptions, StatisticsOptions};
use crate::report::{Group, Verdict};
use crate::uncertainty::{Bootstrap, Estimate};

use crate::localized::counted;

/// One group in one period, beside the same group in the period before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupInPeriod {
    /// Which group and period.
    pub key: GroupKey,
    /// The latest earlier period in which the group has scored forecasts.
    pub previous: Option<GroupKey>,
    /// Questions.
    pub questions: u64,
    /// Brier score.
    pub brier: Estimate,
    /// Its Brier score less that of the period before; positive is worse.
    pub change: Estimate,
    /// Sources that forecast in both periods.
    pub paired_sources: u64,
    /// The mean change of these sources, one vote each.
    pub paired_change: Estimate,
    /// Two-sided p-value of no change: of the paired sources if there are any, else of all.
    pub p_value: Option<Finite>,
    /// The same after Holm's adjustment over all changes.
    pub p_adjusted: Option<Finite>,
    /// The period as its questions were resolved in it.
    pub as_resolved: Side,
    /// The period if each question counts only when its deadline has passed too.
    pub waiting: Side,
    /// What may be said of the change.
    pub verdict: Verdict,
}

/// A period by one way to assign its questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Side {
    /// Questions.
    pub questions: u64,
    /// Share of yes among its forecasts.
    pub base_rate: Option<Finite>,
    /// Brier score.
    pub brier: Option<Finite>,
}

/// Who, and in which period.
pub(crate) fn split_period(key: &GroupKey) -> (GroupKey, String) {
    let (who, when) = split(key);
    (who, when.join(" "))
}

fn split(key: &GroupKey) -> (GroupKey, Vec<&str>) {
    let (when, who): (Vec<_>, Vec<_>) = key.0.iter().partition(|(column, _)| GroupingColumn::named(column).is_period());
    (GroupKey(who.into_iter().cloned().collect()), when.into_iter().map(|(_, value)| value.as_str()).collect())
}

/// All groups in all periods; `other_side` has each by the other way to assign questions, if any question tells the two apart.
pub(super) fn periods(
    scored: &[Group],
    cells: &SourceCells,
    other_side: Option<&BTreeMap<GroupKey, Side>>,
    options: &RunOptions,
    resampling: &Bootstrap,
) -> Vec<GroupInPeriod> {
    let mut by_who: BTreeMap<GroupKey, Vec<(Vec<&str>, u32)>> = BTreeMap::new();
    for (number, group) in (0_u32..).zip(scored).filter(|(_, group)| group.forecasts > 0) {
        let (who, when) = split(&group.key);
        by_who.entry(who).or_default().push((when, number));
    }
    let mut steps: Vec<(Option<u32>, u32)> = vec![];
    for periods in by_who.values_mut() {
        periods.sort();
        let before = std::iter::once(None).chain(periods.iter().map(|(_, number)| Some(*number)));
        steps.extend(before.zip(periods.iter().map(|(_, number)| *number)));
    }
    let judged = |group: u32| scored[group as usize].questions >= options.statistics.min_questions.max(2);
    let tested: Vec<(u32, u32)> = steps
        .iter()
        .filter_map(|&(before, now)| Some((before?, now)))
        .filter(|&(a, b)| judged(a) && judged(b))
        .collect();
    let asked: Vec<(u32, u32)> = steps.iter().filter_map(|&(before, now)| Some((before?, now))).collect();
    let mut in_both = cells.sources_in_both(&asked).into_iter();
    let mut changes = cells.changes(&tested, resampling, options.statistics.confidence.level()).into_iter();
    let mut tested = tested.into_iter().peekable();
    steps
        .into_iter()
        .map(|(before, now)| {
            let change = before.and_then(|before| tested.next_if_eq(&(before, now))).and_then(|_| changes.next());
            let in_both = before.and_then(|_| in_both.next()).unwrap_or_default();
            let before = before.map(|before| &scored[before as usize]);
            period(&scored[now as usize], before, in_both, change, other_side, options)
        })
        .collect()
}

fn period(
    group: &Group,
    before: Option<&Group>,
    paired_sources: u64,
    change: Option<Change>,
    other_side: Option<&BTreeMap<GroupKey, Side>>,
    options: &RunOptions,
) -> GroupInPeriod {
    let own = Side {
        questions: group.questions,
        base_rate: group.base_rate,
        brier: group.brier.value().and_then(Finite::new),
    };
    let other = other_side.map_or(own, |sides| sides.get(&group.key).copied().unwrap_or_default());
    let (as_resolved, waiting) = if options.selection.wait_for_deadline { (other, own) } else { (own, other) };
    let difference = before.and_then(|before| Some(group.brier.value()? - before.brier.value()?));
    GroupInPeriod {
        key: group.key.clone(),
        previous: before.map(|before| before.key.clone()),
        questions: group.questions,
        brier: group.brier,
        change: change.map_or_else(|| Estimate::new(difference, None), |change| change.all),
        paired_sources,
        paired_change: change.and_then(|change| change.paired).unwrap_or_default(),
        p_value: change.and_then(|change| change.p_value).and_then(Finite::new),
        p_adjusted: change.and_then(|change| change.p_adjusted).and_then(Finite::new),
        as_resolved,
        waiting,
        verdict: verdict(group, before, change, &options.statistics),
    }
}

fn verdict(group: &Group, before: Option<&Group>, change: Option<Change>, statistics: &StatisticsOptions) -> Verdict {
    let Some(before) = before else {
        return Verdict { code: "first-period", text: "The first period of this group.".to_owned(), judgement: None };
    };
    let (who, when) = split(&group.key);
    let name = if who.0.is_empty() { "all".to_owned() } else { super::label(&who) };
    let (now, then) = (when.join(" "), split(&before.key).1.join(" "));
    let Some(change) = change else {
        let text = format!(
            "{name}: {} in {then}, {} in {now}; a comparison needs {} in each: not enough.",
            counted(before.questions, "question", "questions"),
            counted(group.questions, "question", "questions"),
            statistics.min_questions.max(2)
        );
        return Verdict { code: "not-enough", text, judgement: None };
    };
    let estimate = change.paired.unwrap_or(change.all);
    let value = estimate.value().unwrap_or_default();
    let alpha = 1.0 - statistics.confidence.level() + 1e-12;
    let excludes_zero = estimate.low().zip(estimate.high()).is_some_and(|(low, high)| low > 0.0 || high < 0.0);
    let is_change = change.p_adjusted.is_some_and(|p| p <= alpha) && excludes_zero;
    let by_chance = change.p_value.is_some_and(|p| p <= alpha) && excludes_zero && !is_change;
    let (code, conclusion) = match (is_change, value > 0.0) {
        (true, true) => ("worse", "worse"),
        (true, false) => ("better", "better"),
        _ if by_chance => {
            ("no-evidence", "no evidence of a change, as among so many one is likely to look like this by chance")
        }
        _ => ("no-evidence", "no evidence of a change"),
    };
    let among = if change.paired_sources > 0 {
        format!("the {} in both periods", counted(change.paired_sources, "source", "sources"))
    } else {
        "all (no source spoke in both periods)".to_owned()
    };
    let size = format!("{:.3}", value.abs());
    let how = match size.as_str() {
        "0.000" => "the same as".to_owned(),
        size if value > 0.0 => format!("{size} worse than"),
        size => format!("{size} better than"),
    };
    let range = estimate.low().zip(estimate.high()).map_or(String::new(), |(low, high)| {
        let (low, high) = if value < 0.0 { (-high, -low) } else { (low, high) };
        format!(" ({} {} to {})", level(statistics.confidence.level()), decimals(low), decimals(high))
    });
    let text = format!("{name}: in {now} {among} scored {how} in {then}{range}: {conclusion}.");
    Verdict { code, text, judgement: None }
}

fn decimals(value: f64) -> String {
    let digits = format!("{:.3}", value.abs());
    if value < 0.0 && digits != "0.000" { format!("−{digits}") } else { digits }
}

fn level(confidence: f64) -> String {
    format!("{}%", (confidence * 1000.0).round() / 10.0)
}
