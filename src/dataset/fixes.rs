//! What was mended in the workbook that `check -o fixes.xlsx` writes: rows and phrases.

use std::collections::BTreeMap;
use std::path::Path;

use crate::dataset::columns_in_front::push_quoted;
use crate::dataset::line_by_line::copied;
use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text;
use crate::input::workbook::{self, SheetRole};
use crate::lexicon::PhraseOverride;
use crate::localized::{Language, localized};
use crate::options::{FixedRows, ReadingOptions};

/// Header of the hidden column with the name of the file.
pub(crate) const FILE: &str = "trackrecord_file";
/// Likewise with the line of the table.
pub(crate) const LINE: &str = "trackrecord_line";
/// Header of the column with what is wrong.
pub(crate) const PROBLEM: &str = "trackrecord_problem";
/// Name of the sheet of phrases.
pub(crate) const PHRASES: &str = "Phrases";
/// Header of the column to fill in.
pub(crate) const MEANS: &str = "means (such as 0.7)";

/// The name of the sheet of a table, counted from 1.
pub(crate) fn sheet_name(at: usize) -> String {
    format!("Rows {at}")
}

/// What the workbook says.
///
/// # Errors
/// When it cannot be read, is none of these workbooks, or a phrase is given no probability.
pub(crate) fn read(path: &Path) -> Result<(FixedRows, Vec<PhraseOverride>), Error> {
    let mut fixed = FixedRows { file: path.display().to_string(), ..FixedRows::default() };
    for at in 1.. {
        let Ok(table) = sheet(path, &sheet_name(at)) else { break };
        each(&table, |cells| {
            if let [file, line, cells @ .., _] = cells
                && let Ok(line) = line.parse()
            {
                fixed.rows.insert((file.clone(), line), cells.to_vec());
            }
        })?;
    }
    if fixed.rows.is_empty() {
        let reason = localized!(
            "it is no workbook that trackrecord check -o fixes.xlsx wrote",
            "Das ist keine Arbeitsmappe, die trackrecord check -o fixes.xlsx geschrieben hat"
        );
        return Err(Error::Form { path: path.to_owned(), reason });
    }
    let mut phrases = vec![];
    if let Ok(table) = sheet(path, PHRASES) {
        let mut wrong = None;
        each(&table, |cells| {
            if let [phrase, _, means] = cells
                && !means.is_empty()
            {
                match PhraseOverride::parse(&format!("{phrase}={means}")) {
                    Ok(given) => phrases.push(given),
                    Err(error) => {
                        let why = error.message();
                        let (warum, why) = (why.of(Language::German), why.english());
                        let said = localized!("sheet {PHRASES}: {why}", "Blatt {PHRASES}: {warum}");
                        wrong = wrong.take().or(Some(said));
                    }
                }
            }
        })?;
        if let Some(reason) = wrong {
            return Err(Error::Form { path: path.to_owned(), reason });
        }
    }
    Ok((fixed, phrases))
}

fn sheet(path: &Path, name: &str) -> Result<InputTable, Error> {
    let options = ReadingOptions { sheets: vec![name.to_owned()], ..ReadingOptions::new(vec![], vec![]) };
    workbook::open(ByteSource::open(path)?, SheetRole::Forecasts, &options)
}

/// Hands the trimmed cells of each row to `take`.
fn each(table: &InputTable, mut take: impl FnMut(&[String])) -> Result<(), Error> {
    let chunks = table.chunks();
    let (mut buffer, mut separators, mut scratch) = (Vec::new(), Separators::default(), vec![]);
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line) {
            let mut cell = |column| {
                String::from_utf8_lossy(text::trim(row.text(column, &mut scratch).unwrap_or_default())).into_owned()
            };
            let cells: Vec<String> = (0..table.headers().len()).map(&mut cell).collect();
            take(&cells);
        }
    }
    Ok(())
}

/// The table with the rows that were mended, each on its line.
///
/// # Errors
/// When it cannot be read, or most cells of a row are others: the file was changed since.
pub(crate) fn mended(table: InputTable, fixed: &FixedRows) -> Result<InputTable, Error> {
    let name = table.name();
    let of_table = fixed.rows.iter().filter(|((file, _), _)| *file == name);
    let rows: BTreeMap<u64, &Vec<String>> = of_table.map(|((_, line), cells)| (*line, cells)).collect();
    let (delimiter, width) = (table.dialect().delimiter, table.headers().len());
    let mut scratch = vec![];
    let copy = copied(&table, |row, out| {
        let mut is_own = |at: usize, cell: &[u8]| text::trim(row.text(at, &mut scratch).unwrap_or_default()) == cell;
        let cells = rows.get(&row.line());
        let differ = cells.map_or(0, |cells| {
            (0..width).filter(|&at| !cells.get(at).is_some_and(|cell| is_own(at, cell.as_bytes()))).count()
        });
        match cells.filter(|_| differ > 0) {
            None => out.extend_from_slice(row.verbatim()),
            Some(_) if 2 * differ > width => {
                let (file, line) = (&fixed.file, table.line_in_file(row.line()));
                return Err(Error::Usage(localized!(
                    "{file} is not of {name} as it is now: line {line} has other cells; write it anew with check -o",
                    "{file} passt nicht zu {name}, wie es jetzt ist: Zeile {line} hat andere Zellen; mit check -o neu schreiben"
                )));
            }
            Some(cells) => {
                for (at, cell) in cells.iter().take(width).enumerate() {
                    out.extend((at > 0).then_some(delimiter));
                    out.push(b'"');
                    push_quoted(out, cell.as_bytes());
                    out.push(b'"');
                }
            }
        }
        Ok(())
    })?;
    Ok(table.fronted(copy, vec![], vec![]))
}
