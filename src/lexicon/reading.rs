//! What a text says.

use super::entry::PhraseValue;

/// What a text says about how sure its source is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reading {
    /// The source states a number, which beats the phrase beside it.
    Stated(StatedNumber),
    /// A phrase of the lexicon.
    Phrase(PhraseMeant),
    /// Somebody says that they do not know: no forecast (`unscorable`), never one half. With the words that say so.
    NoForecast(String),
    /// Anything else: an error, with what to do about it.
    Unknown(Box<Unknown>),
}

impl Reading {
    /// What the text is scored as: the number, or the point of the phrase.
    pub(crate) fn point(&self) -> Option<f64> {
        match self {
            Self::Stated(stated) => Some(stated.probability),
            Self::Phrase(said) => Some(said.value.point),
            Self::NoForecast(_) | Self::Unknown(_) => None,
        }
    }
}

/// A number that the source states.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StatedNumber {
    /// The probability, from 0 to 1: the double nearest to the number as written.
    pub(crate) probability: f64,
    /// The phrase beside it, if the lexicon knows one.
    pub(crate) phrase: Option<PhraseMeant>,
}

/// A phrase of a lexicon, found in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PhraseMeant {
    /// As the lexicon writes it.
    pub(crate) phrase: String,
    /// Name of the lexicon; `--phrase` for the user's own.
    pub(crate) lexicon: String,
    /// Position of the lexicon in the [`Choice`](super::Choice), and of the entry in the lexicon.
    pub(crate) entry: (usize, usize),
    /// What it stands for.
    pub(crate) value: PhraseValue,
    /// Whether nothing but a word of mere possibility was said: could, may, might, possible.
    pub(crate) modal_only: bool,
    /// When hedges are stacked, all of them as the text has them: "believe", "may". The phrase is the weakest one; a verb
    /// such as "believe" gives way to a phrase inside what is believed.
    pub(crate) stack: Vec<String>,
}

impl PhraseMeant {
    /// How stacked hedges are read, in words; `None` if there is but one.
    pub(crate) fn stack_told(&self) -> Option<String> {
        if self.stack.len() < 2 {
            return None;
        }
        let hedges: Vec<String> = self.stack.iter().map(|hedge| format!("\"{hedge}\"")).collect();
        Some(format!("{} as \"{}\"", hedges.join(" and "), self.phrase))
    }
}

/// A text that is not read, and what would help.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unknown {
    /// The text.
    pub(crate) text: String,
    /// Why it is not read.
    pub(crate) why: Why,
    /// Phrases of the chosen lexicons that come nearest, nearest first, at most three.
    pub(crate) nearest: Vec<String>,
    /// Shipped lexicons, not chosen, that would read the text.
    pub(crate) elsewhere: Vec<String>,
    /// As the user chose: `readers`.
    pub(crate) lexicon: String,
    /// The lexicons of other languages that were asked too, as none was named.
    pub(crate) asked_too: Vec<String>,
}

/// Why a text is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum Why {
    /// Nothing in it.
    Blank,
    /// More characters than a phrase has: so many.
    TooLong(usize),
    /// Words and signs around the phrase that are not understood.
    Unread(Vec<String>),
    /// No phrase that the chosen lexicons know; with the words that look like a hedge, if any.
    NotKnown(Option<String>),
    /// The lexicons with these names list the phrase and refuse it a number.
    NoNumber {
        /// The phrase.
        phrase: String,
        /// Names of the lexicons.
        lexicons: Vec<String>,
    },
    /// A negation turns a phrase around.
    Negated {
        /// The negation.
        negation: String,
        /// The phrase.
        phrase: String,
    },
    /// A word makes another phrase of one that is known.
    Modified {
        /// The word.
        modifier: String,
        /// The phrase.
        phrase: String,
    },
    /// Two statements, or two forms that the lexicon gives different numbers.
    Several(Vec<String>),
    /// It asks.
    Question,
    /// It says that nobody knows, and a phrase or number too.
    Contradictory {
        /// What says that nobody knows.
        no_forecast: String,
        /// The other.
        phrase: String,
    },
    /// A number on the other side of one half than the phrase beside it.
    OtherSide {
        /// The number, as written.
        number: String,
        /// The phrase.
        phrase: String,
    },
    /// A number that is a range, a bound, a fraction, odds, about right or in words.
    InexactNumber(String),
    /// A number that may be the probability or a part of the event.
    LooseNumber(String),
    /// Several numbers.
    SeveralNumbers(Vec<String>),
    /// A number that is no probability.
    NotAProbability(String),
    /// A word that English shares with another language, in a text of that language.
    OtherLanguage(String),
}

impl Unknown {
    /// Whether a lexicon lists the phrase and refuses it a number.
    pub(crate) fn refused_by(&self, lexicon: &str) -> bool {
        matches!(&self.why, Why::NoNumber { lexicons, .. } if lexicons.iter().any(|name| name == lexicon))
    }
}
