//! Forecasts in words: the lexicons of a run.

use std::path::Path;
use std::sync::OnceLock;

use crate::dataset::faults::sentence;
use crate::diagnose::{Diagnostic, Place, Severity};
use crate::error::Error;
use crate::lexicon::{Choice, ChoiceError, LexiconProblem, PhraseOverride, Phrases};
use crate::model::Plan;

/// The lexicons that a run reads words by. They are made ready when the first word is met.
#[derive(Debug)]
pub struct RunLexicons {
    choice: OnceLock<Choice>,
    phrases: OnceLock<Phrases>,
}

impl RunLexicons {
    /// The lexicons that a plan asks for.
    ///
    /// # Errors
    /// When there is no such lexicon, a file is none, or `--phrase` cannot be understood.
    pub fn of(plan: &Plan) -> Result<Self, Error> {
        let words = Self { choice: OnceLock::new(), phrases: OnceLock::new() };
        if plan.lexicon.is_some() || !plan.phrases.is_empty() {
            let choice = plan.lexicon.as_deref().map_or_else(|| Ok(Choice::readers()), Choice::named);
            let own = plan.phrases.iter().map(|text| PhraseOverride::parse(text)).collect::<Result<_, _>>();
            let choice = choice.and_then(|choice| choice.with(own?)).map_err(unusable)?;
            words.choice.get_or_init(|| choice);
        }
        Ok(words)
    }

    /// Their phrases.
    pub fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::new(self.choice()))
    }

    /// The lexicons in the order in which they are asked.
    pub fn choice(&self) -> &Choice {
        self.choice.get_or_init(Choice::readers)
    }
}

/// Why lexicons cannot be used, as the failure of a run.
pub fn unusable(error: ChoiceError) -> Error {
    match error {
        ChoiceError::File { path, source } => Error::Read { path, source },
        ChoiceError::Problems { path, problems } => {
            Error::Words(problems.iter().map(|wrong| problem(&path, wrong)).collect())
        }
        other => Error::Usage(other.to_string()),
    }
}

fn problem(path: &Path, wrong: &LexiconProblem) -> Diagnostic {
    Diagnostic {
        code: wrong.code(),
        severity: Severity::Error,
        place: Some(Place { file: path.display().to_string(), line: Some(wrong.line), ..Place::default() }),
        value: None,
        message: sentence(&wrong.mistake.to_string()),
        help: sentence(&wrong.mistake.help()),
    }
}
