//! A copy of a table in which every row has the values that hold for it.

use std::io::{BufWriter, Write};

use super::columns::FillColumns;
use super::walk::{FillWalk, WalkedLine};
use crate::dataset::columns_in_front::push_quoted;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text::shown;

/// How many cells of a column were filled, and the first of them.
#[derive(Clone, Debug, Default)]
struct FilledCells {
    count: u64,
    first: Option<(String, String)>,
}

/// The table with its blank cells filled, line for line; the table itself if none is.
///
/// # Errors
/// When it cannot be read, or the copy cannot be written.
pub(crate) fn fill(table: InputTable, columns: &FillColumns) -> Result<InputTable, Error> {
    let path = table.source().path().to_owned();
    let failed = |source| Error::Read { path: path.clone(), source };
    let dialect = table.dialect();
    let mut out = BufWriter::new(tempfile::tempfile().map_err(failed)?);
    let mut told = vec![FilledCells::default(); table.headers().len()];
    let chunks = table.chunks();
    let (mut buffer, mut separators, mut record) = (Vec::new(), Separators::default(), Vec::new());
    let mut walk = FillWalk::new(&table, columns);
    let (mut next_line, mut headings) = (None, 0);
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, dialect);
        let mut line = *next_line.get_or_insert(place.line);
        for row in TableRows::new(&buffer, &separators, place.line).filter(|row| !row.is_blank()) {
            // Lines that are passed over keep their place, so that every row stays on its line.
            for _ in line..row.line() {
                out.write_all(&[dialect.newline]).map_err(failed)?;
            }
            let mut taken = vec![];
            let is_heading = match walk.next(row) {
                WalkedLine::Row(cells) => {
                    taken.extend(cells.iter().map(|taken| taken.column));
                    false
                }
                line => line == WalkedLine::Heading,
            };
            write_row(&mut record, row, dialect.delimiter, |at| {
                taken.contains(&at).then(|| walk.above(at)).flatten().map(|(_, value)| value)
            });
            if is_heading {
                headings += 1;
                // It is no row, and its lines keep their place.
                record.retain(|byte| *byte == dialect.newline);
            }
            for &column in &taken {
                told[column].count += 1;
                let value = walk.above(column).map(|(_, value)| shown(value)).unwrap_or_default();
                told[column].first.get_or_insert_with(|| (table.place_name(row.line(), column), value));
            }
            line = row.line() + 1 + memchr::memchr_iter(dialect.newline, &record).count() as u64;
            record.push(dialect.newline);
            out.write_all(&record).map_err(failed)?;
        }
        next_line = Some(line);
    }
    let Some(note) = note(&table, &told, headings) else { return Ok(table) };
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    let copy = ByteSource::spooled(&path, file)?;
    Ok(table.fronted(copy, vec![], vec![note]))
}

/// The row with these values in place of its blank cells.
fn write_row<'v>(record: &mut Vec<u8>, row: TableRow<'_>, delimiter: u8, value: impl Fn(usize) -> Option<&'v [u8]>) {
    record.clear();
    for at in 0..row.width() {
        if at > 0 {
            record.push(delimiter);
        }
        match value(at) {
            None => record.extend_from_slice(row.raw(at).unwrap_or_default()),
            Some(value) => {
                record.push(b'"');
                push_quoted(record, value);
                record.push(b'"');
            }
        }
    }
}

fn note(table: &InputTable, told: &[FilledCells], headings: u64) -> Option<Note> {
    let columns = table.headers().iter().zip(told);
    let columns: Vec<String> = columns
        .filter_map(|(header, filled)| {
            let (place, value) = filled.first.as_ref()?;
            Some(format!("\"{header}\" {} (the first, {place}, with \"{value}\")", filled.count))
        })
        .collect();
    let count: u64 = told.iter().map(|filled| filled.count).sum();
    let cells = if count == 1 { "1 blank cell".to_owned() } else { format!("{count} blank cells") };
    let headings = match headings {
        0 => "",
        1 => " A line that says nothing else is a heading of them.",
        _ => " Lines that say nothing else are headings of them.",
    };
    let text =
        format!("{}: {cells} took the value above (--fill-down): {}.{headings}", table.name(), columns.join(", "));
    (count > 0).then(|| Note::new(Code::FilledDown, text))
}
