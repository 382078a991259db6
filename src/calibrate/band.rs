//! The consistency band: where the isotonic curve would lie if the forecasts were calibrated.

use super::isotonic::pool_adjacent_violators;
use crate::model::{Tally, TallyRow};
use crate::uncertainty::{Binomial, Rng, quantile_of_any};

/// The [consistency band](consistency_band) at one forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConsistencyBandPoint {
    /// The forecast, in `[0, 1]`.
    pub forecast: f64,
    /// Lower end: the observed frequency that a calibrated forecaster's curve seldom falls below, in `[0, 1]`.
    pub low: f64,
    /// Upper end, likewise, in `[0, 1]`.
    pub high: f64,
}

/// The band is given at no more than this many forecasts.
const PRINTED: usize = 200;
/// More distinct probabilities than this are pooled by rank before drawing: a curve through so many points does not
/// tell neighbours apart, and the cost stays bounded.
const SUPPORT: usize = 500;

/// Pointwise `confidence` band of the isotonic curve of calibrated forecasts (Bröcker & Smith 2007,
/// doi:10.1175/WAF993.1; Dimitriadis, Gneiting & Jordan 2021, doi:10.1073/pnas.2016191118).
///
/// `redraws` times (at least 200 are advised, see [`band_redraws`]), every distinct probability p gets new outcomes,
/// binomial with p and the number of its observations, and the isotonic curve is fitted; the quantiles of its heights
/// are the band. Where weights differ the number of observations is the effective (Σw)²/Σw², rounded up or down at
/// random so that it is right on average. Outcomes are drawn as if each forecast had a question of its own, so that
/// many forecasts on few questions make the band too narrow.
///
/// At most 200 forecasts are given, spread evenly by rank, the ends among them; none of an empty tally. A curve outside of the
/// band speaks against calibration at that forecast. `None` unless `confidence` lies strictly between 0 and 1 and there is at
/// least one redraw.
///
/// # Example
/// ```
/// use trackrecord::{calibrate::consistency_band, model::Tally, uncertainty::Rng};
/// let tally = Tally::from_pairs((0..100).map(|i| (0.3, i < 30))).unwrap();
/// let band = consistency_band(&tally, 0.95, 400, &mut Rng::stream(1, 0)).unwrap();
/// assert!(band[0].low > 0.15 && band[0].high < 0.45);
/// ```
pub fn consistency_band(
    tally: &Tally,
    confidence: f64,
    redraws: u32,
    rng: &mut Rng,
) -> Option<Vec<ConsistencyBandPoint>> {
    if !(confidence > 0.0 && confidence < 1.0 && redraws > 0) {
        return None;
    }
    let (support, pooling) = (support(tally), Pooling::of(tally));
    let printed = printed(tally.rows().len());
    let mut heights = vec![Vec::with_capacity(redraws as usize); printed.len()];
    let weights: Vec<f64> = support.iter().map(|point| point.weight).collect();
    let (mut shares, mut blocks, mut curve) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..redraws {
        shares.clear();
        shares.extend(support.iter().map(|point| point.share(rng)));
        pool_adjacent_violators(&shares, &weights, &mut blocks);
        curve.clear();
        for &(height, _, points) in &blocks {
            curve.extend(std::iter::repeat_n(height, points));
        }
        for (heights, &row) in heights.iter_mut().zip(&printed) {
            heights.push(curve[pooling.point_of(row)]);
        }
    }
    let tail = (1.0 - confidence) / 2.0;
    let band = printed.iter().zip(&mut heights).filter_map(|(&row, heights)| {
        Some(ConsistencyBandPoint {
            forecast: tally.rows()[row].p,
            low: quantile_of_any(heights, tail)?,
            high: quantile_of_any(heights, 1.0 - tail)?,
        })
    });
    Some(band.collect())
}

