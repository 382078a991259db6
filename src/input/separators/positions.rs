//! The positions of separators, and the list that is filled with them.

/// The position before the first: one more is 0.
pub(crate) const BEFORE: u32 = u32::MAX;

/// Positions of the separators outside quotes, in order.
#[derive(Debug, Default)]
pub(crate) struct Separators {
    pub(super) ends: Positions,
    /// Which of the ends are record ends.
    pub(crate) record_ends: Vec<u32>,
    /// Position of every newline inside quotes: it ends a line, but no record.
    pub(crate) hidden_newlines: Vec<u32>,
    /// Where a quoted field began that was still open at the end of the text.
    pub(crate) open_quote: Option<u32>,
    /// Whether any byte is 0 or no ASCII.
    pub(super) has_odd_bytes: bool,
}

impl Separators {
    pub(super) fn prepare(&mut self, text: usize) {
        self.ends.clear(text + 1);
        self.ends.push(BEFORE);
        self.record_ends.clear();
        self.hidden_newlines.clear();
        self.has_odd_bytes = false;
    }

    /// Whether the text that was indexed is UTF-8 and has no byte 0.
    pub(crate) fn is_clean(&self, text: &[u8]) -> bool {
        !self.has_odd_bytes || std::str::from_utf8(text).is_ok() && memchr::memchr(0, text).is_none()
    }

    /// A record without a line end ends with the text.
    #[allow(clippy::cast_possible_truncation)] // chunks are below 4 GiB
    pub(super) fn end_last_record(&mut self, text: &[u8]) {
        let ended = self.record_ends.last().map_or(BEFORE, |&last| self.ends()[last as usize]);
        if ended.wrapping_add(1) as usize != text.len() {
            self.record_ends.push(self.ends.len);
            self.ends.push(text.len() as u32);
        }
    }

    /// Position of every delimiter and record end, the end of the text among them. In front stands [`BEFORE`], so that
    /// every field begins one behind the end of another.
    pub(crate) fn ends(&self) -> &[u32] {
        self.ends.all()
    }
}

/// A list of numbers that is filled several at a time.
#[derive(Debug, Default)]
pub(super) struct Positions {
    /// Longer than the list by what may be written at a time.
    list: Vec<u32>,
    pub(super) len: u32,
}

/// So many are written at a time, needed or not: asking how many there are costs more.
const AT_A_TIME: u8 = 8;

impl Positions {
    /// Empties the list and makes room for so many.
    fn clear(&mut self, most: usize) {
        self.len = 0;
        if self.list.len() < most + usize::from(AT_A_TIME) {
            self.list.resize(most + usize::from(AT_A_TIME), 0);
        }
    }

    pub(super) fn all(&self) -> &[u32] {
        &self.list[..self.len as usize]
    }

    #[inline]
    pub(super) fn push(&mut self, position: u32) {
        self.list[self.len as usize] = position;
        self.len += 1;
    }

    /// Adds what `found` makes of every bit that is set, from the lowest up.
    #[inline(always)]
    pub(super) fn push_bits(&mut self, mut mask: u64, found: impl Fn(u32) -> u32) {
        let mut left = mask.count_ones();
        while left > 0 {
            let from = self.len as usize;
            let Some(slots) = self.list.get_mut(from..from + usize::from(AT_A_TIME)) else { return };
            for slot in slots {
                *slot = found(mask.trailing_zeros());
                mask &= mask.wrapping_sub(1);
            }
            let written = left.min(u32::from(AT_A_TIME));
            self.len += written;
            left -= written;
        }
    }
}
