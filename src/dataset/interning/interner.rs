//! Gives texts their numbers.

use super::key::{Key, WORDS};
use super::large_pages::LargePages;
use super::lookup::{Lookup, number, tag};
use super::numbered_texts::NumberedTexts;

/// Numbers texts from 0 in the order of their first appearance.
///
/// Open addressing with short texts inside the slots, which are looked through two by two, a cache line each time: with
/// half a million questions every lookup misses the cache, so it must miss only once.
#[derive(Debug)]
pub(crate) struct Interner<const W: usize = WORDS> {
    /// Slots, each of the text's first words and one more: its length and its number plus one, see [`tag`]. A slot whose last
    /// word is 0 is empty.
    slots: LargePages,
    texts: NumberedTexts,
}

impl<const W: usize> Default for Interner<W> {
    fn default() -> Self {
        Self { slots: LargePages::zeroed(0), texts: NumberedTexts::default() }
    }
}

impl<const W: usize> Interner<W> {
    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// The texts.
    pub(crate) fn texts(&self) -> &NumberedTexts {
        &self.texts
    }

    /// The texts alone; the table, which is the larger part, is let go.
    pub(crate) fn into_texts(self) -> NumberedTexts {
        self.texts
    }

    /// Makes room for so many more texts, so that filling the table does not build it again and again.
    pub(crate) fn reserve(&mut self, texts: usize) {
        let lines = (self.len() + texts).next_power_of_two();
        if self.len() + texts > self.lines() {
            self.build(lines);
        }
    }

    /// The texts, to be looked up.
    #[inline(always)]
    pub(crate) fn lookup(&self) -> Lookup<'_, W> {
        Lookup { slots: self.slots.words(), lines: self.lines(), texts: &self.texts }
    }

    /// The number of a text, given one if it had none; whether it is new.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "fewer texts than rows")]
    pub(crate) fn intern(&mut self, key: &Key<'_, W>) -> (u32, bool) {
        if self.len() >= self.lines() {
            self.build((self.lines() * 2).max(32));
        }
        match self.lookup().find(key) {
            Ok(number) => (number, false),
            Err(slot) => {
                let number = self.len() as u32;
                if let Some((tagged, words)) = self.slot_mut(slot) {
                    words.copy_from_slice(&key.words);
                    *tagged = tag(key.text.len(), number);
                }
                self.texts.push(key);
                (number, true)
            }
        }
    }

    #[inline]
    fn lines(&self) -> usize {
        self.slots.words().len() / (2 * Lookup::<W>::SLOT)
    }

    /// The last word of a slot, and the others.
    #[inline]
    fn slot_mut(&mut self, at: usize) -> Option<(&mut u64, &mut [u64])> {
        self.slots.words_mut().get_mut(at..at + Lookup::<W>::SLOT)?.split_last_mut()
    }

    /// Builds the table anew with so many lines, a power of two.
    #[allow(clippy::cast_possible_truncation, reason = "the lower bits of a hash")]
    fn build(&mut self, lines: usize) {
        let old = std::mem::replace(&mut self.slots, LargePages::zeroed(lines * 2 * Lookup::<W>::SLOT));
        for slot in old.words().chunks_exact(Lookup::<W>::SLOT).filter(|slot| slot[W] != 0) {
            let mut at = 2 * (self.texts.hash(number(slot[W])) as usize & (lines - 1));
            loop {
                match self.slot_mut(at * Lookup::<W>::SLOT) {
                    Some((tagged, words)) if *tagged == 0 => {
                        words.copy_from_slice(&slot[..W]);
                        *tagged = slot[W];
                        break;
                    }
                    _ => at = (at + 1) & (2 * lines - 1),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::interning::Glance;

    #[test]
    fn the_same_text_has_one_number() {
        let mut interner = Interner::<3>::default();
        let texts: Vec<String> = (0..10_000).map(|i| format!("question-{}", i % 5000)).collect();
        let numbers: Vec<u32> = texts.iter().map(|t| interner.intern(&Key::new(t.as_bytes())).0).collect();
        assert_eq!(interner.len(), 5000);
        assert_eq!(numbers[..5000], numbers[5000..]);
        assert!(numbers.iter().zip(&texts).all(|(&n, t)| interner.texts.bytes(n) == t.as_bytes()));
        assert_eq!(interner.lookup().get(&Key::new(b"question-77")), Some(77));
        assert_eq!(interner.lookup().get(&Key::new(b"other")), None);
    }

    #[test]
    fn an_empty_table_has_no_text() {
        let (interner, key) = (Interner::<3>::default(), Key::new(b"q1"));
        let lookup = interner.lookup();
        assert_eq!((lookup.touch(&key), lookup.look_ahead(&key), lookup.get(&key)), (0, Glance::Absent, None));
    }

    #[test]
    fn a_glance_finds_what_a_search_finds() {
        let ids = |n: u32| [format!("q-{n}"), format!("a question with a long id, number {n}")];
        let mut interner = Interner::<3>::default();
        for id in (0..3000).flat_map(ids) {
            interner.intern(&Key::new(id.as_bytes()));
        }
        let lookup = interner.lookup();
        let (mut present, mut absent) = (0, 0);
        for id in (0..6000).flat_map(ids) {
            let key = Key::new(id.as_bytes());
            match lookup.look_ahead(&key) {
                Glance::Present(number) => {
                    present += 1;
                    assert_eq!(lookup.get(&key), Some(number));
                }
                Glance::Absent => {
                    absent += 1;
                    assert_eq!(lookup.get(&key), None);
                }
                Glance::Further(_) => {}
            }
        }
        assert!(present > 2000 && absent > 2000, "{present} {absent}");
    }

    #[test]
    fn texts_of_every_length_are_told_apart() {
        let long = [b'x'; 60];
        let mut interner = Interner::<3>::default();
        for len in 0..long.len() {
            assert_eq!(interner.intern(&Key::new(&long[..len])).0 as usize, len);
        }
        for len in 0..long.len() {
            let mut other = long[..len].to_vec();
            assert_eq!(interner.lookup().get(&Key::new(&other)).map(|n| n as usize), Some(len));
            if let Some(last) = other.last_mut() {
                *last = b'y';
                assert_eq!(interner.lookup().get(&Key::new(&other)), None);
            }
        }
    }
}
