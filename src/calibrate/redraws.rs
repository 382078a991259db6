//! What chance alone would do: outcomes redrawn as if every forecast were calibrated, and as if the fitted curve were true.

use serde::Serialize;

use super::bins::Bins;
use super::distance_interval::{Distance, DistanceIntervals, around, enough_on_curve};
use super::distances::{DISTANCES, Distances};
use super::question_forecasts::QuestionForecasts;
use super::redraw_run::{DrawnFrom, Run, Scattered};
use super::side::is_turned;
use super::step_down::{Extreme, shares_as_extreme, step_down};
use super::support::{Pooling, support};
use super::yes_count::Tails;
use crate::model::{Finite, Tally};
use crate::uncertainty::{ClusterError, LANES, Rng};

/// What a group's redraws show.
#[derive(Clone, Debug, Default)]
pub(crate) struct Redraws {
    /// Height of the curve in each redraw, one list for each support point.
    heights: Vec<Vec<f64>>,
    /// How rows lie on support points.
    pooling: Pooling,
    /// Miscalibration in each redraw.
    miscalibrations: Vec<f64>,
    /// Miscalibration of what was observed, at the same support points; and the least if one question had gone the other way.
    miscalibration: f64,
    without_one: f64,
    /// By how much more questions went yes than the forecasts imply, one vote each, in each redraw.
    yes_counts: Vec<f64>,
    /// Slope score in each redraw.
    slopes: Vec<f64>,
    /// The same without the question that draws the observed one down the most, and without that which draws it up.
    slopes_without: [Vec<f64>; 2],
    /// What the observed one owes to one question at most, downwards and upwards.
    slope_of_one: [f64; 2],
    /// √miscalibration, the calibration error over bins and the smooth one.
    distances: [Distance; DISTANCES],
    /// How they are found.
    measure: Option<Distances>,
    scattered: Scattered,
}

/// What is redrawn and looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RedrawPlan<'a> {
    /// How far each row of the tally lies from the middle, for the slope.
    pub(crate) slope_levers: &'a [f64],
    /// Bins of the calibration error.
    pub(crate) bins: &'a Bins,
    /// Bandwidth of the smooth calibration error; it is its own value.
    pub(crate) bandwidth: f64,
    /// How often.
    pub(crate) redraws: u32,
}

/// A number that forecasts have, beside what chance would give them if they were calibrated.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ChanceLevel {
    /// Mean over the redraws.
    pub mean: Finite,
    /// Share of the redraws with as much or more, with the data counted among them: (1 + #)/(redraws + 1).
    pub p_value: Finite,
}

impl Redraws {
    /// Redraws the outcomes: one uniform number for each question, and each forecast on it comes true if the number lies
    /// below its probability, so that forecasts on one question stand or fall together as they do. Where only some questions are at hand,
    /// what they deviate by is stretched to what all of them would. The same numbers say what would come true if the fitted curve held.
    /// For a log that is [turned](is_turned) they say what would not, so that the redraws of a log and of its mirror image are mirror images.
    ///
    /// Bröcker & Smith 2007, doi:10.1175/WAF993.1; Dimitriadis, Gneiting & Jordan 2021, doi:10.1073/pnas.2016191118.
    pub(crate) fn draw(tally: &Tally, questions: &QuestionForecasts, plan: &RedrawPlan<'_>, rng: &mut Rng) -> Self {
        let turned = is_turned(tally, questions);
        let (points, pooling) = support(tally, turned);
        let observed: Vec<f64> = points.iter().map(|point| point.observed).collect();
        let mut measure = Distances::new(&points, plan.bins, plan.bandwidth, turned);
        let mut run = Run::new(tally, &points, pooling, plan.slope_levers, questions);
        let miscalibration = run.miscalibration;
        let of_observed = measure.distances(miscalibration, &observed);
        let scattered = run.scatter(&mut measure, questions);
        let mut made = Self {
            heights: vec![Vec::with_capacity(plan.redraws as usize); points.len()],
            pooling,
            miscalibration,
            without_one: run.without_one(questions).min(miscalibration),
            slope_of_one: run.slope_of_one(),
            distances: of_observed.map(|observed| Distance { observed, ..Distance::default() }),
            ..Self::default()
        };
        let on_curve = enough_on_curve(plan.redraws);
        let mut shares = vec![];
        for first in (0..plan.redraws).step_by(LANES) {
            let drawn =
                if first < on_curve { run.redraw::<true>(questions, rng) } else { run.redraw::<false>(questions, rng) };
            for (lane, number) in (first..plan.redraws).take(LANES).enumerate() {
                made.slopes.push(drawn.slope[lane]);
                made.slopes_without
                    .iter_mut()
                    .zip(&drawn.slope_without)
                    .for_each(|(all, slopes)| all.push(slopes[lane]));
                made.yes_counts.push(drawn.yes_count[lane]);
                if number < on_curve {
                    run.shares(lane, DrawnFrom::Curve, &mut shares);
                    let found = measure.distances(run.fit(&shares), &shares);
                    made.distances.iter_mut().zip(found).for_each(|(distance, value)| distance.on_curve.push(value));
                }
                run.shares(lane, DrawnFrom::Forecasts, &mut shares);
                let miscalibration = run.fit(&shares);
                made.miscalibrations.push(miscalibration);
                let found = measure.distances(miscalibration, &shares);
                made.distances.iter_mut().zip(found).for_each(|(distance, value)| distance.calibrated.push(value));
                let mut points = made.heights.iter_mut();
                for &(height, _, members) in &run.blocks {
                    points.by_ref().take(members).for_each(|heights| heights.push(height));
                }
            }
        }
        Self { measure: Some(measure), scattered, ..made }
    }

