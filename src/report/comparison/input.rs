//! What a comparison is made from, beside the scores of the same run.

use std::collections::BTreeMap;

use crate::compare::cells::ScoreCells;
use crate::dataset::Dataset;
use crate::dataset::moments::ForecastMoments;
use crate::dataset::stated_probability::Probabilities;
use crate::error::Error;
use crate::model::{Finite, GroupKey, SourceId};
use crate::observe::grouping::{GroupId, Grouping};
use crate::observe::judge::resolved_early;
use crate::observe::sources::Sources;
use crate::observe::{GroupTallies, GroupTally, KeptForecasts, observe_again};
use crate::options::{RetentionOptions, RunOptions};
use crate::report::distributions::CellsOfKind;
use crate::report::wording::Alternative;
use crate::score::mean_brier;

use super::periods::Side;

/// What comparisons need of a run beside its scores.
pub(in crate::report) struct Input {
    /// The forecasts that count.
    pub(in crate::report) kept_forecasts: Vec<KeptForecasts>,
    /// Of each group, by the number that it has among these, its place in the report.
    pub(in crate::report) places: Vec<u32>,
    /// Place of a group in the report, and a source that speaks in it.
    pub(in crate::report) sources: Vec<(u32, SourceId)>,
    /// Who speaks.
    pub(in crate::report) all_sources: Sources,
    /// When.
    pub(in crate::report) moments: ForecastMoments,
    /// What was said.
    pub(in crate::report) probabilities: Probabilities,
    /// What other lexicons take the words for.
    pub(in crate::report) lexicons: Vec<Alternative>,
    /// What groups scored on questions with several answers, numbers and days.
    pub(in crate::report) distributions: Vec<CellsOfKind>,
    /// What they scored on the statements of answers and days, if these count with the others.
    pub(in crate::report) statements: ScoreCells,
}

/// Groups over time by the other answer to `--wait-for-deadline`.
#[derive(Clone, Debug)]
pub(crate) struct OtherSide(pub(super) BTreeMap<GroupKey, Side>);

impl OtherSide {
    /// Sorts out the rows of a log that is needed again, by the other answer. `None` if the options do not group by periods, or
    /// no question was resolved before its deadline, so that both answers are the same.
    ///
    /// # Errors
    /// When rows that waited in a temporary file do not come back.
    pub(crate) fn of(log: &Dataset, options: &RunOptions, all_sources: &Sources) -> Result<Option<Self>, Error> {
        if !options.selection.is_over_time() || !log.questions.facts.iter().any(|facts| resolved_early(facts).is_some())
        {
            return Ok(None);
        }
        let mut other = options.clone();
        other.selection.wait_for_deadline = !options.selection.wait_for_deadline;
        other.retention = RetentionOptions { forecasts: false, row_statuses: false, ..options.retention };
        let grouping = Grouping::new(log, &other.selection, all_sources);
        let tallies = observe_again(log, &other, &grouping, all_sources)?.tallies;
        let (order, keys): (Vec<GroupId>, Vec<GroupKey>) = grouping.in_order().into_iter().unzip();
        let side = |tally: GroupTally| Side {
            questions: tally.questions,
            base_rate: tally.scored.base_rate().and_then(Finite::new),
            brier: mean_brier(&tally.scored).and_then(Finite::new),
        };
        let sides = tallies.by_group(&order, &log.probabilities).into_iter().map(side);
        Ok(Some(Self(keys.into_iter().zip(sides).collect())))
    }
}

/// Places in the report, each with the sources that speak there.
pub(in crate::report) fn sources_of_groups(tallies: &GroupTallies, places: &[u32]) -> Vec<(u32, SourceId)> {
    let place = |(group, source): (GroupId, SourceId)| Some((places.get(group as usize).copied()?, source));
    let mut sources: Vec<(u32, SourceId)> = tallies.sources().filter_map(place).collect();
    sources.sort_unstable();
    sources
}
