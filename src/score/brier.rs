//! The Brier score, half form.

use crate::model::Tally;

/// Brier score of one forecast, (p − o)²: 0 best, 0.25 for one half, 1 worst.
///
/// This is half of what Brier (1950, [doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2][paper]) summed over
/// both outcomes, and half of what Good Judgment Open prints.
///
/// [paper]: https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2
pub fn brier(p: f64, happened: bool) -> f64 {
    let missed = if happened { 1.0 - p } else { p };
    missed * missed
}

/// Weighted mean Brier score, in `[0, 1]`, lower is better; `None` without observations.
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
