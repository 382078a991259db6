//! A delimited text file as a table: its dialect, its header, its rows.

use std::path::Path;

use crate::diagnostics::{Code, Note, Place};
use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::chunks::Chunks;
use crate::input::decode::{self, Decoded};
use crate::input::dialect::Dialect;
use crate::input::header_row::{self, HeaderRow, StatedForm};
use crate::input::provenance::{FrontedCopy, HEADER_OF_COPY, LongCopy, Provenance};
use crate::input::text::shown;
use crate::input::units_row;
use crate::input::workbook::{HeaderEnd, SheetOrigin};
use crate::localized::{Language, Localized, localized};
use crate::options::ReadingOptions;

/// The header of every sane file lies in here, with some rows to tell the delimiter by.
const HEAD: usize = 64 << 10;
/// No header comes near this.
const LONGEST_HEADER: usize = 4 << 20;

/// An opened table: header read, rows not yet.
#[derive(Debug)]
pub(crate) struct InputTable {
    source: ByteSource,
    provenance: Provenance,
    dialect: Dialect,
    headers: Vec<String>,
    /// What a line below the header says of its columns.
    units: Vec<String>,
    data_start: u64,
    lines_before: u64,
    /// The line on which another table begins, if one does.
    end_before: Option<u64>,
    notes: Vec<Note>,
}

impl InputTable {
    /// Opens a file, or standard input for `-`, and finds its header.
    ///
    /// # Errors
    /// When it cannot be opened, is empty, or is no text.
    pub(crate) fn open(path: &Path, options: &ReadingOptions) -> Result<Self, Error> {
        Self::of_text(ByteSource::open(path)?, options)
    }

    /// The table in a text of any encoding.
    ///
    /// # Errors
    /// When it cannot be read, is empty, or is no text.
    pub(crate) fn of_text(source: ByteSource, options: &ReadingOptions) -> Result<Self, Error> {
        let path = source.path().to_owned();
        let form = |reason| Error::Form { path: path.clone(), reason };
        if source.is_empty() {
            return Err(form(localized!(
                "the file is empty (0 bytes); was it saved, and is it the right one?",
                "Die Datei ist leer (0 Byte); wurde sie gespeichert, und ist es die richtige?"
            )));
        }
        let Decoded { source, original, mut notes } = decode::to_utf8(source, options.encoding)?;
        let (start, header) = header_of(&source, options)?;
        if header.headers.iter().any(|header| header.contains(char::REPLACEMENT_CHARACTER)) {
            return Err(form(localized!(
                "the header holds bytes that are no UTF-8 text; save the file as \"CSV UTF-8\", or say which encoding \
                 it has with --encoding, for example --encoding windows-1252",
                "In der Kopfzeile stehen Bytes, die kein UTF-8 sind; als „CSV UTF-8“ speichern oder mit --encoding sagen, \
                 welche Kodierung es ist, zum Beispiel --encoding windows-1252"
            )));
        }
        notes.extend(above_the_header(&path, &header));
        let (file, line) = (path.display(), header.lines);
        let line = Localized::new(format!("{file}: line {line}"), format!("{file}: Zeile {line}"));
        notes.extend(units_row::note(&line, &header.units));
        Ok(Self {
            source,
            provenance: original.map_or(Provenance::File, Provenance::CopyOf),
            dialect: header.dialect,
            data_start: (start + header.end) as u64,
            lines_before: header.lines,
            end_before: None,
            headers: header.headers,
            units: header.units,
            notes,
        })
    }

    /// Looks again at the encoding of a text in which rows are not UTF-8, see [`decode::late`]; whether it has been decoded
    /// now and must be read anew.
    ///
    /// # Errors
    /// When it cannot be read, or is in an encoding that cannot be told.
    pub(crate) fn decode_late(&mut self, options: &ReadingOptions) -> Result<bool, Error> {
        if options.encoding.is_some() || !matches!(self.provenance, Provenance::File) {
            return Ok(false);
        }
        let Some((copy, note)) = decode::late(&self.source)? else { return Ok(false) };
        self.provenance = Provenance::CopyOf(std::mem::replace(&mut self.source, copy));
        self.notes.push(note);
        Ok(true)
    }

