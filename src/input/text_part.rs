//! A part of a text with what follows it, so that its first bytes can be read as whole words.

/// Bytes of a word.
pub(crate) const WORD_BYTES: usize = 8;

/// Bytes of the longest text that is compared by words.
pub(crate) const MOST_BYTES: usize = 56;

/// For each length of a text the masks of its words: all of a word's bytes belong to the text at first, then ever fewer, at
/// last none.
const MASKS: [[u64; MOST_BYTES / WORD_BYTES]; MOST_BYTES + 1] = {
    let mut masks = [[0; MOST_BYTES / WORD_BYTES]; MOST_BYTES + 1];
    let mut len = 0;
    while len <= MOST_BYTES {
        let mut word = 0;
        while word * WORD_BYTES < len {
            masks[len][word] = first_bytes(len - word * WORD_BYTES);
            word += 1;
        }
        len += 1;
    }
    masks
};

/// The mask of the first bytes of a word.
const fn first_bytes(bytes: usize) -> u64 {
    if bytes >= WORD_BYTES { u64::MAX } else { (1 << (WORD_BYTES * bytes)) - 1 }
}

/// A part of a text, with what follows it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextPart<'a> {
    text: &'a [u8],
    len: usize,
}

impl<'a> TextPart<'a> {
    /// From one place of a text to another; `None` if it has no such part.
    #[inline(always)]
    pub(crate) fn new(all: &'a [u8], from: usize, to: usize) -> Option<Self> {
        (from <= to && to <= all.len()).then(|| Self { text: &all[from..], len: to - from })
    }

    /// Without what follows.
    #[inline(always)]
    pub(crate) fn alone(self) -> &'a [u8] {
        &self.text[..self.len]
    }

    /// How many bytes it has.
    #[inline(always)]
    pub(crate) fn bytes(self) -> usize {
        self.len
    }

    /// Its first bytes as zero-filled words; `None` if too little text follows.
    #[inline(always)]
    pub(crate) fn words<const W: usize>(self) -> Option<[u64; W]> {
        const { assert!(W * WORD_BYTES <= MOST_BYTES, "there are masks") };
        let eights = self.text.as_chunks().0.first_chunk::<W>()?;
        let masks = &MASKS[self.len.min(MOST_BYTES)];
        let mut words = [0; W];
        for at in 0..W {
            words[at] = u64::from_le_bytes(eights[at]) & masks[at];
        }
        Some(words)
    }

    /// As a word that no other text has: its bytes and their number. `None` unless it has one to seven.
    #[inline(always)]
    pub(crate) fn short_word(self) -> Option<u64> {
        if self.len == 0 || self.len >= WORD_BYTES {
            return None;
        }
        let bytes = match self.text.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight) & first_bytes(self.len),
            None => word(self.alone(), 0),
        };
        Some(bytes << 8 | self.len as u64)
    }
}

impl<'a> From<&'a [u8]> for TextPart<'a> {
    fn from(text: &'a [u8]) -> Self {
        Self { text, len: text.len() }
    }
}

/// Up to eight bytes from `at` on as a little-endian number, zero-filled.
#[inline]
pub(crate) fn word(text: &[u8], at: usize) -> u64 {
    let Some(rest) = text.get(at..) else { return 0 };
    if let Some((eight, _)) = rest.split_first_chunk::<8>() {
        return u64::from_le_bytes(*eight);
    }
    // Overlapping reads of the few bytes that are left; where they overlap they agree.
    if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        let last = u64::from(u32::from_le_bytes(*last)) << (8 * (rest.len() - 4));
        return u64::from(u32::from_le_bytes(*first)) | last;
    }
    let Some(&end) = rest.last() else { return 0 };
    let middle = rest.len() / 2;
    u64::from(rest[0]) | u64::from(rest[middle]) << (8 * middle) | u64::from(end) << (8 * (rest.len() - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(all: &[u8], from: usize, to: usize) -> TextPart<'_> {
        TextPart::new(all, from, to).unwrap()
    }

    #[test]
    fn a_part_lies_within_the_text() {
        assert!(TextPart::new(b"abc", 3, 3).is_some_and(|part| part.alone().is_empty()));
        assert!(
            TextPart::new(b"abc", 2, 4).is_none()
                && TextPart::new(b"abc", 2, 1).is_none()
                && TextPart::new(b"abc", 4, 4).is_none()
        );
    }

    #[test]
    fn a_short_word_is_that_of_no_other_text() {
        let all = b"1\x001\x001\x001\x001\x00";
        let mut words: Vec<u64> = vec![];
        for len in 1..8 {
            let word = part(all, 0, len).short_word().unwrap();
            assert_eq!(Some(word), part(&all[..len], 0, len).short_word());
            assert_eq!(Some(word), part(all, 2, len + 2).short_word());
            words.push(word);
        }
        words.dedup();
        assert_eq!(words.len(), 7);
        assert_eq!((part(all, 3, 3).short_word(), part(all, 0, 8).short_word()), (None, None));
    }

    #[test]
    fn a_word_is_the_bytes_in_little_endian_order() {
        for len in 0..=8 {
            let bytes: Vec<u8> = (1..=len).collect();
            let mut padded = [0; 8];
            padded[..usize::from(len)].copy_from_slice(&bytes);
            assert_eq!(word(&bytes, 0), u64::from_le_bytes(padded));
        }
    }
}
