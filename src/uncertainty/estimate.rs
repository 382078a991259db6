//! A number with its interval.

use serde::Serialize;

/// Lower and upper end of an interval, in the unit of the number that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A number with its interval; what could not be computed is `None`, never NaN and never zero.
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
    /// A number with the interval that was found for it, if one was.
    pub fn new(value: Option<f64>, interval: Option<Interval>) -> Self {
        Self { value, low: interval.map(|interval| interval.low), high: interval.map(|interval| interval.high) }
    }
}
