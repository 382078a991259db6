//! The tables of a sheet, one below the other, with their charts.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::charts;
use super::grid::{ColumnWidth, Formats, LONGEST, SheetValue, fitting, keep_header, printed, table};
use super::placed::PlacedTable;
use crate::present::document::{Sheet, is_strong};
use crate::present::language::Texts;
use crate::present::span::{filled, words};
use crate::present::table::{self as typed, Cell, Medium, Table};
use crate::present::wrap::width;

/// How wide columns are, in characters.
const NAMES: f64 = 32.0;
const NUMBERS: f64 = 10.0;
const WORDS: (f64, f64) = (10.0, 44.0);

/// Adds the sheet.
pub(super) fn add(workbook: &mut Workbook, sheet: &Sheet, texts: &Texts) -> Result<(), XlsxError> {
    let page = workbook.add_worksheet().set_name(sheet.name)?;
    let mut top = above(page, sheet)?;
    let formats = Formats::new(true, texts.language);
    let only = sheet.tables.len() == 1;
    let mut widths: Vec<f64> = vec![];
    for (number, data) in sheet.tables.iter().enumerate() {
        let columns = columns(data, texts);
        let below = table(page, top, &columns, &rows(data), &formats)?;
        if only {
            keep_header(page, top)?;
        }
        if sheet.is_filtered {
            let last = below - 1 - u32::from(data.has_total);
            super::grid::filter(page, top, last, columns.len())?;
        }
        if data.rows.is_empty() && !data.empty.is_empty() {
            formats.write(page, below, 0, &SheetValue::text(&data.empty))?;
        }
        if number == 0 {
            let placed = PlacedTable { sheet: sheet.name, first_row: top + 1, columns: placed(data) };
            charts::add(page, sheet, &placed, below + 1, &formats)?;
        }
        // The tables of a sheet share its columns; each sets their widths anew.
        widths.resize(widths.len().max(columns.len()), 0.0);
        for (width, (_, of_column)) in widths.iter_mut().zip(&columns) {
            *width = *of_column;
        }
        if only {
            for at in hidden(data) {
                page.set_column_hidden(at)?;
                widths[usize::from(at)] = 0.0;
            }
        }
        top = below + 1;
    }
    printed(page, &widths, 1)?;
    if sheet.tables.len() > 1 {
        page.set_freeze_panes(1, 0)?;
    }
    Ok(())
}

/// The columns that the whiskers of charts need and nobody reads; charts show them all the same.
fn hidden(data: &Table) -> impl Iterator<Item = u16> {
    placed(data).into_iter().filter(|(name, _)| name.ends_with("_down") || name.ends_with("_up")).map(|(_, at)| at)
}

/// Paragraphs above the first table, and the first row below them.
fn above(page: &mut Worksheet, sheet: &Sheet) -> Result<u32, XlsxError> {
    let title = Format::new().set_bold().set_font_size(14);
    let mut top = 0;
    for text in &sheet.above {
        let words = words(text);
        if is_strong(text) {
            page.write_string_with_format(top, 0, fitting(&words, LONGEST), &title)?;
        } else {
            page.write_string(top, 0, fitting(&words, LONGEST))?;
        }
        top += 1;
    }
    Ok(if top > 0 { top + 1 } else { 0 })
}

/// A cell with two numbers takes two columns.
fn is_pair(column: &typed::Column) -> bool {
    column.second.is_some()
}

fn columns(data: &Table, texts: &Texts) -> Vec<ColumnWidth> {
    let mut columns: Vec<ColumnWidth> = vec![];
    for (number, (at, column)) in data.columns_for(Medium::Workbook).into_iter().enumerate() {
        let heading = |end: &str| filled(texts.workbook.end, &[("what", &column.heading), ("end", end)]);
        let longest = |name: &str| name.split(' ').map(width).max().unwrap_or(0) as f64 + 2.0;
        if is_pair(column) {
            columns.extend([texts.workbook.low, texts.workbook.high].map(heading).map(|name| {
                let wide = longest(&name).max(NUMBERS);
                (name, wide)
            }));
        } else if column.is_number {
            columns.push((column.heading.clone(), longest(&column.heading).max(NUMBERS)));
        } else {
            let cells = data.rows.iter().map(|row| width(&row[at].shown(&texts.numbers)));
            let wide = cells.max().unwrap_or(0) as f64 + 2.0;
            let wide = wide.clamp(WORDS.0, WORDS.1).max(longest(&column.heading));
            columns.push((column.heading.clone(), if number == 0 { wide.max(NAMES) } else { wide }));
        }
    }
    columns
}

fn placed(data: &Table) -> Vec<(&str, u16)> {
    let mut next = 0;
    let columns = data.columns_for(Medium::Workbook).into_iter();
    columns
        .map(|(_, column)| {
            let at = next;
            next += if is_pair(column) { 2 } else { 1 };
            (column.name.as_ref(), at)
        })
        .collect()
}

fn rows(data: &Table) -> Vec<Vec<SheetValue>> {
    let columns = data.columns_for(Medium::Workbook);
    let row = |row: &Vec<Cell>| columns.iter().flat_map(|&(at, column)| values(&row[at], column)).collect();
    data.rows.iter().map(row).collect()
}

fn values(cell: &Cell, column: &typed::Column) -> Vec<SheetValue> {
    let numbers = cell.pair().into_iter().take(if is_pair(column) { 2 } else { 1 });
    match cell {
        Cell::Text(text) => vec![SheetValue::Text(words(text))],
        Cell::Raw(text) => vec![SheetValue::Text(text.clone().unwrap_or_default())],
        Cell::Count(Some(count)) => vec![SheetValue::Count(*count)],
        Cell::Day(day, _) => vec![SheetValue::Day(Some(*day))],
        Cell::Share(_) | Cell::Shares(_) | Cell::Bin(..) => numbers.map(SheetValue::Share).collect(),
        Cell::Score(_) | Cell::Change(_) | Cell::Interval(_) => numbers.map(SheetValue::Score).collect(),
        _ => numbers.map(SheetValue::Number).collect(),
    }
}
