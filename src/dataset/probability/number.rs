//! The slower path: any spelling of a decimal number, perhaps with a percent sign.

use std::io::Write;

use crate::dataset::decimal::Decimal;
use crate::input::text;

use super::ProbabilityError;
use super::refuse;

const CAPACITY: usize = 128;

/// A non-negative number as written, in ASCII with a decimal point.
pub(super) struct WrittenNumber {
    /// The digits with at most one point.
    digits: Ascii,
    exponent: i32,
    pub(super) percent: bool,
    /// Whether the decimal mark was a comma.
    pub(super) comma: bool,
}

impl WrittenNumber {
    /// Reads a cell, or says why it is no number.
    pub(super) fn read(value: &[u8]) -> Result<Self, ProbabilityError> {
        let value = text::trim(value);
        let ascii = Ascii::of(value).ok_or_else(|| refuse::text(value))?;
        Self::of(ascii.as_bytes())
            .map_err(|unreadable| unreadable.unwrap_or_else(|| refuse::ascii(value, ascii.as_bytes())))
    }

    /// `Err(None)` when the cell is not written as a number.
    fn of(cell: &[u8]) -> Result<Self, Option<ProbabilityError>> {
        let (cell, percent) = without_percent(cell);
        let end = cell.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b'.' | b',')).unwrap_or(cell.len());
        let (digits, rest) = cell.split_at(end);
        let exponent = exponent(rest).ok_or(None)?;
        let mut marks = digits.iter().filter(|byte| !byte.is_ascii_digit());
        let (mark, more) = (marks.next(), marks.next().is_some());
        if !digits.iter().any(u8::is_ascii_digit) || digits.windows(2).any(|pair| pair == b"..") {
            return Err(None);
        }
        if more || thousands(digits) {
            return Err(Some(ProbabilityError::Separators));
        }
        let comma = mark == Some(&b',');
        let mut number = Self { digits: Ascii::default(), exponent, percent, comma };
        for &byte in digits {
            number.digits.push(if byte == b',' { b'.' } else { byte }).ok_or(None)?;
        }
        Ok(number)
    }

    /// The double nearest to the number divided by `10^shift`.
    pub(super) fn value(&self, shift: i32) -> f64 {
        let exponent = self.exponent.saturating_sub(shift);
        let quick =
            usize::try_from(-exponent).ok().and_then(|shift| Decimal::plain(self.digits.as_bytes())?.nearest(shift));
        quick.unwrap_or_else(|| self.value_by_std(exponent))
    }

    fn value_by_std(&self, exponent: i32) -> f64 {
        // The digits fill at most CAPACITY bytes, `e` and an i32 at most twelve more.
        let mut text = [0; CAPACITY + 12];
        let mut rest = text.as_mut_slice();
        let written = rest.write_all(self.digits.as_bytes()).and_then(|()| write!(rest, "e{exponent}"));
        let unused = rest.len();
        let text = &text[..CAPACITY + 12 - unused];
        let value = written.ok().and_then(|()| std::str::from_utf8(text).ok()?.parse().ok());
        value.unwrap_or(f64::INFINITY)
    }
}

/// What people write for the percent sign, in lower case, longest first.
pub(super) const PERCENT: [&[u8]; 10] =
    [b"%", b"pour cent", b"per cent", b"pourcent", b"percent", b"prozent", b"v. h.", b"v.h.", b"pct.", b"pct"];

/// The cell without its percent sign, or the word for it, and whether it had one.
fn without_percent(cell: &[u8]) -> (&[u8], bool) {
    let sign = PERCENT
        .iter()
        .find(|sign| cell.len().checked_sub(sign.len()).is_some_and(|at| cell[at..].eq_ignore_ascii_case(sign)));
    sign.map_or((cell, false), |sign| (cell[..cell.len() - sign.len()].trim_ascii_end(), true))
}

/// `1,000` may be one thousand: one to three digits without a leading zero, a comma, exactly three digits.
fn thousands(digits: &[u8]) -> bool {
    let Some(comma) = digits.iter().position(|&byte| byte == b',') else {
        return false;
    };
    (1..=3).contains(&comma) && digits[0] != b'0' && digits.len() == comma + 4
}

/// Of `e-1`: −1; 0 when there is none, `None` when something else stands there. Huge exponents saturate.
fn exponent(rest: &[u8]) -> Option<i32> {
    let Some((b'e' | b'E', rest)) = rest.split_first() else {
        return rest.is_empty().then_some(0);
    };
    let negative = rest.starts_with(b"-");
    let digits = rest.strip_prefix(b"-").or_else(|| rest.strip_prefix(b"+")).unwrap_or(rest);
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let size = digits.iter().fold(0i32, |size, digit| size.saturating_mul(10).saturating_add(i32::from(digit - b'0')));
    let size = size.min(100_000);
    Some(if negative { -size } else { size })
}

/// A short cell in ASCII: full-width forms and every kind of space and dash made the plain one.
#[derive(Clone, Copy)]
pub(super) struct Ascii {
    bytes: [u8; CAPACITY],
    len: usize,
}

impl Default for Ascii {
    fn default() -> Self {
        Self { bytes: [0; CAPACITY], len: 0 }
    }
}

impl Ascii {
    /// `None` when the cell is too long or holds other characters.
    fn of(value: &[u8]) -> Option<Self> {
        let mut ascii = Self::default();
        let visible = std::str::from_utf8(value).ok()?.chars().filter(|&c| !text::is_invisible(c));
        for c in visible.map(text::plain_mark) {
            let byte = match c {
                '≈' => b'~',
                '≤' => b'<',
                '≥' => b'>',
                '⁄' | '∕' | '÷' => b'/',
                c if c.is_whitespace() => b' ',
                c => u8::try_from(c).ok().filter(u8::is_ascii)?,
            };
            ascii.push(byte)?;
        }
        Some(ascii)
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.len)? = byte;
        self.len += 1;
        Some(())
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}
