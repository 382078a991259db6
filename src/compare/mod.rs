//! Comparing groups of sources: which is better, on what they have in common, and how sure that is.
//!
//! Functions on plain values; nothing here reads or prints. Two inputs are filled from the observations:
//!
//! - [`Cells`]: what each group scored on each question. From it [`pairs`], [`effects`] and [`robustness`];
//! - [`Said`]: everything that was said on one question, in time. From it [`crowd`], question by question, so that a log need
//!   not be held as a whole.
//!
//! | concept | where |
//! |---|---|
//! | differences on shared questions, their interval, Holm's adjustment | [`pairs`] |
//! | sign-flip permutation test | [`sign_flip_p_value`] |
//! | confidence sequence and e-value, to be looked at at any time | [`AnytimeMean`] |
//! | e-value of two forecasters step by step | [`forecast_e_value`] |
//! | difficulty-adjusted scores (question fixed effects), components | [`effects`] |
//! | relative Brier, consensus of the others, log payoff, panel forecasts | [`crowd`] |
//! | means per group of what [`crowd`] finds, with intervals | [`ratios`] |
//! | ranges of ranks | [`ranks`] |
//! | the same order under other choices? | [`robustness`] |
//! | from one period to the next | [`change`] |
//! | shrinking sources towards their type | [`shrinkage`] |
//! | how many more questions would settle it | [`more_questions`] |
//! | verdicts in words | [`verdict`] |
//!
//! Everything is drawn from seeded streams: the same input and seed give the same numbers, whatever the number of threads.

mod anytime;
mod cells;
pub mod change;
pub mod crowd;
pub mod effects;
mod forecast_e_value;
mod gamma_mixture;
mod holm;
mod interval;
mod needed;
pub mod pairs;
pub mod ranks;
pub mod ratios;
mod reason;
mod resampling;
pub mod robustness;
pub mod shrinkage;
mod sign_flip;
pub mod verdict;

pub use anytime::AnytimeMean;
pub use cells::{Cell, Cells, Rule, ScoredQuestion, Scores};
pub use crowd::{Forecast, Said};
pub use forecast_e_value::forecast_e_value;
pub use gamma_mixture::GammaMixture;
pub use holm::holm;
pub use needed::{More, more_questions};
pub use reason::Reason;
pub use resampling::Resampling;
pub use sign_flip::sign_flip_p_value;
