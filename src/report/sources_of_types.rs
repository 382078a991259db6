//! The sources of each type: who stands behind a type, each judged as `--by` type and source judges it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::dataset::{Dataset, Progress};
use crate::error::Error;
use crate::model::GroupKey;
use crate::observe::GroupTally;
use crate::observe::best_and_worst::Extremes;
use crate::options::{GroupingColumn, RunOptions};
use crate::report::Group;
use crate::report::scored_again::score_some_again;

/// So many groups have their sources listed, with so many sources each.
const GROUPS: usize = 12;
const LISTED: usize = 20;

/// A source within a type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SourceOfType {
    /// Its scores; the last part of the key is its name, what comes before is the key of its type.
    pub(crate) group: Group,
    /// Its calls that tell most.
    pub(crate) calls: Extremes,
}

impl SourceOfType {
    /// Its name.
    pub(crate) fn name(&self) -> &str {
        self.group.key.0.last().map_or("", |(_, name)| name)
    }

    /// Its type, or whatever else the groups are.
    pub(crate) fn of(&self) -> GroupKey {
        type_of(&self.group.key)
    }
}

fn type_of(key: &GroupKey) -> GroupKey {
    GroupKey(key.0.split_last().map_or_else(Vec::new, |(_, of)| of.to_vec()))
}

/// The sources of the largest groups, of each those with most questions. None where the groups are of sources themselves.
///
/// # Errors
/// When rows that wait in a temporary file cannot be read again.
pub(crate) fn sources_of_types(
    log: &Dataset,
    options: &RunOptions,
    progress: &Progress,
) -> Result<Vec<SourceOfType>, Error> {
    if options.selection.group_by.contains(&GroupingColumn::Source) {
        return Ok(vec![]);
    }
    let mut options = options.clone();
    options.selection.group_by.push(GroupingColumn::Source);
    options.retention.best_and_worst = 1;
    let scored = score_some_again(log, &options, listed, progress)?;
    Ok(scored.into_iter().map(|(group, calls)| SourceOfType { group, calls }).collect())
}

/// Which of these are listed, in the order of the keys.
fn listed(keys: &[GroupKey], counted: &[GroupTally]) -> Vec<usize> {
    let mut by_type: BTreeMap<GroupKey, Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate().filter(|(at, _)| counted[*at].scored.forecasts() > 0) {
        by_type.entry(type_of(key)).or_default().push(at);
    }
    let mut types: Vec<Vec<usize>> = by_type.into_values().collect();
    types.sort_by_key(|places| Reverse(places.iter().map(|&at| counted[at].scored.forecasts()).sum::<u64>()));
    types.truncate(GROUPS);
    for places in &mut types {
        places.sort_by_key(|&at| (Reverse(counted[at].questions), at));
        places.truncate(LISTED);
    }
    let mut all: Vec<usize> = types.into_iter().flatten().collect();
    all.sort_unstable();
    all
}
