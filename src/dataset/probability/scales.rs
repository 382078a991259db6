//! What the rows of a file told of the scale of their numbers while they were read, so that only a file that is in doubt is
//! looked through once more.

use super::ProbabilityScale;
use crate::dataset::example::CountedExample;
use crate::input::columns::HeaderScale;

/// Counts of numbers that were read. On the scale of one only whether there were plain ones is known: they are read by the
/// quickest way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ScaleCounts {
    /// With a percent sign of their own.
    pub(crate) signed: u64,
    /// Plain numbers, above 0 and at most 1, in a column of percentages.
    pub(crate) within_one: CountedExample,
    /// All plain numbers above 0 in a column of percentages.
    pub(crate) plain: u64,
    /// Whether a plain number was met on the scale of one.
    pub(crate) has_fractions: bool,
}

impl ScaleCounts {
    /// Takes in a number that was not read by the quickest way.
    pub(crate) fn observe(&mut self, p: f64, value: &[u8], scale: ProbabilityScale, row: u64) {
        let sign = value.iter().rev().find(|byte| !byte.is_ascii_whitespace());
        // A sign in full width, or a word for it.
        if sign.is_some_and(|&last| last == b'%' || !last.is_ascii() || last.is_ascii_alphabetic() || last == b'.') {
            self.signed += 1;
        } else if scale == ProbabilityScale::Percent {
            self.plain += u64::from(p > 0.0);
            if p > 0.0 && p <= 0.01 {
                self.within_one.add(value, row);
            }
        } else {
            self.has_fractions |= p > 0.0;
        }
    }

    /// Adds what was counted elsewhere in the same file.
    pub(crate) fn merge(&mut self, other: Self) {
        self.signed += other.signed;
        self.within_one.merge(other.within_one);
        self.plain += other.plain;
        self.has_fractions |= other.has_fractions;
    }

    /// Whether any number was read for which the scale counts.
    pub(crate) fn has_plain_numbers(&self, rows: u64) -> bool {
        self.has_fractions || self.plain > 0 || self.signed < rows
    }

    /// Whether the whole column must be looked at, of so many `rows`: a header that says percent above numbers of which many
    /// are at most 1, perhaps all; or percent signs, or percent formats of a workbook, beside plain numbers.
    pub(crate) fn in_doubt(&self, header: &HeaderScale, percent_formats: bool, rows: u64) -> bool {
        match header {
            HeaderScale::Percent => self.within_one.count * 2 > self.plain,
            _ => self.has_fractions && self.signed > 0 && (percent_formats || self.signed * 5 >= rows * 4),
        }
    }
}
