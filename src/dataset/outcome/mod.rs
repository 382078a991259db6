//! What happened, in the words that people use for it.

mod in_part;
mod words;

use crate::input::text::{self, FoldedWord};
pub(crate) use crate::model::OutcomeWord;
pub(crate) use in_part::InPart;
use words::{ANNULLED, JUDGES_THE_FORECAST, MISSING, NOT_AVAILABLE, OPEN, PAIRS};

/// The meaning of an outcome cell, in any case, with or without accents; blank is [`OutcomeWord::Missing`].
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
        b"" => return Some(OutcomeWord::Missing),
        _ => {}
    }
    if text::trim(value).is_empty() {
        return Some(OutcomeWord::Missing);
    }
    let word = FoldedWord::fold(value)?;
    let word = word.as_bytes();
    let word = word.strip_suffix(b".").or(word.strip_suffix(b"!")).unwrap_or(word);
    let said = |words: &[&str]| words.iter().any(|known| known.as_bytes() == word);
    match () {
        () if PAIRS.iter().any(|(yes, _)| yes.as_bytes() == word) => Some(OutcomeWord::Yes),
        () if PAIRS.iter().any(|(_, no)| no.as_bytes() == word) => Some(OutcomeWord::No),
        () if said(ANNULLED) => Some(OutcomeWord::Annulled),
        () if said(OPEN) => Some(OutcomeWord::Open),
        () if said(MISSING) => Some(OutcomeWord::Missing),
        () if said(NOT_AVAILABLE) => Some(OutcomeWord::NotAvailable),
        () => None,
    }
}

/// The meaning of the words that a value misses by one letter, if they all mean the same: for a message, never to be read.
pub(crate) fn nearest(value: &str) -> Option<OutcomeWord> {
    let word = FoldedWord::fold(value.as_bytes())?;
    let word = std::str::from_utf8(word.as_bytes()).ok().filter(|word| word.chars().count() > 2)?;
    let near = |known: &str| known.len() > 2 && strsim::osa_distance(known, word) == 1;
    let meanings = [
        (PAIRS.iter().any(|(yes, _)| near(yes)), OutcomeWord::Yes),
        (PAIRS.iter().any(|(_, no)| near(no)), OutcomeWord::No),
        (ANNULLED.iter().any(|known| near(known)), OutcomeWord::Annulled),
        (OPEN.iter().any(|known| near(known)), OutcomeWord::Open),
    ];
    let mut meanings = meanings.into_iter().filter(|(is_near, _)| *is_near).map(|(_, meaning)| meaning);
    meanings.next().filter(|_| meanings.next().is_none())
}

/// Whether a word may say that the event happened, or that the forecast was right.
pub(crate) fn judges_the_forecast(value: &str) -> bool {
    let word = FoldedWord::fold(value.as_bytes());
    word.is_some_and(|word| JUDGES_THE_FORECAST.iter().any(|known| known.as_bytes() == word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn understands_the_contract_and_three_languages() {
        use OutcomeWord::{Annulled, Missing, No, NotAvailable, Open, Yes};
        let cases = [
            ("yes|Y|TRUE|true|1| Ja\u{A0}|J|oui|Vrai|WAHR|happened|Eingetreten|✓|✔\u{FE0F}", Yes),
            (
                "no|N|FALSE|false|0|nein|NON|faux|falsch|did not happen|Did  not happen|didn’t happen|nicht eingetreten|✗|n’a pas eu lieu",
                No,
            ),
            ("void|Annulled|CANCELLED|canceled|n/a|N/A|ambiguous|annulliert|Ungültig|annulé", Annulled),
            ("pending|Open|TBD|offen|En attente|à déterminer|noch_offen", Open),
            ("| |\u{A0}|NaN|nan|null|NULL|None|none", Missing),
            ("NA|na", NotAvailable),
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
        use OutcomeWord::{Annulled, Missing, No, NotAvailable, Open, Yes};
        let pairs = PAIRS.iter().flat_map(|&(yes, no)| [(yes, Yes), (no, No)]);
        let others = ANNULLED.iter().map(|&word| (word, Annulled)).chain(OPEN.iter().map(|&word| (word, Open)));
        let others = others.chain(MISSING.iter().map(|&word| (word, Missing)));
        let others = others.chain(NOT_AVAILABLE.iter().map(|&word| (word, NotAvailable)));
        for (word, want) in pairs.chain(others) {
            assert_eq!(parse(word.to_uppercase().as_bytes()), Some(want), "{word}");
            assert!(!judges_the_forecast(word), "{word}");
        }
    }

    #[test]
    fn no_was_read_in_languages_whose_yes_was_refused() {
        for (yes, no) in [
            ("Sí", "No"),
            ("verdadero", "falso"),
            ("VERO", "FALSO"),
            ("sim", "não"),
            ("ist eingetroffen", "ist nicht eingetroffen"),
        ] {
            assert_eq!(
                (parse(yes.as_bytes()), parse(no.as_bytes())),
                (Some(OutcomeWord::Yes), Some(OutcomeWord::No)),
                "{yes}"
            );
        }
    }

    #[test]
    fn right_is_not_yes() {
        for word in ["richtig", "Correct", "juste", "correcto", "Treffer", "wrong"] {
            assert!(parse(word.as_bytes()).is_none() && judges_the_forecast(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(value in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = parse(&value);
        }
    }
}
