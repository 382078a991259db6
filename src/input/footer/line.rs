//! The cells of a line that is perhaps no row.

use super::words::{is_count, is_in_brackets, is_line, says_figure, says_total};
use crate::input::columns::{Field, recognise};
use crate::input::rows::TableRow;
use crate::input::text;

/// A heading between rows has no more words,
const LABEL: usize = 3;
/// and no more bytes.
const LONGEST_LABEL: usize = 60;

/// The cells of a line that have content, with their columns.
pub(super) struct Filled(pub(super) Vec<(usize, String)>);

impl Filled {
    pub(super) fn of(row: TableRow<'_>) -> Self {
        let mut scratch = vec![];
        let cells = (0..row.width()).filter_map(|at| {
            let cell = String::from_utf8_lossy(text::trim(row.text(at, &mut scratch)?)).into_owned();
            (!cell.is_empty()).then_some((at, cell))
        });
        Self(cells.collect())
    }

    /// The cell of a column, empty where nothing stands.
    pub(super) fn at(&self, column: usize) -> &str {
        self.0.iter().find(|(at, _)| *at == column).map_or("", |(_, cell)| cell)
    }

    /// Words for a total first, then nothing but numbers.
    pub(super) fn is_total(&self) -> bool {
        let Some(((_, first), others)) = self.0.split_first() else { return false };
        says_total(first) && others.iter().all(|(_, cell)| !cell.chars().any(char::is_alphabetic))
    }

    /// What a figure is called first, then nothing but numbers.
    pub(super) fn is_figure(&self) -> bool {
        let Some(((_, first), others)) = self.0.split_first() else { return false };
        says_figure(first) && others.iter().all(|(_, cell)| is_count(cell))
    }

    /// Nothing but numbers, two at most.
    pub(super) fn is_numbers(&self) -> bool {
        self.0.len() <= 2 && self.0.iter().all(|(_, cell)| is_count(cell))
    }

    /// One cell of a few words or figures. A cell with more in it may be a row whose cells are parted otherwise, or what stands behind a
    /// quotation mark that is never closed.
    pub(super) fn is_label(&self) -> bool {
        let is_inside = |c: char| c.is_alphanumeric() || c.is_whitespace() && c != '\n' || "-–—./()#'&".contains(c);
        matches!(&self.0[..], [(_, only)] if only.len() <= LONGEST_LABEL
            && only.split_whitespace().count() <= LABEL
            && only.chars().all(is_inside)
            && only.contains(char::is_alphanumeric))
    }

    /// One cell of several words.
    pub(super) fn is_sentence(&self) -> bool {
        matches!(&self.0[..], [(_, only)] if only.contains(char::is_whitespace) && !only.contains(char::is_control))
    }

    /// `Note:` and what is noted, in one cell or two.
    pub(super) fn is_labelled(&self) -> bool {
        match &self.0[..] {
            [(_, only)] => only.contains(": ") || only.contains(" :"),
            [(_, label), _] => label.ends_with(':'),
            _ => false,
        }
    }

    /// The header once more, perhaps in another language; or what is written under one: lines, `(units)`.
    pub(super) fn is_header(&self, heads: &[(usize, Field)]) -> bool {
        let repeated = heads.iter().all(|&(at, field)| recognise(self.at(at)) == Some(field));
        repeated || (self.0.len() >= 2 && self.0.iter().all(|(_, cell)| is_line(cell) || is_in_brackets(cell)))
    }
}
