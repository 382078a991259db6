//! How the questions of a log are resampled.

/// How to resample questions. Forecasts on one question stand or fall together, so questions are drawn and never forecasts
/// (Field & Welsh 2007, doi:10.1111/j.1467-9868.2007.00593.x).
///
/// # Example
/// ```
/// use trackrecord::uncertainty::Bootstrap;
/// assert_eq!((Bootstrap::fewest(0.95), Bootstrap::fewest(0.99)), (200, 599));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bootstrap {
    /// Number of replicates; 0 turns off whatever is drawn.
    pub resamples: u32,
    /// Seed of the random numbers; replicate r uses stream r of it.
    pub seed: u64,
    /// Threads to use, at least 1. They do not change the result.
    pub threads: usize,
}

impl Bootstrap {
    /// The fewest replicates that serve a `confidence`: three two-sided tests share the error 1 − `confidence`, and each must be able to
    /// reach its part of it, which takes 6/(1 − `confidence`) − 1 replicates; and never fewer than 200.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number, cut off at the largest"
    )]
    pub fn fewest(confidence: f64) -> u32 {
        (6.0 / (1.0 - confidence) - 1.0).round().max(200.0) as u32
    }
}
