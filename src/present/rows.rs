//! Rows once more, as they stand in the files: every row with what became of it, and the rejected ones.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;

use crate::dataset::each_row::each_row;
use crate::dataset::loaded::ReadTable;
use crate::dataset::stated_probability::is_range;
use crate::diagnostics::DiagnosticKind;
use crate::error::Error;
use crate::input::rows::TableRow;
use crate::model::RowStatus;
use crate::observe::KeptStatus;
use crate::present::write::csv::{number_cell, text_cell};
use crate::report::Scored;
use crate::score::unchecked::brier;
use crate::summary::best_and_worst::QuestionsOfRows;

/// Columns that `forecasts.csv` puts before those of the input.
const OWN: [&str; 9] =
    ["file", "line", "status", "outcome", "weight", "brier", "reason", "read_as", "read_probability"];

/// Rows as they were read, with what became of each.
#[derive(Clone, Copy)]
pub(crate) struct KeptRows<'a> {
    /// The files.
    pub(crate) tables: &'a [ReadTable],
    /// What became of each row.
    pub(crate) statuses: &'a [KeptStatus],
    /// What is wrong with some of them.
    pub(crate) problems: &'a [DiagnosticKind],
    /// The questions that they are about.
    pub(crate) questions: &'a QuestionsOfRows,
}

/// Problems of rows by file and line.
type Reasons<'a> = BTreeMap<(&'a str, u64), Vec<String>>;

fn reasons(problems: &[DiagnosticKind]) -> Reasons<'_> {
    let mut reasons = Reasons::new();
    for found in problems.iter().flat_map(|kind| &kind.first) {
        let Some(place) = &found.place else { continue };
        let Some(line) = place.line else { continue };
        let value = found.value.as_ref().map(|value| format!(" \"{value}\"")).unwrap_or_default();
        let column = place.column.as_ref().map(|column| format!("{column}{value}: ")).unwrap_or_default();
        let reason = format!("{column}{} [{}]", found.message.english(), found.code);
        reasons.entry((place.file.as_str(), line)).or_default().push(reason);
    }
    reasons
}

fn reason(status: RowStatus, reasons: &Reasons<'_>, file: &str, line: u64) -> String {
    match reasons.get(&(file, line)) {
        Some(found) => found.join(" | "),
        None if status == RowStatus::Rejected => {
            "The resolution of its question cannot be used, see the problems.".to_owned()
        }
        None => String::new(),
    }
}

/// A row of the input with what became of it.
pub(crate) struct RowWithStatus<'a> {
    /// The file.
    pub(crate) file: &'a str,
    /// How it was read.
    pub(crate) table: &'a ReadTable,
    /// Its line there.
    pub(crate) line: u64,
    /// What became of it.
    pub(crate) kept: &'a KeptStatus,
    /// Why it cannot be used, if it cannot.
    pub(crate) reason: String,
    /// The row as it stands in the file.
    pub(crate) row: TableRow<'a>,
    /// For each of [`input_headers`] the column of the row, if its file has it.
    pub(crate) columns: &'a [Option<usize>],
}

/// The headers of all files together, each once.
pub(crate) fn input_headers(tables: &[ReadTable]) -> Vec<String> {
    let mut headers: Vec<String> = vec![];
    for table in tables {
        for header in table.table.headers() {
            if !header.is_empty() && !headers.contains(header) {
                headers.push(header.clone());
            }
        }
    }
    headers
}

