//! Each group's Brier score by quarter, and over the year that ends with each: single quarters jump about, a year tells a trend.

use std::collections::BTreeMap;

use crate::dataset::Dataset;
use crate::error::Error;
use crate::model::{GroupKey, Quarter};
use crate::options::{GroupingColumn, RunOptions};
use crate::report::intervals::{FEWEST_RARER, unpromised};
use crate::report::scored_again::{GatheredAgain, gather_again};
use crate::score::mean_brier;
use crate::uncertainty::{ClusterErrors, Estimate, Scale};

/// Quarters of a year.
const YEAR: i32 = 4;

/// A group's forecasts on questions that were resolved in one quarter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct InQuarter {
    /// Which.
    pub(crate) quarter: Quarter,
    /// Scored forecasts.
    pub(crate) forecasts: u64,
    /// Questions that they are about.
    pub(crate) questions: u64,
    /// Their Brier score.
    pub(crate) brier: Option<f64>,
    /// The Brier score over the four quarters that end with this one.
    pub(crate) over_a_year: Estimate,
}

/// The quarters of each group that have forecasts, in their order.
pub(crate) type ByQuarter = BTreeMap<GroupKey, Vec<InQuarter>>;

/// Scores a log that was read before by quarter, whatever span of days it was scored for, up to the end of that.
///
/// # Errors
/// When rows that wait in a temporary file cannot be read again.
pub(crate) fn over_time(log: &Dataset, options: &RunOptions) -> Result<ByQuarter, Error> {
    let mut options = options.clone();
    options.selection.group_by.push(GroupingColumn::Quarter);
    options.selection.from = None;
    let gathered = gather_again(log, &options)?;
    let quarters: Vec<Option<(GroupKey, Quarter)>> = gathered.keys.iter().map(split).collect();
    let mut scored: ByQuarter = BTreeMap::new();
    for (at, key) in quarters.iter().enumerate() {
        let counted = &gathered.fitted[at].counted;
        if let Some((who, quarter)) = key.as_ref().filter(|_| counted.scored.forecasts() > 0) {
            let (forecasts, brier) = (counted.scored.forecasts(), mean_brier(&counted.scored));
            let found = InQuarter {
                quarter: *quarter,
                forecasts,
                questions: counted.questions,
                brier,
                over_a_year: Estimate::default(),
            };
            scored.entry(who.clone()).or_default().push(found);
        }
    }
    for last in 0..YEAR {
        let years = years_that_end_with(last, &gathered, &quarters, options.statistics.confidence.level());
        for (who, quarters) in &mut scored {
            for found in quarters.iter_mut().filter(|found| found.quarter.number().rem_euclid(YEAR) == last) {
                found.over_a_year = years.get(&(who, found.quarter)).copied().unwrap_or_default();
            }
        }
    }
    for quarters in scored.values_mut() {
        quarters.sort_by_key(|found| found.quarter);
    }
    Ok(scored)
}

/// The scores of all groups over years whose last quarter is the same one of four; such years do not overlap.
fn years_that_end_with<'q>(
    last: i32,
    gathered: &GatheredAgain,
    quarters: &'q [Option<(GroupKey, Quarter)>],
    confidence: f64,
) -> BTreeMap<(&'q GroupKey, Quarter), Estimate> {
    let end = |quarter: Quarter| Quarter::numbered(quarter.number() + (last - quarter.number()).rem_euclid(YEAR));
    let mut numbers: BTreeMap<Option<(&GroupKey, Quarter)>, u32> = BTreeMap::new();
    let into: Vec<u32> = quarters
        .iter()
        .map(|key| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(key.as_ref().map(|(who, quarter)| (who, end(*quarter)))).or_insert(next)
        })
        .collect();
    let mut sums = vec![(0.0, 0.0); numbers.len()];
    for (&year, group) in into.iter().zip(&gathered.fitted) {
        let tally = &group.counted.scored;
        let (weight, score) = &mut sums[year as usize];
        *score += tally.weight() * mean_brier(tally).unwrap_or_default();
        *weight += tally.weight();
    }
    let errors = ClusterErrors::of(&gathered.clusters.merged(&into, numbers.len()));
    let estimate = |year: u32| {
        let ((weight, score), errors) = (sums[year as usize], &errors[year as usize]);
        let value = (weight > 0.0).then(|| score / weight);
        let kept = value.filter(|_| unpromised(errors, FEWEST_RARER).is_none());
        Estimate::new(value, kept.and_then(|value| errors.brier.interval(value, Scale::Logit, confidence)))
    };
    numbers.into_iter().filter_map(|(key, year)| Some((key?, estimate(year)))).collect()
}

/// Who, and in which quarter; `None` for questions that have no day.
fn split(key: &GroupKey) -> Option<(GroupKey, Quarter)> {
    let ((_, name), who) = key.0.split_last()?;
    Some((GroupKey(who.to_vec()), Quarter::parse(name)?))
}
