//! What chance alone would do: outcomes redrawn as if every forecast were calibrated.

use serde::Serialize;

use super::isotonic::pool_adjacent_violators;
use super::question_forecasts::{QuestionForecasts, RowForecast};
use super::support::{Pooling, SupportPoint, support};
use super::yes_count::Tails;
use crate::model::Tally;
use crate::uncertainty::Rng;

/// What a group's redraws show.
#[derive(Clone, Debug, Default)]
pub(crate) struct Redraws {
    /// Height of the curve in each redraw, one list for each support point.
    heights: Vec<Vec<f64>>,
    /// How rows lie on support points.
    pooling: Pooling,
    /// Miscalibration in each redraw.
    miscalibrations: Vec<f64>,
    /// Miscalibration of what was observed, at the same support points.
    miscalibration: f64,
    /// Slope score in each redraw.
    slopes: Vec<f64>,
}

/// A number that forecasts have, beside what chance would give them if they were calibrated.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ChanceLevel {
    /// Mean over the redraws.
    pub mean: f64,
    /// Share of the redraws with as much or more, with the data counted among them: (1 + #)/(redraws + 1).
    pub p_value: f64,
}

impl Redraws {
    /// Redraws the outcomes `redraws` times: one uniform number for each question, and each forecast on it comes true if the number lies
    /// below its probability, so that forecasts on one question stand or fall together as they do. Where only some questions are at hand,
    /// what they deviate by is stretched to what all of them would.
    ///
    /// Bröcker & Smith 2007, doi:10.1175/WAF993.1; Dimitriadis, Gneiting & Jordan 2021, doi:10.1073/pnas.2016191118.
    pub(crate) fn draw(
        tally: &Tally,
        questions: &QuestionForecasts,
        slope_levers: &[f64],
        redraws: u32,
        rng: &mut Rng,
    ) -> Self {
        let (points, pooling) = support(tally);
        let mut run = Run::new(tally, &points, pooling, slope_levers, questions);
        let mut made = Self {
            heights: vec![Vec::with_capacity(redraws as usize); points.len()],
            pooling,
            miscalibration: run.fit(&points.iter().map(|point| point.observed).collect::<Vec<_>>()),
            ..Self::default()
        };
        for _ in 0..redraws {
            made.slopes.push(run.redraw(questions, rng));
            let shares = std::mem::take(&mut run.shares);
            made.miscalibrations.push(run.fit(&shares));
            run.shares = shares;
            let mut points = made.heights.iter_mut();
            for &(height, _, members) in &run.blocks {
                points.by_ref().take(members).for_each(|heights| heights.push(height));
            }
        }
        made
    }

    /// Number of redraws.
    pub(crate) fn count(&self) -> u64 {
        self.miscalibrations.len() as u64
    }

    /// How often a slope score came out as low, and as high; what differs by rounding alone counts for both.
    pub(crate) fn slope_tails(&self, score: f64) -> Tails {
        let slack = 1e-9 * (1.0 + score.abs());
        let share = |counts: &dyn Fn(f64) -> bool| {
            (1 + self.slopes.iter().filter(|slope| counts(**slope)).count()) as f64 / (self.count() + 1) as f64
        };
        Tails { low: share(&|slope| slope <= score + slack), high: share(&|slope| slope >= score - slack) }
    }

    /// What chance alone gives for the miscalibration. `None` without redraws.
    pub(crate) fn miscalibration(&self) -> Option<ChanceLevel> {
        let count = self.miscalibrations.len();
        // What differs by rounding alone is as much.
        let at_least = self.miscalibration * (1.0 - 1e-12) - 1e-15;
        let more = self.miscalibrations.iter().filter(|drawn| **drawn >= at_least).count();
        (count > 0).then(|| ChanceLevel {
            mean: self.miscalibrations.iter().sum::<f64>() / count as f64,
            p_value: (1 + more) as f64 / (count + 1) as f64,
        })
    }

    /// Heights of the curve at a row of the tally, over the redraws.
    pub(crate) fn heights_at(&self, row: usize) -> &[f64] {
        &self.heights[self.pooling.point_of(row)]
    }
}

/// A run of redraws, with its memory.
struct Run<'a> {
    points: &'a [SupportPoint],
    weights: Vec<f64>,
    /// Of each row: probability, support point, lever of the slope.
    rows: Vec<(f64, usize, f64)>,
    /// √ of how many questions there are for each one at hand.
    stretch: f64,
    /// What is expected of the questions at hand at each support point, and of their slope score.
    expected: Vec<f64>,
    expected_slope: f64,
    shares: Vec<f64>,
    blocks: Vec<(f64, f64, usize)>,
}

impl<'a> Run<'a> {
    fn new(
        tally: &Tally,
        points: &'a [SupportPoint],
        pooling: Pooling,
        slope_levers: &[f64],
        questions: &QuestionForecasts,
    ) -> Self {
        let rows = tally.rows().iter().zip(slope_levers).enumerate();
        let rows: Vec<(f64, usize, f64)> =
            rows.map(|(at, (row, &lever))| (row.p, pooling.point_of(at), lever)).collect();
        let (mut expected, mut expected_slope) = (vec![0.0; points.len()], 0.0);
        for question in questions.questions() {
            let vote = 1.0 / question.iter().map(|forecast| forecast.weight).sum::<f64>();
            for RowForecast { row, weight } in question {
                let (p, point, lever) = rows[*row];
                expected[point] += weight * p;
                expected_slope += vote * weight * lever * p;
            }
        }
        Self {
            points,
            weights: points.iter().map(|point| point.weight).collect(),
            rows,
            stretch: questions.for_each.sqrt(),
            expected,
            expected_slope,
            shares: vec![],
            blocks: vec![],
        }
    }

    /// Draws outcomes: shares of yes at the support points, and the slope score, which is given back.
    fn redraw(&mut self, questions: &QuestionForecasts, rng: &mut Rng) -> f64 {
        let mut happened: Vec<f64> = self.expected.iter().map(|expected| -expected).collect();
        let mut slope = -self.expected_slope;
        for question in questions.questions() {
            let drawn = rng.unit();
            let (mut of_slope, mut total) = (0.0, 0.0);
            for RowForecast { row, weight } in question {
                let (p, point, lever) = self.rows[*row];
                total += weight;
                if drawn < p {
                    happened[point] += weight;
                    of_slope += weight * lever;
                }
            }
            slope += of_slope / total;
        }
        self.shares.clear();
        let share =
            |(more, point): (&f64, &SupportPoint)| (point.p + self.stretch * more / point.weight).clamp(0.0, 1.0);
        let shares = happened.iter().zip(self.points).map(share);
        self.shares.extend(shares);
        slope * self.stretch
    }

    /// Fits the curve to shares of yes, and gives the miscalibration: Σ W((p − ō)² − (c − ō)²)/ΣW.
    fn fit(&mut self, shares: &[f64]) -> f64 {
        pool_adjacent_violators(shares, &self.weights, &mut self.blocks);
        let mut sum = 0.0;
        let mut members = self.points.iter().zip(shares);
        for &(height, _, count) in &self.blocks {
            for (point, share) in members.by_ref().take(count) {
                sum += point.weight * ((point.p - share).powi(2) - (height - share).powi(2));
            }
        }
        (sum / self.weights.iter().sum::<f64>()).max(0.0)
    }
}
