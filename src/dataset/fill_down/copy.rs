//! A copy of a table in which every row has the values that hold for it.

use super::columns::FillColumns;
use super::walk::{FillWalk, WalkedLine};
use crate::dataset::columns_in_front::push_quoted;
use crate::dataset::line_by_line::copied;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::rows::TableRow;
use crate::input::table::InputTable;
use crate::input::text::shown;
use crate::localized::{Language, Localized, counted};

/// How many cells of a column were filled, and the first of them.
#[derive(Clone, Debug, Default)]
struct FilledCells {
    count: u64,
    first: Option<(u64, String)>,
}

/// The table with its blank cells filled, line for line; the table itself if none is.
///
/// # Errors
/// When it cannot be read, or the copy cannot be written.
pub(crate) fn fill(table: InputTable, columns: &FillColumns) -> Result<InputTable, Error> {
    let dialect = table.dialect();
    let mut told = vec![FilledCells::default(); table.headers().len()];
    let mut walk = FillWalk::new(&table, columns);
    let mut headings = 0;
    let copy = copied(&table, |row, record| {
        let mut taken = vec![];
        let is_heading = match walk.next(row) {
            WalkedLine::Row(cells) => {
                taken.extend(cells.iter().map(|taken| taken.column));
                false
            }
            line => line == WalkedLine::Heading,
        };
        let start = record.len();
        write_row(record, row, dialect.delimiter, |at| {
            taken.contains(&at).then(|| walk.above(at)).flatten().map(|(_, value)| value)
        });
        if is_heading {
            headings += 1;
            // It is no row, and its lines keep their place.
            let lines = memchr::memchr_iter(dialect.newline, &record[start..]).count();
            record.truncate(start);
            record.extend(std::iter::repeat_n(dialect.newline, lines));
        }
        for &column in &taken {
            told[column].count += 1;
            let value = walk.above(column).map(|(_, value)| shown(value)).unwrap_or_default();
            told[column].first.get_or_insert_with(|| (row.line(), value));
        }
        Ok(())
    })?;
    let Some(note) = note(&table, &told, headings) else { return Ok(table) };
    Ok(table.fronted(copy, vec![], vec![note]))
}

/// The row with these values in place of its blank cells.
fn write_row<'v>(record: &mut Vec<u8>, row: TableRow<'_>, delimiter: u8, value: impl Fn(usize) -> Option<&'v [u8]>) {
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
    let count: u64 = told.iter().map(|filled| filled.count).sum();
    let file = table.name();
    let text = Localized::each(|language| {
        let columns = table.headers().iter().zip(told).enumerate().filter_map(|(column, (header, filled))| {
            let (line, value) = filled.first.as_ref()?;
            let place = table.place_name(*line, column, language);
            let (header, value) = (language.quoted(header), language.quoted(value));
            Some(match language {
                Language::English => format!("{header} {} (the first, {place}, with {value})", filled.count),
                Language::German => format!("{header} {} (die erste, {place}, mit {value})", filled.count),
            })
        });
        let columns = columns.collect::<Vec<_>>().join(", ");
        match language {
            Language::English => {
                let cells = counted(count, "blank cell", "blank cells");
                let headings = match headings {
                    0 => "",
                    1 => " A line that says nothing else is a heading of them.",
                    _ => " Lines that say nothing else are headings of them.",
                };
                format!("{file}: {cells} took the value above (--fill-down): {columns}.{headings}")
            }
            Language::German => {
                let cells = counted(count, "leere Zelle bekam", "leere Zellen bekamen");
                let headings = match headings {
                    0 => "",
                    1 => " Eine Zeile, die sonst nichts sagt, ist ihre Überschrift.",
                    _ => " Zeilen, die sonst nichts sagen, sind ihre Überschriften.",
                };
                format!("{file}: {cells} den Wert darüber (--fill-down): {columns}.{headings}")
            }
        }
    });
    (count > 0).then(|| Note::new(Code::FilledDown, text))
}
