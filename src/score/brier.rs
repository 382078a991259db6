//! The Brier score, half form.

use crate::model::Tally;

use super::unchecked;

/// Brier score of one forecast, (p − o)² with o = 1 if it `happened` and 0 if not: in `[0, 1]`, lower is better; 0 best,
/// 0.25 for always one half, 1 worst. `None` unless `p` lies in `[0, 1]`.
///
/// This is half of what Brier (1950, [doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2][paper]) summed over
/// both outcomes, and half of what Good Judgment Open prints.
///
/// [paper]: https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2
///
/// # Example
/// ```
/// use trackrecord::score::brier;
/// assert_eq!(brier(0.75, true), Some(0.0625));
/// assert_eq!(brier(75.0, true), None);
/// ```
pub fn brier(p: f64, happened: bool) -> Option<f64> {
    (0.0..=1.0).contains(&p).then(|| unchecked::brier(p, happened))
}

/// Weighted mean Brier score, Σ wᵢ(pᵢ − oᵢ)² / Σ wᵢ: in `[0, 1]`, lower is better; `None` without observations.
///
/// # Example
/// ```
/// use trackrecord::{model::Tally, score::mean_brier};
/// let tally = Tally::from_pairs([(0.5, true), (1.0, false)]).unwrap();
/// assert_eq!(mean_brier(&tally), Some(0.625));
/// ```
pub fn mean_brier(tally: &Tally) -> Option<f64> {
    tally.mean(unchecked::brier)
}
