//! Files compressed with gzip or zstd, known by their first bytes: unpacked into a temporary file, then read like any other.
//!
//! Reading and unpacking could go on side by side, but the reader needs to know where its file ends, and can go back in it. Measured
//! on a log of 10 million rows (618 MB of text, 117 MB with gzip, two cores of a busy machine): unpacking alone 1.0 to
//! 1.5 s, with the temporary file a third of a second more, and scoring about as long again. Side by side, two cores would save
//! a third of that at best; it is not worth a second way to read.
//!
//! zstd is the C library: it unpacks 0.6 to 1.1 GB a second, the Rust crate `ruzstd` 0.25 to 0.35, which leaves checksums
//! and joined frames to its caller; it costs 24 s of one core when everything is built anew. gzip is pure Rust, which unpacks
//! 0.4 to 0.6 GB a second.

use crate::localized::{Language, Localized, io_reason, localized};
use std::fs::File;
use std::io::{BufRead, ErrorKind, Read, Write};

use flate2::bufread::MultiGzDecoder;

/// What is unpacked at most, unless the compressed file is large itself: a bomb stops here.
const MOST_UNPACKED: u64 = 1 << 30;
/// Text shrinks to a tenth, very repetitive text to a hundredth.
const MOST_TIMES: u64 = 100;
/// Bytes unpacked at a time.
const PIECE: usize = 256 << 10;

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compression {
    /// `.gz`
    Gzip,
    /// `.zst`
    Zstd,
}

impl Compression {
    /// How a file that begins with these bytes is compressed, if it is.
    pub(crate) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            // A frame with something else than text comes first; in which place is up to four bits.
            [low, 0x2a, 0x4d, 0x18, ..] if low & 0xf0 == 0x50 => Some(Self::Zstd),
            _ => None,
        }
    }

    /// What people call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// Unpacks a stream into an unnamed temporary file: all members or frames of it, checksums verified.
    ///
    /// # Errors
    /// Why it cannot be unpacked, in words that follow a file name: cut off, damaged, larger than any table of that
    /// size (`packed` bytes), or no room for the temporary file.
    pub(crate) fn unpack(self, stream: impl BufRead, packed: u64) -> Result<File, Localized> {
        match self {
            Self::Gzip => self.copy(MultiGzDecoder::new(stream), most_unpacked(packed)),
            Self::Zstd => {
                let decoder = zstd::stream::read::Decoder::with_buffer(stream).map_err(|error| self.damaged(&error))?;
                self.copy(decoder, most_unpacked(packed))
            }
        }
    }

    fn copy(self, mut unpacked: impl Read, most: u64) -> Result<File, Localized> {
        let mut file = tempfile::tempfile().map_err(|error| self.no_room(&error))?;
        let (mut piece, mut length) = (vec![0; PIECE], 0);
        loop {
            let read = match unpacked.read(&mut piece) {
                Ok(0) => return Ok(file),
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(self.damaged(&error)),
            };
            length += read as u64;
            if length > most {
                return Err(self.too_large(most));
            }
            file.write_all(&piece[..read]).map_err(|error| self.no_room(&error))?;
        }
    }

    fn damaged(self, error: &std::io::Error) -> Localized {
        let name = self.name();
        if error.kind() == ErrorKind::UnexpectedEof {
            return localized!(
                "this file is compressed with {name} and was cut off: its end is missing; fetch it again",
                "Diese mit {name} gepackte Datei bricht ab, das Ende fehlt; noch einmal beschaffen"
            );
        }
        localized!(
            "this file is compressed with {name} and is damaged ({error}); fetch it again, or compress it anew",
            "Diese mit {name} gepackte Datei ist beschädigt ({error}); noch einmal beschaffen oder neu packen"
        )
    }

    fn too_large(self, most: u64) -> Localized {
        let by_hand = match self {
            Self::Gzip => "gzip -dk",
            Self::Zstd => "zstd -d",
        };
        let name = self.name();
        localized!(
            "this file is compressed with {name} and unpacks to more than {most} bytes, over {MOST_TIMES} times its size, which \
             no table should; if it is one all the same, unpack it yourself ({by_hand} FILE) and give the file that comes out",
            "Diese mit {name} gepackte Datei wird entpackt größer als {most} Byte, mehr als das {MOST_TIMES}-Fache, und das \
             sollte keine Tabelle; wenn es doch eine ist, selbst entpacken ({by_hand} DATEI) und die entpackte Datei nennen"
        )
    }

    fn no_room(self, error: &std::io::Error) -> Localized {
        let (name, folder, why) = (self.name(), std::env::temp_dir(), io_reason(error));
        let (folder, grund, why) = (folder.display(), why.of(Language::German), why.english());
        localized!(
            "this file is compressed with {name} and cannot be unpacked into a temporary file in {folder} ({why}); make room \
             there, or set TMPDIR to a folder that has some",
            "Diese mit {name} gepackte Datei lässt sich in {folder} nicht entpacken ({grund}); dort Platz schaffen oder TMPDIR \
             auf einen Ordner mit Platz setzen"
        )
    }
}

