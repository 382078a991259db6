//! The consistency band: where the isotonic curve would lie if the forecasts were calibrated.

use super::redraws::Redraws;
use crate::model::Tally;
use crate::uncertainty::{Interval, quantile};

/// The consistency band at one forecast: where the [curve](super::isotonic()) of calibrated forecasts would lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConsistencyBandPoint {
    /// The forecast, in `[0, 1]`.
    pub forecast: f64,
    /// Where the curve would lie at this forecast with probability `confidence`.
    pub pointwise: Interval,
    /// The whole curve would lie within these ends, at every forecast, with probability `confidence`.
    pub simultaneous: Interval,
}

/// The band is given at no more than this many forecasts.
const PRINTED: usize = 200;

/// The band of the redraws at up to 200 forecasts, spread evenly by rank with both ends: pointwise by quantiles; simultaneous as the
/// narrowest range of ranks, the same at every forecast, that holds that share of the redrawn curves whole (global envelope, Myllymäki et
/// al. 2017, doi:10.1111/rssb.12172).
pub(crate) fn consistency_band(tally: &Tally, redraws: &Redraws, confidence: f64) -> Vec<ConsistencyBandPoint> {
    if redraws.count() == 0 || tally.is_empty() {
        return vec![];
    }
    let printed = printed(tally.rows().len());
    let sorted: Vec<Vec<f64>> = printed
        .iter()
        .map(|&row| {
            let mut heights = redraws.heights_at(row).to_vec();
            heights.sort_unstable_by(f64::total_cmp);
            heights
        })
        .collect();
    let rank = envelope_rank(&printed, &sorted, redraws, confidence);
    let tail = (1.0 - confidence) / 2.0;
    let band = printed.iter().zip(&sorted).filter_map(|(&row, heights)| {
        Some(ConsistencyBandPoint {
            forecast: tally.rows()[row].p,
            pointwise: Interval::new(quantile(heights, tail)?, quantile(heights, 1.0 - tail)?)?,
            simultaneous: Interval::new(heights[rank], heights[heights.len() - 1 - rank])?,
        })
    });
    band.collect()
}

/// The largest rank from either end, from 0, that at least a share of the curves keep to at every forecast.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
fn envelope_rank(printed: &[usize], sorted: &[Vec<f64>], redraws: &Redraws, confidence: f64) -> usize {
    let count = sorted.first().map_or(0, Vec::len);
    let mut ranks = vec![usize::MAX; count];
    for (&row, heights) in printed.iter().zip(sorted) {
        for (rank, height) in ranks.iter_mut().zip(redraws.heights_at(row)) {
            // What differs by rounding alone is as high.
            let from_below = heights.partition_point(|other| *other <= height + 1e-12);
            let from_above = count - heights.partition_point(|other| *other < height - 1e-12);
            *rank = (*rank).min(from_below).min(from_above);
        }
    }
    ranks.sort_unstable();
    let outside = ((1.0 - confidence) * count as f64 + 1e-9) as usize;
    ranks.get(outside).map_or(0, |rank| rank.saturating_sub(1).min((count - 1) / 2))
}

