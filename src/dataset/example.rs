//! What a column's values say about the column.

use crate::input::text;
use crate::localized::Language;

/// A value of a column and the row where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Example {
    /// The row, as the caller numbers rows.
    pub(crate) row: u64,
    /// The value, trimmed.
    pub(crate) value: String,
}

/// Names the place of a row as the reader of the file sees it: `line 5`, or the cell `E5` of a workbook.
pub(crate) type Places<'a> = &'a dyn Fn(u64, Language) -> String;

impl Example {
    /// The value and where it stands.
    pub(crate) fn at(&self, places: Places<'_>, language: Language) -> String {
        format!("{} in {}", language.quoted(&self.value), places(self.row, language))
    }
}

/// How many values of one kind a column has, and the earliest of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CountedExample {
    pub(crate) count: u64,
    pub(crate) first: Option<Example>,
}

impl CountedExample {
    pub(super) fn add(&mut self, value: &[u8], row: u64) {
        self.count += 1;
        if self.first.as_ref().is_none_or(|first| row < first.row) {
            let value = String::from_utf8_lossy(text::trim(value)).into_owned();
            self.first = Some(Example { row, value });
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.count += other.count;
        let earlier = match (&self.first, &other.first) {
            (Some(ours), Some(theirs)) => theirs.row < ours.row,
            (ours, _) => ours.is_none(),
        };
        if earlier {
            self.first = other.first;
        }
    }
}
