//! Workbooks: a sheet of an XLSX, ODS, FODS or XLS file becomes canonical comma-separated text, which is then read like
//! any other.
//!
//! - `package` opens the zip file and keeps its parts within bounds, `compound` and `biff` do that for XLS; `xlsx`, `ods`
//!   and `xls` walk the cells;
//! - `foreign` says what other kinds of file are;
//! - `cell` writes a typed cell as text, `number_format` knows dates and percentages by their formats;
//! - `choose` finds the sheet and the header, `convert` writes the text;
//! - `sheet_origin` remembers which line came from which row of the sheet.
//!
//! All are walked here, cell by cell: a library such as calamine drops what must be said of them (hidden rows, formulas
//! without a result, percent formats, repeated rows), and holds a sheet of XLS as a full rectangle, half a gigabyte for a
//! stray cell in the far corner.

mod biff;
mod book;
mod cell;
mod choose;
mod compound;
mod convert;
mod foreign;
mod number_format;
mod ods;
mod package;
mod shared_strings;
mod sheet;
mod sheet_origin;
mod text;
mod xls;
mod xls_globals;
mod xls_sheet;
mod xlsx;
mod xlsx_sheet;

use std::sync::Arc;

use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::table::InputTable;
use crate::localized::Localized;
use crate::options::ReadingOptions;

use book::Book;
pub(crate) use choose::SheetRole;
pub(crate) use sheet_origin::{HeaderEnd, MergedRows, SheetOrigin};

/// Whether a file that begins with these bytes is a workbook, or is of another kind that is no text table, whatever its
/// name.
pub(crate) fn is_workbook(head: &[u8]) -> bool {
    book::FileKind::of(head).is_some()
}

/// Opens the sheet of a workbook that has the rows of this role.
///
/// # Errors
/// When the workbook is damaged or too large, or no sheet or more than one would do.
pub(crate) fn open(source: ByteSource, role: SheetRole, options: &ReadingOptions) -> Result<InputTable, Error> {
    let source = Arc::new(source);
    let path = source.path().to_owned();
    let form = |reason| Error::Form { path, reason };
    let text = sheet_text(&source, role, options);
    source.check_length()?;
    table(&source, text.map_err(form)?)
}

/// The resolutions that another visible sheet of the same workbook has, when there is exactly one such sheet.
///
/// # Errors
/// When that sheet cannot be read.
pub(crate) fn resolutions_beside(
    forecasts: &InputTable,
    options: &ReadingOptions,
) -> Result<Option<InputTable>, Error> {
    let Some(origin) = forecasts.provenance().sheet() else { return Ok(None) };
    let source = origin.original();
    let form = |reason| Error::Form { path: source.path().to_owned(), reason };
    let text = resolutions_text(source, origin.sheet(), options);
    source.check_length()?;
    text.map_err(form)?.map(|text| table(source, text)).transpose()
}

/// The sheet of a workbook that has the rows of this role.
fn sheet_text(source: &ByteSource, role: SheetRole, options: &ReadingOptions) -> Result<convert::SheetText, Localized> {
    let mut book = Book::open(source)?;
    let sheets = book.heads()?;
    let chosen = choose::sheet(&sheets, role, options)?;
    convert::sheet(&mut book, &sheets, &chosen)
}

/// The sheet of resolutions beside that of the forecasts.
fn resolutions_text(
    source: &ByteSource,
    forecasts: &str,
    options: &ReadingOptions,
) -> Result<Option<convert::SheetText>, Localized> {
    let mut book = Book::open(source)?;
    let sheets = book.heads()?;
    let chosen = choose::resolutions_beside(&sheets, forecasts, options);
    chosen.map(|chosen| convert::sheet(&mut book, &sheets, &chosen)).transpose()
}

fn table(workbook: &Arc<ByteSource>, text: convert::SheetText) -> Result<InputTable, Error> {
    let source = ByteSource::spooled(workbook.path(), text.file)?;
    let origin = SheetOrigin::new(Arc::clone(workbook), text.origin);
    Ok(InputTable::of_sheet(source, text.headers, text.header_end, origin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::localized::Language;

    #[test]
    fn a_workbook_cut_short_while_it_is_read_is_no_damaged_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log.xlsx");
        std::fs::write(&path, crate::template::workbook(false, Language::English).unwrap()).unwrap();
        let options = ReadingOptions::new(vec![path.clone()], vec![]);
        assert!(open(ByteSource::open(&path).unwrap(), SheetRole::Forecasts, &options).is_ok());
        let source = ByteSource::open(&path).unwrap();
        std::fs::File::options().write(true).open(&path).unwrap().set_len(source.len() / 2).unwrap();
        let error = open(source, SheetRole::Forecasts, &options).unwrap_err();
        assert!(error.exit_code() == 3 && error.to_string().contains("became shorter"), "{error}");
    }
}
