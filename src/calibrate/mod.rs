//! Calibration: does it happen as often as they say?

mod isotonic;

pub use isotonic::{Block, isotonic, pool_adjacent_violators};
