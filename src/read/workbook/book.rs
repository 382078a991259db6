//! A workbook of any kind: its sheets, and a walk over the cells of one.

use super::cell::Cell;
use super::{foreign, ods, xls, xlsx};
use crate::read::bytes::{ByteReader, ByteSource};

/// So many rows of a sheet are looked at for its header.
pub(super) const HEAD_ROWS: usize = 50;

/// What a file is, by its first bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Zip,
    /// The container of XLS, and of workbooks with a password.
    Compound,
    /// ODS as one XML file.
    FlatOds,
    /// Neither a workbook nor a text table, and why it is refused.
    Foreign(String),
}

impl Kind {
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

/// A sheet, as far as it must be known to be chosen.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) visible: bool,
    /// Rows from 0 with their filled cells, the first [`HEAD_ROWS`] of them.
    pub(super) head: Vec<(u32, Vec<(u32, String)>)>,
}

impl Sheet {
    fn without_head(&self) -> Self {
        Self { name: self.name.clone(), visible: self.visible, head: vec![] }
    }
}

/// Whether the walk goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    On,
    Stop,
}

/// Takes the filled cells of a sheet, row by row from left to right, rows and columns from 0.
pub(super) trait Visit {
    fn cell(&mut self, row: u32, column: u32, cell: Cell<'_>) -> Result<Flow, String>;

    /// The row just walked had cells and was hidden.
    fn hidden_row(&mut self) {}
}

pub(super) enum Book<'a> {
    Xlsx(xlsx::Xlsx<'a>),
    Ods(ods::Ods<'a>),
    Xls(xls::Xls),
}

impl<'a> Book<'a> {
    pub(super) fn open(source: &'a ByteSource) -> Result<Self, String> {
        let mut head = vec![];
        source.read_at(0, 4096, &mut head).map_err(|error| error.to_string())?;
        match Kind::of(&head) {
            Some(Kind::Zip) => {
                let package = super::package::Package::open(ByteReader::new(source))?;
                if package.has("mimetype") && package.has("META-INF/manifest.xml") {
                    Ok(Self::Ods(ods::Ods::packed(package)?))
                } else {
                    Ok(Self::Xlsx(xlsx::Xlsx::open(package)?))
                }
            }
            Some(Kind::Compound) => Ok(Self::Xls(xls::Xls::open(source)?)),
            Some(Kind::FlatOds) => Ok(Self::Ods(ods::Ods::flat(source))),
            Some(Kind::Foreign(refusal)) => Err(refusal),
            None => Err(foreign::save_again("no workbook")),
        }
    }

    /// All sheets with their first rows.
    pub(super) fn heads(&mut self) -> Result<Vec<Sheet>, String> {
        let mut sheets: Vec<Sheet> = match self {
            Self::Xlsx(book) => book.sheets().map(Sheet::without_head).collect(),
            Self::Ods(book) => return book.heads(), // in one walk, for all are in one part
            Self::Xls(book) => book.sheets().map(Sheet::without_head).collect(),
        };
        let is_1904 = self.is_1904();
        for (at, sheet) in sheets.iter_mut().enumerate() {
            self.walk(at, &mut Head { sheet, is_1904 })?;
        }
        Ok(sheets)
    }

    /// Walks over the filled cells of a sheet.
    pub(super) fn walk(&mut self, sheet: usize, visit: &mut dyn Visit) -> Result<(), String> {
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

/// Collects the first rows of a sheet.
pub(super) struct Head<'a> {
    pub(super) sheet: &'a mut Sheet,
    pub(super) is_1904: bool,
}

impl Visit for Head<'_> {
    fn cell(&mut self, row: u32, column: u32, cell: Cell<'_>) -> Result<Flow, String> {
        let head = &mut self.sheet.head;
        if head.last().is_none_or(|(last, _)| *last != row) {
            if head.len() == HEAD_ROWS {
                return Ok(Flow::Stop);
            }
            head.push((row, vec![]));
        }
        if let Some((_, cells)) = head.last_mut().filter(|(_, cells)| cells.len() < super::convert::MOST_COLUMNS) {
            let mut text = String::new();
            cell.write(self.is_1904, &mut text);
            cells.push((column, text));
        }
        Ok(Flow::On)
    }
}