/// Reads the files once more and hands on each row with what became of it.
///
/// # Errors
/// The outer error when an input cannot be read again, the inner one is that of `each`.
pub(crate) fn each_row_with_status<E>(
    tables: &[ReadTable],
    statuses: &[KeptStatus],
    problems: &[DiagnosticKind],
    mut each: impl FnMut(&RowWithStatus<'_>) -> Result<(), E>,
) -> Result<Result<(), E>, Error> {
    let (reasons, headers) = (reasons(problems), input_headers(tables));
    for table in tables {
        let file = table.table.name();
        let columns: Vec<Option<usize>> =
            headers.iter().map(|header| table.table.headers().iter().position(|have| have == header)).collect();
        let done = walk(table, statuses, |row, kept| {
            let line = table.table.line_in_file(row.line());
            let reason = reason(kept.status, &reasons, &file, line);
            each(&RowWithStatus { file: &file, table, line, kept, reason, row, columns: &columns })
        })?;
        if done.is_err() {
            return Ok(done);
        }
    }
    Ok(Ok(()))
}

/// Hands each row of a file, with its status, to `each`.
fn walk<E>(
    table: &ReadTable,
    statuses: &[KeptStatus],
    mut each: impl FnMut(TableRow<'_>, &KeptStatus) -> Result<(), E>,
) -> Result<Result<(), E>, Error> {
    let mut next = statuses.partition_point(|kept| kept.line.number() <= table.line_base);
    let mut done = Ok(());
    each_row(table, |row, line| {
        while statuses.get(next).is_some_and(|kept| u64::from(kept.line.number()) < line) {
            next += 1;
        }
        if let Some(kept) = statuses.get(next).filter(|kept| u64::from(kept.line.number()) == line) {
            done = each(row, kept);
        }
        if done.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    Ok(done)
}

/// `forecasts.csv`: every input row with its status, outcome and Brier score, then its columns as they stand in the
/// file. Input columns whose names are taken get `input_` before them.
///
/// # Errors
/// The outer error when an input cannot be read again, the inner when the output cannot be written.
pub(crate) fn forecasts_csv(scored: &Scored, out: impl Write) -> Result<csv::Result<()>, Error> {
    let headers = input_headers(&scored.tables);
    let mut writer = csv::Writer::from_writer(out);
    let named = headers.iter().map(|header| {
        text_cell(&if OWN.contains(&header.as_str()) { format!("input_{header}") } else { header.clone() })
    });
    if let Err(error) = writer.write_record(OWN.iter().map(|name| (*name).to_owned()).chain(named)) {
        return Ok(Err(error));
    }
    let mut scratch = Vec::new();
    let written = each_row_with_status(&scored.tables, &scored.statuses, &scored.report.problems, |found| {
        let RowWithStatus { file, line, kept, reason, row, columns, .. } = found;
        let outcome = match (kept.scored, kept.status) {
            (Some((_, happened)), _) => happened.to_string(),
            (None, RowStatus::Annulled) => "annulled".to_owned(),
            _ => String::new(),
        };
        writer.write_field(text_cell(file))?;
        writer.write_field(line.to_string())?;
        writer.write_field(kept.status.name())?;
        writer.write_field(outcome)?;
        writer.write_field(number_cell((kept.status == RowStatus::Scored).then_some(kept.weight)))?;
        writer.write_field(number_cell(
            kept.scored.map(|(p, happened)| happened.expect(|happened| brier(p, happened))),
        ))?;
        writer.write_field(reason)?;
        let said = scored.words.phrases().numbered(kept.phrase);
        let no_words = if is_range(kept.phrase) { "range" } else { "number" };
        let read_as = kept.scored.map(|_| said.map_or_else(|| no_words.to_owned(), |said| said.phrase));
        writer.write_field(text_cell(&read_as.unwrap_or_default()))?;
        writer.write_field(number_cell(kept.scored.map(|(p, _)| p)))?;
        for column in *columns {
            let cell = column.and_then(|column| row.text(column, &mut scratch)).unwrap_or_default();
            writer.write_field(text_cell(&String::from_utf8_lossy(cell)))?;
        }
        writer.write_record(None::<&[u8]>)
    })?;
    if written.is_err() {
        return Ok(written);
    }
    Ok(writer.flush().map_err(csv::Error::from))
}

/// The rejected rows, verbatim, each with where it stood and why.
///
/// # Errors
/// The outer error when an input cannot be read again, the inner when the output cannot be written.
pub(crate) fn rejects_csv(scored: &Scored, out: impl Write) -> Result<csv::Result<()>, Error> {
    rejected_rows_csv(&scored.report.problems, &[(&scored.tables, &scored.statuses)], out)
}

/// As [`rejects_csv`], for tables of which the statuses are known by line.
///
/// # Errors
/// As [`rejects_csv`].
pub(crate) fn rejected_rows_csv(
    problems: &[DiagnosticKind],
    tables: &[(&[ReadTable], &[KeptStatus])],
    out: impl Write,
) -> Result<csv::Result<()>, Error> {
    let reasons = reasons(problems);
    let mut writer = csv::Writer::from_writer(out);
    if let Err(error) = writer.write_record(["file", "line", "reason", "row"]) {
        return Ok(Err(error));
    }
    for (table, statuses) in
        tables.iter().flat_map(|(tables, statuses)| tables.iter().map(move |table| (table, statuses)))
    {
        let file = table.table.name();
        let written = walk(table, statuses, |row, kept| {
            if kept.status != RowStatus::Rejected {
                return Ok(());
            }
            let reason = reason(kept.status, &reasons, &file, table.table.line_in_file(row.line()));
            writer.write_record([
                file.as_bytes(),
                table.table.line_in_file(row.line()).to_string().as_bytes(),
                reason.as_bytes(),
                row.verbatim(),
            ])
        })?;
        if written.is_err() {
            return Ok(written);
        }
    }
    Ok(writer.flush().map_err(csv::Error::from))
}
