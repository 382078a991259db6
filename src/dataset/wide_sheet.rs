//! Sheets with one column per source or per date: recognised, and with `--wide` made long, one row per forecast.

use std::io::{self, BufWriter, Write};

use crate::dataset::dates;
use crate::dataset::probability::{self, ProbabilityScale};
use crate::diagnostics::{Code, Diagnostic, Message, Note, Place};
use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::columns::{Columns, Field};
use crate::input::provenance::HEADER_OF_COPY;
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text;
use crate::input::text::shown;
use crate::options::{DateOrder, ReadingOptions, Wide, WideLayout, as_typed};

/// So many columns of forecasts make a sheet wide.
const SEVERAL: usize = 2;
/// Columns named in a message.
const NAMED: usize = 3;

/// Which columns hold forecasts in a sheet without a column for the probability.
#[derive(Debug)]
struct SpreadColumns {
    wide: Wide,
    /// Header and position.
    columns: Vec<(String, usize)>,
    /// Cells without a header that are not blank.
    nameless: u64,
    /// First cells of the first row, for an example: its question and its first forecast.
    example: Option<(String, String)>,
}

/// The problem with a wide sheet that is to be read without `--wide`.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn refusal(table: &InputTable, columns: &Columns) -> Result<Option<Diagnostic>, Error> {
    let Some(wide) = kind(columns) else { return Ok(None) };
    let spread = spread(table, columns, wide)?;
    if spread.columns.len() < SEVERAL {
        return Ok(None);
    }
    let (what, option) = match wide {
        Wide::Source => ("source", "--wide source"),
        Wide::Date => ("date", "--wide date"),
    };
    let more = if spread.columns.len() > NAMED || spread.nameless > 0 { ", …" } else { "" };
    let message = format!(
        "The sheet seems to have one column per {what} ({}{more}); one row per forecast is needed.",
        names(&spread)
    );
    let (question, value) = spread.example.unwrap_or_else(|| ("Q1".to_owned(), "0.35".to_owned()));
    let first = spread.columns.first().map(|(header, _)| quoted(header)).unwrap_or_default();
    let (question, value) = (quoted(&question), quoted(&value));
    let (row, needs) = match wide {
        Wide::Source => (
            format!("{question},{first},consultant,2017-03-01,{value}"),
            " (with --source-type TYPE and --forecast-date DATE, if no column says them)",
        ),
        Wide::Date => (format!("{question},Source A,consultant,{first},{value}"), ""),
    };
    let help = format!(
        "Write each forecast in a row of its own, under the header question_id,source,source_type,forecast_date,probability: \
         for example {row}. Or have the sheet read as it is with {option}{needs}."
    );
    let place = Place { file: table.name(), sheet: table.provenance().sheet_name(), ..Place::default() };
    Ok(Some(Message::saying(Code::WideSheet, message).help(help).at(Some(place), None)))
}

fn names(spread: &SpreadColumns) -> String {
    let names: Vec<String> = spread.columns.iter().take(NAMED).map(|(header, _)| format!("\"{header}\"")).collect();
    names.join(", ")
}

fn quoted(cell: &str) -> String {
    let mut out = vec![];
    push_cell(&mut out, shown(cell.as_bytes()).as_bytes());
    String::from_utf8_lossy(&out).into_owned()
}

/// What a sheet without a column for the probability may be.
fn kind(columns: &Columns) -> Option<Wide> {
    let has = |field| columns.get(field).is_some();
    if columns.found() == 0 || has(Field::Probability) || has(Field::Phrase) {
        return None;
    }
    let dated = columns.extra().iter().filter(|(header, _)| is_date(header)).count() >= SEVERAL;
    match (dated, has(Field::ForecastDate), has(Field::Source)) {
        (true, false, _) => Some(Wide::Date),
        (_, _, false) => Some(Wide::Source),
        _ => None,
    }
}

fn is_date(header: &str) -> bool {
    let orders = [None, Some(DateOrder::Dmy), Some(DateOrder::Mdy)];
    orders.into_iter().any(|order| dates::parse(header.as_bytes(), order).is_ok())
}

