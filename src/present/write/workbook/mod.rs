//! A document as a workbook: text stays text, never a formula; the same input gives the same bytes.
//!
//! - `grid`: cells on a sheet, with header, filter and number formats;
//! - `sheet`: the tables of a sheet, `charts`: its charts;
//! - `forecasts`: the sheet of every row, written as it is read.

mod charts;
mod forecasts;
mod grid;
mod placed;
mod sheet;

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::error::Error;
use crate::present::document::Document;
use crate::present::rows::KeptRows;

/// The workbook as the bytes of an XLSX file; `rows` are those of its sheet of rows.
///
/// # Errors
/// The outer error when an input cannot be read again, the inner when the workbook cannot be written.
pub(crate) fn workbook(document: &Document, rows: &KeptRows<'_>) -> Result<io::Result<Vec<u8>>, Error> {
    let mut workbook = Workbook::new();
    for sheet in &document.sheets {
        let added = if sheet.is_of_rows {
            forecasts::add(&mut workbook, sheet, rows, document.texts)?
        } else {
            sheet::add(&mut workbook, sheet, document.texts)
        };
        if let Err(error) = added {
            return Ok(Err(unwritable(&error)));
        }
    }
    Ok(finish(&mut workbook, document).map_err(|error| unwritable(&error)))
}

fn finish(workbook: &mut Workbook, document: &Document) -> Result<Vec<u8>, XlsxError> {
    // A fixed day: the clock is no input.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let made = format!("trackrecord {}", env!("CARGO_PKG_VERSION"));
    workbook.set_properties(
        &DocProperties::new()
            .set_title(grid::fitting(&document.title, 255))
            .set_comment(made)
            .set_creation_datetime(&created),
    );
    workbook.save_to_buffer()
}

fn unwritable(error: &XlsxError) -> io::Error {
    io::Error::other(error.to_string())
}
