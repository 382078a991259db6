//! Noise of floating-point arithmetic: `1.0000000000000002` is 1, `0.7999999999999999` is 0.8, `-1e-17` is 0.
//!
//! Programs write a computed number with all of its digits, and what they computed is off in the last of them. A number with
//! many digits that lies within 1e-12 of one with few is taken for that one. Of honest numbers with many digits one in half a
//! million is moved, and by less than 1e-12.

use super::ProbabilityError;
use super::number::WrittenNumber;
use crate::input::text;

/// Nothing that is written in so few bytes has noise, but for a tiny number below 0.
pub(super) const SHORT: usize = 14;
/// Noise begins behind so many digits.
const DIGITS: usize = 13;
/// Numbers of six decimals, in units of the last of them.
const GRID: f64 = 1e6;
const TOLERANCE: f64 = 1e-12;

/// The number without noise, if it is written with so many digits that it may have some.
pub(super) fn cleared(number: f64, value: &[u8]) -> f64 {
    if value.len() <= SHORT || significant_digits(value) < DIGITS {
        return number;
    }
    let near = (number * GRID).round() / GRID;
    // Near zero a number of few digits can be honest: 3e-14 is one in thirty million million.
    if near > 0.0 && (number - near).abs() <= TOLERANCE { near } else { number }
}

/// Whether a value is below zero by no more than noise.
pub(super) fn is_zero(value: &[u8]) -> bool {
    let plain: String = String::from_utf8_lossy(text::trim(value)).chars().map(text::plain_mark).collect();
    let size = plain.strip_prefix('-').map(|size| WrittenNumber::read(size.as_bytes()));
    matches!(size, Some(Ok(number)) if number.value(if number.percent { 2 } else { 0 }) <= TOLERANCE)
}

/// Whether a value that was accepted has noise that was taken off.
pub(super) fn has_noise(value: &[u8]) -> bool {
    let number = |value| -> Result<f64, ProbabilityError> {
        let number = WrittenNumber::read(value)?;
        Ok(number.value(if number.percent { 2 } else { 0 }))
    };
    match number(value) {
        #[expect(clippy::float_cmp, reason = "whether it was changed at all")]
        Ok(number) => value.len() > SHORT && cleared(number, value) != number,
        Err(error) => error == ProbabilityError::Negative && is_zero(value),
    }
}

/// Digits from the first that is not 0 on.
fn significant_digits(value: &[u8]) -> usize {
    let digits = value.iter().take_while(|byte| !matches!(byte, b'e' | b'E')).filter(|byte| byte.is_ascii_digit());
    digits.skip_while(|digit| **digit == b'0').count()
}
