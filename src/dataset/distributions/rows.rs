//! What threads and files collect of forecasts in parts.

use super::number::NumberMarks;
use super::part::ForecastPart;
use super::texts::QuestionTexts;
use crate::model::LineNumber;

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
    /// The first number with decimals behind a comma, and the first that is in thousands then.
    pub(crate) comma: Option<MarkedNumber>,
    pub(crate) thousands: Option<MarkedNumber>,
}

/// A number, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MarkedNumber {
    pub(crate) line: LineNumber,
    pub(crate) column: usize,
    /// As written.
    pub(crate) cell: String,
}

impl DistributionRows {
    /// Adds a part to a shard.
    pub(crate) fn push(&mut self, shard: usize, part: ForecastPart) {
        if self.parts.len() <= shard {
            self.parts.resize_with(shard + 1, Vec::new);
        }
        self.parts[shard].push(part);
    }

    /// Sees how a number is written.
    pub(crate) fn see_marks(&mut self, marks: NumberMarks, line: LineNumber, column: usize, cell: &str) {
        let first = match marks {
            NumberMarks::Plain => return,
            NumberMarks::DecimalComma => &mut self.comma,
            NumberMarks::PerhapsThousands => &mut self.thousands,
        };
        if first.as_ref().is_none_or(|first| line < first.line) {
            *first = Some(MarkedNumber { line, column, cell: cell.to_owned() });
        }
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
        for (ours, theirs) in [(&mut self.comma, other.comma), (&mut self.thousands, other.thousands)] {
            if theirs.as_ref().is_some_and(|theirs| ours.as_ref().is_none_or(|ours| theirs.line < ours.line)) {
                *ours = theirs;
            }
        }
    }
}
