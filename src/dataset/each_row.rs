//! The rows of a file once more, for those who need more of them than their numbers.

use std::ops::ControlFlow;

use crate::dataset::loaded::ReadTable;
use crate::error::Error;
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;

/// Hands each record of a file to `each`, with its line counted through all files of its kind, until that has enough.
///
/// # Errors
/// When the file cannot be read again.
pub(crate) fn each_row(
    table: &ReadTable,
    mut each: impl FnMut(TableRow<'_>, u64) -> ControlFlow<()>,
) -> Result<(), Error> {
    let chunks = table.table.chunks();
    let (mut buffer, mut separators) = (Vec::new(), Separators::default());
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, table.table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line) {
            if each(row, u64::from(table.line_base) + row.line()).is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}
