//! What threads and files collect of forecasts in parts.

use super::part::ForecastPart;
use super::texts::QuestionTexts;

/// Parts of forecasts by shard, and what rows say of their questions.
#[derive(Debug, Default)]
pub(crate) struct DistributionRows {
    /// By shard; empty while there are none.
    pub(crate) parts: Vec<Vec<ForecastPart>>,
    /// How questions ended, as the rows of forecasts say it.
    pub(crate) outcomes: QuestionTexts,
    /// All answers that questions can have.
    pub(crate) categories: QuestionTexts,
    /// Units of numbers.
    pub(crate) units: QuestionTexts,
}

impl DistributionRows {
    /// Adds a part to a shard.
    pub(crate) fn push(&mut self, shard: usize, part: ForecastPart) {
        if self.parts.len() <= shard {
            self.parts.resize_with(shard + 1, Vec::new);
        }
        self.parts[shard].push(part);
    }

    /// Takes in what another thread or file gave.
    pub(crate) fn merge(&mut self, other: Self) {
        if self.parts.len() < other.parts.len() {
            self.parts.resize_with(other.parts.len(), Vec::new);
        }
        for (ours, theirs) in self.parts.iter_mut().zip(other.parts) {
            ours.extend(theirs);
        }
        self.outcomes.merge(other.outcomes);
        self.categories.merge(other.categories);
        self.units.merge(other.units);
    }
}
