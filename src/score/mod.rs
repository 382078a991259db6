//! Scoring rules: what one forecast costs, and the weighted mean over a [`Tally`](crate::model::Tally).
//!
//! With p the probability that was given to yes, o = 1 if it happened and 0 if not, q = p or 1 − p the probability that was
//! given to what happened, and w the weight of an observation:
//!
//! | rule | of one forecast | mean | scale | better |
//! |---|---|---|---|---|
//! | [`brier()`] | (p − o)² | Σw(p − o)² / Σw | 0 to 1, 0.25 for always one half | lower |
//! | [`log_score`] | −ln q, q clipped | Σw(−ln q) / Σw | −ln(1 − clip) to −ln clip, in nats | lower |
//! | [`spherical()`] | q/√(p² + (1 − p)²) | Σw·q/√(p² + (1 − p)²) / Σw | 0 to 1, 0.707 for always one half | higher |
//! | [`murphy_diagram()`] | 1 − t or t where p is on the wrong side of t | by threshold t | 0 to 1 | lower |
//! | [`skill()`] | | 1 − score/reference | up to 1, 0 for the reference | higher |
//!
//! Questions with several answers have [`categorical_brier`] and [`categorical_log_score`], those whose answers have an order
//! [`ranked_probability_score`] too; quantiles of a number have [`pinball`] and [`weighted_interval_score`].
//!
//! What is no probability has no score: the functions give `None`, and a tally cannot hold it.

mod brier;
pub(crate) mod categories;
mod log;
mod murphy_diagram;
pub(crate) mod quantiles;
mod skill;
mod spherical;
pub(crate) mod unchecked;

pub use brier::{brier, mean_brier};
pub use categories::{categorical_brier, categorical_log_score, ranked_probability_score};
pub use log::{certain_and_wrong, log_score, mean_log_score};
pub use murphy_diagram::{DiagramKnot, diagram_at, murphy_diagram};
pub use quantiles::{WeightedIntervalScore, pinball, weighted_interval_score};
pub use skill::{skill, skill_vs_base_rate, skill_vs_half};
pub use spherical::{mean_spherical, spherical};

pub(crate) use log::clipped;

/// Whether probabilities can be clipped by so much.
fn is_clip(clip: f64) -> bool {
    clip > 0.0 && clip < 0.5
}
