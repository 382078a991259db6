//! Why a cell is no number: only the message depends on it, so this may be slow and need not be exhaustive.

use super::ProbabilityError as Error;
use crate::input::text::{self, FoldedWord};

/// A cell that is too long or has characters outside ASCII.
pub(super) fn text(value: &[u8]) -> Error {
    let text = String::from_utf8_lossy(value);
    match () {
        () if text.trim_start_matches(['+', '-']) == "∞" => Error::NotANumber,
        () if has_words(&text) => words(value),
        () if text.contains(['½', '⅓', '⅔', '¼', '¾', '⅕', '⅖', '⅗', '⅘', '⅙', '⅚', '⅛', '⅜', '⅝', '⅞']) => {
            Error::Fraction
        }
        () if text.contains('±') => Error::Range,
        () => Error::Unreadable,
    }
}

/// A cell in ASCII, given also as it was written.
pub(super) fn ascii(value: &[u8], cell: &[u8]) -> Error {
    let has = |wanted: &[u8]| cell.iter().any(|byte| wanted.contains(byte));
    let has_digit = has(b"0123456789");
    match cell {
        b"" | b"-" | b"--" | b"?" => return Error::Empty,
        [b'#', next, ..] if next.is_ascii_alphabetic() => return Error::SpreadsheetError,
        [b'~', ..] => return Error::Approximate,
        [b'<' | b'>', ..] => return Error::Bound,
        [b'+', ..] if has_digit => return Error::PlusSign,
        _ => {}
    }
    if let Some(error) = known_word(value) {
        return error;
    }
    if has_words(&String::from_utf8_lossy(cell)) {
        return words(value);
    }
    let body = cell.strip_prefix(b"-").unwrap_or(cell);
    match () {
        () if !has_digit => Error::Unreadable,
        () if has(b"/:") => Error::Fraction,
        () if is_range(body) => Error::Range,
        () if body.len() < cell.len() => Error::Negative,
        () if between_digits(cell, |byte| matches!(byte, b' ' | b'\'')) => Error::Separators,
        () => Error::Unreadable,
    }
}

fn known_word(value: &[u8]) -> Option<Error> {
    let word = FoldedWord::fold(value)?;
    match word.as_bytes() {
        b"n/a" | b"na" | b"n.a." | b"none" | b"null" | b"nil" | b"k. a." | b"k.a." => Some(Error::Empty),
        b"nan" | b"-nan" | b"inf" | b"-inf" | b"infinity" | b"-infinity" | b"+inf" => Some(Error::NotANumber),
        b"true" | b"false" | b"wahr" | b"falsch" | b"vrai" | b"faux" | b"yes" | b"no" => Some(Error::Boolean),
        _ => None,
    }
}

/// Whether two letters stand together; a single one (`0x1`) is no word.
fn has_words(text: &str) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(a, b)| a.is_alphabetic() && b.is_alphabetic())
}

/// `about 30%` is approximate, `30 to 40%` a range, `at least 30%` a bound, `1 in 3` a fraction, `likely` is words.
fn words(value: &[u8]) -> Error {
    const ABOUT: &[&str] = &[
        "about",
        "around",
        "approx",
        "approximately",
        "roughly",
        "circa",
        "ca",
        "etwa",
        "rund",
        "ungefahr",
        "environ",
    ];
    const RANGE: &[&str] = &["to", "bis", "and", "und", "between", "zwischen", "a", "et", "entre"];
    const BOUND: &[&str] = &[
        "least",
        "most",
        "over",
        "under",
        "above",
        "below",
        "more",
        "less",
        "than",
        "max",
        "min",
        "mindestens",
        "hochstens",
        "uber",
        "unter",
        "mehr",
        "weniger",
        "als",
        "plus",
        "moins",
    ];
    const FRACTION: &[&str] = &["in", "out", "of", "zu", "von", "contre", "sur"];
    let plain: String = text::plain_letters(&String::from_utf8_lossy(value)).collect();
    let numbers: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .filter(|part| part.contains(|c: char| c.is_ascii_digit()))
        .collect();
    // `3 to 1` are odds.
    let odds = numbers.contains(&"1") && !plain.contains('%');
    let says = |known: &[&str]| plain.split(|c: char| !c.is_alphabetic()).any(|word| known.contains(&word));
    match numbers.len() {
        0 => Error::Words,
        _ if says(ABOUT) => Error::Approximate,
        2 if odds || says(FRACTION) => Error::Fraction,
        2 if says(RANGE) => Error::Range,
        _ if says(BOUND) => Error::Bound,
        _ => Error::Words,
    }
}

/// `30-40`, `30% - 40%`, `30..40`; the minus of `2e-1` makes no range.
fn is_range(cell: &[u8]) -> bool {
    let dash =
        (1..cell.len()).any(|at| cell[at] == b'-' && cell[at - 1] != b'e' && cell[at..].iter().any(u8::is_ascii_digit));
    let date = cell.split(|&byte| byte == b'-').filter(|part| part.iter().all(u8::is_ascii_digit)).count() > 2;
    (dash && !date) || cell.windows(2).any(|pair| pair == b"..")
}

fn between_digits(cell: &[u8], separator: impl Fn(u8) -> bool) -> bool {
    cell.windows(3).any(|three| three[0].is_ascii_digit() && separator(three[1]) && three[2].is_ascii_digit())
}
