//! How sure a number is: intervals, the question-cluster bootstrap, seeded random numbers.

mod binomial;
mod bootstrap;
mod estimate;
mod quantile;
mod rng;

pub use binomial::binomial;
pub use bootstrap::{Bootstrap, Clusters, Replicates, Statistic, Sums};
pub use estimate::{Estimate, Interval};
pub use quantile::quantile;
pub use rng::Rng;
