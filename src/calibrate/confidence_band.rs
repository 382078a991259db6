//! The confidence band of the calibration curve: how often it really happens when so much is said.

use super::band::printed;
use super::question_forecasts::QuestionForecasts;
use super::side::is_turned;
use super::support::{Pooling, SupportPoint, support};
use crate::model::Tally;
use crate::uncertainty::{Interval, normal_reach};

/// How often it happens at one forecast, as far as the questions tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CurveInterval {
    /// The forecast, in `[0, 1]`.
    pub(crate) forecast: f64,
    /// Where its frequency lies, at the confidence that was asked for.
    pub(crate) interval: Interval,
}

/// The band at up to 200 forecasts, each by itself: the frequencies x at which the rising curve that fits best and passes through x there
/// is no less likely than the curve without that condition, by more than a χ² with one degree of freedom allows: the likelihood ratio of
/// isotonic regression (Banerjee & Wellner 2001, [doi:10.1214/aos/1015345959](https://doi.org/10.1214/aos/1015345959), whose own limit for
/// forecasts without any ties is narrower; with ties that limit is χ²: Tang, Banerjee & Kosorok 2012,
/// [doi:10.1214/12-AOS1009](https://doi.org/10.1214/12-AOS1009)). Forecasts count as the effective questions of the part of the curve that
/// the condition bends.
///
/// Nothing is drawn. Empty without forecasts.
pub(crate) fn confidence_band(tally: &Tally, questions: &QuestionForecasts, confidence: f64) -> Vec<CurveInterval> {
    let Some(reach) = normal_reach(confidence).filter(|_| !tally.is_empty()) else { return vec![] };
    let (points, pooling) = support(tally, is_turned(tally, questions));
    let parts = Parts::new(&points, pooling, questions);
    let mut made: Vec<Option<Interval>> = vec![None; points.len()];
    let whole = Pools::of(points.iter());
    let rows = printed(tally.rows().len()).into_iter();
    rows.filter_map(|row| {
        let at = pooling.point_of(row);
        if made[at].is_none() {
            made[at] = AtPoint::new(&points, &whole, at).interval(&parts, reach * reach);
        }
        Some(CurveInterval { forecast: tally.rows()[row].p, interval: made[at]? })
    })
    .collect()
}

/// Heights nearer to each other than this are one.
const ROUNDING: f64 = 1e-12;

/// Blocks of a rising curve, with the likelihood of all up to each.
struct Pools {
    /// Weight of yes, of all, and the number of points; from the first on.
    blocks: Vec<(f64, f64, usize)>,
    /// Σ over the blocks so far of yes, of all, of points, and of the log likelihood.
    sums: Vec<(f64, f64, usize, f64)>,
}

impl Pools {
    fn of<'a>(points: impl Iterator<Item = &'a SupportPoint>) -> Self {
        let mut blocks: Vec<(f64, f64, usize)> = vec![];
        for point in points {
            let mut block = (point.weight * point.observed, point.weight, 1);
            while let Some(&(yes, weight, count)) = blocks.last() {
                if yes * block.1 < block.0 * weight - ROUNDING * weight * block.1 {
                    break;
                }
                block = (block.0 + yes, block.1 + weight, block.2 + count);
                blocks.pop();
            }
            blocks.push(block);
        }
        let mut sums = vec![(0.0, 0.0, 0, 0.0)];
        let mut sum = sums[0];
        for &(yes, weight, count) in &blocks {
            let gained = log_likelihood(yes, weight, yes / weight);
            sum = (sum.0 + yes, sum.1 + weight, sum.2 + count, sum.3 + gained);
            sums.push(sum);
        }
        Self { blocks, sums }
    }

    fn height(&self, block: usize) -> f64 {
        self.blocks[block].0 / self.blocks[block].1
    }

    /// How many blocks lie below a height, by more than sums round.
    fn below(&self, height: f64) -> usize {
        self.blocks.partition_point(|&(yes, weight, _)| yes < (height - ROUNDING) * weight)
    }

    /// How many lie there or below.
    fn up_to(&self, height: f64) -> usize {
        self.blocks.partition_point(|&(yes, weight, _)| yes <= (height + ROUNDING) * weight)
    }

    fn all(&self) -> (f64, f64, usize, f64) {
        self.sums[self.blocks.len()]
    }
}

