//! The sheet of every row with what became of it, written as it is read.

use rust_xlsxwriter::{IgnoreError, Workbook, Worksheet, XlsxError};

use super::grid::{ColumnWidth, Formats, SheetValue, filter, header};
use crate::error::Error;
use crate::model::RowStatus;
use crate::present::document::Sheet;
use crate::present::language::Texts;
use crate::present::rows::{KeptRows, RowWithStatus, each_row_with_status, input_headers};
use crate::present::span::filled;
use crate::score::unchecked::brier;

/// A sheet has so many rows and columns.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// Columns before those of the input.
const OWN: u16 = 8;

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
    let formats = Formats::new(false);
    let (mut next, mut left_out) = (1, 0_u64);
    let mut scratch = vec![];
    let written = each_row_with_status(rows.tables, rows.statuses, rows.problems, |found| {
        // The last row says how many do not fit.
        if next + 1 >= MOST_ROWS {
            left_out += 1;
            return Ok(());
        }
        row(sheet, next, found, texts, &formats, &mut scratch)?;
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
        (w.said, 9.0),
        (w.outcome, 11.0),
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
    header(sheet, 0, &columns, &Formats::new(false))?;
    Ok((sheet, columns.len()))
}

fn row(
    sheet: &mut Worksheet,
    at: u32,
    found: &RowWithStatus<'_>,
    texts: &Texts,
    formats: &Formats,
    scratch: &mut Vec<u8>,
) -> Result<(), XlsxError> {
    let (w, status) = (&texts.workbook, found.kept.status);
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
        SheetValue::Share(found.kept.scored.map(|(p, _)| p)),
        SheetValue::Text(outcome),
        SheetValue::Number((status == RowStatus::Scored).then_some(found.kept.weight)),
        SheetValue::Score(found.kept.scored.map(|(p, happened)| happened.expect(|happened| brier(p, happened)))),
    ];
    for (column, value) in (0u16..).zip(&own) {
        formats.write(sheet, at, column, value)?;
    }
    for (column, input) in (0u16..).zip(found.columns.iter().take(MOST_COLUMNS - usize::from(OWN))) {
        let cell = input.and_then(|input| found.row.text(input, scratch)).unwrap_or_default();
        let text = String::from_utf8_lossy(cell);
        formats.write(sheet, at, column + OWN, &SheetValue::text(text))?;
    }
    Ok(())
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
