//! How sure a number is: intervals, the question-cluster bootstrap, seeded random numbers.

mod estimate;
mod quantiles;
mod tail;
mod wilson;

pub use estimate::{Estimate, Interval};
pub use quantiles::{normal_reach, student_reach};
pub use tail::two_sided_p_value;
pub use wilson::wilson;
