//! How sure a number is: intervals, the question-cluster bootstrap, seeded random numbers.

mod estimate;

pub use estimate::{Estimate, Interval};
