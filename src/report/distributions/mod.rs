//! The scores of forecasts over several answers, over numbers and over days: of each kind by itself, never mixed with those of
//! yes and no.

mod cells;
mod question_cells;
mod relative;
mod shares;
mod statistics;
mod sums;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::dataset::Dataset;
use crate::model::{Finite, QuestionId, SourceId};
use crate::observe::distributions::each;
use crate::observe::grouping::GroupId;
use crate::observe::{Observations, ShardObservations};
use crate::options::StatisticsOptions;
use crate::report::Bin;
use crate::uncertainty::Estimate;
pub(in crate::report) use cells::CellsOfKind;
use sums::GroupSums;

/// Forecasts over several answers, of which one happens.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Categorical {
    /// Questions that they are about.
    pub questions: u64,
    /// As many questions of equal weight would tell as much.
    pub effective_questions: Finite,
    /// Scored forecasts, each with all its answers.
    pub forecasts: u64,
    /// Brier score over all answers, half form: 0 best, 1 worst.
    pub brier: Estimate,
    /// Log score of the answer that happened, in nats.
    pub log_score: Estimate,
    /// Those whose answers have an order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered: Option<OrderedAnswers>,
    /// Calibration: each answer (where they have an order, "at most this answer") as a statement of its own.
    pub bins: Vec<Bin>,
}

/// Forecasts over answers that have an order.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OrderedAnswers {
    /// Questions that they are about.
    pub questions: u64,
    /// Scored forecasts.
    pub forecasts: u64,
    /// Ranked probability score, the mean Brier score of the cut points: 0 best, 1 worst.
    pub rps: Estimate,
}

/// Forecasts of numbers by their quantiles.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Numeric {
    /// Questions that they are about.
    pub questions: u64,
    /// As many questions of equal weight would tell as much.
    pub effective_questions: Finite,
    /// Scored forecasts, each with all its quantiles.
    pub forecasts: u64,
    /// The unit of all numbers, blank if none is stated; `None` where questions have different ones.
    pub unit: Option<String>,
    /// Weighted interval score in that unit, lower is better; no value where units differ.
    pub wis: Estimate,
    /// The part of it that the width of the intervals costs.
    pub dispersion: Option<Finite>,
    /// The part for numbers above the intervals.
    pub underprediction: Option<Finite>,
    /// The part for numbers below them.
    pub overprediction: Option<Finite>,
    /// Ratio of the weighted interval score to that of the other groups on common questions, geometric mean: below 1 is better.
    pub relative_wis: Estimate,
    /// How often numbers lay in central intervals.
    pub coverage: Vec<AtLevel>,
    /// How often numbers lay at or below quantiles.
    pub quantiles: Vec<AtLevel>,
}

/// How often something happened that should happen with a certain probability.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct AtLevel {
    /// How often it should, in (0, 1).
    pub level: Finite,
    /// How often it did.
    pub observed: Finite,
    /// Lower end of the interval of that.
    pub low: Finite,
    /// Upper end.
    pub high: Finite,
    /// Forecasts with this level.
    pub forecasts: u64,
    /// Questions that they are about.
    pub questions: u64,
}

/// Forecasts of the day on which something happens.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Days {
    /// Questions that they are about.
    pub questions: u64,
    /// As many questions of equal weight would tell as much.
    pub effective_questions: Finite,
    /// Scored forecasts, each with all its days.
    pub forecasts: u64,
    /// Mean Brier score of "until this day" over the days that were stated: 0 best, 1 worst.
    pub brier: Estimate,
    /// Calibration: each stated day as a statement of its own.
    pub bins: Vec<Bin>,
}

/// What a group has of each kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GroupDistributions {
    /// Several answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub categorical: Option<Categorical>,
    /// Numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numeric: Option<Numeric>,
    /// Days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<Days>,
    /// Sources that made these or forecasts of yes.
    #[serde(skip)]
    pub sources: u64,
}

impl GroupDistributions {
    /// Scored forecasts of all these kinds.
    pub(crate) fn forecasts(&self) -> u64 {
        self.counts().iter().map(|counts| counts.0).sum()
    }

