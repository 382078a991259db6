//! Forecasts in words: the lexicons of a run.

use std::path::Path;
use std::sync::OnceLock;

use crate::dataset::probability::LooselySaid;
use crate::dataset::row_diagnostics::sentence;
use crate::diagnostics::{Diagnostic, Message, Place};
use crate::error::Error;
use crate::lexicon::{Choice, ChoiceError, LexiconError, PhraseMeant, Phrases};
use crate::localized::{Localized, localized};
use crate::options::LexiconOptions;

/// The lexicons that a run reads words by. They are made ready when the first word is met.
#[derive(Debug)]
pub(crate) struct RunLexicons {
    is_named: bool,
    /// Whether the user gives phrases numbers, one by one or in a lexicon.
    has_own: bool,
    choice: OnceLock<Choice>,
    phrases: OnceLock<Phrases>,
}

impl RunLexicons {
    /// The lexicons that the options ask for.
    pub(crate) fn of(options: &LexiconOptions) -> Self {
        let choice = options.choice().map_or_else(OnceLock::new, |choice| OnceLock::from(choice.clone()));
        Self {
            is_named: options.is_named(),
            has_own: options.is_named() || !options.overrides().is_empty(),
            choice,
            phrases: OnceLock::new(),
        }
    }

    /// Their phrases.
    pub(crate) fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::new(self.choice()))
    }

    /// Whether the user gives this text a number, although it may be about a number itself: `ca. 70 %`, `50/50`.
    pub(crate) fn is_own(&self, text: &[u8]) -> bool {
        self.has_own && LooselySaid::read(text).is_some() && self.phrases().has(&String::from_utf8_lossy(text))
    }

    /// The lexicons in the order in which they are asked.
    pub(crate) fn choice(&self) -> &Choice {
        self.choice.get_or_init(Choice::unnamed)
    }

    /// The lexicons that the user names, or those that a run without took these phrases from, which follow their language.
    pub(crate) fn taken(&self, phrases: &[u32]) -> Choice {
        if self.is_named {
            return self.choice().clone();
        }
        let said: Vec<PhraseMeant> = phrases.iter().filter_map(|&number| self.phrases().numbered(number)).collect();
        self.choice().taken(&said.iter().map(|said| said.lexicon.as_str()).collect())
    }

    /// Whether the user names no lexicon.
    pub(crate) fn follow_the_language(&self) -> bool {
        !self.is_named
    }
}

/// Why lexicons cannot be used, as the failure of a run.
pub(crate) fn unusable(error: ChoiceError) -> Error {
    match error {
        ChoiceError::File { path, source } => Error::Read { path, source },
        ChoiceError::Problems { path, problems } => {
            Error::Words(problems.iter().map(|wrong| problem(&path, wrong)).collect())
        }
        ChoiceError::NoSuch { .. } => Error::UsageLines(vec![
            error.message(),
            localized!("trackrecord lexicon lists them all", "trackrecord lexicon zeigt alle"),
        ]),
        other => Error::Usage(other.message()),
    }
}

fn problem(path: &Path, wrong: &LexiconError) -> Diagnostic {
    let place = Place { file: path.display().to_string(), line: Some(wrong.line), ..Place::default() };
    let text = Localized::each(|language| sentence(&wrong.mistake.message(language)));
    Message::saying(wrong.mistake.code(), text).help(wrong.mistake.help()).at(Some(place), None)
}
