//! Intervals from replicates: one for scores, one for differences.

use crate::uncertainty::{Interval, Lopsided, Sides, quantile_of_any, student_reach};

/// How many standard errors an interval reaches to either side with so many questions: t·√(n/(n − 1)), n − 1 degrees of
/// freedom (Hesterberg 2015, doi:10.1080/00031305.2015.1089789). `None` with fewer than two questions.
pub(super) fn reach(questions: u64, confidence: f64) -> Option<f64> {
    let freedom = questions.checked_sub(1).filter(|freedom| *freedom > 0)?;
    Some(student_reach(confidence, freedom as f64)? * (questions as f64 / freedom as f64).sqrt())
}

/// Interval of a difference: as many bootstrap standard errors to either side as [`reach`] says. For means of values of both
/// signs: differences of two groups, of a source and the crowd.
///
/// Some few questions make most of such a difference, and they are as likely to favour the one as the other. What looks
/// lopsided in the sample then says nothing about the other side: percentile and `BCa` intervals follow the sample and cover
/// 87–93% at 30 to 60 questions, this one 93–97%, see `src/tests/simulate_compare.rs`.
///
/// Replicates that could not be computed are NaN and left out; `None` without any, or with fewer than two questions.
pub(super) fn of_difference(point: f64, replicates: &[f64], questions: u64, confidence: f64) -> Option<Interval> {
    let reach = reach(questions, confidence)?;
    let error = standard_error(point, replicates)?;
    Interval::new(point - reach * error, point + reach * error)
}

/// Root mean square of the replicates' deviations from the point; those that are no number are left out.
pub(super) fn standard_error(point: f64, replicates: &[f64]) -> Option<f64> {
    let squares = replicates.iter().map(|r| (r - point) * (r - point)).filter(|square| square.is_finite());
    let (sum, count) = squares.fold((0.0, 0.0), |(sum, count), square| (sum + square, count + 1.0));
    (count > 0.0).then(|| f64::sqrt(sum / count))
}

/// Interval of a score, which is lopsided: many small losses and few large ones.
///
/// Percentile interval at the levels of Efron's `BCa` (1987, doi:10.1080/01621459.1987.10478410), with the [`reach`] of a t
/// instead of the normal one: for any statistic.
/// The acceleration is a sixth of the skewness of the replicates, which it is for a mean (there the skewness is
/// Σu³/(Σu²)^1.5 of the influences u). Replicates that could not be computed are NaN and left out; `None` without any, or
/// with fewer than two questions.
pub(super) fn of_score(point: f64, replicates: &[f64], questions: u64, confidence: f64) -> Option<Interval> {
    let reach = reach(questions, confidence)?;
    let mut differences: Vec<f64> = replicates.iter().map(|r| r - point).filter(|d| d.is_finite()).collect();
    let bias = median_bias(&differences)?;
    let acceleration = skewness(&differences) / 6.0;
    let lopsided = Lopsided { bias, acceleration };
    let mut at = |reach: f64| Some(point + quantile_of_any(&mut differences, lopsided.level(reach))?);
    Interval::new(at(-reach)?, at(reach)?)
}

/// The bias of differences from the data's own value.
fn median_bias(differences: &[f64]) -> Option<f64> {
    let below = differences.iter().filter(|d| **d < 0.0).count() as f64;
    let equal = differences.iter().filter(|d| **d == 0.0).count() as f64;
    Sides { below, equal, count: differences.len() as f64 }.median_bias()
}

/// Skewness m₃/m₂^1.5, 0 where nothing varies.
fn skewness(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let (squares, cubes) = values.iter().fold((0.0, 0.0), |(squares, cubes), value| {
        let deviation = value - mean;
        (squares + deviation * deviation, cubes + deviation.powi(3))
    });
    let variance: f64 = squares / count;
    if variance > 1e-24 { cubes / count / variance.powf(1.5) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_those_of_efron() {
        // Symmetric: Φ(±1.959964); 60% below: z0 = Φ⁻¹(600.5/1001), so Φ(−1.453787) and Φ(2.466141), tables of Φ.
        for (below, low, high) in [(500, 0.025, 0.975), (600, 0.073_003, 0.993_171)] {
            let replicates: Vec<f64> = (-below..=1000 - below).map(|k| 2.0 + f64::from(k) / 1000.0).collect();
            let found = of_score(2.0, &replicates, 1_000_000_000, 0.95).unwrap();
            let start = 2.0 - f64::from(below) / 1000.0;
            assert!((found.low() - start - low).abs() < 1e-4, "{below}: {}", found.low() - start);
            assert!((found.high() - start - high).abs() < 1e-4, "{below}: {}", found.high() - start);
        }
    }

    #[test]
    fn a_difference_reaches_t_standard_errors() {
        // Deviations ±.3, one replicate missing; t with 9 degrees of freedom 2.262157, and √(10/9).
        let found = of_difference(0.1, &[0.4, -0.2, f64::NAN], 10, 0.95).unwrap();
        let reach = 0.3 * 2.262_157_162_740_992 * (10.0_f64 / 9.0).sqrt();
        assert!((found.low() - (0.1 - reach)).abs() < 1e-9 && (found.high() - (0.1 + reach)).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn none_from_one_question_or_no_replicate() {
        for interval in [of_score, of_difference] {
            assert_eq!(interval(0.0, &[0.1, 0.2], 1, 0.95), None);
            assert_eq!(interval(0.0, &[f64::NAN], 9, 0.95), None);
        }
    }
}
