use std::collections::BTreeMap;

/// Rows that were corrected in a workbook of `check -o fixes.xlsx`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FixedRows {
    /// The workbook.
    pub file: String,
    /// The cells of each row, by the file and the line of the table that it stands in.
    pub rows: BTreeMap<(String, u64), Vec<String>>,
}
