//! Columns that options name.

use crate::input::columns::{Columns, field_named};

/// Where a named column stands in a file: a field by its canonical name, any other by its header.
pub(crate) fn named_column(name: &str, columns: &Columns, headers: &[String]) -> Option<usize> {
    let field = field_named(name).and_then(|field| columns.get(field));
    field.or_else(|| headers.iter().position(|header| header.eq_ignore_ascii_case(name)))
}
