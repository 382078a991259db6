//! The cells of one sheet of an XLS file.

use crate::localized::Localized;
use std::borrow::Cow;
use std::collections::BTreeSet;

use super::biff::Records;
use super::cell::SheetCell;
use super::compound::{u16_at, u32_at};
use super::number_format::Shown;
use super::sheet::{Flow, Visit};
use super::xls_globals::{Globals, damaged};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const ROW: u16 = 0x0208;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027E;
const MUL_RK: u16 = 0x00BD;
const LABEL: u16 = 0x0204;
const RICH_LABEL: u16 = 0x00D6;
const LABEL_SST: u16 = 0x00FD;
const BOOL_OR_ERROR: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const STRING: u16 = 0x0207;
const MERGED: u16 = 0x00E5;

/// Cells that are out of order are sorted, but not more than a sheet of forecasts has.
const MOST_SORTED: usize = 4_000_000;

/// A cell as it stands in its record.
#[derive(Clone, Copy)]
enum RecordCell<'a> {
    Number(f64, u16),
    Shared(u32),
    Text(&'a [u8]),
    Bool(bool),
    Error(u8),
    NoResult,
    /// A formula whose result is an empty text.
    Blank,
}

type PlacedCell<'a> = (u32, u32, RecordCell<'a>);

/// Walks over the filled cells.
pub(super) fn walk(records: Records<'_>, globals: &Globals, visit: &mut dyn Visit) -> Result<(), Localized> {
    let mut cells = RecordCells::new(records.clone());
    let (mut ordered, mut count, mut last) = (true, 0, None);
    for (row, column, _) in &mut cells {
        ordered &= last.is_none_or(|last| last < (row, column));
        last = Some((row, column));
        count += 1;
    }
    if cells.broken || !ordered && count > MOST_SORTED {
        return Err(damaged());
    }
    for (rows, columns) in cells.merged {
        visit.merged(rows, columns);
    }
    let hidden = cells.hidden;
    let cells = RecordCells::new(records);
    if ordered { hand_on(cells, &hidden, globals, visit) } else { hand_on(sorted(cells), &hidden, globals, visit) }
}

/// Some programs write cells in the order in which they were filled; of several for one place the last one counts.
fn sorted(cells: RecordCells<'_>) -> impl Iterator<Item = PlacedCell<'_>> {
    let mut sorted: Vec<PlacedCell<'_>> = cells.collect();
    sorted.reverse();
    sorted.sort_by_key(|&(row, column, _)| (row, column));
    sorted.dedup_by_key(|&mut (row, column, _)| (row, column));
    sorted.into_iter()
}

fn hand_on<'a>(
    cells: impl Iterator<Item = PlacedCell<'a>>,
    hidden: &BTreeSet<u32>,
    globals: &Globals,
    visit: &mut dyn Visit,
) -> Result<(), Localized> {
    let mut before = None;
    for (row, column, raw) in cells {
        if before.is_some_and(|before| before != row && hidden.contains(&before)) {
            visit.hidden_row();
        }
        let text;
        let cell = match raw {
            RecordCell::Blank => continue,
            RecordCell::Shared(index) => match globals.strings.get(index as usize) {
                Some("") => continue,
                Some(shared) => SheetCell::Text(shared),
                None => return Err(damaged()),
            },
            RecordCell::Text(bytes) => {
                text = globals.letters.long(bytes).unwrap_or(Cow::Borrowed(""));
                if text.is_empty() {
                    continue;
                }
                SheetCell::Text(&text)
            }
            RecordCell::Number(number, style) => {
                match globals.formats.get(usize::from(style)).copied().unwrap_or_default() {
                    Shown::Plain => SheetCell::Number(number),
                    Shown::Date => SheetCell::Date(number),
                    Shown::Percent => SheetCell::Percent(number),
                }
            }
            RecordCell::Bool(truth) => SheetCell::Bool(truth),
            RecordCell::Error(code) => SheetCell::Error(error(code)),
            RecordCell::NoResult => SheetCell::NoResult,
        };
        before = Some(row);
        if visit.cell(row, column, cell)? == Flow::Stop {
            return Ok(());
        }
    }
    if before.is_some_and(|before| hidden.contains(&before)) {
        visit.hidden_row();
    }
    Ok(())
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

/// The cells in the order of the file; ends early when the sheet is damaged.
struct RecordCells<'a> {
    records: Records<'a>,
    /// Inside how many charts the walk is.
    depth: u32,
    /// Cells of one record, backwards.
    pending: Vec<PlacedCell<'a>>,
    hidden: BTreeSet<u32>,
    /// Rows and columns of merged cells.
    merged: Vec<([u32; 2], [u32; 2])>,
    broken: bool,
}

