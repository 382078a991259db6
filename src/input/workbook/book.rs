//! A workbook of any kind: its sheets, and a walk over the cells of one.

use super::sheet::{SheetHead, Visit, WorkbookSheet};
use super::{foreign, ods, xls, xlsx};
use crate::input::bytes::{ByteReader, ByteSource};
use crate::localized::Localized;

/// What a file is, by its first bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Zip,
    /// The container of XLS, and of workbooks with a password.
    Compound,
    /// ODS as one XML file.
    FlatOds,
    /// Neither a workbook nor a text table, and why it is refused.
    Foreign(Localized),
}

impl FileKind {
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        if head.starts_with(b"PK\x03\x04") {
            return Some(Self::Zip);
        }
        if head.starts_with(b"\xd0\xcf\x11\xe0") {
            return Some(Self::Compound);
        }
        let start = foreign::start_of_text(head);
        if start.starts_with('<') && start.contains("<office:document") {
            return Some(Self::FlatOds);
        }
        foreign::refusal(head).map(Self::Foreign)
    }
}

pub(super) enum Book<'a> {
    Xlsx(xlsx::XlsxBook<'a>),
    Ods(ods::OdsBook<'a>),
    Xls(xls::XlsBook),
}

impl<'a> Book<'a> {
    pub(super) fn open(source: &'a ByteSource) -> Result<Self, Localized> {
        let mut head = vec![];
        source.read_at(0, 4096, &mut head).map_err(|error| error.message())?;
        match FileKind::of(&head) {
            Some(FileKind::Zip) => {
                let package = super::package::Package::open(ByteReader::new(source))?;
                if package.has("mimetype") && package.has("META-INF/manifest.xml") {
                    Ok(Self::Ods(ods::OdsBook::packed(package)?))
                } else {
                    Ok(Self::Xlsx(xlsx::XlsxBook::open(package)?))
                }
            }
            Some(FileKind::Compound) => Ok(Self::Xls(xls::XlsBook::open(source)?)),
            Some(FileKind::FlatOds) => Ok(Self::Ods(ods::OdsBook::flat(source))),
            Some(FileKind::Foreign(refusal)) => Err(refusal),
            None => Err(foreign::save_again(Localized::both("no workbook", "keine Arbeitsmappe"))),
        }
    }

    /// All sheets with their first rows.
    pub(super) fn heads(&mut self) -> Result<Vec<WorkbookSheet>, Localized> {
        let mut sheets: Vec<WorkbookSheet> = match self {
            Self::Xlsx(book) => book.sheets().map(WorkbookSheet::without_head).collect(),
            Self::Ods(book) => return book.heads(), // in one walk, for all are in one part
            Self::Xls(book) => book.sheets().map(WorkbookSheet::without_head).collect(),
        };
        let is_1904 = self.is_1904();
        for (at, sheet) in sheets.iter_mut().enumerate() {
            self.walk(at, &mut SheetHead { sheet, is_1904 })?;
        }
        Ok(sheets)
    }

    /// Walks over the filled cells of a sheet.
    pub(super) fn walk(&mut self, sheet: usize, visit: &mut dyn Visit) -> Result<(), Localized> {
        match self {
            Self::Xlsx(book) => book.walk(sheet, visit),
            Self::Ods(book) => book.walk(sheet, visit),
            Self::Xls(book) => book.walk(sheet, visit),
        }
    }

    /// Whether days are counted from 1904.
    pub(super) fn is_1904(&self) -> bool {
        match self {
            Self::Xlsx(book) => book.is_1904(),
            Self::Ods(_) => false,
            Self::Xls(book) => book.is_1904(),
        }
    }
}
