//! A typed cell, and the one way in which it is written as text.

use std::fmt::Write;

use crate::model::Day;

/// Days from 1900-01-00 of Excel to 1904-01-01.
const DAYS_TO_1904: f64 = 1462.0;
/// 1899-12-30 counted from 1970-01-01: day 0 for all serial numbers from March 1900 on.
const EPOCH: i32 = -25569;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum SheetCell<'a> {
    Text(&'a str),
    Number(f64),
    /// A number that is shown as a percentage: 0.35 for 35%.
    Percent(f64),
    /// A number that is shown as a date.
    Date(f64),
    /// A date, or date and time, as ISO text.
    Iso(&'a str),
    Bool(bool),
    /// `#REF!` and its like.
    Error(&'a str),
    /// A formula whose result is not in the file.
    NoResult,
}

/// What stands for a formula without a result.
pub(super) const NO_RESULT: &str = "#NO RESULT (formula never calculated)";

impl SheetCell<'_> {
    /// Appends its text.
    pub(super) fn write(self, is_1904: bool, out: &mut String) {
        match self {
            Self::Text(text) | Self::Error(text) => out.push_str(text),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Percent(number) => percent(number, out),
            Self::Date(serial) => date(serial, is_1904, out),
            Self::Iso(text) => out.push_str(without_midnight(text)),
            Self::Bool(true) => out.push_str("TRUE"),
            Self::Bool(false) => out.push_str("FALSE"),
            Self::NoResult => out.push_str(NO_RESULT),
        }
    }
}

/// A hundred times the number, exactly: the decimal point of its shortest form is moved.
fn percent(number: f64, out: &mut String) {
    if !number.is_finite() {
        out.push_str(&number.to_string());
        return;
    }
    if number.is_sign_negative() && number != 0.0 {
        out.push('-');
    }
    let text = number.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let moved = format!("{whole}{fraction:0<2}");
    let (whole, fraction) = moved.split_at(whole.len() + 2);
    let whole = whole.trim_start_matches('0');
    out.push_str(if whole.is_empty() { "0" } else { whole });
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out.push('%');
}

/// A serial number as ISO date, with the time when there is one.
fn date(serial: f64, is_1904: bool, out: &mut String) {
    let days = if is_1904 { serial + DAYS_TO_1904 } else { serial };
    let whole = days.floor();
    let seconds = ((days - whole) * 86_400.0).round();
    let (whole, seconds) = if seconds >= 86_400.0 { (whole + 1.0, 0.0) } else { (whole, seconds) };
    if !(0.0..2_958_466.0).contains(&whole) {
        out.push_str(&serial.to_string());
        return;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // both are in their ranges
    let (whole, seconds) = (whole as i32, seconds as u32);
    // Excel has a 29 February 1900, so days before March 1900 are one further on.
    let day = Day::from_days_since_1970(EPOCH + whole + i32::from(!is_1904 && whole < 60));
    let Some(day) = day.filter(|_| is_1904 || whole != 60 && whole != 0) else {
        out.push_str(&serial.to_string());
        return;
    };
    out.push_str(&day.to_string());
    if seconds > 0 {
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let _ = write!(out, "T{hour:02}:{minute:02}:{second:02}"); // writing to a string never fails
    }
}

/// `2024-03-05T00:00:00` is how a bare day is stored.
fn without_midnight(text: &str) -> &str {
    match text.split_once('T') {
        Some((day, time)) if time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.')) => day,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: SheetCell<'_>, is_1904: bool) -> String {
        let mut text = String::new();
        cell.write(is_1904, &mut text);
        text
    }

    #[test]
    fn percentages_are_exact() {
        for (number, text) in [
            (0.355, "35.5%"),
            (0.35, "35%"),
            (0.07, "7%"),
            (1.0, "100%"),
            (0.0, "0%"),
            (0.005, "0.5%"),
            (1e-7, "0.00001%"),
            (35.0, "3500%"),
            (-0.1, "-10%"),
            (0.29, "29%"),
            (0.123_456_789, "12.3456789%"),
        ] {
            assert_eq!(written(SheetCell::Percent(number), false), text);
        }
    }

    #[test]
    fn serial_numbers_are_days_of_their_system() {
        for (serial, is_1904, text) in [
            (43313.0, false, "2018-08-01"),
            (41851.0, true, "2018-08-01"),
            (61.0, false, "1900-03-01"),
            (59.0, false, "1900-02-28"),
            (60.0, false, "60"),
            (43313.5, false, "2018-08-01T12:00:00"),
            (43_313.999_999_9, false, "2018-08-02"),
            (-1.0, false, "-1"),
            (1e300, false, &1e300_f64.to_string()),
        ] {
            assert_eq!(written(SheetCell::Date(serial), is_1904), text);
        }
    }

    #[test]
    fn a_stored_midnight_is_a_bare_day() {
        assert_eq!(written(SheetCell::Iso("2018-08-01T00:00:00"), false), "2018-08-01");
        assert_eq!(written(SheetCell::Iso("2018-08-01T09:30:00"), false), "2018-08-01T09:30:00");
    }
}
