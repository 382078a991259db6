//! A run of redraws, with its memory.

use super::distances::{DISTANCES, Distances};
use super::isotonic::pool_adjacent_violators;
use super::question_forecasts::{ForecastOfRow, QuestionForecasts};
use super::scatter::scatter;
use super::support::{Pooling, SupportPoint};
use crate::model::{Tally, YesShare};
use crate::uncertainty::{LANES, Lanes, Rng};

/// How questions scatter about the fitted curve.
#[derive(Clone, Debug, Default)]
pub(super) struct Scattered {
    /// Standard errors of the distances as they were observed, were each the way it points.
    pub(super) errors: [f64; DISTANCES],
    /// Standard error of the discrimination.
    pub(super) discrimination: f64,
    /// The fitted curve at the support points.
    pub(super) curve: Vec<f64>,
}

/// What is known of a row of the tally.
#[derive(Clone, Copy, Debug)]
struct RedrawnRow {
    p: f64,
    /// Height of the fitted curve.
    height: f64,
    point: usize,
    /// Lever of the slope.
    lever: f64,
    /// What a random number must lie below for a yes, or in a turned log for a no: if the forecast is calibrated, and if the curve holds.
    below: [f64; 2],
}

/// What one question does to the slope score.
#[derive(Clone, Copy, Debug, Default)]
struct SlopeOfOne {
    question: usize,
    /// What the observed score owes to it.
    owed: f64,
    /// Σ of lever and forecast over its forecasts, by their weights: what is expected of it before that is taken off.
    expected: f64,
}

/// Sums over the questions of some redraws.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    /// The slope score.
    pub(super) slope: Lanes,
    /// The same without the question that drew the observed one down the most, and without that which drew it up.
    pub(super) slope_without: [Lanes; 2],
    /// By how much more questions went yes than the mean forecast on each implies.
    pub(super) yes_count: Lanes,
}

/// Outcomes as forecasts have them, and as the fitted curve has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DrawnFrom {
    Forecasts,
    Curve,
}

/// A run of redraws.
pub(super) struct Run<'a> {
    points: &'a [SupportPoint],
    weights: Vec<f64>,
    rows: Vec<RedrawnRow>,
    /// Whether random numbers say what does not happen.
    turned: bool,
    /// √ of how many questions there are for each one at hand.
    stretch: f64,
    /// What is expected of the questions at hand at each support point if forecasts are calibrated, and if the curve holds.
    expected: Vec<[f64; 2]>,
    /// Likewise of their slope score.
    expected_slope: f64,
    /// Weight of the forecasts on each question, and their mean.
    means: Vec<(f64, f64)>,
    /// The questions that draw the slope score down, and up, the most.
    loudest: [SlopeOfOne; 2],
    /// The fitted curve at the support points, and its miscalibration.
    curve: Vec<f64>,
    pub(super) miscalibration: f64,
    /// By how much more went yes at the support points than expected, if forecasts are calibrated and if the curve holds.
    happened: [Vec<Lanes>; 2],
    /// The curve that was fitted last: height, weight, number of points of each block.
    pub(super) blocks: Vec<(f64, f64, usize)>,
}

/// So many questions that make much of the miscalibration are each tried the other way.
const LOUDEST: usize = 8;

impl<'a> Run<'a> {
    pub(super) fn new(
        tally: &Tally,
        points: &'a [SupportPoint],
        pooling: Pooling,
        slope_levers: &[f64],
        questions: &QuestionForecasts,
    ) -> Self {
        let row = |(at, (row, &lever)): (usize, (&crate::model::TallyRow, &f64))| {
            let point = pooling.point_of(at);
            RedrawnRow { p: row.p, height: row.p, point, lever, below: [0.0; 2] }
        };
        let mut run = Self {
            points,
            weights: points.iter().map(|point| point.weight).collect(),
            rows: tally.rows().iter().zip(slope_levers).enumerate().map(row).collect(),
            turned: pooling.is_turned(),
            stretch: questions.for_each.sqrt(),
            expected: vec![[0.0; 2]; points.len()],
            expected_slope: 0.0,
            means: vec![],
            loudest: [SlopeOfOne::default(); 2],
            curve: vec![],
            miscalibration: 0.0,
            happened: [vec![[0.0; LANES]; points.len()], vec![[0.0; LANES]; points.len()]],
            blocks: vec![],
        };
        let observed: Vec<f64> = points.iter().map(|point| point.observed).collect();
        run.miscalibration = run.fit(&observed);
        run.curve = run.blocks.iter().flat_map(|&(height, _, count)| std::iter::repeat_n(height, count)).collect();
        for row in &mut run.rows {
            row.height = run.curve[row.point];
            row.below = [row.p, row.height].map(|chance| if run.turned { 1.0 - chance } else { chance });
        }
        run.expect(questions);
        run.loudest = run.loudest(questions);
        run
    }

