//! A clean workbook: text as text, days as dates, probabilities as percentages.

use std::io;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::convert::cell::{CleanCell, range};
use crate::convert::columns::Role;
use crate::convert::rows::Written;
use crate::convert::{Clean, CleanSheet, Sink, write_rows};
use crate::error::Error;
use crate::localized::localized;
use crate::model::Moment;

/// The bytes of an XLSX file, and what was written to its sheets.
pub(crate) type Made = (Vec<u8>, Vec<Written>);

/// The sheets as the bytes of an XLSX file.
///
/// # Errors
/// The outer error when an input cannot be read again, the inner when there is more than a workbook holds.
pub(crate) fn workbook(clean: &Clean) -> Result<io::Result<Made>, Error> {
    let mut workbook = Workbook::new();
    let mut all = vec![];
    for sheet in [&clean.forecasts, &clean.resolutions].into_iter().flatten() {
        match add_sheet(clean, sheet, workbook.add_worksheet())? {
            Ok(written) => all.push(written),
            Err(error) => return Ok(Err(error)),
        }
    }
    Ok(workbook.save_to_buffer().map(|bytes| (bytes, all)).map_err(unwritable))
}

fn add_sheet(clean: &Clean, sheet: &CleanSheet, worksheet: &mut Worksheet) -> Result<io::Result<Written>, Error> {
    if let Err(error) = head(sheet, worksheet) {
        return Ok(Err(unwritable(error)));
    }
    let written = write_rows(clean, sheet, &mut Xlsx { worksheet, formats: CellFormats::new() })?;
    worksheet.autofit();
    Ok(written)
}

fn head(sheet: &CleanSheet, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
    worksheet.set_name(if sheet.role == Role::Forecasts { "Forecasts" } else { "Resolutions" })?;
    let bold = Format::new().set_bold();
    for (column, header) in (0u16..).zip(&sheet.headers) {
        worksheet.write_string_with_format(0, column, header, &bold)?;
    }
    worksheet.set_freeze_panes(1, 0)?;
    let last = u16::try_from(sheet.headers.len().saturating_sub(1)).unwrap_or(u16::MAX);
    worksheet.autofilter(0, 0, 0, last)?;
    Ok(())
}

/// How numbers look.
struct CellFormats {
    day: Format,
    time: Format,
    percent: Format,
    fine_percent: Format,
}

impl CellFormats {
    fn new() -> Self {
        let format = |code: &str| Format::new().set_num_format(code);
        Self {
            day: format("yyyy-mm-dd"),
            time: format("yyyy-mm-dd hh:mm:ss"),
            percent: format("0%"),
            fine_percent: format("0.0##########%"),
        }
    }

    fn of_probability(&self, p: f64) -> &Format {
        let percent = p * 100.0;
        if (percent - percent.round()).abs() < 1e-9 { &self.percent } else { &self.fine_percent }
    }
}

struct Xlsx<'a> {
    worksheet: &'a mut Worksheet,
    formats: CellFormats,
}

impl Xlsx<'_> {
    fn cell(&mut self, row: u32, column: u16, cell: &CleanCell) -> Result<(), XlsxError> {
        let (sheet, formats) = (&mut *self.worksheet, &self.formats);
        match cell {
            CleanCell::Text(text) if text.is_empty() => {}
            CleanCell::Text(text) => {
                sheet.write_string(row, column, text)?;
            }
            CleanCell::Probability(p) => {
                sheet.write_number_with_format(row, column, *p, formats.of_probability(*p))?;
            }
            CleanCell::Range(stated) => {
                sheet.write_string(row, column, range(*stated))?;
            }
            CleanCell::Moment(moment) => match date_time(*moment) {
                Some(date) if moment.has_time() => {
                    sheet.write_datetime_with_format(row, column, &date?, &formats.time)?;
                }
                Some(date) => {
                    sheet.write_datetime_with_format(row, column, &date?, &formats.day)?;
                }
                None => {
                    sheet.write_string(row, column, moment.to_string())?;
                }
            },
        }
        Ok(())
    }
}

impl Sink for Xlsx<'_> {
    fn row(&mut self, number: u64, _: u64, cells: &[CleanCell]) -> io::Result<()> {
        let row = u32::try_from(number).unwrap_or(u32::MAX);
        for (column, cell) in (0u16..).zip(cells) {
            self.cell(row, column, cell).map_err(unwritable)?;
        }
        Ok(())
    }
}

/// A moment as spreadsheets have them; `None` with an offset or parts of seconds, which they cannot hold.
fn date_time(moment: Moment) -> Option<Result<ExcelDateTime, XlsxError>> {
    let text = moment.to_string();
    let (year, month) = (text.get(..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?);
    let day = ExcelDateTime::from_ymd(year, month, text.get(8..10)?.parse().ok()?);
    let Some(ms) = moment.time_ms() else { return Some(day) };
    if moment.offset_minutes().is_some() || ms % 1000 != 0 {
        return None;
    }
    let seconds = ms / 1000;
    let hour = u16::try_from(seconds / 3600).ok()?;
    let minute = u8::try_from(seconds / 60 % 60).ok()?;
    Some(day.and_then(|day| day.and_hms(hour, minute, f64::from(seconds % 60))))
}

fn unwritable(error: XlsxError) -> io::Error {
    match error {
        XlsxError::RowColumnLimitError => localized!(
            "there are more rows or columns than a sheet holds (1,048,576 rows); write a .csv",
            "mehr Zeilen oder Spalten, als auf ein Blatt passen (1.048.576 Zeilen); eine .csv schreiben"
        )
        .io_error(io::ErrorKind::Other),
        XlsxError::MaxStringLengthExceeded => localized!(
            "a cell has more than the 32,767 characters that a workbook holds; write a .csv",
            "eine Zelle hat mehr als die 32.767 Zeichen, die eine Arbeitsmappe fasst; eine .csv schreiben"
        )
        .io_error(io::ErrorKind::Other),
        other => io::Error::other(other.to_string()),
    }
}
