//! Why a value is no date: only the message depends on it, so this may be slow and need not be exhaustive.

use super::error::DateError;
use super::iso::parse_iso;
use super::span::NamedSpan;
use super::unix;
use crate::input::text::FoldedWord;

/// A more telling reason for a value that is no date.
pub(super) fn better(value: &[u8], error: DateError) -> DateError {
    if error == DateError::NotADate && (names_two_days(value) || NamedSpan::read(value).is_some()) {
        return DateError::PartOnly;
    }
    let Some(word) = FoldedWord::fold(value).filter(|_| error == DateError::NotADate) else { return error };
    match word.as_bytes() {
        number if unix::likely(number).is_some() => DateError::UnixTime,
        b"" | b"-" | b"--" | b"?" | b"n/a" | b"na" | b"n.a." | b"k.a." | b"k. a." | b"none" | b"null" => {
            DateError::Empty
        }
        [b'#', next, ..] if next.is_ascii_alphabetic() || *next == b'#' => DateError::Spreadsheet,
        word if word.get(..10).and_then(parse_iso).is_none() && is_part(word) => DateError::PartOnly,
        _ => DateError::NotADate,
    }
}

/// `January 2, 2018 → January 5, 2018`.
fn names_two_days(value: &[u8]) -> bool {
    let has_digit = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    let halves = std::str::from_utf8(value).ok().and_then(|text| text.split_once('→'));
    halves.is_some_and(|(from, to)| has_digit(from) && has_digit(to))
}

/// A week, quarter or season of a year: `2017-W18`, `Q2 2017`, `2. Quartal 2017`, `end of 2017`.
fn is_part(word: &[u8]) -> bool {
    const NAMES: [&[u8]; 36] = [
        b"w",
        b"wk",
        b"week",
        b"kw",
        b"woche",
        b"semaine",
        b"sem",
        b"s",
        b"q",
        b"qtr",
        b"quarter",
        b"quartal",
        b"t",
        b"trimestre",
        b"h",
        b"hj",
        b"half",
        b"halbjahr",
        b"semestre",
        b"spring",
        b"summer",
        b"autumn",
        b"fall",
        b"winter",
        b"fruhling",
        b"fruhjahr",
        b"sommer",
        b"herbst",
        b"ete",
        b"end",
        b"ende",
        b"fin",
        b"mid",
        b"mitte",
        b"early",
        b"late",
    ];
    const BETWEEN: [&[u8]; 7] = [b"of", b"de", b"du", b"er", b"nd", b"th", b"st"];
    let mut named = false;
    let words = word.split(|byte| !byte.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    for word in words {
        let known = NAMES.contains(&word);
        if !known && !BETWEEN.contains(&word) {
            return false;
        }
        named |= known;
    }
    let year = word.split(|byte| !byte.is_ascii_digit()).any(|digits| digits.len() == 4 || digits.len() == 2);
    named && year
}
