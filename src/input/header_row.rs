//! Where a text file's header stands and how its fields are delimited.
//!
//! Delimiter and header are found together: the delimiter that makes some line near the top a line of known headers is
//! the right one, whatever commas stand in decimal numbers and titles.

use crate::input::columns::{Field, are_units, recognise};
use crate::input::dialect::Dialect;
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::text;

/// The header is looked for in so many records.
const RECORDS: usize = 50;
/// That many known headers leave no doubt.
const PLENTY: u32 = 4;
/// So many known headers make a line below the first the header.
const TELLING: u32 = 2;
/// A longer cell is no header.
const LONGEST: usize = 80;

/// What the user has said about the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StatedForm<'a> {
    /// The delimiter.
    pub(crate) delimiter: Option<u8>,
    /// Headers that `--map` names.
    pub(crate) headers: &'a [(Field, String)],
}

/// The header and the dialect of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct HeaderRow {
    /// How the file is delimited.
    pub(crate) dialect: Dialect,
    /// The header cells, trimmed; columns without a header at the right are left out.
    pub(crate) headers: Vec<String>,
    /// What a line below it says of its columns, if there is such a line.
    pub(crate) units: Vec<String>,
    /// Just behind the last of these lines.
    pub(crate) end: usize,
    /// Line that it stands on, from 1.
    pub(crate) line: u64,
    /// Lines up to there.
    pub(crate) lines: u64,
    /// What stands above it, other than blank lines.
    pub(crate) above: Vec<String>,
}

/// Finds the header in the first bytes of a file, behind the byte order mark.
///
/// `None` when these bytes hold no complete record; they need not be the `whole` file.
pub(crate) fn find(head: &[u8], whole: bool, said: StatedForm<'_>) -> Option<HeaderRow> {
    let newline = newline_of(head);
    let hint = sep_line(head, newline);
    let start = hint.map_or(0, |(_, start)| start);
    let delimiters = match (said.delimiter, hint) {
        (Some(given), _) => vec![given],
        (None, Some((hinted, _))) => vec![hinted],
        (None, None) => vec![b',', b';', b'\t', b'|'],
    };
    let mut best: Option<(Guess, Dialect)> = None;
    let mut cut_off = false;
    for delimiter in delimiters {
        let dialect = Dialect { delimiter, newline };
        let Some(guess) = guess(&head[start..], whole, dialect, said.headers) else {
            cut_off = true;
            continue;
        };
        let sure = guess.known >= PLENTY;
        if best.as_ref().is_none_or(|(before, _)| guess.rank() > before.rank()) {
            best = Some((guess, dialect));
        }
        if sure {
            break;
        }
    }
    let (guess, dialect) = best?;
    if cut_off && guess.known < TELLING {
        return None; // the right delimiter may be the one whose first record ends further down
    }
    Some(header_row(head, start, whole, dialect, &guess))
}

/// `\r` for a file that has no other line ends outside quotes.
fn newline_of(head: &[u8]) -> u8 {
    let (mut quoted, mut returns) = (false, false);
    for &byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => return b'\n',
            b'\r' if !quoted => returns = true,
            _ => {}
        }
    }
    if returns { b'\r' } else { b'\n' }
}

/// The delimiter of a first line `sep=;`, Excel's hint, and where the next line begins.
fn sep_line(head: &[u8], newline: u8) -> Option<(u8, usize)> {
    let end = memchr::memchr(newline, head)?;
    let line = head[..end].strip_suffix(b"\r").unwrap_or(&head[..end]);
    let line = line.strip_prefix(b"\"").map_or(line, |inner| inner.strip_suffix(b"\"").unwrap_or(inner));
    let (word, delimiter) = line.split_at_checked(4)?;
    match delimiter {
        // Programs that do not know the hint add empty cells to it.
        [delimiter, rest @ ..] if word.eq_ignore_ascii_case(b"sep=") && rest.iter().all(|b| b",;\t| ".contains(b)) => {
            Some((*delimiter, end + 1))
        }
        _ => None,
    }
}

/// Which record is the header under one delimiter.
#[derive(Debug)]
struct Guess {
    /// Number of the record.
    record: usize,
    /// Its known headers.
    known: u32,
    /// Records that have as many fields.
    alike: usize,
}

