//! Where the project is.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::localized::localized;

/// What the file is called.
pub(crate) const FILE_NAME: &str = "trackrecord.toml";

/// The file of the project that is named, a folder or the file itself.
///
/// # Errors
/// When there is none.
pub(super) fn named(path: &Path) -> Result<PathBuf, Error> {
    let file = if path.is_dir() { path.join(FILE_NAME) } else { path.to_owned() };
    if file.is_file() {
        return Ok(file);
    }
    let path = path.display();
    Err(Error::Usage(localized!(
        "--project {path}: there is no {FILE_NAME}; trackrecord init writes one",
        "--project {path}: Dort liegt kein {FILE_NAME}; trackrecord init schreibt eines"
    )))
}

/// The file of the project that is named, or else the nearest one.
///
/// # Errors
/// When there is none where one is named.
pub(crate) fn found(path: Option<&Path>) -> Result<Option<PathBuf>, Error> {
    path.map_or_else(|| Ok(nearest()), |path| named(path).map(Some))
}

/// The file in this folder, or in the nearest one above it that has one.
pub(super) fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let levels = here.ancestors().position(|folder| folder.join(FILE_NAME).is_file())?;
    Some((0..levels).map(|_| "..").collect::<PathBuf>().join(FILE_NAME))
}
