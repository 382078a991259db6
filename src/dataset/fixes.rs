//! What was mended in the workbook that `check -o fixes.xlsx` writes: rows and phrases.

use std::io::{BufWriter, Write};
use std::path::Path;

use crate::dataset::columns_in_front::push_quoted;
use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text;
use crate::input::workbook::{self, SheetRole};
use crate::lexicon::PhraseOverride;
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
        let reason = "it is no workbook that trackrecord check -o fixes.xlsx wrote".to_owned();
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
                    Err(error) => wrong = wrong.take().or(Some(format!("sheet {PHRASES}: {error}"))),
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
    let path = table.source().path().to_owned();
    let failed = |source| Error::Read { path: path.clone(), source };
    let dialect = table.dialect();
    let width = table.headers().len();
    let mut out = BufWriter::new(tempfile::tempfile().map_err(failed)?);
    let chunks = table.chunks();
    let (mut buffer, mut separators, mut scratch) = (Vec::new(), Separators::default(), vec![]);
    let mut next_line = None;
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, dialect);
        let mut line = *next_line.get_or_insert(place.line);
        for row in TableRows::new(&buffer, &separators, place.line).filter(|row| !row.is_blank()) {
            for _ in line..row.line() {
                out.write_all(&[dialect.newline]).map_err(failed)?;
            }
            let mut own = |column| text::trim(row.text(column, &mut scratch).unwrap_or_default()).to_vec();
            let cells = fixed.rows.get(&(name.clone(), row.line()));
            let differ = cells.map_or(0, |cells| {
                (0..width).filter(|&at| cells.get(at).is_none_or(|cell| cell.as_bytes() != own(at))).count()
            });
            let mut bytes = vec![];
            match cells.filter(|_| differ > 0) {
                None => bytes.extend_from_slice(row.verbatim()),
                Some(_) if 2 * differ > width => {
                    return Err(Error::Usage(format!(
                        "{} is not of {name} as it is now: line {} has other cells; write it anew with check -o",
                        fixed.file,
                        table.line_in_file(row.line())
                    )));
                }
                Some(cells) => {
                    for (at, cell) in cells.iter().take(width).enumerate() {
                        bytes.extend((at > 0).then_some(dialect.delimiter));
                        bytes.push(b'"');
                        push_quoted(&mut bytes, cell.as_bytes());
                        bytes.push(b'"');
                    }
                }
            }
            bytes.push(dialect.newline);
            out.write_all(&bytes).map_err(failed)?;
            line = row.line() + memchr::memchr_iter(dialect.newline, &bytes).count() as u64;
        }
        next_line = Some(line);
    }
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    Ok(table.fronted(ByteSource::spooled(&path, file)?, vec![], vec![]))
}
