//! The cells of one sheet of an XLSX file.

use crate::localized::Localized;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cell::SheetCell;
use super::number_format::Shown;
use super::package::{ENDS_IN_CELL, damaged, damaged_xml};
use super::shared_strings::{SharedStrings, read_text};
use super::sheet::{Flow, Visit};
use super::text;

/// What cells refer to, and the name of the part for messages.
pub(super) struct CellTables<'a> {
    pub(super) strings: &'a SharedStrings,
    pub(super) formats: &'a [Shown],
    pub(super) part: &'a str,
}

/// What a `c` element says of its cell.
#[derive(Clone, Copy, Default)]
struct CellHead {
    kind: XlsxCellKind,
    style: usize,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum XlsxCellKind {
    #[default]
    Number,
    Shared,
    Inline,
    FormulaText,
    Bool,
    Error,
    Iso,
}

/// What is inside a `c` element.
#[derive(Default)]
struct CellBody {
    value: String,
    has_formula: bool,
}

/// Walks over the filled cells.
pub(super) fn walk<R: BufRead>(
    xml: &mut Reader<R>,
    look_up: &CellTables<'_>,
    visit: &mut dyn Visit,
) -> Result<(), Localized> {
    let (mut buffer, mut inner, mut body) = (vec![], vec![], CellBody::default());
    let (mut row, mut column, mut filled, mut hidden) = (0_u32, 0_u32, false, false);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| damaged_xml(look_up.part, &error))? {
            Event::Start(element) if element.local_name().as_ref() == "row" => {
                (row, hidden) = row_head(&element, row, look_up)?;
                (column, filled) = (0, false);
            }
            Event::Empty(element) if element.local_name().as_ref() == "row" => {
                row = row_head(&element, row, look_up)?.0 + 1;
            }
            Event::End(element) if element.local_name().as_ref() == "row" => {
                if hidden && filled {
                    visit.hidden_row();
                }
                row += 1;
            }
            Event::Empty(element) if element.local_name().as_ref() == "c" => {
                column = cell_head(&element, (row, column), look_up)?.0.1 + 1;
            }
            Event::Start(element) if element.local_name().as_ref() == "c" => {
                let (at, head) = cell_head(&element, (row, column), look_up)?;
                (row, column) = at;
                read_body(xml, look_up, &mut inner, &mut body)?;
                if let Some(cell) = typed(head, &body, look_up) {
                    filled = true;
                    if visit.cell(row, column, cell)? == Flow::Stop {
                        return Ok(());
                    }
                }
                column += 1;
            }
            Event::End(element) if element.local_name().as_ref() == "sheetData" => {
                merged_cells(xml, visit);
                return Ok(());
            }
            Event::Empty(element) if element.local_name().as_ref() == "sheetData" => return Ok(()),
            Event::Eof => {
                return Err(damaged(
                    look_up.part,
                    Localized::both("it ends before the last row", "endet vor der letzten Zeile"),
                ));
            }
            _ => {}
        }
    }
}