impl Guess {
    fn rank(&self) -> (u32, usize) {
        (if self.known < TELLING { 0 } else { self.known }, self.alike)
    }
}

fn guess(text: &[u8], whole: bool, dialect: Dialect, mapped: &[(Field, String)]) -> Option<Guess> {
    let separators = indexed(text, dialect);
    let rows: Vec<TableRow<'_>> = complete_rows(text, whole, dialect, &separators).take(RECORDS).collect();
    let mut scratch = Vec::new();
    let (mut record, mut known) = (0, 0);
    for (at, row) in rows.iter().enumerate() {
        let here = known_headers(*row, mapped, &mut scratch);
        if here > known {
            (record, known) = (at, here);
        }
        if known >= PLENTY {
            break;
        }
    }
    if known < TELLING {
        let cells = |row: &TableRow<'_>| (0..row.width()).filter(|&i| !is_blank(row.raw(i))).count();
        record = rows.iter().position(|row| cells(row) >= 2).unwrap_or_default();
    }
    let width = rows.get(record)?.width();
    let alike = if width > 1 { rows.iter().filter(|row| row.width() == width).count() } else { 0 };
    Some(Guess { record, known, alike })
}

fn indexed(text: &[u8], dialect: Dialect) -> Separators {
    let mut separators = Separators::default();
    separators.index(text, dialect);
    separators
}

/// The records that end inside the text.
fn complete_rows<'a>(
    text: &'a [u8],
    whole: bool,
    dialect: Dialect,
    separators: &'a Separators,
) -> impl Iterator<Item = TableRow<'a>> {
    TableRows::new(text, separators, 1).filter(move |row| whole || end_of(*row, text, dialect).is_some())
}

/// Just behind the line end of a record.
fn end_of(row: TableRow<'_>, text: &[u8], dialect: Dialect) -> Option<usize> {
    memchr::memchr(dialect.newline, &text[row.end()..]).map(|at| row.end() + at + 1)
}

fn is_blank(cell: Option<&[u8]>) -> bool {
    cell.is_none_or(|cell| text::trim(cell).is_empty())
}

/// How many different fields the cells of a record are headers of.
fn known_headers(row: TableRow<'_>, mapped: &[(Field, String)], scratch: &mut Vec<u8>) -> u32 {
    let mut fields = 0_u32;
    let mut named = 0;
    for i in 0..row.width() {
        let cell = row.text(i, scratch).unwrap_or_default();
        let Ok(cell) = std::str::from_utf8(cell) else { continue };
        let cell = text::trim_str(cell);
        if cell.is_empty() || cell.len() > LONGEST {
            continue;
        }
        if mapped.iter().any(|(_, header)| header.trim().eq_ignore_ascii_case(cell)) {
            named += 1;
        } else if let Some(field) = recognise(cell) {
            fields |= 1 << field as u32;
        }
    }
    fields.count_ones() + named
}

