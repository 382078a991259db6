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

/// Brier skill against always saying the group's own base rate; `None` if all went one way.
pub fn skill_vs_base_rate(tally: &Tally) -> Option<f64> {
    skill(mean_brier(tally)?, tally.outcome_variance()?)
}

/// Brier skill against always saying one half.
pub fn skill_vs_half(tally: &Tally) -> Option<f64> {
    skill(mean_brier(tally)?, 0.25)
}
