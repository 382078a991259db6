//! A sheet of a workbook of any kind, and what walks over its cells.

use super::cell::SheetCell;
use crate::localized::Localized;

/// So many rows of a sheet are looked at for its header.
pub(super) const HEAD_ROWS: usize = 50;
/// No table of forecasts is wider.
pub(super) const MOST_COLUMNS: usize = 512;

/// A sheet, as far as it must be known to be chosen.
#[derive(Debug, Default)]
pub(super) struct WorkbookSheet {
    pub(super) name: String,
    pub(super) visible: bool,
    /// Rows from 0 with their filled cells, the first [`HEAD_ROWS`] of them.
    pub(super) head: Vec<(u32, Vec<(u32, String)>)>,
}

impl WorkbookSheet {
    pub(super) fn without_head(&self) -> Self {
        Self { name: self.name.clone(), visible: self.visible, head: vec![] }
    }
}

/// Whether the walk goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    On,
    Stop,
}

/// Takes the filled cells of a sheet, row by row from left to right, rows and columns from 0.
pub(super) trait Visit {
    fn cell(&mut self, row: u32, column: u32, cell: SheetCell<'_>) -> Result<Flow, Localized>;

    /// The row just walked had cells and was hidden.
    fn hidden_row(&mut self) {}

    /// Cells of several rows are one; told before or behind the cells themselves. Rows and columns from 0, the last included.
    fn merged(&mut self, _rows: [u32; 2], _columns: [u32; 2]) {}
}

/// Collects the first rows of a sheet.
pub(super) struct SheetHead<'a> {
    pub(super) sheet: &'a mut WorkbookSheet,
    pub(super) is_1904: bool,
}

impl Visit for SheetHead<'_> {
    fn cell(&mut self, row: u32, column: u32, cell: SheetCell<'_>) -> Result<Flow, Localized> {
        let head = &mut self.sheet.head;
        if head.last().is_none_or(|(last, _)| *last != row) {
            if head.len() == HEAD_ROWS {
                return Ok(Flow::Stop);
            }
            head.push((row, vec![]));
        }
        if let Some((_, cells)) = head.last_mut().filter(|(_, cells)| cells.len() < MOST_COLUMNS) {
            let mut text = String::new();
            cell.write(self.is_1904, &mut text);
            cells.push((column, text));
        }
        Ok(Flow::On)
    }
}
