//! The question-cluster bootstrap.

mod clusters;
mod draw;
mod influence;
mod replicates;
#[cfg(test)]
mod tests;

pub use clusters::{Clusters, Sums};
pub use replicates::{Bootstrap, Replicates, Statistic};
