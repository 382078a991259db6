//! Cuts a delimited file into chunks of whole records, for several threads to read side by side.

use std::sync::Mutex;

use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::input::dialect::Dialect;
use crate::input::separators::last_record_end;
use crate::localized::localized;

/// Large enough that the lock does not matter, small enough to stay in the cache.
const CHUNK: usize = 256 << 10;
/// No record of a forecast log comes near this; a longer one means that the file is something else.
const LONGEST_RECORD: usize = 16 << 20;

/// Hands out the chunks of a file in order; threads ask for the next one.
#[derive(Debug)]
pub(crate) struct Chunks<'a> {
    source: &'a ByteSource,
    dialect: Dialect,
    next: Mutex<ChunkPlace>,
    /// The line before which the table ends, if not with the file.
    end: Option<u64>,
}

/// Where a chunk stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ChunkPlace {
    /// Number of the chunk, from 0.
    pub(crate) index: u32,
    /// Byte offset of its first record.
    pub(crate) offset: u64,
    /// Line of its first record, from 1.
    pub(crate) line: u64,
}

impl<'a> Chunks<'a> {
    /// Chunks from `offset`, which must be the start of a record, on line `line`.
    pub(crate) fn new(source: &'a ByteSource, dialect: Dialect, offset: u64, line: u64) -> Self {
        Self { source, dialect, next: Mutex::new(ChunkPlace { index: 0, offset, line }), end: None }
    }

    /// The same up to a line, which must be the first of a record.
    pub(crate) fn until(self, end: Option<u64>) -> Self {
        Self { end, ..self }
    }

    /// Fills `buffer` with the next chunk; `None` at the end of the file.
    ///
    /// # Errors
    /// When the file cannot be read or became shorter, or a record is longer than any record can be.
    pub(crate) fn next_into(&self, buffer: &mut Vec<u8>) -> Result<Option<ChunkPlace>, Error> {
        let mut next = self.next.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let place @ ChunkPlace { index, offset, line } = *next;
        let left = self.source.len().saturating_sub(offset);
        if left == 0 || self.end.is_some_and(|end| end <= line) {
            return Ok(None);
        }
        let mut wanted = CHUNK;
        loop {
            self.source.read_at(offset, wanted, buffer)?;
            if (buffer.len() as u64) < left {
                if let Some(end) = last_record_end(buffer, self.dialect) {
                    buffer.truncate(end);
                } else if wanted < LONGEST_RECORD {
                    wanted *= 4;
                    continue;
                } else {
                    return Err(self.record_too_long(offset));
                }
            } else if buffer.len() > LONGEST_RECORD {
                return Err(self.record_too_long(offset));
            }
            break;
        }
        if let Some(end) = self.end {
            let mut ends = memchr::memchr_iter(self.dialect.newline, buffer);
            let lines = usize::try_from(end - line).unwrap_or(usize::MAX);
            if let Some(last) = lines.checked_sub(1).and_then(|before| ends.nth(before)) {
                buffer.truncate(last + 1);
            }
        }
        let lines = memchr::memchr_iter(self.dialect.newline, buffer).count() as u64;
        *next = ChunkPlace { index: index + 1, offset: offset + buffer.len() as u64, line: line + lines };
        Ok(Some(place))
    }

    fn record_too_long(&self, offset: u64) -> Error {
        Error::Form {
            path: self.source.path().to_owned(),
            reason: localized!(
                "the row that starts at byte {offset} is longer than 16 MiB; this is no table of one forecast per \
                 line, or a quotation mark in that row is never closed",
                "Die Zeile ab Byte {offset} ist länger als 16 MiB; das ist keine Tabelle mit einer Prognose je Zeile, \
                 oder in dieser Zeile schließt ein Anführungszeichen nie"
            ),
        }
    }
}
