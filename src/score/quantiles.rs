//! Scores of quantiles that were stated for a number.

/// Pinball loss of one quantile, 2(1{y ≤ q} − τ)(q − y) for the `quantile` q at `level` τ when the number turned out to be `y`: in
/// the unit of the number, from 0, lower is better. At the median it is |y − q|. `None` unless the level lies strictly between 0
/// and 1 and both numbers are finite.
///
/// Koenker & Bassett 1978, [doi:10.2307/1913643](https://doi.org/10.2307/1913643), times 2.
///
/// # Example
/// ```
/// use trackrecord::score::pinball;
/// assert_eq!(pinball(0.5, 3.0, 5.0), Some(2.0));
/// assert_eq!(pinball(0.75, 3.0, 5.0), Some(3.0));
/// ```
pub fn pinball(level: f64, quantile: f64, y: f64) -> Option<f64> {
    let usable = level > 0.0 && level < 1.0 && quantile.is_finite() && y.is_finite();
    usable.then_some(if y <= quantile { 2.0 * (1.0 - level) * (quantile - y) } else { 2.0 * level * (y - quantile) })
}

/// A weighted interval score and its parts, in the unit of the number; each from 0, lower is better.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeightedIntervalScore {
    /// The sum of the three parts.
    pub score: f64,
    /// How wide the intervals are.
    pub dispersion: f64,
    /// How far the number lay above them.
    pub underprediction: f64,
    /// How far it lay below them.
    pub overprediction: f64,
}

/// Weighted interval score of `quantiles`, pairs of a level and a value with rising levels: the mean [`pinball`] loss, split into
/// what the width of the intervals costs and what the miss costs. A level τ below ½ with its partner 1 − τ is an interval; what has
/// no partner, as the median, only misses. `None` without quantiles, or where a level does not rise or a value falls.
///
/// Bracher, Ray, Gneiting & Reich 2021, [doi:10.1371/journal.pcbi.1008618](https://doi.org/10.1371/journal.pcbi.1008618).
///
/// # Example
/// ```
/// use trackrecord::score::weighted_interval_score;
/// // ⅓(|12 − 10| + α·(14 − 6)) with α = 0.5.
/// let wis = weighted_interval_score(&[(0.25, 6.0), (0.5, 10.0), (0.75, 14.0)], 12.0).unwrap();
/// assert_eq!((wis.score, wis.dispersion, wis.underprediction, wis.overprediction), (2.0, 4.0 / 3.0, 2.0 / 3.0, 0.0));
/// ```
pub fn weighted_interval_score(quantiles: &[(f64, f64)], y: f64) -> Option<WeightedIntervalScore> {
    let rises = quantiles.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
    if quantiles.is_empty() || !rises {
        return None;
    }
    let mut sum = WeightedIntervalScore::default();
    for &(level, value) in quantiles {
        let loss = pinball(level, value, y)?;
        let partner = partner(quantiles, level);
        // Of an interval whose inside y lies in, both ends cost width alone; outside, each costs its share of the width too.
        let width = partner.map_or(0.0, |other| level.min(1.0 - level) * (other - value).abs());
        sum.dispersion += width;
        let missed = loss - width;
        let is_below = partner.map_or(y < value, |other| y < value.min(other));
        let is_above = partner.map_or(y > value, |other| y > value.max(other));
        if is_below {
            sum.overprediction += missed;
        } else if is_above {
            sum.underprediction += missed;
        }
        sum.score += loss;
    }
    let mean = |sum: f64| sum / quantiles.len() as f64;
    Some(WeightedIntervalScore {
        score: mean(sum.score),
        dispersion: mean(sum.dispersion),
        underprediction: mean(sum.underprediction),
        overprediction: mean(sum.overprediction),
    })
}

