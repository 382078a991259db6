//! Skill: how much better than a simple reference.

use crate::model::Tally;

use super::mean_brier;

/// 1 − score/reference: 1 perfect, 0 no better than the reference, negative worse; `None` if the reference is 0.
///
/// # Example
/// ```
/// use trackrecord::score::skill;
/// assert_eq!(skill(0.125, 0.25), Some(0.5));
/// assert_eq!(skill(0.125, 0.0), None);
/// ```
pub fn skill(score: f64, reference: f64) -> Option<f64> {
    (reference > 0.0).then(|| 1.0 - score / reference)
}

/// Brier skill against always saying the group's own base rate, 1 − BS/(ō(1 − ō)): 1 perfect, 0 no better, negative worse;
/// `None` if all went one way. Murphy 1988, doi:10.1175/1520-0493(1988)116<2417:SSBOTM>2.0.CO;2.
pub fn skill_vs_base_rate(tally: &Tally) -> Option<f64> {
    skill(mean_brier(tally)?, tally.outcome_variance()?)
}

/// Brier skill against always saying one half, 1 − BS/0.25: in `[−3, 1]`; `None` without observations.
pub fn skill_vs_half(tally: &Tally) -> Option<f64> {
    skill(mean_brier(tally)?, 0.25)
}
