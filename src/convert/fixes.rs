//! The workbook in which problems are mended: the user's rows with a reason beside each bad cell, and the phrases that nobody knows.

use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;

use rust_xlsxwriter::{Color, Format, Workbook, Worksheet, XlsxError};

use crate::dataset::Dataset;
use crate::dataset::each_row::each_row;
use crate::dataset::fixes::{FILE, LINE, MEANS, PHRASES, PROBLEM, sheet_name};
use crate::dataset::loaded::ReadTable;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::error::Error;

/// What is wrong with a row: the columns, from 0, and why.
type Wrong<'a> = BTreeMap<(String, u64), Vec<&'a Diagnostic>>;

/// The bytes of an XLSX file, and how many problems and phrases are in it.
pub(crate) type FixesMade = (Vec<u8>, [u64; 2]);

/// The bytes of an XLSX file, and how many cells and phrases are to be mended in it.
///
/// # Errors
/// The outer error when an input cannot be read again, the inner when there is more than a workbook holds.
pub(crate) fn fixes_workbook(log: &Dataset) -> Result<io::Result<FixesMade>, Error> {
    let mut wrong: Wrong<'_> = BTreeMap::new();
    for problem in log.diagnostics.kinds().iter().flat_map(|kind| &kind.first) {
        let place = problem.place.as_ref().and_then(|place| Some((place.file.clone(), place.line?)));
        if let Some(place) = place.filter(|_| problem.severity == Severity::Error) {
            wrong.entry(place).or_default().push(problem);
        }
    }
    let mut book = Workbook::new();
    let mut cells = 0;
    for (at, read) in (1..).zip(log.tables.iter().chain(&log.resolution_tables)) {
        match add_rows(book.add_worksheet(), &sheet_name(at), read, &wrong)? {
            Ok(found) => cells += found,
            Err(error) => return Ok(Err(io::Error::other(error.to_string()))),
        }
    }
    let mut phrases = 0;
    let made = add_phrases(book.add_worksheet(), log, &mut phrases).and_then(|()| book.save_to_buffer());
    Ok(made.map(|bytes| (bytes, [cells, phrases])).map_err(|error| io::Error::other(error.to_string())))
}

fn add_rows(
    sheet: &mut Worksheet,
    name: &str,
    read: &ReadTable,
    wrong: &Wrong<'_>,
) -> Result<Result<u64, XlsxError>, Error> {
    let bold = Format::new().set_bold();
    let front = read.table.provenance().columns_in_front();
    let headers = read.table.headers();
    let head = [FILE, LINE].into_iter().chain(headers[front..].iter().map(String::as_str)).chain([PROBLEM]);
    let mut done = sheet.set_name(name).map(drop);
    for (column, header) in (0_u16..).zip(head) {
        done = done.and_then(|()| sheet.write_string_with_format(0, column, header, &bold).map(drop));
    }
    let (bad, mut found, mut number) = (Format::new().set_background_color(Color::RGB(0x00FF_D6C9)), 0, 0_u32);
    let file = read.table.name();
    each_row(read, |row, line| {
        if row.is_blank() {
            return ControlFlow::Continue(());
        }
        let local = line - u64::from(read.line_base);
        number += 1;
        let problems = wrong.get(&(file.clone(), read.table.line_in_file(local)));
        let mut write = || -> Result<(), XlsxError> {
            sheet.write_string(number, 0, &file)?;
            sheet.write_string(number, 1, local.to_string())?;
            let mut scratch = vec![];
            for (column, at) in (2_u16..).zip(front..headers.len()) {
                let text = String::from_utf8_lossy(row.text(at, &mut scratch).unwrap_or_default()).into_owned();
                let of_cell = |one: &&Diagnostic| {
                    one.place.as_ref().and_then(|place| place.column_number) == Some(at - front + 1)
                };
                match problems.and_then(|problems| problems.iter().find(|one| of_cell(one))) {
                    Some(_) => sheet.write_string_with_format(number, column, &text, &bad)?,
                    None => sheet.write_string(number, column, &text)?,
                };
            }
            if let Some(problems) = problems {
                found += problems.len() as u64;
                let said = |one: &&Diagnostic| {
                    let column = one.place.as_ref().and_then(|place| place.column.clone());
                    let column = column.map(|column| format!("{column}: ")).unwrap_or_default();
                    format!("{column}{} {}", one.message.english(), one.help.english())
                };
                let said = problems.iter().map(said).collect::<Vec<_>>().join("\n");
                let last = u16::try_from(headers.len() - front + 2).unwrap_or(u16::MAX);
                sheet.write_string_with_format(number, last, &said, &bad)?;
            }
            Ok(())
        };
        if done.is_ok() {
            done = write();
        }
        if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    let last = u16::try_from(headers.len() - front + 2).unwrap_or(u16::MAX);
    Ok(done.and_then(|()| {
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, number, last)?;
        sheet.autofit();
        sheet.set_column_hidden(0)?;
        sheet.set_column_hidden(1)?;
        Ok(found)
    }))
}

fn add_phrases(sheet: &mut Worksheet, log: &Dataset, phrases: &mut u64) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_name(PHRASES)?;
    for (column, header) in (0_u16..).zip(["phrase", "count", MEANS]) {
        sheet.write_string_with_format(0, column, header, &bold)?;
    }
    let unknown = log.diagnostics.kinds().iter().filter(|kind| kind.code == Code::PhraseUnknown);
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for value in unknown.flat_map(|kind| &kind.first).filter_map(|problem| problem.value.as_deref()) {
        *counts.entry(value).or_default() += 1;
    }
    for (row, (phrase, count)) in (1_u32..).zip(&counts) {
        sheet.write_string(row, 0, *phrase)?;
        sheet.write_string(row, 1, count.to_string())?;
    }
    *phrases = counts.len() as u64;
    sheet.autofit();
    sheet.set_column_width(2, 30)?;
    Ok(())
}
