//! How sure a number is: intervals, the question-cluster bootstrap, seeded random numbers.

mod binomial;
mod bootstrap;
mod estimate;
mod normal;
mod quantile;
mod quantiles;
mod rng;
mod tail;
mod wilson;

pub use binomial::{Binomial, binomial};
pub use bootstrap::{Bootstrap, Clusters, Replicates, Statistic, Sums};
pub use estimate::{Estimate, Interval};
pub use normal::normal_cdf;
pub use quantile::{quantile, quantile_of_any};
pub use quantiles::{normal_reach, student_reach};
pub use rng::Rng;
pub use tail::two_sided_p_value;
pub use wilson::wilson;
