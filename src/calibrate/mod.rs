//! Calibration: does it happen as often as they say?
//!
//! - [`in_the_large`]: over all forecasts together.
//! - [`Bins`] and the errors over them; [`smooth_ece`], which needs none.
//! - [`isotonic`]: the calibration curve.
//! - [`consistency_band`]: where that curve would lie if the forecasts were calibrated.
//! - [`CoxFit`]: overconfident or underconfident?
//! - [`spiegelhalter`]: a test, if forecasts were independent.
//! - [`auc`]: not calibration but its counterpart, telling cases apart.

mod band;
mod bins;
mod cox;
mod discrimination;
mod error;
mod isotonic;
mod smooth_ece;
mod spiegelhalter;

pub use band::{BandPoint, band_redraws, consistency_band};
pub use bins::{BinSum, Bins};
pub use cox::{CoxAbsent, CoxFit, Matrix};
pub use discrimination::auc;
pub use error::{expected_calibration_error, in_the_large, maximum_calibration_error};
pub use isotonic::{Block, isotonic, pool_adjacent_violators};
pub use smooth_ece::smooth_ece;
pub use spiegelhalter::{SpiegelhalterTest, spiegelhalter};
