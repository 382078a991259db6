//! One cell in its canonical form.

use crate::dataset::column_reading::ColumnReading;
use crate::dataset::distributions::{QuestionKind, QuestionOutcome, as_meant};
use crate::dataset::loaded::ReadTable;
use crate::dataset::probability::StatedRange;
use crate::input::text;
use crate::model::Moment;

/// What a clean cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CleanCell {
    /// Text as it stands.
    Text(String),
    /// A day, perhaps with a time.
    Moment(Moment),
    /// A probability.
    Probability(f64),
    /// A range of probabilities.
    Range(StatedRange),
}

impl CleanCell {
    /// Whether nothing stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }
}

/// How the cells of a column are made clean.
#[derive(Clone, Debug)]
pub(crate) enum CellKind {
    /// An id, or text that tells questions apart: trimmed, nothing else.
    Id,
    /// A name: trimmed, runs of white space made one space.
    Name,
    /// A date, read as the log was; or with decisions of its own when the log left the column alone.
    Date(Option<ColumnReading>),
    /// The last day of a span of time, or a day.
    LastDay,
    /// A probability.
    Probability,
    /// An outcome: `yes`, `no`, `void` or blank.
    Outcome,
    /// A number that stays as it was typed.
    Number,
    /// Anything else: trimmed, and harmless to a spreadsheet.
    Text,
}

/// The cell of a column at `at` of a file. What cannot be read, in columns that nobody needed to read, stays as it is.
pub(crate) fn clean(kind: &CellKind, table: &ReadTable, at: usize, value: &[u8]) -> CleanCell {
    let value = text::trim(value);
    let as_it_is = || String::from_utf8_lossy(value).into_owned();
    match kind {
        CellKind::Id | CellKind::Number => CleanCell::Text(as_it_is()),
        CellKind::Name => CleanCell::Text(text::fold_spaces(&as_it_is()).into_owned()),
        CellKind::Text => CleanCell::Text(harmless(as_it_is())),
        CellKind::Date(_) if value.is_empty() => CleanCell::Text(String::new()),
        CellKind::Date(own) => match own.as_ref().unwrap_or(&table.reading).date(at, value) {
            Ok(moment) => CleanCell::Moment(moment),
            Err(_) => CleanCell::Text(harmless(as_it_is())),
        },
        CellKind::LastDay => match table.reading.last_day(at, value) {
            Ok((last, _)) => CleanCell::Moment(Moment::on(last.day())),
            Err(_) => CleanCell::Text(harmless(as_it_is())),
        },
        CellKind::Probability => match table.reading.probability(value) {
            Ok(p) => CleanCell::Probability(p),
            Err(_) => match table.reading.range(value) {
                Some(Ok(range)) => CleanCell::Range(range),
                _ => CleanCell::Text(harmless(as_it_is())),
            },
        },
        CellKind::Outcome => match table.reading.outcome(value) {
            Some(word) => CleanCell::Text(word.name().into_owned()),
            None => CleanCell::Text(harmless(as_it_is())),
        },
    }
}

/// The outcome of a question whose answer is not yes or no: what it means is seen when it is read, so that words of the reader's own alone
/// are replaced, and days are written one way.
pub(crate) fn outcome_of_kind(kind: &QuestionKind, table: &ReadTable, value: &[u8]) -> CleanCell {
    let cell = String::from_utf8_lossy(text::trim(value));
    let (cell, order) = (text::fold_spaces(&cell), table.reading.date_order());
    let meant = as_meant(kind, &cell, table.reading.own_words(), order);
    CleanCell::Text(match kind.outcome(meant, order) {
        Ok(QuestionOutcome::On(day)) => day.to_string(),
        Ok(QuestionOutcome::NotBy(day)) => format!("not by {day}"),
        _ => harmless(meant.to_owned()),
    })
}

/// Text that no spreadsheet runs as a formula: an apostrophe goes before `=`, `@`, and before `+` and `-` unless a
/// plain number follows. An apostrophe stays one however often this is done.
///
/// Ids and names are never changed, see [`looks_like_formula`].
pub(crate) fn harmless(text: String) -> String {
    if looks_like_formula(&text) { format!("'{text}") } else { text }
}

/// Whether a spreadsheet would take the text for a formula.
pub(crate) fn looks_like_formula(text: &str) -> bool {
    match text.chars().next() {
        Some('=' | '@') => true,
        Some('+' | '-') => {
            text.len() > 1 && !text[1..].chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' '))
        }
        _ => false,
    }
}

/// A range as `--ranges` reads it again.
pub(crate) fn range(range: StatedRange) -> String {
    format!("{}–{}", fraction(range.low), fraction(range.high))
}

/// A probability with the fewest digits that read back as the same double.
pub(crate) fn fraction(p: f64) -> String {
    let (plain, scientific) = (format!("{p}"), format!("{p:e}"));
    if plain.len() > 24 { scientific } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::probability::{self, ProbabilityScale};
    use proptest::prelude::*;

    #[test]
    fn signed_numbers_are_no_formulas_but_signed_sums_are() {
        for text in ["-1", "+49 30 901820", "-3.5%", "-", "+", "1-2", "a=b", "", "'=x", "–5"] {
            assert!(!looks_like_formula(text), "{text}");
        }
        for text in ["=1", "@SUM(A1)", "-A1", "+cmd|' /C calc'!A0", "-1+cmd|' /C calc'!A0", "- item", "+é"] {
            assert!(looks_like_formula(text), "{text}");
            assert!(!looks_like_formula(&harmless(text.to_owned())), "{text}");
        }
    }

    proptest! {
        #[test]
        fn fractions_read_back_as_the_same_double(bits in 0u64..=1.0f64.to_bits()) {
            let p = f64::from_bits(bits);
            let read = probability::parse(fraction(p).as_bytes(), ProbabilityScale::One).unwrap();
            prop_assert_eq!(read.to_bits(), p.to_bits(), "{}", fraction(p));
        }
    }
}