/// Hands every row that is not blank to `each`.
fn walk(table: &InputTable, mut each: impl FnMut(TableRow<'_>) -> io::Result<()>) -> Result<(), Error> {
    let chunks = table.chunks();
    let (mut buffer, mut separators) = (Vec::new(), Separators::default());
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line).filter(|row| !row.is_blank()) {
            each(row).map_err(|source| Error::Read { path: table.source().path().to_owned(), source })?;
        }
    }
    Ok(())
}

/// Finds the columns that hold forecasts: headed by a date, or with a probability in them.
fn spread(table: &InputTable, columns: &Columns, wide: Wide) -> Result<SpreadColumns, Error> {
    let extra = columns.extra();
    let mut holds = vec![false; extra.len()];
    let mut scratch = vec![];
    let mut nameless = 0;
    let asked = columns.get(Field::QuestionId).or(columns.get(Field::Question)).or(extra.first().map(|(_, at)| *at));
    let mut example = None;
    walk(table, |row| {
        let mut first = None;
        for ((header, at), holds) in extra.iter().zip(&mut holds) {
            let cell = text::trim(row.text(*at, &mut scratch).unwrap_or_default());
            let forecast = match wide {
                Wide::Date => is_date(header),
                Wide::Source => probability::parse(cell, ProbabilityScale::Percent).is_ok(),
            };
            *holds |= forecast;
            if forecast && !cell.is_empty() && first.is_none() {
                first = Some(shown(cell));
            }
        }
        let blank = |at: usize| row.raw(at).is_none_or(|cell| text::trim(cell).is_empty());
        nameless += (0..row.width())
            .filter(|&at| table.headers().get(at).is_none_or(String::is_empty) && !blank(at))
            .count() as u64;
        if let (None, Some(first), Some(asked)) = (&example, first, asked) {
            example = Some((shown(text::trim(row.text(asked, &mut scratch).unwrap_or_default())), first));
        }
        Ok(())
    })?;
    let columns = extra.iter().zip(holds).filter(|(_, holds)| *holds).map(|(column, _)| column.clone()).collect();
    Ok(SpreadColumns { wide, columns, nameless, example })
}

/// Whether a table of forecasts is to be made long: one that has a column for the probability is long already.
pub(crate) fn is_asked_for(columns: &Columns, options: &ReadingOptions) -> bool {
    options.wide.is_some() && columns.get(Field::Probability).is_none()
}

/// A long copy of a wide sheet.
///
/// # Errors
/// When the file cannot be read, or the sheet is not wide in the way that `--wide` says.
pub(crate) fn to_long(table: InputTable, columns: &Columns, options: &ReadingOptions) -> Result<InputTable, Error> {
    let Some(layout) = &options.wide else { return Ok(table) };
    let wide = layout.columns();
    let form = |reason: String| Error::Form { path: table.source().path().to_owned(), reason };
    let (spread_field, needed) = match wide {
        Wide::Source => (Field::Source, "with probabilities below its header"),
        Wide::Date => (Field::ForecastDate, "headed by a date"),
    };
    if let Some(at) = columns.get(spread_field) {
        return Err(form(format!(
            "--wide {} takes the {} from the headers, but the column \"{}\" says it as well; leave one of them out",
            as_typed(&wide),
            spread_field.name(),
            table.headers()[at]
        )));
    }
    let spread = spread(&table, columns, wide)?;
    if spread.columns.is_empty() {
        return Err(form(format!("--wide {}: no column is {needed}", as_typed(&wide))));
    }
    let (source_type, forecast_date) = match layout {
        WideLayout::BySource { source_type, forecast_date } => (source_type, *forecast_date),
        WideLayout::ByDate { source_type } => (source_type, None),
    };
    let given =
        [(Field::SourceType, source_type.clone()), (Field::ForecastDate, forecast_date.map(|day| day.to_string()))];
    let given = given
        .into_iter()
        .filter(|(field, _)| columns.get(*field).is_none())
        .filter_map(|(field, value)| Some((field, value?)));
    let long = LongWriter { table: &table, spread: &spread, given: given.collect(), field: spread_field };
    let (source, headers, data_start, lines) = long.write()?;
    let notes = notes(&table, &spread);
    Ok(table.made_long(source, headers, data_start, lines, notes))
}

