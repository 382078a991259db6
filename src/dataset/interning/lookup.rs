//! Looks up the number of a text.

use super::key::{Key, WORDS};
use super::numbered_texts::NumberedTexts;
use crate::input::text_part::WORD_BYTES;

/// The last word of a slot.
#[inline]
pub(super) fn tag(len: usize, number: u32) -> u64 {
    #[allow(clippy::cast_possible_truncation, reason = "records are far shorter than 4 GiB")]
    let len = len as u32;
    u64::from(number + 1) << 32 | u64::from(len)
}

/// The number in the last word of a slot.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the upper half")]
pub(super) fn number(tag: u64) -> u32 {
    ((tag >> 32) as u32).wrapping_sub(1)
}

/// The texts of an [`Interner`](super::Interner), to be looked up only.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lookup<'a, const W: usize = WORDS> {
    pub(super) slots: &'a [u64],
    /// Number of lines, two slots each; a power of two, or 0.
    pub(super) lines: usize,
    pub(super) texts: &'a NumberedTexts,
}

impl<'a, const W: usize> Lookup<'a, W> {
    /// Words of a slot.
    pub(super) const SLOT: usize = W + 1;

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
    pub(crate) fn touch(&self, key: &Key<'_, W>) -> u64 {
        self.slots.get(self.home(key) * 2 * Self::SLOT).copied().unwrap_or_default()
    }

    /// Once its line has been [touched](Self::touch): where the search for a key ends, or the next line, touched in turn.
    #[inline(always)]
    pub(crate) fn look_ahead(&self, key: &Key<'_, W>) -> Glance {
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
    pub(crate) fn get(&self, key: &Key<'_, W>) -> Option<u32> {
        self.find(key).ok()
    }

    #[inline(always)]
    fn holds(&self, slot: &[u64], key: &Key<'_, W>) -> bool {
        let mut differs = slot[W] & u64::from(u32::MAX) ^ key.text.len() as u64;
        for (at, word) in key.words.iter().enumerate() {
            differs |= slot[at] ^ word;
        }
        differs == 0 && (key.text.len() <= W * WORD_BYTES || self.texts.bytes(number(slot[W])) == key.text)
    }

    /// The number, or where the slot is free in which it would go.
    #[inline(always)]
    pub(super) fn find(&self, key: &Key<'_, W>) -> Result<u32, usize> {
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
pub(crate) enum Glance {
    /// It has this number.
    Present(u32),
    /// It has none.
    Absent,
    /// It may be further on; what stands there has been read, so that it is in the cache.
    Further(u64),
}
