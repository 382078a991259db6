//! What is wrong with a user's lexicon.

use std::borrow::Cow;

use crate::diagnostics::Code;

/// A mistake, and where it stands.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("line {line}: {mistake}. {}", mistake.help())]
pub(crate) struct LexiconError {
    /// Line of the file, from 1.
    pub(crate) line: u64,
    /// What is wrong.
    pub(crate) mistake: Mistake,
}

/// What can be wrong with a lexicon.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum Mistake {
    /// Not a line with a phrase.
    #[error("there is no phrase in this file")]
    Empty,
    /// A column is missing.
    #[error("there is no column {0}")]
    NoColumn(&'static str),
    /// A column stands twice.
    #[error("the column {0} stands twice")]
    ColumnTwice(&'static str),
    /// The text is not UTF-8.
    #[error("this is not text in UTF-8")]
    NotUtf8,
    /// A quotation mark that opens a cell is never closed.
    #[error("a quotation mark that opens here is never closed")]
    QuoteOpen,
    /// A phrase that would be read as a number.
    #[error("the phrase {0:?} is a number, and would be read as that")]
    Number(String),
    /// A blank phrase, or one without any word that counts.
    #[error("the phrase {0:?} has no word that means anything by itself")]
    NoPhrase(String),
    /// A phrase stands twice, whatever the case and hyphens.
    #[error("the phrase \"{phrase}\" stands on line {first} already")]
    DuplicateSearch {
        /// The phrase, as on this line.
        phrase: String,
        /// The line where it stands first.
        first: u64,
    },
    /// A cell is no number from 0 to 1.
    #[error("{column} of \"{phrase}\" is {value:?}, no probability")]
    NoNumber {
        /// The phrase.
        phrase: String,
        /// `low`, `point` or `high`.
        column: &'static str,
        /// The cell.
        value: String,
    },
    /// Below zero or above one.
    #[error("{column} of \"{phrase}\" is {value}, which is not between 0 and 1")]
    NotAProbability {
        /// The phrase.
        phrase: String,
        /// `low`, `point` or `high`.
        column: &'static str,
        /// The cell.
        value: String,
    },
    /// The range is upside down.
    #[error("low of \"{phrase}\" is {low}, more than its high, {high}")]
    LowAboveHigh {
        /// The phrase.
        phrase: String,
        /// Its low.
        low: f64,
        /// Its high.
        high: f64,
    },
    /// The point is not in the range.
    #[error("point of \"{phrase}\" is {point}, outside its range from {low} to {high}")]
    PointOutside {
        /// The phrase.
        phrase: String,
        /// Its point.
        point: f64,
        /// Its low.
        low: f64,
        /// Its high.
        high: f64,
    },
    /// Some of the three numbers are blank.
    #[error("{column} of \"{phrase}\" is blank")]
    Incomplete {
        /// The phrase.
        phrase: String,
        /// The blank one.
        column: &'static str,
    },
}

impl Mistake {
    /// What to do: one sentence.
    pub(crate) fn help(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::ColumnTwice(_) => "Take one out.",
            Self::QuoteOpen => "Close it, or write it twice if it belongs to the text.",
            Self::Number(_) => "Take the line out.",
            Self::NotAProbability { value, .. } => {
                return Cow::Owned(format!("For a percentage add the sign: {value}%."));
            }
            _ => self.code().entry().remedy.of(crate::localized::Language::English),
        })
    }

    /// Its code.
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::Empty => Code::LexiconEmpty,
            Self::QuoteOpen => Code::QuoteNotClosed,
            Self::NoColumn(_) | Self::ColumnTwice(_) => Code::LexiconColumns,
            Self::NotUtf8 => Code::LexiconNotUtf8,
            Self::NoPhrase(_) | Self::Number(_) => Code::LexiconPhraseBlank,
            Self::DuplicateSearch { .. } => Code::LexiconPhraseTwice,
            Self::NoNumber { .. } | Self::NotAProbability { .. } => Code::LexiconNumber,
            Self::LowAboveHigh { .. } => Code::LexiconLowAboveHigh,
            Self::PointOutside { .. } => Code::LexiconPointOutside,
            Self::Incomplete { .. } => Code::LexiconIncomplete,
        }
    }
}