    fn expect(&mut self, questions: &QuestionForecasts) {
        for question in questions.questions() {
            let total = question.iter().map(|forecast| forecast.weight).sum::<f64>();
            let vote = 1.0 / total;
            let mut mean = 0.0;
            for ForecastOfRow { row, weight } in question {
                let RedrawnRow { p, height, point, lever, .. } = self.rows[*row];
                self.expected[point][0] += weight * p;
                self.expected[point][1] += weight * height;
                self.expected_slope += vote * weight * lever * p;
                mean += vote * weight * p;
            }
            self.means.push((total, mean));
        }
    }

    /// Draws outcomes, some redraws together, and gives back sums over questions. Those on the curve are drawn if asked for.
    pub(super) fn redraw<const ON_CURVE: bool>(&mut self, questions: &QuestionForecasts, rng: &mut Rng) -> Drawn {
        for (which, happened) in self.happened.iter_mut().enumerate() {
            happened.iter_mut().zip(&self.expected).for_each(|(more, expected)| *more = [-expected[which]; LANES]);
        }
        let [of_forecasts, of_curve] = &mut self.happened;
        let (mut slope, mut yes_count, mut of_loudest) =
            ([-self.expected_slope; LANES], [0.0; LANES], [[0.0; LANES]; 2]);
        let (mut drawn, mut means) = ([0.0; LANES], 0.0);
        for (at, (question, &(total, mean))) in questions.questions().zip(&self.means).enumerate() {
            for number in &mut drawn {
                *number = rng.unit();
            }
            let below = if self.turned { 1.0 - mean } else { mean };
            add_yes(&mut yes_count, &drawn, below, self.turned, 1.0);
            means += mean;
            let mut of_slope = [0.0; LANES];
            // One number makes a yes of the likelier ones of them, and of none behind.
            for ForecastOfRow { row, weight } in question {
                let row = &self.rows[*row];
                add_yes(&mut of_forecasts[row.point], &drawn, row.below[0], self.turned, *weight);
                add_yes(&mut of_slope, &drawn, row.below[0], self.turned, weight * row.lever);
                if ON_CURVE {
                    add_yes(&mut of_curve[row.point], &drawn, row.below[1], self.turned, *weight);
                }
            }
            for lane in 0..LANES {
                of_slope[lane] /= total;
                slope[lane] += of_slope[lane];
            }
            for (own, loudest) in of_loudest.iter_mut().zip(&self.loudest).filter(|(_, loudest)| loudest.question == at)
            {
                *own = of_slope.map(|sum| sum - loudest.expected);
            }
        }
        let stretched = |lanes: Lanes| lanes.map(|value| value * self.stretch);
        let without = |own: Lanes| stretched(std::array::from_fn(|lane| slope[lane] - own[lane]));
        Drawn {
            slope: stretched(slope),
            slope_without: of_loudest.map(without),
            yes_count: stretched(yes_count.map(|count| count - means)),
        }
    }

    /// Shares of yes at the support points as they were drawn last.
    pub(super) fn shares(&self, lane: usize, from: DrawnFrom, shares: &mut Vec<f64>) {
        let (happened, of_curve) = (&self.happened[usize::from(from == DrawnFrom::Curve)], from == DrawnFrom::Curve);
        shares.clear();
        shares.extend(self.points.iter().zip(&self.curve).zip(happened).map(|((point, &height), more)| {
            let middle = if of_curve { height } else { point.p };
            (middle + self.stretch * more[lane] / point.weight).clamp(0.0, 1.0)
        }));
    }

