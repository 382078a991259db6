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
    /// Header of its column; of several with `|` between them that of any.
    pub header: String,
    /// The texts that it may be, in whatever case; `*` for any that is not blank, and nothing for a blank one.
    pub wanted: Vec<String>,
}

impl RowCondition {
    /// The headers of its columns.
    pub(crate) fn headers(&self) -> impl Iterator<Item = &str> {
        self.header.split('|').map(str::trim)
    }

    /// Whether a cell, trimmed, is as it has to be.
    pub(crate) fn holds(&self, cell: &[u8]) -> bool {
        let is = |wanted: &String| {
            if wanted == "*" { !cell.is_empty() } else { wanted.as_bytes().eq_ignore_ascii_case(cell) }
        };
        self.wanted.iter().any(is)
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
