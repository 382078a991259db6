//! The question-cluster bootstrap.

mod clusters;
mod draw;
mod influence;
mod replicates;
mod statistic;
#[cfg(test)]
mod tests;

pub use clusters::{Clusters, InvalidSums, Sums};
pub use replicates::{Bootstrap, Replicates};
pub use statistic::Statistic;
