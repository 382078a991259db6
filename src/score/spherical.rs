//! The spherical score.

use crate::model::Tally;

/// Spherical score of one forecast: the probability given to what happened over √(p² + (1 − p)²).
///
/// In `[0, 1]`, higher is better; 0.7071 for always one half. Roby 1965, see Gneiting & Raftery 2007,
/// [doi:10.1198/016214506000001437](https://doi.org/10.1198/016214506000001437).
pub fn spherical(p: f64, happened: bool) -> f64 {
    let given = if happened { p } else { 1.0 - p };
    given / p.hypot(1.0 - p)
}

/// Weighted mean spherical score; `None` without observations.
///
/// # Example
/// ```
/// use trackrecord::{model::Tally, score::mean_spherical};
/// let tally = Tally::from_pairs([(1.0, true), (1.0, false)]);
/// assert_eq!(mean_spherical(&tally), Some(0.5));
/// ```
pub fn mean_spherical(tally: &Tally) -> Option<f64> {
    tally.mean(spherical)
}