/// Which cells are merged, as stands behind the cells. What is damaged there damages no cell.
fn merged_cells<R: BufRead>(xml: &mut Reader<R>, visit: &mut dyn Visit) {
    let mut buffer = vec![];
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == "mergeCell" => {
                let area = text::attribute(&element, "ref").unwrap_or_default();
                let corners = area.split_once(':').and_then(|(from, to)| Some((position(from)?, position(to)?)));
                if let Some(((first_row, first), (last_row, last))) = corners {
                    visit.merged([first_row, last_row], [first, last]);
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Number of the row from 0, and whether it is hidden.
fn row_head(element: &BytesStart<'_>, next: u32, look_up: &CellTables<'_>) -> Result<(u32, bool), Localized> {
    let (mut row, mut hidden) = (next, false);
    for attribute in element.attributes().with_checks(false).flatten() {
        match attribute.key.as_ref() {
            "r" => {
                let number = attribute.value.parse::<u32>().ok().and_then(|number| number.checked_sub(1));
                row = number.ok_or_else(|| {
                    damaged(look_up.part, Localized::both("a row has no number", "eine Zeile ohne Nummer"))
                })?;
            }
            "hidden" => hidden = matches!(attribute.value.as_ref(), "1" | "true"),
            _ => {}
        }
    }
    Ok((row.min(u32::MAX - 1), hidden))
}

fn cell_head(
    element: &BytesStart<'_>,
    next: (u32, u32),
    look_up: &CellTables<'_>,
) -> Result<((u32, u32), CellHead), Localized> {
    let (mut at, mut head) = (next, CellHead::default());
    for attribute in element.attributes().with_checks(false).flatten() {
        let value = attribute.value.as_ref();
        match attribute.key.as_ref() {
            "r" => {
                let no_place = Localized::both("a cell has no place", "eine Zelle ohne Platz");
                at = position(value).ok_or_else(|| damaged(look_up.part, no_place))?;
            }
            "s" => head.style = value.parse().unwrap_or_default(),
            "t" => {
                head.kind = match value {
                    "s" => XlsxCellKind::Shared,
                    "inlineStr" => XlsxCellKind::Inline,
                    "str" => XlsxCellKind::FormulaText,
                    "b" => XlsxCellKind::Bool,
                    "e" => XlsxCellKind::Error,
                    "d" => XlsxCellKind::Iso,
                    _ => XlsxCellKind::Number,
                }
            }
            _ => {}
        }
    }
    Ok((at, head))
}

/// Row and column from 0 of `E17`.
fn position(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = name.split_at(letters);
    if letters.is_empty() || letters.len() > 4 {
        return None;
    }
    let column =
        letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
    Some((row.min(u32::MAX - 2), column - 1))
}

fn read_body<R: BufRead>(
    xml: &mut Reader<R>,
    look_up: &CellTables<'_>,
    buffer: &mut Vec<u8>,
    body: &mut CellBody,
) -> Result<(), Localized> {
    body.value.clear();
    body.has_formula = false;
    let mut in_value = false;
    loop {
        buffer.clear();
        let event = xml.read_event_into(buffer).map_err(|error| damaged_xml(look_up.part, &error))?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "v" => in_value = true,
                "f" => body.has_formula = true,
                "is" => read_text(xml, "is", look_up.part, &mut body.value)?,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == "f" => body.has_formula = true,
            Event::End(element) => match element.local_name().as_ref() {
                "v" => in_value = false,
                "c" => return Ok(()),
                _ => {}
            },
            Event::Eof => {
                return Err(damaged(look_up.part, ENDS_IN_CELL));
            }
            other if in_value => text::push(other, &mut body.value),
            _ => {}
        }
    }
}

/// The cell; `None` when it is blank.
fn typed<'a>(head: CellHead, body: &'a CellBody, look_up: &CellTables<'a>) -> Option<SheetCell<'a>> {
    let value = body.value.as_str();
    if value.is_empty() {
        return (body.has_formula && head.kind != XlsxCellKind::FormulaText).then_some(SheetCell::NoResult);
    }
    Some(match head.kind {
        XlsxCellKind::Inline | XlsxCellKind::FormulaText => SheetCell::Text(value),
        XlsxCellKind::Shared => {
            let text = value.trim().parse().ok().and_then(|index| look_up.strings.get(index));
            match text {
                Some("") => return None,
                Some(text) => SheetCell::Text(text),
                None => SheetCell::Error("#REF!"),
            }
        }
        XlsxCellKind::Bool => match value.trim() {
            "1" | "true" => SheetCell::Bool(true),
            "0" | "false" => SheetCell::Bool(false),
            _ => SheetCell::Text(value),
        },
        XlsxCellKind::Error => SheetCell::Error(value),
        XlsxCellKind::Iso => SheetCell::Iso(value),
        XlsxCellKind::Number => match value.trim().parse::<f64>().ok().filter(|number| number.is_finite()) {
            None => SheetCell::Text(value),
            Some(number) => match look_up.formats.get(head.style).copied().unwrap_or_default() {
                Shown::Plain => SheetCell::Number(number),
                Shown::Date => SheetCell::Date(number),
                Shown::Percent => SheetCell::Percent(number),
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn places_of_cells() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("E17"), Some((16, 4)));
        assert_eq!(position("WQK1000001"), Some((1_000_000, 16_000)));
        for wrong in ["", "17", "E", "E0", "ABCDE1", "E-1", "É1"] {
            assert_eq!(position(wrong), None, "{wrong}");
        }
    }
}
