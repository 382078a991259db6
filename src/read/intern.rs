//! Texts to small numbers: question ids, labels, distinct probabilities.

use super::pages::Pages;

/// Words of a question id that are compared inside the table itself, without going after its bytes.
const WORDS: usize = 3;
/// Bytes of a word.
const BYTES: usize = 8;

/// A text prepared for being looked up: its hash, and its first bytes as zero-filled words.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a, const W: usize = WORDS> {
    text: &'a [u8],
    words: [u64; W],
    hash: u64,
}

impl<'a, const W: usize> Key<'a, W> {
    /// Prepares a text.
    ///
    /// The hash is the same in every release and on every machine (for so many words): the order of questions in the
    /// bootstrap follows it, so results must not depend on another crate's choice.
    #[inline]
    pub fn new(text: &'a [u8]) -> Self {
        Self::of(text, std::array::from_fn(|at| word(text, at * BYTES)))
    }

    /// Prepares a part of a longer text. The same as [`Key::new`], but quicker where more text follows: whole words are
    /// read then, and what is too much is masked out without asking how much it is.
    #[inline(always)]
    pub fn of_part(part: Part<'a>) -> Self {
        match part.words() {
            Some(words) => Self::of(part.alone(), words),
            None => Self::new(part.alone()),
        }
    }

    #[inline(always)]
    fn of(text: &'a [u8], words: [u64; W]) -> Self {
        const { assert!(W.is_multiple_of(3) && W > 0 && W * BYTES <= MOST_BYTES, "words are mixed three at a time") };
        let mut hash = 0;
        for three in words.as_chunks::<3>().0 {
            hash = fold(hash ^ fold(three[0] ^ K[0], three[1] ^ K[1]) ^ three[2], K[2] ^ text.len() as u64);
        }
        for at in W..text.len().div_ceil(BYTES) {
            hash = fold(hash ^ word(text, at * BYTES), K[3]);
        }
        Self { text, words, hash }
    }

    /// The hash.
    #[inline]
    pub fn hash(&self) -> u64 {
        self.hash
    }
}

/// Bytes of the longest text that is compared by words.
const MOST_BYTES: usize = 56;

/// For each length of a text the masks of its words: all of a word's bytes belong to the text at first, then ever fewer, at
/// last none.
const MASKS: [[u64; MOST_BYTES / BYTES]; MOST_BYTES + 1] = {
    let mut masks = [[0; MOST_BYTES / BYTES]; MOST_BYTES + 1];
    let mut len = 0;
    while len <= MOST_BYTES {
        let mut word = 0;
        while word * BYTES < len {
            masks[len][word] = first_bytes(len - word * BYTES);
            word += 1;
        }
        len += 1;
    }
    masks
};

/// The mask of the first bytes of a word.
const fn first_bytes(bytes: usize) -> u64 {
    if bytes >= BYTES { u64::MAX } else { (1 << (BYTES * bytes)) - 1 }
}

/// A part of a text, with what follows it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    text: &'a [u8],
    len: usize,
}

impl<'a> Part<'a> {
    /// From one place of a text to another; `None` if it has no such part.
    #[inline(always)]
    pub fn new(all: &'a [u8], from: usize, to: usize) -> Option<Self> {
        (from <= to && to <= all.len()).then(|| Self { text: &all[from..], len: to - from })
    }

    /// Without what follows.
    #[inline(always)]
    pub fn alone(self) -> &'a [u8] {
        &self.text[..self.len]
    }

    /// How many bytes it has.
    #[inline(always)]
    pub fn bytes(self) -> usize {
        self.len
    }

    /// Its first bytes as zero-filled words; `None` if too little text follows.
    #[inline(always)]
    pub fn words<const W: usize>(self) -> Option<[u64; W]> {
        const { assert!(W * BYTES <= MOST_BYTES, "there are masks") };
        let eights = self.text.as_chunks().0.first_chunk::<W>()?;
        let masks = &MASKS[self.len.min(MOST_BYTES)];
        Some(std::array::from_fn(|at| u64::from_le_bytes(eights[at]) & masks[at]))
    }

    /// As a word that no other text has: its bytes and their number. `None` unless it has one to seven.
    #[inline(always)]
    pub fn short_word(self) -> Option<u64> {
        if self.len == 0 || self.len >= BYTES {
            return None;
        }
        let bytes = match self.text.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight) & first_bytes(self.len),
            None => word(self.alone(), 0),
        };
        Some(bytes << 8 | self.len as u64)
    }

    /// A hash that serves to tell ids apart: most take two words, which may overlap.
    #[inline(always)]
    pub fn id_hash(self) -> u64 {
        let text = self.alone();
        match (text.first_chunk(), text.last_chunk()) {
            (Some(first), Some(last)) if text.len() <= 2 * BYTES => {
                let [first, last] = [first, last].map(|eight| u64::from_le_bytes(*eight));
                fold(first ^ K[0], last ^ K[1] ^ text.len() as u64)
            }
            _ => Key::<WORDS>::of_part(self).hash,
        }
    }
}

