//! A delimited text file as a table: its dialect, its header, its rows.

use std::path::Path;

use crate::diagnostics::{Code, Note, Place};
use crate::error::Error;
use crate::options::ReadingOptions;
use crate::read::bytes::ByteSource;
use crate::read::chunks::Chunks;
use crate::read::decode::{self, Decoded};
use crate::read::header_row::{self, HeaderRow, Said};
use crate::read::intern::Part;
use crate::read::row_diagnostics::shown;
use crate::read::separators::{Dialect, Separators, unquote};
use crate::read::text;
use crate::read::workbook::{HeaderEnd, Origin};

/// The header of every sane file lies in here, with some rows to tell the delimiter by.
const HEAD: usize = 64 << 10;
/// No header comes near this.
const LONGEST_HEADER: usize = 4 << 20;

/// Line of the sheet that the header lines of a long copy are given.
pub(super) const HEADER_OF_COPY: u32 = 0;

/// An opened table: header read, rows not yet.
#[derive(Debug)]
pub struct Table {
    source: ByteSource,
    original: Option<ByteSource>,
    dialect: Dialect,
    headers: Vec<String>,
    data_start: u64,
    lines_before: u64,
    notes: Vec<Note>,
    /// In a long copy of a wide sheet: for each line the line of the sheet.
    lines_of_sheet: Option<Vec<u32>>,
    origin: Option<Origin>,
}

impl Table {
    /// Opens a file, or standard input for `-`, and finds its header.
    ///
    /// # Errors
    /// When it cannot be opened, is empty, or is no text.
    pub fn open(path: &Path, options: &ReadingOptions) -> Result<Self, Error> {
        Self::of_text(ByteSource::open(path)?, options)
    }

    /// The table in a text of any encoding.
    ///
    /// # Errors
    /// When it cannot be read, is empty, or is no text.
    pub fn of_text(source: ByteSource, options: &ReadingOptions) -> Result<Self, Error> {
        let path = source.path().to_owned();
        let form = |reason: &str| Error::Form { path: path.clone(), reason: reason.to_owned() };
        if source.is_empty() {
            return Err(form("the file is empty (0 bytes); was it saved, and is it the right one?"));
        }
        let Decoded { source, original, mut notes } = decode::to_utf8(source, options.encoding)?;
        let (start, header) = header_of(&source, options)?;
        if header.headers.iter().any(|header| header.contains(char::REPLACEMENT_CHARACTER)) {
            return Err(form(
                "the header holds bytes that are no UTF-8 text; save the file as \"CSV UTF-8\", or say which encoding \
                 it has with --encoding, for example --encoding windows-1252",
            ));
        }
        notes.extend(above_the_header(&path, &header));
        Ok(Self {
            source,
            original,
            dialect: header.dialect,
            data_start: (start + header.end) as u64,
            lines_before: header.lines,
            headers: header.headers,
            notes,
            lines_of_sheet: None,
            origin: None,
        })
    }

    /// Looks again at the encoding of a text in which rows are not UTF-8, see [`decode::late`]; whether it has been decoded
    /// now and must be read anew.
    ///
    /// # Errors
    /// When it cannot be read, or is in an encoding that cannot be told.
    pub fn decode_late(&mut self, options: &ReadingOptions) -> Result<bool, Error> {
        if options.encoding.is_some() || self.original.is_some() || self.origin.is_some() {
            return Ok(false);
        }
        let Some((copy, note)) = decode::late(&self.source)? else { return Ok(false) };
        self.original = Some(std::mem::replace(&mut self.source, copy));
        self.notes.push(note);
        Ok(true)
    }

    /// The text of a sheet of a workbook.
    pub(super) fn of_sheet(source: ByteSource, headers: Vec<String>, header_end: HeaderEnd, origin: Origin) -> Self {
        let name = source.path().display().to_string();
        let said = |note: &Note| Note { text: format!("{name}: {}", note.text), ..note.clone() };
        Self {
            source,
            original: None,
            dialect: Dialect::default(),
            headers,
            data_start: header_end.bytes,
            lines_before: header_end.lines,
            notes: origin.notes().iter().map(said).collect(),
            lines_of_sheet: None,
            origin: Some(origin),
        }
    }

    /// Rows without a header as text, each ended by a carriage return, so that line breaks in cells are none of their lines
    /// and the line of a record is the number of its row.
    #[cfg(feature = "parquet")]
    pub(super) fn of_rows(rows: ByteSource, original: ByteSource, headers: Vec<String>) -> Self {
        Self {
            source: rows,
            original: Some(original),
            dialect: Dialect { newline: b'\r', ..Dialect::default() },
            headers,
            data_start: 0,
            lines_before: 0,
            notes: vec![],
            lines_of_sheet: None,
            origin: None,
        }
    }

