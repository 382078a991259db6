//! One row of cells or counts: its numbers, or which of them is none.

use crate::input::rows::TableRow;
use crate::input::text;
use crate::localized::{Localized, localized};

/// What is wrong with a row.
#[derive(Debug)]
pub(super) struct WrongField {
    /// In which column.
    pub(super) column: usize,
    /// Why.
    pub(super) why: Localized,
}

/// The text of a field.
pub(super) fn field(row: &TableRow<'_>, column: usize) -> String {
    let mut scratch = vec![];
    let value = row.text(column, &mut scratch).unwrap_or_default();
    String::from_utf8_lossy(text::trim(value)).into_owned()
}

/// A number from 0, at most so large.
pub(super) fn number(row: &TableRow<'_>, column: usize, most: f64) -> Result<f64, WrongField> {
    let read = field(row, column).parse::<f64>().ok().filter(|number| (0.0..=most).contains(number));
    read.ok_or_else(|| {
        let why = if most <= 1.0 {
            localized!("This is no number from 0 to 1.", "Das ist keine Zahl von 0 bis 1.")
        } else {
            localized!("This is no number from 0.", "Das ist keine Zahl ab 0.")
        };
        WrongField { column, why }
    })
}

/// How many there are.
pub(super) fn count(row: &TableRow<'_>, column: usize) -> Result<u64, WrongField> {
    let why = || localized!("This is no whole number from 0.", "Das ist keine ganze Zahl ab 0.");
    field(row, column).parse::<u64>().map_err(|_| WrongField { column, why: why() })
}
