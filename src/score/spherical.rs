//! The spherical score.

use crate::model::Tally;

use super::unchecked;

/// Spherical score of one forecast: the probability given to what happened over √(p² + (1 − p)²).
///
/// In `[0, 1]`, higher is better; 0.7071 for always one half. `None` unless `p` lies in `[0, 1]`. Roby 1965, see Gneiting & Raftery 2007,
/// [doi:10.1198/016214506000001437](https://doi.org/10.1198/016214506000001437).
///
/// # Example
/// ```
/// use trackrecord::score::spherical;
/// assert_eq!(spherical(1.0, true), Some(1.0));
/// assert_eq!(spherical(f64::NAN, true), None);
/// ```
pub fn spherical(p: f64, happened: bool) -> Option<f64> {
    (0.0..=1.0).contains(&p).then(|| unchecked::spherical(p, happened))
}

/// Weighted mean spherical score, Σ wᵢ·qᵢ/√(pᵢ² + (1 − pᵢ)²) / Σ wᵢ with qᵢ the probability given to what happened: in
/// `[0, 1]`, higher is better; `None` without observations.
///
/// # Example
/// ```
/// use trackrecord::{model::Tally, score::mean_spherical};
/// let tally = Tally::from_pairs([(1.0, true), (1.0, false)]).unwrap();
/// assert_eq!(mean_spherical(&tally), Some(0.5));
/// ```
pub fn mean_spherical(tally: &Tally) -> Option<f64> {
    tally.mean(unchecked::spherical)
}
