//! Where the text of a table came from, and where in the user's file its lines stand.

use crate::input::bytes::ByteSource;
use crate::input::workbook::{MergedRows, SheetOrigin};

/// Line of the sheet that the header lines of a long copy are given.
pub(crate) const HEADER_OF_COPY: u32 = 0;

/// What the text of a table is.
#[derive(Debug)]
pub(crate) enum Provenance {
    /// The user's file, as it is.
    File,
    /// A copy of this file in UTF-8, or of its rows if it is a Parquet file.
    CopyOf(ByteSource),
    /// A sheet of a workbook.
    Sheet(SheetOrigin),
    /// A wide sheet made long.
    Long(Box<LongCopy>),
    /// A copy, line for line, with columns in front.
    Fronted(Box<FrontedCopy>),
}

/// A copy of a table, line for line, with columns in front of its own.
#[derive(Debug)]
pub(crate) struct FrontedCopy {
    /// How many.
    pub(crate) columns: usize,
    /// The text of the table.
    pub(crate) text: ByteSource,
    /// Where that came from.
    pub(crate) provenance: Provenance,
}

/// A long copy of a wide sheet.
#[derive(Debug)]
pub(crate) struct LongCopy {
    /// For each line of the copy the line of the text of the sheet.
    pub(crate) lines: Vec<u32>,
    /// The text of the sheet.
    pub(crate) sheet: ByteSource,
    /// Where that came from.
    pub(crate) provenance: Provenance,
}

impl Provenance {
    /// The workbook and sheet it was made from, if it was.
    pub(crate) fn sheet(&self) -> Option<&SheetOrigin> {
        match self {
            Self::File | Self::CopyOf(_) => None,
            Self::Sheet(origin) => Some(origin),
            Self::Long(copy) => copy.provenance.sheet(),
            Self::Fronted(copy) => copy.provenance.sheet(),
        }
    }

    /// Name of that sheet.
    pub(crate) fn sheet_name(&self) -> Option<String> {
        self.sheet().map(|origin| origin.sheet().to_owned())
    }

    /// Whether a column has cells in percent format, which stand in the text with a sign.
    pub(crate) fn has_percent_formats(&self, column: usize) -> bool {
        match self {
            Self::Sheet(origin) => origin.has_percent_formats(column),
            Self::Fronted(copy) => {
                column.checked_sub(copy.columns).is_some_and(|column| copy.provenance.has_percent_formats(column))
            }
            Self::File | Self::CopyOf(_) | Self::Long(_) => false,
        }
    }

    /// The cells that are merged over several rows, of a sheet whose columns are those of the text.
    pub(crate) fn merged(&self) -> &[MergedRows] {
        match self {
            Self::Sheet(origin) => origin.merged(),
            _ => &[],
        }
    }

    /// The user's file, whatever its encoding, if the text is this one.
    pub(crate) fn original<'a>(&'a self, text: &'a ByteSource) -> &'a ByteSource {
        match self {
            Self::File => text,
            Self::CopyOf(original) => original,
            Self::Sheet(origin) => origin.original(),
            Self::Long(copy) => copy.provenance.original(&copy.sheet),
            Self::Fronted(copy) => copy.provenance.original(&copy.text),
        }
    }

    /// The line of the user's file behind a line of the text; in a workbook, the row of the sheet.
    pub(crate) fn line_in_file(&self, line: u64) -> u64 {
        match self {
            Self::File | Self::CopyOf(_) => line,
            Self::Sheet(origin) => origin.row(line),
            Self::Long(copy) => {
                let at = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
                copy.lines.get(at).map_or(line, |&line| copy.provenance.line_in_file(u64::from(line)))
            }
            Self::Fronted(copy) => copy.provenance.line_in_file(line),
        }
    }

    /// The column of the user's file behind a column of the text, if there is one.
    pub(crate) fn column_in_file(&self, column: usize) -> Option<usize> {
        match self {
            Self::File | Self::CopyOf(_) | Self::Sheet(_) => Some(column),
            Self::Long(_) => None,
            Self::Fronted(copy) => copy.provenance.column_in_file(column.checked_sub(copy.columns)?),
        }
    }

    /// The columns of the text that stand before those of the user's file.
    pub(crate) fn columns_in_front(&self) -> usize {
        if let Self::Fronted(copy) = self { copy.columns + copy.provenance.columns_in_front() } else { 0 }
    }

    /// The cell of the sheet behind a line and a column of the text, both of them those of the sheet.
    pub(crate) fn cell(&self, line: u64, column: usize) -> Option<String> {
        match self {
            Self::Sheet(origin) => Some(origin.cell(line, column)),
            Self::Fronted(copy) => copy.provenance.cell(line, column.checked_sub(copy.columns)?),
            Self::File | Self::CopyOf(_) | Self::Long(_) => None,
        }
    }
}
