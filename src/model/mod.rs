//! The nouns of forecast verification, without any reading, computing or printing.
//!
//! [`Tally`] is the one that every statistic of a group is computed from.

mod sum;
mod tally;

pub use sum::{CompensatedSum, compensated_sum};
pub use tally::{Tally, TallyRow};
