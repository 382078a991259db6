//! The sources of each type with their scores: who stands behind a type, in few numbers.

use crate::dataset::Dataset;
use crate::error::Error;
use crate::model::{Finite, GroupKey};
use crate::options::{GroupingColumn, RunOptions};
use crate::report::build::gather_again;
use crate::report::intervals::{FEWEST_RARER, unpromised};
use crate::score::mean_brier;
use crate::uncertainty::{ClusterErrors, Estimate, Scale};

/// A source within a type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SourceOfType {
    /// Its type, or whatever else the groups are.
    pub(crate) group: GroupKey,
    /// Its name.
    pub(crate) source: String,
    /// Scored forecasts.
    pub(crate) forecasts: u64,
    /// Questions that they are about.
    pub(crate) questions: u64,
    /// Mean of what was said.
    pub(crate) mean_forecast: Option<Finite>,
    /// Share of what happened.
    pub(crate) base_rate: Option<Finite>,
    /// Brier score.
    pub(crate) brier: Estimate,
}

/// The sources of each group, those with most questions first. None where the groups are of sources themselves.
///
/// # Errors
/// When rows that wait in a temporary file cannot be read again.
pub(crate) fn sources_of_types(log: &Dataset, options: &RunOptions) -> Result<Vec<SourceOfType>, Error> {
    if options.selection.group_by.contains(&GroupingColumn::Source) {
        return Ok(vec![]);
    }
    let mut options = options.clone();
    options.selection.group_by.push(GroupingColumn::Source);
    let gathered = gather_again(log, &options)?;
    let errors = ClusterErrors::of(&gathered.clusters);
    let confidence = options.statistics.confidence.level();
    let found = gathered.keys.iter().zip(&gathered.fitted).zip(&errors).filter_map(|((key, fitted), errors)| {
        let ((_, source), group) = key.0.split_last()?;
        let (counted, tally) = (&fitted.counted, &fitted.counted.scored);
        let brier = mean_brier(tally)?;
        let kept = Some(brier).filter(|_| unpromised(errors, FEWEST_RARER).is_none());
        let interval = kept.and_then(|brier| errors.brier.interval(brier, Scale::Logit, confidence));
        Some(SourceOfType {
            group: GroupKey(group.to_vec()),
            source: source.clone(),
            forecasts: tally.forecasts(),
            questions: counted.questions,
            mean_forecast: tally.mean_forecast().and_then(Finite::new),
            base_rate: tally.base_rate().and_then(Finite::new),
            brier: Estimate::new(Some(brier), interval),
        })
    });
    let mut found: Vec<SourceOfType> = found.collect();
    found.sort_by(|a, b| a.group.cmp(&b.group).then(b.questions.cmp(&a.questions)).then(a.source.cmp(&b.source)));
    Ok(found)
}
