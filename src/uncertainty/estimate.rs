//! A number with its interval.

use serde::Serialize;

/// Lower and upper end of an interval, in the unit of the number that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A number with its interval, all in the number's unit; what could not be computed is `None`, never NaN and never zero.
///
/// # Example
/// ```
/// use trackrecord::uncertainty::{Estimate, Interval};
/// let brier = Estimate::new(Some(0.2), Some(Interval { low: 0.15, high: 0.26 }));
/// assert_eq!((brier.low, brier.high), (Some(0.15), Some(0.26)));
/// assert_eq!(Estimate::new(Some(0.2), None).low, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Estimate {
    /// The number itself.
    pub value: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end of its interval.
    pub high: Option<f64>,
}

impl Estimate {
    /// A number, if there is one, with the interval that was found for it, if one was.
    pub fn new(value: Option<f64>, interval: Option<Interval>) -> Self {
        Self { value, low: interval.map(|interval| interval.low), high: interval.map(|interval| interval.high) }
    }
}
