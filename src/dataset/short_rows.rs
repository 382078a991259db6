//! Files of which every row ends before the last columns of the header.

use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::localized::{Language, Localized};

/// Sets the number of fields that a row must have to that of all rows, if they end alike before the header does and nothing of what is
/// missing is used; says so.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn shorten(table: &InputTable, width: &mut usize, used: &[usize]) -> Result<Option<Note>, Error> {
    let Some(found) = width_of_all_rows(table, *width)? else { return Ok(None) };
    if used.iter().any(|&column| column >= found) {
        return Ok(None);
    }
    let missing: Vec<&String> = table.headers().iter().skip(found).collect();
    let front = table.provenance().columns_in_front();
    let (file, fields, headers) = (table.name(), found - front, *width - front);
    let text = Localized::each(|language| {
        let missing = missing.iter().map(|header| language.quoted(header)).collect::<Vec<_>>().join(", ");
        match language {
            Language::English => format!(
                "{file}: each row has {fields} fields, the header {headers}; the last are taken to be missing: {missing}."
            ),
            Language::German => format!(
                "{file}: Jede Zeile hat {fields} Felder, die Kopfzeile {headers}; die letzten gelten als fehlend: {missing}."
            ),
        }
    });
    *width = found;
    Ok(Some(Note::new(Code::RowsEndEarly, text)))
}

/// How many fields each row has, if it is the same for all and fewer than the header has. Lines of a single cell are remarks.
fn width_of_all_rows(table: &InputTable, headers: usize) -> Result<Option<usize>, Error> {
    let chunks = table.chunks();
    let (mut buffer, mut separators) = (Vec::new(), Separators::default());
    let mut found = None;
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, table.dialect());
        let rows = TableRows::new(&buffer, &separators, place.line);
        // The first row of nearly every file is as long as its header, and no other is looked at.
        for width in rows.map(|row| row.width()).filter(|&width| width > 1) {
            if width >= headers || *found.get_or_insert(width) != width {
                return Ok(None);
            }
        }
    }
    Ok(found)
}