impl<'a> From<&'a [u8]> for Part<'a> {
    fn from(text: &'a [u8]) -> Self {
        Self { text, len: text.len() }
    }
}

/// Digits of π, so that nobody need wonder where they come from.
const K: [u64; 4] = [0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89];

/// The stable hash of a text, see [`Key::new`].
#[inline]
pub fn stable_hash(text: &[u8]) -> u64 {
    Key::<WORDS>::new(text).hash
}

/// Up to eight bytes from `at` on as a little-endian number, zero-filled.
#[inline]
fn word(text: &[u8], at: usize) -> u64 {
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

#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "both halves are used")]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// Numbers texts from 0 in the order of their first appearance.
///
/// Open addressing with short texts inside the slots, which are looked through two by two, a cache line each time: with
/// half a million questions every lookup misses the cache, so it must miss only once.
#[derive(Debug)]
pub struct Interner<const W: usize = WORDS> {
    /// Slots, each of the text's first words and one more: its length and its number plus one, see [`tag`]. A slot whose last
    /// word is 0 is empty.
    slots: Pages,
    texts: Texts,
}

impl<const W: usize> Default for Interner<W> {
    fn default() -> Self {
        Self { slots: Pages::zeroed(0), texts: Texts::default() }
    }
}

/// The last word of a slot.
#[inline]
fn tag(len: usize, number: u32) -> u64 {
    #[allow(clippy::cast_possible_truncation, reason = "records are far shorter than 4 GiB")]
    let len = len as u32;
    u64::from(number + 1) << 32 | u64::from(len)
}

/// The number in the last word of a slot.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the upper half")]
fn number(tag: u64) -> u32 {
    ((tag >> 32) as u32).wrapping_sub(1)
}

/// The texts of an [`Interner`], to be looked up only.
#[derive(Clone, Copy, Debug)]
pub struct Lookup<'a, const W: usize = WORDS> {
    slots: &'a [u64],
    /// Number of lines, two slots each; a power of two, or 0.
    lines: usize,
    texts: &'a Texts,
}

impl<'a, const W: usize> Lookup<'a, W> {
    /// Words of a slot.
    const SLOT: usize = W + 1;

    /// The line where the search for a key begins.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "the lower bits")]
    fn home(&self, key: &Key<'_, W>) -> usize {
        key.hash as usize & self.lines.saturating_sub(1)
    }

    /// The two slots of a line; nothing in an empty table.
    #[inline(always)]
    fn line(&self, line: usize) -> impl Iterator<Item = &'a [u64]> + use<'a, W> {
        let from = line * 2 * Self::SLOT;
        self.slots.get(from..from + 2 * Self::SLOT).unwrap_or_default().chunks_exact(Self::SLOT)
    }

    /// Reads the line of slots where a key would be, so that it is in the cache when the key is looked up soon after. Callers
    /// do this for a batch of keys: the misses then overlap instead of waiting for each other.
    #[inline(always)]
    pub fn touch(&self, key: &Key<'_, W>) -> u64 {
        self.slots.get(self.home(key) * 2 * Self::SLOT).copied().unwrap_or_default()
    }

    /// Once its line has been [touched](Self::touch): where the search for a key ends, or the next line, touched in turn.
    #[inline(always)]
    pub fn look_ahead(&self, key: &Key<'_, W>) -> Glance {
        let home = self.home(key);
        for slot in self.line(home) {
            if slot[W] == 0 {
                return Glance::Absent;
            }
            if self.holds(slot, key) {
                return Glance::Present(number(slot[W]));
            }
        }
        let next = (home + 1) & self.lines.saturating_sub(1);
        self.slots.get(next * 2 * Self::SLOT).map_or(Glance::Absent, |word| Glance::Further(*word))
    }

    /// The number of a text, if it has one.
    #[inline(always)]
    pub fn get(&self, key: &Key<'_, W>) -> Option<u32> {
        self.find(key).ok()
    }

