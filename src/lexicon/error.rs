//! What is wrong with a user's lexicon.

use crate::diagnostics::Code;
use crate::localized::{Language, Localized, localized};

/// A mistake, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LexiconError {
    /// Line of the file, from 1.
    pub(crate) line: u64,
    /// What is wrong.
    pub(crate) mistake: Mistake,
}

impl LexiconError {
    /// Where it stands, what is wrong and what to do.
    pub(crate) fn message(&self, language: Language) -> String {
        let (line, what, help) = (self.line, self.mistake.message(language), self.mistake.help());
        let help = help.of(language);
        match language {
            Language::English => format!("line {line}: {what}. {help}"),
            Language::German => format!("Zeile {line}: {what}. {help}"),
        }
    }
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
    /// What is wrong, without its full stop.
    pub(crate) fn message(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::German => self.in_german(),
        }
    }

    fn in_german(&self) -> String {
        match self {
            Self::Empty => "in dieser Datei steht keine Formulierung".to_owned(),
            Self::NoColumn(column) => format!("es gibt keine Spalte {column}"),
            Self::ColumnTwice(column) => format!("die Spalte {column} steht zweimal da"),
            Self::NotUtf8 => "das ist kein Text in UTF-8".to_owned(),
            Self::QuoteOpen => "ein Anführungszeichen, das hier öffnet, wird nie geschlossen".to_owned(),
            Self::Number(phrase) => format!("die Formulierung „{phrase}“ ist eine Zahl und würde als solche gelesen"),
            Self::NoPhrase(phrase) => {
                format!("die Formulierung „{phrase}“ hat kein Wort, das für sich etwas bedeutet")
            }
            Self::DuplicateSearch { phrase, first } => {
                format!("die Formulierung „{phrase}“ steht schon in Zeile {first}")
            }
            Self::NoNumber { phrase, column, value } => {
                format!("{column} von „{phrase}“ ist „{value}“, keine Wahrscheinlichkeit")
            }
            Self::NotAProbability { phrase, column, value } => {
                format!("{column} von „{phrase}“ ist {value}, nicht zwischen 0 und 1")
            }
            Self::LowAboveHigh { phrase, low, high } => {
                format!("low von „{phrase}“ ist {low}, mehr als high, {high}")
            }
            Self::PointOutside { phrase, point, low, high } => {
                format!("point von „{phrase}“ ist {point}, außerhalb der Spanne von {low} bis {high}")
            }
            Self::Incomplete { phrase, column } => format!("{column} von „{phrase}“ ist leer"),
        }
    }

    /// What to do: one sentence.
    pub(crate) fn help(&self) -> Localized {
        match self {
            Self::ColumnTwice(_) => localized!("Take one out.", "Eine davon entfernen."),
            Self::QuoteOpen => localized!(
                "Close it, or write it twice if it belongs to the text.",
                "Schließen, oder doppelt schreiben, wenn es zum Text gehört."
            ),
            Self::Number(_) => localized!("Take the line out.", "Die Zeile entfernen."),
            Self::NotAProbability { value, .. } => localized!(
                "For a percentage add the sign: {value}%.",
                "Bei Prozenten das Zeichen dazuschreiben: {value}%."
            ),
            _ => self.code().entry().remedy.into(),
        }
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
