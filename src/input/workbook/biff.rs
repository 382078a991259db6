//! Records of an XLS stream and the texts in them (MS-XLS; the older BIFF5 differs in its texts alone).

use std::borrow::Cow;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

use super::compound::u16_at;

/// A continuation of the record before.
const CONTINUE: u16 = 0x003C;
/// What may stand between a formula and its result: formulas of several cells.
const OF_FORMULAS: [u16; 4] = [CONTINUE, 0x0221, 0x0236, 0x04BC];

/// Kind and content of each record from a place on, until the stream ends.
#[derive(Clone)]
pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// The content of the next record if it is of this kind, but for those that belong to the formula before.
    pub(super) fn behind_formula(&mut self, kind: u16) -> Option<&'a [u8]> {
        let mut ahead = self.clone();
        let (found, content) = ahead.find(|(kind, _)| !OF_FORMULAS.contains(kind))?;
        if found != kind {
            return None;
        }
        *self = ahead;
        Some(content)
    }

    /// The pieces of the record just read: its content and that of the continuations behind it.
    pub(super) fn pieces(&mut self, first: &'a [u8]) -> Vec<&'a [u8]> {
        let mut pieces = vec![first];
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            pieces.extend(self.next().map(|(_, piece)| piece));
        }
        pieces
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (u16_at(self.stream, self.at)?, u16_at(self.stream, self.at + 2)?);
        let start = self.at + 4;
        let content = self.stream.get(start..start + usize::from(length));
        // A record that is cut off ends the stream.
        self.at = content.map_or(self.stream.len(), |content| start + content.len());
        Some((kind, content?))
    }
}

/// How texts are written.
#[derive(Clone, Copy, Debug)]
pub(super) enum CellLetters {
    /// Excel 97 and later: UTF-16, or its lower bytes where the upper ones are zero.
    Unicode,
    /// Before: one encoding for the whole file.
    Encoding(&'static Encoding),
}

impl CellLetters {
    /// Those of a code page; `None` when it is not known.
    pub(super) fn of_code_page(page: u16) -> Option<Self> {
        let encoding = match page {
            367 | 1252 | 0x8001 => WINDOWS_1252,
            10000 | 0x8000 => MACINTOSH,
            932 => encoding_rs::SHIFT_JIS,
            936 => encoding_rs::GBK,
            949 => encoding_rs::EUC_KR,
            950 => encoding_rs::BIG5,
            866 => encoding_rs::IBM866,
            874 | 1250..=1258 => Encoding::for_label(format!("windows-{page}").as_bytes())?,
            _ => return None,
        };
        Some(Self::Encoding(encoding))
    }

    /// A text behind its length of one byte.
    pub(super) fn short(self, bytes: &[u8]) -> Option<String> {
        let (&length, rest) = bytes.split_first()?;
        self.text(rest, usize::from(length)).map(Cow::into_owned)
    }

    /// A text behind its length of two bytes.
    pub(super) fn long(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        self.text(bytes.get(2..)?, usize::from(u16_at(bytes, 0)?))
    }

    /// The code of a number format.
    pub(super) fn format(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Unicode => self.long(bytes).map(Cow::into_owned),
            Self::Encoding(_) => self.short(bytes),
        }
    }

    fn text(self, bytes: &[u8], length: usize) -> Option<Cow<'_, str>> {
        match self {
            Self::Encoding(encoding) => Some(encoding.decode_without_bom_handling(&bytes[..length.min(bytes.len())]).0),
            Self::Unicode => {
                let (&flags, rest) = bytes.split_first()?;
                let mut text = String::new();
                decode(rest, length, flags & 1 != 0, &mut text);
                Some(Cow::Owned(text))
            }
        }
    }
}

/// Appends at most `length` characters; says how many there were and the bytes they took.
fn decode(bytes: &[u8], length: usize, wide: bool, out: &mut String) -> (usize, usize) {
    if wide {
        let units: Vec<u16> =
            bytes.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        out.extend(char::decode_utf16(units.iter().copied()).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
        (units.len(), 2 * units.len())
    } else {
        let bytes = &bytes[..length.min(bytes.len())];
        out.extend(bytes.iter().copied().map(char::from));
        (bytes.len(), bytes.len())
    }
}

/// The shared texts, which run on over the pieces of their record.
pub(super) struct SstTexts<'a> {
    pieces: std::vec::IntoIter<&'a [u8]>,
    piece: &'a [u8],
}

impl<'a> SstTexts<'a> {
    pub(super) fn new(pieces: Vec<&'a [u8]>) -> Self {
        let mut pieces = pieces.into_iter();
        // Behind two counts, which are not needed.
        let piece = pieces.next().and_then(|first| first.get(8..)).unwrap_or_default();
        Self { pieces, piece }
    }

    fn go_on(&mut self) -> Option<()> {
        self.piece = self.pieces.next()?;
        Some(())
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.piece.len() {
            bytes -= self.piece.len();
            self.go_on()?;
        }
        self.piece = &self.piece[bytes..];
        Some(())
    }

    /// The next text without its fonts and reading aids; `None` behind the last.
    pub(super) fn next_into(&mut self, out: &mut String) -> Option<()> {
        while self.piece.is_empty() {
            self.go_on()?;
        }
        let (mut left, flags) = (usize::from(u16_at(self.piece, 0)?), *self.piece.get(2)?);
        self.piece = &self.piece[3..];
        let mut behind = 0;
        if flags & 8 != 0 {
            behind += 4 * usize::from(u16_at(self.piece, 0)?);
            self.piece = &self.piece[2..];
        }
        if flags & 4 != 0 {
            behind += super::compound::u32_at(self.piece, 0)? as usize;
            self.piece = &self.piece[4..];
        }
        let (mut wide, mut units) = (flags & 1 != 0, String::new());
        loop {
            let (characters, bytes) = decode(self.piece, left, wide, &mut units);
            self.piece = &self.piece[bytes..];
            left -= characters;
            if left == 0 {
                break;
            }
            self.go_on()?;
            // A text that runs on says again how wide its characters are.
            let (&again, rest) = self.piece.split_first()?;
            (wide, self.piece) = (again & 1 != 0, rest);
        }
        out.push_str(&units);
        self.skip(behind)
    }
}
