use std::path::PathBuf;

use crate::model::Day;
use crate::options::{ProjectInForce, ReadingOptions, RetentionOptions, SelectionOptions, StatisticsOptions};

/// Every option of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct RunOptions {
    /// Which files are read, and how.
    pub reading: ReadingOptions,
    /// Which forecasts are scored, and in which groups.
    pub selection: SelectionOptions,
    /// How the numbers are worked out.
    pub statistics: StatisticsOptions,
    /// What is kept beside them.
    pub retention: RetentionOptions,
    /// The project that said some of it.
    pub project: Option<ProjectInForce>,
}

impl RunOptions {
    /// A run over these files with every option at its default, standing on the day `as_of`.
    pub fn new(forecasts: Vec<PathBuf>, resolutions: Vec<PathBuf>, as_of: Day) -> Self {
        Self {
            reading: ReadingOptions::new(forecasts, resolutions),
            selection: SelectionOptions::new(as_of),
            statistics: StatisticsOptions::default(),
            retention: RetentionOptions::default(),
            project: None,
        }
    }
}
