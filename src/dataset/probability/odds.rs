//! Odds of bookmakers, for columns that are said to hold them.

use super::ProbabilityError;
use super::number::WrittenNumber;
use crate::input::text;

/// American odds are at least so far from zero.
const LEAST_AMERICAN: f64 = 100.0;
/// Words for odds at which both sides are as likely.
const EVEN: [&str; 5] = ["even", "evens", "ev", "evs", "pk"];

/// The probability at fractional odds against the event: `3/2` is 40%, so are `3:2` and `3-2`.
pub(super) fn fractional(value: &[u8]) -> Result<f64, ProbabilityError> {
    let plain = plain(value);
    if EVEN.contains(&plain.to_lowercase().as_str()) {
        return Ok(0.5);
    }
    let mut sides = plain.split(['/', ':', '-', '⁄', '∕']).map(|side| number(side.trim()));
    match (sides.next().flatten(), sides.next().flatten(), sides.next()) {
        (Some(against), Some(with), None) if with > 0.0 => Ok(with / (with + against)),
        _ => Err(ProbabilityError::OffScale),
    }
}

/// The probability at American odds: `+150` is 40%, `-150` is 60%. Spreadsheets take the plus sign off.
pub(super) fn american(value: &[u8]) -> Result<f64, ProbabilityError> {
    let plain = plain(value);
    if EVEN.contains(&plain.to_lowercase().as_str()) {
        return Ok(0.5);
    }
    let (favourite, size) = match plain.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let size = number(size.trim()).filter(|size| *size >= LEAST_AMERICAN).ok_or(ProbabilityError::OffScale)?;
    Ok(if favourite { size / (size + 100.0) } else { 100.0 / (size + 100.0) })
}

fn plain(value: &[u8]) -> String {
    String::from_utf8_lossy(text::trim(value))
        .chars()
        .filter(|&c| !text::is_invisible(c))
        .map(text::plain_mark)
        .collect()
}

fn number(text: &str) -> Option<f64> {
    WrittenNumber::read(text.as_bytes()).ok().filter(|number| !number.percent).map(|number| number.value(0))
}
