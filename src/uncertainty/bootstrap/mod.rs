//! The question-cluster bootstrap.

mod clusters;
mod draw;
mod replicates;
mod skewness;

pub use clusters::{Clusters, Sums};
pub use replicates::{Bootstrap, Replicates, Statistic};
