//! Texts to small numbers: question ids, labels, distinct probabilities.

/// A hash that is the same in every release and on every machine: the order of questions in the bootstrap
/// follows it, so results must not depend on another crate's choice. Folded multiplication over 8-byte words.
#[inline]
pub fn stable_hash(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = K ^ (bytes.len() as u64);
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        hash = fold(hash ^ word.try_into().map_or(0, u64::from_le_bytes), K);
    }
    let rest = words.remainder();
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        hash = fold(hash ^ u64::from_le_bytes(last), K);
    }
    fold(hash, 0xd6e8_feb8_6659_fd93)
}

#[inline]
#[allow(clippy::cast_possible_truncation)]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// Numbers texts from 0 in the order of their first appearance.
///
/// Open addressing; a slot holds half of the hash beside the number, so that a lookup compares bytes once.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    slots: Vec<Slot>,
    entries: Vec<Entry>,
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    tag: u32,
    /// Number plus one; 0 is an empty slot.
    number: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u64,
    start: u64,
    len: u32,
}

impl Interner {
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

    /// The number of a text, if it has one.
    #[inline]
    pub fn get(&self, text: &[u8], hash: u64) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        self.find(text, hash).ok()
    }

    /// The number of a text, given one if it had none; whether it is new.
    #[allow(clippy::cast_possible_truncation)]
    pub fn intern(&mut self, text: &[u8], hash: u64) -> (u32, bool) {
        if self.entries.len() * 2 >= self.slots.len() {
            self.grow();
        }
        match self.find(text, hash) {
            Ok(number) => (number, false),
            Err(slot) => {
                let number = self.entries.len() as u32;
                self.slots[slot] = Slot { tag: tag(hash), number: number + 1 };
                self.entries.push(Entry { hash, start: self.bytes.len() as u64, len: text.len() as u32 });
                self.bytes.extend_from_slice(text);
                (number, true)
            }
        }
    }

    /// The number, or the free slot where it would go.
    #[inline]
    #[allow(clippy::cast_possible_truncation)]
    fn find(&self, text: &[u8], hash: u64) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.number == 0 {
                return Err(at);
            }
            if slot.tag == tag(hash) && self.text(&self.entries[slot.number as usize - 1]) == text {
                return Ok(slot.number - 1);
            }
            at = (at + 1) & mask;
        }
    }

    #[allow(clippy::cast_possible_truncation)]
    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        self.slots = vec![Slot { tag: 0, number: 0 }; size];
        for (number, entry) in self.entries.iter().enumerate() {
            let mut at = entry.hash as usize & (size - 1);
            while self.slots[at].number != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = Slot { tag: tag(entry.hash), number: number as u32 + 1 };
        }
    }
}

#[inline]
fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_one_number() {
        let mut interner = Interner::default();
        let texts: Vec<String> = (0..10_000).map(|i| format!("question-{}", i % 5000)).collect();
        let numbers: Vec<u32> =
            texts.iter().map(|t| interner.intern(t.as_bytes(), stable_hash(t.as_bytes())).0).collect();
        assert_eq!(interner.len(), 5000);
        assert_eq!(numbers[..5000], numbers[5000..]);
        assert!(numbers.iter().zip(&texts).all(|(&n, t)| interner.bytes(n) == t.as_bytes()));
        assert_eq!(interner.get(b"question-77", stable_hash(b"question-77")), Some(77));
        assert_eq!(interner.get(b"other", stable_hash(b"other")), None);
    }

    #[test]
    fn texts_that_differ_only_by_zero_bytes_or_length_hash_apart() {
        assert_ne!(stable_hash(b"a"), stable_hash(b"a\0"));
        assert_ne!(stable_hash(b""), stable_hash(b"\0"));
    }
}
