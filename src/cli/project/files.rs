//! The files of a project: names and patterns, beside the file that names them.

use crate::localized::{Localized, localized};
use std::path::{Path, PathBuf};

use super::find::RESOLUTIONS;
use glob::{MatchOptions, Pattern};

/// As a shell has it: a star stops at a folder, and takes no hidden file.
const LIKE_A_SHELL: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// A file, or those that a pattern names, in the order of their names; without what spreadsheet programs leave beside open files.
///
/// # Errors
/// Why there is none.
pub(super) fn matching(folder: &Path, name: &str) -> Result<Vec<PathBuf>, Localized> {
    let path = folder.join(name);
    let is_pattern = name.contains(['*', '?', '[']);
    if path.exists() || !is_pattern || name == "-" {
        return if path.is_file() || !path.exists() && is_pattern {
            Ok(vec![path])
        } else {
            {
                let path = path.display();
                Err(localized!("there is no file {path}", "es gibt keine Datei {path}"))
            }
        };
    }
    let pattern = PathBuf::from(Pattern::escape(&folder.to_string_lossy())).join(name);
    let found = glob::glob_with(&pattern.to_string_lossy(), LIKE_A_SHELL).map_err(|wrong| {
        localized!("\"{name}\" is no pattern of files: {wrong}", "„{name}“ ist kein Muster für Dateien: {wrong}")
    })?;
    let is_left_behind = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name == RESOLUTIONS || name.to_string_lossy().starts_with("~$"))
    };
    let files: Vec<PathBuf> = found.flatten().filter(|path| path.is_file() && !is_left_behind(path)).collect();
    if files.is_empty() { Err(no_file(name, folder)) } else { Ok(files) }
}

fn no_file(name: &str, folder: &Path) -> Localized {
    if folder == Path::new("") {
        return localized!(
            "\"{name}\" names no file in this folder",
            "„{name}“ passt auf keine Datei in diesem Ordner"
        );
    }
    let folder = folder.display();
    localized!("\"{name}\" names no file in {folder}", "„{name}“ passt auf keine Datei in {folder}")
}

/// The lexicons of a list; a file among them lies beside the project.
pub(super) fn lexicons(folder: &Path, list: &str) -> String {
    let place = |name: &str| {
        let file = folder.join(name.trim());
        if file.is_file() { file.display().to_string() } else { name.trim().to_owned() }
    };
    list.split(',').map(place).collect::<Vec<_>>().join(",")
}
