//! Walks along a value: numbers, words, marks.

use crate::input::text;

/// A number as written: how many digits it has matters for years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScannedNumber {
    pub(super) value: u32,
    pub(super) digits: usize,
}

#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    rest: &'a [u8],
}

impl<'a> Scan<'a> {
    pub(super) fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    pub(super) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        self.eat_any(&[byte]).is_some()
    }

    pub(super) fn eat_any(&mut self, bytes: &[u8]) -> Option<u8> {
        let byte = self.peek().filter(|byte| bytes.contains(byte))?;
        self.rest = &self.rest[1..];
        Some(byte)
    }

    /// Eats `expected` in any case, if it is next.
    pub(super) fn eat_ignoring_case(&mut self, expected: &[u8]) -> bool {
        let found = self.rest.get(..expected.len()).is_some_and(|next| next.eq_ignore_ascii_case(expected));
        if found {
            self.rest = &self.rest[expected.len()..];
        }
        found
    }

    /// Skips white space; whether there was any.
    pub(super) fn blanks(&mut self) -> bool {
        if self.peek().is_none_or(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        let blank = text::leading_blank(self.rest);
        self.rest = &self.rest[blank..];
        blank > 0
    }

    /// Skips what stands between the parts of a date with a month name: white space, at most one mark.
    pub(super) fn gap(&mut self) {
        self.blanks();
        self.eat_any(b".,-/");
        self.blanks();
    }

    /// A run of at most nine digits.
    pub(super) fn number(&mut self) -> Option<ScannedNumber> {
        let digits = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || digits > 9 {
            return None;
        }
        let (run, rest) = self.rest.split_at(digits);
        self.rest = rest;
        let value = run.iter().fold(0, |value, byte| value * 10 + u32::from(byte - b'0'));
        Some(ScannedNumber { value, digits })
    }

    /// A run of letters, accented ones included; empty when the next is no letter.
    pub(super) fn word(&mut self) -> &'a [u8] {
        let mut len = 0;
        while let Some(&byte) = self.rest.get(len) {
            let letter = byte.is_ascii_alphabetic() || (byte >= 0x80 && text::leading_blank(&self.rest[len..]) == 0);
            if !letter {
                break;
            }
            len += 1;
        }
        let (word, rest) = self.rest.split_at(len);
        self.rest = rest;
        word
    }
}
