//! A workbook's zip file: its parts by name, none of them larger than it may be.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::input::bytes::ByteReader;

/// What unpacks to more than so many times its packed size was made to do harm.
const MOST_TIMES: u64 = 250;
/// Unless it is small anyway.
const SMALL: u64 = 32 << 20;
/// More parts than any workbook has.
const MOST_PARTS: usize = 20_000;

pub(super) struct Package<'a> {
    zip: ZipArchive<BufReader<ByteReader<'a>>>,
    /// Position of each part by its name in lower case: some programs write other case than they refer to.
    parts: BTreeMap<String, usize>,
}

pub(super) type PackagePart<'p, 'a> = BufReader<Bounded<ZipFile<'p, BufReader<ByteReader<'a>>>>>;

impl<'a> Package<'a> {
    pub(super) fn open(bytes: ByteReader<'a>) -> Result<Self, String> {
        let zip = ZipArchive::new(BufReader::new(bytes)).map_err(|error| {
            format!(
                "this begins like a workbook, but the file is damaged or was cut off ({error}); fetch or save it again"
            )
        })?;
        if zip.len() > MOST_PARTS {
            return Err(format!("this zip file has {} parts; no workbook has so many", zip.len()));
        }
        let names = zip.file_names().map(|name| name.map(|name| key(&name)).unwrap_or_default());
        let parts = names.zip(0..).collect();
        Ok(Self { zip, parts })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
    }

    /// The names of its parts, without folders.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().flatten();
        names.filter(|name| !name.ends_with('/')).map(std::borrow::Cow::into_owned).collect()
    }

    /// A part of at most `most` bytes.
    pub(super) fn part(&mut self, name: &str, most: u64) -> Result<PackagePart<'_, 'a>, String> {
        let index = *self.parts.get(&key(name)).ok_or_else(|| damaged(name, "it is missing"))?;
        let file = self.zip.by_index(index).map_err(|error| damaged(name, &error.to_string()))?;
        let most = most.min(SMALL.max(file.compressed_size().saturating_mul(MOST_TIMES)));
        Ok(BufReader::with_capacity(64 << 10, Bounded { inner: file, left: most, most }))
    }

    /// A part of at most `most` bytes, as XML.
    pub(super) fn xml(&mut self, name: &str, most: u64) -> Result<Reader<PackagePart<'_, 'a>>, String> {
        self.part(name, most).map(xml_reader)
    }
}

pub(super) fn xml_reader<R: BufRead>(part: R) -> Reader<R> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    reader
}

fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// Says which part of the workbook is damaged.
pub(super) fn damaged(part: &str, why: &str) -> String {
    format!("the workbook is damaged ({part}: {why}); open it in your spreadsheet program and save it again")
}

/// The same for what the XML reader says.
pub(super) fn damaged_xml(part: &str, error: &quick_xml::Error) -> String {
    match error {
        quick_xml::Error::Io(inner) if inner.kind() == std::io::ErrorKind::QuotaExceeded => inner.to_string(),
        other => damaged(part, &other.to_string()),
    }
}

/// Fails when there is more than there may be.
pub(super) struct Bounded<R> {
    inner: R,
    left: u64,
    most: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            let most = self.most >> 20;
            std::io::Error::new(
                std::io::ErrorKind::QuotaExceeded,
                format!(
                    "a part of this workbook unpacks to more than {most} MiB, far more than its size says; this is no \
                     list of forecasts"
                ),
            )
        })?;
        Ok(read)
    }
}
