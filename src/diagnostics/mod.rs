//! What is said of the user's data, as values. Three words, each for one thing:
//!
//! - a [`Diagnostic`] is a problem in the data, an error or a warning, mostly at a place: where, what, why, what to do. In
//!   JSON and on the page its kinds are listed as `problems`;
//! - a [`Note`] is what was understood or decided, or what the reader of the numbers should know;
//! - a finding is what only [`check`](crate::check::findings) looks for: rows and names that may be as they should.
//!
//! Each has a [`Code`], and [`catalogue`] says what that means. A sentence stands once: in the catalogue, or beside the
//! grammar that puts values into it.

pub mod catalogue;
mod code;
mod collected;
mod message;
pub(crate) mod placeholders;
mod values;

use crate::localized::{Language, Localized};
use std::fmt::Write;

use serde::Serialize;

pub use catalogue::CatalogueEntry;
pub use code::Code;
pub use collected::{Diagnostics, SHOWN};
pub use message::{Message, Note};
pub use values::ValueCounts;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The row or file cannot be used.
    Error,
    /// It was used, but the user should look.
    Warning,
    /// What was understood or decided.
    Note,
}

/// Where in the user's files something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Path as the user gave it; `-` for standard input.
    pub file: String,
    /// Line in the file, from 1, on which the record starts; the row of the sheet in a workbook;
    /// the row in a Parquet file.
    pub line: Option<u64>,
    /// Data row, from 1, not counting the header.
    pub row: Option<u64>,
    /// Header of the column, as the file has it.
    pub column: Option<String>,
    /// Position of the column, from 1.
    pub column_number: Option<usize>,
    /// Sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Cell of that sheet, such as `E17`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

impl Place {
    /// In the middle of a sentence: `log.csv:7`, or `log.xlsx, Forecasts!E7`.
    pub fn in_words(&self, language: Language) -> String {
        let line = self.line.unwrap_or_default();
        let row = match language {
            Language::English => "row",
            Language::German => "Zeile",
        };
        match (&self.sheet, &self.cell) {
            (Some(sheet), Some(cell)) => format!("{}, {sheet}!{cell}", self.file),
            (Some(sheet), None) => format!("{}, {sheet}!{row} {line}", self.file),
            (None, _) => format!("{}:{line}", self.file),
        }
    }

    /// With the header of its column: `log.csv:7, column "probability"`.
    pub fn with_column(&self, language: Language) -> String {
        let [row, column] = match language {
            Language::English => ["row", "column"],
            Language::German => ["Zeile", "Spalte"],
        };
        let mut text = self.file.clone();
        if let Some(sheet) = &self.sheet {
            let cell = self.cell.clone().or_else(|| self.line.map(|number| format!("{row} {number}")));
            let cell = cell.map(|cell| format!("!{cell}")).unwrap_or_default();
            let _ = write!(text, ", {sheet}{cell}"); // writing to a string never fails
        }
        match (self.line, self.row) {
            _ if self.sheet.is_some() => {}
            (Some(line), _) => drop(write!(text, ":{line}")),
            (None, Some(number)) => drop(write!(text, ", {row} {number}")),
            (None, None) => {}
        }
        match (&self.column, self.column_number) {
            (Some(name), _) => drop(write!(text, ", {column} {}", language.quoted(name))),
            (None, Some(number)) => drop(write!(text, ", {column} {number}")),
            (None, None) => {}
        }
        text
    }
}

/// A problem in the data: its code, a place, the value found, why it cannot stand, what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// Where it stands, when it stands in one place.
    pub place: Option<Place>,
    /// The value found, cut to a readable length.
    pub value: Option<String>,
    /// Why it cannot stand: one sentence.
    pub message: Localized,
    /// What to do: one sentence.
    pub help: Localized,
    /// The reader's own values that show it, a line each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shown: Vec<Localized>,
    /// Arguments that settle it, if what is proposed is right: to be added to the command.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub settled_by: Vec<String>,
    /// Likewise for each of several readings, of which one is right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Vec<String>>,
}

impl Diagnostic {
    /// The place, and the value that stands there: `log.csv:3: 120%`.
    pub(crate) fn place_and_value(&self, language: Language) -> Option<String> {
        let place = self.place.as_ref()?;
        let place = if place.line.is_some() { place.in_words(language) } else { place.file.clone() };
        Some(self.value.as_ref().map_or_else(|| place.clone(), |value| format!("{place}: {value}")))
    }
}

/// All diagnostics of one code: how many, and the first few.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DiagnosticKind {
    /// Their code.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// How many there were in all.
    pub count: u64,
    /// The first few, in the order of the files.
    pub first: Vec<Diagnostic>,
    /// How often each value was found, for kinds that are about words; in the JSON the most frequent.
    #[serde(skip_serializing_if = "ValueCounts::is_empty")]
    pub values: ValueCounts,
}