    /// The text of a sheet of a workbook.
    pub(crate) fn of_sheet(
        source: ByteSource,
        headers: Vec<String>,
        header_end: HeaderEnd,
        origin: SheetOrigin,
    ) -> Self {
        let name = source.path().display().to_string();
        let said = |note: &Note| note.clone().named(&name);
        Self {
            source,
            dialect: Dialect::default(),
            headers,
            units: origin.units().to_vec(),
            data_start: header_end.bytes,
            lines_before: header_end.lines,
            end_before: None,
            notes: origin.notes().iter().map(said).collect(),
            provenance: Provenance::Sheet(origin),
        }
    }

    /// Rows without a header as text, each ended by a carriage return, so that line breaks in cells are none of their lines
    /// and the line of a record is the number of its row.
    #[cfg(feature = "parquet")]
    pub(crate) fn of_rows(rows: ByteSource, original: ByteSource, headers: Vec<String>) -> Self {
        Self {
            source: rows,
            provenance: Provenance::CopyOf(original),
            dialect: Dialect { newline: b'\r', ..Dialect::default() },
            headers,
            units: vec![],
            data_start: 0,
            lines_before: 0,
            end_before: None,
            notes: vec![],
        }
    }

    /// Where its text came from.
    pub(crate) fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// The place of a record that starts on a line, or of one of its fields, for messages.
    pub(crate) fn place(&self, line: u64, column: Option<usize>) -> Place {
        let own_column = column.and_then(|column| self.provenance.column_in_file(column));
        Place {
            file: self.name(),
            line: Some(self.line_in_file(line)),
            row: None,
            column: column.and_then(|column| self.headers.get(column).cloned()),
            column_number: own_column.map(|column| column + 1),
            sheet: self.provenance.sheet_name(),
            cell: column.and_then(|column| self.provenance.cell(line, column)),
        }
    }

    /// `line 5`, or `E5` in a workbook: where the record that starts on a line, or one of its fields, stands for the user.
    pub(crate) fn place_name(&self, line: u64, column: usize, language: Language) -> String {
        let word = match language {
            Language::English => "line",
            Language::German => "Zeile",
        };
        self.place(line, Some(column)).cell.unwrap_or_else(|| format!("{word} {}", self.line_in_file(line)))
    }

