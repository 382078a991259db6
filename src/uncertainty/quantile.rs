//! Quantiles of a sample.

/// The `level` quantile of values in increasing order, by linear interpolation between the two nearest
/// (type 7 of Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566); `None` without values.
///
/// # Example
/// ```
/// use trackrecord::uncertainty::quantile;
/// assert_eq!(quantile(&[1.0, 2.0, 4.0, 8.0], 0.5), Some(3.0));
/// assert_eq!(quantile(&[], 0.5), None);
/// ```
pub fn quantile(sorted: &[f64], level: f64) -> Option<f64> {
    interpolate(sorted.len(), level, |index| sorted[index])
}

/// The same of values that are fetched by index.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "position lies in 0..count")]
pub(crate) fn interpolate(count: usize, level: f64, value: impl Fn(usize) -> f64) -> Option<f64> {
    let last = count.checked_sub(1)?;
    let position = last as f64 * level.clamp(0.0, 1.0);
    let below = position.floor() as usize;
    let (low, high) = (value(below), value((below + 1).min(last)));
    Some(low + (position - below as f64) * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_r() {
        // R: quantile(c(1, 3, 4, 10, 11), c(0, .025, .25, .4, .975, 1)), type 7 is its default.
        let values = [1.0, 3.0, 4.0, 10.0, 11.0];
        for (level, expected) in [(0.0, 1.0), (0.025, 1.2), (0.25, 3.0), (0.4, 3.6 + 0.0), (0.975, 10.9), (1.0, 11.0)] {
            let found = quantile(&values, level).unwrap();
            assert!((found - expected).abs() < 1e-12, "{level}: {found}");
        }
    }

    #[test]
    fn of_one_value_is_the_value() {
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
    }
}
