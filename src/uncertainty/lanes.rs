//! Replicates that are worked on side by side.

/// So many at once.
pub(crate) const LANES: usize = 8;

/// A number of each.
pub(crate) type Lanes = [f64; LANES];
