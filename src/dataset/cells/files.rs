//! The files that cells stand in: one, or a folder of parts as engines write them.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::localized::localized;

/// The files of a path in the order of their names. Of a folder those that hold rows: engines write marks and checksums beside them,
/// whose names begin with `_` or `.`, and parts of 0 bytes where a task had no row.
///
/// # Errors
/// When the folder cannot be read, or has no such file.
pub(super) fn parts(path: &Path) -> Result<Vec<PathBuf>, Error> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let mut parts = vec![];
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let facts = std::fs::metadata(entry.path()).map_err(failed)?;
        let is_mark = entry.file_name().to_string_lossy().starts_with(['_', '.']);
        if facts.is_file() && facts.len() > 0 && !is_mark {
            parts.push(entry.path());
        }
    }
    if parts.is_empty() {
        return Err(Error::Form {
            path: path.to_owned(),
            reason: localized!("there is no part with rows in the folder", "In dem Ordner steht kein Teil mit Zeilen"),
        });
    }
    parts.sort();
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_empty_parts_are_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in
            [("part-1.csv", "x"), ("part-0.csv", "x"), ("_SUCCESS", "x"), (".part-0.crc", "x"), ("part-2.csv", "")]
        {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let names: Vec<_> =
            parts(folder.path()).unwrap().iter().map(|part| part.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["part-0.csv", "part-1.csv"]);
    }
}