    #[inline(always)]
    fn holds(&self, slot: &[u64], key: &Key<'_, W>) -> bool {
        let len = slot[W] & u64::from(u32::MAX) ^ key.text.len() as u64;
        slot.iter().zip(&key.words).fold(len, |differs, (a, b)| differs | (a ^ b)) == 0
            && (key.text.len() <= W * BYTES || self.texts.bytes(number(slot[W])) == key.text)
    }

    /// The number, or where the slot is free in which it would go.
    #[inline(always)]
    fn find(&self, key: &Key<'_, W>) -> Result<u32, usize> {
        let mut at = self.home(key);
        for _ in 0..self.lines {
            for (place, slot) in self.line(at).enumerate() {
                if slot[W] == 0 {
                    return Err((2 * at + place) * Self::SLOT);
                }
                if self.holds(slot, key) {
                    return Ok(number(slot[W]));
                }
            }
            at = (at + 1) & (self.lines - 1);
        }
        Err(0) // only in an empty table, as no other is ever full
    }
}

/// What a look at the nearest slots tells of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glance {
    /// It has this number.
    Present(u32),
    /// It has none.
    Absent,
    /// It may be further on; what stands there has been read, so that it is in the cache.
    Further(u64),
}

/// Numbered texts that need not be looked up any more.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    entries: Vec<Entry>,
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u64,
    start: u64,
    len: u32,
}

impl Texts {
    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The text with this number; empty for a number never given out.
    pub fn bytes(&self, number: u32) -> &[u8] {
        self.entries.get(number as usize).map_or(&[], |entry| self.text(entry))
    }

    /// Its hash.
    pub fn hash(&self, number: u32) -> u64 {
        self.entries.get(number as usize).map_or(0, |entry| entry.hash)
    }

    #[allow(clippy::cast_possible_truncation)]
    fn text(&self, entry: &Entry) -> &[u8] {
        let start = entry.start as usize;
        &self.bytes[start..start + entry.len as usize]
    }

    fn push<const W: usize>(&mut self, key: &Key<'_, W>) {
        let len = u32::try_from(key.text.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry { hash: key.hash, start: self.bytes.len() as u64, len });
        self.bytes.extend_from_slice(key.text);
    }

    /// Adds other texts behind these; their numbers grow by the number of these.
    pub fn append(&mut self, other: &Self) {
        let start = self.bytes.len() as u64;
        self.entries.extend(other.entries.iter().map(|entry| Entry { start: entry.start + start, ..*entry }));
        self.bytes.extend_from_slice(&other.bytes);
    }
}

impl<const W: usize> Interner<W> {
    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The texts.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The texts alone; the table, which is the larger part, is let go.
    pub fn into_texts(self) -> Texts {
        self.texts
    }

    /// Makes room for so many more texts, so that filling the table does not build it again and again.
    pub fn reserve(&mut self, texts: usize) {
        let lines = (self.len() + texts).next_power_of_two();
        if self.len() + texts > self.lines() {
            self.build(lines);
        }
    }

    /// The texts, to be looked up.
    #[inline(always)]
    pub fn lookup(&self) -> Lookup<'_, W> {
        Lookup { slots: self.slots.words(), lines: self.lines(), texts: &self.texts }
    }

    /// The number of a text, given one if it had none; whether it is new.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "fewer texts than rows")]
    pub fn intern(&mut self, key: &Key<'_, W>) -> (u32, bool) {
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
        let old = std::mem::replace(&mut self.slots, Pages::zeroed(lines * 2 * Lookup::<W>::SLOT));
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
    fn texts_that_differ_only_by_zero_bytes_or_length_hash_apart() {
        assert_ne!(stable_hash(b"a"), stable_hash(b"a\0"));
        assert_ne!(stable_hash(b""), stable_hash(b"\0"));
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

    fn part(all: &[u8], from: usize, to: usize) -> Part<'_> {
        Part::new(all, from, to).unwrap()
    }

    #[test]
    fn a_part_lies_within_the_text() {
        assert!(Part::new(b"abc", 3, 3).is_some_and(|part| part.alone().is_empty()));
        assert!(
            Part::new(b"abc", 2, 4).is_none() && Part::new(b"abc", 2, 1).is_none() && Part::new(b"abc", 4, 4).is_none()
        );
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
                let hash = part(&all, from, from + len).id_hash();
                assert_eq!(hash, Part::from(&all[from..from + len]).id_hash());
                assert_eq!(hashes.insert(hash), len > 0 || from == 0, "{len} from {from}");
            }
        }
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
