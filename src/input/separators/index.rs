//! Finds the separators of a text, block by block.

use super::masks::{Anywhere, BLOCK, FindByte, Masks, each_bit};
use super::positions::Separators;
use crate::input::dialect::{Dialect, QUOTE};

impl Separators {
    /// Indexes a text that starts at a record's start.
    ///
    /// # Panics
    /// Never for texts below 4 GiB; chunks are far smaller.
    pub(crate) fn index(&mut self, text: &[u8], dialect: Dialect) {
        self.prepare(text.len());
        #[cfg(target_arch = "x86_64")]
        if let Some(vectors) = pulp::x86::V3::try_new() {
            return vectors.vectorize(Indexing { into: self, text, dialect, bytes: vectors });
        }
        pulp::NullaryFnOnce::call(Indexing { into: self, text, dialect, bytes: Anywhere });
    }
}

/// The work of [`Separators::index`], compiled for the vectors of a processor.
pub(super) struct Indexing<'a, B> {
    pub(super) into: &'a mut Separators,
    pub(super) text: &'a [u8],
    pub(super) dialect: Dialect,
    pub(super) bytes: B,
}

impl<B: FindByte> pulp::NullaryFnOnce for Indexing<'_, B> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { into, text, dialect, bytes } = self;
        let newline = dialect.newline;
        let mut walk = BlockWalk { text, newline, into, field_start: 0, quoted: false, skip: usize::MAX, odd: 0 };
        let (blocks, rest) = text.as_chunks();
        let mut base = 0;
        for block in blocks {
            walk.block(base, Masks::of(block, dialect, bytes));
            base += BLOCK;
        }
        let mut last = [0_u8; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        walk.block(base, Masks::of(&last, dialect, bytes).up_to(rest.len()));
        walk.finish();
    }
}

struct BlockWalk<'a> {
    text: &'a [u8],
    newline: u8,
    into: &'a mut Separators,
    field_start: usize,
    /// Whether the field that starts at `field_start` is quoted and not closed yet.
    quoted: bool,
    /// Second quote of a doubled pair, not to be looked at again.
    skip: usize,
    /// Odd bytes of all blocks together.
    odd: u64,
}

impl BlockWalk<'_> {
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "chunks are below 4 GiB")]
    fn block(&mut self, base: usize, mut masks: Masks) {
        self.odd |= masks.odd;
        if masks.quotes != 0 || self.quoted {
            let Some(inside) = self.inside_quotes(base, masks) else { return self.quotes_one_by_one(base, masks) };
            each_bit(masks.newlines & inside, |bit| self.into.hidden_newlines.push(base as u32 + bit));
            masks = masks.outside(inside);
            self.quoted = inside >> (BLOCK - 1) == 1;
        }
        let separators = masks.delimiters | masks.newlines;
        let known = self.into.ends.len;
        // Few blocks hold more than two line ends.
        let mut newlines = masks.newlines;
        while newlines != 0 {
            let before = separators & (newlines ^ (newlines - 1)) >> 1;
            self.into.record_ends.push(known + before.count_ones());
            newlines &= newlines - 1;
        }
        self.into.ends.push_bits(separators, |bit| (base as u32).wrapping_add(bit));
        if separators != 0 {
            self.field_start = base + BLOCK - separators.leading_zeros() as usize;
        }
    }

    /// Which bytes of a block are in quotes, an opening quote among them and a closing one not. `None` where quotes are not
    /// as they should be, or a pair of them may lie across the end of the block.
    #[inline]
    fn inside_quotes(&self, base: usize, masks: Masks) -> Option<u64> {
        let quotes = masks.quotes;
        let parity = [1, 2, 4, 8, 16, 32].into_iter().fold(quotes, |parity, by| parity ^ parity << by);
        let inside = if self.quoted { !parity } else { parity };
        let outside = masks.outside(inside);
        let starts = (outside.delimiters | outside.newlines) << 1 | u64::from(self.field_start == base);
        // The second quote of a doubled pair opens what the first has closed.
        let closing = quotes & !inside;
        let stray = quotes & inside & !(starts | closing << 1);
        (stray == 0 && quotes >> (BLOCK - 1) == 0 && self.skip != base).then_some(inside)
    }

    #[cold]
    #[allow(clippy::cast_possible_truncation, reason = "chunks are below 4 GiB")]
    fn quotes_one_by_one(&mut self, base: usize, masks: Masks) {
        each_bit(masks.delimiters | masks.newlines | masks.quotes, |bit| {
            let at = base + bit as usize;
            if masks.quotes >> bit & 1 == 1 {
                self.quote(at);
            } else if !self.quoted {
                if self.text[at] == self.newline {
                    self.into.record_ends.push(self.into.ends.len);
                }
                self.into.ends.push(at as u32);
                self.field_start = at + 1;
            } else if self.text[at] == self.newline {
                self.into.hidden_newlines.push(at as u32);
            }
        });
    }

    fn quote(&mut self, at: usize) {
        if at == self.skip {
            return;
        }
        if !self.quoted {
            self.quoted = at == self.field_start;
        } else if self.text.get(at + 1) == Some(&QUOTE) {
            self.skip = at + 1;
        } else {
            self.quoted = false;
        }
    }

    #[allow(clippy::cast_possible_truncation, reason = "chunks are below 4 GiB")]
    fn finish(self) {
        self.into.has_odd_bytes = self.odd != 0;
        self.into.open_quote = self.quoted.then_some(self.field_start as u32);
        self.into.end_last_record(self.text);
    }
}
