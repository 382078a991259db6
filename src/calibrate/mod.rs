//! Calibration: does it happen as often as they say?
//!
//! With p̄ the weighted mean forecast and ō the weighted observed frequency, of all forecasts or of a bin:
//!
//! | question | call | scale |
//! |---|---|---|
//! | over all forecasts together? | [`in_the_large`]: p̄ − ō | −1 to 1, 0 is best |
//! | bin by bin? | [`Bins::table`], [`expected_calibration_error`], [`maximum_calibration_error`] | 0 to 1, 0 is best |
//! | without bins? | [`smooth_ece()`] | 0 to 1, 0 is best |
//! | what should they have said? | [`isotonic()`]: the calibration curve | 0 to 1 |
//! | did as many questions go yes as they say? | [`YesCount`]: exact, one vote a question | p-values |
//! | too extreme or too timid? | [`CoxFit`]: intercept and slope of the log odds | 0 and 1 are best |
//! | is the Brier score what calibrated forecasts would get? | [`spiegelhalter()`] | a z and its p-value |
//! | do they tell cases apart (not calibration, but its counterpart)? | [`auc`] | 0 to 1, 1 is best |

mod band;
mod bins;
mod confidence_band;
mod cox;
mod cox_scatter;
mod discrimination;
mod distance_interval;
mod distances;
mod error;
mod isotonic;
mod question_forecasts;
mod redraw_run;
mod redraws;
mod scatter;
mod side;
mod slope;
mod smooth_ece;
mod spiegelhalter;
mod step_down;
mod support;
mod yes_count;

pub use band::ConsistencyBandPoint;
pub use bins::{BinSum, Bins};
pub(crate) use cox::log_odds;
pub use cox::{CoxAbsent, CoxFit, Matrix};
pub use cox_scatter::CoxScatter;
pub use discrimination::auc;
pub use error::{expected_calibration_error, in_the_large, maximum_calibration_error};
pub use isotonic::{IsotonicBlock, isotonic};
pub use redraws::ChanceLevel;
pub use smooth_ece::smooth_ece;
pub use spiegelhalter::{SpiegelhalterTest, spiegelhalter};
pub use yes_count::{Tails, YesCount};

pub(crate) use band::consistency_band;
pub(crate) use confidence_band::{CurveInterval, confidence_band};
pub(crate) use discrimination::auc_error;
pub(crate) use question_forecasts::{EndedForecast, QuestionForecasts};
pub(crate) use redraws::{RedrawPlan, Redraws};
pub(crate) use slope::slope_levers;
