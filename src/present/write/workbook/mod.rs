//! The report as a workbook: text stays text, never a formula; the same input gives the same bytes.
//!
//! - `grid`: a table on a sheet, with its header, its filter and number formats;
//! - `summary`, `calibration`, `comparison`, `forecasts`, `about`: the sheets.

mod about;
mod calibration;
mod comparison;
mod forecasts;
mod grid;
mod summary;

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::dossier::Dossier;
use crate::error::Error;
use crate::present::document::Document;

/// The workbook as the bytes of an XLSX file. The dossier keeps its rows.
///
/// # Errors
/// The outer error when an input cannot be read again, the inner when the workbook cannot be written.
pub fn workbook(document: &Document, dossier: &Dossier) -> Result<io::Result<Vec<u8>>, Error> {
    let mut workbook = Workbook::new();
    let sheets = summary::add(&mut workbook, document, dossier)
        .and_then(|()| calibration::add(&mut workbook, dossier, document.texts))
        .and_then(|()| comparison::add(&mut workbook, dossier, document.texts));
    if let Err(error) = sheets {
        return Ok(Err(unwritable(&error)));
    }
    if let Err(error) = forecasts::add(&mut workbook, dossier, document.texts)? {
        return Ok(Err(unwritable(&error)));
    }
    let rest = about::problems(&mut workbook, dossier, document.texts)
        .and_then(|()| about::methods(&mut workbook, document))
        .and_then(|()| finish(&mut workbook, document));
    Ok(rest.map_err(|error| unwritable(&error)))
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