    /// The same table as a long copy, comma-separated, whose first data row starts at `data_start`; `lines` has the line
    /// of the sheet for each of its lines.
    pub(crate) fn made_long(
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
            dialect: Dialect::default(),
            headers,
            units: vec![],
            data_start,
            lines_before: header_lines as u64,
            end_before: None,
            notes: self.notes.into_iter().chain(notes).collect(),
            provenance: Provenance::Long(Box::new(LongCopy { lines, sheet: self.source, provenance: self.provenance })),
        }
    }

    /// The same table as a copy, line for line, with so many columns in front of its own; its rows start with the copy.
    pub(crate) fn fronted(self, copy: ByteSource, front: Vec<String>, notes: Vec<Note>) -> Self {
        let columns = front.len();
        Self {
            source: copy,
            dialect: self.dialect,
            units: vec![String::new(); columns].into_iter().chain(self.units).collect(),
            headers: front.into_iter().chain(self.headers).collect(),
            data_start: 0,
            lines_before: self.lines_before,
            end_before: self.end_before,
            notes: self.notes.into_iter().chain(notes).collect(),
            provenance: Provenance::Fronted(Box::new(FrontedCopy {
                columns,
                text: self.source,
                provenance: self.provenance,
            })),
        }
    }

    /// The line of the user's file behind a line of this table; in a workbook, the row of the sheet.
    pub(crate) fn line_in_file(&self, line: u64) -> u64 {
        self.provenance.line_in_file(line)
    }

    /// The header cells, trimmed.
    pub(crate) fn headers(&self) -> &[String] {
        &self.headers
    }

    /// What the header of a column says with the line of units below it: `Forecast (%)`.
    pub(crate) fn explained_header(&self, column: usize) -> String {
        let header = self.headers.get(column).map_or("", String::as_str);
        match self.units.get(column).map_or("", String::as_str) {
            "" => header.to_owned(),
            unit => format!("{header} ({unit})"),
        }
    }

    /// Where the bytes are.
    pub(crate) fn source(&self) -> &ByteSource {
        &self.source
    }

    /// The file as it is, whatever its encoding, and compressed if it is.
    pub(crate) fn original(&self) -> &ByteSource {
        self.provenance.original(&self.source).as_given()
    }

    /// What was found out about its form.
    pub(crate) fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// How it is delimited.
    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Whether its lines are those of the user's file, none of them left out.
    pub(crate) fn is_whole(&self) -> bool {
        self.end_before.is_none() && !matches!(self.provenance, Provenance::Long(_))
    }

    /// Leaves out what stands from a line on, which is another table.
    pub(crate) fn end_before(&mut self, line: u64) {
        self.end_before = Some(line);
    }

    /// The data rows in chunks.
    pub(crate) fn chunks(&self) -> Chunks<'_> {
        Chunks::new(&self.source, self.dialect, self.data_start, self.lines_before + 1).until(self.end_before)
    }

    /// Path as the user gave it, for messages.
    pub(crate) fn name(&self) -> String {
        self.source.path().display().to_string()
    }
}

/// Where the text begins behind its byte order mark, and its header.
fn header_of(source: &ByteSource, options: &ReadingOptions) -> Result<(usize, HeaderRow), Error> {
    let form = |reason| Error::Form { path: source.path().to_owned(), reason };
    let said = StatedForm { delimiter: options.delimiter, headers: &options.columns };
    let mut head = Vec::new();
    for wanted in [HEAD, LONGEST_HEADER] {
        source.read_at(0, wanted, &mut head)?;
        let start = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        if head[start..].iter().all(u8::is_ascii_whitespace) {
            return Err(form(localized!(
                "there is nothing in the file but blank lines",
                "In der Datei stehen nur Leerzeilen"
            )));
        }
        let whole = head.len() as u64 == source.len();
        if let Some(header) = header_row::find(&head[start..], whole, said) {
            return Ok((start, header));
        }
    }
    Err(form(localized!(
        "the first line is longer than 4 MiB; this is no table with a header line",
        "Die erste Zeile ist länger als 4 MiB; das ist keine Tabelle mit Kopfzeile"
    )))
}

/// Says what was skipped.
fn above_the_header(path: &Path, header: &HeaderRow) -> Option<Note> {
    let first = header.above.first()?;
    let lines = header.above.len();
    let (file, line) = (path.display(), header.line);
    let text = Localized::each(|language| {
        let first = language.quoted(&shown(first.as_bytes()));
        match (language, lines) {
            (Language::English, 1) => {
                format!("{file}: the header was found in line {line}; the line above it ({first}) was skipped.")
            }
            (Language::English, _) => {
                format!(
                    "{file}: the header was found in line {line}; {lines} lines above it ({first}, …) were skipped."
                )
            }
            (Language::German, 1) => {
                format!("{file}: Die Kopfzeile steht in Zeile {line}; die Zeile darüber ({first}) wurde übergangen.")
            }
            (Language::German, _) => format!(
                "{file}: Die Kopfzeile steht in Zeile {line}; {lines} Zeilen darüber ({first}, …) wurden übergangen."
            ),
        }
    });
    Some(Note::new(Code::LinesAboveHeader, text).advice(None))
}
