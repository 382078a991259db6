//! What programs and people write where a name is missing.

use crate::diagnostics::{Code, Message};
use crate::input::text;
use crate::localized::Localized;

/// Longer cells are names.
const LONGEST: usize = 13;
/// Signs of which a cell without a name is made: dashes, question marks, dots.
const SIGNS: [char; 10] = ['-', '–', '—', '−', '?', '.', '…', '_', '/', '*'];

/// Whether a cell says that its name is missing. `NA` is one of the marks as R writes it, in capitals alone.
pub(crate) fn is_missing(cell: &[u8]) -> bool {
    let cell = text::trim(cell);
    if cell.is_empty() || cell.len() > LONGEST || cell[0].is_ascii_digit() {
        return false;
    }
    let is = |mark: &str| cell.eq_ignore_ascii_case(mark.as_bytes());
    [
        "null",
        "(null)",
        "<null>",
        "(blank)",
        "(leer)",
        "(vide)",
        "k.a.",
        "k. a.",
        "nan",
        "n/a",
        "n.a.",
        "<na>",
        "#na",
        "nil",
        "undefined",
    ]
    .into_iter()
    .any(is)
        || cell == b"NA"
        || is_spreadsheet_error(cell)
        || std::str::from_utf8(cell).is_ok_and(|cell| cell.chars().all(|sign| SIGNS.contains(&sign)))
}

/// What is said of such a cell in a column of questions.
pub(crate) fn of_question() -> Message {
    let text =
        Localized::both("This mark says that the question is missing.", "Dieses Zeichen sagt, dass die Frage fehlt.");
    Message::saying(Code::NameMissing, text)
}

/// Likewise of a source or its type, which `none` names no more than `null` does. As the id of a question it says that a statement
/// names no event.
pub(crate) fn is_missing_speaker(cell: &str) -> bool {
    is_missing(cell.as_bytes()) || cell.eq_ignore_ascii_case("none") || cell.eq_ignore_ascii_case("(none)")
}

/// `#N/A`, `#REF!`, `#NAME?`, and what they are called elsewhere: `#NV`, `#BEZUG!`, `#N/D`.
fn is_spreadsheet_error(cell: &[u8]) -> bool {
    let Some(name) = cell.strip_prefix(b"#") else { return false };
    let is_word = name.iter().all(|&sign| !sign.is_ascii_lowercase() && sign != b' ' && sign != b'#');
    is_word && (matches!(name, b"N/A" | b"NV" | b"N/D" | b"NA") || matches!(name.last(), Some(b'!' | b'?')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_errors_are_no_names() {
        for mark in "#N/A|#REF!|#VALUE!|#NAME?|#DIV/0!|#BEZUG!|#NV|#ÜBERLAUF!|NULL|null|nan|NaN|NA|n/a|N/A| - |–|--|?|???|…|.|<NA>|(blank)|(Leer)|k.A.|k. A.".split('|') {
            assert!(is_missing(mark.as_bytes()), "{mark}");
        }
        assert!(is_missing_speaker("None") && is_missing_speaker("none") && !is_missing(b"none"));
    }

    #[test]
    fn names_are_names() {
        for name in
            "Na|na|Nan Goldin|N|#1|#12|#ai|# 3|Null Island|A-1|-1|1-2|?x|None of us|unknown|n|Q-7|nano|X".split('|')
        {
            assert!(!is_missing_speaker(name), "{name}");
        }
    }
}
