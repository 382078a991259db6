//! Numbers as people write them, with their unit: `12`, `-3.5`, `1,5`, `1.234,5`, `12 km`.

use crate::input::text;
use crate::localized::Localized;

/// A number, and the unit behind it, blank if there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct WrittenValue<'a> {
    pub(crate) value: f64,
    pub(crate) unit: &'a str,
    /// What its comma or point says of others.
    pub(crate) marks: NumberMarks,
}

/// What the marks of a number say of how others beside it are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberMarks {
    /// Nothing.
    Plain,
    /// Its decimals stand behind a comma.
    DecimalComma,
    /// A point and three digits, as in `1.234`: thousands, where decimals stand behind commas.
    PerhapsThousands,
}

/// What a unit is called.
pub(crate) fn unit_or_none(unit: &str) -> Localized {
    if unit.is_empty() {
        Localized::both("without a unit", "ohne Einheit").into()
    } else {
        Localized::each(|_| unit.to_owned())
    }
}

/// Why a cell is not read as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoNumber {
    /// It can be read in two ways, as `1,234` can.
    InTwoWays,
    /// It is a range, a bound or a rough number: `10-20`, `>5`, `ca. 12`.
    Inexact,
    /// It holds none.
    None,
}

/// Words and signs in front of a number that make it a bound or a rough one.
const INEXACT: &[&str] = &[
    "<",
    ">",
    "≤",
    "≥",
    "~",
    "≈",
    "±",
    "ca.",
    "ca ",
    "circa ",
    "about ",
    "around ",
    "approx",
    "roughly ",
    "rund ",
    "etwa ",
    "über ",
    "unter ",
    "over ",
    "under ",
    "up to ",
    "bis ",
    "mindestens ",
    "at least ",
    "at most ",
    "höchstens ",
    "more than ",
    "less than ",
    "mehr als ",
    "weniger als ",
    "between ",
    "zwischen ",
];

/// Whether a cell holds a number, but no exact one.
fn is_inexact(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    let has_mark = INEXACT.iter().any(|mark| cell.starts_with(mark));
    let number = |text: &str| matches!(read_number(text.trim()), Ok(_) | Err(NoNumber::InTwoWays));
    let range = [" to ", " bis ", "–", "—", "...", "-"].into_iter().any(|mark| {
        cell.match_indices(mark).any(|(at, _)| at > 0 && number(&cell[..at]) && number(&cell[at + mark.len()..]))
    });
    (has_mark && cell.contains(|c: char| c.is_ascii_digit())) || range
}

/// Reads a cell, or says why not.
///
/// # Errors
/// What the cell holds instead.
pub(crate) fn read_number(cell: &str) -> Result<WrittenValue<'_>, NoNumber> {
    match read_exact(cell) {
        Ok(read) if is_upper_end(read.unit) => Err(NoNumber::Inexact),
        Err(NoNumber::None) if is_inexact(text::trim_str(cell)) => Err(NoNumber::Inexact),
        other => other,
    }
}

/// Whether what stands behind a number is no unit but the other end of a range, as in `3 to 5`.
fn is_upper_end(unit: &str) -> bool {
    let rest = ["to ", "bis ", "à "].into_iter().find_map(|word| unit.strip_prefix(word));
    rest.is_some_and(|rest| read_exact(rest).is_ok())
}

fn read_exact(cell: &str) -> Result<WrittenValue<'_>, NoNumber> {
    let cell = text::trim_str(cell);
    let end = cell
        .char_indices()
        .find(|&(at, c)| !(c.is_ascii_digit() || matches!(c, '.' | ',') || is_sign(cell, at, c)))
        .map_or(cell.len(), |(at, _)| at);
    let (digits, unit) = cell.split_at(end);
    let unit = text::trim_str(unit);
    // What is no unit but more of the number, as the groups of "12 000" or "3/4", is not read at all.
    if unit.chars().any(|c| c.is_ascii_digit()) && !unit.chars().next().is_some_and(char::is_alphabetic) {
        return Err(NoNumber::None);
    }
    let (plain, marks) = plain_digits(digits)?;
    let value: f64 = plain.parse().map_err(|_| NoNumber::None)?;
    if value.is_finite() { Ok(WrittenValue { value, unit, marks }) } else { Err(NoNumber::None) }
}

