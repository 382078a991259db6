//! Forecasts over several answers or days as statements of yes and no.

use rustc_hash::FxHashMap;

use super::distributions::each;
use super::observations::{Observation, Observations, ObservedQuestion, ShardObservations};
use super::shard::counts_as_one;
use crate::dataset::Dataset;
use crate::dataset::distributions::{ShardDistributions, statements};
use crate::dataset::stated_probability::Probabilities;
use crate::model::{ProbabilityCode, YesShare};
use crate::options::{RunOptions, Weights};

/// Codes of the probabilities that statements have.
type Codes = FxHashMap<u64, ProbabilityCode>;

fn codes(probabilities: &Probabilities) -> Codes {
    probabilities.stated_numbers().map(|(code, p)| (p.to_bits(), code)).collect()
}

/// What a statement weighs.
#[derive(Clone, Copy)]
struct StatementWeights {
    /// 1, as every forecast does.
    counts_as_one: bool,
    /// Its part of what its forecast weighs, so that each question counts 1.
    shared_out: bool,
}

impl Observations {
    /// Adds the statements of the forecasts over answers and days that count. Those on one question stay beside each other, so that
    /// it is one question of all that is reckoned from questions.
    pub(super) fn add_statements(&mut self, log: &Dataset, options: &RunOptions) {
        let codes = codes(&log.probabilities);
        let own = StatementWeights {
            counts_as_one: counts_as_one(log, options),
            shared_out: options.selection.weights == Weights::Question,
        };
        let observed = std::mem::take(&mut self.distributions);
        for (shard, observed) in log.distributions.shards.iter().zip(&observed) {
            let made = self.count_statements(shard, &observed.of_groups, &codes, own);
            self.shards.push(made);
            if let Some(all) = &mut self.overall {
                let of_all = observed.overall.as_ref().unwrap_or(&observed.of_groups);
                let made = all.count_statements(shard, of_all, &codes, own);
                all.shards.push(made);
            }
        }
        for &(group, source) in &self.sources_of_distributions {
            self.tallies.source(group, source);
            if let Some(all) = &mut self.overall {
                all.tallies.source(0, source);
            }
        }
        self.distributions = observed;
        self.statements = self.shards.iter().rev().take(self.distributions.len()).map(ShardObservations::len).sum();
    }

    fn count_statements(
        &mut self,
        shard: &ShardDistributions,
        observed: &ShardObservations,
        codes: &Codes,
        weights: StatementWeights,
    ) -> ShardObservations {
        let mut out = ShardObservations::default();
        let all: Vec<_> = each(observed).collect();
        for on_question in all.chunk_by(|a, b| a.question == b.question) {
            let question = on_question[0].question;
            let Some(asked) = shard.questions.get(&question) else { continue };
            let mut by_outcome: Vec<(YesShare, Observation, f64)> = vec![];
            for one in on_question {
                let said = statements(asked, shard.parts(one.code));
                let weight = if weights.shared_out { one.weight / said.len() as f64 } else { one.weight };
                for (p, happened) in said {
                    let Some(&probability) = codes.get(&p.to_bits()) else { continue };
                    let observation = Observation { group: one.group, probability };
                    by_outcome.push((happened, observation, weight));
                    self.tallies.scored(one.group, probability, happened, weight, weights.counts_as_one);
                    self.tallies.statement(Some(one.group), |statements| statements.scored += 1);
                }
            }
            if by_outcome.is_empty() {
                continue;
            }
            let mut groups: Vec<_> = on_question.iter().map(|one| one.group).collect();
            groups.sort_unstable();
            groups.dedup();
            for group in groups {
                self.tallies.question(group);
            }
            self.tallies.any_question();
            by_outcome.sort_by_key(|(happened, ..)| *happened);
            for alike in by_outcome.chunk_by(|a, b| a.0 == b.0) {
                let observations = u32::try_from(alike.len()).unwrap_or(u32::MAX);
                out.questions.push(ObservedQuestion { question, happened: alike[0].0, observations });
                for &(_, observation, weight) in alike {
                    out.push(observation, (!weights.counts_as_one).then_some(weight));
                }
            }
        }
        out
    }
}
