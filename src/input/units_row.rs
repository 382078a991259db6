//! A line below the header that says what is in the columns.

use crate::diagnostics::{Code, Note};
use crate::input::text::shown;
use crate::localized::Localized;

/// Says that a line explains the header.
pub(crate) fn note(line: &str, units: &[String]) -> Option<Note> {
    let told: Vec<String> =
        units.iter().filter(|unit| !unit.is_empty()).map(|unit| format!("\"{}\"", shown(unit.as_bytes()))).collect();
    let text = format!("{line} explains the header and is no row: {}.", told.join(", "));
    (!told.is_empty()).then(|| Note::new(Code::UnitsBelowHeader, Localized::only_english(text)))
}
