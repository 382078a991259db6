//! A number with its interval.

use serde::Serialize;

use crate::model::Finite;

/// Lower and upper end of an interval, in the unit of the number that it belongs to.
///
/// # Example
/// ```
/// use trackrecord::uncertainty::Interval;
/// let interval = Interval::new(0.15, 0.26).unwrap();
/// assert_eq!((interval.low(), interval.high()), (0.15, 0.26));
/// assert_eq!(Interval::new(0.15, f64::INFINITY), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    low: Finite,
    high: Finite,
}

impl Interval {
    /// From one number to another; `None` if one of them is not finite.
    pub fn new(low: f64, high: f64) -> Option<Self> {
        Finite::all([low, high]).map(|[low, high]| Self { low, high })
    }

    /// Lower end.
    pub fn low(self) -> f64 {
        self.low.get()
    }

    /// Upper end.
    pub fn high(self) -> f64 {
        self.high.get()
    }
}

/// A number with its interval, all in the number's unit; what could not be computed is `None`, never NaN and never zero.
///
/// # Example
/// ```
/// use trackrecord::uncertainty::{Estimate, Interval};
/// let brier = Estimate::new(Some(0.2), Interval::new(0.15, 0.26));
/// assert_eq!((brier.value(), brier.low(), brier.high()), (Some(0.2), Some(0.15), Some(0.26)));
/// assert_eq!(Estimate::new(Some(0.2), None).low(), None);
/// assert_eq!(Estimate::new(Some(f64::NAN), None), Estimate::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Estimate {
    value: Option<Finite>,
    low: Option<Finite>,
    high: Option<Finite>,
}

impl Estimate {
    /// A number, if there is one, with the interval that was found for it, if one was.
    pub fn new(value: Option<f64>, interval: Option<Interval>) -> Self {
        Self {
            value: value.and_then(Finite::new),
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
        }
    }

    /// The number itself.
    pub fn value(self) -> Option<f64> {
        self.value.map(Finite::get)
    }

    /// Lower end of its interval.
    pub fn low(self) -> Option<f64> {
        self.low.map(Finite::get)
    }

    /// Upper end of its interval.
    pub fn high(self) -> Option<f64> {
        self.high.map(Finite::get)
    }

    /// Both ends of its interval.
    pub fn interval(self) -> Option<Interval> {
        self.low.zip(self.high).map(|(low, high)| Interval { low, high })
    }
}
