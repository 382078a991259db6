//! A sheet as comma-separated text: one record for each row that has cells, from the header on.

use std::fs::File;
use std::io::{BufWriter, Write};

use super::book::Book;
use super::cell::SheetCell;
use super::choose::{Chosen, spread};
use super::sheet::{Flow, Visit, WorkbookSheet};
use super::sheet_origin::{HeaderEnd, MergedRows, SheetFacts, cell_name};
use crate::diagnostics::{Code, Message, Note, Place};
use crate::input::columns::are_units;
use crate::input::text::shown;
use crate::input::units_row;
use crate::localized::{Language, Localized, counted, io_reason, localized};

/// Cells and bytes of text that are read at most: a workbook cannot hold many more, and a bomb stops here.
const MOST_CELLS: u64 = 20_000_000;
const MOST_TEXT: u64 = 2 << 30;
/// Excel has no more rows.
const MOST_ROWS: u32 = 1 << 20;
/// So many unreadable cells are listed.
const MOST_LISTED: usize = 100;
/// The least number of more digits than a spreadsheet keeps.
const LONG_NUMBER: f64 = 1e15;

/// The text of a sheet, and where it came from.
pub(super) struct SheetText {
    pub(super) file: File,
    pub(super) headers: Vec<String>,
    pub(super) header_end: HeaderEnd,
    pub(super) origin: SheetFacts,
}

/// Writes the chosen sheet as text.
pub(super) fn sheet(book: &mut Book<'_>, sheets: &[WorkbookSheet], chosen: &Chosen) -> Result<SheetText, Localized> {
    let sheet = &sheets[chosen.sheet];
    let (header_row, header) = &sheet.head[chosen.header];
    let first_column = header.first().map_or(0, |(column, _)| *column);
    let units = units(sheet, chosen.header, first_column);
    let file = tempfile::tempfile().map_err(|error| temporary(&error))?;
    let mut writer = RecordWriter {
        out: BufWriter::with_capacity(256 << 10, file),
        first_row: *header_row,
        first_column,
        units_row: units.as_ref().map(|(row, _)| *row),
        headers: spread(header).iter().map(|header| header.trim().to_owned()).collect(),
        header_end: HeaderEnd::default(),
        width: spread(header).len(),
        is_1904: book.is_1904(),
        chosen,
        record: String::new(),
        scratch: String::new(),
        row: *header_row,
        next: 0,
        line: 1,
        above: sheet.head[..chosen.header]
            .iter()
            .filter_map(|(_, cells)| Some(shown(cells.first()?.1.as_bytes())))
            .collect(),
        cells: 0,
        written: 0,
        hidden: 0,
        aside: None,
        serials: false,
        facts: SheetFacts {
            sheet: sheet.name.clone(),
            units: units.map(|(_, units)| units).unwrap_or_default(),
            ..SheetFacts::default()
        },
    };
    book.walk(chosen.sheet, &mut writer)?;
    writer.finish(sheets)
}

/// The row below the header and what it says of each column, if that is what it does.
fn units(sheet: &WorkbookSheet, header: usize, first_column: u32) -> Option<(u32, Vec<String>)> {
    let (row, cells) = sheet.head.get(header + 1)?;
    let texts: Vec<&str> = cells.iter().map(|(_, text)| text.trim()).collect();
    let before = cells.first().and_then(|(first, _)| first.checked_sub(first_column)).filter(|_| are_units(&texts))?;
    let blank = std::iter::repeat_n(String::new(), before as usize);
    Some((*row, blank.chain(spread(cells).iter().map(|unit| unit.trim().to_owned())).collect()))
}

fn temporary(error: &std::io::Error) -> Localized {
    let why = io_reason(error);
    let (why, grund) = (why.english(), why.of(Language::German));
    localized!(
        "its text cannot be put into a temporary file ({why})",
        "Für ihren Text lässt sich keine Zwischendatei anlegen ({grund})"
    )
}

struct RecordWriter<'a> {
    out: BufWriter<File>,
    first_row: u32,
    first_column: u32,
    /// The row that says what is in the columns.
    units_row: Option<u32>,
    width: usize,
    headers: Vec<String>,
    header_end: HeaderEnd,
    is_1904: bool,
    chosen: &'a Chosen,
    record: String,
    scratch: String,
    /// The row of the record.
    row: u32,
    /// The column of the table, from 0, that comes next; 0 before any.
    next: usize,
    /// The line on which the record will stand.
    line: u64,
    /// The first cell of each row above the header.
    above: Vec<String>,
    cells: u64,
    written: u64,
    hidden: u64,
    /// Cells outside the table: how many, and the first.
    aside: Option<(u64, String)>,
    /// Plain numbers were read as days of the 1904 system.
    serials: bool,
    facts: SheetFacts,
}

