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
use crate::model::Plan;

use book::Book;
pub use choose::SheetRole;
pub use sheet_origin::{HeaderEnd, SheetOrigin};

/// Whether a file that begins with these bytes is a workbook, or is of another kind that is no text table, whatever its
/// name.
pub fn is_workbook(head: &[u8]) -> bool {
    book::FileKind::of(head).is_some()
}

/// Opens the sheet of a workbook that has the rows of this role.
///
/// # Errors
/// When the workbook is damaged or too large, or no sheet or more than one would do.
pub fn open(source: ByteSource, role: SheetRole, plan: &Plan) -> Result<InputTable, Error> {
    let source = Arc::new(source);
    let path = source.path().to_owned();
    let form = |reason| Error::Form { path: path.clone(), reason };
    let mut book = Book::open(&source).map_err(form)?;
    let sheets = book.heads().map_err(form)?;
    let chosen = choose::sheet(&sheets, role, plan).map_err(form)?;
    let text = convert::sheet(&mut book, &sheets, &chosen).map_err(form)?;
    table(&source, text)
}

/// The resolutions that another visible sheet of the same workbook has, when there is exactly one such sheet.
///
/// # Errors
/// When that sheet cannot be read.
pub fn resolutions_beside(forecasts: &InputTable, plan: &Plan) -> Result<Option<InputTable>, Error> {
    let Some(origin) = forecasts.provenance().sheet() else { return Ok(None) };
    let source = origin.original();
    let form = |reason| Error::Form { path: source.path().to_owned(), reason };
    let mut book = Book::open(source).map_err(form)?;
    let sheets = book.heads().map_err(form)?;
    let Some(chosen) = choose::resolutions_beside(&sheets, origin.sheet(), plan) else { return Ok(None) };
    let text = convert::sheet(&mut book, &sheets, &chosen).map_err(form)?;
    table(source, text).map(Some)
}

fn table(workbook: &Arc<ByteSource>, text: convert::SheetText) -> Result<InputTable, Error> {
    let source = ByteSource::spooled(workbook.path(), text.file)?;
    let origin = SheetOrigin::new(Arc::clone(workbook), text.origin);
    Ok(InputTable::of_sheet(source, text.headers, text.header_end, origin))
}
