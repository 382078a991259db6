//! The scores of one forecast without a check of its probability: what is called for every row, after reading has checked it.

/// [`brier`](super::brier()) of a `p` in `[0, 1]`.
#[inline]
pub(crate) fn brier(p: f64, happened: bool) -> f64 {
    debug_assert!((0.0..=1.0).contains(&p), "{p} is no probability");
    let missed = if happened { 1.0 - p } else { p };
    missed * missed
}

/// [`log_score`](super::log_score) of a `p` in `[0, 1]` and a `clip` strictly between 0 and ½.
#[inline]
pub(crate) fn log_score(p: f64, happened: bool, clip: f64) -> f64 {
    debug_assert!((0.0..=1.0).contains(&p) && super::is_clip(clip), "p {p}, clip {clip}");
    // The branches keep ln(clip) itself, where 1 − (1 − clip) would have lost digits.
    let given = if happened { p } else { 1.0 - p };
    let (low, high) = (clip, 1.0 - clip);
    -given.min(high).max(low).ln()
}

/// [`spherical`](super::spherical()) of a `p` in `[0, 1]`.
#[inline]
pub(crate) fn spherical(p: f64, happened: bool) -> f64 {
    debug_assert!((0.0..=1.0).contains(&p), "{p} is no probability");
    let given = if happened { p } else { 1.0 - p };
    given / p.hypot(1.0 - p)
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // These values are exact.
mod tests {
    use super::*;

    #[test]
    fn a_certain_miss_costs_the_clip() {
        assert_eq!(log_score(0.0, true, 0.001), -0.001_f64.ln());
        assert_eq!(log_score(1.0, false, 0.001), -0.001_f64.ln());
        assert_eq!(log_score(1.0, true, 0.001), -0.999_f64.ln());
    }
}
