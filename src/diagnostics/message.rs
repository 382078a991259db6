//! What a diagnostic says, apart from where; and notes.

use serde::Serialize;

use super::{Code, Diagnostic, Place};
use crate::localized::Localized;

/// What a diagnostic says, apart from where it stands and what was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its code.
    pub code: Code,
    /// Why it cannot stand: one sentence.
    pub text: Localized,
    /// What to do: one sentence.
    pub help: Localized,
    /// The reader's own values that show it, a line each.
    pub shown: Vec<Localized>,
    /// Arguments that settle it, if what is proposed is right: one way, or one for each reading.
    pub settled_by: Vec<Vec<String>>,
}

impl Message {
    /// In the words of the catalogue.
    pub fn of(code: Code) -> Self {
        Self::saying(code, code.entry().title)
    }

    /// With values of its own, and the remedy of the catalogue.
    pub fn saying(code: Code, text: impl Into<Localized>) -> Self {
        let help = code.entry().remedy.into();
        Self { code, text: text.into(), help, shown: vec![], settled_by: vec![] }
    }

    /// The title of the catalogue, a colon, and what it is about.
    pub fn naming(code: Code, details: &Localized) -> Self {
        let title = code.entry().title;
        let said = |language| {
            let title = title.of(language);
            format!("{}: {}.", title.strip_suffix('.').unwrap_or(title), details.of(language))
        };
        Self::saying(code, Localized::each(said))
    }

    /// The same with another help.
    #[must_use]
    pub fn help(self, help: impl Into<Localized>) -> Self {
        Self { help: help.into(), ..self }
    }

    /// The same with lines that show it on the reader's own values.
    #[must_use]
    pub fn showing(self, shown: Vec<Localized>) -> Self {
        Self { shown, ..self }
    }

    /// The same with the arguments that would settle it.
    #[must_use]
    pub fn settled_by(self, settled_by: Vec<String>) -> Self {
        Self { settled_by: if settled_by.is_empty() { vec![] } else { vec![settled_by] }, ..self }
    }

    /// The same with the arguments for each reading, beside those that settle it whichever is right.
    #[must_use]
    pub fn readings(self, readings: Vec<Vec<String>>) -> Self {
        if readings.is_empty() {
            return self;
        }
        let certain = self.settled_by.first().cloned().unwrap_or_default();
        let settled_by = readings.into_iter().map(|more| certain.iter().cloned().chain(more).collect()).collect();
        Self { settled_by, ..self }
    }

    /// The diagnostic at its place.
    pub fn at(self, place: Option<Place>, value: Option<String>) -> Diagnostic {
        Diagnostic {
            code: self.code,
            severity: self.code.entry().severity,
            place,
            value,
            message: self.text,
            help: self.help,
            shown: self.shown,
            settled_by: one_way(&self.settled_by),
            readings: if self.settled_by.len() > 1 { self.settled_by } else { vec![] },
        }
    }
}

fn one_way(ways: &[Vec<String>]) -> Vec<String> {
    match ways {
        [only] => only.clone(),
        _ => vec![],
    }
}

/// What was understood or decided, or what the reader of the numbers should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Its code.
    pub code: Code,
    /// What it is, in one or two sentences, with its cause.
    pub text: Localized,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<Localized>,
    /// The group that it is about, if it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

impl Note {
    /// With the remedy of the catalogue as its advice.
    pub fn new(code: Code, text: impl Into<Localized>) -> Self {
        Self { code, text: text.into(), advice: Some(code.entry().remedy.into()), group: None }
    }

    /// The same with another advice, or none.
    #[must_use]
    pub fn advice(self, advice: Option<Localized>) -> Self {
        Self { advice, ..self }
    }

    /// The same with the name of what it is about in front.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        let text = Localized::each(|language| format!("{name}: {}", self.text.of(language)));
        Self { text, ..self }
    }

    /// The same about one group.
    #[must_use]
    pub fn about(self, group: String) -> Self {
        Self { group: Some(group), ..self }
    }
}
