//! Where bytes come from: a file, or what standard input or another form of file became in a temporary file, so that it
//! can be read twice.

use std::fs::File;
use std::io::{BufReader, Error as IoError, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use crate::error::Error;
use crate::input::compressed::Compression;
use crate::input::spool::{fill, spool};
use crate::localized::localized;

/// Bytes of a compressed file that are read at a time.
const PIECE: usize = 256 << 10;

/// An opened input whose bytes can be read again at any place.
///
/// Plain reads into a buffer, not a memory map: the same speed, a fraction of the memory, and a file that
/// shrinks under the reader is an error instead of a crash.
#[derive(Debug)]
pub(crate) struct ByteSource {
    path: PathBuf,
    file: Mutex<File>,
    len: u64,
    /// The file as it was given, when this is what was in it.
    packed: Option<Box<ByteSource>>,
    /// When the user's own file was last written to, as it was opened; `None` for what is in a temporary file.
    written: Option<SystemTime>,
}

impl ByteSource {
    /// Opens a path, or standard input for `-`; what is compressed is unpacked.
    ///
    /// # Errors
    /// When the file is missing, a folder, not readable, or compressed and damaged or too large.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let failed = |source| Error::Read { path: path.to_owned(), source };
        let file = if path == Path::new("-") {
            standard_input().map_err(failed)?
        } else {
            if path.is_dir() {
                return Err(Error::IsFolder(path.to_owned()));
            }
            let file = File::open(path).map_err(failed)?;
            let facts = file.metadata().map_err(failed)?;
            if facts.is_file() {
                let source = Self { written: facts.modified().ok(), ..Self::spooled(path, file)? };
                return source.unpacked();
            }
            spool(file).map_err(failed)?
        };
        Self::spooled(path, file)?.unpacked()
    }

    fn unpacked(self) -> Result<Self, Error> {
        let mut head = vec![];
        self.read_at(0, 4, &mut head)?;
        let Some(compression) = Compression::of(&head) else { return Ok(self) };
        let stream = BufReader::with_capacity(PIECE, ByteReader::new(&self));
        let file = compression.unpack(stream, self.len);
        self.check_length()?;
        let file = file.map_err(|reason| Error::Form { path: self.path.clone(), reason })?;
        let unpacked = Self::spooled(&self.path, file)?;
        Ok(Self { packed: Some(Box::new(self)), ..unpacked })
    }

    /// What a file of that path was turned into, in a temporary file.
    ///
    /// # Errors
    /// When the temporary file cannot be read.
    pub(crate) fn spooled(path: &Path, file: File) -> Result<Self, Error> {
        let len = file.metadata().map_err(|source| Error::Read { path: path.to_owned(), source })?.len();
        Ok(Self { path: path.to_owned(), file: Mutex::new(file), len, packed: None, written: None })
    }

    /// The file as it was given, still compressed if it was.
    pub(crate) fn as_given(&self) -> &Self {
        self.packed.as_deref().unwrap_or(self)
    }

    /// The same file, for readers that want one to themselves; they share the position in it.
    ///
    /// # Errors
    /// When the system gives no second handle.
    #[cfg(feature = "parquet")]
    pub(super) fn handle(&self) -> std::io::Result<File> {
        self.file.lock().unwrap_or_else(std::sync::PoisonError::into_inner).try_clone()
    }

    /// Path as the user gave it.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Size in bytes.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// Whether it holds nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// For readers of whole formats, which take missing bytes for damage: whether the file still has all bytes that it had
    /// when it was opened.
    ///
    /// # Errors
    /// When the file became shorter, or the system does not say.
    pub(crate) fn check_length(&self) -> Result<(), Error> {
        let file = self.file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let now = file.metadata().map_err(|source| Error::Read { path: self.path.clone(), source })?.len();
        if now < self.len { Err(self.became_shorter()) } else { Ok(()) }
    }

    /// Whether the user's file is still as it was when it was opened: rows that were written over while others were read belong to no
    /// log that ever was.
    ///
    /// # Errors
    /// When it was written to, or the system does not say.
    pub(crate) fn check_unchanged(&self) -> Result<(), Error> {
        let Some(written) = self.written else { return Ok(()) };
        let failed = |source| Error::Read { path: self.path.clone(), source };
        let file = self.file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let now = file.metadata().map_err(failed)?;
        if now.len() == self.len && now.modified().is_ok_and(|now| now == written) {
            return Ok(());
        }
        Err(failed(changed()))
    }

    fn became_shorter(&self) -> Error {
        let reason = localized!(
            "the file became shorter while it was read; run again when nothing writes to it any more",
            "Die Datei wurde kürzer, während sie gelesen wurde; noch einmal versuchen, wenn nichts mehr hineinschreibt"
        );
        Error::Read { path: self.path.clone(), source: reason.io_error(ErrorKind::UnexpectedEof) }
    }

    /// Reads `wanted` bytes at `offset` into `buffer`, which is left with what there was: less only at the end.
    ///
    /// # Errors
    /// When the file cannot be read, or ends before the end that it had when it was opened.
    pub(crate) fn read_at(&self, offset: u64, wanted: usize, buffer: &mut Vec<u8>) -> Result<(), Error> {
        buffer.resize(wanted, 0);
        let mut file = self.file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let read = file.seek(SeekFrom::Start(offset)).and_then(|_| fill(&mut *file, buffer));
        let filled = read.map_err(|source| Error::Read { path: self.path.clone(), source })?;
        buffer.truncate(filled);
        let there = self.len.saturating_sub(offset).min(wanted as u64);
        if (filled as u64) < there { Err(self.became_shorter()) } else { Ok(()) }
    }
}

