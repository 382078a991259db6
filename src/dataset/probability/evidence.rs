//! What the plain numbers of a column mean: fractions or percentages.

use super::ProbabilityScale;
use super::number::WrittenNumber;
use crate::dataset::decimal::Decimal;
use crate::dataset::example::{CountedExample, Example};
use crate::diagnostics::{Code, Message};

/// So many fractions must stand against each number between 1 and 2 for it to be a slip, see [`ProbabilityEvidence::decide`].
const FRACTIONS_PER_SLIP: u64 = 20;

/// Collects from the values of one column whether its plain numbers are fractions or percentages.
///
/// Parts of a file can be observed apart and merged in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ProbabilityEvidence {
    /// Exactly 0 or 1: fits both scales.
    ends: u64,
    /// Strictly between 0 and 1.
    fractions: CountedExample,
    /// Strictly between 1 and 2: a low percentage or a slip in a fraction.
    low: CountedExample,
    /// 2 to 100.
    percentages: CountedExample,
    /// With a percent sign of its own: no evidence for the rest.
    signed: u64,
    /// No number, below 0 or above 100: no evidence either.
    other: u64,
    commas: u64,
    points: u64,
}

/// Some plain numbers of the column can only be fractions, some only percentages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MixedScale {
    /// The first number between 0 and 1.
    pub(crate) fraction: Example,
    /// The first number above 1.
    pub(crate) percentage: Example,
}

impl MixedScale {
    /// Why the column cannot be read, and what to do.
    pub(crate) fn message(&self) -> Message {
        Message::naming(Code::ProbabilityScaleMixed, &format!("{} and {}", self.fraction, self.percentage))
    }
}

impl ProbabilityEvidence {
    /// Takes in one value; `row` says where it stands, for the examples.
    pub(crate) fn observe(&mut self, value: &[u8], row: u64) {
        if let Some(number) = Decimal::plain(value).and_then(|number| number.nearest(0)) {
            self.points += u64::from(value.contains(&b'.'));
            self.add(number, value, row);
            return;
        }
        match WrittenNumber::read(value) {
            Err(_) => self.other += 1,
            Ok(number) => {
                self.commas += u64::from(number.comma);
                if number.percent {
                    self.signed += 1;
                } else {
                    self.add(number.value(0), value, row);
                }
            }
        }
    }

    fn add(&mut self, number: f64, value: &[u8], row: u64) {
        match number {
            0.0 | 1.0 => self.ends += 1,
            x if x < 1.0 => self.fractions.add(value, row),
            x if x < 2.0 => self.low.add(value, row),
            x if x <= 100.0 => self.percentages.add(value, row),
            _ => self.other += 1,
        }
    }

    /// Adds what was observed elsewhere in the same column.
    pub(crate) fn merge(&mut self, other: Self) {
        self.ends += other.ends;
        self.fractions.merge(other.fractions);
        self.low.merge(other.low);
        self.percentages.merge(other.percentages);
        self.signed += other.signed;
        self.other += other.other;
        self.commas += other.commas;
        self.points += other.points;
    }

    /// How many values carry a percent sign.
    #[cfg(test)]
    pub(crate) fn signed(&self) -> u64 {
        self.signed
    }

    /// How many values are plain numbers from 0 to 100.
    #[cfg(test)]
    pub(crate) fn plain(&self) -> u64 {
        self.ends + self.fractions.count + self.low.count + self.percentages.count
    }

    /// Whether some values have a decimal comma and some a decimal point; each is read by itself.
    #[cfg(test)]
    pub(crate) fn both_decimal_marks(&self) -> bool {
        self.commas > 0 && self.points > 0
    }

    /// What the plain numbers of the column mean.
    ///
    /// `forced` is the user's `--percent`; `header_says_percent` see [`crate::input::columns::says_percent`]. Either
    /// makes them percentages, 0.5 being half a percent. Otherwise, with 0 and 1 fitting both:
    /// - no number above 1: fractions;
    /// - some above 1 and none strictly between 0 and 1: percentages, and 1 is one percent;
    /// - both: mixed, and the run stops. Except that where no number reaches 2 and there are at least
    ///   20 fractions for each number above 1, those few (`1.2`) are slips: the column holds
    ///   fractions, and each slip is an error of its own row.
    ///
    /// Numbers above 100 or below 0 and cells that are no numbers say nothing about the column.
    ///
    /// # Errors
    /// When the column is mixed.
    pub(crate) fn decide(&self, header_says_percent: bool, forced: bool) -> Result<ProbabilityScale, MixedScale> {
        if header_says_percent || forced {
            return Ok(ProbabilityScale::Percent);
        }
        let mut above_one = self.percentages.clone();
        above_one.merge(self.low.clone());
        let slips = self.percentages.count == 0 && self.low.count * FRACTIONS_PER_SLIP <= self.fractions.count;
        match (&self.fractions.first, above_one.first) {
            (_, None) => Ok(ProbabilityScale::Fraction),
            (None, Some(_)) => Ok(ProbabilityScale::Percent),
            (Some(_), Some(_)) if slips => Ok(ProbabilityScale::Fraction),
            (Some(fraction), Some(percentage)) => Err(MixedScale { fraction: fraction.clone(), percentage }),
        }
    }
}
