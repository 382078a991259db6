//! Decompositions of the Brier score into what is lost by miscalibration and what is gained by telling cases apart.
//!
//! [`corp()`] needs no choice of bins and is the one to read first; [`murphy()`] is the classic over
//! [`Bins`](crate::calibrate::Bins).

mod bias_corrected;
mod corp;
mod murphy;

pub use bias_corrected::{BiasCorrected, bias_corrected};
pub use corp::{CorpDecomposition, corp};
pub use murphy::{MurphyDecomposition, murphy};
