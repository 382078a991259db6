//! The scores of forecasts over several answers, over numbers and over days: of each kind by itself, never mixed with those of
//! yes and no.

mod cells;
pub(in crate::report) mod kinds;
mod question_cells;
mod relative;
mod shares;
mod statistics;
mod sums;

use rustc_hash::FxHashMap;

use crate::dataset::Dataset;
use crate::diagnostics::{Code, Note};
use crate::model::{QuestionId, SourceId};
use crate::observe::distributions::each;
use crate::observe::grouping::GroupId;
use crate::observe::{Observations, ShardObservations};
use crate::options::{SelectionOptions, StatisticsOptions};
pub(in crate::report) use cells::CellsOfKind;
use kinds::GroupDistributions;
use sums::DistributionSums;

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
    let mut sums = vec![DistributionSums::new(statistics); groups.len() + 1];
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

/// What is said of forecasts that count as statements of yes and no too.
pub(crate) fn as_binary_note(observations: &Observations, selection: &SelectionOptions) -> Option<Note> {
    let statements = observations.statements;
    let some = format!(
        "Forecasts over answers and days count as {statements} statements of yes and no beside the others; those on one \
         question are one question. Nothing is redrawn (--resamples 0), since of the answers of one question one comes true: so there \
         are neither bands nor verdicts."
    );
    let none = || {
        "No forecast over answers or days counts, so there is nothing to turn into statements of yes and no.".to_owned()
    };
    selection.as_binary.then(|| Note::new(Code::AsBinary, if statements > 0 { some } else { none() }))
}
