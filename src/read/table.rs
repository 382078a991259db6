//! A delimited text file as a table: its dialect, its header, its rows.

use std::path::Path;

use crate::diagnose::Place;
use crate::error::Error;
use crate::read::bytes::ByteSource;
use crate::read::chunks::Chunks;
use crate::read::separators::{Dialect, Separators, last_record_end, unquote};
use crate::read::workbook::Origin;

/// No header comes near this.
const LONGEST_HEADER: usize = 4 << 20;

/// An opened table: header read, rows not yet.
#[derive(Debug)]
pub struct Table {
    source: ByteSource,
    dialect: Dialect,
    headers: Vec<String>,
    data_start: u64,
    lines_before: u64,
    origin: Option<Origin>,
}

impl Table {
    /// Opens a file, or standard input for `-`, and reads its header.
    ///
    /// # Errors
    /// When it cannot be opened, is empty, is no text in UTF-8, or has no row below the header.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::of(ByteSource::open(path)?, None)
    }

    /// The text of a sheet.
    ///
    /// # Errors
    /// When it cannot be read again.
    pub fn of_sheet(text: ByteSource, origin: Origin) -> Result<Self, Error> {
        let table = Self::of(text, Some(Dialect::default()))?;
        Ok(Self { origin: Some(origin), ..table })
    }

    /// Delimited text, and how it is delimited if that is known.
    ///
    /// # Errors
    /// As [`Table::open`].
    pub fn of(source: ByteSource, known: Option<Dialect>) -> Result<Self, Error> {
        let path = source.path().to_owned();
        let form = |reason: String| Error::Form { path: path.clone(), reason };
        if source.is_empty() {
            return Err(form("the file is empty (0 bytes)".to_owned()));
        }
        let mut head = Vec::new();
        let (dialect, start, end) = loop {
            let wanted = if head.is_empty() { 64 << 10 } else { LONGEST_HEADER };
            source.read_at(0, wanted, &mut head)?;
            if let Some(reason) = not_plain_text(&head).filter(|_| known.is_none()) {
                return Err(form(reason));
            }
            let start = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
            let guess = || Dialect { delimiter: delimiter_of(&head[start..]), ..Dialect::default() };
            let dialect = known.unwrap_or_else(guess);
            match first_record_end(&head[start..], dialect) {
                Some(end) => break (dialect, start, start + end),
                None if head.len() as u64 == source.len() => break (dialect, start, head.len()),
                None if wanted == LONGEST_HEADER => {
                    return Err(form(
                        "the first line is longer than 4 MiB; this is no table with a header line".to_owned(),
                    ));
                }
                None => {}
            }
        };
        let Ok(header) = std::str::from_utf8(&head[start..end]) else {
            return Err(form("the header is not UTF-8; save the file as \"CSV UTF-8\"".to_owned()));
        };
        let headers = header_fields(header, dialect);
        let lines_before = memchr::memchr_iter(b'\n', &head[..end]).count() as u64;
        Ok(Self { source, dialect, headers, data_start: end as u64, lines_before, origin: None })
    }

    /// The header cells, trimmed.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Where the bytes are.
    pub fn source(&self) -> &ByteSource {
        &self.source
    }

    /// How it is delimited.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The data rows in chunks.
    pub fn chunks(&self) -> Chunks<'_> {
        Chunks::new(&self.source, self.dialect, self.data_start, self.lines_before + 1)
    }

    /// The workbook and sheet it was made from, if it was.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// The bytes of the file itself: those of the workbook for a sheet.
    pub fn original(&self) -> &ByteSource {
        self.origin.as_ref().map_or(&self.source, |origin| origin.original())
    }

    /// The line as the user sees it: the row of the sheet in a workbook.
    pub fn shown_line(&self, line: u64) -> u64 {
        self.origin.as_ref().map_or(line, |origin| origin.row(line))
    }

    /// The place of a record that starts on a line, or of one of its fields, for messages.
    pub fn place(&self, line: u64, column: Option<usize>) -> Place {
        let origin = self.origin.as_ref();
        Place {
            file: self.name(),
            line: Some(self.shown_line(line)),
            row: None,
            column: column.and_then(|column| self.headers.get(column).cloned()),
            column_number: column.map(|column| column + 1),
            sheet: origin.map(|origin| origin.sheet().to_owned()),
            cell: origin.zip(column).map(|(origin, column)| origin.cell(line, column)),
        }
    }

    /// Path as the user gave it, for messages.
    pub fn name(&self) -> String {
        self.source.path().display().to_string()
    }
}

/// Why these first bytes are no text that can be read, and what to do.
fn not_plain_text(head: &[u8]) -> Option<String> {
    let kind = if head.starts_with(b"PK\x03\x04") {
        "a workbook (XLSX or ODS)"
    } else if head.starts_with(b"\xd0\xcf\x11\xe0") {
        "an old Excel workbook (XLS)"
    } else if head.starts_with(b"\x1f\x8b") {
        "compressed with gzip"
    } else if head.starts_with(b"\x28\xb5\x2f\xfd") {
        "compressed with zstd"
    } else if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        "text in UTF-16"
    } else if head.starts_with(b"%PDF") {
        "a PDF"
    } else {
        return None;
    };
    Some(format!(
        "this is {kind}, which this version cannot read yet; save it as \"CSV UTF-8 (comma delimited)\" and try again"
    ))
}

