//! Files of forecasts of which one has a column that another has not: the parts of one log have one header.

use super::inputs::InputFile;
use crate::diagnostics::{Code, Note};
use crate::input::columns::{Columns, Field};
use crate::localized::{Localized, localized};

/// Columns that no number depends on.
const TEXTS: [Field; 5] = [Field::Topic, Field::Outlet, Field::Url, Field::Quote, Field::Question];

/// What the first file that differs lacks, or has beyond the first.
pub(super) fn note(files: &[InputFile]) -> Option<Note> {
    let (first, rest) = files.split_first()?;
    let told = |other: &InputFile| {
        let (one, another) = (first.table.name(), other.table.name());
        let lacking = lacks(&another, &one, &missing(&other.columns, &first.columns));
        lacking.or_else(|| lacks(&one, &another, &missing(&first.columns, &other.columns)))
    };
    rest.iter().find_map(told).map(|text| Note::new(Code::UnlikeHeaders, text))
}

fn lacks(file: &str, other: &str, missing: &[&str]) -> Option<Localized> {
    let columns = missing.join(", ");
    let text = localized!(
        "{file} has no column {columns}, which {other} has: its rows are read as if it were blank there.",
        "{file} hat keine Spalte {columns}, anders als {other}: Ihre Zeilen werden gelesen, als wäre sie dort leer."
    );
    (!missing.is_empty()).then_some(text)
}

/// Columns of another header that are not in this one.
fn missing(columns: &Columns, other: &Columns) -> Vec<&'static str> {
    let is_missing = |field: &&Field| other.get(**field).is_some() && columns.get(**field).is_none();
    Field::ALL.iter().filter(|field| !TEXTS.contains(field)).filter(is_missing).map(|field| field.name()).collect()
}
