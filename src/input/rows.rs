//! The records of a chunk and their fields, where they stand: nothing is copied.

use crate::input::separators::{Separators, unquote};
use crate::input::text;
use crate::input::text_part::TextPart;

/// The records of a chunk, one after the other; empty lines are passed over.
#[derive(Debug)]
pub(crate) struct TableRows<'a> {
    text: &'a [u8],
    /// From the end of the record before.
    ends: &'a [u32],
    /// Which of the ends, counted through the chunk, end a record.
    record_ends: std::slice::Iter<'a, u32>,
    hidden_newlines: &'a [u32],
    /// How many ends lie behind.
    passed: usize,
    line: u64,
}

impl<'a> TableRows<'a> {
    /// Walks the records that `separators` found in `text`, which starts on line `line`.
    pub(crate) fn new(text: &'a [u8], separators: &'a Separators, line: u64) -> Self {
        Self {
            text,
            ends: separators.ends(),
            record_ends: separators.record_ends.iter(),
            hidden_newlines: &separators.hidden_newlines,
            passed: 0,
            line,
        }
    }

    /// Whether all records have been walked.
    pub(crate) fn is_done(&self) -> bool {
        self.record_ends.len() == 0
    }

    /// Lines that end within the record before this position.
    #[cold]
    fn pass_hidden_newlines(&mut self, end: u32) {
        let inside = self.hidden_newlines.iter().take_while(|&&at| at < end).count();
        self.hidden_newlines = &self.hidden_newlines[inside..];
        self.line += inside as u64;
    }
}

impl<'a> Iterator for TableRows<'a> {
    type Item = TableRow<'a>;

    #[inline(always)]
    fn next(&mut self) -> Option<TableRow<'a>> {
        loop {
            let last = *self.record_ends.next()? as usize;
            let (ends, line) = (self.ends.get(..=last - self.passed)?, self.line);
            self.ends = &self.ends[last - self.passed..];
            self.passed = last;
            let (start, end) = (ends.first()?.wrapping_add(1), *ends.last()?);
            self.line += 1;
            if self.hidden_newlines.first().is_some_and(|&at| at < end) {
                self.pass_hidden_newlines(end);
            }
            let after_return = end > start && self.text.get(end as usize - 1) == Some(&b'\r');
            let end = end - u32::from(after_return);
            if end > start {
                return Some(TableRow { text: self.text, ends, end, line });
            }
        }
    }
}

/// One record of a chunk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TableRow<'a> {
    text: &'a [u8],
    /// The end of the record before, and of each field.
    ends: &'a [u32],
    /// The end of the last field, before the line end.
    end: u32,
    line: u64,
}

impl<'a> TableRow<'a> {
    /// Line of the file on which it starts, from 1.
    #[inline]
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Position in the chunk just behind its last field.
    pub(crate) fn end(&self) -> usize {
        self.end as usize
    }

    /// Number of fields.
    #[inline]
    pub(crate) fn width(&self) -> usize {
        self.ends.len() - 1
    }

    /// The record as it stands in the file, without its line end.
    pub(crate) fn verbatim(&self) -> &'a [u8] {
        self.span(0, self.width() - 1).unwrap_or_default()
    }

    /// The field as it stands in the file, quotes and all; `None` beyond the last.
    #[inline(always)]
    pub(crate) fn raw(&self, index: usize) -> Option<&'a [u8]> {
        self.span(index, index)
    }

    /// Fields that stand beside each other, as they stand in the file.
    #[inline(always)]
    pub(crate) fn span(&self, first: usize, last: usize) -> Option<&'a [u8]> {
        let (from, to) = self.place(first, last)?;
        self.text.get(from..to)
    }

    #[inline(always)]
    fn place(&self, first: usize, last: usize) -> Option<(usize, usize)> {
        let (before, to) = (self.ends.get(first)?, self.ends.get(last + 1)?);
        // The last field ends before the line end.
        Some((before.wrapping_add(1) as usize, *to.min(&self.end) as usize))
    }

    /// Likewise with what follows them.
    #[inline(always)]
    pub(crate) fn part(&self, first: usize, last: usize) -> Option<TextPart<'a>> {
        let (from, to) = self.place(first, last)?;
        TextPart::new(self.text, from, to)
    }

    /// A field with what follows it. `None` beyond the last, and when white space or quotes at its ends ask for a closer look.
    #[inline(always)]
    pub(crate) fn plain_part(&self, index: usize) -> Option<TextPart<'a>> {
        let part = self.part(index, index)?;
        let [begin, .., end] = part.alone() else { return None };
        (begin.is_ascii_graphic() && end.is_ascii_graphic() && *begin != b'"').then_some(part)
    }

    /// The field's text, quotes taken off; `None` beyond the last.
    #[inline]
    pub(crate) fn text<'s>(&self, index: usize, scratch: &'s mut Vec<u8>) -> Option<&'s [u8]>
    where
        'a: 's,
    {
        Some(unquote(self.raw(index)?, scratch))
    }

    /// Whether every field is blank: a spacer line, not a row.
    pub(crate) fn is_blank(&self) -> bool {
        (0..self.width()).all(|at| self.is_blank_at(at))
    }

    /// Whether a field is blank, or beyond the last.
    pub(crate) fn is_blank_at(&self, index: usize) -> bool {
        self.raw(index).is_none_or(|field| {
            // 0x1a is how DOS marks the end of a text.
            let nothing = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | 0x0b | 0x1a);
            field.iter().all(nothing) || (!field.is_ascii() && text::trim(field).is_empty())
        })
    }
}
