//! A workbook's zip file: its parts by name, none of them larger than it may be.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::input::bytes::ByteReader;
use crate::localized::{Language, Localized, io_reason, localized};

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
    pub(super) fn open(bytes: ByteReader<'a>) -> Result<Self, Localized> {
        let zip = ZipArchive::new(BufReader::new(bytes)).map_err(|error| {
            localized!(
                "this begins like a workbook, but the file is damaged or was cut off ({error}); fetch or save it again",
                "Das beginnt wie eine Arbeitsmappe, aber die Datei ist beschädigt oder bricht ab ({error}); noch einmal \
                 beschaffen oder neu speichern"
            )
        })?;
        if zip.len() > MOST_PARTS {
            let parts = zip.len();
            return Err(localized!(
                "this zip file has {parts} parts; no workbook has so many",
                "Diese ZIP-Datei hat {parts} Teile; so viele hat keine Arbeitsmappe"
            ));
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
    pub(super) fn part(&mut self, name: &str, most: u64) -> Result<PackagePart<'_, 'a>, Localized> {
        let index =
            *self.parts.get(&key(name)).ok_or_else(|| damaged(name, Localized::both("it is missing", "fehlt")))?;
        let file = self.zip.by_index(index).map_err(|error| damaged(name, Localized::foreign(error)))?;
        let most = most.min(SMALL.max(file.compressed_size().saturating_mul(MOST_TIMES)));
        Ok(BufReader::with_capacity(64 << 10, Bounded { inner: file, left: most, most }))
    }

    /// A part of at most `most` bytes, as XML.
    pub(super) fn xml(&mut self, name: &str, most: u64) -> Result<Reader<PackagePart<'_, 'a>>, Localized> {
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

/// Why a part is damaged that ends too soon.
pub(super) const ENDS_IN_CELL: Localized<&str> =
    Localized::both("it ends inside a cell", "endet mitten in einer Zelle");

/// Says which part of the workbook is damaged.
pub(super) fn damaged(part: &str, why: impl Into<Localized>) -> Localized {
    let why = why.into();
    let (warum, why) = (why.of(Language::German), why.english());
    localized!(
        "the workbook is damaged ({part}: {why}); open it in your spreadsheet program and save it again",
        "Die Arbeitsmappe ist beschädigt ({part}: {warum}); im Tabellenprogramm öffnen und neu speichern"
    )
}

/// The same for what the XML reader says.
pub(super) fn damaged_xml(part: &str, error: &quick_xml::Error) -> Localized {
    match error {
        quick_xml::Error::Io(inner) if inner.kind() == std::io::ErrorKind::QuotaExceeded => io_reason(inner),
        other => damaged(part, Localized::foreign(other)),
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
            localized!(
                "a part of this workbook unpacks to more than {most} MiB, far more than its size says; this is no \
                 list of forecasts",
                "Ein Teil dieser Arbeitsmappe ist entpackt größer als {most} MiB, weit mehr, als die Dateigröße erwarten lässt; \
                 das ist keine Liste von Prognosen"
            )
            .io_error(std::io::ErrorKind::QuotaExceeded)
        })?;
        Ok(read)
    }
}