/// How often to redraw so that the bands of all groups together stay cheap: 1000 times for a few groups or few
/// distinct probabilities, never fewer than 200. `rows` is the number of distinct probabilities of all groups together.
///
/// # Example
/// ```
/// use trackrecord::calibrate::band_redraws;
/// assert_eq!(band_redraws(300), 1000);
/// assert_eq!(band_redraws(1_000_000), 200);
/// ```
pub fn band_redraws(rows: usize) -> u32 {
    const DRAWS: usize = 1_000_000;
    let redraws = DRAWS / rows.max(1);
    u32::try_from(redraws.clamp(200, 1000)).unwrap_or(1000)
}

/// One probability at which outcomes are drawn.
struct SupportPoint {
    weight: f64,
    /// How often the larger of two whole numbers of forecasts is drawn.
    part: f64,
    draws: [Draws; 2],
}

/// Outcomes of so many forecasts.
struct Draws {
    forecasts: f64,
    happened: Binomial,
}

impl Draws {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count, at least 1")]
    fn new(forecasts: f64, p: f64) -> Self {
        let forecasts = forecasts.max(1.0);
        Self { forecasts, happened: Binomial::new(forecasts as u64, p) }
    }
}

impl SupportPoint {
    fn new(p: f64, weight: f64, effective: f64) -> Self {
        let whole = effective.floor();
        Self { weight, part: effective - whole, draws: [Draws::new(whole, p), Draws::new(whole + 1.0, p)] }
    }

    /// Share of yes in new outcomes.
    fn share(&self, rng: &mut Rng) -> f64 {
        let rounded_up = self.part > 0.0 && rng.unit() < self.part;
        let Draws { forecasts, happened } = &self.draws[usize::from(rounded_up)];
        happened.draw(rng) as f64 / forecasts
    }
}

/// The distinct probabilities, neighbours by rank pooled when there are too many.
fn support(tally: &Tally) -> Vec<SupportPoint> {
    let rows = tally.rows();
    let pooling = Pooling::of(tally);
    let pool = |point: usize| {
        let members = &rows[pooling.first_row(point)..pooling.first_row(point + 1)];
        let weight: f64 = members.iter().map(TallyRow::weight).sum();
        let squares: f64 = members.iter().map(|row| row.squares).sum();
        let p = members.iter().map(|row| row.weight() * row.p).sum::<f64>() / weight;
        // A mean of equal numbers may come out a bit beside them.
        let p = p.clamp(members[0].p, members[members.len() - 1].p);
        // Whole numbers of equal weights must not become 2.9999….
        let effective = weight * weight / squares;
        let nearest = effective.round();
        let effective = if (effective - nearest).abs() < 1e-9 * nearest { nearest } else { effective };
        SupportPoint::new(p, weight, effective)
    };
    (0..pooling.points).map(pool).collect()
}

/// How rows are pooled to support points, by rank.
#[derive(Clone, Copy)]
struct Pooling {
    rows: usize,
    points: usize,
}

impl Pooling {
    fn of(tally: &Tally) -> Self {
        let rows = tally.rows().len();
        Self { rows, points: rows.min(SUPPORT) }
    }

    /// Row at which a support point starts.
    fn first_row(self, point: usize) -> usize {
        (point * self.rows).div_ceil(self.points)
    }

    /// The support point that a row is in.
    fn point_of(self, row: usize) -> usize {
        row * self.points / self.rows
    }
}

