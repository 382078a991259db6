//! A line more at the end of a file: whole or not at all, and never two at once.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Waits until nobody else appends to a project, and keeps others out as long as what it gives is kept. Where a lock keeps readers
/// out as well there is none.
pub(super) fn held(project: &Path) -> io::Result<Option<File>> {
    if !cfg!(unix) {
        return Ok(None);
    }
    let file = File::open(project)?;
    file.lock()?;
    Ok(Some(file))
}

/// A file that is only ever appended to.
#[derive(Debug)]
pub(super) struct AppendedFile(File);

impl AppendedFile {
    /// Opens it, made if need be.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        OpenOptions::new().read(true).append(true).create(true).open(path).map(Self)
    }

    /// What it holds.
    pub(super) fn content(&mut self) -> io::Result<Vec<u8>> {
        let mut content = vec![];
        self.0.seek(SeekFrom::Start(0))?;
        self.0.read_to_end(&mut content)?;
        Ok(content)
    }

    /// Appends bytes in one piece, and waits until they are on the disk.
    pub(super) fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)?;
        self.0.sync_all()
    }
}