/// Rows that are printed: all, or 200 spread evenly with both ends.
pub(super) fn printed(rows: usize) -> Vec<usize> {
    if rows <= PRINTED {
        return (0..rows).collect();
    }
    let from_end = |index: usize| index * (rows - 1) / (PRINTED - 1);
    let upper = (0..PRINTED / 2).rev().map(|index| rows - 1 - from_end(index));
    (0..PRINTED / 2).map(from_end).chain(upper).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibrate::{Bins, EndedForecast, QuestionForecasts, RedrawPlan};
    use crate::uncertainty::Rng;

    /// Each forecast on a question of its own, or so many of them on one.
    fn band(tally: &Tally, confidence: f64, redraws: u32, on_one: u32) -> Vec<ConsistencyBandPoint> {
        let mut number = 0;
        let kept = tally.rows().iter().flat_map(|row| std::iter::repeat_n(row.p, usize::try_from(row.count).unwrap()));
        let kept: Vec<EndedForecast> = kept
            .map(|p| {
                number += 1;
                EndedForecast { question: (number - 1) / on_one, happened: false.into(), p, weight: 1.0 }
            })
            .collect();
        let questions = QuestionForecasts::new(tally, kept, u64::from(number.div_ceil(on_one)));
        let levers = vec![0.0; tally.rows().len()];
        let plan = RedrawPlan { slope_levers: &levers, bins: &Bins::equal_width(10), bandwidth: 0.1, redraws };
        let redraws = Redraws::draw(tally, &questions, &plan, &mut Rng::stream(4, 0));
        consistency_band(tally, &redraws, confidence)
    }

    #[test]
    fn at_one_probability_is_the_binomial_quantile() {
        // 20 forecasts at 0.5: P(X ≤ 5) = 0.0207, P(X ≤ 6) = 0.0577, so the 4% quantile is 6 and the 96% is 14.
        let tally = Tally::of_pairs((0..20).map(|i| (0.5, i < 3)));
        let found: Vec<Interval> = band(&tally, 0.92, 4000, 1).iter().map(|point| point.pointwise).collect();
        assert_eq!(found, [Interval::new(0.3, 0.7).unwrap()]);
    }

    #[test]
    fn two_probabilities_pool_when_they_cross() {
        // One forecast each at 0.4 and 0.6, on two questions. Outcomes 00 .24, 01 .36, 10 .16 (pooled to ½, ½), 11 .24: the lower
        // forecast's height is 0 with .60, ½ with .16, 1 with .24.
        let tally = Tally::of_pairs([(0.4, false), (0.6, true)]);
        let heights = |level: f64| band(&tally, 2.0 * level - 1.0, 20_000, 1)[0].pointwise.high();
        let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(close(heights(0.58), 0.0) && close(heights(0.62), 0.5));
        assert!(close(heights(0.74), 0.5) && close(heights(0.78), 1.0));
    }

    #[test]
    fn forecasts_on_one_question_come_true_together() {
        // Both on one question: the height at 0.4 is 1 with .4 and else 0; they never cross.
        let tally = Tally::of_pairs([(0.4, false), (0.6, true)]);
        let high = |level: f64| band(&tally, 2.0 * level - 1.0, 20_000, 2)[0].pointwise.high();
        assert_eq!((high(0.58), high(0.62)), (0.0, 1.0));
        // A thousand forecasts of 70% on ten questions say no more than ten.
        let tally = Tally::of_pairs((0..1000).map(|i| (0.7, i < 700)));
        let found = band(&tally, 0.95, 4000, 100)[0].pointwise;
        assert!(found.low() <= 0.41 && found.high() >= 0.89, "{found:?}");
    }

    #[test]
    fn whole_curves_stay_within_the_simultaneous_band() {
        let tally = Tally::of_pairs((0..200).map(|i| (f64::from(i % 20) / 20.0 + 0.02, i % 3 == 0)));
        let found = band(&tally, 0.9, 2000, 1);
        // Wider than the pointwise band everywhere; how often new curves stay inside is measured by examples/simulate_promises.
        for point in &found {
            assert!(point.simultaneous.low() <= point.pointwise.low() + 1e-12, "{point:?}");
            assert!(point.simultaneous.high() >= point.pointwise.high() - 1e-12, "{point:?}");
        }
        assert!(found.iter().any(|point| point.simultaneous.high() > point.pointwise.high() + 0.02));
    }

    #[test]
    fn many_probabilities_are_pooled_and_both_ends_are_there() {
        let rows = 12_345;
        let tally = Tally::of_pairs((0..=rows).map(|k| (f64::from(k) / f64::from(rows), k % 2 == 0)));
        let found = band(&tally, 0.95, 200, 1);
        assert_eq!(found.len(), 200);
        assert_eq!((found[0].forecast, found[199].forecast), (0.0, 1.0));
        // And it is narrow: in the middle ±(4·p(1−p)/n)^(1/3)·0.85 ≈ ±0.04 by Chernoff's law.
        let width = found[100].pointwise.high() - found[100].pointwise.low();
        assert!((0.03..0.16).contains(&width), "{width}");
    }

    #[test]
    fn nothing_has_no_band() {
        assert_eq!(band(&Tally::default(), 0.95, 200, 1), []);
    }
}