impl<'a> Iterator for RecordCells<'a> {
    type Item = PlacedCell<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(cell) = self.pending.pop() {
                return Some(cell);
            }
            // A sheet ends with its EOF; without it, it was cut off.
            let Some((kind, content)) = self.records.next() else {
                self.broken = true;
                return None;
            };
            match kind {
                BOF => self.depth += 1,
                EOF if self.depth <= 1 => return None,
                EOF => self.depth -= 1,
                _ if self.depth != 1 => {}
                MERGED => self.merged.extend(areas(content)),
                ROW if flag_of_hidden(content) => self.hidden.extend(u16_at(content, 0).map(u32::from)),
                _ => {
                    if self.read(kind, content).is_none() {
                        self.broken = true;
                        return None;
                    }
                }
            }
        }
    }
}

impl<'a> RecordCells<'a> {
    fn new(records: Records<'a>) -> Self {
        Self { records, depth: 0, pending: vec![], hidden: BTreeSet::new(), merged: vec![], broken: false }
    }

    /// Adds the cells of a record; `None` when it is too short.
    fn read(&mut self, kind: u16, content: &'a [u8]) -> Option<()> {
        let raw = match kind {
            NUMBER => RecordCell::Number(f64_at(content, 6)?, u16_at(content, 4)?),
            RK => RecordCell::Number(rk(u32_at(content, 6)?), u16_at(content, 4)?),
            LABEL_SST => RecordCell::Shared(u32_at(content, 6)?),
            LABEL | RICH_LABEL => RecordCell::Text(content.get(6..)?),
            BOOL_OR_ERROR => match (*content.get(6)?, *content.get(7)?) {
                (value, 0) => RecordCell::Bool(value != 0),
                (code, _) => RecordCell::Error(code),
            },
            FORMULA => self.result(content)?,
            MUL_RK => return self.several(content),
            _ => return Some(()),
        };
        self.pending.push((u16_at(content, 0)?.into(), u16_at(content, 2)?.into(), raw));
        Some(())
    }

    /// The result of a formula; a text stands in one of the next records.
    fn result(&mut self, content: &'a [u8]) -> Option<RecordCell<'a>> {
        let value: [u8; 8] = *content.get(6..)?.first_chunk()?;
        Some(match value {
            [0, .., 0xFF, 0xFF] => self.records.behind_formula(STRING).map_or(RecordCell::NoResult, RecordCell::Text),
            [1, _, truth, .., 0xFF, 0xFF] => RecordCell::Bool(truth != 0),
            [2, _, code, .., 0xFF, 0xFF] => RecordCell::Error(code),
            [.., 0xFF, 0xFF] => RecordCell::Blank,
            number => RecordCell::Number(f64::from_le_bytes(number), u16_at(content, 4)?),
        })
    }

    /// Numbers of several columns.
    fn several(&mut self, content: &'a [u8]) -> Option<()> {
        let (row, first) = (u32::from(u16_at(content, 0)?), u32::from(u16_at(content, 2)?));
        let numbers = content.get(4..content.len().checked_sub(2)?)?.chunks_exact(6);
        for (column, number) in (first..).zip(numbers) {
            self.pending.push((row, column, RecordCell::Number(rk(u32_at(number, 2)?), u16_at(number, 0)?)));
        }
        self.pending.reverse();
        Some(())
    }
}

/// First and last row, first and last column of each area, behind their number.
fn areas(content: &[u8]) -> impl Iterator<Item = ([u32; 2], [u32; 2])> {
    let words = |area: &[u8]| [0, 2, 4, 6].map(|at| u32::from(u16_at(area, at).unwrap_or_default()));
    content
        .get(2..)
        .unwrap_or_default()
        .chunks_exact(8)
        .map(words)
        .map(|[top, bottom, left, right]| ([top, bottom], [left, right]))
}

fn flag_of_hidden(row: &[u8]) -> bool {
    row.get(12).is_some_and(|flags| flags & 0x20 != 0)
}

fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A number in four bytes: a whole number or the upper half of a float, perhaps a hundred times too large.
fn rk(word: u32) -> f64 {
    let number =
        if word & 2 == 0 { f64::from_bits(u64::from(word & !3) << 32) } else { f64::from(word.cast_signed() >> 2) };
    if word & 1 == 0 { number } else { number / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    fn numbers_in_four_bytes() {
        // The examples of the specification, MS-XLS 2.5.217 and the OpenOffice documentation of Excel files, 2.5.5.
        for (word, number) in
            [(0x3FF0_0000, 1.0), (0x3FF0_0001, 0.01), (0x004B_5646, 1_234_321.0), (0x004B_5647, 12343.21)]
        {
            assert!((rk(word) - number).abs() < 1e-12, "{word:X}");
        }
        assert!((rk(0xFFFF_FFFE) + 1.0).abs() < 1e-12);
    }
}
