//! Where a table stands on its sheet.

use std::ops::Range;
/// A table on a sheet: where its rows are, and where its columns, by their names.
pub(super) struct PlacedTable<'a> {
    pub(super) sheet: &'a str,
    pub(super) first_row: u32,
    pub(super) columns: Vec<(&'a str, u16)>,
}

impl PlacedTable<'_> {
    /// The column of a name.
    pub(super) fn column(&self, name: &str) -> u16 {
        self.columns.iter().find(|(known, _)| *known == name).map_or(0, |&(_, at)| at)
    }

    /// The first and the last of some rows.
    pub(super) fn rows(&self, rows: &Range<usize>) -> (u32, u32) {
        let row = |at: usize| self.first_row + u32::try_from(at).unwrap_or(0);
        (row(rows.start), row(rows.end.saturating_sub(1).max(rows.start)))
    }
}
