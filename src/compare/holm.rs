//! Several tests at once.

use super::Reason;

/// Holm's adjusted p-values, in the order of the tests: `p₍ᵢ₎` becomes the maximum over j ≤ i of min(1, (m − j + 1)·p₍ⱼ₎).
///
/// In `[0, 1]`, never below the p-value itself. Rejecting where it is at most α makes a false rejection among all tests at most
/// α likely, however they depend on each other. Holm 1979, Scandinavian Journal of Statistics 6, 65–70.
///
/// # Errors
/// [`Reason::OutOfRange`] when one of them is no probability.
///
/// # Example
/// ```
/// use trackrecord::compare::{Reason, holm};
/// assert_eq!(holm(&[0.5, 0.01, 0.03]), Ok(vec![0.5, 0.03, 0.06]));
/// assert_eq!(holm(&[0.5, -0.01]), Err(Reason::OutOfRange));
/// ```
pub fn holm(p_values: &[f64]) -> Result<Vec<f64>, Reason> {
    let sound = p_values.iter().all(|p| (0.0..=1.0).contains(p));
    if sound { Ok(holm_adjusted(p_values)) } else { Err(Reason::OutOfRange) }
}

/// The same of p-values that were worked out here, which rounding may leave a trifle above 1.
pub(super) fn holm_adjusted(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&a, &b| p_values[a].total_cmp(&p_values[b]));
    let mut adjusted = vec![1.0; p_values.len()];
    let mut largest = 0.0_f64;
    for (rank, &test) in order.iter().enumerate() {
        let tests_left = (p_values.len() - rank) as f64;
        largest = largest.max((tests_left * p_values[test]).min(1.0));
        adjusted[test] = largest;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_r() {
        // R: p.adjust(c(.01, .02, .03, .04, .05), "holm") and of c(.04, .001, .04, .9).
        for (p, expected) in [
            (vec![0.01, 0.02, 0.03, 0.04, 0.05], vec![0.05, 0.08, 0.09, 0.09, 0.09]),
            (vec![0.04, 0.001, 0.04, 0.9], vec![0.12, 0.004, 0.12, 0.9]),
            (vec![], vec![]),
        ] {
            let found = holm_adjusted(&p);
            assert!(found.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-12), "{found:?}");
        }
    }
}
