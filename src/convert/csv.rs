//! Clean CSV: UTF-8, commas, LF.

use std::io::{self, Write};

use crate::convert::cell::{Cell, fraction, range};
use crate::convert::rows::Written;
use crate::convert::{Clean, Sheet, Sink, write_rows};
use crate::error::Error;

/// Writes a sheet as CSV.
///
/// # Errors
/// The outer error when an input cannot be read again, the inner when the output cannot be written.
pub(crate) fn write_csv(clean: &Clean, sheet: &Sheet, out: impl Write) -> Result<io::Result<Written>, Error> {
    let mut writer = ::csv::Writer::from_writer(out);
    if let Err(error) = writer.write_record(&sheet.headers) {
        return Ok(Err(error.into()));
    }
    let written = write_rows(clean, sheet, &mut Csv(&mut writer))?;
    Ok(written.and_then(|written| writer.flush().map(|()| written)))
}

struct Csv<'a, W: Write>(&'a mut ::csv::Writer<W>);

impl<W: Write> Sink for Csv<'_, W> {
    fn row(&mut self, _: u64, _: u64, cells: &[Cell]) -> io::Result<()> {
        for cell in cells {
            match cell {
                Cell::Text(text) => self.0.write_field(text),
                Cell::Moment(moment) => self.0.write_field(moment.to_string()),
                Cell::Probability(p) => self.0.write_field(fraction(*p)),
                Cell::Range(stated) => self.0.write_field(range(*stated)),
            }?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }
}
