//! How the questions of a log are resampled.

/// How to resample questions. Forecasts on one question stand or fall together, so questions are drawn and never forecasts
/// (Field & Welsh 2007, doi:10.1111/j.1467-9868.2007.00593.x).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bootstrap {
    /// Number of replicates; 0 turns off whatever is drawn.
    pub resamples: u32,
    /// Seed of the random numbers; replicate r uses stream r of it.
    pub seed: u64,
    /// Threads to use, at least 1. They do not change the result.
    pub threads: usize,
}
