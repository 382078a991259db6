//! Copies of tables in which a row becomes several: a sheet with a forecast in each of its columns, or the answers of each source.

use std::io::{self, BufWriter, Write};

use crate::diagnostics::Note;
use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::provenance::HEADER_OF_COPY;
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::table::InputTable;

/// A copy that was written.
pub(crate) struct WrittenCopy {
    source: ByteSource,
    headers: Vec<String>,
    /// Where its rows start.
    data_start: u64,
    /// For each of its lines the line of the table.
    lines: Vec<u32>,
}

impl WrittenCopy {
    /// The table that it is a copy of, as it is in the copy.
    pub(crate) fn instead_of(self, table: InputTable, notes: Vec<Note>) -> InputTable {
        table.made_long(self.source, self.headers, self.data_start, self.lines, notes)
    }
}

/// Hands every row that is not blank to `each`.
pub(crate) fn walk(table: &InputTable, mut each: impl FnMut(TableRow<'_>) -> io::Result<()>) -> Result<(), Error> {
    let chunks = table.chunks();
    let (mut buffer, mut separators) = (Vec::new(), Separators::default());
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line).filter(|row| !row.is_blank()) {
            each(row).map_err(|source| Error::Read { path: table.source().path().to_owned(), source })?;
        }
    }
    Ok(())
}

/// Writes a row of a copy, with these cells in the columns behind.
pub(crate) type WriteRow<'a> = dyn FnMut(&[&[u8]]) -> io::Result<()> + 'a;

/// Writes a copy with some columns of the table and `more` behind them. `each` is handed a row of the table and what writes one of
/// the copy.
///
/// # Errors
/// When the table cannot be read or the copy cannot be written.
pub(crate) fn write(
    table: &InputTable,
    kept: &[usize],
    more: &[String],
    mut each: impl FnMut(TableRow<'_>, &mut WriteRow<'_>) -> io::Result<()>,
) -> Result<WrittenCopy, Error> {
    let path = table.source().path();
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let mut out = BufWriter::new(tempfile::tempfile().map_err(failed)?);
    let headers: Vec<String> = kept.iter().map(|&at| table.headers()[at].clone()).chain(more.iter().cloned()).collect();
    let mut record = vec![];
    for header in &headers {
        push_cell(&mut record, header.as_bytes());
        record.push(b',');
    }
    end_record(&mut record);
    out.write_all(&record).map_err(failed)?;
    let data_start = record.len() as u64;
    let mut lines = vec![HEADER_OF_COPY; newlines(&record)];
    let (mut shared, mut scratch) = (vec![], vec![]);
    walk(table, |row| {
        shared.clear();
        for &at in kept {
            push_cell(&mut shared, row.text(at, &mut scratch).unwrap_or_default());
            shared.push(b',');
        }
        let line = u32::try_from(row.line()).unwrap_or(u32::MAX);
        each(row, &mut |cells| {
            record.clear();
            record.extend_from_slice(&shared);
            for cell in cells {
                push_cell(&mut record, cell);
                record.push(b',');
            }
            end_record(&mut record);
            lines.resize(lines.len() + newlines(&record), line);
            out.write_all(&record)
        })
    })?;
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    Ok(WrittenCopy { source: ByteSource::spooled(path, file)?, headers, data_start, lines })
}

/// Makes the last comma a line end.
fn end_record(record: &mut Vec<u8>) {
    record.pop();
    record.push(b'\n');
}

fn newlines(record: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', record).count()
}

/// A cell of a comma-separated file, in quotes where it needs them.
pub(crate) fn push_cell(out: &mut Vec<u8>, cell: &[u8]) {
    if !cell.iter().any(|byte| b",\"\r\n".contains(byte)) {
        out.extend_from_slice(cell);
        return;
    }
    out.push(b'"');
    for &byte in cell {
        out.extend(std::iter::repeat_n(byte, if byte == b'"' { 2 } else { 1 }));
    }
    out.push(b'"');
}