    /// The workbook and sheet it was made from, if it was.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// The place of a record that starts on a line, or of one of its fields, for messages.
    pub fn place(&self, line: u64, column: Option<usize>) -> Place {
        let own_column = column.filter(|_| !self.is_long_copy());
        Place {
            file: self.name(),
            line: Some(self.line_in_file(line)),
            row: None,
            column: column.and_then(|column| self.headers.get(column).cloned()),
            column_number: own_column.map(|column| column + 1),
            sheet: self.origin.as_ref().map(|origin| origin.sheet().to_owned()),
            cell: self.origin.as_ref().zip(own_column).map(|(origin, column)| origin.cell(line, column)),
        }
    }

    /// The same table as a long copy, comma-separated, whose first data row starts at `data_start`; `lines` has the line
    /// of the sheet for each of its lines.
    pub(super) fn made_long(
        self,
        source: ByteSource,
        headers: Vec<String>,
        data_start: u64,
        lines: Vec<u32>,
        notes: Vec<Note>,
    ) -> Self {
        let header_lines = lines.iter().take_while(|&&line| line == HEADER_OF_COPY).count();
        Self {
            source,
            original: Some(self.original.unwrap_or(self.source)),
            dialect: Dialect::default(),
            headers,
            data_start,
            lines_before: header_lines as u64,
            notes: self.notes.into_iter().chain(notes).collect(),
            lines_of_sheet: Some(lines),
            origin: self.origin,
        }
    }

    /// Whether it is a long copy of a wide sheet.
    pub fn is_long_copy(&self) -> bool {
        self.lines_of_sheet.is_some()
    }

    /// The line of the user's file behind a line of this table; in a workbook, the row of the sheet.
    pub fn line_in_file(&self, line: u64) -> u64 {
        let Some(lines) = &self.lines_of_sheet else {
            return self.origin.as_ref().map_or(line, |origin| origin.row(line));
        };
        let at = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
        lines.get(at).map_or(line, |&line| u64::from(line))
    }

    /// The header cells, trimmed.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Where the bytes are.
    pub fn source(&self) -> &ByteSource {
        &self.source
    }

    /// The file as it is, whatever its encoding, and compressed if it is.
    pub fn original(&self) -> &ByteSource {
        let workbook = || self.origin.as_ref().map(|origin| &**origin.original());
        workbook().or(self.original.as_ref()).unwrap_or(&self.source).as_given()
    }

    /// What was found out about its form.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// How it is delimited.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The data rows in chunks.
    pub fn chunks(&self) -> Chunks<'_> {
        Chunks::new(&self.source, self.dialect, self.data_start, self.lines_before + 1)
    }

    /// Path as the user gave it, for messages.
    pub fn name(&self) -> String {
        self.source.path().display().to_string()
    }
}

/// Where the text begins behind its byte order mark, and its header.
fn header_of(source: &ByteSource, options: &ReadingOptions) -> Result<(usize, HeaderRow), Error> {
    let form = |reason: &str| Error::Form { path: source.path().to_owned(), reason: reason.to_owned() };
    let said = Said { delimiter: options.delimiter, headers: &options.columns };
    let mut head = Vec::new();
    for wanted in [HEAD, LONGEST_HEADER] {
        source.read_at(0, wanted, &mut head)?;
        let start = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        if head[start..].iter().all(u8::is_ascii_whitespace) {
            return Err(form("there is nothing in the file but blank lines"));
        }
        let whole = head.len() as u64 == source.len();
        if let Some(header) = header_row::find(&head[start..], whole, said) {
            return Ok((start, header));
        }
    }
    Err(form("the first line is longer than 4 MiB; this is no table with a header line"))
}

/// Says what was skipped.
fn above_the_header(path: &Path, header: &HeaderRow) -> Option<Note> {
    let first = header.above.first()?;
    let lines = header.above.len();
    let text = format!(
        "{}: the header was found in line {}; {} above it ({}) {} skipped.",
        path.display(),
        header.line,
        if lines == 1 { "the line".to_owned() } else { format!("{lines} lines") },
        if lines == 1 {
            format!("\"{}\"", shown(first.as_bytes()))
        } else {
            format!("\"{}\", …", shown(first.as_bytes()))
        },
        if lines == 1 { "was" } else { "were" },
    );
    Some(Note::new(Code::LinesAboveHeader, text).advice(None))
}

