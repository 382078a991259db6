//! What holds for all sheets of an XLS file, and where they start.

use super::biff::{CellLetters, Records, SstTexts};
use super::compound::{u16_at, u32_at};
use super::foreign::{PASSWORD, save_again};
use super::number_format::{Shown, builtin, custom};
use super::shared_strings::SharedStrings;
use super::sheet::WorkbookSheet;
use super::text::one_line_end;
use crate::localized::{Localized, localized};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const CODE_PAGE: u16 = 0x0042;
const DATE_MODE: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const BOUND_SHEET: u16 = 0x0085;
const SST: u16 = 0x00FC;
const UNICODE: u16 = 0x0600;
const BEFORE_UNICODE: u16 = 0x0500;

/// What cells refer to.
pub(super) struct Globals {
    pub(super) letters: CellLetters,
    pub(super) strings: SharedStrings,
    pub(super) formats: Vec<Shown>,
    pub(super) is_1904: bool,
}

impl Globals {
    /// The first part of the stream: what holds for all sheets, and where they start.
    pub(super) fn read(stream: &[u8]) -> Result<(Self, Vec<(WorkbookSheet, usize)>), Localized> {
        let mut records = Records::new(stream, 0);
        let Some((BOF, head)) = records.next() else { return Err(damaged()) };
        let unicode = match u16_at(head, 0) {
            Some(UNICODE) => true,
            Some(BEFORE_UNICODE) => false,
            _ => {
                return Err(save_again(Localized::both(
                    "a workbook of a very old Excel (before version 5)",
                    "eine Arbeitsmappe eines sehr alten Excel (vor Version 5)",
                )));
            }
        };
        let letters = if unicode { Some(CellLetters::Unicode) } else { CellLetters::of_code_page(1252) };
        let mut globals = Self {
            letters: letters.unwrap_or(CellLetters::Unicode),
            strings: SharedStrings::default(),
            formats: vec![],
            is_1904: false,
        };
        let (mut sheets, mut codes, mut of_cells) = (vec![], std::collections::BTreeMap::new(), vec![]);
        while let Some((kind, content)) = records.next() {
            match kind {
                FILE_PASS => return Err(PASSWORD.into()),
                CODE_PAGE if !unicode => {
                    let letters = u16_at(content, 0).and_then(CellLetters::of_code_page);
                    globals.letters = letters.ok_or_else(|| {
                        save_again(Localized::both(
                            "an old Excel workbook in rare letters",
                            "eine alte Excel-Arbeitsmappe in seltenen Schriftzeichen",
                        ))
                    })?;
                }
                DATE_MODE => globals.is_1904 = u16_at(content, 0) == Some(1),
                FORMAT => {
                    let code = content.get(2..).and_then(|text| globals.letters.format(text));
                    codes.extend(u16_at(content, 0).zip(code.map(|code| custom(&code))));
                }
                XF => of_cells.push(u16_at(content, 2).unwrap_or_default()),
                BOUND_SHEET => {
                    let (sheet, start, kind) = bound_sheet(content, globals.letters).ok_or_else(damaged)?;
                    // Others are charts and macros.
                    if kind == 0 {
                        sheets.push((sheet, start));
                    }
                }
                SST => globals.strings = shared(records.pieces(content)),
                EOF => break,
                _ => {}
            }
        }
        let shown = |id: u16| codes.get(&id).copied().unwrap_or_else(|| builtin(id.into()));
        globals.formats = of_cells.into_iter().map(shown).collect();
        Ok((globals, sheets))
    }
}

pub(super) fn damaged() -> Localized {
    localized!(
        "this begins like an old Office file (.xls), but it is damaged or was cut off; fetch it again, or open it in your \
         spreadsheet program and save it as \"Excel workbook (.xlsx)\"",
        "Das beginnt wie eine alte Office-Datei (.xls), ist aber beschädigt oder bricht ab; noch einmal beschaffen, oder im \
         Tabellenprogramm öffnen und als „Excel-Arbeitsmappe (.xlsx)“ speichern"
    )
}

/// A sheet, its place in the stream, and its kind.
fn bound_sheet(content: &[u8], letters: CellLetters) -> Option<(WorkbookSheet, usize, u8)> {
    let (place, state, kind) = (u32_at(content, 0)?, content.get(4)? & 3, *content.get(5)?);
    let name = letters.short(content.get(6..)?)?;
    Some((WorkbookSheet { name, visible: state == 0, head: vec![] }, place as usize, kind))
}

fn shared(pieces: Vec<&[u8]>) -> SharedStrings {
    let (mut texts, mut strings, mut text) = (SstTexts::new(pieces), SharedStrings::default(), String::new());
    while texts.next_into(&mut text).is_some() {
        one_line_end(&mut text);
        strings.push(&text);
        text.clear();
    }
    strings
}
