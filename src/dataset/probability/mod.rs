//! Probabilities as people write them: `0.35`, `.35`, `0,35`, `35%`, `35,5 %`, `2e-1`. Nothing is guessed, nothing clamped.
//!
//! A percent sign decides for its own cell. For plain numbers the column decides, see [`ProbabilityEvidence`].

mod doubt;
mod error;
mod evidence;
mod forms;
mod loosely;
mod noise;
mod number;
mod odds;
mod refuse;
mod scales;
mod suggest;

#[cfg(test)]
pub(crate) use doubt::{MixedScale, ScaleDoubt};
pub(crate) use error::ProbabilityError;
pub(crate) use evidence::ProbabilityEvidence;
pub(crate) use forms::UnusualForms;
pub(crate) use loosely::{LooselySaid, StatedRange};
pub(crate) use suggest::{has_middle, suggestion};

pub(crate) use crate::options::ProbabilityScale;
pub(crate) use scales::ScaleCounts;

use super::decimal::Decimal;
use crate::input::text;
use number::WrittenNumber;

/// The quick path: digits with at most one point, from 0 to 1, and nothing else; read to the nearest double.
///
/// `None` means that [`parse`] must look at it. Only for columns of [`ProbabilityScale::One`].
#[inline]
pub(crate) fn parse_fraction(value: &[u8]) -> Option<f64> {
    if value.len() > noise::SHORT {
        return None;
    }
    Decimal::plain(value)?.nearest(0).filter(|&p| p <= 1.0)
}

/// A probability from 0 to 1, the double nearest to the number as written (divided by 100 if it is a percentage).
///
/// White space at the ends is ignored; full-width digits and signs count as the usual ones.
///
/// # Errors
/// Says why the value is refused; see [`ProbabilityError`].
pub(crate) fn parse(value: &[u8], scale: ProbabilityScale) -> Result<f64, ProbabilityError> {
    if let Some(p) = quick(value, scale).map(|p| noise::cleared(p, value)).filter(|&p| p <= 1.0) {
        return Ok(p);
    }
    let number = match WrittenNumber::read(value) {
        Ok(number) => number,
        Err(ProbabilityError::Negative) if noise::is_zero(value) => return Ok(0.0),
        Err(error) => {
            let said = || LooselySaid::read(value).map(|said| said.single(scale).unwrap_or(Err(said.refused())));
            return on_scale_of_odds(value, scale).or_else(said).unwrap_or(Err(error));
        }
    };
    let read = |shift| noise::cleared(number.value(shift), value);
    if number.percent {
        return in_range(read(2), ProbabilityError::AboveHundredPercent);
    }
    match scale {
        ProbabilityScale::One => in_range(read(0), ProbabilityError::AboveOne),
        ProbabilityScale::Percent => in_range(read(2), ProbabilityError::AboveHundredPercent),
        ProbabilityScale::Ten => in_range(read(1), ProbabilityError::OffScale),
        ProbabilityScale::OddsDecimal if read(0) >= 1.0 => Ok(read(0).recip()),
        ProbabilityScale::OddsDecimal => Err(ProbabilityError::OffScale),
        ProbabilityScale::OddsFraction | ProbabilityScale::OddsAmerican => {
            on_scale_of_odds(value, scale).unwrap_or(Err(ProbabilityError::OffScale))
        }
    }
}

fn in_range(p: f64, above: ProbabilityError) -> Result<f64, ProbabilityError> {
    if p <= 1.0 { Ok(p) } else { Err(above) }
}

/// Odds that are written in signs of their own; `None` in columns of other scales, and for a cell that holds none.
fn on_scale_of_odds(value: &[u8], scale: ProbabilityScale) -> Option<Result<f64, ProbabilityError>> {
    let has_digit_or_word = !text::trim(value).is_empty();
    match scale {
        ProbabilityScale::OddsFraction if has_digit_or_word => Some(odds::fractional(value)),
        ProbabilityScale::OddsAmerican if has_digit_or_word => Some(odds::american(value)),
        _ => None,
    }
}

/// The common spellings: `0.35`, `0,35`, `35%`, `35 %`.
fn quick(value: &[u8], scale: ProbabilityScale) -> Option<f64> {
    let (digits, shift) = match (value, scale) {
        ([digits @ .., b'%'], _) => (digits.strip_suffix(b" ").unwrap_or(digits), 2),
        (digits, ProbabilityScale::One) => (digits, 0),
        (digits, ProbabilityScale::Percent) => (digits, 2),
        _ => return None,
    };
    // After a leading 0 a comma cannot separate thousands.
    let mark = if digits.starts_with(b"0,") { b',' } else { b'.' };
    Decimal::with_mark(digits, mark)?.nearest(shift)
}

#[cfg(test)]
mod tests;
