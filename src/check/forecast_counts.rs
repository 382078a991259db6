//! How many forecasts each question and each label has. Rows that cannot be read are not among them.

use crate::dataset::Dataset;
use crate::error::Error;
use crate::model::LineNumber;

/// Forecasts on one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ForecastsOnQuestion {
    /// How many.
    pub(crate) forecasts: u64,
    /// Line of the first, counted through all files.
    pub(crate) first_line: LineNumber,
}

/// Forecasts by question and by label.
#[derive(Clone, Debug, Default)]
pub(crate) struct ForecastCounts {
    /// By number of the question.
    pub(crate) questions: Vec<ForecastsOnQuestion>,
    /// By number of the label.
    pub(crate) labels: Vec<u64>,
}

impl ForecastCounts {
    /// Counts the rows of a log that still has its shards.
    ///
    /// # Errors
    /// When rows that waited in a temporary file do not come back.
    pub(crate) fn of(log: &Dataset) -> Result<Self, Error> {
        let mut asked = Self {
            questions: vec![ForecastsOnQuestion::default(); log.questions.ids.len().max(log.questions.facts.len())],
            labels: vec![0; log.labels.len()],
        };
        log.each_row(|row| {
            if let Some(question) = asked.questions.get_mut(row.question.index()) {
                let is_first = question.forecasts == 0 || row.line < question.first_line;
                question.first_line = if is_first { row.line } else { question.first_line };
                question.forecasts += 1;
            }
            if let Some(label) = asked.labels.get_mut(row.label.index()) {
                *label += 1;
            }
        })?;
        Ok(asked)
    }
}
