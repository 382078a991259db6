//! Which forecasts over several answers, numbers and days count: by the same rules, each as one forecast whatever its rows.

use super::grouping::{GroupId, Grouping};
use super::observations::{KeptStatus, Observations, ObservedDistributions, ShardObservations};
use super::shard::RowsAre;
use super::sort_out::sort_out;
use super::sources::Sources;
use crate::dataset::Dataset;
use crate::dataset::distributions::{QuestionOutcome, ShardDistributions};
use crate::error::Error;
use crate::lexicon::NUMBER;
use crate::model::{LineNumber, ProbabilityCode, QuestionId, RowStatus};
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
        each_row(&made.statuses, &log.distributions.shards, |kept, further| {
            self.tallies.count(kept.status, 1 + further.len() as u64);
            if keeps_rows {
                self.statuses.push(kept);
                self.statuses.extend(further.iter().map(|&line| KeptStatus { line, ..kept }));
            }
        });
        self.statuses.sort_unstable_by_key(|kept| kept.line);
        self.add_remarks(&made, &log.distributions.shards);
        self.open.extend(made.open);
        if keeps_rows {
            self.copied.extend(made.copied);
            self.same_day_lines.extend(made.same_day_lines);
        }
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

impl Observations {
    /// What is remarkable is told of all kinds together.
    fn add_remarks(&mut self, made: &Self, shards: &[ShardDistributions]) {
        self.repeats += made.repeats;
        self.superseded += made.superseded;
        self.weightless += made.weightless;
        self.same_day += made.same_day;
        self.odd_times.add(made.odd_times);
        self.deadlines.add(made.deadlines);
        for (shard, observed) in shards.iter().zip(&made.shards) {
            let outcome = |question| shard.questions.get(question).and_then(|asked| asked.outcome.as_ref());
            for asked in &observed.questions {
                if matches!(outcome(&asked.question), Some(QuestionOutcome::Shares(_))) {
                    self.in_part.questions += 1;
                    self.in_part.forecasts += u64::from(asked.observations);
                }
            }
        }
    }
}

/// Calls `take` with what becomes of each forecast and with the further lines of it, of which the same becomes.
fn each_row(statuses: &[KeptStatus], shards: &[ShardDistributions], mut take: impl FnMut(KeptStatus, &[LineNumber])) {
    let mut further: Vec<_> = shards.iter().flat_map(|shard| shard.further_lines.iter()).collect();
    further.sort_unstable_by_key(|(first, _)| *first);
    let mut further = further.into_iter().peekable();
    // Both are in the order of lines.
    for &kept in statuses {
        while further.next_if(|(first, _)| *first < kept.line).is_some() {}
        take(kept, further.next_if(|(first, _)| *first == kept.line).map_or(&[], |(_, lines)| lines));
    }
    let repeated = shards.iter().flat_map(|shard| &shard.repeated);
    for &line in repeated {
        let status = RowStatus::Duplicate;
        take(KeptStatus { line, status, weight: 0.0, scored: None, phrase: NUMBER }, &[]);
    }
}
