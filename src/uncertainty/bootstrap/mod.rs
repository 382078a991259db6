//! The question-cluster bootstrap.

mod clusters;
mod draw;
mod replicates;

pub use clusters::{Clusters, Sums};
pub use replicates::{Bootstrap, Replicates, Statistic};