fn notes(table: &InputTable, spread: &SpreadColumns) -> Vec<Note> {
    let (columns, what) = (spread.columns.len(), if spread.wide == Wide::Source { "sources" } else { "dates" });
    let more = if columns > NAMED { ", …" } else { "" };
    let text = format!("{}: {columns} columns were read as {what}: {}{more}.", table.name(), names(spread));
    let mut notes = vec![Note::new(Code::WideSheetRead, text)];
    if spread.nameless > 0 {
        let text = format!(
            "{}: {} filled cells stand in columns without a header; they were not read.",
            table.name(),
            spread.nameless
        );
        notes.push(Note::new(Code::WideColumnsWithoutHeader, text));
    }
    notes
}

struct LongWriter<'a> {
    table: &'a InputTable,
    spread: &'a SpreadColumns,
    given: Vec<(Field, String)>,
    field: Field,
}

impl LongWriter<'_> {
    /// The long copy, its headers, where its rows start, and for each line of it the line of the file.
    fn write(&self) -> Result<(ByteSource, Vec<String>, u64, Vec<u32>), Error> {
        let path = self.table.source().path();
        let failed = |source| Error::Read { path: path.to_owned(), source };
        let mut out = BufWriter::new(tempfile::tempfile().map_err(failed)?);
        let is_spread = |at: usize| self.spread.columns.iter().any(|(_, column)| *column == at);
        let kept: Vec<usize> = (0..self.table.headers().len()).filter(|&at| !is_spread(at)).collect();
        let mut headers: Vec<String> = kept.iter().map(|&at| self.table.headers()[at].clone()).collect();
        headers.extend(self.given.iter().map(|(field, _)| field.name().to_owned()));
        headers.extend([self.field.name().to_owned(), Field::Probability.name().to_owned()]);
        let mut record = vec![];
        for header in &headers {
            push_cell(&mut record, header.as_bytes());
            record.push(b',');
        }
        end_record(&mut record);
        out.write_all(&record).map_err(failed)?;
        let data_start = record.len() as u64;
        let mut lines = vec![HEADER_OF_COPY; newlines(&record)];
        let (mut shared, mut scratch) = (vec![], vec![]);
        walk(self.table, |row| {
            shared.clear();
            for &at in &kept {
                push_cell(&mut shared, row.text(at, &mut scratch).unwrap_or_default());
                shared.push(b',');
            }
            for (_, value) in &self.given {
                push_cell(&mut shared, value.as_bytes());
                shared.push(b',');
            }
            for (header, at) in &self.spread.columns {
                let cell = row.text(*at, &mut scratch).unwrap_or_default();
                if text::trim(cell).is_empty() {
                    continue;
                }
                record.clear();
                record.extend_from_slice(&shared);
                push_cell(&mut record, header.as_bytes());
                record.push(b',');
                push_cell(&mut record, cell);
                record.push(b'\n');
                let line = u32::try_from(row.line()).unwrap_or(u32::MAX);
                lines.resize(lines.len() + newlines(&record), line);
                out.write_all(&record)?;
            }
            Ok(())
        })?;
        let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
        Ok((ByteSource::spooled(path, file)?, headers, data_start, lines))
    }
}

/// Makes the last comma a line end.
fn end_record(record: &mut Vec<u8>) {
    record.pop();
    record.push(b'\n');
}

fn newlines(record: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', record).count()
}

/// A cell of a comma-separated file, in quotes where it needs them.
fn push_cell(out: &mut Vec<u8>, cell: &[u8]) {
    if !cell.iter().any(|byte| b",\"\r\n".contains(byte)) {
        out.extend_from_slice(cell);
        return;
    }
    out.push(b'"');
    for &byte in cell {
        out.extend(std::iter::repeat_n(byte, if byte == b'"' { 2 } else { 1 }));
    }
    out.push(b'"');
}