/// Rows that are printed: all, or 200 spread evenly with both ends.
fn printed(rows: usize) -> Vec<usize> {
    if rows <= PRINTED {
        return (0..rows).collect();
    }
    (0..PRINTED).map(|index| index * (rows - 1) / (PRINTED - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(tally: &Tally) -> Vec<ConsistencyBandPoint> {
        consistency_band(tally, 0.9, 2000, &mut Rng::stream(4, 0)).unwrap()
    }

    #[test]
    fn at_one_probability_is_the_binomial_quantile() {
        // 20 forecasts at 0.5: P(X ≤ 5) = 0.0207, P(X ≤ 6) = 0.0577, so the 4% quantile is 6 and the 96% is 14.
        let tally = Tally::of_pairs((0..20).map(|i| (0.5, i < 3)));
        let found = consistency_band(&tally, 0.92, 4000, &mut Rng::stream(4, 0)).unwrap();
        let expected = ConsistencyBandPoint { forecast: 0.5, low: 0.3, high: 0.7 };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn two_probabilities_pool_when_they_cross() {
        // One forecast each at 0.4 and 0.6. Outcomes 00 .24, 01 .36, 10 .16 (pooled to ½, ½), 11 .24: the lower
        // forecast's height is 0 with .60, ½ with .16, 1 with .24.
        let tally = Tally::of_pairs([(0.4, false), (0.6, true)]);
        let heights = |level: f64| {
            let confidence = 2.0 * level - 1.0;
            consistency_band(&tally, confidence, 20_000, &mut Rng::stream(4, 0)).unwrap()[0].high
        };
        let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(close(heights(0.58), 0.0) && close(heights(0.62), 0.5));
        assert!(close(heights(0.74), 0.5) && close(heights(0.78), 1.0));
    }

    #[test]
    fn equal_weights_change_nothing() {
        let tally = |weight: f64| {
            Tally::new(
                (1..30_u32)
                    .map(|k| TallyRow {
                        p: f64::from(k) / 30.0,
                        no: 5.0 * weight,
                        yes: 2.0 * weight,
                        count: 7,
                        count_yes: 2,
                        squares: 7.0 * weight * weight,
                    })
                    .collect(),
            )
        };
        for (one, other) in band(&tally(1.0)).iter().zip(band(&tally(0.3))) {
            assert!((one.low - other.low).abs() < 1e-9 && (one.high - other.high).abs() < 1e-9);
        }
    }

    #[test]
    fn unequal_weights_make_it_wider() {
        let tally =
            |squares| Tally::new(vec![TallyRow { p: 0.5, no: 50.0, yes: 50.0, count: 100, count_yes: 50, squares }]);
        let width = |tally: &Tally| band(tally)[0].high - band(tally)[0].low;
        // A quarter of the effective size: twice the width.
        let ratio = width(&tally(400.0)) / width(&tally(100.0));
        assert!((ratio - 2.0).abs() < 0.3, "{ratio}");
    }

    #[test]
    fn many_probabilities_are_pooled_and_both_ends_are_there() {
        let rows = 12_345;
        let tally = Tally::of_pairs((0..=rows).map(|k| (f64::from(k) / f64::from(rows), k % 2 == 0)));
        let found = consistency_band(&tally, 0.95, 200, &mut Rng::stream(4, 1)).unwrap();
        assert_eq!(found.len(), 200);
        assert_eq!((found[0].forecast, found[199].forecast), (0.0, 1.0));
        // Calibrated forecasts have the diagonal in their band.
        assert!(found.iter().all(|point| point.low <= point.forecast + 0.02 && point.high >= point.forecast - 0.02));
        // And it is narrow: in the middle ±(4·p(1−p)/n)^(1/3)·0.85 ≈ ±0.04 by Chernoff's law.
        let width = found[100].high - found[100].low;
        assert!((0.03..0.16).contains(&width), "{width}");
    }

    #[test]
    fn support_points_share_out_all_rows() {
        for rows in [1, 7, 499, 500, 501, 999, 1000, 1001, 12_345] {
            let points = rows.min(SUPPORT);
            let pooling = Pooling { rows, points };
            for point in 0..points {
                for row in pooling.first_row(point)..pooling.first_row(point + 1) {
                    assert_eq!(pooling.point_of(row), point, "{rows} rows");
                }
            }
            assert_eq!((pooling.first_row(0), pooling.first_row(points)), (0, rows));
        }
    }

    #[test]
    fn nothing_has_no_band() {
        assert_eq!(band(&Tally::default()), []);
    }
}
