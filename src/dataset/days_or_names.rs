//! A column headed "by": it says until when something should happen, or who said so. Its cells decide.

use crate::dataset::dates::{self, DateError};
use crate::dataset::missing_columns::at_header;
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::error::Error;
use crate::input::columns::{Columns, Field};
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text;
use crate::localized::{Localized, localized};

/// Where so many cells agree, the rest is not looked at.
const ENOUGH: usize = 2_000;

/// Gives the column back if it holds no days. `explicit` is what the user said of columns.
///
/// # Errors
/// When it holds both.
pub(crate) fn settle(
    columns: &mut Columns,
    table: &InputTable,
    explicit: &[(Field, String)],
) -> Result<(), Vec<Diagnostic>> {
    let is_said = explicit.iter().any(|(field, _)| *field == Field::By);
    let Some(at) = columns.get(Field::By).filter(|_| !is_said) else { return Ok(()) };
    // A file that cannot be read again is told of elsewhere.
    let cells = ByCells::of(table, at).unwrap_or_default();
    match (&cells.first_day, &cells.first_other) {
        (None, Some(_)) => columns.free(at, &table.headers()[at]),
        (Some(day), Some(other)) if cells.days < 4 * cells.others => {
            return Err(vec![at_header(table, in_doubt(table, at, day, other))]);
        }
        // Single cells that are no days are told where they stand.
        _ => {}
    }
    Ok(())
}

/// A cell with its line.
type CellAtLine = (u64, String);

/// What stands in the column.
#[derive(Debug, Default)]
struct ByCells {
    days: usize,
    others: usize,
    first_day: Option<CellAtLine>,
    first_other: Option<CellAtLine>,
}

impl ByCells {
    fn of(table: &InputTable, at: usize) -> Result<Self, Error> {
        let mut cells = Self::default();
        let chunks = table.chunks();
        let (mut buffer, mut separators, mut scratch) = (Vec::new(), Separators::default(), vec![]);
        while let Some(place) = chunks.next_into(&mut buffer)? {
            separators.index(&buffer, table.dialect());
            for row in TableRows::new(&buffer, &separators, place.line) {
                let cell = text::trim(row.text(at, &mut scratch).unwrap_or_default());
                if !cell.is_empty() {
                    cells.see(cell, row.line());
                }
            }
            if cells.days.max(cells.others) >= ENOUGH && cells.days.min(cells.others) == 0 {
                break;
            }
        }
        Ok(cells)
    }

    fn see(&mut self, cell: &[u8], line: u64) {
        let (count, first) = if is_day(cell) {
            (&mut self.days, &mut self.first_day)
        } else {
            (&mut self.others, &mut self.first_other)
        };
        *count += 1;
        if first.is_none() {
            *first = Some((line, text::shown(cell)));
        }
    }
}

/// Whether a cell is a day, or was meant as one. Names of months are names of people too.
fn is_day(cell: &[u8]) -> bool {
    let has_letter = String::from_utf8_lossy(cell).contains(char::is_alphabetic);
    let is_date = match dates::parse(cell, None) {
        Err(DateError::NotADate | DateError::Empty) => dates::last_day(cell, |cell| dates::parse(cell, None)).is_some(),
        Ok(_) | Err(_) => true,
    };
    cell.iter().any(u8::is_ascii_digit) && (is_date || !has_letter)
}

fn in_doubt(table: &InputTable, at: usize, day: &CellAtLine, other: &CellAtLine) -> Message {
    let header = &table.headers()[at];
    let text = Localized::new(
        format!("Column \"{header}\" holds days and other words: it may say until when, or who said it."),
        format!(
            "Die Spalte „{header}“ enthält Tage und andere Wörter: Sie kann sagen, bis wann, oder wer es gesagt hat."
        ),
    );
    let mut shown = [day, other];
    shown.sort();
    let shown = shown.map(|(line, cell)| {
        let line = table.line_in_file(*line);
        localized!("line {line}: {cell}", "Zeile {line}: {cell}")
    });
    let ways = [format!("by={header}"), "by=none".to_owned()];
    let [days, none] = &ways;
    let help = Localized::new(
        format!(
            "Say which: --map \"{days}\" if it says until when (what is no day is an error then), --map {none} if it does not."
        ),
        format!(
            "Angeben, was gilt: --map \"{days}\", wenn sie sagt, bis wann (was kein Tag ist, ist dann ein Fehler), sonst --map {none}."
        ),
    );
    let ways = ways.map(|way| vec!["--map".to_owned(), way]);
    Message::saying(Code::DaysOrNames, text).help(help).showing(shown.to_vec()).readings(ways.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_names() {
        for day in ["2017-06-30", "30.6.2017", "05/06/2017", "2017-02-30", "Q4 2017", "June 2017", "42735"] {
            assert!(is_day(day.as_bytes()), "{day}");
        }
        for other in ["Ada", "April", "Desk 1", "soon", "never", "R2 Ltd."] {
            assert!(!is_day(other.as_bytes()), "{other}");
        }
    }
}
