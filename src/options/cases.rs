//! What is said of rows by what stands in their cells.

use crate::model::Field;

/// The value of a field in rows in which all of some conditions hold; of several cases of a field the first counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The field.
    pub field: Field,
    /// What it is then.
    pub value: String,
    /// When; none: always.
    pub when: Vec<RowCondition>,
}

/// What a cell of a row has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowCondition {
    /// Header of its column.
    pub header: String,
    /// Its text, in whatever case; `*` for any that is not blank, and nothing for a blank one.
    pub wanted: String,
}

impl RowCondition {
    /// Whether a cell, trimmed, is as it has to be.
    pub(crate) fn holds(&self, cell: &[u8]) -> bool {
        if self.wanted == "*" { !cell.is_empty() } else { self.wanted.as_bytes().eq_ignore_ascii_case(cell) }
    }
}

/// Which profile a log is read by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ProfileChoice {
    /// That whose headers it has, if there is one.
    #[default]
    Recognised,
    /// The one of this name.
    Named(String),
    /// None.
    Off,
}
