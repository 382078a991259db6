//! Another table beside the one that is read, behind a column without a header.

use std::collections::BTreeMap;

use crate::dataset::column_look::look;
use crate::diagnostics::{Code, Message};
use crate::error::Error;
use crate::input::columns::{Columns, Field, recognise};
use crate::input::table::InputTable;
use crate::localized::Localized;

/// What is said of columns that claim the same field, where a column without a header parts them.
pub(crate) fn claimed(table: &InputTable, field: Field, claimants: &[String]) -> Option<Message> {
    let headers = table.headers();
    let places = || (0..headers.len()).filter(|&at| claimants.contains(&headers[at]));
    let (first, last) = (places().min()?, places().max()?);
    let gap = (first..last).find(|&at| headers[at].is_empty())?;
    Some(message(table, gap, &format!("both have {}", field.name())))
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
    Ok(differ.then(|| message(table, gap, "each has questions of its own")))
}

fn message(table: &InputTable, gap: usize, why: &str) -> Message {
    let theirs: Vec<&str> =
        table.headers()[gap..].iter().map(String::as_str).filter(|header| !header.is_empty()).collect();
    let quoted: Vec<String> = theirs.iter().map(|header| format!("\"{header}\"")).collect();
    let text = format!("Beside the table stands another one ({}): {why}.", quoted.join(", "));
    let says = |wanted: Field| theirs.iter().any(|header| recognise(header) == Some(wanted));
    let message = Message::saying(Code::TableBeside, Localized::only_english(text));
    if says(Field::Outcome) && !says(Field::Probability) {
        message.help(Localized::only_english(
            "Save its columns as a file of their own, give that file with -r, and delete them here.",
        ))
    } else {
        message
    }
}
