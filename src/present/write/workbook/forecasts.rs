//! The sheet of every row with what became of it, written as it is read.

use rust_xlsxwriter::{IgnoreError, Workbook, Worksheet, XlsxError};

use super::grid::{ColumnWidth, Formats, SheetValue, filter, header, keep_header, printed};
use crate::dataset::loaded::ReadTable;
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::text;
use crate::model::RowStatus;
use crate::present::document::Sheet;
use crate::present::language::Texts;
use crate::present::rows::{KeptRows, RowWithStatus, each_row_with_status, input_headers};
use crate::present::span::filled;
use crate::score::unchecked::brier;
use crate::summary::best_and_worst::{QuestionOfRow, QuestionsOfRows};

/// A sheet has so many rows and columns.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// The first columns, which say which row it is.
const NAMING: u16 = 2;
/// Columns before those of the input.
const OWN: u16 = 11;

/// Adds the sheet.
pub(super) fn add(
    workbook: &mut Workbook,
    sheet: &Sheet,
    rows: &KeptRows<'_>,
    texts: &Texts,
) -> Result<Result<(), XlsxError>, Error> {
    let (sheet, columns) = match begin(workbook, sheet.name, rows, texts) {
        Ok(begun) => begun,
        Err(error) => return Ok(Err(error)),
    };
    let formats = Formats::new(false, texts.language);
    let (mut next, mut left_out) = (1, 0_u64);
    let mut scratch = vec![];
    let written = each_row_with_status(rows.tables, rows.statuses, rows.problems, |found| {
        // The last row says how many do not fit.
        if next + 1 >= MOST_ROWS {
            left_out += 1;
            return Ok(());
        }
        let question = question(found, rows.questions, &mut scratch);
        row(sheet, next, (found, question), texts, &formats, &mut scratch)?;
        next += 1;
        Ok(())
    })?;
    Ok(written.and_then(|()| finish(sheet, next, left_out, columns, texts)))
}

fn begin<'a>(
    workbook: &'a mut Workbook,
    name: &str,
    rows: &KeptRows<'_>,
    texts: &Texts,
) -> Result<(&'a mut Worksheet, usize), XlsxError> {
    let w = &texts.workbook;
    let own = [
        (texts.reproduce.file, 22.0),
        (w.line, 8.0),
        (w.status, 16.0),
        (w.why, 30.0),
        (w.question, 40.0),
        (w.said, 11.0),
        (w.outcome, 11.0),
        (w.resolved, 12.0),
        (texts.over_time.quarter, 10.0),
        (w.weight, 9.0),
        (texts.scores.brier, 12.0),
    ];
    let mut columns: Vec<ColumnWidth> = own.map(|(name, width)| (name.to_owned(), width)).to_vec();
    let inputs = input_headers(rows.tables).into_iter().map(|name| {
        let is_taken = own.iter().any(|(own, _)| *own == name);
        (if is_taken { filled(w.input, &[("name", &name)]) } else { name }, 18.0)
    });
    columns.extend(inputs.take(MOST_COLUMNS - usize::from(OWN)));
    let sheet = workbook.add_worksheet_with_constant_memory()?.set_name(name)?;
    header(sheet, 0, &columns, &Formats::new(false, texts.language))?;
    keep_header(sheet, 0)?;
    let widths: Vec<f64> = columns.iter().map(|(_, width)| *width).collect();
    printed(sheet, &widths, NAMING)?;
    Ok((sheet, columns.len()))
}

fn row(
    sheet: &mut Worksheet,
    at: u32,
    (found, question): (&RowWithStatus<'_>, Option<&QuestionOfRow>),
    texts: &Texts,
    formats: &Formats,
    scratch: &mut Vec<u8>,
) -> Result<(), XlsxError> {
    let (w, status) = (&texts.workbook, found.kept.status);
    let resolved = question.and_then(|question| question.resolved);
    let outcome = match (found.kept.scored, status) {
        (Some((_, happened)), _) => match happened.whole() {
            Some(true) => w.yes.to_owned(),
            Some(false) => w.no.to_owned(),
            None => texts.numbers.share(Some(happened.share())),
        },
        (None, RowStatus::Annulled) => w.annulled.to_owned(),
        _ => String::new(),
    };
    let why = match status {
        RowStatus::Scored => String::new(),
        _ if found.reason.is_empty() => texts.status(status).to_owned(),
        _ => found.reason.clone(),
    };
    let own = [
        SheetValue::text(found.file),
        SheetValue::Count(found.line),
        SheetValue::text(status.name()),
        SheetValue::Text(why),
        SheetValue::Text(question.and_then(|question| question.text.clone()).unwrap_or_default()),
        found.kept.scored.map_or(SheetValue::Number(None), |(p, _)| SheetValue::Probability(p)),
        SheetValue::Text(outcome),
        SheetValue::Day(resolved),
        SheetValue::Text(resolved.map_or_else(String::new, |day| format!("{}Q{}", day.year(), day.quarter()))),
        SheetValue::Number((status == RowStatus::Scored).then_some(found.kept.weight)),
        SheetValue::Score(found.kept.scored.map(|(p, happened)| happened.expect(|happened| brier(p, happened)))),
    ];
    for (column, value) in (0u16..).zip(&own) {
        formats.write(sheet, at, column, value)?;
    }
    for (column, input) in (0u16..).zip(found.columns.iter().take(MOST_COLUMNS - usize::from(OWN))) {
        let Some(input) = *input else { continue };
        let cell = found.row.text(input, scratch).unwrap_or_default();
        formats.write(sheet, at, column + OWN, &typed(found.table, input, cell))?;
    }
    Ok(())
}

/// A cell of the input as it was read: a day, a probability, or text as it stands.
fn typed(table: &ReadTable, column: usize, cell: &[u8]) -> SheetValue {
    let trimmed = text::trim(cell);
    let as_it_stands = || SheetValue::text(String::from_utf8_lossy(cell));
    if trimmed.is_empty() {
        return SheetValue::Text(String::new());
    }
    if table.date_columns.contains(&column) {
        let day = table.reading.date(column, trimmed).ok().filter(|moment| !moment.has_time());
        return day.map_or_else(as_it_stands, |moment| SheetValue::Day(Some(moment.day())));
    }
    if table.columns.get(Field::Probability) == Some(column) {
        return table.reading.probability(trimmed).map_or_else(|_| as_it_stands(), SheetValue::Probability);
    }
    as_it_stands()
}

/// What is known of the question of a row.
fn question<'q>(
    found: &RowWithStatus<'_>,
    questions: &'q QuestionsOfRows,
    scratch: &mut Vec<u8>,
) -> Option<&'q QuestionOfRow> {
    questions.get(text::trim(found.row.text(found.table.question, scratch)?))
}

fn finish(sheet: &mut Worksheet, next: u32, left_out: u64, columns: usize, texts: &Texts) -> Result<(), XlsxError> {
    filter(sheet, 0, next - 1, columns)?;
    let last = u16::try_from(columns - 1).unwrap_or(u16::MAX);
    // Numbers of the input stand as they were written.
    sheet.ignore_error_range(1, OWN, next.max(2) - 1, last.max(OWN), IgnoreError::NumberStoredAsText)?;
    if left_out > 0 {
        let n = texts.numbers.count(left_out);
        sheet.write_string(next, 0, filled(texts.workbook.cut, &[("n", &n)]))?;
    }
    Ok(())
}
