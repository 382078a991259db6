//! What stands where among 64 bytes.

use crate::input::dialect::{Dialect, QUOTE};

/// Bytes that are looked at together: one bit of a word for each.
pub(super) const BLOCK: usize = 64;

/// Where in a block what stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Masks {
    pub(super) delimiters: u64,
    pub(super) newlines: u64,
    pub(super) quotes: u64,
    /// Bytes that are 0 or no ASCII.
    pub(super) odd: u64,
}

/// Finds a byte in a block: a bit for each place where it stands.
pub(super) trait FindByte: Copy {
    fn find(self, block: &[u8; BLOCK], byte: u8) -> u64;

    /// Likewise bytes that are 0 or no ASCII.
    fn odd(self, block: &[u8; BLOCK]) -> u64;
}

/// With what every processor has: eight bytes at a time, as one number.
#[derive(Clone, Copy)]
pub(super) struct Anywhere;

/// The highest bit of each byte, the others, and the lowest.
const HIGH: u64 = 0x8080_8080_8080_8080;
const LOW: u64 = !HIGH;
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte that is 0.
#[inline(always)]
fn zeros(eight: u64) -> u64 {
    // Adding carries into the highest bit if any lower one is set, and never beyond it.
    !(((eight & LOW) + LOW) | eight) & HIGH
}

/// A bit for each place of a block whose byte `marked` marks with its highest bit.
#[inline(always)]
fn places(block: &[u8; BLOCK], marked: impl Fn(u64) -> u64) -> u64 {
    (0..).zip(block.as_chunks().0).fold(0, |mask, (at, &eight)| {
        // The multiplication moves the bit of each byte to its own place in the highest byte (Hacker's Delight, 7).
        let places = (marked(u64::from_le_bytes(eight)) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        mask | places << (8 * at)
    })
}

impl FindByte for Anywhere {
    #[inline]
    fn find(self, block: &[u8; BLOCK], byte: u8) -> u64 {
        let wanted = ONES * u64::from(byte);
        places(block, |eight| zeros(eight ^ wanted))
    }

    #[inline]
    fn odd(self, block: &[u8; BLOCK]) -> u64 {
        places(block, |eight| zeros(eight) | eight & HIGH)
    }
}

#[cfg(target_arch = "x86_64")]
impl FindByte for pulp::x86::V3 {
    #[inline(always)]
    fn find(self, block: &[u8; BLOCK], byte: u8) -> u64 {
        let wanted = self.avx._mm256_set1_epi8(byte.cast_signed());
        (0..).zip(block.as_chunks::<32>().0).fold(0, |mask, (at, &part)| {
            let found = self.avx2._mm256_cmpeq_epi8(pulp::cast(part), wanted);
            mask | u64::from(self.avx2._mm256_movemask_epi8(found).cast_unsigned()) << (32 * at)
        })
    }

    #[inline(always)]
    fn odd(self, block: &[u8; BLOCK]) -> u64 {
        let one = self.avx._mm256_set1_epi8(1);
        (0..).zip(block.as_chunks::<32>().0).fold(0, |mask, (at, &part)| {
            let odd = self.avx2._mm256_cmpgt_epi8(one, pulp::cast(part));
            mask | u64::from(self.avx2._mm256_movemask_epi8(odd).cast_unsigned()) << (32 * at)
        })
    }
}

impl Masks {
    #[inline(always)]
    pub(super) fn of(block: &[u8; BLOCK], dialect: Dialect, bytes: impl FindByte) -> Self {
        let of = |byte| bytes.find(block, byte);
        let (delimiters, newlines, quotes) = (of(dialect.delimiter), of(dialect.newline), of(QUOTE));
        Self { delimiters, newlines, quotes, odd: bytes.odd(block) }
    }

    /// Only separators that are not among these bytes.
    #[inline]
    pub(super) fn outside(self, bytes: u64) -> Self {
        Self { delimiters: self.delimiters & !bytes, newlines: self.newlines & !bytes, ..self }
    }

    /// Only what stands in the first bytes, fewer than a block.
    pub(super) fn up_to(self, bytes: usize) -> Self {
        let inside = (1 << bytes) - 1;
        let Self { delimiters, newlines, quotes, odd } = self;
        let [delimiters, newlines, quotes, odd] = [delimiters, newlines, quotes, odd].map(|bytes| bytes & inside);
        Self { delimiters, newlines, quotes, odd }
    }
}

/// Calls `found` with the place of every bit that is set, from the lowest up.
#[inline]
pub(super) fn each_bit(mut mask: u64, mut found: impl FnMut(u32)) {
    while mask != 0 {
        found(mask.trailing_zeros());
        mask &= mask - 1;
    }
}
