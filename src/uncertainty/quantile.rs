//! Quantiles of a sample.

/// The `level` quantile of values in increasing order, by linear interpolation between the two nearest
/// (type 7 of Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566); `None` without values.
pub(crate) fn quantile(sorted: &[f64], level: f64) -> Option<f64> {
    interpolate(sorted.len(), level, |index| sorted[index])
}

/// The same of values in any order, which it changes; quicker than to sort them for a quantile or two.
pub(crate) fn quantile_of_any(values: &mut [f64], level: f64) -> Option<f64> {
    let (below, share) = position(values.len(), level)?;
    let (_, &mut low, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let high = above.iter().copied().min_by(f64::total_cmp).unwrap_or(low);
    Some(low + share * (high - low))
}

/// The same of values that are fetched by index.
pub(crate) fn interpolate(count: usize, level: f64, value: impl Fn(usize) -> f64) -> Option<f64> {
    let (below, share) = position(count, level)?;
    let (low, high) = (value(below), value((below + 1).min(count - 1)));
    Some(low + share * (high - low))
}

/// Between which two of so many values the quantile lies: the index of the one below, and how far it is from there to the
/// next, as a share.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "position lies in 0..count")]
fn position(count: usize, level: f64) -> Option<(usize, f64)> {
    let position = count.checked_sub(1)? as f64 * level.clamp(0.0, 1.0);
    Some((position.floor() as usize, position.fract()))
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
            assert_eq!(quantile_of_any(&mut [4.0, 11.0, 1.0, 10.0, 3.0], level), Some(found));
        }
    }

    #[test]
    fn of_one_value_is_the_value() {
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
    }
}
