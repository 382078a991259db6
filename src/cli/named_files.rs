//! Files by their names, by patterns and by folders, in the order of their names.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};

use crate::error::Error;
use crate::localized::{Localized, localized};

/// What `resolve` writes where the project has no file to append to; read with the others if it lies beside the project.
pub(crate) const RESOLUTIONS: &str = "trackrecord.resolutions.csv";
/// Endings of files that may be part of a log.
const ENDINGS: [&str; 9] = ["csv", "tsv", "tab", "xlsx", "xlsm", "xlsb", "ods", "xls", "parquet"];
/// Endings behind these.
const PACKED: [&str; 2] = ["gz", "zst"];
/// As a shell has it: a star stops at a folder, and takes no hidden file.
const LIKE_A_SHELL: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// A file, those of a folder that may be part of a log, or those that a pattern names.
///
/// # Errors
/// Why there is none.
pub(crate) fn matching(folder: &Path, name: &str) -> Result<Vec<PathBuf>, Localized> {
    let path = folder.join(name);
    if path.is_dir() {
        let files = in_folder(&path).map_err(|error| error.message())?;
        return if files.is_empty() { Err(no_log()) } else { Ok(files) };
    }
    if path.exists() || !is_pattern(name) {
        let shown = path.display();
        let is_there = path.exists() || name == "-";
        return if is_there {
            Ok(vec![path])
        } else {
            Err(localized!("there is no file {shown}", "es gibt keine Datei {shown}"))
        };
    }
    let pattern = PathBuf::from(Pattern::escape(&folder.to_string_lossy())).join(name);
    let found = glob::glob_with(&pattern.to_string_lossy(), LIKE_A_SHELL).map_err(|wrong| {
        localized!("\"{name}\" is no pattern of files: {wrong}", "„{name}“ ist kein Muster für Dateien: {wrong}")
    })?;
    let files: Vec<PathBuf> = found.flatten().filter(|path| path.is_file() && !is_left_behind(path)).collect();
    if files.is_empty() { Err(no_file(name, folder)) } else { Ok(files) }
}

/// What was typed, with the files of folders and patterns in their place; a file that is named among `others` is none of these. A
/// pattern that names no file stays: it is the name of a file that is not there.
///
/// # Errors
/// When a folder has none, or cannot be read.
pub(crate) fn spread(typed: &[PathBuf], others: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut files: Vec<PathBuf> = vec![];
    for path in typed {
        let named = path.to_str().filter(|name| is_pattern(name) && !path.exists());
        let found = if path.is_dir() {
            let found = in_folder(path)?;
            if found.is_empty() {
                return Err(Error::Read { path: path.clone(), source: no_log().io_error(ErrorKind::NotFound) });
            }
            found
        } else {
            named.and_then(|name| matching(Path::new(""), name).ok()).unwrap_or_else(|| vec![path.clone()])
        };
        files.extend(found.into_iter().filter(|file| typed.contains(file) || !others.contains(file)));
    }
    Ok(files)
}

/// The files of a folder that may be part of a log.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let here = if folder == Path::new("") { Path::new(".") } else { folder };
    let failed = |source| Error::Read { path: here.to_owned(), source };
    let entries: Result<Vec<_>, _> = std::fs::read_dir(here).map_err(failed)?.collect();
    let paths = entries.map_err(failed)?.into_iter().map(|entry| folder.join(entry.file_name()));
    let mut files: Vec<PathBuf> = paths.filter(|path| is_log(path) && path.is_file()).collect();
    files.sort();
    Ok(files)
}

fn no_log() -> Localized {
    localized!(
        "it is a folder without any CSV file or workbook",
        "das ist ein Ordner ohne CSV-Datei und ohne Arbeitsmappe"
    )
}

fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?', '['])
}

/// What spreadsheet programs leave beside open files, and what `resolve` writes.
fn is_left_behind(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == RESOLUTIONS || name.to_string_lossy().starts_with("~$"))
}

fn is_log(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().to_lowercase()) else { return false };
    let unpacked = PACKED.iter().find_map(|packed| name.strip_suffix(&format!(".{packed}"))).unwrap_or(&name);
    let is_readable = unpacked.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
    is_readable && !name.starts_with(['.', '~']) && !is_left_behind(path)
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
