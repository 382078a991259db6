//! What the threads find wrong with rows: cheap to count, and put in the order of the file at the end.

use std::collections::BTreeMap;

use crate::dataset::suggestions;
use crate::diagnostics::{Code, Diagnostics, Message, Place, ValueCounts};
use crate::input::rows::TableRow;
use crate::input::table::InputTable;
use crate::input::text::shown;
use crate::localized::localized;

/// Where in a file: chunk, record in the chunk, line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RecordPlace {
    /// Number of the chunk.
    pub(crate) chunk: u32,
    /// Number of the record in its chunk, from 0.
    pub(crate) record: u32,
    /// Line of the file, from 1.
    pub(crate) line: u64,
}

/// A message that is kept.
#[derive(Debug)]
struct KeptMessage {
    place: RecordPlace,
    column: Option<usize>,
    value: Option<String>,
    message: Message,
}

/// The messages of one code.
#[derive(Debug, Default)]
struct OfCode {
    count: u64,
    first: Vec<KeptMessage>,
    values: ValueCounts,
}

/// What one thread found in one file, or what all did once merged.
#[derive(Debug, Default)]
pub(crate) struct RowDiagnostics {
    codes: BTreeMap<Code, OfCode>,
    keep: Option<usize>,
}

impl RowDiagnostics {
    /// Keeps so many of each code; all with `None`.
    pub(crate) fn new(keep: Option<usize>) -> Self {
        Self { codes: BTreeMap::new(), keep }
    }

    /// Adds a message; one thread's come in the order of the file.
    #[cold]
    pub(crate) fn add(&mut self, place: RecordPlace, column: Option<usize>, value: Option<&[u8]>, message: Message) {
        let of_code = self.codes.entry(message.code).or_default();
        of_code.count += 1;
        if let Some(value) = value.filter(|_| message.code.is_about_words()) {
            of_code.values.add(shown(value), 1);
        }
        if self.keep.is_none_or(|keep| of_code.first.len() < keep) {
            of_code.first.push(KeptMessage { place, column, value: value.map(shown), message });
        }
    }

    /// Whether there is a message of this code.
    pub(crate) fn has(&self, code: Code) -> bool {
        self.codes.contains_key(&code)
    }

    /// Takes in what another thread found.
    pub(crate) fn merge(&mut self, other: Self) {
        for (code, theirs) in other.codes {
            let ours = self.codes.entry(code).or_default();
            ours.count += theirs.count;
            ours.values.merge(theirs.values);
            ours.first.extend(theirs.first);
            ours.first.sort_by_key(|kept| (kept.place, kept.column));
            if let Some(keep) = self.keep {
                ours.first.truncate(keep);
            }
        }
    }

    /// Hands everything to the run. `rows_before` has the rows before each chunk of the file.
    pub(crate) fn report(self, table: &InputTable, rows_before: &[u64], diagnostics: &mut Diagnostics) {
        let mut codes: Vec<(Code, OfCode)> = self.codes.into_iter().collect();
        codes.sort_by_key(|(_, found)| found.first.first().map(|kept| kept.place));
        for (code, found) in codes {
            let first = found.first.into_iter().map(|KeptMessage { place, column, value, message }| {
                let place = Place {
                    row: rows_before.get(place.chunk as usize).map(|rows| rows + u64::from(place.record) + 1),
                    ..table.place(place.line, column)
                };
                let message = match value.as_deref().and_then(|value| suggestions::help(code, value)) {
                    Some(help) => message.help(help),
                    None => message,
                };
                message.at(Some(place), value)
            });
            diagnostics.push_many(code, found.count, first);
            diagnostics.add_values(code, found.values);
        }
    }
}

/// A sentence from one without its capital and its full stop.
pub(crate) fn sentence(reason: &str) -> String {
    let mut characters = reason.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).chain(['.']).collect()
}

/// A message, with the column and the text that it is about, if it is about one.
pub(crate) type InCell<'a> = (Option<usize>, Option<&'a [u8]>, Message);

