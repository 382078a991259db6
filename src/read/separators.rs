//! Where the fields and records of delimited text end: the structural index of a chunk.
//!
//! Finding the separators of 64 bytes at a time and walking a list of positions afterwards is about eight times
//! as fast as reading byte by byte, which is what makes ten million rows a matter of a second. Quotes follow
//! RFC 4180 as the csv crate reads it: a quote opens a field only at its start, doubled quotes stand for one. What stands
//! between quotes is found as in simdjson (Langdale & Lemire 2019, doi:10.1007/s00778-019-00578-5), by the parity of the
//! quotes before it.

/// How the text is delimited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Between fields: `,`, `;`, tab or `|`.
    pub delimiter: u8,
    /// Ends a record: `\n`, or `\r` for old Mac files.
    pub newline: u8,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { delimiter: b',', newline: b'\n' }
    }
}

/// The position before the first: one more is 0.
pub const BEFORE: u32 = u32::MAX;

/// Positions of the separators outside quotes, in order.
#[derive(Debug, Default)]
pub struct Separators {
    ends: Positions,
    /// Which of the ends are record ends.
    pub record_ends: Vec<u32>,
    /// Position of every newline inside quotes: it ends a line, but no record.
    pub hidden_newlines: Vec<u32>,
    /// Where a quoted field began that was still open at the end of the text.
    pub open_quote: Option<u32>,
    /// Whether any byte is 0 or no ASCII.
    has_odd_bytes: bool,
}

const QUOTE: u8 = b'"';

impl Separators {
    /// Indexes a text that starts at a record's start.
    ///
    /// # Panics
    /// Never for texts below 4 GiB; chunks are far smaller.
    pub fn index(&mut self, text: &[u8], dialect: Dialect) {
        self.prepare(text.len());
        #[cfg(target_arch = "x86_64")]
        if let Some(vectors) = pulp::x86::V3::try_new() {
            return vectors.vectorize(Indexing { into: self, text, dialect, bytes: vectors });
        }
        pulp::NullaryFnOnce::call(Indexing { into: self, text, dialect, bytes: Anywhere });
    }

    fn prepare(&mut self, text: usize) {
        self.ends.clear(text + 1);
        self.ends.push(BEFORE);
        self.record_ends.clear();
        self.hidden_newlines.clear();
        self.has_odd_bytes = false;
    }

    /// Whether the text that was indexed is UTF-8 and has no byte 0.
    pub fn is_clean(&self, text: &[u8]) -> bool {
        !self.has_odd_bytes || std::str::from_utf8(text).is_ok() && memchr::memchr(0, text).is_none()
    }

    /// A record without a line end ends with the text.
    #[allow(clippy::cast_possible_truncation)] // chunks are below 4 GiB
    fn end_last_record(&mut self, text: &[u8]) {
        let ended = self.record_ends.last().map_or(BEFORE, |&last| self.ends()[last as usize]);
        if ended.wrapping_add(1) as usize != text.len() {
            self.record_ends.push(self.ends.len);
            self.ends.push(text.len() as u32);
        }
    }

    /// Position of every delimiter and record end, the end of the text among them. In front stands [`BEFORE`], so that
    /// every field begins one behind the end of another.
    pub fn ends(&self) -> &[u32] {
        self.ends.all()
    }
}

/// A list of numbers that is filled several at a time.
#[derive(Debug, Default)]
struct Positions {
    /// Longer than the list by what may be written at a time.
    list: Vec<u32>,
    len: u32,
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

    fn all(&self) -> &[u32] {
        &self.list[..self.len as usize]
    }

    #[inline]
    fn push(&mut self, position: u32) {
        self.list[self.len as usize] = position;
        self.len += 1;
    }

    /// Adds what `found` makes of every bit that is set, from the lowest up.
    #[inline(always)]
    fn push_bits(&mut self, mut mask: u64, found: impl Fn(u32) -> u32) {
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

/// The work of [`Separators::index`], compiled for the vectors of a processor.
struct Indexing<'a, B> {
    into: &'a mut Separators,
    text: &'a [u8],
    dialect: Dialect,
    bytes: B,
}

impl<B: FindByte> pulp::NullaryFnOnce for Indexing<'_, B> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { into, text, dialect, bytes } = self;
        let newline = dialect.newline;
        let mut walk = Walk { text, newline, into, field_start: 0, quoted: false, skip: usize::MAX, odd: 0 };
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

struct Walk<'a> {
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

impl Walk<'_> {
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

/// Bytes that are looked at together: one bit of a word for each.
const BLOCK: usize = 64;

/// Where in a block what stands.
#[derive(Clone, Copy, Debug)]
struct Masks {
    delimiters: u64,
    newlines: u64,
    quotes: u64,
    /// Bytes that are 0 or no ASCII.
    odd: u64,
}

/// Finds a byte in a block: a bit for each place where it stands.
trait FindByte: Copy {
    fn find(self, block: &[u8; BLOCK], byte: u8) -> u64;

