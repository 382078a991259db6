//! The same log once more: by other columns, of other days, or a few of its groups.

use crate::dataset::{Dataset, Progress};
use crate::error::Error;
use crate::observe::best_and_worst::Extremes;
use crate::observe::grouping::{GroupId, Grouping};
use crate::observe::sources::Sources;
use crate::observe::{GroupTally, Observations, observe_again};
use crate::options::RunOptions;
use crate::parallel::in_order;
use crate::report::build::{Build, fit, one_group, without_redraws};
use crate::report::distributions::groups_with_distributions;
use crate::report::gather::{Fitted, gather};
use crate::report::{Group, GroupKey};
use crate::uncertainty::Clusters;

/// What counts under these options, and the groups in the order of their keys.
fn observed_again(log: &Dataset, options: &RunOptions) -> Result<(Observations, Vec<GroupId>, Vec<GroupKey>), Error> {
    let all_sources = Sources::new(&log.labels);
    let grouping = Grouping::new(log, &options.selection, &all_sources);
    let observations = observe_again(log, options, &grouping, &all_sources)?;
    let (order, keys) = grouping.in_order().into_iter().unzip();
    Ok((observations, order, keys))
}

/// The groups of a log that is needed again: the groups that `options` asks for, and all together. Beside what the log was
/// read for, the options may group by year, quarter and month, and ask for another period.
///
/// # Errors
/// When rows that waited in a temporary file do not come back.
pub(crate) fn score_again(
    log: &Dataset,
    options: &RunOptions,
    progress: &Progress,
) -> Result<(Vec<Group>, Group), Error> {
    let (mut observations, order, keys) = observed_again(log, options)?;
    let options = without_redraws(&observations, options);
    let options = options.as_ref();
    let shards = std::mem::take(&mut observations.shards);
    let with_distributions = groups_with_distributions(&observations);
    let tallies = &observations.tallies;
    let (questions, spill) = (&log.questions, &log.spill);
    let build = Build { tallies, with_distributions, order, keys, only: None, options, progress, questions, spill };
    let mut groups = build.groups(shards, &log.probabilities)?;
    let mut overall = groups.pop().unwrap_or_default();
    if let Some(all) = observations.overall.take() {
        overall = one_group(*all, log, None, options, progress)?;
    }
    Ok((groups, overall))
}

/// Some groups of a log that is needed again, by other columns than before, each with its calls that tell most. `choose` gives the places of
/// those that are wanted.
///
/// # Errors
/// When rows that waited in a temporary file do not come back.
pub(super) fn score_some_again(
    log: &Dataset,
    options: &RunOptions,
    choose: impl Fn(&[GroupKey], &[GroupTally]) -> Vec<usize>,
    progress: &Progress,
) -> Result<Vec<(Group, Extremes)>, Error> {
    let (mut observations, order, keys) = observed_again(log, options)?;
    let options = without_redraws(&observations, options);
    let options = options.as_ref();
    let only = choose(&keys, &observations.tallies.by_group(&order, &log.probabilities));
    let calls: Vec<Extremes> =
        only.iter().map(|&at| observations.calls.of(order[at]).cloned().unwrap_or_default()).collect();
    let shards = std::mem::take(&mut observations.shards);
    let (tallies, with_distributions) = (&observations.tallies, vec![]);
    let only = Some(only);
    let (questions, spill) = (&log.questions, &log.spill);
    let build = Build { tallies, with_distributions, order, keys, only, options, progress, questions, spill };
    Ok(build.groups(shards, &log.probabilities)?.into_iter().zip(calls).collect())
}

/// The groups of a log that was scored before, by other columns or of other days, as far as sums per question tell of them.
pub(super) struct GatheredAgain {
    /// Their keys, in order.
    pub(super) keys: Vec<GroupKey>,
    /// Their tallies, and all together at the end.
    pub(super) fitted: Vec<Fitted>,
    /// Their sums per question.
    pub(super) clusters: Clusters,
}

/// Gathers the rows of a log that was scored before.
///
/// # Errors
/// When rows that wait in a temporary file cannot be read again.
pub(super) fn gather_again(log: &Dataset, options: &RunOptions) -> Result<GatheredAgain, Error> {
    let (mut observations, order, keys) = observed_again(log, options)?;
    let shards = std::mem::take(&mut observations.shards);
    let counted = observations.tallies.by_group(&order, &log.probabilities);
    let (fitted, _) =
        in_order(counted, options.reading.threads, || (), |(), counted| fit(counted, &options.statistics));
    let gathered = gather(shards, &order, &fitted, &log.probabilities, &log.questions, options, &log.spill);
    log.spill.check()?;
    Ok(GatheredAgain { keys, fitted, clusters: gathered.clusters })
}
