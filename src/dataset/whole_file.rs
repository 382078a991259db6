//! Values that all forecasts of a file have in common and no column says: put in front of each row, in a copy.

use std::io::{self, BufWriter, Write};

use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::columns::{Columns, Field};
use crate::input::dialect::Dialect;
use crate::input::footer::is_total;
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text;

/// The values that a table lacks.
pub(crate) fn lacking(columns: &Columns, given: &[(Field, String)]) -> Vec<(Field, String)> {
    given.iter().filter(|(field, _)| columns.get(*field).is_none()).cloned().collect()
}

/// The table with a column for each of the values, in front of its own.
///
/// # Errors
/// When it cannot be read, or the copy cannot be written.
pub(crate) fn put_in_front(
    table: InputTable,
    columns: &Columns,
    values: &[(Field, String)],
) -> Result<InputTable, Error> {
    let path = table.source().path().to_owned();
    let failed = |source| Error::Read { path: path.clone(), source };
    let dialect = table.dialect();
    let said: Vec<String> = values.iter().map(|(_, value)| value.clone()).collect();
    let (front, blank) = (record(&said, dialect), vec![dialect.delimiter; said.len()]);
    let asked = columns.get(Field::QuestionId).or(columns.get(Field::Question));
    let mut out = BufWriter::new(tempfile::tempfile().map_err(failed)?);
    let chunks = table.chunks();
    let (mut buffer, mut separators) = (Vec::new(), Separators::default());
    let mut next_line = None;
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, dialect);
        let mut line = *next_line.get_or_insert(place.line);
        for row in TableRows::new(&buffer, &separators, place.line).filter(|row| !row.is_blank()) {
            // Lines that are passed over keep their place, so that every row stays on its line.
            for _ in line..row.line() {
                out.write_all(&[dialect.newline]).map_err(failed)?;
            }
            // A line of totals or a remark is none of the rows that the values are said of.
            let front = if is_total(row) || asked.is_some_and(|at| is_blank(row, at)) { &blank } else { &front };
            let written = write_row(&mut out, front, row, dialect).map_err(failed)?;
            line = row.line() + written;
        }
        next_line = Some(line);
    }
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    let headers = values.iter().map(|(field, _)| field.name().to_owned()).collect();
    let told: Vec<String> = values.iter().map(|(field, value)| format!("{} is \"{value}\"", field.name())).collect();
    let text = format!("{}: in every row {}, as no column says it.", table.name(), told.join(", "));
    let copy = ByteSource::spooled(&path, file)?;
    Ok(table.fronted(copy, headers, vec![Note::new(Code::WholeFile, text).advice(None)]))
}

fn is_blank(row: TableRow<'_>, at: usize) -> bool {
    row.raw(at).is_none_or(|cell| text::trim(cell).is_empty())
}

/// Writes a row behind the values; gives the lines that it takes.
fn write_row(out: &mut impl Write, front: &[u8], row: TableRow<'_>, dialect: Dialect) -> io::Result<u64> {
    let verbatim = row.verbatim();
    out.write_all(front)?;
    out.write_all(verbatim)?;
    out.write_all(&[dialect.newline])?;
    Ok(1 + memchr::memchr_iter(dialect.newline, verbatim).count() as u64)
}

/// Cells in quotation marks, each with a delimiter behind it.
fn record(values: &[String], dialect: Dialect) -> Vec<u8> {
    let mut record = vec![];
    for value in values {
        let value = value.replace(['\r', '\n'], " ").replace('"', "\"\"");
        record.extend(format!("\"{value}\"").into_bytes());
        record.push(dialect.delimiter);
    }
    record
}
