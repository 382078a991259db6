//! The nouns of forecast verification, without any reading, computing or printing.

mod day;
mod moment;
mod tally;

pub use day::Day;
pub use moment::Moment;
pub use tally::{Tally, TallyRow};
