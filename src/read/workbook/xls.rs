//! XLS, through calamine.

use calamine::{Data, Range, Reader, SheetType, SheetVisible, XlsError};

use super::book::{Flow, Head, Sheet, Visit, save_again};
use super::cell::Cell;
use crate::read::bytes::{ByteReader, ByteSource};

/// calamine reads the whole file into memory.
const LARGEST: u64 = 128 << 20;

pub(super) struct Xls {
    sheets: Vec<(Sheet, Range<Data>)>,
    is_1904: bool,
}

impl Xls {
    pub(super) fn open(source: &ByteSource) -> Result<Self, String> {
        if source.len() > LARGEST {
            return Err(save_again("an old Excel workbook (XLS) of more than 128 MiB"));
        }
        let mut book: calamine::Xls<_> = calamine::Xls::new(std::io::BufReader::new(ByteReader::new(source)))
            .map_err(|error| match error {
                XlsError::Password => "this workbook has a password; save it without one".to_owned(),
                other => format!(
                    "this is no Excel workbook that can be read: it is damaged, has a password, or is another kind of \
                     Office file ({other}); open it in your spreadsheet program and save it as \"Excel workbook (.xlsx)\""
                ),
            })?;
        let is_1904 = book.has_1904_epoch();
        let names = book.sheets_metadata().to_owned();
        let mut sheets = vec![];
        for sheet in names.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
            let range = book.worksheet_range(&sheet.name).map_err(|error| {
                format!("the sheet \"{}\" cannot be read ({error}); save the workbook as .xlsx", sheet.name)
            })?;
            let visible = sheet.visible == SheetVisible::Visible;
            sheets.push((Sheet { name: sheet.name, visible, head: vec![] }, range));
        }
        Ok(Self { sheets, is_1904 })
    }

    pub(super) fn is_1904(&self) -> bool {
        self.is_1904
    }

    pub(super) fn heads(&mut self) -> Result<Vec<Sheet>, String> {
        (0..self.sheets.len())
            .map(|at| {
                let (known, _) = &self.sheets[at];
                let mut sheet = Sheet { name: known.name.clone(), visible: known.visible, head: vec![] };
                self.walk(at, &mut Head { sheet: &mut sheet, is_1904: self.is_1904 })?;
                Ok(sheet)
            })
            .collect()
    }

    pub(super) fn walk(&mut self, sheet: usize, visit: &mut dyn Visit) -> Result<(), String> {
        let Some((_, range)) = self.sheets.get(sheet) else { return Ok(()) };
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, cells) in (first_row..).zip(range.rows()) {
            for (column, cell) in (first_column..).zip(cells) {
                let error;
                let cell = match cell {
                    Data::Empty => continue,
                    Data::String(text) | Data::DurationIso(text) if text.is_empty() => continue,
                    Data::String(text) | Data::DurationIso(text) => Cell::Text(text),
                    Data::Int(number) => Cell::Number(*number as f64),
                    Data::Float(number) => Cell::Number(*number),
                    Data::Bool(truth) => Cell::Bool(*truth),
                    Data::DateTime(date) if date.is_datetime() => Cell::Date(date.as_f64()),
                    Data::DateTime(duration) => Cell::Number(duration.as_f64()),
                    Data::DateTimeIso(text) => Cell::Iso(text),
                    Data::Error(kind) => {
                        error = kind.to_string();
                        Cell::Error(&error)
                    }
                };
                if visit.cell(row, column, cell)? == Flow::Stop {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}
