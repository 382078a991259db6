//! Another table below the one whose header was found: its rows are none of the first.

use std::collections::BTreeSet;

use crate::dataset::layout::ForecastLayout;
use crate::diagnostics::{Code, Diagnostic, Message, Place};
use crate::error::Error;
use crate::input::columns::{Field, recognise};
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text::{self, shown};
use crate::localized::{Language, Localized, localized};

/// So many headers make a line the header of another table, whatever else stands in it,
const HEADERS: usize = 3;
/// and so many if no cell of it has a digit.
const SOME_HEADERS: usize = 2;
/// So many lines without a forecast, behind a blank one, are another table.
const LINES: u64 = 2;

/// Another table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TableBelow {
    /// The line of the text on which it starts.
    pub(crate) line: u64,
    /// The last line that has something.
    last: u64,
    /// The cells of its first line.
    cells: Vec<String>,
    /// The fields of which these are headers.
    fields: BTreeSet<Field>,
}

impl TableBelow {
    /// What is said of it.
    pub(crate) fn diagnostic(&self, table: &InputTable) -> Diagnostic {
        let [first, last] = [self.line, self.last].map(|line| table.line_in_file(line));
        let lines = if table.provenance().sheet().is_some() { "rows" } else { "lines" };
        let text = Localized::each(|language| {
            let quoted = self.cells.iter().map(|cell| language.quoted(&shown(cell.as_bytes())));
            let quoted = quoted.collect::<Vec<_>>().join(", ");
            match language {
                Language::English => format!(
                    "Another table begins here ({quoted}); {lines} {first} to {last} are none of the table above and were not read."
                ),
                Language::German => format!(
                    "Hier beginnt eine andere Tabelle ({quoted}); die Zeilen {first} bis {last} gehören nicht zur Tabelle darüber und \
                     wurden nicht gelesen."
                ),
            }
        });
        let is_resolutions = self.fields.contains(&Field::Outcome) && !self.fields.contains(&Field::Probability);
        let help = if is_resolutions {
            localized!(
                "Save it as a file or sheet of its own, and give that file with -r.",
                "Als eigene Datei oder eigenes Blatt speichern und diese Datei mit -r angeben."
            )
        } else if self.fields.contains(&Field::Probability) {
            localized!(
                "Save it as a file of its own and give both files, or bring its columns into the order of the first header.",
                "Als eigene Datei speichern und beide angeben, oder ihre Spalten in die Reihenfolge der ersten Kopfzeile bringen."
            )
        } else {
            localized!(
                "Delete {lines} {first} to {last}, or move them to a file or sheet of their own; --skip-bad-rows goes on without them.",
                "Die Zeilen {first} bis {last} löschen oder in eine eigene Datei oder ein eigenes Blatt verschieben; --skip-bad-rows \
                 lässt sie weg."
            )
        };
        let place = Place { cell: None, ..table.place(self.line, None) };
        Message::saying(Code::TableBelow, text).help(help).at(Some(place), None)
    }
}

/// The first table below that of the forecasts, if there is one.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn below_forecasts(table: &InputTable, layout: &ForecastLayout) -> Result<Option<TableBelow>, Error> {
    let mut scratch = vec![];
    let mut is_forecast = |row: TableRow<'_>| {
        let date = row.text(layout.date, &mut scratch).unwrap_or_default();
        date.iter().any(u8::is_ascii_digit) && !row.is_blank_at(layout.probability)
    };
    below(table, &mut is_forecast, &|row| layout.row_columns().no_row(row).is_some())
}

/// The first table below that of the resolutions: a line of other headers.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn below_resolutions(table: &InputTable) -> Result<Option<TableBelow>, Error> {
    below(table, &mut |_| true, &|_| false)
}

fn below(
    table: &InputTable,
    is_row: &mut dyn FnMut(TableRow<'_>) -> bool,
    is_no_row: &dyn Fn(TableRow<'_>) -> bool,
) -> Result<Option<TableBelow>, Error> {
    let chunks = table.chunks();
    let (mut buffer, mut separators) = (Vec::new(), Separators::default());
    let (mut found, mut tail): (Option<TableBelow>, Option<(TableBelow, u64)>) = (None, None);
    let (mut before, mut rows) = (None, 0);
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line).filter(|row| !row.is_blank()) {
            let line = table.line_in_file(row.line());
            if let Some(found) = &mut found {
                found.last = row.line();
                continue;
            }
            let here = || of_line(row);
            if is_other_header(row, table) {
                found = Some(here());
            } else if is_row(row) {
                (tail, rows) = (None, rows + 1);
            } else if before.is_some_and(|before: u64| line > before + 1) {
                tail = (rows > 0).then(|| (here(), u64::from(!is_no_row(row))));
            } else if let Some((tail, lines)) = &mut tail {
                tail.last = row.line();
                *lines += u64::from(!is_no_row(row));
            }
            before = Some(line);
        }
    }
    Ok(found.or(tail.filter(|(_, lines)| *lines >= LINES).map(|(tail, _)| tail)))
}

fn of_line(row: TableRow<'_>) -> TableBelow {
    let cells: Vec<String> = filled(row).map(|(_, cell)| cell).collect();
    let fields = cells.iter().filter_map(|cell| recognise(cell)).collect();
    TableBelow { line: row.line(), last: row.line(), cells, fields }
}

fn filled(row: TableRow<'_>) -> impl Iterator<Item = (usize, String)> {
    (0..row.width()).filter(move |&at| !row.is_blank_at(at)).map(move |at| {
        let mut scratch = vec![];
        let cell = row.text(at, &mut scratch).unwrap_or_default();
        (at, text::trim_str(&String::from_utf8_lossy(cell)).to_owned())
    })
}

/// Whether a line is the header of other columns than those of the table, or of the same in another order.
fn is_other_header(row: TableRow<'_>, table: &InputTable) -> bool {
    let headers = table.headers();
    let (mut fields, mut others, mut digits, mut cells) = (BTreeSet::new(), false, false, 0);
    for (at, cell) in filled(row) {
        cells += 1;
        let field = recognise(&cell);
        let own = headers.get(at).map_or("", String::as_str);
        let known = headers.iter().any(|header| header.eq_ignore_ascii_case(&cell));
        others |= !own.eq_ignore_ascii_case(&cell) && (known || field.is_some() && field != recognise(own));
        digits |= cell.contains(|c: char| c.is_ascii_digit());
        fields.extend(field);
    }
    let is_header = fields.len() >= HEADERS && 2 * fields.len() >= cells
        || fields.len() >= SOME_HEADERS && !digits && fields.len() == cells;
    is_header && others
}
