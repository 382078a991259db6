//! Cells that have been met before: what they mean is looked up instead of worked out.

use crate::input::text_part::TextPart;
use crate::model::{LabelId, ProbabilityCode};

/// A power of two, so large that few of the probabilities that people say share a place, so small that it stays in the
/// processor's cache.
const PLACES: usize = 4096;

/// Short texts, as [words](TextPart::short_word), with their codes. A text takes the place of another that stood
/// where it belongs.
#[derive(Debug)]
pub(super) struct ProbabilityCache(Box<[(u64, ProbabilityCode)]>);

impl Default for ProbabilityCache {
    fn default() -> Self {
        // No text is the word 0.
        Self(vec![(0, ProbabilityCode::default()); PLACES].into_boxed_slice())
    }
}

impl ProbabilityCache {
    /// The code of a text that was met not long ago.
    #[inline(always)]
    pub(super) fn get(&self, word: u64) -> Option<ProbabilityCode> {
        let (met, code) = self.0[place(word)];
        (met == word).then_some(code)
    }

    /// Remembers the code of a text.
    pub(super) fn set(&mut self, word: u64, code: ProbabilityCode) {
        self.0[place(word)] = (word, code);
    }
}

#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "the shift leaves a place")]
fn place(word: u64) -> usize {
    // Fibonacci hashing (Knuth, volume 3, section 6.4): the highest bits of a product depend on all of the word. Digits
    // differ in few bits, so the upper half is mixed in first.
    ((word ^ word >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - PLACES.trailing_zeros())) as usize
}

/// Texts of more words are not remembered.
const WORDS: usize = 7;
/// So many of them stay at hand.
const TEXTS: usize = 2048;

/// Texts of some length with their labels: a text is compared with the one that stands where it belongs, which takes a third
/// of the time of a look into a table.
#[derive(Debug)]
pub(super) struct LabelCache(Box<[CachedLabel]>);

/// As long as a cache line.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct CachedLabel {
    /// See [`TextPart::words`].
    words: [u64; WORDS],
    len: u32,
    label: LabelId,
}

impl Default for LabelCache {
    fn default() -> Self {
        Self(vec![CachedLabel { words: [0; WORDS], len: 0, label: LabelId::default() }; TEXTS].into_boxed_slice())
    }
}

impl LabelCache {
    /// The label of a text that was met not long ago. Of its `first` bytes, the ends tell most texts apart.
    #[inline(always)]
    pub(super) fn get(&self, text: TextPart<'_>, first: usize) -> Option<LabelId> {
        let met = &self.0[Self::place(text.alone(), first)?];
        let words = text.words::<WORDS>()?;
        let mut differ = 0;
        for (at, word) in words.iter().enumerate() {
            differ |= word ^ met.words[at];
        }
        (differ == 0 && met.len as usize == text.bytes()).then_some(met.label)
    }

    /// Remembers the label of a text, unless it is too long or too short.
    pub(super) fn set(&mut self, text: TextPart<'_>, first: usize, label: LabelId) {
        let (Some(place), Some(words)) = (Self::place(text.alone(), first), text.words()) else { return };
        let Some(len) = u32::try_from(text.bytes()).ok().filter(|len| *len as usize <= WORDS * size_of::<u64>()) else {
            return;
        };
        self.0[place] = CachedLabel { words, len, label };
    }

    /// By its first eight bytes, its last eight, and the last eight of its first part.
    #[inline(always)]
    fn place(text: &[u8], first: usize) -> Option<usize> {
        let (begin, end) = (text.first_chunk()?, text.last_chunk()?);
        let middle = text.get(first.saturating_sub(8)..)?.first_chunk().unwrap_or(end);
        let (begin, middle, end) = (u64::from_le_bytes(*begin), u64::from_le_bytes(*middle), u64::from_le_bytes(*end));
        #[allow(clippy::cast_possible_truncation, reason = "the shift leaves a place")]
        let at =
            |mixed: u64| (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - TEXTS.trailing_zeros())) as usize;
        let mixed = begin.rotate_left(17) ^ middle.wrapping_mul(0xff51_afd7_ed55_8ccd) ^ end.rotate_left(41);
        Some(at(mixed ^ mixed >> 32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With enough behind it.
    fn part(all: &mut String) -> TextPart<'_> {
        let len = all.len();
        all.push_str(&"-".repeat(8 * WORDS));
        TextPart::new(all.as_bytes(), 0, len).unwrap()
    }

    #[test]
    fn labels_are_told_apart_and_mostly_stay() {
        let mut met = LabelCache::default();
        let text = |n: u32| {
            let source = format!("Cloud consultant {n}");
            (format!("{source},\"consultant,cloud\""), source.len())
        };
        for n in 0..300 {
            let (mut text, first) = text(n);
            let text = part(&mut text);
            met.set(text, first, LabelId::new(n));
            assert_eq!(met.get(text, first), Some(LabelId::new(n)));
        }
        let kept = (0..300).filter(|&n| {
            let (mut text, first) = text(n);
            met.get(part(&mut text), first).inspect(|&found| assert_eq!(found, LabelId::new(n))).is_some()
        });
        assert!(kept.count() > 250, "too many share a place");
    }

    #[test]
    fn texts_too_short_or_too_long_are_not_remembered() {
        let mut met = LabelCache::default();
        for text in ["", "a,b", "a,bcdef", &"x".repeat(8 * WORDS + 1)] {
            let mut text = text.to_owned();
            let text = part(&mut text);
            met.set(text, 1, LabelId::new(3));
            assert_eq!(met.get(text, 1), None);
        }
        let mut texts = ["a,bcdefg", "a,bcdefh"].map(str::to_owned);
        let [one, other] = texts.each_mut().map(part);
        met.set(one, 1, LabelId::new(3));
        assert_eq!((met.get(one, 1), met.get(other, 1)), (Some(LabelId::new(3)), None));
    }

    #[test]
    fn a_text_as_long_as_can_be_is_not_taken_for_a_longer_one() {
        let mut met = LabelCache::default();
        let text = "x".repeat(8 * WORDS + 8);
        let of_len = |len| TextPart::new(text.as_bytes(), 0, len).unwrap();
        met.set(of_len(8 * WORDS), 9, LabelId::new(3));
        assert_eq!((met.get(of_len(8 * WORDS), 9), met.get(of_len(8 * WORDS + 1), 9)), (Some(LabelId::new(3)), None));
    }

    #[test]
    fn texts_are_told_apart() {
        let mut met = ProbabilityCache::default();
        let texts: Vec<String> = (0..=1000).map(|i| format!("{}", f64::from(i) / 1000.0)).collect();
        let words: Vec<u64> = texts.iter().map(|text| TextPart::from(text.as_bytes()).short_word().unwrap()).collect();
        for (code, &word) in (0..).map(ProbabilityCode::new).zip(&words) {
            met.set(word, code);
            assert_eq!(met.get(word), Some(code));
        }
        let kept = (0..)
            .map(ProbabilityCode::new)
            .zip(&words)
            .filter(|(code, word)| met.get(**word).inspect(|found| assert_eq!(found, code)).is_some());
        assert!(kept.count() > 850, "too many share a place");
        assert_eq!(met.get(TextPart::from(b"1.5".as_slice()).short_word().unwrap()), None);
    }
}
