//! The nouns of forecast verification, without any reading, computing or printing.

mod tally;

pub use tally::{Tally, TallyRow};
