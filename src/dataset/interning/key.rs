//! A text prepared for being looked up, and the hash that every release gives it.

use crate::input::text_part::{MOST_BYTES, TextPart, WORD_BYTES, word};

/// Words of a question id that are compared inside the table itself, without going after its bytes.
pub(super) const WORDS: usize = 3;

/// A text prepared for being looked up: its hash, and its first bytes as zero-filled words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key<'a, const W: usize = WORDS> {
    pub(super) text: &'a [u8],
    pub(super) words: [u64; W],
    pub(super) hash: u64,
}

impl<'a, const W: usize> Key<'a, W> {
    /// Prepares a text.
    ///
    /// The hash is the same in every release and on every machine (for so many words): the order of questions in the
    /// bootstrap follows it, so results must not depend on another crate's choice.
    #[inline]
    pub(crate) fn new(text: &'a [u8]) -> Self {
        Self::of(text, std::array::from_fn(|at| word(text, at * WORD_BYTES)))
    }

    /// Prepares a part of a longer text. The same as [`Key::new`], but quicker where more text follows: whole words are
    /// read then, and what is too much is masked out without asking how much it is.
    #[inline(always)]
    pub(crate) fn of_part(part: TextPart<'a>) -> Self {
        match part.words() {
            Some(words) => Self::of(part.alone(), words),
            None => Self::new(part.alone()),
        }
    }

    #[inline(always)]
    fn of(text: &'a [u8], words: [u64; W]) -> Self {
        const { assert!(W.is_multiple_of(3) && W > 0 && W * WORD_BYTES <= MOST_BYTES, "words are mixed three at a time") };
        let mut hash = 0;
        for three in words.as_chunks::<3>().0 {
            hash = fold(hash ^ fold(three[0] ^ K[0], three[1] ^ K[1]) ^ three[2], K[2] ^ text.len() as u64);
        }
        for at in W..text.len().div_ceil(WORD_BYTES) {
            hash = fold(hash ^ word(text, at * WORD_BYTES), K[3]);
        }
        Self { text, words, hash }
    }

    /// The text.
    pub(crate) fn text(&self) -> &'a [u8] {
        self.text
    }

    /// The hash.
    #[inline]
    pub(crate) fn hash(&self) -> u64 {
        self.hash
    }
}

/// Digits of π, so that nobody need wonder where they come from.
const K: [u64; 4] = [0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89];

/// The stable hash of a text, see [`Key::new`].
#[inline]
pub(crate) fn stable_hash(text: &[u8]) -> u64 {
    Key::<WORDS>::new(text).hash
}

/// A hash that serves to tell ids apart: most take two words, which may overlap.
#[inline(always)]
pub(crate) fn id_hash(id: TextPart<'_>) -> u64 {
    let text = id.alone();
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) if text.len() <= 2 * WORD_BYTES => {
            let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
            fold(first ^ K[0], last ^ K[1] ^ text.len() as u64)
        }
        _ => Key::<WORDS>::of_part(id).hash,
    }
}

#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "both halves are used")]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(all: &[u8], from: usize, to: usize) -> TextPart<'_> {
        TextPart::new(all, from, to).unwrap()
    }

    #[test]
    fn texts_that_differ_only_by_zero_bytes_or_length_hash_apart() {
        assert_ne!(stable_hash(b"a"), stable_hash(b"a\0"));
        assert_ne!(stable_hash(b""), stable_hash(b"\0"));
    }

    #[test]
    fn a_part_of_a_text_is_the_same_key() {
        let all: Vec<u8> = (b'!'..b'~').collect();
        for from in 0..all.len() {
            for to in from..all.len() {
                let (within, alone) = (Key::<6>::of_part(part(&all, from, to)), Key::<6>::new(&all[from..to]));
                assert_eq!((within.words, within.hash), (alone.words, alone.hash));
                assert_eq!(Key::<3>::of_part(part(&all, from, to)).hash, stable_hash(&all[from..to]));
            }
        }
    }

    #[test]
    fn ids_of_every_length_have_hashes_of_their_own() {
        let all: Vec<u8> = (b'0'..b'p').collect();
        let mut hashes = std::collections::HashSet::new();
        for len in 0..40 {
            for from in 0..20 {
                let hash = id_hash(part(&all, from, from + len));
                assert_eq!(hash, id_hash(TextPart::from(&all[from..from + len])));
                assert_eq!(hashes.insert(hash), len > 0 || from == 0, "{len} from {from}");
            }
        }
    }
}
