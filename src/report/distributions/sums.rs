//! What the forecasts of one group add up to, kind by kind.

use std::collections::BTreeMap;

use super::question_cells::QuestionCells;
use super::shares::Shares;
use crate::calibrate::Bins;
use crate::dataset::distributions::{DistributionQuestion, QuestionKind, QuestionOutcome, statements};
use crate::model::{QuestionId, YesShare};
use crate::options::StatisticsOptions;
use crate::score::quantiles::partner;
use crate::score::{
    categorical_brier, categorical_log_score, ranked_probability_score, unchecked, weighted_interval_score,
};

/// Levels are told apart to so many parts of 1.
const LEVELS: f64 = 1e9;

/// What the forecasts of one group add up to.
#[derive(Clone, Debug)]
pub(super) struct DistributionSums {
    /// Of answers, and of days.
    pub(super) bins: [Bins; 2],
    clip: f64,
    /// Room for the probabilities of a forecast.
    p: Vec<f64>,
    /// Brier and log score.
    pub(super) categorical: QuestionCells<2>,
    pub(super) categorical_bins: Shares,
    /// Ranked probability score.
    pub(super) ordered: QuestionCells<1>,
    /// Weighted interval score, dispersion, underprediction, overprediction.
    pub(super) numeric: QuestionCells<4>,
    /// The unit of each question.
    pub(super) units: BTreeMap<QuestionId, String>,
    pub(super) coverage: Shares,
    pub(super) quantiles: Shares,
    pub(super) days: QuestionCells<1>,
    pub(super) day_bins: Shares,
}

/// A level from its key.
pub(super) fn level_of(key: u64) -> f64 {
    key as f64 / LEVELS
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // in (0, 1)
fn key_of(level: f64) -> u64 {
    (level * LEVELS).round() as u64
}

impl DistributionSums {
    /// Of no forecasts.
    pub(super) fn new(statistics: &StatisticsOptions, bins: [Bins; 2]) -> Self {
        Self {
            bins,
            p: vec![],
            clip: statistics.log_clip.epsilon(),
            categorical: QuestionCells::default(),
            categorical_bins: Shares::default(),
            ordered: QuestionCells::default(),
            numeric: QuestionCells::default(),
            units: BTreeMap::new(),
            coverage: Shares::default(),
            quantiles: Shares::default(),
            days: QuestionCells::default(),
            day_bins: Shares::default(),
        }
    }

    /// Takes in a forecast that counts.
    pub(super) fn add(
        &mut self,
        question: QuestionId,
        asked: &DistributionQuestion,
        parts: &[(f64, f64)],
        weight: f64,
    ) {
        let said = statements(asked, parts);
        let [of_answers, of_days] = &self.bins;
        let (shares, bins) = match asked.kind {
            QuestionKind::Days => (&mut self.day_bins, of_days),
            _ => (&mut self.categorical_bins, of_answers),
        };
        for &(p, happened) in &said {
            shares.add(bins.index_of(p) as u64, p, happened, weight);
        }
        match (&asked.kind, &asked.outcome) {
            (QuestionKind::Categories { ordered, .. }, Some(outcome)) => {
                self.answers(question, parts, outcome, *ordered, weight);
            }
            (QuestionKind::Number { unit }, Some(QuestionOutcome::Number(y))) => {
                self.units.entry(question).or_insert_with(|| unit.clone());
                self.number(question, parts, *y, weight);
            }
            (QuestionKind::Days, Some(_)) => self.until(question, &said, weight),
            _ => {}
        }
    }

    /// Ends the question at hand.
    pub(super) fn end_question(&mut self) {
        for shares in [&mut self.categorical_bins, &mut self.coverage, &mut self.quantiles, &mut self.day_bins] {
            shares.end_question();
        }
    }

    fn answers(
        &mut self,
        question: QuestionId,
        parts: &[(f64, f64)],
        outcome: &QuestionOutcome,
        ordered: bool,
        weight: f64,
    ) {
        self.p.clear();
        self.p.extend(parts.iter().map(|part| part.1));
        let p = &self.p;
        // The score that is expected where several answers came true in part.
        let expected = |score: &dyn Fn(usize) -> Option<f64>| match outcome {
            QuestionOutcome::Answer(answer) => score(*answer),
            QuestionOutcome::Shares(shares) => {
                let came_true = shares.iter().enumerate().filter(|(_, share)| **share > 0.0);
                came_true.map(|(answer, share)| Some(share * score(answer)?)).sum()
            }
            _ => None,
        };
        let brier = expected(&|answer| categorical_brier(p, answer));
        let Some((brier, log)) = brier.zip(expected(&|answer| categorical_log_score(p, answer, self.clip))) else {
            return;
        };
        let rps = if ordered { expected(&|answer| ranked_probability_score(p, answer)) } else { None };
        self.categorical.add(question, weight, [brier, log]);
        if let Some(rps) = rps {
            self.ordered.add(question, weight, [rps]);
        }
    }

    fn number(&mut self, question: QuestionId, quantiles: &[(f64, f64)], y: f64, weight: f64) {
        let Some(score) = weighted_interval_score(quantiles, y) else { return };
        let scores = [score.score, score.dispersion, score.underprediction, score.overprediction];
        self.numeric.add(question, weight, scores);
        for &(level, value) in quantiles {
            self.quantiles.add(key_of(level), level, (y <= value).into(), weight);
            if let Some(high) = partner(quantiles, level).filter(|_| level < 0.5) {
                let share = 1.0 - 2.0 * level;
                self.coverage.add(key_of(share), share, (value..=high).contains(&y).into(), weight);
            }
        }
    }

    fn until(&mut self, question: QuestionId, known: &[(f64, YesShare)], weight: f64) {
        if !known.is_empty() {
            let score = |&(p, came_true): &(f64, YesShare)| came_true.expect(|happened| unchecked::brier(p, happened));
            let all = known.iter().map(score).sum::<f64>();
            self.days.add(question, weight, [all / known.len() as f64]);
        }
    }
}
