//! The forecasts that count over answers, numbers and days, question by question.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::calibrate::Bins;
use crate::dataset::Dataset;
use crate::dataset::distributions::{DistributionQuestion, QuestionKind, statements};
use crate::model::{QuestionId, Tally, TallyRow};
use crate::observe::distributions::each;
use crate::observe::grouping::GroupId;
use crate::observe::{Observations, ShardObservations};
use crate::options::{BinBy, StatisticsOptions};

/// A forecast among those of a group.
pub(super) struct Met<'a> {
    /// Place of the group; all together come last.
    pub(super) at: usize,
    pub(super) question: QuestionId,
    pub(super) asked: &'a DistributionQuestion,
    pub(super) parts: &'a [(f64, f64)],
    pub(super) weight: f64,
}

/// Calls `take` with each forecast for its group and for all together.
pub(super) fn walk<'a>(
    log: &'a Dataset,
    observations: &Observations,
    groups: &[GroupId],
    mut take: impl FnMut(&Met<'a>),
) {
    let places: FxHashMap<GroupId, usize> = groups.iter().copied().zip(0..).collect();
    let last = groups.len();
    for (shard, observed) in log.distributions.shards.iter().zip(&observations.distributions) {
        let mut of_groups = |observed: &ShardObservations, to_groups: bool, to_all: bool| {
            for one in each(observed) {
                let Some(asked) = shard.questions.get(&one.question) else { continue };
                let place = places.get(&one.group).copied().filter(|_| to_groups);
                for at in place.into_iter().chain(to_all.then_some(last)) {
                    let (question, parts, weight) = (one.question, shard.parts(one.code), one.weight);
                    take(&Met { at, question, asked, parts, weight });
                }
            }
        };
        match &observed.overall {
            None => of_groups(&observed.of_groups, true, true),
            Some(overall) => {
                of_groups(&observed.of_groups, true, false);
                of_groups(overall, false, true);
            }
        }
    }
}

/// The bins of answers and those of days, of each group and of all together.
pub(super) fn bins(
    log: &Dataset,
    observations: &Observations,
    groups: &[GroupId],
    statistics: &StatisticsOptions,
) -> Vec<[Bins; 2]> {
    let all = groups.len() + 1;
    if statistics.bin_by == BinBy::Width {
        return vec![[Bins::equal_width(statistics.bins), Bins::equal_width(statistics.bins)]; all];
    }
    let mut said: Vec<[BTreeMap<u64, TallyRow>; 2]> = vec![Default::default(); all];
    walk(log, observations, groups, |met| {
        let kind = usize::from(met.asked.kind == QuestionKind::Days);
        for (p, _) in statements(met.asked, met.parts) {
            let new = || TallyRow { p, no: 0.0, yes: 0.0, count: 0, count_yes: 0, squares: 0.0 };
            let row = said[met.at][kind].entry(p.to_bits()).or_insert_with(new);
            // For the edges it does not matter what came true.
            row.no += met.weight;
            row.count += 1;
            row.squares += met.weight * met.weight;
        }
    });
    let bins =
        |said: BTreeMap<u64, TallyRow>| Bins::equal_count(&Tally::new(said.into_values().collect()), statistics.bins);
    said.into_iter().map(|kinds| kinds.map(bins)).collect()
}
