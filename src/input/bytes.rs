//! Where bytes come from: a file, or what standard input or another form of file became in a temporary file, so that it
//! can be read twice.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::error::Error;
use crate::input::compressed::Compression;

/// Bytes of a compressed file that are read at a time.
const PIECE: usize = 256 << 10;

/// An opened input whose bytes can be read again at any place.
///
/// Plain reads into a buffer, not a memory map: the same speed, a fraction of the memory, and a file that
/// shrinks under the reader is an error instead of a crash.
#[derive(Debug)]
pub struct ByteSource {
    path: PathBuf,
    file: Mutex<File>,
    len: u64,
    /// The file as it was given, when this is what was in it.
    packed: Option<Box<ByteSource>>,
}

impl ByteSource {
    /// Opens a path, or standard input for `-`; what is compressed is unpacked.
    ///
    /// # Errors
    /// When the file is missing, a folder, not readable, or compressed and damaged or too large.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let failed = |source| Error::Read { path: path.to_owned(), source };
        let file = if path == Path::new("-") {
            spool(std::io::stdin().lock()).map_err(failed)?
        } else {
            if path.is_dir() {
                return Err(Error::IsFolder(path.to_owned()));
            }
            let file = File::open(path).map_err(failed)?;
            let regular = file.metadata().map_err(failed)?.is_file();
            if regular { file } else { spool(file).map_err(failed)? }
        };
        Self::spooled(path, file)?.unpacked()
    }

    fn unpacked(self) -> Result<Self, Error> {
        let mut head = vec![];
        self.read_at(0, 4, &mut head)?;
        let Some(compression) = Compression::of(&head) else { return Ok(self) };
        let stream = BufReader::with_capacity(PIECE, ByteReader::new(&self));
        let file =
            compression.unpack(stream, self.len).map_err(|reason| Error::Form { path: self.path.clone(), reason })?;
        let unpacked = Self::spooled(&self.path, file)?;
        Ok(Self { packed: Some(Box::new(self)), ..unpacked })
    }

    /// What a file of that path was turned into, in a temporary file.
    ///
    /// # Errors
    /// When the temporary file cannot be read.
    pub fn spooled(path: &Path, file: File) -> Result<Self, Error> {
        let len = file.metadata().map_err(|source| Error::Read { path: path.to_owned(), source })?.len();
        Ok(Self { path: path.to_owned(), file: Mutex::new(file), len, packed: None })
    }

    /// The file as it was given, still compressed if it was.
    pub fn as_given(&self) -> &Self {
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
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Size in bytes.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Reads `wanted` bytes at `offset` into `buffer`, which is left with what there was: less only at the end.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read_at(&self, offset: u64, wanted: usize, buffer: &mut Vec<u8>) -> Result<(), Error> {
        buffer.resize(wanted, 0);
        let mut file = self.file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let read = file.seek(SeekFrom::Start(offset)).and_then(|_| fill(&mut *file, buffer));
        let filled = read.map_err(|source| Error::Read { path: self.path.clone(), source })?;
        buffer.truncate(filled);
        Ok(())
    }
}

/// Reads a source from its start, and can go back and forth in it.
#[derive(Debug)]
pub struct ByteReader<'a> {
    source: &'a ByteSource,
    offset: u64,
    buffer: Vec<u8>,
}

impl<'a> ByteReader<'a> {
    /// At the start.
    pub fn new(source: &'a ByteSource) -> Self {
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

/// Fills a buffer as far as the stream goes, in as few reads as the system allows.
fn fill(mut stream: impl Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match stream.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Copies a stream into an unnamed temporary file.
fn spool(mut stream: impl Read) -> std::io::Result<File> {
    let mut file = tempfile::tempfile()?;
    std::io::copy(&mut stream, &mut file)?;
    Ok(file)
}
