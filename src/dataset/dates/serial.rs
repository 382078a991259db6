//! Spreadsheet serial numbers: days counted from an epoch, the time of day as a fraction.

use std::ops::RangeInclusive;

use crate::dataset::decimal::Decimal;
use crate::input::text;
use crate::model::{Day, Moment};

use super::DateError;

const MS_PER_DAY: f64 = 86_400_000.0;

/// Day 0, in days since 1970-01-01. The 1900 system takes 1900 for a leap year, so from its day 61 on (1 March 1900) it counts
/// from 1899-12-30.
const DAY_ZERO: i32 = -25_569;
const FIRST_SERIAL: f64 = 61.0;
/// From day 0 of the 1900 system to that of the 1904 system.
pub(super) const DAYS_TO_1904: f64 = 1462.0;
/// Numbers in here look like days that a spreadsheet counted (1954-10-03 to 2064-04-08).
pub(super) const SERIALS: RangeInclusive<f64> = 20_000.0..=60_000.0;

/// A serial number of the 1900 system in a text cell, such as `43313` or `43313.5` (noon).
///
/// # Errors
/// `Empty`, `NotADate` when it is no plain number, `YearOutOfRange` before 1900-03-01 or after 2100.
pub(crate) fn parse_serial(value: &[u8]) -> Result<Moment, DateError> {
    let value = text::trim(value);
    if value.is_empty() {
        return Err(DateError::Empty);
    }
    let serial = number(value).ok_or(DateError::NotADate)?;
    serial_moment(serial)
}

/// A number with a decimal point or a decimal comma.
pub(super) fn number(value: &[u8]) -> Option<f64> {
    Decimal::plain(value).or_else(|| Decimal::with_mark(value, b',')).and_then(|number| number.nearest(0))
}

/// The moment of a serial number; a whole number has no time of day. Times are rounded to milliseconds.
///
/// # Errors
/// `YearOutOfRange` for a number before 1 March 1900 and outside the years 1900 to 2100, `NotADate` for NaN.
pub(super) fn serial_moment(serial: f64) -> Result<Moment, DateError> {
    if serial.is_nan() {
        return Err(DateError::NotADate);
    }
    // Far beyond 2100, and well inside what the casts below hold.
    if !(FIRST_SERIAL..100_000.0).contains(&serial) {
        return Err(DateError::YearOutOfRange);
    }
    let ms = ((serial - serial.floor()) * MS_PER_DAY).round();
    let carry = ms >= MS_PER_DAY;
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 100,001")]
    let days = serial.floor() as i32 + i32::from(carry);
    let day = Day::from_days_since_1970(DAY_ZERO + days).ok_or(DateError::YearOutOfRange)?;
    if serial.fract() == 0.0 {
        return Ok(Moment::on(day));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of one day's ms")]
    let ms = if carry { 0 } else { ms as u32 };
    Moment::at(day, ms, None).ok_or(DateError::DoesNotExist)
}
