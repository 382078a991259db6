//! Intervals of distances from calibration, which cannot be below 0 and which chance alone makes larger.

use crate::uncertainty::{Interval, quantile, student_reach};

/// Intervals of a group's distances from calibration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DistanceIntervals {
    /// Of the miscalibration.
    pub(crate) miscalibration: Interval,
    /// Of the calibration error over bins.
    pub(crate) expected_error: Interval,
    /// Of the smooth calibration error.
    pub(crate) smooth_error: Interval,
}

/// A distance as it was observed, and as it comes out when outcomes are redrawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Distance {
    pub(super) observed: f64,
    /// If forecasts were calibrated.
    pub(super) calibrated: Vec<f64>,
    /// If things happened as often as the fitted curve says.
    pub(super) on_curve: Vec<f64>,
}

/// Frequencies farther from what was said than this many times the fitted curve are not looked at.
const FARTHEST: usize = 3;
const STEPS_OF_ONE: usize = 40;
/// A redraw of calibrated forecasts that comes out as low counts for no less than this share.
const LEAST_SHARE: f64 = 0.02;

/// Mean and spread of redraws.
struct Draws {
    mean: f64,
    deviation: f64,
    /// How far above the mean the upper end of the interval of the redraws lies.
    up: f64,
}

impl Draws {
    fn of(values: &[f64], level: f64) -> Option<Self> {
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count;
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        Some(Self { mean, deviation: variance.sqrt(), up: quantile(&sorted, level)? - mean })
    }
}

impl Distance {
    /// How far the frequencies may lie on the way from what was said (0) to the fitted curve (1) and beyond: the least and the most with
    /// which what was observed is not too far out, by inversion of the test. Between the two sets of redraws the squared mean grows with
    /// the square of the way, the spread with the way. The spread on the curve is no less than `error`, how questions scatter, for a
    /// curve that bends to one heavy question makes that look certain; and t with so many degrees of freedom allows for what is not known of
    /// it. At the upper end the tail is a share of that of calibrated forecasts, so that fewer misses than chance gives do not prove
    /// calibration (Read 2002, doi:10.1088/0954-3899/28/10/313).
    pub(super) fn ways(&self, error: f64, freedom: f64, confidence: f64) -> Option<[f64; 2]> {
        let tail = (1.0 - confidence) / 2.0;
        let at_ends = [&self.calibrated, &self.on_curve].map(|values| Draws::of(values, 1.0 - tail));
        let [Some(calibrated), Some(curve)] = at_ends else { return None };
        let as_low = self.calibrated.iter().filter(|drawn| **drawn <= self.observed + 1e-12).count();
        let share = (as_low as f64 / self.calibrated.len() as f64).max(LEAST_SHARE);
        let (reach, down) = (student_reach(confidence, freedom)?, student_reach(1.0 - 2.0 * tail * share, freedom)?);
        let deviation = curve.deviation.max(calibrated.deviation).max(error);
        let up = curve.up.max(reach * deviation);
        let growth = (curve.mean.powi(2) - calibrated.mean.powi(2)).max(1e-9);
        let beyond = |way: f64| {
            let mean = (calibrated.mean.powi(2) + way * way * growth).sqrt();
            let part = way.min(1.0);
            let up = calibrated.up + part * (up - calibrated.up);
            let down = down * (calibrated.deviation + part * (deviation - calibrated.deviation));
            [self.observed - mean - up, self.observed - mean + down]
        };
        let crossing = |end: usize| {
            let steps = FARTHEST * STEPS_OF_ONE;
            let at = |step: usize| beyond(step as f64 / STEPS_OF_ONE as f64)[end];
            let last = (0..=steps).rev().find(|&step| at(step) > 0.0)?;
            let next = (last + 1).min(steps);
            let share = if next > last { at(last) / (at(last) - at(next)) } else { 0.0 };
            Some((last as f64 + share) / STEPS_OF_ONE as f64)
        };
        let least = if beyond(0.0)[0] > 0.0 { crossing(0) } else { None };
        Some([least.unwrap_or(0.0), crossing(1).unwrap_or(0.0)])
    }
}

/// The interval of a distance whose ends are found by its place on the way. Chance may have made the distance larger than all of it; and a
/// true distance as large as chance makes is never excluded, though by luck everything came out as was said.
pub(super) fn around(value: f64, ends: [f64; 2], by_chance: f64) -> Option<Interval> {
    Interval::new(ends[0].min(value), ends[1].max(value).max(by_chance))
}

/// No more than so many redraws on the curve are needed for their mean and spread.
pub(super) fn enough_on_curve(redraws: u32) -> u32 {
    redraws.min(200)
}