/// The delimiter that splits the first line into most fields; a comma when in doubt.
fn delimiter_of(head: &[u8]) -> u8 {
    let line = &head[..memchr::memchr(b'\n', head).unwrap_or(head.len())];
    let count = |delimiter: u8| memchr::memchr_iter(delimiter, line).count();
    *[b'|', b'\t', b';', b','].iter().max_by_key(|&&delimiter| count(delimiter)).unwrap_or(&b',')
}

/// Just behind the newline that ends the first record.
fn first_record_end(head: &[u8], dialect: Dialect) -> Option<usize> {
    let mut from = 0;
    loop {
        let newline = from + memchr::memchr(dialect.newline, &head[from..])?;
        if last_record_end(&head[..=newline], dialect) == Some(newline + 1) {
            return Some(newline + 1);
        }
        from = newline + 1;
    }
}

fn header_fields(header: &str, dialect: Dialect) -> Vec<String> {
    let mut separators = Separators::default();
    separators.index(header.as_bytes(), dialect);
    let mut rows = Rows::new(header.as_bytes(), &separators, dialect, 1);
    let mut scratch = Vec::new();
    let Some(row) = rows.next() else { return vec![] };
    (0..row.width())
        .map(|i| String::from_utf8_lossy(row.text(i, &mut scratch).unwrap_or_default()).trim().to_owned())
        .collect()
}

/// The records of a chunk, one after the other.
#[derive(Debug)]
pub struct Rows<'a> {
    text: &'a [u8],
    positions: &'a [u32],
    hidden_newlines: &'a [u32],
    newline: u8,
    start: usize,
    line: u64,
}

impl<'a> Rows<'a> {
    /// Walks the records that `separators` found in `text`, which starts on line `line`.
    pub fn new(text: &'a [u8], separators: &'a Separators, dialect: Dialect, line: u64) -> Self {
        Self {
            text,
            positions: &separators.positions,
            hidden_newlines: &separators.hidden_newlines,
            newline: dialect.newline,
            start: 0,
            line,
        }
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    #[inline]
    fn next(&mut self) -> Option<Row<'a>> {
        loop {
            let start = self.start;
            if start >= self.text.len() {
                return None;
            }
            let newline = self.newline;
            let inner = self.positions.iter().position(|&at| self.text[at as usize] == newline);
            let (delimiters, end) = match inner {
                Some(n) => {
                    let end = self.positions[n] as usize;
                    let delimiters = &self.positions[..n];
                    self.positions = &self.positions[n + 1..];
                    (delimiters, end)
                }
                None => (std::mem::take(&mut self.positions), self.text.len()),
            };
            self.start = end + 1;
            let line = self.line;
            self.line += 1;
            while self.hidden_newlines.first().is_some_and(|&at| (at as usize) < end) {
                self.hidden_newlines = &self.hidden_newlines[1..];
                self.line += 1;
            }
            let end = if end > start && self.text[end - 1] == b'\r' { end - 1 } else { end };
            if end > start {
                return Some(Row { text: self.text, delimiters, start, end, line });
            }
        }
    }
}

/// One record of a chunk.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    text: &'a [u8],
    delimiters: &'a [u32],
    start: usize,
    end: usize,
    line: u64,
}

impl<'a> Row<'a> {
    /// Line of the file on which it starts, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Number of fields.
    pub fn width(&self) -> usize {
        self.delimiters.len() + 1
    }

    /// The record as it stands in the file, without its line end.
    pub fn verbatim(&self) -> &'a [u8] {
        &self.text[self.start..self.end]
    }

    /// The field as it stands in the file, quotes and all; `None` beyond the last.
    #[inline]
    pub fn raw(&self, index: usize) -> Option<&'a [u8]> {
        self.span(index, index)
    }

    /// Fields that stand beside each other, as they stand in the file.
    #[inline]
    pub fn span(&self, first: usize, last: usize) -> Option<&'a [u8]> {
        let from = match first {
            0 => self.start,
            _ => *self.delimiters.get(first - 1)? as usize + 1,
        };
        let to = self.delimiters.get(last).map_or(self.end, |&at| at as usize);
        self.text.get(from..to)
    }

    /// The field's text, quotes taken off; `None` beyond the last.
    #[inline]
    pub fn text<'s>(&self, index: usize, scratch: &'s mut Vec<u8>) -> Option<&'s [u8]>
    where
        'a: 's,
    {
        Some(unquote(self.raw(index)?, scratch))
    }

    /// Whether every field is blank: a spacer line, not a row.
    pub fn is_blank(&self) -> bool {
        (0..self.width()).all(|i| {
            self.raw(i).is_some_and(|field| field.iter().all(|&byte| byte.is_ascii_whitespace() || byte == b'"'))
        })
    }
}
