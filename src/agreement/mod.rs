//! Do independent coders of the same statements agree, beyond what chance alone would give?
//!
//! - [`ratings`]: who coded what, as numbers;
//! - [`percent`]: how often two coders say the same; [`kappa`]: Cohen's kappa of two coders; [`alpha`]: Krippendorff's alpha
//!   of any number;
//! - [`interval`]: how sure these are, by a bootstrap that resamples clusters of statements.

pub mod alpha;
pub mod interval;
pub mod kappa;
pub mod percent;
pub mod ratings;

pub use alpha::krippendorff_alpha;
pub use interval::{Agreement, Resampling, agreement};
pub use kappa::cohen_kappa;
pub use percent::percent_agreement;
pub use ratings::{Absent, Ratings, Scale};