    /// Likewise bytes that are 0 or no ASCII.
    fn odd(self, block: &[u8; BLOCK]) -> u64;
}

/// With what every processor has: eight bytes at a time, as one number.
#[derive(Clone, Copy)]
struct Anywhere;

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
    fn of(block: &[u8; BLOCK], dialect: Dialect, bytes: impl FindByte) -> Self {
        let of = |byte| bytes.find(block, byte);
        let (delimiters, newlines, quotes) = (of(dialect.delimiter), of(dialect.newline), of(QUOTE));
        Self { delimiters, newlines, quotes, odd: bytes.odd(block) }
    }

    /// Only separators that are not among these bytes.
    #[inline]
    fn outside(self, bytes: u64) -> Self {
        Self { delimiters: self.delimiters & !bytes, newlines: self.newlines & !bytes, ..self }
    }

    /// Only what stands in the first bytes, fewer than a block.
    fn up_to(self, bytes: usize) -> Self {
        let inside = (1 << bytes) - 1;
        let Self { delimiters, newlines, quotes, odd } = self;
        let [delimiters, newlines, quotes, odd] = [delimiters, newlines, quotes, odd].map(|bytes| bytes & inside);
        Self { delimiters, newlines, quotes, odd }
    }
}

/// Calls `found` with the place of every bit that is set, from the lowest up.
#[inline]
fn each_bit(mut mask: u64, mut found: impl FnMut(u32)) {
    while mask != 0 {
        found(mask.trailing_zeros());
        mask &= mask - 1;
    }
}

/// The text of a field: outer quotes taken off, doubled quotes made single. Borrows unless it has to change.
#[inline]
pub fn unquote<'a>(raw: &'a [u8], scratch: &'a mut Vec<u8>) -> &'a [u8] {
    match raw.first() {
        Some(&QUOTE) => unquote_slowly(raw, scratch),
        Some(b' ') => unquote_padded(raw, scratch),
        _ => raw,
    }
}

/// `A, "B"`: some programs put a blank before the quotation mark.
#[cold]
fn unquote_padded<'a>(raw: &'a [u8], scratch: &'a mut Vec<u8>) -> &'a [u8] {
    match raw.trim_ascii() {
        whole @ [QUOTE, .., QUOTE] => unquote_slowly(whole, scratch),
        _ => raw,
    }
}

fn unquote_slowly<'a>(raw: &'a [u8], scratch: &'a mut Vec<u8>) -> &'a [u8] {
    let inner = &raw[1..];
    match memchr::memchr(QUOTE, inner) {
        Some(end) if end + 1 == inner.len() => &inner[..end],
        _ => {
            scratch.clear();
            let mut quoted = true;
            let mut bytes = inner.iter().copied().peekable();
            while let Some(byte) = bytes.next() {
                if quoted && byte == QUOTE {
                    if bytes.peek() == Some(&QUOTE) {
                        scratch.push(QUOTE);
                        bytes.next();
                    } else {
                        quoted = false;
                    }
                } else {
                    scratch.push(byte);
                }
            }
            scratch
        }
    }
}

/// End of the last whole record in a text that starts at a record's start: just behind its newline.
///
/// Looks only at quotes and the last newline, so it is cheap enough to run before chunks are handed out.
pub fn last_record_end(text: &[u8], dialect: Dialect) -> Option<usize> {
    let mut end = None;
    let mut from = 0; // everything before is settled, and `from` is outside quotes
    loop {
        let quote = memchr::memchr(QUOTE, &text[from..]).map(|at| from + at);
        let plain = &text[from..quote.unwrap_or(text.len())];
        if let Some(newline) = memchr::memrchr(dialect.newline, plain) {
            end = Some(from + newline + 1);
        }
        let Some(quote) = quote else { return end };
        let opens = quote == 0 || text[quote - 1] == dialect.delimiter || text[quote - 1] == dialect.newline;
        from = if opens {
            match closing_quote(text, quote + 1) {
                Some(closed) => closed,
                None => return end,
            }
        } else {
            quote + 1
        };
    }
}

