//! Another table beside the one that is read, behind a column without a header.

use std::collections::BTreeMap;

use crate::dataset::column_look::look;
use crate::diagnostics::{Code, Message};
use crate::error::Error;
use crate::input::columns::{Columns, Field, recognise};
use crate::input::table::InputTable;
use crate::localized::{Language, Localized, localized};

/// What is said of columns that claim the same field, where a column without a header parts them.
pub(crate) fn claimed(table: &InputTable, field: Field, claimants: &[String]) -> Option<Message> {
    let headers = table.headers();
    let places = || (0..headers.len()).filter(|&at| claimants.contains(&headers[at]));
    let (first, last) = (places().min()?, places().max()?);
    let gap = (first..last).find(|&at| headers[at].is_empty())?;
    let field = field.name();
    Some(message(table, gap, &localized!("both have {field}", "Beide enthalten {field}")))
}

/// What is said of a table whose questions behind a column without a header are others than those before it: of the rows
/// beside each other, one names a question and another does not, or one id has several texts.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn in_doubt(table: &InputTable, columns: &Columns) -> Result<Option<Message>, Error> {
    let keys = columns.get(Field::QuestionId).zip(columns.get(Field::Question));
    let Some((first, last)) = keys.map(|(id, text)| (id.min(text), id.max(text))) else { return Ok(None) };
    let Some(gap) = (first..last).find(|&at| table.headers()[at].is_empty()) else { return Ok(None) };
    let look = look(table)?;
    let (Some(ours), Some(theirs)) = (look.columns.get(first), look.columns.get(last)) else { return Ok(None) };
    let mut texts = BTreeMap::new();
    let differ = ours
        .cells
        .iter()
        .zip(&theirs.cells)
        .any(|(one, other)| one.is_empty() != other.is_empty() || *texts.entry(one).or_insert(other) != other);
    Ok(differ.then(|| message(table, gap, &localized!("each has questions of its own", "Jede hat eigene Fragen"))))
}

fn message(table: &InputTable, gap: usize, why: &Localized) -> Message {
    let theirs: Vec<&str> =
        table.headers()[gap..].iter().map(String::as_str).filter(|header| !header.is_empty()).collect();
    let text = Localized::each(|language| {
        let quoted: Vec<String> = theirs.iter().map(|header| language.quoted(header)).collect();
        let (quoted, why) = (quoted.join(", "), why.of(language));
        match language {
            Language::English => format!("Beside the table stands another one ({quoted}): {why}."),
            Language::German => format!("Neben der Tabelle steht eine andere ({quoted}): {why}."),
        }
    });
    let says = |wanted: Field| theirs.iter().any(|header| recognise(header) == Some(wanted));
    let message = Message::saying(Code::TableBeside, text);
    if says(Field::Outcome) && !says(Field::Probability) {
        message.help(Localized::both(
            "Save its columns as a file of their own, give that file with -r, and delete them here.",
            "Ihre Spalten als eigene Datei speichern, diese mit -r angeben und die Spalten hier löschen.",
        ))
    } else {
        message
    }
}
