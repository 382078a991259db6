//! How often things happened that were given certain probabilities, with what is needed for their intervals.

use std::collections::BTreeMap;

use crate::model::YesShare;
use crate::uncertainty::wilson;

/// Statements of one kind, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Share {
    pub(super) count: u64,
    pub(super) questions: u64,
    pub(super) weight: f64,
    /// Sum of the squared weights of questions.
    squares: f64,
    said: f64,
    happened: f64,
}

impl Share {
    /// Weighted mean of what was said.
    pub(super) fn mean_forecast(&self) -> f64 {
        self.said / self.weight
    }

    /// Weighted share of what happened.
    pub(super) fn observed(&self) -> f64 {
        (self.happened / self.weight).clamp(0.0, 1.0)
    }

    /// As many questions of equal weight would tell as much.
    pub(super) fn effective_questions(&self) -> f64 {
        self.weight * self.weight / self.squares
    }

    /// Wilson's interval on the effective questions.
    pub(super) fn interval(&self, confidence: f64) -> [f64; 2] {
        let observed = self.observed();
        let interval = wilson(observed, self.effective_questions(), confidence);
        interval.map_or([0.0, 1.0], |interval| [interval.low().min(observed), interval.high().max(observed)])
    }
}

/// Shares by a key: a bin, or a level.
#[derive(Clone, Debug, Default)]
pub(super) struct Shares {
    closed: BTreeMap<u64, Share>,
    /// By rising key.
    of_question: Vec<(u64, Share)>,
}

impl Shares {
    /// Takes in a statement on the question at hand.
    pub(super) fn add(&mut self, key: u64, said: f64, happened: YesShare, weight: f64) {
        let at = match self.of_question.binary_search_by_key(&key, |(key, _)| *key) {
            Ok(at) => at,
            Err(at) => {
                self.of_question.insert(at, (key, Share::default()));
                at
            }
        };
        let share = &mut self.of_question[at].1;
        share.count += 1;
        share.weight += weight;
        share.said += weight * said;
        share.happened += weight * happened.share();
    }

    /// Ends the question at hand.
    pub(super) fn end_question(&mut self) {
        for (key, of_question) in self.of_question.drain(..) {
            let share = self.closed.entry(key).or_default();
            share.count += of_question.count;
            share.questions += 1;
            share.weight += of_question.weight;
            share.squares += of_question.weight * of_question.weight;
            share.said += of_question.said;
            share.happened += of_question.happened;
        }
    }

    /// The shares by rising key.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, &Share)> {
        self.closed.iter().map(|(key, share)| (*key, share))
    }
}
