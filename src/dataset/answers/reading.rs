//! How a row's probability becomes that of yes.

use rustc_hash::FxHashMap;

use super::names::right_or_wrong;
use super::normalise::share;
use crate::dataset::column_reading::ColumnReading;
use crate::dataset::outcome::OutcomeWord;
use crate::dataset::probability::ProbabilityError;
use crate::diagnostics::Message;
use crate::input::rows::TableRow;

/// What the probabilities of a file are of, where they are not all of yes.
#[derive(Clone, Debug)]
pub(crate) enum AnswerReading {
    /// Of the side that the row names.
    Side(SideColumn),
    /// A column for each answer; the column of probabilities is that of yes.
    Columns(AnswerColumns),
}

/// The columns of the answers that are not yes.
#[derive(Clone, Debug)]
pub(crate) struct AnswerColumns {
    /// Where they stand.
    pub(crate) others: Vec<usize>,
    /// Whether the answers of a row are rescaled to sum to one.
    pub(crate) normalise: bool,
}

/// What the columns of the other answers say in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct StatedAnswers {
    /// Of those that say something.
    pub(crate) sum: f64,
    /// How many do.
    pub(crate) filled: usize,
    /// The first that does not.
    pub(crate) blank: Option<usize>,
}

impl AnswerColumns {
    /// What they say in a row.
    ///
    /// # Errors
    /// The first column that cannot be read, and why; `None`, when its column must be surveyed first.
    pub(crate) fn stated(
        &self,
        row: TableRow<'_>,
        reading: &ColumnReading,
        scratch: &mut Vec<u8>,
    ) -> Result<StatedAnswers, (usize, Option<ProbabilityError>)> {
        let mut stated = StatedAnswers::default();
        for &at in &self.others {
            match reading.probability(row.text(at, scratch).unwrap_or_default()) {
                Ok(p) => {
                    stated.sum += p;
                    stated.filled += 1;
                }
                Err(Some(ProbabilityError::Empty)) => stated.blank = stated.blank.or(Some(at)),
                Err(error) => return Err((at, error)),
            }
        }
        Ok(stated)
    }

    /// The probability of yes where the column of yes states this; `None` where that stands.
    fn of_yes(
        &self,
        row: TableRow<'_>,
        reading: &ColumnReading,
        stated: Option<f64>,
        scratch: &mut Vec<u8>,
    ) -> Option<f64> {
        let others = self.stated(row, reading, scratch).ok()?;
        match stated {
            Some(p) => (self.normalise && others.blank.is_none()).then(|| share(p, p + others.sum)),
            None => (!self.normalise && others.filled == self.others.len()).then(|| complement(others.sum)),
        }
    }
}

/// A column that names a side in each row: the one whose probability the row says.
#[derive(Clone, Debug)]
pub(crate) struct SideColumn {
    /// Where it stands.
    pub(crate) column: usize,
    /// Whether the outcome says that the side came true, not that the event did.
    pub(crate) outcome_is_of_side: bool,
    /// Rows that belong to another, by their lines in the text of the table.
    pub(crate) paired: FxHashMap<u64, PairedRow>,
}

/// A row that stands beside another of the same forecast.
#[derive(Clone, Debug)]
pub(crate) enum PairedRow {
    /// It says what the row of yes says, which is this.
    SaysOfYes(f64),
    /// The two do not sum to one.
    Contradicts(Message),
}

impl SideColumn {
    /// Whether the side of a row is yes; `None` if that cannot be told.
    pub(crate) fn is_yes(&self, row: TableRow<'_>, reading: &ColumnReading, scratch: &mut Vec<u8>) -> Option<bool> {
        match reading.outcome(row.text(self.column, scratch).unwrap_or_default())? {
            OutcomeWord::Yes => Some(true),
            OutcomeWord::No => Some(false),
            _ => None,
        }
    }

    /// What the outcome cell of a row says of the event, although it may say it of the side: that was right, or wrong.
    pub(crate) fn outcome(
        &self,
        row: TableRow<'_>,
        column: usize,
        reading: &ColumnReading,
        scratch: &mut Vec<u8>,
    ) -> Option<OutcomeWord> {
        let value = row.text(column, scratch).unwrap_or_default();
        let word = reading.outcome(value);
        let right = match word {
            Some(OutcomeWord::Yes) if self.outcome_is_of_side => true,
            Some(OutcomeWord::No) if self.outcome_is_of_side => false,
            Some(OutcomeWord::Partly(share)) if self.outcome_is_of_side => {
                let is_yes = self.is_yes(row, reading, scratch)?;
                return Some(OutcomeWord::Partly(if is_yes { share } else { share.of_other_side() }));
            }
            Some(_) => return word,
            None => right_or_wrong(&String::from_utf8_lossy(value))?,
        };
        let is_yes = self.is_yes(row, reading, scratch)?;
        Some(if is_yes == right { OutcomeWord::Yes } else { OutcomeWord::No })
    }
}

impl AnswerReading {
    /// The probability of yes of a row whose column of probabilities states this; `None` where that stands.
    pub(crate) fn of_yes(
        &self,
        row: TableRow<'_>,
        reading: &ColumnReading,
        stated: Option<f64>,
        scratch: &mut Vec<u8>,
    ) -> Option<f64> {
        match (self, stated) {
            (Self::Side(side), Some(p)) => match side.paired.get(&row.line()) {
                Some(PairedRow::SaysOfYes(p)) => Some(*p),
                _ => (side.is_yes(row, reading, scratch) == Some(false)).then(|| complement(p)),
            },
            (Self::Side(_), None) => None,
            (Self::Columns(columns), stated) => columns.of_yes(row, reading, stated, scratch),
        }
    }
}

/// Decimals that survive a subtraction.
const PLACES: f64 = 1e12;

/// The probability that the event does not happen, with the decimals that the other was written with: 0.1 for 0.9.
pub(crate) fn complement(p: f64) -> f64 {
    let exact = 1.0 - p;
    let written = (exact * PLACES).round() / PLACES;
    if (written - exact).abs() < 4.0 * f64::EPSILON { written } else { exact }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_minus_nine_tenths_is_one_tenth() {
        for (p, other) in [(0.9, 0.1), (0.95, 0.05), (0.7, 0.3), (0.333, 0.667), (1.0, 0.0), (0.0, 1.0), (0.5, 0.5)] {
            assert_eq!(complement(p).to_bits(), f64::to_bits(other), "{p}");
        }
        let third: f64 = 1.0 / 3.0;
        assert_eq!(complement(third).to_bits(), (1.0 - third).to_bits());
    }
}