impl Visit for RecordWriter<'_> {
    fn cell(&mut self, row: u32, column: u32, cell: SheetCell<'_>) -> Result<Flow, Localized> {
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return Err(self.too_much(&localized!(
                "more than {MOST_CELLS} filled cells",
                "mehr als {MOST_CELLS} gefüllte Zellen"
            )));
        }
        if row < self.first_row || Some(row) == self.units_row {
            return Ok(Flow::On);
        }
        if row >= MOST_ROWS {
            return Err(self.too_much(&localized!("more than a million rows", "mehr als eine Million Zeilen")));
        }
        if row != self.row {
            self.end_record()?;
            if row < self.row {
                return Err(self.out_of_order(row));
            }
            self.row = row;
        }
        let at = column.checked_sub(self.first_column).map(|at| at as usize).filter(|&at| at < self.width);
        let Some(at) = at else {
            let name = || cell_name(u64::from(row) + 1, u64::from(column));
            self.aside.get_or_insert_with(|| (0, name())).0 += 1;
            return Ok(Flow::On);
        };
        if at < self.next {
            return Err(self.out_of_order(row));
        }
        let separators = if self.next == 0 { at } else { at + 1 - self.next };
        self.record.extend(std::iter::repeat_n(',', separators));
        self.next = at + 1;
        self.push(at, cell);
        Ok(Flow::On)
    }

    fn hidden_row(&mut self) {
        self.hidden += u64::from(self.next > 0 && self.row > self.first_row);
    }

    fn merged(&mut self, [top, bottom]: [u32; 2], [left, _]: [u32; 2]) {
        let column = left.checked_sub(self.first_column).map(|at| at as usize).filter(|&at| at < self.width);
        if let Some(column) = column.filter(|_| top > self.first_row && bottom > top)
            && self.facts.merged.len() < MOST_ROWS as usize
        {
            let [first, last] = [top, bottom].map(|row| u64::from(row) + 1);
            self.facts.merged.push(MergedRows { column, first, last });
        }
    }
}

