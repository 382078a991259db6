//! Sorts out all shards on several threads.

use std::borrow::Borrow;

use super::grouping::Grouping;
use super::observations::Observations;
use super::shard::{Observer, RowsAre, may_count_as_one};
use super::sources::Sources;
use crate::dataset::Dataset;
use crate::dataset::forecast_row::Shard;
use crate::error::Error;
use crate::options::{RetentionOptions, RunOptions, Weights};
use crate::parallel::in_order;

/// Sorts out the rows of these shards.
///
/// # Errors
/// When rows that waited in a temporary file do not come back.
pub(super) fn sort_out<S: Borrow<Shard> + Send>(
    shards: Vec<S>,
    log: &Dataset,
    options: &RunOptions,
    grouping: &Grouping,
    all_sources: &Sources,
    what: RowsAre,
) -> Result<Observations, Error> {
    let overall = match options.selection.weights {
        Weights::Question if !options.selection.group_by.is_empty() => {
            let shards = shards.iter().map(Borrow::borrow).collect();
            Some(Box::new(as_one_group(shards, log, options, all_sources, what)?))
        }
        _ => None,
    };
    let may_count_as_one = may_count_as_one(log, options);
    let observer = || Observer::new(log, options, grouping, all_sources, what, may_count_as_one);
    let (shards, observers) = in_order(shards, options.reading.threads, observer, |observer, shard| {
        let mut observed = observer.shard(shard);
        if log.spill.is_used() {
            observed.spill(&log.spill);
        }
        observed
    });
    log.spill.check()?;
    let mut all = Observations::new(&options.retention);
    observers.into_iter().map(Observer::finish).for_each(|made| all.merge(made));
    all.shards = shards;
    all.overall = overall;
    all.statuses.sort_unstable_by_key(|kept| kept.line);
    all.copied.sort_unstable_by_key(|copied| copied.line);
    all.same_day_lines.sort_unstable();
    Ok(all)
}

/// The same without groups. Where each question of a group counts 1, a forecast weighs one thing among those of its group and another
/// among all: what they say together cannot be added up from the groups.
fn as_one_group(
    shards: Vec<&Shard>,
    log: &Dataset,
    options: &RunOptions,
    all_sources: &Sources,
    what: RowsAre,
) -> Result<Observations, Error> {
    let mut options = options.clone();
    options.selection.group_by = vec![];
    options.retention = RetentionOptions::default();
    sort_out(shards, log, &options, &Grouping::new(log, &options.selection, all_sources), all_sources, what)
}
