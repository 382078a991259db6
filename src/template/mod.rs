//! An empty log to start from: a workbook or a pair of CSV files, each with examples to delete.
//!
//! [`columns`] has the tables of both; [`workbook()`] adds what a spreadsheet can do: drop-downs, checks, notes.

pub(crate) mod columns;
mod workbook;

use crate::localized::Language;
use columns::Holds;
pub(crate) use columns::TemplateTable;
pub(crate) use workbook::{sheet_names, workbook};

/// A table as CSV, in the form in which spreadsheets of the language open it.
///
/// # Errors
/// None in practice: it is written to memory.
pub(crate) fn csv(table: &TemplateTable) -> csv::Result<Vec<u8>> {
    let is_german = table.language == Language::German;
    let mark = if is_german { "\u{feff}" } else { "" };
    let delimiter = if is_german { b';' } else { b',' };
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(mark.as_bytes().to_vec());
    writer.write_record(table.columns.iter().map(|column| column.header(table.language)))?;
    for row in &table.rows {
        let cells = row.iter().zip(&table.columns).map(|(text, column)| match column.holds {
            Holds::Day => written_day(text, table.language),
            Holds::Percent => table.language.decimal(text),
            _ => (*text).to_owned(),
        });
        writer.write_record(cells)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A day with two digits for day and month, as spreadsheets have it.
fn written_day(iso: &str, language: Language) -> String {
    match (language, iso.split('-').collect::<Vec<_>>().as_slice()) {
        (Language::German, [year, month, day]) => format!("{day}.{month}.{year}"),
        _ => iso.to_owned(),
    }
}