impl RecordWriter<'_> {
    fn push(&mut self, column: usize, cell: SheetCell<'_>) {
        let cell = match cell {
            SheetCell::Error(_) | SheetCell::NoResult
                if self.chosen.names.contains(&column) && self.row > self.first_row =>
            {
                return self.refuse(column, cell);
            }
            // Day numbers of 1904 must not be taken for days of 1900 later on.
            SheetCell::Number(number) if self.is_1904 && self.chosen.days.contains(&column) => {
                self.serials = true;
                SheetCell::Date(number)
            }
            SheetCell::Number(number) if number.abs() >= LONG_NUMBER => {
                self.facts.long_numbers.insert(column);
                cell
            }
            SheetCell::Percent(_) => {
                self.facts.percent_formats.insert(column);
                cell
            }
            cell => cell,
        };
        self.scratch.clear();
        cell.write(self.is_1904, &mut self.scratch);
        if self.scratch.contains('\r') {
            super::text::one_line_end(&mut self.scratch);
        }
        if self.scratch.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n')) {
            self.record.push('"');
            self.record.push_str(&self.scratch.replace('"', "\"\""));
            self.record.push('"');
        } else {
            self.record.push_str(&self.scratch);
        }
    }

    /// A name that is an error is left blank, so that no row is filed under it.
    fn refuse(&mut self, column: usize, cell: SheetCell<'_>) {
        if self.facts.diagnostics.len() == MOST_LISTED {
            return;
        }
        let mut value = String::new();
        cell.write(false, &mut value);
        let code = if cell == SheetCell::NoResult { Code::FormulaWithoutResult } else { Code::ErrorCell };
        let sheet_column = u64::from(self.first_column) + column as u64;
        let place = Place {
            line: Some(u64::from(self.row) + 1),
            column_number: Some(column + 1),
            sheet: Some(self.facts.sheet.clone()),
            cell: Some(cell_name(u64::from(self.row) + 1, sheet_column)),
            ..Place::default()
        };
        self.facts.diagnostics.push(Message::of(code).at(Some(place), Some(value)));
    }

    fn end_record(&mut self) -> Result<(), Localized> {
        if self.next > 0 {
            let row = u64::from(self.row) + 1;
            if self.facts.anchors.last().is_none_or(|&(line, at)| at + (self.line - line) != row) {
                self.facts.anchors.push((self.line, row));
            }
            self.record.extend(std::iter::repeat_n(',', self.width - self.next));
            self.line += 1 + memchr::memchr_iter(b'\n', self.record.as_bytes()).count() as u64;
            self.record.push('\n');
            self.written += self.record.len() as u64;
            if self.written > MOST_TEXT {
                return Err(self.too_much(&localized!(
                    "more than two thousand million characters of text",
                    "mehr als zwei Milliarden Zeichen Text"
                )));
            }
            self.out.write_all(self.record.as_bytes()).map_err(|error| temporary(&error))?;
            if self.row == self.first_row {
                self.header_end = HeaderEnd { bytes: self.written, lines: self.line - 1 };
            }
        }
        self.record.clear();
        self.next = 0;
        Ok(())
    }

    fn too_much(&self, what: &Localized) -> Localized {
        let (sheet, was, what) = (&self.facts.sheet, what.of(Language::German), what.english());
        localized!(
            "the sheet \"{sheet}\" has {what}; copy the forecasts into a workbook of their own, or save the sheet as CSV",
            "Das Blatt „{sheet}“ hat {was}; die Prognosen in eine eigene Arbeitsmappe kopieren oder das Blatt als CSV speichern"
        )
    }

    fn out_of_order(&self, row: u32) -> Localized {
        let (sheet, row) = (&self.facts.sheet, u64::from(row) + 1);
        localized!(
            "the workbook is damaged (cells of row {row} of the sheet \"{sheet}\" are out of order); open it in your \
             spreadsheet program and save it again",
            "Die Arbeitsmappe ist beschädigt (Zellen der Zeile {row} des Blatts „{sheet}“ sind in falscher Reihenfolge); im \
             Tabellenprogramm öffnen und neu speichern"
        )
    }

    fn finish(mut self, sheets: &[WorkbookSheet]) -> Result<SheetText, Localized> {
        self.end_record()?;
        self.say(sheets);
        self.facts.first_column = self.first_column;
        self.facts.merged.sort_unstable();
        let file = self.out.into_inner().map_err(|error| temporary(error.error()))?;
        Ok(SheetText { file, headers: self.headers, header_end: self.header_end, origin: self.facts })
    }

    fn say(&mut self, sheets: &[WorkbookSheet]) {
        let sheet = self.facts.sheet.clone();
        let header = u64::from(self.first_row) + 1;
        // Of visible sheets only one can have the header; more of them would have stopped the run.
        let hidden: Vec<&str> = sheets
            .iter()
            .filter(|other| other.name != sheet && !other.head.is_empty() && !other.visible)
            .map(|other| other.name.as_str())
            .collect();
        if !hidden.is_empty() || header > 1 {
            self.facts.notes.push(sheet_read(&sheet, header, &self.above, &hidden));
        }
        if let Some(row) = self.units_row {
            let row = localized!("row {} of the sheet \"{sheet}\"", "Zeile {} des Blattes „{sheet}“", row + 1);
            self.facts.notes.extend(units_row::note(&row, &self.facts.units));
        }
        if self.hidden > 0 {
            let text = Localized::new(
                format!("{} hidden row(s) of the sheet \"{sheet}\" were read like the others.", self.hidden),
                format!(
                    "{} des Blattes „{sheet}“ gelesen wie die anderen.",
                    counted(self.hidden, "ausgeblendete Zeile wurde", "ausgeblendete Zeilen wurden")
                ),
            );
            self.facts.notes.push(Note::new(Code::HiddenRowsRead, text));
        }
        if let Some((count, first)) = self.aside.take() {
            let text = Localized::new(
                format!(
                    "{count} cell(s) of the sheet \"{sheet}\" stand beside the table and were not read; the first is {first}."
                ),
                format!(
                    "{} des Blattes „{sheet}“ neben der Tabelle, nicht gelesen; die erste ist {first}.",
                    counted(count, "Zelle steht", "Zellen stehen")
                ),
            );
            self.facts.notes.push(Note::new(Code::CellsBesideTable, text));
        }
        if self.serials {
            let text = localized!(
                "plain numbers in columns of days of the sheet \"{sheet}\" were read as days since 1904, as the workbook says.",
                "Bloße Zahlen in Spalten mit Tagen auf dem Blatt „{sheet}“ gelten als Tage seit 1904, wie die Arbeitsmappe sagt.",
            );
            self.facts.notes.push(Note::new(Code::SerialDates, text));
        }
    }
}

/// Which sheet was read, from which row on, and which were not.
fn sheet_read(sheet: &str, header: u64, above: &[String], hidden: &[&str]) -> Note {
    let text = Localized::each(|language| {
        let above = match (above, language) {
            ([], _) => String::new(),
            ([only], Language::English) => format!(" (below \"{only}\")"),
            ([first, _], Language::English) => format!(" (below \"{first}\" and another row)"),
            ([first, more @ ..], Language::English) => format!(" (below \"{first}\" and {} more rows)", more.len()),
            ([only], Language::German) => format!(" (unter „{only}“)"),
            ([first, _], Language::German) => format!(" (unter „{first}“ und einer weiteren Zeile)"),
            ([first, more @ ..], Language::German) => format!(" (unter „{first}“ und {} weiteren Zeilen)", more.len()),
        };
        match language {
            Language::English => format!("the sheet \"{sheet}\" was read, with the header in row {header}{above}."),
            Language::German => {
                format!("Gelesen wurde das Blatt „{sheet}“, mit der Kopfzeile in Zeile {header}{above}.")
            }
        }
    });
    let advice = Localized::each(|language| {
        let hidden = hidden.iter().map(|name| language.quoted(name)).collect::<Vec<_>>().join(", ");
        match language {
            Language::English => format!("Hidden sheets were not read: {hidden}; --sheet NAME reads one."),
            Language::German => {
                format!("Ausgeblendete Blätter wurden nicht gelesen: {hidden}; --sheet NAME liest eines.")
            }
        }
    });
    Note::new(Code::SheetRead, text).advice((!hidden.is_empty()).then_some(advice))
}
