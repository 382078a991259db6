//! What a group said in words and how often it happened, as sums.

use crate::model::compensated_sum;

/// What a lexicon takes a phrase for: probabilities with `low` ≤ `point` ≤ `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PhraseMeaning {
    /// The least that it may mean.
    pub(crate) low: f64,
    /// What it is scored as.
    pub(crate) point: f64,
    /// The most that it may mean.
    pub(crate) high: f64,
}

/// The forecasts of a group in one phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct PhraseSums {
    /// Number of the phrase in the lexicon, from 0.
    pub(crate) phrase: usize,
    /// Whether the phrase says no more than that it can happen (could, may, might, possible).
    pub(crate) modal_only: bool,
    /// How many forecasts.
    pub(crate) forecasts: u64,
    /// On how many questions.
    pub(crate) questions: u64,
    /// Weight of those that happened.
    pub(crate) yes: f64,
    /// Weight of those that did not.
    pub(crate) no: f64,
    /// Sum of the squared weights.
    pub(crate) squares: f64,
}

impl PhraseSums {
    /// Weight of all its forecasts.
    pub(crate) fn weight(&self) -> f64 {
        self.yes + self.no
    }

    /// Weighted share of yes; `None` without weight.
    pub(crate) fn observed(&self) -> Option<f64> {
        (self.weight() > 0.0).then(|| self.yes / self.weight())
    }

    /// Σw(r − o)² when the phrase is read as `reading`.
    pub(crate) fn loss(&self, reading: f64) -> f64 {
        self.yes * (1.0 - reading) * (1.0 - reading) + self.no * reading * reading
    }
}

/// A group's forecasts: those in words by phrase, those in numbers all together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct VerbalSums {
    /// One entry for each phrase that was used; no phrase twice.
    pub(crate) phrases: Vec<PhraseSums>,
    /// Weight of the forecasts in numbers.
    pub(crate) number_weight: f64,
    /// Their Σw(p − o)².
    pub(crate) number_loss: f64,
}

impl VerbalSums {
    /// Weight of all forecasts, words and numbers.
    pub(crate) fn weight(&self) -> f64 {
        compensated_sum(self.phrases.iter().map(PhraseSums::weight).chain([self.number_weight]))
    }

    /// How many forecasts are in words.
    pub(crate) fn verbal(&self) -> u64 {
        self.phrases.iter().map(|phrase| phrase.forecasts).sum()
    }

    /// How many of them say no more than that it can happen.
    pub(crate) fn modal_only(&self) -> u64 {
        self.phrases.iter().filter(|phrase| phrase.modal_only).map(|phrase| phrase.forecasts).sum()
    }

    /// The same group without what says no more than that it can happen.
    #[must_use]
    pub(crate) fn without_modal_only(&self) -> Self {
        let phrases = self.phrases.iter().filter(|phrase| !phrase.modal_only).copied().collect();
        Self { phrases, ..*self }
    }

    /// Brier score of the group when each phrase is read as `reading` says; `None` without weight, or when a phrase has
    /// no reading.
    pub(crate) fn brier(&self, reading: impl Fn(usize) -> Option<f64>) -> Option<f64> {
        self.mean_of(|sums| Some(sums.loss(reading(sums.phrase)?)))
    }

    /// (Σ over phrases of `loss` + the loss of the numbers) / weight.
    pub(super) fn mean_of(&self, loss: impl Fn(&PhraseSums) -> Option<f64>) -> Option<f64> {
        let losses: Vec<f64> = self.phrases.iter().map(loss).collect::<Option<_>>()?;
        let weight = self.weight();
        (weight > 0.0).then(|| compensated_sum(losses.into_iter().chain([self.number_loss])) / weight)
    }
}
