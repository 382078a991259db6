//! Comparing groups of sources: which is better, on what they have in common, and how sure that is.
//!
//! What stands alone, on plain numbers, is public:
//!
//! | question | call |
//! |---|---|
//! | do two differ on the questions that both answered? | [`paired_difference`] |
//! | could the signs of the differences be chance? | [`sign_flip_p_value`] |
//! | the same after many such tests | [`holm()`] |
//! | the same at any time while deadlines pass | [`AnytimeMean`] |
//! | is one forecaster better than another, step by step? | [`forecast_e_value()`] |
//! | how many more questions would settle it? | [`more_questions`] |
//! | what is a source with few questions believed to score? | [`shrink`] |
//!
//! The rest works on whole logs and is filled from the observations: `cells` (what each group scored on each question) for
//! `pairs`, `effects` (difficulty-adjusted scores by question fixed effects), `ranks` and `robustness`; `crowd` (what was said
//! on one question, in time) for relative scores, payoffs and panels, whose means per group are `group_means`; `change` from
//! one period to the next; `verdict` in words.
//!
//! Everything is drawn from seeded streams: the same input and seed give the same numbers, whatever the number of threads.

mod anytime;
pub(crate) mod cells;
pub(crate) mod change;
pub(crate) mod crowd;
pub(crate) mod effects;
pub(crate) mod elementary;
mod forecast_e_value;
mod gamma_mixture;
pub(crate) mod group_means;
mod holm;
mod interval;
mod needed;
pub(crate) mod of_type;
mod paired;
pub(crate) mod pairs;
pub(crate) mod ranks;
mod reason;
mod resampling;
pub(crate) mod robustness;
mod shrinkage;
mod sign_flip;
pub(crate) mod source_cells;
pub(crate) mod verdict;

pub use anytime::AnytimeMean;
pub use forecast_e_value::forecast_e_value;
pub use holm::holm;
pub use needed::{QuestionsNeeded, more_questions};
pub use paired::{DifferenceSequence, PairedDifference, paired_difference};
pub use reason::Reason;
pub use shrinkage::{SharedError, Shrinkage, ShrunkenScore, SourceScore, shrink};
pub use sign_flip::sign_flip_p_value;