/// What is wrong with a record as a whole. `number` is the column of a number that may have a decimal comma.
pub(crate) fn of_whole_row(row: TableRow<'_>, width: usize, number: Option<usize>, unclosed: bool) -> Vec<InCell<'_>> {
    let text = row.verbatim();
    let whole = |message: Message| (None, Some(text), message);
    if unclosed {
        return vec![whole(Message::of(Code::QuoteNotClosed))];
    }
    let mut found = vec![];
    if memchr::memchr(0, text).is_some() {
        found.push(whole(Message::of(Code::NulByte)));
    }
    if let Err(error) = std::str::from_utf8(text) {
        let byte = error.valid_up_to() + 1;
        let text = localized!(
            "The row is not UTF-8 (byte {byte} of it).",
            "Die Zeile ist nicht in UTF-8 (Byte {byte} darin)."
        );
        found.push(whole(Message::saying(Code::NotUtf8, text)));
    }
    let cut_at = opened_behind_blank(row).filter(|_| row.width() != width);
    if let Some(at) = cut_at {
        let rest = (at + 1).min(row.width() - 1);
        found.push((Some(at), row.span(at, rest), Message::of(Code::BlankBeforeQuote)));
        return found;
    }
    if row.width() < width {
        let text = localized!(
            "The row has {} fields, the header {width}.",
            "Die Zeile hat {} Felder, die Kopfzeile {width}.",
            row.width(),
        );
        found.push(whole(Message::saying(Code::RowTooShort, text)));
    }
    if row.width() > width {
        let surplus = (width..row.width()).find(|&at| row.raw(at).is_some_and(|cell| !cell.trim_ascii().is_empty()));
        let split = number.filter(|&at| goes_on_in_next(row, at, surplus.is_some()));
        if has_lone_return(row) {
            found.push(whole(Message::of(Code::LinesJoined)));
        } else if let Some(at) = split {
            found.push((Some(at), row.span(at, at + 1), Message::of(Code::NumberSplit)));
        } else if let Some(at) = surplus {
            found.push((Some(at), row.raw(at), Message::of(Code::CellBeyondHeader)));
        }
    }
    found
}

/// The first cell with blanks, then a quotation mark that is not closed in it: the rest of the text is in other cells.
fn opened_behind_blank(row: TableRow<'_>) -> Option<usize> {
    let opens = |cell: &[u8]| {
        let blanks = cell.len() - cell.trim_ascii_start().len();
        blanks > 0 && cell.get(blanks) == Some(&b'"') && memchr::memchr_iter(b'"', cell).count() % 2 == 1
    };
    (0..row.width()).find(|&at| row.raw(at).is_some_and(opens))
}

/// Whether a record that is too long holds a carriage return that no quotation marks protect.
fn has_lone_return(row: TableRow<'_>) -> bool {
    let open = |cell: &[u8]| cell.trim_ascii_start().first() != Some(&b'"') && cell.contains(&b'\r');
    (0..row.width()).any(|at| row.raw(at).is_some_and(open))
}

/// Whether the number in a cell goes on in the next: `0` and `35` where `0,35` was meant.
fn goes_on_in_next(row: TableRow<'_>, at: usize, surplus: bool) -> bool {
    let digits = |at| row.raw(at).map(<[u8]>::trim_ascii).filter(|cell| cell.iter().all(u8::is_ascii_digit));
    let (Some(whole), Some(rest)) = (digits(at), row.raw(at + 1).map(<[u8]>::trim_ascii)) else { return false };
    let rest = rest.strip_suffix(b"%").unwrap_or(rest).trim_ascii_end();
    let numbers = !whole.is_empty() && !rest.is_empty() && rest.iter().all(u8::is_ascii_digit);
    // Without anything beyond the header the row may be as it should be, but for a delimiter at its end.
    numbers && (surplus || whole == b"0")
}
