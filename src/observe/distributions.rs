//! Which forecasts over several answers, numbers and days count: by the same rules, each as one forecast whatever its rows.

use super::grouping::{GroupId, Grouping};
use super::observations::{KeptStatus, Observations, ObservedDistributions, ShardObservations};
use super::shard::RowsAre;
use super::sort_out::sort_out;
use super::sources::Sources;
use crate::dataset::Dataset;
use crate::dataset::distributions::ShardDistributions;
use crate::error::Error;
use crate::lexicon::NUMBER;
use crate::model::{ProbabilityCode, QuestionId, RowStatus};
use crate::options::{RunOptions, Weights};

/// A forecast that counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ObservedDistribution {
    pub(crate) question: QuestionId,
    pub(crate) group: GroupId,
    pub(crate) code: ProbabilityCode,
    pub(crate) weight: f64,
}

/// The forecasts that count, question by question.
pub(crate) fn each(observed: &ShardObservations) -> impl Iterator<Item = ObservedDistribution> {
    let questions = observed
        .questions
        .iter()
        .flat_map(|question| std::iter::repeat_n(question.question, question.observations as usize));
    questions.zip(observed.observations()).map(|(question, (observation, weight))| ObservedDistribution {
        question,
        group: observation.group,
        code: observation.probability,
        weight,
    })
}

impl Observations {
    /// Adds what becomes of the forecasts over several answers, numbers and days. Their rows are counted with all others.
    ///
    /// # Errors
    /// When rows that waited in a temporary file do not come back.
    pub(super) fn add_distributions(
        &mut self,
        log: &Dataset,
        options: &RunOptions,
        grouping: &Grouping,
        all_sources: &Sources,
    ) -> Result<(), Error> {
        if log.distributions.is_empty() {
            return Ok(());
        }
        let keeps_rows = options.retention.row_statuses;
        let mut options = options.clone();
        options.retention.row_statuses = true;
        (options.retention.forecasts, options.retention.best_and_worst) = (false, 0);
        let shards: Vec<_> = log.distributions.shards.iter().map(|shard| &shard.rows).collect();
        let made = sort_out(shards, log, &options, grouping, all_sources, RowsAre::Distributions)?;
        let statuses = by_row(made.statuses, &log.distributions.shards);
        for kept in &statuses {
            self.tallies.count(kept.status, 1);
        }
        if keeps_rows {
            self.statuses.extend(statuses);
            self.statuses.sort_unstable_by_key(|kept| kept.line);
        }
        self.open.extend(made.open);
        self.sources_of_distributions = made.tallies.sources().collect();
        let mut overall = made.overall.map(|overall| overall.shards.into_iter());
        let own = options.selection.weights == Weights::Question;
        self.distributions = made
            .shards
            .into_iter()
            .map(|of_groups| ObservedDistributions {
                of_groups,
                overall: overall.as_mut().filter(|_| own).and_then(Iterator::next),
            })
            .collect();
        if options.selection.as_binary {
            self.add_statements(log, &options);
        }
        Ok(())
    }
}

/// The status of each row, from that of each forecast: what becomes of a forecast becomes of all its rows.
fn by_row(statuses: Vec<KeptStatus>, shards: &[ShardDistributions]) -> Vec<KeptStatus> {
    let further = shards.iter().flat_map(|shard| shard.further_lines.iter().map(|(first, lines)| (*first, lines)));
    let mut further: Vec<_> = further.collect();
    further.sort_unstable_by_key(|(first, _)| *first);
    let mut further = further.into_iter().peekable();
    let mut all = Vec::with_capacity(statuses.len());
    // Both are in the order of lines.
    for kept in statuses {
        all.push(kept);
        while further.next_if(|(first, _)| *first < kept.line).is_some() {}
        if let Some((_, lines)) = further.next_if(|(first, _)| *first == kept.line) {
            all.extend(lines.iter().map(|&line| KeptStatus { line, ..kept }));
        }
    }
    let repeated = shards.iter().flat_map(|shard| &shard.repeated);
    all.extend(repeated.map(|&line| KeptStatus {
        line,
        status: RowStatus::Duplicate,
        weight: 0.0,
        scored: None,
        phrase: NUMBER,
    }));
    all
}