/// The value of the level 1 − τ; `None` for the median and where there is none.
pub(crate) fn partner(quantiles: &[(f64, f64)], level: f64) -> Option<f64> {
    let is_partner = |other: f64| (other - level).abs() > 1e-9 && (other + level - 1.0).abs() < 1e-9;
    quantiles.iter().find(|(other, _)| is_partner(*other)).map(|(_, value)| *value)
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // These values are exact.
mod tests {
    use super::*;

    #[test]
    fn a_median_alone_costs_the_distance() {
        for (median, y) in [(3.0, 5.0), (5.0, 3.0), (4.0, 4.0), (-1.5, 2.5)] {
            let wis = weighted_interval_score(&[(0.5, median)], y).unwrap();
            let distance = f64::abs(y - median);
            assert_eq!((wis.score, wis.dispersion), (distance, 0.0));
            assert_eq!(wis.underprediction, if y > median { distance } else { 0.0 });
            assert_eq!(wis.overprediction, if y < median { distance } else { 0.0 });
        }
    }

    /// By the formula of intervals: (½·|y − m| + Σ α/2·IS)/(K + ½), IS = u − l + 2/α·(l − y)₊ + 2/α·(y − u)₊.
    #[test]
    fn it_is_that_of_the_intervals() {
        let quantiles = [(0.025, 1.0), (0.25, 4.0), (0.5, 5.0), (0.75, 7.0), (0.975, 11.0)];
        for y in [-2.0, 0.0, 1.0, 3.0, 5.0, 6.5, 7.0, 9.0, 11.0, 20.0] {
            let interval = |alpha: f64, l: f64, u: f64| {
                u - l + 2.0 / alpha * f64::max(l - y, 0.0) + 2.0 / alpha * f64::max(y - u, 0.0)
            };
            let by_intervals =
                (0.5 * f64::abs(y - 5.0) + 0.025 * interval(0.05, 1.0, 11.0) + 0.25 * interval(0.5, 4.0, 7.0)) / 2.5;
            let wis = weighted_interval_score(&quantiles, y).unwrap();
            assert!((wis.score - by_intervals).abs() < 1e-12, "{y}: {wis:?} {by_intervals}");
            let dispersion = (0.025 * 10.0 + 0.25 * 3.0) / 2.5;
            assert!((wis.dispersion - dispersion).abs() < 1e-12, "{y}: {wis:?}");
            assert!(
                (wis.dispersion + wis.underprediction + wis.overprediction - wis.score).abs() < 1e-12,
                "{y}: {wis:?}"
            );
            assert!(wis.underprediction >= 0.0 && wis.overprediction >= 0.0, "{y}: {wis:?}");
        }
    }

    #[test]
    fn without_partners_the_parts_still_add_up() {
        for y in [0.0, 2.5, 9.0] {
            let wis = weighted_interval_score(&[(0.1, 2.0), (0.8, 3.0)], y).unwrap();
            assert!(
                (wis.dispersion + wis.underprediction + wis.overprediction - wis.score).abs() < 1e-12,
                "{y}: {wis:?}"
            );
        }
    }

    #[test]
    fn crossing_quantiles_and_levels_beyond_have_no_score() {
        assert_eq!(weighted_interval_score(&[(0.25, 5.0), (0.75, 4.0)], 1.0), None);
        assert_eq!(weighted_interval_score(&[(0.5, 5.0), (0.5, 6.0)], 1.0), None);
        assert_eq!(weighted_interval_score(&[], 1.0), None);
        assert_eq!(weighted_interval_score(&[(1.0, 5.0)], 1.0), None);
        assert_eq!(pinball(0.5, f64::INFINITY, 1.0), None);
    }

    /// Whoever believes that the number is 1, 2, … 9 alike does best by saying the quantiles of that.
    #[test]
    fn honesty_pays() {
        let expected = |quantiles: &[(f64, f64)]| {
            (1..=9).map(|y| weighted_interval_score(quantiles, f64::from(y)).unwrap().score).sum::<f64>()
        };
        let honest = expected(&[(0.25, 3.0), (0.5, 5.0), (0.75, 7.0)]);
        for said in [
            [(0.25, 2.0), (0.5, 5.0), (0.75, 7.0)],
            [(0.25, 3.0), (0.5, 6.0), (0.75, 7.0)],
            [(0.25, 4.0), (0.5, 5.0), (0.75, 6.0)],
        ] {
            assert!(expected(&said) > honest, "{said:?}");
        }
    }
}