/// Reads a source from its start, and can go back and forth in it.
#[derive(Debug)]
pub(crate) struct ByteReader<'a> {
    source: &'a ByteSource,
    offset: u64,
    buffer: Vec<u8>,
}

impl<'a> ByteReader<'a> {
    /// At the start.
    pub(crate) fn new(source: &'a ByteSource) -> Self {
        Self { source, offset: 0, buffer: vec![] }
    }
}

impl Read for ByteReader<'_> {
    fn read(&mut self, wanted: &mut [u8]) -> std::io::Result<usize> {
        self.source.read_at(self.offset, wanted.len(), &mut self.buffer).map_err(std::io::Error::other)?;
        let read = self.buffer.len();
        wanted[..read].copy_from_slice(&self.buffer);
        self.offset += read as u64;
        Ok(read)
    }
}

impl Seek for ByteReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let place = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(offset) => self.source.len().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.offset.checked_add_signed(offset),
        };
        self.offset = place.ok_or(std::io::ErrorKind::InvalidInput)?;
        Ok(self.offset)
    }
}

fn changed() -> IoError {
    localized!(
        "the file was written to while it was read; run again when nothing writes to it any more",
        "Die Datei wurde geändert, während sie gelesen wurde; noch einmal versuchen, wenn nichts mehr hineinschreibt"
    )
    .io_error(ErrorKind::Other)
}

/// Standard input in a temporary file. A file that stands behind it must not change meanwhile.
fn standard_input() -> std::io::Result<File> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        let own = File::from(std::io::stdin().as_fd().try_clone_to_owned()?);
        let before = own.metadata()?;
        let copy = spool(&own)?;
        let after = own.metadata()?;
        let is_same = before.len() == after.len() && before.modified().ok() == after.modified().ok();
        if before.is_file() && !is_same { Err(changed()) } else { Ok(copy) }
    }
    #[cfg(not(unix))]
    spool(std::io::stdin().lock())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A source whose file has lost all bytes from `len` on since it was opened.
    fn cut_short(name: &str, bytes: &[u8], len: u64) -> (tempfile::TempDir, ByteSource) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let source = ByteSource::open(&path).unwrap();
        File::options().write(true).open(&path).unwrap().set_len(len).unwrap();
        (folder, source)
    }

    #[test]
    fn a_file_cut_short_while_it_is_read_is_no_shorter_file() {
        let (_folder, source) = cut_short("log.csv", b"one\ntwo\nthree\n", 8);
        let mut buffer = vec![];
        source.read_at(0, 8, &mut buffer).unwrap();
        assert_eq!(buffer, b"one\ntwo\n");
        for (offset, wanted) in [(0, 9), (0, 100), (8, 1), (12, 100)] {
            let error = source.read_at(offset, wanted, &mut buffer).unwrap_err();
            assert_eq!(error.exit_code(), 3);
            assert!(error.to_string().contains("log.csv: the file became shorter while it was read"), "{error}");
        }
        source.read_at(14, 100, &mut buffer).unwrap();
        assert!(buffer.is_empty(), "the end is where it was");
        assert!(source.check_length().is_err());
        assert!(ByteReader::new(&source).read_to_end(&mut buffer).is_err());
    }

    #[test]
    fn a_file_written_to_while_it_is_read_is_told() {
        let (_folder, source) = cut_short("log.csv", b"one\ntwo\n", 8);
        let later = SystemTime::now() + std::time::Duration::from_secs(5);
        let file = File::options().write(true).open(source.path()).unwrap();
        file.set_modified(later).unwrap();
        let error = source.check_unchanged().unwrap_err();
        assert!(error.exit_code() == 3 && error.to_string().contains("was written to while it was read"), "{error}");
    }

    #[test]
    fn a_packed_file_cut_short_while_it_is_unpacked_is_no_damaged_one() {
        use std::io::Write;
        let mut packer = flate2::write::GzEncoder::new(vec![], flate2::Compression::fast());
        packer.write_all(&b"Q1,0.5\n".repeat(1000)).unwrap();
        let (_folder, given) = cut_short("log.csv", b"", 0);
        let bytes = packer.finish().unwrap();
        std::fs::write(given.path(), &bytes).unwrap();
        let source = ByteSource::spooled(given.path(), File::open(given.path()).unwrap()).unwrap();
        File::options().write(true).open(given.path()).unwrap().set_len(bytes.len() as u64 / 2).unwrap();
        let error = source.unpacked().unwrap_err();
        assert!(error.exit_code() == 3 && error.to_string().contains("became shorter"), "{error}");
    }
}
