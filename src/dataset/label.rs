//! Who says it, as written.

use crate::model::LineNumber;

/// A label: what a row says about its origin, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// The source, white space folded.
    pub(crate) source: String,
    /// The source type, as this row writes it.
    pub(crate) source_type: String,
    /// Values of the other columns that are grouped by, in the order of [`Dataset::label_columns`](crate::dataset::Dataset::label_columns).
    pub(crate) others: Vec<String>,
    /// The first line that carries it.
    pub(crate) first_line: LineNumber,
}
