//! A copy of a table in which every row stays on its line.

use std::io::{BufWriter, Write};

use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::table::InputTable;

/// Writes a copy: `each` is handed every row that is not blank, and writes what stands in its place, without the line end. What is passed
/// over leaves blank lines.
///
/// # Errors
/// When the table cannot be read, the copy cannot be written, or `each` fails.
pub(crate) fn copied(
    table: &InputTable,
    mut each: impl FnMut(TableRow<'_>, &mut Vec<u8>) -> Result<(), Error>,
) -> Result<ByteSource, Error> {
    let path = table.source().path();
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let newline = table.dialect().newline;
    let mut out = BufWriter::new(tempfile::tempfile().map_err(failed)?);
    let chunks = table.chunks();
    let (mut buffer, mut separators, mut record) = (Vec::new(), Separators::default(), vec![]);
    let mut next_line = None;
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, table.dialect());
        let mut line = *next_line.get_or_insert(place.line);
        for row in TableRows::new(&buffer, &separators, place.line).filter(|row| !row.is_blank()) {
            record.clear();
            record.extend((line..row.line()).map(|_| newline));
            let start = record.len();
            each(row, &mut record)?;
            record.push(newline);
            line = row.line() + memchr::memchr_iter(newline, &record[start..]).count() as u64;
            out.write_all(&record).map_err(failed)?;
        }
        next_line = Some(line);
    }
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    ByteSource::spooled(path, file)
}
