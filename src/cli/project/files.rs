//! The files of a project: names and patterns, beside the file that names them.

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
pub(super) fn matching(folder: &Path, name: &str) -> Result<Vec<PathBuf>, String> {
    let path = folder.join(name);
    let is_pattern = name.contains(['*', '?', '[']);
    if path.exists() || !is_pattern || name == "-" {
        return if path.is_file() || !path.exists() && is_pattern {
            Ok(vec![path])
        } else {
            Err(format!("there is no file {}", path.display()))
        };
    }
    let pattern = PathBuf::from(Pattern::escape(&folder.to_string_lossy())).join(name);
    let found = glob::glob_with(&pattern.to_string_lossy(), LIKE_A_SHELL)
        .map_err(|wrong| format!("\"{name}\" is no pattern of files: {wrong}"))?;
    let is_left_behind = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name == RESOLUTIONS || name.to_string_lossy().starts_with("~$"))
    };
    let files: Vec<PathBuf> = found.flatten().filter(|path| path.is_file() && !is_left_behind(path)).collect();
    if files.is_empty() { Err(format!("\"{name}\" names no file in {}", shown(folder))) } else { Ok(files) }
}

fn shown(folder: &Path) -> String {
    if folder == Path::new("") { "this folder".to_owned() } else { folder.display().to_string() }
}

/// The lexicons of a list; a file among them lies beside the project.
pub(super) fn lexicons(folder: &Path, list: &str) -> String {
    let place = |name: &str| {
        let file = folder.join(name.trim());
        if file.is_file() { file.display().to_string() } else { name.trim().to_owned() }
    };
    list.split(',').map(place).collect::<Vec<_>>().join(",")
}