fn header_row(head: &[u8], start: usize, whole: bool, dialect: Dialect, guess: &Guess) -> HeaderRow {
    let text = &head[start..];
    let separators = indexed(text, dialect);
    let mut scratch = Vec::new();
    let mut above = vec![];
    let (mut header, mut units) = (None, None);
    for (at, row) in complete_rows(text, whole, dialect, &separators).take(guess.record + 2).enumerate() {
        let cells: Vec<String> = (0..row.width())
            .map(|i| text::trim_str(&String::from_utf8_lossy(row.text(i, &mut scratch).unwrap_or_default())).to_owned())
            .collect();
        if at > guess.record {
            let filled: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            units = are_units(&filled).then_some((row, cells));
            break;
        }
        if at == guess.record {
            header = Some((row, cells));
        } else if let Some(first) = cells.into_iter().find(|cell| !cell.is_empty()) {
            above.push(first);
        }
    }
    let (row, mut headers) = header.map_or((None, vec![]), |(row, cells)| (Some(row), cells));
    while headers.last().is_some_and(String::is_empty) {
        headers.pop();
    }
    let lines = |until: usize| memchr::memchr_iter(dialect.newline, &head[..until]).count() as u64;
    let line = lines(start) + row.map_or(1, |row| row.line());
    let (last, units) = units.map_or((row, vec![]), |(row, cells)| (Some(row), cells));
    let end = start + last.and_then(|row| end_of(row, text, dialect)).unwrap_or(text.len());
    HeaderRow { dialect, headers, units, end, line, lines: lines(end), above }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOTHING: StatedForm<'static> = StatedForm { delimiter: None, headers: &[] };

    proptest! {
        #[test]
        fn any_bytes_have_a_header_inside_them_or_none(head in proptest::collection::vec(any::<u8>(), 0..300), whole: bool) {
            if let Some(header) = find(&head, whole, NOTHING) {
                prop_assert!(header.end <= head.len());
                prop_assert!(header.line >= 1);
            }
        }

        #[test]
        fn the_rows_start_behind_the_header(head in "[a;,|\"\r\n\t=]{0,60}(sep=;\n)?(source;date\n)?[a;,\"\n]{0,20}") {
            if let Some(header) = find(head.as_bytes(), true, NOTHING) {
                let before = &head.as_bytes()[..header.end];
                prop_assert!(header.end == head.len() || before.ends_with(&[header.dialect.newline]));
            }
        }
    }

    fn found(head: &str) -> HeaderRow {
        find(head.as_bytes(), true, NOTHING).unwrap()
    }

    #[test]
    fn decimal_commas_do_not_mislead() {
        let header = found("Quelle;Wahrscheinlichkeit\nA, B, C;0,5\nD, E, F;0,25\n");
        assert_eq!((header.dialect.delimiter, header.headers.len()), (b';', 2));
        let unknown = found("a;b;c\n0,5;0,25;1\n0,5;0,25;1\n");
        assert_eq!(unknown.dialect.delimiter, b';');
    }

    #[test]
    fn titles_above_the_header_are_no_header() {
        let header =
            found("My log, of 2017, by me\n\nSource: Reuters,,\nsource,probability,question_id,,\nA,0.5,Q1,,\n");
        assert_eq!(header.headers, ["source", "probability", "question_id"]);
        assert_eq!((header.line, header.above.len()), (4, 2));
        assert_eq!(found("Log\nstill the log\nfoo,bar\n1,2\n").headers, ["foo", "bar"]);
    }

    #[test]
    fn the_hint_of_excel_counts_and_is_no_header() {
        for head in ["sep=|\r\nsource|date\r\n", "\"sep=|\"\nsource|date\n", "SEP=|,,,\nsource|date\n"] {
            let header = found(head);
            assert_eq!((header.dialect.delimiter, header.line), (b'|', 2), "{head:?}");
            assert_eq!(header.headers, ["source", "date"]);
        }
        assert_eq!(found("sep=;\rsource;date\r").headers, ["source", "date"]);
    }

    #[test]
    fn lone_returns_end_lines_even_around_quoted_newlines() {
        let header = found("source,\"forecast\ndate\",p\rA,2017-01-01,0.5\r");
        assert_eq!(header.dialect.newline, b'\r');
        assert_eq!(header.headers, ["source", "forecast\ndate", "p"]);
        assert_eq!(found("source,note\nA,\"x\ry\"\n").dialect.newline, b'\n');
    }

    #[test]
    fn the_users_delimiter_and_map_count() {
        let said = StatedForm { delimiter: Some(b'~'), headers: &[] };
        assert_eq!(find(b"source~date\n", true, said).unwrap().headers, ["source", "date"]);
        let map = [(Field::Source, "Desk".to_owned()), (Field::Probability, "Odds".to_owned())];
        let said = StatedForm { delimiter: None, headers: &map };
        assert_eq!(find(b"A log, in short\nDesk,Odds,Note\nA,0.5,x\n", true, said).unwrap().line, 2);
    }

    #[test]
    fn an_incomplete_header_asks_for_more() {
        assert_eq!(find(b"source,da", false, NOTHING), None);
        assert_eq!(find(b"source,\"da\nte", false, NOTHING), None);
        assert!(find(b"source,da", true, NOTHING).is_some());
    }
}
