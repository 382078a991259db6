use clap::ValueEnum;
use serde::Serialize;

/// How calibration bins are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BinBy {
    /// Equal width.
    Width,
    /// About equally many forecasts in each.
    Count,
}

/// Confidence of intervals: strictly between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Confidence(f64);

impl Confidence {
    /// `None` unless the level lies strictly between 0 and 1: there is no interval of any other.
    ///
    /// # Example
    /// ```
    /// use trackrecord::options::Confidence;
    /// assert_eq!(Confidence::new(0.9).map(Confidence::level), Some(0.9));
    /// assert!([0.0, 1.0, 95.0, f64::NAN].into_iter().all(|level| Confidence::new(level).is_none()));
    /// ```
    pub fn new(level: f64) -> Option<Self> {
        (level > 0.0 && level < 1.0).then_some(Self(level))
    }

    /// As a share, such as 0.95.
    pub fn level(self) -> f64 {
        self.0
    }

    /// The fewest redraws that serve it: three two-sided tests share the error 1 − confidence, and each must be able to reach its part
    /// of it, which takes 6/(1 − confidence) − 1; and never fewer than 200.
    ///
    /// # Example
    /// ```
    /// use trackrecord::options::Confidence;
    /// let fewest = |level| Confidence::new(level).unwrap().fewest_resamples();
    /// assert_eq!((fewest(0.95), fewest(0.99)), (200, 599));
    /// ```
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number, cut off at the largest"
    )]
    pub fn fewest_resamples(self) -> u32 {
        (6.0 / (1.0 - self.0) - 1.0).round().max(200.0) as u32
    }
}

/// How far 0 and 1 are moved for the log score and the Cox regression: strictly between 0 and 0.5.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct LogClip(f64);

impl LogClip {
    /// `None` unless the distance lies strictly between 0 and 0.5: a log score of 0 is infinite, and from 0.5 on
    /// probabilities would change sides.
    ///
    /// # Example
    /// ```
    /// use trackrecord::options::LogClip;
    /// assert_eq!(LogClip::new(0.01).map(LogClip::epsilon), Some(0.01));
    /// assert!([0.0, 0.5, f64::NAN].into_iter().all(|epsilon| LogClip::new(epsilon).is_none()));
    /// ```
    pub fn new(epsilon: f64) -> Option<Self> {
        (epsilon > 0.0 && epsilon < 0.5).then_some(Self(epsilon))
    }

    /// The distance.
    pub fn epsilon(self) -> f64 {
        self.0
    }
}

/// How the numbers are worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatisticsOptions {
    /// How many calibration bins, at least 1.
    pub bins: usize,
    /// Of which kind.
    pub bin_by: BinBy,
    /// Confidence of intervals.
    pub confidence: Confidence,
    /// How often outcomes are redrawn for bands and tests, and questions resampled in comparisons; 0 for neither.
    pub resamples: u32,
    /// Seed of all random numbers.
    pub seed: u64,
    /// How far 0 and 1 are moved for the log score and the Cox regression.
    pub log_clip: LogClip,
    /// Groups with fewer scored questions get no verdict.
    pub min_questions: u64,
}

impl Default for StatisticsOptions {
    fn default() -> Self {
        Self {
            bins: 10,
            bin_by: BinBy::Width,
            confidence: Confidence(0.95),
            resamples: 2000,
            seed: 1,
            log_clip: LogClip(0.001),
            min_questions: 10,
        }
    }
}
