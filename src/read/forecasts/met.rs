//! Cells that have been met before: what they mean is looked up instead of worked out.

/// A power of two, so large that few of the probabilities that people say share a place, so small that it stays in the
/// processor's cache.
const PLACES: usize = 4096;

/// Short texts, as [words](crate::read::intern::short_word), with their codes. A text takes the place of another that stood
/// where it belongs.
#[derive(Debug)]
pub(super) struct Met(Box<[(u64, u32)]>);

impl Default for Met {
    fn default() -> Self {
        // No text is the word 0.
        Self(vec![(0, 0); PLACES].into_boxed_slice())
    }
}

impl Met {
    /// The code of a text that was met not long ago.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called for every row")]
    pub(super) fn get(&self, word: u64) -> Option<u32> {
        let (met, code) = self.0[place(word)];
        (met == word).then_some(code)
    }

    /// Remembers the code of a text.
    pub(super) fn set(&mut self, word: u64, code: u32) {
        self.0[place(word)] = (word, code);
    }
}

#[inline(always)]
#[allow(clippy::inline_always, clippy::cast_possible_truncation, reason = "the shift leaves a place")]
fn place(word: u64) -> usize {
    // Fibonacci hashing (Knuth, volume 3, section 6.4): the highest bits of a product depend on all of the word. Digits
    // differ in few bits, so the upper half is mixed in first.
    ((word ^ word >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - PLACES.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::intern::short_word;

    #[test]
    fn texts_are_told_apart() {
        let mut met = Met::default();
        let texts: Vec<String> = (0..=1000).map(|i| format!("{}", f64::from(i) / 1000.0)).collect();
        let words: Vec<u64> = texts.iter().map(|text| short_word(text.as_bytes(), 0, text.len()).unwrap()).collect();
        for (code, &word) in (0..).zip(&words) {
            met.set(word, code);
            assert_eq!(met.get(word), Some(code));
        }
        let kept =
            (0..).zip(&words).filter(|(code, word)| met.get(**word).inspect(|found| assert_eq!(found, code)).is_some());
        assert!(kept.count() > 850, "too many share a place");
        assert_eq!(met.get(short_word(b"1.5", 0, 3).unwrap()), None);
    }
}