/// The records of a chunk, one after the other; empty lines are passed over.
#[derive(Debug)]
pub struct Rows<'a> {
    text: &'a [u8],
    /// From the end of the record before.
    ends: &'a [u32],
    /// Which of the ends, counted through the chunk, end a record.
    record_ends: std::slice::Iter<'a, u32>,
    hidden_newlines: &'a [u32],
    /// How many ends lie behind.
    passed: usize,
    line: u64,
}

impl<'a> Rows<'a> {
    /// Walks the records that `separators` found in `text`, which starts on line `line`.
    pub fn new(text: &'a [u8], separators: &'a Separators, line: u64) -> Self {
        Self {
            text,
            ends: separators.ends(),
            record_ends: separators.record_ends.iter(),
            hidden_newlines: &separators.hidden_newlines,
            passed: 0,
            line,
        }
    }

    /// Whether all records have been walked.
    pub fn is_done(&self) -> bool {
        self.record_ends.len() == 0
    }

    /// Lines that end within the record before this position.
    #[cold]
    fn pass_hidden_newlines(&mut self, end: u32) {
        let inside = self.hidden_newlines.iter().take_while(|&&at| at < end).count();
        self.hidden_newlines = &self.hidden_newlines[inside..];
        self.line += inside as u64;
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    #[inline(always)]
    fn next(&mut self) -> Option<Row<'a>> {
        loop {
            let last = *self.record_ends.next()? as usize;
            let (ends, line) = (self.ends.get(..=last - self.passed)?, self.line);
            self.ends = &self.ends[last - self.passed..];
            self.passed = last;
            let (start, end) = (ends.first()?.wrapping_add(1), *ends.last()?);
            self.line += 1;
            if self.hidden_newlines.first().is_some_and(|&at| at < end) {
                self.pass_hidden_newlines(end);
            }
            let after_return = end > start && self.text.get(end as usize - 1) == Some(&b'\r');
            let end = end - u32::from(after_return);
            if end > start {
                return Some(Row { text: self.text, ends, end, line });
            }
        }
    }
}

/// One record of a chunk.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    text: &'a [u8],
    /// The end of the record before, and of each field.
    ends: &'a [u32],
    /// The end of the last field, before the line end.
    end: u32,
    line: u64,
}

impl<'a> Row<'a> {
    /// Line of the file on which it starts, from 1.
    #[inline]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Position in the chunk just behind its last field.
    pub(super) fn end(&self) -> usize {
        self.end as usize
    }

    /// Number of fields.
    #[inline]
    pub fn width(&self) -> usize {
        self.ends.len() - 1
    }

    /// The record as it stands in the file, without its line end.
    pub fn verbatim(&self) -> &'a [u8] {
        self.span(0, self.width() - 1).unwrap_or_default()
    }

    /// The field as it stands in the file, quotes and all; `None` beyond the last.
    #[inline(always)]
    pub fn raw(&self, index: usize) -> Option<&'a [u8]> {
        self.span(index, index)
    }

    /// Fields that stand beside each other, as they stand in the file.
    #[inline(always)]
    pub fn span(&self, first: usize, last: usize) -> Option<&'a [u8]> {
        let (from, to) = self.place(first, last)?;
        self.text.get(from..to)
    }

    #[inline(always)]
    fn place(&self, first: usize, last: usize) -> Option<(usize, usize)> {
        let (before, to) = (self.ends.get(first)?, self.ends.get(last + 1)?);
        // The last field ends before the line end.
        Some((before.wrapping_add(1) as usize, *to.min(&self.end) as usize))
    }

    /// Likewise with what follows them.
    #[inline(always)]
    pub fn part(&self, first: usize, last: usize) -> Option<Part<'a>> {
        let (from, to) = self.place(first, last)?;
        Part::new(self.text, from, to)
    }

    /// A field with what follows it. `None` beyond the last, and when white space or quotes at its ends ask for a closer look.
    #[inline(always)]
    pub fn plain_part(&self, index: usize) -> Option<Part<'a>> {
        let part = self.part(index, index)?;
        let [begin, .., end] = part.alone() else { return None };
        (begin.is_ascii_graphic() && end.is_ascii_graphic() && *begin != b'"').then_some(part)
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
            self.raw(i).is_some_and(|field| {
                // 0x1a is how DOS marks the end of a text.
                let nothing = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | 0x0b | 0x1a);
                field.iter().all(nothing) || (!field.is_ascii() && text::trim(field).is_empty())
            })
        })
    }
}
