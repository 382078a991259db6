//! An empty log to start from: a workbook or a pair of CSV files, each with examples to delete.
//!
//! [`columns`] has the tables of both; [`workbook()`] adds what a spreadsheet can do: drop-downs, checks, notes.

pub(crate) mod columns;
mod workbook;

pub(crate) use columns::TemplateTable;
pub(crate) use workbook::workbook;

/// A table as CSV.
///
/// # Errors
/// None in practice: it is written to memory.
pub(crate) fn csv(table: &TemplateTable) -> csv::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(vec![]);
    writer.write_record(table.columns.iter().map(|column| column.field.name()))?;
    for row in &table.rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
