//! From rows to scored observations: which forecasts count, with what weight, in which group.
//!
//! - [`grouping`]: what `--by` asks for, and the group of a row;
//! - [`group_column`]: one column of them, and where its value comes from;
//! - [`judge`]: what is known of a question on the day that the run stands on, and what becomes of a row;
//! - [`select`]: duplicates, repeats and updates among the forecasts on one question;
//! - `twice`: whether any of them may be alike at all;
//! - [`sources`]: sources and source types as numbers;
//! - [`by_question`]: the rows of one question beside each other;
//! - [`kept_forecasts`]: the forecasts that count one by one, for comparisons;
//! - [`late_forecasts`]: whether the column of their days can be right;
//! - [`best_and_worst`]: the best and the worst forecasts of each group;
//! - [`largest_groups`]: what becomes of more groups than anybody can read;
//! - `of_cells`: the same of forecasts that another program has added up;
//! - [`observations`]: the values that all of that gives;
//! - [`sort_out()`]: all shards on several threads;
//! - [`distributions`]: likewise for forecasts over several answers, numbers and days;
//! - [`mod@statements`]: what such forecasts say of each answer or day, as yes and no;
//! - [`shard`]: all of that for the questions of one shard, in the questions' canonical order.

pub(crate) mod best_and_worst;
pub(crate) mod by_question;
pub(crate) mod distributions;
mod duplicates;
mod group_column;
pub(crate) mod grouping;
pub(crate) mod judge;
pub(crate) mod kept_forecasts;
mod largest_groups;
pub(crate) mod late_forecasts;
pub(crate) mod observations;
mod of_cells;
pub(crate) mod select;
pub(crate) mod shard;
mod sort_out;
pub(crate) mod sources;
mod statements;
mod tallies;

use crate::dataset::{Dataset, unmatched_filters};
use crate::error::Error;
use crate::model::RowStatus;
use crate::options::RunOptions;
use grouping::Grouping;
pub(crate) use kept_forecasts::{KeptForecast, KeptForecasts, KeptQuestion};
pub(crate) use observations::{
    Copied, Ended, KeptStatus, Observation, Observations, ObservedQuestion, Outside, ResolvedInPart, ShardObservations,
    happened_together,
};
pub(crate) use of_cells::observe_cells;
use shard::RowsAre;
use sort_out::sort_out;
use sources::Sources;
pub(crate) use tallies::{GroupTallies, GroupTally};

/// Sorts out every row of the log. Uses up the log's shards.
///
/// # Errors
/// When rows that waited in a temporary file do not come back, `--where` keeps none, or most forecasts are later than the
/// resolutions by a column that may not be their day.
pub(crate) fn observe(
    log: &mut Dataset,
    options: &RunOptions,
    grouping: &Grouping,
    all_sources: &Sources,
) -> Result<Observations, Error> {
    let shards = std::mem::take(&mut log.shards);
    let mut all = sort_out(shards, log, options, grouping, all_sources, RowsAre::OfYes)?;
    all.add_distributions(log, options, grouping, all_sources)?;
    let filtered = log.filtered + all.tallies.status(RowStatus::Filtered);
    if filtered > 0 && filtered + log.rejected == log.rows {
        unmatched_filters::told(log, &options.selection.filters)?;
    }
    late_forecasts::stop(log, &all, options)?;
    Ok(all)
}

/// As [`observe`], for a log that is needed again, with other groups or another period.
///
/// # Errors
/// When rows that waited in a temporary file do not come back.
pub(crate) fn observe_again(
    log: &Dataset,
    options: &RunOptions,
    grouping: &Grouping,
    all_sources: &Sources,
) -> Result<Observations, Error> {
    let shards = log.shards.iter().collect::<Vec<_>>();
    let mut all = sort_out(shards, log, options, grouping, all_sources, RowsAre::OfYes)?;
    all.add_distributions(log, options, grouping, all_sources)?;
    Ok(all)
}