/// The digits with a point before decimals and nothing between thousands.
fn plain_digits(digits: &str) -> Result<(String, NumberMarks), NoNumber> {
    let one_of_thousands = |mark: char| {
        let (before, behind) = digits.split_once(mark).unwrap_or_default();
        behind.len() == 3 && behind.bytes().all(|byte| byte.is_ascii_digit()) && is_group_in_front(before)
    };
    match (digits.matches('.').count(), digits.matches(',').count()) {
        (1, 0) if one_of_thousands('.') => Ok((digits.to_owned(), NumberMarks::PerhapsThousands)),
        (0 | 1, 0) => Ok((digits.to_owned(), NumberMarks::Plain)),
        (0, 1) if one_of_thousands(',') => Err(NoNumber::InTwoWays),
        (0, 1) => Ok((digits.replace(',', "."), NumberMarks::DecimalComma)),
        (points, commas) => {
            let points_separate = points > 1 || (commas == 1 && digits.find('.') < digits.find(','));
            let (thousands, decimals) = if points_separate { ('.', ',') } else { (',', '.') };
            let (whole, part) = digits.split_once(decimals).map_or((digits, None), |(whole, part)| (whole, Some(part)));
            let mut groups = whole.split(thousands);
            let in_groups = groups.next().is_some_and(is_group_in_front)
                && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()));
            if !in_groups || part.is_some_and(|part| !part.bytes().all(|byte| byte.is_ascii_digit())) {
                return Err(NoNumber::None);
            }
            let marks = if points_separate { NumberMarks::DecimalComma } else { NumberMarks::Plain };
            Ok((whole.replace(thousands, "") + &part.map(|part| format!(".{part}")).unwrap_or_default(), marks))
        }
    }
}

/// Whether digits can stand in front of thousands: one to three of them, the first no 0.
fn is_group_in_front(digits: &str) -> bool {
    let digits = digits.trim_start_matches(['-', '+']);
    (1..=3).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a character is part of a number beside its digits: a sign in front, or the exponent.
fn is_sign(cell: &str, at: usize, c: char) -> bool {
    let before = cell[..at].chars().next_back();
    let after = cell[at + c.len_utf8()..].chars().next();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match c {
        '-' | '+' => at == 0 || (matches!(before, Some('e' | 'E')) && is_digit(after)),
        'e' | 'E' => is_digit(before) && (is_digit(after) || matches!(after, Some('-' | '+'))),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_and_without_units() {
        for (cell, value, unit) in [
            ("12", 12.0, ""),
            (" -3.5 ", -3.5, ""),
            ("1,5", 1.5, ""),
            ("0,125", 0.125, ""),
            ("1e3", 1000.0, ""),
            ("2.5E-2", 0.025, ""),
            ("12 km", 12.0, "km"),
            ("12km", 12.0, "km"),
            ("40 %", 40.0, "%"),
            ("7 m2", 7.0, "m2"),
            ("3 EUR", 3.0, "EUR"),
            ("1.234,5", 1234.5, ""),
            ("-1,234.5 km", -1234.5, "km"),
            ("1.234.567", 1_234_567.0, ""),
            ("1,234,567.25", 1_234_567.25, ""),
        ] {
            let read = read_number(cell).map(|read| (read.value, read.unit));
            assert_eq!(read, Ok((value, unit)), "{cell}");
        }
    }

    #[test]
    fn what_a_mark_says_of_other_numbers() {
        for (cell, marks) in [
            ("12", NumberMarks::Plain),
            ("1,234.5", NumberMarks::Plain),
            ("1.2345", NumberMarks::Plain),
            ("0.123", NumberMarks::Plain),
            ("1234.567", NumberMarks::Plain),
            ("12,5", NumberMarks::DecimalComma),
            ("1.234,5", NumberMarks::DecimalComma),
            ("1.234", NumberMarks::PerhapsThousands),
            ("-12.500 km", NumberMarks::PerhapsThousands),
        ] {
            assert_eq!(read_number(cell).map(|read| read.marks), Ok(marks), "{cell}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for cell in ["1,234", "-12,500", "123,456 km"] {
            assert_eq!(read_number(cell), Err(NoNumber::InTwoWays), "{cell}");
        }
        for cell in [
            "",
            "many",
            "1.23,5",
            "1,234,56",
            "1.234.5",
            "1.234,5,6",
            "12 000",
            "3/4",
            "1.2.3",
            "inf",
            "NaN",
            "1e999",
            "5 6 km",
            "likely",
        ] {
            assert_eq!(read_number(cell), Err(NoNumber::None), "{cell}");
        }
        for cell in [
            "10-20",
            "10 - 20 km",
            "3 to 5",
            "3 bis 5",
            "-5–-3",
            ">5",
            "≥ 5",
            "ca. 12",
            "etwa 12 km",
            "between 3 and 5",
        ] {
            assert_eq!(read_number(cell), Err(NoNumber::Inexact), "{cell}");
        }
    }
}