    /// Number of redraws.
    pub(crate) fn count(&self) -> u64 {
        self.miscalibrations.len() as u64
    }

    /// How often a slope score came out as low, and as high; what differs by rounding alone counts for both.
    pub(crate) fn slope_tails(&self, score: f64) -> Tails {
        tails(&self.slopes, score)
    }

    /// The same of what is left of the score without the question that draws it down the most (or up), among redraws without that.
    pub(crate) fn slope_tails_without(&self, down: bool, score: f64) -> Tails {
        let which = usize::from(!down);
        tails(&self.slopes_without[which], score - self.slope_of_one[which])
    }

    /// What chance alone gives for the miscalibration. `None` without redraws.
    pub(crate) fn miscalibration(&self) -> Option<ChanceLevel> {
        let count = self.miscalibrations.len();
        let mean = self.miscalibrations.iter().sum::<f64>() / count as f64;
        let [mean, p_value] = Finite::all([mean, self.share_with(self.miscalibration)])?;
        Some(ChanceLevel { mean, p_value })
    }

    /// p-values of three tests, each allowing for the others that are made: whether by more, or fewer, questions went yes than the forecasts
    /// imply; whether there is such a slope score, if that is tested; and whether there is as much miscalibration. `None` without redraws.
    pub(crate) fn p_values_together(&self, yes_count: f64, slope: Option<f64>) -> Option<[f64; 3]> {
        let of = |drawn: &[f64], observed: f64, extreme: &Extreme| {
            let values: Vec<f64> = drawn.iter().copied().chain([observed]).collect();
            shares_as_extreme(&values, extreme)
        };
        let mut tests = vec![
            of(&self.yes_counts, yes_count, &Extreme::EitherWay),
            of(&self.miscalibrations, self.miscalibration, &Extreme::Large),
        ];
        tests.extend(slope.map(|slope| of(&self.slopes, slope, &Extreme::EitherWay)));
        let found = step_down(&tests);
        (self.count() > 0).then(|| [found[0], found.get(2).copied().unwrap_or(1.0), found[1]])
    }

    /// The p-value of the miscalibration that would be left if the one question that makes most of it had gone the other way: one
    /// question decides nothing. `None` without redraws.
    pub(crate) fn miscalibration_without_one(&self) -> Option<f64> {
        (self.count() > 0).then(|| self.share_with(self.without_one))
    }

    /// Share of the redraws with as much miscalibration, with the data counted among them.
    fn share_with(&self, miscalibration: f64) -> f64 {
        // What differs by rounding alone is as much.
        let at_least = miscalibration * (1.0 - 1e-12) - 1e-15;
        let more = self.miscalibrations.iter().filter(|drawn| **drawn >= at_least).count();
        (1 + more) as f64 / (self.count() + 1) as f64
    }

    /// Intervals of the observed miscalibration, calibration error over bins and smooth one, the t with so many degrees of freedom.
    /// `None` without redraws.
    pub(crate) fn intervals(
        &self,
        values: [f64; DISTANCES],
        freedom: f64,
        confidence: f64,
    ) -> Option<DistanceIntervals> {
        let mut measure = self.measure.clone()?;
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let by_chance =
            [mean(&self.miscalibrations), mean(&self.distances[1].calibrated), mean(&self.distances[2].calibrated)];
        let mut interval = |which: usize| {
            let ways = self.distances[which].ways(self.scattered.errors[which], freedom, confidence)?;
            let ends = ways.map(|way| measure.on_the_way(&self.scattered.curve, way)[which]);
            around(values[which], ends, by_chance[which])
        };
        Some(DistanceIntervals {
            miscalibration: interval(0)?,
            expected_error: interval(1)?,
            smooth_error: interval(2)?,
        })
    }

    /// The standard error of the discrimination, to first order: that the best curve would be another one changes nothing then.
    pub(crate) fn discrimination_error(&self, freedom: f64) -> ClusterError {
        ClusterError { standard_error: self.scattered.discrimination, freedom }
    }

    /// Heights of the curve at a row of the tally, over the redraws.
    pub(crate) fn heights_at(&self, row: usize) -> &[f64] {
        &self.heights[self.pooling.point_of(row)]
    }
}

/// How often a value is drawn that is as low, and as high, with the data counted among them.
fn tails(drawn: &[f64], value: f64) -> Tails {
    let slack = 1e-9 * (1.0 + value.abs());
    let share = |counts: &dyn Fn(f64) -> bool| {
        (1 + drawn.iter().filter(|drawn| counts(**drawn)).count()) as f64 / (drawn.len() + 1) as f64
    };
    Tails { low: share(&|drawn| drawn <= value + slack), high: share(&|drawn| drawn >= value - slack) }
}
