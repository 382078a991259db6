//! Texts by number.

use super::key::Key;

/// Numbered texts that need not be looked up any more.
#[derive(Clone, Debug, Default)]
pub(crate) struct NumberedTexts {
    entries: Vec<TextEntry>,
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
struct TextEntry {
    hash: u64,
    start: u64,
    len: u32,
}

impl NumberedTexts {
    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The text with this number; empty for a number never given out.
    #[inline]
    pub(crate) fn bytes(&self, number: u32) -> &[u8] {
        self.entries.get(number as usize).map_or(&[], |entry| self.text(entry))
    }

    /// Its hash.
    #[inline]
    pub(crate) fn hash(&self, number: u32) -> u64 {
        self.entries.get(number as usize).map_or(0, |entry| entry.hash)
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation)]
    fn text(&self, entry: &TextEntry) -> &[u8] {
        let start = entry.start as usize;
        &self.bytes[start..start + entry.len as usize]
    }

    pub(super) fn push<const W: usize>(&mut self, key: &Key<'_, W>) {
        let len = u32::try_from(key.text.len()).unwrap_or(u32::MAX);
        self.entries.push(TextEntry { hash: key.hash, start: self.bytes.len() as u64, len });
        self.bytes.extend_from_slice(key.text);
    }

    /// Adds other texts behind these; their numbers grow by the number of these.
    pub(crate) fn append(&mut self, other: &Self) {
        let start = self.bytes.len() as u64;
        self.entries.extend(other.entries.iter().map(|entry| TextEntry { start: entry.start + start, ..*entry }));
        self.bytes.extend_from_slice(&other.bytes);
    }
}
