//! Numbers that every output can hold.

use std::fmt;

use serde::Serialize;

/// A number that is neither NaN nor infinite: JSON has no word for those. What is serialised holds its numbers as these, so that a
/// statistic that cannot be computed is absent and can be nothing else.
///
/// # Example
/// ```
/// use trackrecord::model::Finite;
/// assert_eq!(Finite::new(0.25).map(Finite::get), Some(0.25));
/// assert_eq!(Finite::new(0.0 / 0.0), None);
/// assert_eq!(Finite::new(1.0 / 0.0), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Finite(f64);

impl Finite {
    /// `None` of what is not finite.
    pub fn new(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self(number))
    }

    /// The same of several numbers that belong together: all of them or nothing.
    pub fn all<const COUNT: usize>(numbers: [f64; COUNT]) -> Option<[Self; COUNT]> {
        numbers.iter().all(|number| number.is_finite()).then(|| numbers.map(Self))
    }

    /// The same in tests, where it is known to be finite.
    #[cfg(test)]
    pub(crate) fn of(number: f64) -> Self {
        Self::new(number).expect("a finite number")
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl From<Finite> for f64 {
    fn from(number: Finite) -> Self {
        number.0
    }
}

impl PartialEq<f64> for Finite {
    fn eq(&self, other: &f64) -> bool {
        self.0 == *other
    }
}

impl PartialOrd<f64> for Finite {
    fn partial_cmp(&self, other: &f64) -> Option<std::cmp::Ordering> {
        self.0.partial_cmp(other)
    }
}

impl fmt::Display for Finite {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