    /// Questions that they are about: each is of one kind.
    pub(crate) fn questions(&self) -> u64 {
        self.counts().iter().map(|counts| counts.1).sum()
    }

    fn counts(&self) -> [(u64, u64); 3] {
        let Self { categorical, numeric, days, .. } = self;
        [
            categorical.as_ref().map_or((0, 0), |kind| (kind.forecasts, kind.questions)),
            numeric.as_ref().map_or((0, 0), |kind| (kind.forecasts, kind.questions)),
            days.as_ref().map_or((0, 0), |kind| (kind.forecasts, kind.questions)),
        ]
    }
}

/// Of the groups in this order, and last of all together; and what the groups scored on each question.
pub(in crate::report) fn describe(
    log: &Dataset,
    observations: &Observations,
    groups: &[GroupId],
    statistics: &StatisticsOptions,
) -> (Vec<GroupDistributions>, Vec<CellsOfKind>) {
    let distributions = &log.distributions;
    if distributions.is_empty() {
        return (vec![GroupDistributions::default(); groups.len() + 1], vec![]);
    }
    let places: FxHashMap<GroupId, usize> = groups.iter().copied().zip(0..).collect();
    let mut sums = vec![GroupSums::new(statistics); groups.len() + 1];
    let last = groups.len();
    let mut touched: Vec<usize> = vec![];
    let mut order: FxHashMap<QuestionId, u32> = FxHashMap::default();
    for (shard, observed) in distributions.shards.iter().zip(&observations.distributions) {
        let mut add = |observed: &ShardObservations, to_groups: bool, to_all: bool| {
            let mut before = None;
            for one in each(observed) {
                if before.replace(one.question).is_some_and(|before| before != one.question) {
                    touched.drain(..).for_each(|at| sums[at].end_question());
                }
                let next = u32::try_from(order.len()).unwrap_or(u32::MAX);
                order.entry(one.question).or_insert(next);
                let Some(asked) = shard.questions.get(&one.question) else { continue };
                let parts = shard.parts(one.code);
                let place = places.get(&one.group).copied().filter(|_| to_groups);
                for at in place.into_iter().chain(to_all.then_some(last)) {
                    sums[at].add(one.question, asked, parts, one.weight);
                    touched.push(at);
                }
            }
            touched.drain(..).for_each(|at| sums[at].end_question());
        };
        match &observed.overall {
            None => add(&observed.of_groups, true, true),
            Some(overall) => {
                add(&observed.of_groups, true, false);
                add(overall, false, true);
            }
        }
    }
    let sources = sources(observations, groups);
    let cells = cells::cells_of_kinds(&sums[..last], &order, &log.questions);
    let relative = relative::relative_scores(&sums[..last], statistics.confidence.level());
    let mut described: Vec<GroupDistributions> = sums.into_iter().map(|sums| sums.describe(statistics)).collect();
    for (group, sources) in described.iter_mut().zip(sources) {
        group.sources = sources;
    }
    for (group, relative) in described.iter_mut().zip(relative) {
        if let Some(numeric) = &mut group.numeric {
            numeric.relative_wis = relative;
        }
    }
    (described, cells)
}

/// Sources of each group and of all together, of all kinds of forecasts.
fn sources(observations: &Observations, groups: &[GroupId]) -> Vec<u64> {
    let mut all: Vec<(GroupId, SourceId)> =
        observations.tallies.sources().chain(observations.sources_of_distributions.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    let of = |group: &GroupId| all.iter().filter(|(own, _)| own == group).count() as u64;
    let mut any: Vec<SourceId> = all.iter().map(|(_, source)| *source).collect();
    any.sort_unstable();
    any.dedup();
    groups.iter().map(of).chain([any.len() as u64]).collect()
}

/// Whether a group has forecasts of such kinds that count.
pub(crate) fn groups_with_distributions(observations: &Observations) -> Vec<GroupId> {
    let all = observations.distributions.iter().flat_map(|observed| each(&observed.of_groups));
    let mut groups: Vec<GroupId> = all.map(|one| one.group).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}
