//! XLS: the sheets, shared texts and number formats of the binary workbooks of Excel 5 to 2003.
//!
//! It is walked here like the other forms, and not read through a library: those hold each sheet as a full rectangle, so
//! that one stray cell in the far corner takes half a gigabyte, they tell neither percentages nor hidden rows, and a
//! damaged file may end the program.

use super::biff::Records;
use super::compound::Compound;
use super::foreign::{PASSWORD, save_again, table_elsewhere};
use super::sheet::{Visit, WorkbookSheet};
use super::xls_globals::{Globals, damaged};
use super::xls_sheet;
use crate::input::bytes::ByteSource;
use crate::localized::Localized;

/// The whole file is kept in memory.
const LARGEST: u64 = 128 << 20;

pub(super) struct XlsBook {
    stream: Vec<u8>,
    sheets: Vec<(WorkbookSheet, usize)>,
    globals: Globals,
}

impl XlsBook {
    pub(super) fn open(source: &ByteSource) -> Result<Self, Localized> {
        if source.len() > LARGEST {
            return Err(save_again(Localized::both(
                "an old Excel workbook (XLS) of more than 128 MiB",
                "eine alte Excel-Arbeitsmappe (XLS) von mehr als 128 MiB",
            )));
        }
        let mut bytes = vec![];
        source
            .read_at(0, usize::try_from(source.len()).unwrap_or_default(), &mut bytes)
            .map_err(|error| error.message())?;
        let container = Compound::open(bytes).ok_or_else(damaged)?;
        let stream = container.stream("Workbook").or_else(|| container.stream("Book"));
        let stream = stream.ok_or_else(|| no_workbook(&container))?;
        let (globals, sheets) = Globals::read(&stream)?;
        if sheets.is_empty() {
            return Err(damaged());
        }
        Ok(Self { stream, sheets, globals })
    }

    pub(super) fn is_1904(&self) -> bool {
        self.globals.is_1904
    }

    pub(super) fn sheets(&self) -> impl Iterator<Item = &WorkbookSheet> {
        self.sheets.iter().map(|(sheet, _)| sheet)
    }

    pub(super) fn walk(&mut self, sheet: usize, visit: &mut dyn Visit) -> Result<(), Localized> {
        let Some((_, start)) = self.sheets.get(sheet) else { return Ok(()) };
        xls_sheet::walk(Records::new(&self.stream, *start), &self.globals, visit)
    }
}

/// What a container without a workbook is.
fn no_workbook(container: &Compound) -> Localized {
    if container.has("EncryptedPackage") || container.has("EncryptionInfo") {
        return PASSWORD.into();
    }
    let kinds = [
        ("WordDocument", Localized::both("a Word document (.doc)", "ein Word-Dokument (.doc)")),
        (
            "PowerPoint Document",
            Localized::both("a PowerPoint presentation (.ppt)", "eine PowerPoint-Präsentation (.ppt)"),
        ),
        ("__properties_version1.0", Localized::both("an Outlook message (.msg)", "eine Outlook-Nachricht (.msg)")),
    ];
    match kinds.into_iter().find(|(stream, _)| container.has(stream)) {
        Some((_, what)) => table_elsewhere(what),
        // A container whose stream cannot be followed, or of another program.
        None => damaged(),
    }
}
