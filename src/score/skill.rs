//! Skill: how much better than a simple reference.

use crate::model::Tally;

use super::mean_brier;

/// Skill of a score for which lower is better, 1 − score/reference: 1 perfect, 0 no better than the reference, negative worse.
/// `None` unless the reference is above 0 and both are finite. Murphy 1988,
/// [doi:10.1175/1520-0493(1988)116<2417:SSBOTM>2.0.CO;2][paper].
///
/// [paper]: https://doi.org/10.1175/1520-0493(1988)116%3C2417:SSBOTM%3E2.0.CO;2
///
/// # Example
/// ```
/// use trackrecord::score::skill;
/// assert_eq!(skill(0.125, 0.25), Some(0.5));
/// assert_eq!(skill(0.125, 0.0), None);
/// ```
pub fn skill(score: f64, reference: f64) -> Option<f64> {
    (reference > 0.0 && reference.is_finite() && score.is_finite()).then(|| 1.0 - score / reference)
}

/// Brier [`skill`] against always saying the tally's own base rate, 1 − BS/(ō(1 − ō)) with BS the weighted mean Brier score and ō
/// the weighted share of yes: 1 perfect, 0 no better, negative worse. `None` without observations or if all went one way.
///
/// # Example
/// ```
/// use trackrecord::{model::Tally, score::skill_vs_base_rate};
/// let tally = Tally::from_pairs([(0.75, true), (0.25, false)]).unwrap();
/// assert_eq!(skill_vs_base_rate(&tally), Some(0.75));
/// ```
pub fn skill_vs_base_rate(tally: &Tally) -> Option<f64> {
    skill(mean_brier(tally)?, tally.outcome_variance()?)
}

/// Brier [`skill`] against always saying one half, 1 − BS/0.25: in `[−3, 1]`, higher is better; `None` without observations.
///
/// # Example
/// ```
/// use trackrecord::{model::Tally, score::skill_vs_half};
/// let tally = Tally::from_pairs([(1.0, true), (0.0, true)]).unwrap();
/// assert_eq!(skill_vs_half(&tally), Some(-1.0));
/// ```
pub fn skill_vs_half(tally: &Tally) -> Option<f64> {
    skill(mean_brier(tally)?, 0.25)
}