    /// Fits the curve to shares of yes, and gives the miscalibration: Σ W((p − ō)² − (c − ō)²)/ΣW.
    pub(super) fn fit(&mut self, shares: &[f64]) -> f64 {
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

    /// How questions scatter about the curve.
    pub(super) fn scatter(&self, measure: &mut Distances, questions: &QuestionForecasts) -> Scattered {
        let observed: Vec<f64> = self.points.iter().map(|point| point.observed).collect();
        let (of_bins, of_smoothed) = (measure.signs_of_bins(&observed), measure.slopes_of_smoothed(&observed));
        let sums = self
            .points
            .iter()
            .fold((0.0, 0.0), |(yes, all), point| (yes + point.weight * point.observed, all + point.weight));
        let base_rate = sums.0 / sums.1;
        let of = scatter(questions.resolved(), |row, happened| {
            let RedrawnRow { p, height, point, .. } = self.rows[row];
            let outcome = happened.share();
            let of_curve = (height - outcome).powi(2);
            [
                (p - outcome).powi(2) - of_curve,
                of_bins[point] * (p - outcome),
                of_smoothed[point] * (p - outcome),
                (base_rate - outcome).powi(2) - of_curve,
            ]
        });
        let [miscalibration, of_bins, of_smoothed, discrimination] = of.errors.map(|error| error / self.stretch);
        // To first order the root moves by the change over twice the root.
        let of_root = miscalibration / (2.0 * self.miscalibration.sqrt().max(3e-5));
        Scattered { errors: [of_root, of_bins, of_smoothed], discrimination, curve: self.curve.clone() }
    }

    /// The least miscalibration if one question had gone the other way, of those that make most of it.
    pub(super) fn without_one(&mut self, questions: &QuestionForecasts) -> f64 {
        let made = |forecasts: &[ForecastOfRow], happened: YesShare| {
            let outcome = happened.share();
            let of = |forecast: &ForecastOfRow| {
                let RedrawnRow { p, height, .. } = self.rows[forecast.row];
                forecast.weight * ((p - outcome).powi(2) - (height - outcome).powi(2))
            };
            forecasts.iter().map(of).sum::<f64>()
        };
        let mut loudest: Vec<(f64, usize, &[ForecastOfRow], f64)> = (0..)
            .zip(questions.resolved())
            .map(|(at, (forecasts, happened))| (made(forecasts, happened), at, forecasts, happened.share()))
            .collect();
        if loudest.len() > LOUDEST {
            // Of those that differ by rounding alone the first.
            let unit = 1e-12 * loudest.iter().map(|(made, ..)| made.abs()).fold(f64::MIN_POSITIVE, f64::max);
            let rounded = |made: f64| (made / unit).round();
            let louder = |a: &(f64, usize, _, _), b: &(f64, usize, _, _)| {
                rounded(b.0).total_cmp(&rounded(a.0)).then(a.1.cmp(&b.1))
            };
            loudest.select_nth_unstable_by(LOUDEST, louder);
            loudest.truncate(LOUDEST);
        }
        let mut least = f64::INFINITY;
        for (_, _, forecasts, outcome) in loudest {
            let mut shares: Vec<f64> = self.points.iter().map(|point| point.observed).collect();
            for ForecastOfRow { row, weight } in forecasts {
                let point = self.rows[*row].point;
                shares[point] = (shares[point] + weight * (1.0 - 2.0 * outcome) / self.weights[point]).clamp(0.0, 1.0);
            }
            least = least.min(self.fit(&shares));
        }
        least
    }

    /// Of questions that speak alike, but for rounding, the first.
    fn loudest(&self, questions: &QuestionForecasts) -> [SlopeOfOne; 2] {
        let mut found = [SlopeOfOne { question: usize::MAX, ..SlopeOfOne::default() }; 2];
        for (question, (forecasts, happened)) in questions.resolved().enumerate() {
            let sum = forecasts.iter().fold([0.0; 3], |[lever, expected, weight], forecast| {
                let RedrawnRow { p, lever: own, .. } = self.rows[forecast.row];
                let weighted = forecast.weight * own;
                [lever + weighted, expected + weighted * p, weight + forecast.weight]
            });
            let [lever, expected] = [sum[0], sum[1]].map(|sum_of| sum_of / sum[2]);
            let owed = happened.share() * lever - expected;
            let this = SlopeOfOne { question, owed, expected };
            if owed < found[0].owed - 1e-12 {
                found[0] = this;
            }
            if owed > found[1].owed + 1e-12 {
                found[1] = this;
            }
        }
        found
    }

    /// How much the slope score owes to one question at most, downwards and upwards.
    pub(super) fn slope_of_one(&self) -> [f64; 2] {
        self.loudest.map(|loudest| loudest.owed)
    }
}

/// Adds the weight wherever a forecast comes true.
#[inline(always)]
fn add_yes(sums: &mut Lanes, drawn: &Lanes, below: f64, turned: bool, weight: f64) {
    for lane in 0..LANES {
        sums[lane] += if (drawn[lane] < below) == turned { 0.0 } else { weight };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibrate::EndedForecast;
    use crate::calibrate::side::is_turned;
    use crate::calibrate::support::support;

    /// A hundred questions with two forecasts each; half of them went yes, so the fitted curve is flat at one half.
    #[test]
    fn outcomes_are_drawn_as_said_and_as_the_curve_has_it() {
        for (said, is_above_half) in [([0.1, 0.7], false), ([0.4, 0.9], true)] {
            let on_all = || (0..100_u32).flat_map(|question| said.map(|p| (question, p, question % 2 == 0)));
            let tally = Tally::of_pairs(on_all().map(|(_, p, happened)| (p, happened)));
            let kept = on_all().map(|(question, p, happened)| EndedForecast {
                question,
                happened: happened.into(),
                p,
                weight: 1.0,
            });
            let questions = QuestionForecasts::new(&tally, kept, 100);
            let (points, pooling) = support(&tally, is_turned(&tally, &questions));
            assert_eq!((pooling.is_turned(), points.len()), (is_above_half, 2));
            let mut run = Run::new(&tally, &points, pooling, &[0.0; 2], &questions);
            let (mut rng, mut sums, mut shares) = (Rng::stream(1, 1), [[0.0; 2]; 2], vec![]);
            for _ in 0..4000 / LANES {
                run.redraw::<true>(&questions, &mut rng);
                for lane in 0..LANES {
                    for (which, from) in [DrawnFrom::Forecasts, DrawnFrom::Curve].into_iter().enumerate() {
                        run.shares(lane, from, &mut shares);
                        sums.iter_mut().zip(&shares).for_each(|(sums, share)| sums[which] += share / 4000.0);
                    }
                }
            }
            // The standard error of each is at most 0.0008.
            for (point, [as_said, on_curve]) in points.iter().zip(sums) {
                assert!((as_said - point.p).abs() < 0.004 && (on_curve - 0.5).abs() < 0.004, "{as_said} {on_curve}");
            }
        }
    }
}
