//! Why a cell is no number: only the message depends on it, so this may be slow and need not be exhaustive.

use super::ProbabilityError as Error;
use crate::read::text::Word;

/// A cell that is too long or has characters outside ASCII.
pub(super) fn text(value: &[u8]) -> Error {
    let text = String::from_utf8_lossy(value);
    match () {
        () if text.trim_start_matches(['+', '-']) == "∞" => Error::NotANumber,
        () if has_words(&text) => words(value),
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
    let word = Word::fold(value)?;
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

/// `about 30%` is approximate, `likely` is words.
fn words(value: &[u8]) -> Error {
    const ABOUT: [&[u8]; 7] = [b"about ", b"around ", b"approx", b"circa ", b"ca", b"etwa ", b"environ "];
    let lower = value.to_ascii_lowercase();
    let about = ABOUT.iter().any(|start| lower.starts_with(start)) && lower.iter().any(u8::is_ascii_digit);
    if about { Error::Approximate } else { Error::Words }
}

/// `30-40`, `30% - 40%`, `30..40`; the minus of `2e-1` makes no range.
fn is_range(cell: &[u8]) -> bool {
    let dash =
        (1..cell.len()).any(|at| cell[at] == b'-' && cell[at - 1] != b'e' && cell[at..].iter().any(u8::is_ascii_digit));
    dash || cell.windows(2).any(|pair| pair == b"..")
}

fn between_digits(cell: &[u8], separator: impl Fn(u8) -> bool) -> bool {
    cell.windows(3).any(|three| three[0].is_ascii_digit() && separator(three[1]) && three[2].is_ascii_digit())
}