/// What a file of so many bytes may become.
pub(super) fn most_unpacked(packed: u64) -> u64 {
    packed.saturating_mul(MOST_TIMES).max(MOST_UNPACKED)
}

#[cfg(test)]
mod tests {
    use std::io::Seek;

    use super::*;

    fn gzipped(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(vec![], flate2::Compression::fast());
        encoder.write_all(text).expect("in memory");
        encoder.finish().expect("in memory")
    }

    fn zstd_of(text: &[u8]) -> Vec<u8> {
        let mut encoder = zstd::stream::write::Encoder::new(vec![], 1).expect("in memory");
        encoder.include_checksum(true).expect("in memory");
        encoder.write_all(text).expect("in memory");
        encoder.finish().expect("in memory")
    }

    fn unpacked(packed: &[u8]) -> Result<String, Localized> {
        let compression = Compression::of(packed).expect("compressed");
        let mut file = compression.unpack(packed, packed.len() as u64)?;
        let mut text = String::new();
        file.rewind().and_then(|()| file.read_to_string(&mut text)).expect("text");
        Ok(text)
    }

    fn refused(packed: &[u8]) -> String {
        unpacked(packed).expect_err("damaged").english().to_owned()
    }

    #[test]
    fn all_members_and_frames_are_read() {
        let both = |pack: fn(&[u8]) -> Vec<u8>| [pack(b"one,"), pack(b""), pack(b"two")].concat();
        assert_eq!(unpacked(&both(gzipped)).as_deref(), Ok("one,two"));
        assert_eq!(unpacked(&both(zstd_of)).as_deref(), Ok("one,two"));
        // As pzstd and seekable archives have them: three bytes that are to be skipped.
        let skipped = [0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9];
        assert_eq!(unpacked(&[&skipped[..], &zstd_of(b"one"), &skipped[..]].concat()).as_deref(), Ok("one"));
    }

    #[test]
    fn no_byte_may_be_missing_or_wrong() {
        let text: Vec<u8> = (0..2000_u32).flat_map(|n| format!("{},", n * n % 977).into_bytes()).collect();
        for packed in [gzipped(&text), zstd_of(&text)] {
            for cut in [5, packed.len() / 2, packed.len() - 9, packed.len() - 1] {
                let said = refused(&packed[..cut]);
                assert!(said.contains("was cut off") && said.contains("fetch it again"), "{cut}: {said}");
            }
            for at in (packed.len() / 3..packed.len()).step_by(7).chain([packed.len() - 1]) {
                let mut wrong = packed.clone();
                wrong[at] ^= 0x10;
                let said = refused(&wrong);
                assert!(said.contains("is damaged") || said.contains("was cut off"), "{at}: {said}");
            }
            let said = refused(&[&packed[..], b"and more that is no gzip"].concat());
            assert!(said.contains("is damaged"), "{said}");
        }
    }

    #[test]
    fn a_bomb_stops() {
        for packed in [gzipped(&vec![b'0'; 4 << 20]), zstd_of(&vec![b'0'; 4 << 20])] {
            let compression = Compression::of(&packed).expect("compressed");
            let said = match compression {
                Compression::Gzip => compression.copy(MultiGzDecoder::new(&packed[..]), 1 << 20),
                Compression::Zstd => {
                    compression.copy(zstd::stream::read::Decoder::with_buffer(&packed[..]).expect("a frame"), 1 << 20)
                }
            };
            let said = said.expect_err("too large").english().to_owned();
            assert!(said.contains("more than 1048576 bytes") && said.contains("unpack it yourself"), "{said}");
        }
        assert_eq!(most_unpacked(10), 1 << 30);
        assert_eq!(most_unpacked(20 << 20), 2000 << 20);
    }

    #[test]
    fn what_is_text_is_left_alone() {
        for head in [&b""[..], b"\x1f", b"question_id", b"\x28\xb5\x2f", b"P*M\x17", b"PK\x03\x04"] {
            assert_eq!(Compression::of(head), None);
        }
    }
}
