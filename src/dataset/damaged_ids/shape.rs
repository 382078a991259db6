//! What a spreadsheet makes of an id that it takes for a number.

use super::days::{is_day, is_day_number, would_become_day};

/// A spreadsheet keeps so many digits of a number and fills the rest with zeros.
const KEPT_DIGITS: usize = 15;
/// More digits than this a number cell cannot hold exactly, whatever wrote it.
const EXACT_DIGITS: usize = 16;

/// What happened to an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// It is a number with an exponent: `5.21143E+76`.
    Exponent,
    /// All behind the fifteenth digit are zeros.
    Zeros,
    /// It is a day: `1-Mar` for `MAR-1`.
    Day,
    /// It is a day as a spreadsheet counts them, which any number may be.
    DayNumber,
}

/// The damage that the form of an id shows; digits that end in zeros may be genuine.
pub(super) fn damage(id: &str) -> Option<Damage> {
    if is_exponent(id) {
        Some(Damage::Exponent)
    } else if zeros(id) > 0 {
        Some(Damage::Zeros)
    } else if is_day(id) {
        Some(Damage::Day)
    } else if is_day_number(id) {
        Some(Damage::DayNumber)
    } else {
        None
    }
}

/// Whether an id is digits, more than a spreadsheet keeps.
pub(super) fn is_long(id: &str) -> bool {
    id.len() > KEPT_DIGITS && id.bytes().all(|byte| byte.is_ascii_digit()) && !id.starts_with('0')
}

/// How many zeros stand where a spreadsheet would put them; 0 if something else stands there too.
pub(super) fn zeros(id: &str) -> usize {
    if is_long(id) && id[KEPT_DIGITS..].bytes().all(|byte| byte == b'0') { id.len() - KEPT_DIGITS } else { 0 }
}

/// Whether an id is of more digits than a number cell holds, and just those that such a cell would show.
pub(super) fn is_rounded(id: &str) -> bool {
    is_long(id) && id.len() > EXACT_DIGITS && id.parse::<f64>().is_ok_and(|number| number.to_string() == id)
}

/// `d.ddE+dd`, with a point or a comma. Ids of hexadecimal digits such as `12e4` have no sign in them.
fn is_exponent(id: &str) -> bool {
    let Some((mantissa, exponent)) = id.split_once(['e', 'E']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    let power = exponent.strip_prefix(['+', '-']).unwrap_or_default();
    whole.len() == 1 && digits(whole) && digits(fraction) && digits(power) && (2..=3).contains(&power.len())
}

/// Whether a spreadsheet would make `damaged` of an id.
pub(super) fn would_become(id: &str, damaged: &str) -> bool {
    if id == damaged {
        return false;
    }
    match damage(damaged) {
        Some(Damage::Exponent) => {
            let written = damaged.to_lowercase().replace(',', ".");
            let decimals = written.split_once('e').and_then(|(m, _)| m.split_once('.')).map_or(0, |(_, f)| f.len());
            let digits = id.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'e' | b'E'));
            let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
            let rounded = |number: f64| format!("{number:.decimals$e}");
            let (Some(whole), Some(shown)) = (number(id), number(&written)) else { return false };
            digits && rounded(whole) == rounded(shown)
        }
        Some(Damage::Zeros) => {
            is_long(id) && id.len() == damaged.len() && id.get(..KEPT_DIGITS) == damaged.get(..KEPT_DIGITS)
        }
        Some(Damage::Day | Damage::DayNumber) => would_become_day(id, damaged),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_ids_are_told_from_genuine_ones() {
        for id in ["5.21143E+76", "1,23E+15", "2.02401e+15", "1E+15", "1.20E+05", "4.5E-07"] {
            assert_eq!(damage(id), Some(Damage::Exponent), "{id}");
        }
        for id in ["2024010112345670", "20240101123456000"] {
            assert_eq!(damage(id), Some(Damage::Zeros), "{id}");
        }
        assert_eq!([damage("1-Mar"), damage("43101")], [Some(Damage::Day), Some(Damage::DayNumber)]);
        for id in [
            "MAR-01",
            "2018-13-02",
            "5e10",
            "12e4",
            "2024010112345678",
            "100000000000000",
            "E+12",
            "Q1",
            "",
            "5.2E+",
            "0000000000000000",
            "1.2.3e+04",
        ] {
            assert_eq!(damage(id), None, "{id}");
        }
    }

    #[test]
    fn what_a_spreadsheet_makes_of_an_id() {
        for (id, damaged) in [
            ("521143e71", "5.21143E+76"),
            ("12e4", "1.20E+05"),
            ("1e15", "1E+15"),
            ("2024010112345678", "2,02401E+15"),
            ("2024010112345678", "2024010112345670"),
        ] {
            assert!(would_become(id, damaged), "{id} {damaged}");
        }
        for (id, damaged) in [("521144e71", "5.21143E+76"), ("2024010112345578", "2024010112345670"), ("Q1", "1E+15")] {
            assert!(!would_become(id, damaged), "{id} {damaged}");
        }
        assert!(is_rounded("20240101123456788") && !is_rounded("20240101123456789") && !is_rounded("2024010112345678"));
    }
}
