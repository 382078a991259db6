//! The file that `--save-map` writes and `--map-file` reads.

use std::path::Path;

use toml::Table;

use crate::error::Error;

/// Its entries.
///
/// # Errors
/// When it cannot be read, or is none.
pub(super) fn table(path: &Path) -> Result<Table, Error> {
    let text = std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    text.trim_start_matches('\u{feff}').parse().map_err(|error: toml::de::Error| {
        let why = error.message();
        let help = "write one line per column, such as source_type = \"Kind of source\"";
        Error::Usage(format!("--map-file {}: {why}; {help}", path.display()))
    })
}
