//! The columns of a table of cells or counts: those that are grouped by stand in front, the others have fixed names.

use crate::diagnostics::{Code, Message};
use crate::error::Error;
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::localized::Localized;

/// Which column is which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CellColumns<const N: usize> {
    /// Names of the columns in front of the others.
    pub(super) group: Vec<String>,
    /// Places of the others.
    pub(super) places: [usize; N],
}

impl<const N: usize> CellColumns<N> {
    /// Finds them in the header.
    ///
    /// # Errors
    /// When one is missing.
    pub(super) fn find(table: &InputTable, names: [&'static str; N]) -> Result<Self, Error> {
        let headers = table.headers();
        let mut places = [0; N];
        for (place, name) in places.iter_mut().zip(names) {
            let found = headers.iter().rposition(|header| header.eq_ignore_ascii_case(name));
            *place = found.ok_or_else(|| missing(table, name, &names))?;
        }
        let group = places.iter().min().copied().unwrap_or_default();
        Ok(Self { group: headers[..group].to_vec(), places })
    }
}

fn missing(table: &InputTable, name: &str, names: &[&str]) -> Error {
    let (file, all) = (table.name(), names.join(", "));
    let text = Localized::new(
        format!("{file}: there is no column {name}; behind those that are grouped by stand {all}."),
        format!("{file}: Die Spalte {name} fehlt; hinter denen, nach denen gruppiert wird, stehen {all}."),
    );
    Error::Columns(vec![Message::saying(Code::CellsUnusable, text).at(Some(table.place(1, None)), None)])
}

/// Hands out every row that is not blank, until one fails.
pub(super) fn each_row(
    table: &InputTable,
    mut take: impl FnMut(&TableRow<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let chunks = table.chunks();
    let (mut buffer, mut separators) = (Vec::new(), Separators::default());
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line).filter(|row| !row.is_blank()) {
            take(&row)?;
        }
    }
    Ok(())
}
