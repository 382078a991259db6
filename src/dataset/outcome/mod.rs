//! What happened, in the words that people use for it.

mod words;

use crate::input::text::{self, FoldedWord};
use words::{ANNULLED, NO, OPEN, YES};

/// What is said in an outcome cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum OutcomeWord {
    /// The event happened.
    Yes,
    /// It did not.
    No,
    /// The question was annulled: it will never be scored.
    Annulled,
    /// Not known yet.
    Open,
}

/// The meaning of an outcome cell, in any case, with or without accents; blank is [`OutcomeWord::Open`].
///
/// `None` means that it is no such word: perhaps a category, perhaps a mistake. That includes `-` and `?`, which some
/// files use for annulled and others for open.
pub(crate) fn parse(value: &[u8]) -> Option<OutcomeWord> {
    match value {
        b"yes" | b"Yes" | b"YES" | b"y" | b"Y" | b"true" | b"TRUE" | b"1" => {
            return Some(OutcomeWord::Yes);
        }
        b"no" | b"No" | b"NO" | b"n" | b"N" | b"false" | b"FALSE" | b"0" => {
            return Some(OutcomeWord::No);
        }
        b"" => return Some(OutcomeWord::Open),
        _ => {}
    }
    if text::trim(value).is_empty() {
        return Some(OutcomeWord::Open);
    }
    let word = FoldedWord::fold(value)?;
    let word = word.as_bytes();
    let word = word.strip_suffix(b".").or(word.strip_suffix(b"!")).unwrap_or(word);
    let said = |words: &[&str]| words.iter().any(|known| known.as_bytes() == word);
    match () {
        () if said(YES) => Some(OutcomeWord::Yes),
        () if said(NO) => Some(OutcomeWord::No),
        () if said(ANNULLED) => Some(OutcomeWord::Annulled),
        () if said(OPEN) => Some(OutcomeWord::Open),
        () => None,
    }
}

/// The meaning of the words that a value misses by one letter, if they all mean the same: for a message, never to be read.
pub(crate) fn nearest(value: &str) -> Option<OutcomeWord> {
    let word = FoldedWord::fold(value.as_bytes())?;
    let word = std::str::from_utf8(word.as_bytes()).ok().filter(|word| word.chars().count() > 2)?;
    let lists =
        [(YES, OutcomeWord::Yes), (NO, OutcomeWord::No), (ANNULLED, OutcomeWord::Annulled), (OPEN, OutcomeWord::Open)];
    let near = |words: &[&str]| words.iter().any(|known| known.len() > 2 && strsim::osa_distance(known, word) == 1);
    let mut meanings = lists.into_iter().filter(|(words, _)| near(words)).map(|(_, meaning)| meaning);
    meanings.next().filter(|_| meanings.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn understands_the_contract_and_three_languages() {
        use OutcomeWord::{Annulled, No, Open, Yes};
        let cases = [
            ("yes|Y|TRUE|true|1| Ja\u{A0}|J|oui|Vrai|WAHR|happened|Eingetreten|✓|✔\u{FE0F}", Yes),
            (
                "no|N|FALSE|false|0|nein|NON|faux|falsch|did not happen|Did  not happen|didn’t happen|nicht eingetreten|✗|n’a pas eu lieu",
                No,
            ),
            ("void|Annulled|CANCELLED|canceled|n/a|N/A|ambiguous|annulliert|Ungültig|annulé", Annulled),
            ("| |\u{A0}|pending|Open|TBD|offen|En attente|à déterminer|noch_offen", Open),
        ];
        for (values, want) in cases {
            for value in values.split('|') {
                assert_eq!(parse(value.as_bytes()), Some(want), "{value:?}");
            }
        }
    }

    #[test]
    fn guesses_nothing() {
        for value in ["-", "?", "–", "maybe", "unknown", "yess", "2", "0.5", "10", "low", "Labour", "#N/A", "yes no"]
        {
            assert_eq!(parse(value.as_bytes()), None, "{value:?}");
        }
    }

    #[test]
    fn no_word_means_two_things_and_each_is_found() {
        let lists = [
            (YES, OutcomeWord::Yes),
            (NO, OutcomeWord::No),
            (ANNULLED, OutcomeWord::Annulled),
            (OPEN, OutcomeWord::Open),
        ];
        let mut seen = std::collections::BTreeSet::new();
        for (words, want) in lists {
            for word in words {
                assert!(seen.insert(word), "{word} stands twice");
                assert_eq!(parse(word.to_uppercase().as_bytes()), Some(want), "{word}");
            }
        }
    }

    proptest! {
        #[test]
        fn never_panics(value in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = parse(&value);
        }
    }
}
