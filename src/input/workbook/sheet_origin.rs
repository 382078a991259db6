//! Where the lines of a sheet's text stand in the workbook.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Note};
use crate::input::bytes::ByteSource;

/// The workbook and sheet that a table was made from.
#[derive(Debug)]
pub(crate) struct SheetOrigin {
    original: Arc<ByteSource>,
    facts: SheetFacts,
}

/// Where the header ends in the text of a sheet.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct HeaderEnd {
    /// Bytes up to there.
    pub(crate) bytes: u64,
    /// Lines up to there.
    pub(crate) lines: u64,
}

/// Cells of one column of a table that are one cell: only the first of its rows has the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct MergedRows {
    /// Column of the table, from 0.
    pub(crate) column: usize,
    /// First row of the sheet, from 1.
    pub(crate) first: u64,
    /// Last row.
    pub(crate) last: u64,
}

/// What the conversion knows of the sheet.
#[derive(Debug, Default)]
pub(super) struct SheetFacts {
    pub(super) sheet: String,
    /// Column of the sheet, from 0, that is the first of the table.
    pub(super) first_column: u32,
    /// Line of the text and row of the sheet, both from 1, wherever their distance changes.
    pub(super) anchors: Vec<(u64, u64)>,
    /// What a row below the header says of each column.
    pub(super) units: Vec<String>,
    /// Columns of the table with cells in percent format.
    pub(super) percent_formats: BTreeSet<usize>,
    /// Columns of the table with number cells of more digits than a spreadsheet keeps.
    pub(super) long_numbers: BTreeSet<usize>,
    /// Columns of the table whose cells are merged over several rows, in the order of the columns.
    pub(super) merged: Vec<MergedRows>,
    pub(super) notes: Vec<Note>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl SheetOrigin {
    pub(super) fn new(original: Arc<ByteSource>, facts: SheetFacts) -> Self {
        Self { original, facts }
    }

    /// The workbook itself.
    pub(crate) fn original(&self) -> &Arc<ByteSource> {
        &self.original
    }

    /// Name of the sheet.
    pub(crate) fn sheet(&self) -> &str {
        &self.facts.sheet
    }

    /// Whether a column of the table, from 0, has cells in percent format.
    pub(crate) fn has_percent_formats(&self, column: usize) -> bool {
        self.facts.percent_formats.contains(&column)
    }

    /// Whether a column of the table, from 0, has number cells of more digits than a spreadsheet keeps.
    pub(crate) fn has_long_numbers(&self, column: usize) -> bool {
        self.facts.long_numbers.contains(&column)
    }

    /// What was understood or decided when the sheet was read.
    pub(crate) fn notes(&self) -> &[Note] {
        &self.facts.notes
    }

    /// Cells that cannot be read whatever their column.
    pub(crate) fn diagnostics(&self) -> &[Diagnostic] {
        &self.facts.diagnostics
    }

    /// What a row below the header says of each column.
    pub(crate) fn units(&self) -> &[String] {
        &self.facts.units
    }

    /// Cells below the header that are merged over several rows.
    pub(crate) fn merged(&self) -> &[MergedRows] {
        &self.facts.merged
    }

    /// Row of the sheet, from 1, of the record that starts on a line.
    pub(crate) fn row(&self, line: u64) -> u64 {
        self.facts.row(line)
    }

    /// `E17`: the cell in a column of the table, from 0, of the record that starts on a line.
    pub(crate) fn cell(&self, line: u64, column: usize) -> String {
        self.facts.cell(line, column)
    }
}

impl SheetFacts {
    fn row(&self, line: u64) -> u64 {
        let after = self.anchors.partition_point(|&(first, _)| first <= line);
        let (first, row) = after.checked_sub(1).and_then(|at| self.anchors.get(at)).copied().unwrap_or((1, 1));
        row + line.saturating_sub(first)
    }

    fn cell(&self, line: u64, column: usize) -> String {
        cell_name(self.row(line), u64::from(self.first_column) + column as u64)
    }
}

/// `E17` for row 17, counted from 1, and column 4, counted from 0.
pub(super) fn cell_name(row: u64, column: u64) -> String {
    let mut letters = vec![];
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default()));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        for (column, name) in [(0, "A1"), (4, "E1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1")] {
            assert_eq!(cell_name(1, column), name);
        }
    }

    #[test]
    fn lines_are_rows_up_to_the_gaps() {
        let facts = SheetFacts { first_column: 1, anchors: vec![(1, 4), (5, 7), (6, 20)], ..SheetFacts::default() };
        assert_eq!([1, 2, 5, 6, 8].map(|line| facts.row(line)), [4, 5, 7, 20, 22]);
        assert_eq!(facts.cell(6, 3), "E20");
    }
}
