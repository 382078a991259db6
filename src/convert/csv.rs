//! Clean CSV: UTF-8, commas, LF.

use std::io::{self, Write};

use crate::convert::cell::{CleanCell, fraction, range};
use crate::convert::rows::Written;
use crate::convert::{Clean, CleanSheet, Sink, write_rows};
use crate::error::Error;

/// Writes a sheet as CSV.
///
/// # Errors
/// The outer error when an input cannot be read again, the inner when the output cannot be written.
pub(crate) fn write_csv(clean: &Clean, sheet: &CleanSheet, out: impl Write) -> Result<io::Result<Written>, Error> {
    let mut writer = ::csv::Writer::from_writer(out);
    if let Err(error) = writer.write_record(&sheet.headers) {
        return Ok(Err(error.into()));
    }
    let written = write_rows(clean, sheet, &mut Csv(&mut writer))?;
    Ok(written.and_then(|written| writer.flush().map(|()| written)))
}

struct Csv<'a, W: Write>(&'a mut ::csv::Writer<W>);

impl<W: Write> Sink for Csv<'_, W> {
    fn row(&mut self, _: u64, _: u64, cells: &[CleanCell]) -> io::Result<()> {
        for cell in cells {
            match cell {
                CleanCell::Text(text) => self.0.write_field(text),
                CleanCell::Moment(moment) => self.0.write_field(moment.to_string()),
                CleanCell::Probability(p) => self.0.write_field(fraction(*p)),
                CleanCell::Range(stated) => self.0.write_field(range(*stated)),
            }?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }
}
