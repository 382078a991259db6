//! Do independent coders of the same statements agree, beyond what chance alone would give?
//!
//! | question | call | scale |
//! |---|---|---|
//! | how often do two say the same? | [`percent_agreement`] | 0 to 1 |
//! | two coders, beyond chance? | [`cohen_kappa`] | −1 to 1, 0 is chance |
//! | any number of coders, names or numbers, with gaps? | [`krippendorff_alpha`] | −1 to 1, 0 is chance |
//! | how sure are these? | [`agreement`]: all three, with intervals that resample clusters of statements | |
//!
//! What they take is [`Ratings`]: who coded what.

mod alpha;
mod interval;
mod kappa;
mod percent;
mod ratings;

pub use alpha::krippendorff_alpha;
pub use interval::{Agreement, Resampling, agreement};
pub use kappa::cohen_kappa;
pub use percent::percent_agreement;
pub use ratings::{AgreementAbsent, MeasurementLevel, Ratings};
