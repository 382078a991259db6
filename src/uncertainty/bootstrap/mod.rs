//! The question-cluster bootstrap.

mod clusters;
mod draw;
mod replicates;
mod skewness;
#[cfg(test)]
mod tests;

pub use clusters::{Clusters, Sums};
pub use replicates::{Bootstrap, Replicates, Statistic};
