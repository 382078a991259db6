//! A line below the header that says what is in the columns.

use crate::diagnostics::{Code, Note};
use crate::input::text::shown;
use crate::localized::{Language, Localized};

/// Says that a line explains the header.
pub(crate) fn note(line: &Localized, units: &[String]) -> Option<Note> {
    let told = units.iter().filter(|unit| !unit.is_empty()).map(|unit| shown(unit.as_bytes()));
    let told: Vec<String> = told.collect();
    let text = Localized::each(|language| {
        let line = line.of(language);
        let listed = told.iter().map(|unit| language.quoted(unit)).collect::<Vec<_>>().join(", ");
        match language {
            Language::English => format!("{line} explains the header and is no row: {listed}."),
            Language::German => format!("{line} erklärt die Kopfzeile und gehört nicht zur Tabelle: {listed}."),
        }
    });
    (!told.is_empty()).then(|| Note::new(Code::UnitsBelowHeader, text))
}