/// Just behind the quote that closes a field, if it closes in this text.
fn closing_quote(text: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let at = from + memchr::memchr(QUOTE, &text[from..])?;
        if text.get(at + 1) != Some(&QUOTE) {
            return Some(at + 1);
        }
        from = at + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let mut separators = Separators::default();
        separators.index(text, Dialect::default());
        let mut records = vec![vec![]];
        let mut start = 0;
        let mut scratch = vec![];
        assert_eq!(separators.ends()[0], BEFORE);
        for (index, &at) in (0_u32..).zip(separators.ends()).skip(1) {
            let at = at as usize;
            records.last_mut().unwrap().push(unquote(&text[start..at], &mut scratch).to_vec());
            if separators.record_ends.contains(&index) {
                records.push(vec![]);
            }
            start = at + 1;
        }
        records.retain(|record| !record.is_empty() && *record != [Vec::<u8>::new()]);
        records
    }

    fn by_the_csv_crate(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(text)
            .byte_records()
            .map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect())
            .filter(|record: &Vec<Vec<u8>>| *record != [Vec::<u8>::new()])
            .collect()
    }

    #[test]
    fn quotes_hide_separators_and_stray_quotes_do_not() {
        let text = b"a,\"b,\"\"c\n\"\"\",d\n5\" disk,x\n";
        assert_eq!(
            records(text),
            vec![vec![b"a".to_vec(), b"b,\"c\n\"".to_vec(), b"d".to_vec()], vec![b"5\" disk".to_vec(), b"x".to_vec()]]
        );
        assert_eq!(last_record_end(text, Dialect::default()), Some(text.len()));
    }

    #[test]
    fn an_unclosed_quote_is_told() {
        let mut separators = Separators::default();
        separators.index(b"a,b\nc,\"d\ne,f\n", Dialect::default());
        assert_eq!(separators.open_quote, Some(6));
        assert_eq!(last_record_end(b"a,b\nc,\"d\ne,f\n", Dialect::default()), Some(4));
    }

    #[test]
    fn bytes_are_found_where_they_stand() {
        for first in 0..=u8::MAX {
            let block: [u8; BLOCK] = std::array::from_fn(|at| first.wrapping_add(u8::try_from(at * at % 7).unwrap()));
            let places = |wanted: fn(u8, u8) -> bool| {
                block.iter().rev().fold(0, |mask, &byte| mask << 1 | u64::from(wanted(byte, block[0])))
            };
            assert_eq!(Anywhere.find(&block, block[0]), places(|byte, wanted| byte == wanted));
            assert_eq!(Anywhere.odd(&block), places(|byte, _| byte == 0 || !byte.is_ascii()));
        }
    }

    proptest! {
        #[test]
        fn fields_are_those_of_the_csv_crate(text in "[ab,\"\n]{0,200}") {
            prop_assert_eq!(records(text.as_bytes()), by_the_csv_crate(text.as_bytes()));
        }

        /// Quotes mostly where they belong, doubled ones and a few strays among them, so that whole blocks are read at once.
        #[test]
        fn quoted_fields_are_those_of_the_csv_crate(
            fields in prop::collection::vec(("[ab]{0,9}|\"([ab,\n]|\"\"){0,12}\"|a\"b{0,3}", "[,\n]"), 0..80),
        ) {
            let text: String = fields.iter().flat_map(|(field, end)| [field.as_str(), end.as_str()]).collect();
            prop_assert_eq!(records(text.as_bytes()), by_the_csv_crate(text.as_bytes()));
        }

        #[test]
        fn every_processor_finds_the_same(text in "(([ab]{0,9}|\"([ab,\n]|\"\"){0,12}\"|a\"b{0,3})[,\n]?){0,60}") {
            let (mut fast, mut plain) = (Separators::default(), Separators::default());
            fast.index(text.as_bytes(), Dialect::default());
            plain.prepare(text.len());
            let into = &mut plain;
            let anywhere = Indexing { into, text: text.as_bytes(), dialect: Dialect::default(), bytes: Anywhere };
            pulp::NullaryFnOnce::call(anywhere);
            prop_assert_eq!(fast.ends(), plain.ends());
            prop_assert_eq!((fast.record_ends, fast.hidden_newlines), (plain.record_ends, plain.hidden_newlines));
            prop_assert_eq!(fast.open_quote, plain.open_quote);
        }

        #[test]
        fn cutting_at_a_record_end_changes_nothing(text in "[ab,\"\n]{0,200}") {
            let text = text.as_bytes();
            let cut = last_record_end(text, Dialect::default()).unwrap_or(0);
            let mut parts = records(&text[..cut]);
            parts.extend(records(&text[cut..]));
            prop_assert_eq!(parts, records(text));
        }
    }
}
