//! Probabilities as people write them: `0.35`, `.35`, `0,35`, `35%`, `35,5 %`, `2e-1`. Nothing is guessed, nothing clamped.
//!
//! A percent sign decides for its own cell. For plain numbers the column decides, see [`ProbabilityEvidence`].

mod error;
mod evidence;
mod forms;
mod number;
mod refuse;
mod suggest;

pub(crate) use error::ProbabilityError;
#[cfg(test)]
pub(crate) use evidence::MixedScale;
pub(crate) use evidence::ProbabilityEvidence;
pub(crate) use forms::UnusualForms;
pub(crate) use suggest::suggestion;

use super::decimal::Decimal;
use number::WrittenNumber;

/// What a plain number in the column means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum ProbabilityScale {
    /// `0.35` is 35%.
    #[default]
    Fraction,
    /// `35` is 35%, and `0.5` is half a percent.
    Percent,
}

/// The quick path: digits with at most one point, from 0 to 1, and nothing else; read to the nearest double.
///
/// `None` means that [`parse`] must look at it. Only for columns of [`ProbabilityScale::Fraction`].
#[inline]
pub(crate) fn parse_fraction(value: &[u8]) -> Option<f64> {
    Decimal::plain(value)?.nearest(0).filter(|&p| p <= 1.0)
}

/// A probability from 0 to 1, the double nearest to the number as written (divided by 100 if it is a percentage).
///
/// White space at the ends is ignored; full-width digits and signs count as the usual ones.
///
/// # Errors
/// Says why the value is refused; see [`ProbabilityError`].
pub(crate) fn parse(value: &[u8], scale: ProbabilityScale) -> Result<f64, ProbabilityError> {
    if let Some(p) = quick(value, scale).filter(|&p| p <= 1.0) {
        return Ok(p);
    }
    let number = WrittenNumber::read(value)?;
    let percent = number.percent || scale == ProbabilityScale::Percent;
    match number.value(if percent { 2 } else { 0 }) {
        p if p <= 1.0 => Ok(p),
        _ if percent => Err(ProbabilityError::AboveHundredPercent),
        _ => Err(ProbabilityError::AboveOne),
    }
}

/// The common spellings: `0.35`, `0,35`, `35%`, `35 %`.
fn quick(value: &[u8], scale: ProbabilityScale) -> Option<f64> {
    let (digits, percent) = match value {
        [digits @ .., b'%'] => (digits.strip_suffix(b" ").unwrap_or(digits), true),
        digits => (digits, scale == ProbabilityScale::Percent),
    };
    // After a leading 0 a comma cannot separate thousands.
    let mark = if digits.starts_with(b"0,") { b',' } else { b'.' };
    Decimal::with_mark(digits, mark)?.nearest(if percent { 2 } else { 0 })
}

#[cfg(test)]
mod tests;
