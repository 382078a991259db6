//! Scoring rules: what one forecast costs, and the mean over a [`Tally`](crate::model::Tally).
//!
//! | rule | scale | better |
//! |---|---|---|
//! | [`brier`] | 0 to 1, 0.25 for always one half | lower |
//! | [`log_score`] | 0 to −ln clip, in nats | lower |
//! | [`spherical`] | 0 to 1 | higher |
//! | [`skill`] | up to 1, 0 for the reference | higher |

mod brier;
mod log;
mod skill;
mod spherical;

pub use brier::{brier, mean_brier};
pub use log::{certain_and_wrong, clipped, log_score, mean_log_score};
pub use skill::{skill, skill_vs_base_rate, skill_vs_half};
pub use spherical::{mean_spherical, spherical};
