//! The Brier score, half form.

use crate::model::Tally;

/// Brier score of one forecast, (p − o)² with o = 1 if it `happened` and 0 if not: in `[0, 1]`, lower is better; 0 best,
/// 0.25 for always one half, 1 worst. `p` lies in `[0, 1]`.
///
/// This is half of what Brier (1950, [doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2][paper]) summed over
/// both outcomes, and half of what Good Judgment Open prints.
///
/// [paper]: https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2
///
/// # Panics
/// In builds with debug assertions, if `p` is no probability. A [`Tally`] holds none that is not one.
///
/// # Example
/// ```
/// use trackrecord::score::brier;
/// assert_eq!(brier(0.9, true), (0.9_f64 - 1.0).powi(2));
/// ```
pub fn brier(p: f64, happened: bool) -> f64 {
    debug_assert!((0.0..=1.0).contains(&p), "{p} is no probability");
    let missed = if happened { 1.0 - p } else { p };
    missed * missed
}

/// Weighted mean Brier score, Σ wᵢ(pᵢ − oᵢ)² / Σ wᵢ: in `[0, 1]`, lower is better; `None` without observations.
///
/// # Example
/// ```
/// use trackrecord::{model::Tally, score::mean_brier};
/// let tally = Tally::from_pairs([(0.5, true), (1.0, false)]);
/// assert_eq!(mean_brier(&tally), Some(0.625));
/// ```
pub fn mean_brier(tally: &Tally) -> Option<f64> {
    tally.mean(brier)
}
