//! What the forecasts of a group add up to on each question, and the means over them with their intervals.

use crate::model::{QuestionId, compensated_sum};
use crate::report::verdict::FEWEST_EFFECTIVE_QUESTIONS;
use crate::uncertainty::{ClusterMean, Estimate, QuestionSum, Scale};

/// The forecasts of a group on one question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct QuestionCell<const SCORES: usize> {
    pub(super) question: QuestionId,
    pub(super) forecasts: u64,
    pub(super) weight: f64,
    /// Sums of weighted scores.
    pub(super) sums: [f64; SCORES],
}

/// The cells of a group, question by question.
#[derive(Clone, Debug, Default)]
pub(super) struct QuestionCells<const SCORES: usize> {
    cells: Vec<QuestionCell<SCORES>>,
}

impl<const SCORES: usize> QuestionCells<SCORES> {
    /// Takes in a forecast; those on one question come one after the other.
    pub(super) fn add(&mut self, question: QuestionId, weight: f64, scores: [f64; SCORES]) {
        if self.cells.last().is_none_or(|last| last.question != question) {
            self.cells.push(QuestionCell { question, forecasts: 0, weight: 0.0, sums: [0.0; SCORES] });
        }
        if let Some(cell) = self.cells.last_mut() {
            cell.forecasts += 1;
            cell.weight += weight;
            for (sum, score) in cell.sums.iter_mut().zip(scores) {
                *sum += weight * score;
            }
        }
    }

    pub(super) fn as_slice(&self) -> &[QuestionCell<SCORES>] {
        &self.cells
    }

    pub(super) fn forecasts(&self) -> u64 {
        self.cells.iter().map(|cell| cell.forecasts).sum()
    }

    pub(super) fn questions(&self) -> u64 {
        self.cells.len() as u64
    }

    /// (Σw)²/Σw² over the questions; 0 without any.
    pub(super) fn effective_questions(&self) -> f64 {
        let weight = compensated_sum(self.cells.iter().map(|cell| cell.weight));
        let squares = compensated_sum(self.cells.iter().map(|cell| cell.weight * cell.weight));
        if squares > 0.0 { weight * weight / squares } else { 0.0 }
    }

    /// The weighted mean of a score.
    pub(super) fn mean(&self, score: usize) -> Option<f64> {
        let weight = compensated_sum(self.cells.iter().map(|cell| cell.weight));
        (weight > 0.0).then(|| compensated_sum(self.cells.iter().map(|cell| cell.sums[score])) / weight)
    }

    /// The same with its interval: cluster-robust by question, and none below five effective questions.
    pub(super) fn estimate(&self, score: usize, scale: Scale, confidence: f64) -> Estimate {
        let value = self.mean(score);
        let sums: Vec<QuestionSum> =
            self.cells.iter().map(|cell| QuestionSum { weight: cell.weight, sum: cell.sums[score] }).collect();
        let enough = self.effective_questions() >= FEWEST_EFFECTIVE_QUESTIONS - 1e-9;
        let interval =
            ClusterMean::of(&sums).filter(|_| enough).and_then(|mean| mean.error().interval(value?, scale, confidence));
        Estimate::new(value, interval)
    }
}
