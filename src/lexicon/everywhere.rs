//! What one phrase means by each lexicon.

use serde::Serialize;

use super::choice::Choice;
use super::entry::{Lexicon, PhraseValue};
use super::nearest;
use super::phrases::Phrases;
use super::reading::{Reading, Unknown};

/// A phrase by each lexicon.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PhraseInLexicons {
    /// The text that was asked for.
    pub(crate) text: String,
    /// The lexicons that have a number for it, in their order.
    pub(crate) readings: Vec<ByLexicon>,
    /// Names of the lexicons that list it and refuse it a number.
    pub(crate) without_number: Vec<String>,
    /// Names of the lexicons that do not know it.
    pub(crate) unknown_to: Vec<String>,
}

/// A phrase by one lexicon.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ByLexicon {
    /// Name of the lexicon.
    pub(crate) lexicon: String,
    /// The phrase, as it writes it.
    pub(crate) phrase: String,
    /// What it stands for.
    #[serde(flatten)]
    pub(crate) value: PhraseValue,
    /// Whether it says no more than that something is possible.
    pub(crate) modal_only: bool,
}

/// What comes of looking a text up everywhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LookUp {
    /// At least one lexicon knows it.
    Known(PhraseInLexicons),
    /// The text states a number itself.
    States(f64),
    /// It says that nobody knows; with the words that say so.
    NoForecast(String),
    /// No lexicon reads it; why the first does not, with phrases of all lexicons that come near.
    Unknown(Box<Unknown>),
}

/// Looks a text up in each of the lexicons alone.
pub(crate) fn everywhere(text: &str, lexicons: Vec<Lexicon>) -> LookUp {
    let nearest = nearest::phrases(text, &lexicons);
    let mut found =
        PhraseInLexicons { text: text.trim().to_owned(), readings: vec![], without_number: vec![], unknown_to: vec![] };
    let mut first_unknown: Option<Box<Unknown>> = None;
    for lexicon in lexicons {
        let name = lexicon.name.clone();
        match Phrases::new(&Choice::only(lexicon)).read(text) {
            Reading::Stated(stated) => return LookUp::States(stated.probability),
            Reading::NoForecast(words) => return LookUp::NoForecast(words),
            Reading::Phrase(said) => found.readings.push(ByLexicon {
                lexicon: name,
                phrase: said.phrase,
                value: said.value,
                modal_only: said.modal_only,
            }),
            Reading::Unknown(unknown) => {
                let refused = unknown.refused_by(&name);
                if refused { &mut found.without_number } else { &mut found.unknown_to }.push(name);
                first_unknown = first_unknown.or(Some(unknown));
            }
        }
    }
    match first_unknown {
        Some(unknown) if found.readings.is_empty() && found.without_number.is_empty() => {
            LookUp::Unknown(Box::new(Unknown { nearest, ..*unknown }))
        }
        _ => LookUp::Known(found),
    }
}