/// ln of the chance of so much yes of all, each with chance x; what does not occur has no part in it.
fn log_likelihood(yes: f64, weight: f64, x: f64) -> f64 {
    let part = |count: f64, chance: f64| if count > weight * 1e-12 { count * chance.ln() } else { 0.0 };
    part(yes, x) + part(weight - yes, 1.0 - x)
}

/// What is needed of ranges of points.
struct Parts {
    /// Weight of the points before each.
    weights: Vec<f64>,
    /// Σ over questions of the weight at the points before one times that at the points before the other.
    corner: Vec<f64>,
}

impl Parts {
    fn new(points: &[SupportPoint], pooling: Pooling, questions: &QuestionForecasts) -> Self {
        let side = points.len() + 1;
        let weights = points.iter().scan(0.0, |sum, point| {
            *sum += point.weight;
            Some(*sum)
        });
        let weights = [0.0].into_iter().chain(weights).collect();
        let mut corner = vec![0.0; side * side];
        for question in questions.questions() {
            for one in question {
                for other in question {
                    let at = (pooling.point_of(one.row) + 1) * side + pooling.point_of(other.row) + 1;
                    corner[at] += one.weight * other.weight * questions.for_each;
                }
            }
        }
        for row in 1..side {
            for column in 1..side {
                let at = row * side + column;
                corner[at] += corner[at - 1] + corner[at - side] - corner[at - side - 1];
            }
        }
        Self { weights, corner }
    }

    /// Weight per effective question in a range: Σ over questions of its squared weight there, over the weight. 0 if no question is at
    /// hand.
    fn weight_per_question(&self, from: usize, to: usize) -> f64 {
        let at = |row: usize, column: usize| self.corner[row * self.weights.len() + column];
        let squares = at(to, to) - at(from, to) - at(to, from) + at(from, from);
        squares / (self.weights[to] - self.weights[from])
    }
}

/// The curve with a condition at one point.
struct AtPoint {
    /// The point's weight of yes, and of all.
    own: (f64, f64),
    /// The curve below the point by itself, and above it.
    lower: Pools,
    upper: Pools,
    /// Where the point's block in the curve without the condition starts, and where it ends.
    block: (usize, usize),
    height: f64,
    /// Log likelihood of that curve.
    best: f64,
}

impl AtPoint {
    fn new(points: &[SupportPoint], whole: &Pools, at: usize) -> Self {
        let block = whole.sums.partition_point(|&(_, _, before, _)| before <= at) - 1;
        Self {
            own: (points[at].weight * points[at].observed, points[at].weight),
            lower: Pools::of(points[..at].iter()),
            upper: Pools::of(points[at + 1..].iter()),
            block: (whole.sums[block].2, whole.sums[block + 1].2),
            height: whole.height(block),
            best: whole.all().3,
        }
    }

    /// How unlikely the curve is that has height x at the point: twice the log likelihood ratio, in effective questions.
    fn excess(&self, x: f64, parts: &Parts) -> f64 {
        let (lower, upper) = (self.lower.sums[self.lower.below(x)], self.upper.sums[self.upper.up_to(x)]);
        let yes = self.own.0 + self.lower.all().0 - lower.0 + upper.0;
        let weight = self.own.1 + self.lower.all().1 - lower.1 + upper.1;
        let bent = log_likelihood(yes, weight, x) + lower.3 + self.upper.all().3 - upper.3;
        let from = lower.2.min(self.block.0);
        let to = (self.lower.all().2 + 1 + upper.2).max(self.block.1);
        let each = parts.weight_per_question(from, to);
        if each > 0.0 { 2.0 * (self.best - bent) / each } else { 0.0 }
    }

