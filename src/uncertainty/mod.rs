//! How sure a number is: intervals that know that forecasts on one question stand or fall together, seeded random numbers.
//!
//! | question | call |
//! |---|---|
//! | interval of a share | [`wilson()`] |
//! | intervals of scores whose forecasts on one question stand or fall together | [`Clusters`], [`ClusterErrors`] |
//! | a number with its interval | [`Estimate`] |
//! | random numbers that are the same everywhere | [`Rng`] |

mod bca;
mod bootstrap;
mod cluster_errors;
mod cluster_mean;
mod clusters;
mod estimate;
mod lanes;
mod leverage;
mod normal;
mod quantile;
mod quantiles;
mod rng;
mod tail;
mod wilson;

pub use bootstrap::Bootstrap;
pub use cluster_errors::{ClusterError, ClusterErrors, Scale};
pub use clusters::{Clusters, InvalidSums, Sums};
pub use estimate::{Estimate, Interval};
pub use rng::Rng;
pub use wilson::wilson;

pub(crate) use bca::{Lopsided, Sides};
pub(crate) use cluster_mean::{ClusterMean, QuestionSum};
pub(crate) use lanes::{LANES, Lanes};
pub(crate) use leverage::Leverage;
pub(crate) use normal::normal_cdf;
pub(crate) use quantile::{quantile, quantile_of_any};
pub(crate) use quantiles::{normal_reach, student_reach};
pub(crate) use tail::two_sided_p_value;
