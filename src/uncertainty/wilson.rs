//! Wilson's interval for a share.

use super::{Interval, normal_reach};

/// Wilson's score interval of an observed `share` ŝ out of `n` (an effective size such as (Σw)²/Σw², so it need not be whole):
/// (ŝ + z²/2n ± z√(ŝ(1 − ŝ)/n + z²/4n²))/(1 + z²/n), with z the standard normal quantile at (1 + `confidence`)/2.
///
/// Always within `[0, 1]`, and sensible at 0 and 1. `None` unless `share` lies in `[0, 1]`, `n` is above 0 and finite, and
/// `confidence` lies strictly between 0 and 1. Wilson 1927, [doi:10.1080/01621459.1927.10502953](https://doi.org/10.1080/01621459.1927.10502953).
///
/// # Example
/// ```
/// use trackrecord::uncertainty::wilson;
/// let interval = wilson(0.0, 10.0, 0.95).unwrap();
/// assert_eq!(interval.low(), 0.0);
/// assert!((interval.high() - 0.2775).abs() < 1e-4);
/// assert_eq!(wilson(3.0, 10.0, 0.95), None); // a count is no share
/// ```
pub fn wilson(share: f64, n: f64, confidence: f64) -> Option<Interval> {
    let possible = (0.0..=1.0).contains(&share) && n > 0.0 && n.is_finite();
    let z = normal_reach(confidence).filter(|_| possible)?;
    Interval::new(lower_end(share, n, z), 1.0 - lower_end(1.0 - share, n, z))
}

/// The two ends are the roots of a quadratic with product share²/(1 + z²/n), so the lower one follows from the
/// upper one without a difference of nearly equal numbers.
fn lower_end(share: f64, n: f64, z: f64) -> f64 {
    let excess = z * z / n;
    let spread = (excess * (share * (1.0 - share) + excess / 4.0)).sqrt();
    share * share / (share + excess / 2.0 + spread)
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // These values are exact.
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_in_sixty_one() {
        // With nothing observed the upper end is z²/(n + z²).
        let interval = wilson(0.0, 61.0, 0.95).unwrap();
        assert_eq!(interval.low(), 0.0);
        assert!((interval.high() - 0.059_243_867_898_112_854).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_say() {
        assert_eq!(wilson(0.5, 0.0, 0.95), None);
        assert_eq!(wilson(0.5, f64::NAN, 0.95), None);
        assert_eq!(wilson(0.5, 10.0, 1.0), None);
        assert_eq!(wilson(1.1, 10.0, 0.95), None);
    }

    proptest! {
        #[test]
        fn its_ends_solve_the_defining_equation(share in 0.0..=1.0_f64, n in 1.0..1e7_f64) {
            let interval = wilson(share, n, 0.9);
            prop_assert!(interval.is_some());
            let z = 1.644_853_626_951_472_7_f64;
            for end in interval.into_iter().flat_map(|i| [i.low(), i.high()]) {
                prop_assert!((0.0..=1.0).contains(&end));
                let difference = (end - share).powi(2) - z * z * end * (1.0 - end) / n;
                prop_assert!(difference.abs() < 1e-13, "{end} {difference}");
            }
        }
    }
}
