use std::path::PathBuf;

/// What another program has added up, to be scored: each a file, or a folder of parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFiles {
    /// Forecasts that count, added up by group, question and probability.
    pub cells: PathBuf,
    /// What became of all rows, by group and status.
    pub counts: PathBuf,
}