    fn interval(&self, parts: &Parts, most: f64) -> Option<Interval> {
        // Where nothing happened, or everything, there is nothing beyond.
        let end = |bound: f64| {
            let (mut inside, mut outside) = (self.height, bound);
            for _ in 0..50 {
                let middle = f64::midpoint(inside, outside);
                if self.excess(middle, parts) <= most { inside = middle } else { outside = middle }
            }
            inside
        };
        let low = if self.height > 0.0 { end(0.0) } else { 0.0 };
        let high = if self.height < 1.0 { end(1.0) } else { 1.0 };
        Interval::new(low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibrate::EndedForecast;

    /// The band of forecasts on questions: number of the question, what was said, whether it happened.
    fn band(forecasts: &[(u32, f64, bool)]) -> Vec<CurveInterval> {
        let tally = Tally::of_pairs(forecasts.iter().map(|&(_, p, happened)| (p, happened)));
        let kept = forecasts.iter().map(|&(question, p, happened)| EndedForecast {
            question,
            happened: happened.into(),
            p,
            weight: 1.0,
        });
        let count = forecasts.last().map_or(0, |last| u64::from(last.0) + 1);
        confidence_band(&tally, &QuestionForecasts::new(&tally, kept, count), 0.95)
    }

    #[track_caller]
    fn is_close(found: &CurveInterval, low: f64, high: f64) {
        let (from, to) = (found.interval.low(), found.interval.high());
        assert!((from - low).abs() < 1e-9 && (to - high).abs() < 1e-9, "{found:?} {low} {high}");
    }

    /// 3 of 20 at one probability: 2(3 ln(.15/x) + 17 ln(.85/(1 − x))) = 3.841459 at these ends (scipy's brentq).
    #[test]
    fn of_one_probability_it_is_the_likelihood_interval_of_a_share() {
        let forecasts: Vec<(u32, f64, bool)> = (0..20).map(|at| (at, 0.5, at < 3)).collect();
        is_close(&band(&forecasts)[0], 0.039_578_638_186_351_92, 0.344_375_683_707_424_66);
    }

    /// 1 of 6 at 20%, 4 of 6 at 50%, 3 of 6 at 80%: the upper two are pooled. The curve with a condition was written down for each point,
    /// and the ends found by scipy's brentq.
    #[test]
    fn neighbours_bend_with_a_point() {
        let hits = [(0.2, 1), (0.5, 4), (0.8, 3)];
        let forecasts = hits.into_iter().flat_map(|(p, hits)| (0..6).map(move |at| (p, at < hits)));
        let forecasts: Vec<(u32, f64, bool)> =
            (0..).zip(forecasts).map(|(question, (p, happened))| (question, p, happened)).collect();
        let found = band(&forecasts);
        is_close(&found[0], 0.010_335_723_063_547_865, 0.553_608_989_240_241_3);
        is_close(&found[1], 0.266_273_301_900_862_7, 0.825_476_888_570_899_2);
        is_close(&found[2], 0.308_865_574_197_778_66, 0.854_354_343_066_120_9);
    }

    #[test]
    fn every_forecast_said_twice_tells_no_more_and_more_questions_do() {
        let once: Vec<(u32, f64, bool)> = (0..20).map(|at| (at, 0.5, at < 3)).collect();
        let twice: Vec<(u32, f64, bool)> = once.iter().flat_map(|&forecast| [forecast; 2]).collect();
        let again: Vec<(u32, f64, bool)> = (0..40).map(|at| (at, 0.5, at < 6)).collect();
        let width = |forecasts: &[(u32, f64, bool)]| {
            let interval = band(forecasts)[0].interval;
            interval.high() - interval.low()
        };
        assert!((width(&once) - width(&twice)).abs() < 1e-9);
        assert!(width(&again) < 0.8 * width(&once));
    }

    #[test]
    fn where_nothing_happened_the_band_starts_at_0() {
        let forecasts: Vec<(u32, f64, bool)> = (0..10).map(|at| (at, 0.3, false)).collect();
        // 20 ln(1/(1 − x)) = 3.841459.
        is_close(&band(&forecasts)[0], 0.0, 1.0 - (-3.841_458_820_694_124_f64 / 20.0).exp());
    }
}
