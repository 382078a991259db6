//! The sheets of problems, and of methods with options and files.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::grid::{Column, Formats, Value, filter, table};
use crate::diagnostics::{Diagnostic, DiagnosticKind, Severity};
use crate::dossier::Dossier;
use crate::present::document::{Block, Document};
use crate::present::language::Texts;
use crate::present::span::words;
use crate::present::table::{Cell, Table};

/// Adds the sheet of problems: those that are listed, with how many there are of each kind.
pub(super) fn problems(workbook: &mut Workbook, dossier: &Dossier, texts: &Texts) -> Result<(), XlsxError> {
    let w = &texts.workbook;
    let sheet = workbook.add_worksheet().set_name(w.problems)?;
    let columns = [
        (w.code, 24.0),
        (w.severity, 10.0),
        (w.times, 10.0),
        (texts.reproduce.file, 22.0),
        (w.line, 8.0),
        (w.column, 18.0),
        (w.value, 24.0),
        (w.message, 60.0),
        (w.help, 60.0),
    ]
    .map(|(name, width)| (name.to_owned(), width));
    let found = dossier.report.problems.iter().flat_map(|kind| kind.first.iter().map(move |problem| (kind, problem)));
    let rows: Vec<Vec<Value>> = found.map(|(kind, problem)| row(kind, problem)).collect();
    let formats = Formats::new(true);
    let below = table(sheet, 0, &columns, &rows, &formats)?;
    filter(sheet, 0, below - 1, columns.len())?;
    if rows.is_empty() {
        formats.write(sheet, below, 0, &Value::text(w.no_problems))?;
    }
    Ok(())
}

fn row(kind: &DiagnosticKind, problem: &Diagnostic) -> Vec<Value> {
    let place = problem.place.as_ref();
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    vec![
        Value::text(problem.code.as_str()),
        Value::text(severity),
        Value::Count(kind.count),
        Value::text(place.map_or("", |place| &place.file)),
        Value::Number(place.and_then(|place| place.line).map(|line| line as f64)),
        Value::text(place.and_then(|place| place.column.as_deref()).unwrap_or_default()),
        Value::text(problem.value.as_deref().unwrap_or_default()),
        Value::text(&problem.message),
        Value::text(&problem.help),
    ]
}

/// Adds the sheet of methods: the tables of the sections on methods and on reproduction, one below the other.
pub(super) fn methods(workbook: &mut Workbook, document: &Document) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(document.texts.workbook.methods)?;
    let formats = Formats::new(true);
    let sections = document.sections.iter().filter(|section| matches!(section.id, "methods" | "reproduce"));
    let mut top = 0;
    for data in sections.flat_map(|section| &section.blocks) {
        if let Block::Table(data) = data {
            top = table(sheet, top, &columns(data), &rows(data), &formats)? + 1;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn columns(data: &Table) -> Vec<Column> {
    let widths = [40.0, 70.0, 40.0, 14.0];
    data.columns.iter().zip(widths).map(|(column, width)| (column.heading.clone(), width)).collect()
}

fn rows(data: &Table) -> Vec<Vec<Value>> {
    let value = |cell: &Cell| match cell {
        Cell::Text(text) => Value::Text(words(text)),
        Cell::Count(count) => Value::Number(count.map(|count| count as f64)),
        other => Value::Number(other.value()),
    };
    data.rows.iter().map(|row| row.iter().map(value).collect()).collect()
}
