//! What a diagnostic says, apart from where; and notes.

use std::borrow::Cow;

use serde::Serialize;

use super::{Code, Diagnostic, Place};

/// What a diagnostic says, apart from where it stands and what was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its code.
    pub code: Code,
    /// Why it cannot stand: one sentence.
    pub text: Cow<'static, str>,
    /// What to do: one sentence.
    pub help: Cow<'static, str>,
    /// The reader's own values that show it, a line each.
    pub shown: Vec<String>,
    /// Arguments that settle it, if what is proposed is right: one way, or one for each reading.
    pub settled_by: Vec<Vec<String>>,
}

impl Message {
    /// In the words of the catalogue.
    pub fn of(code: Code) -> Self {
        Self::saying(code, code.entry().title)
    }

    /// With values of its own, and the remedy of the catalogue.
    pub fn saying(code: Code, text: impl Into<Cow<'static, str>>) -> Self {
        let help = Cow::Borrowed(code.entry().remedy);
        Self { code, text: text.into(), help, shown: vec![], settled_by: vec![] }
    }

    /// The title of the catalogue, a colon, and what it is about.
    pub fn naming(code: Code, details: &str) -> Self {
        let title = code.entry().title;
        Self::saying(code, format!("{}: {details}.", title.strip_suffix('.').unwrap_or(title)))
    }

    /// The same with another help.
    #[must_use]
    pub fn help(self, help: impl Into<Cow<'static, str>>) -> Self {
        Self { help: help.into(), ..self }
    }

    /// The same with lines that show it on the reader's own values.
    #[must_use]
    pub fn showing(self, shown: Vec<String>) -> Self {
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
            message: self.text.into_owned(),
            help: self.help.into_owned(),
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
    pub text: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    /// The group that it is about, if it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The same in German, where there are words for it.
    #[serde(skip)]
    pub german: Option<NoteInGerman>,
}

/// What a note says in German.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteInGerman {
    /// What it is.
    pub text: String,
    /// What to do about it.
    pub advice: Option<String>,
}

impl Note {
    /// With the remedy of the catalogue as its advice.
    pub fn new(code: Code, text: impl Into<String>) -> Self {
        Self { code, text: text.into(), advice: Some(code.entry().remedy.to_owned()), group: None, german: None }
    }

    /// The same with its words in German.
    #[must_use]
    pub fn german(self, text: String, advice: Option<String>) -> Self {
        Self { german: Some(NoteInGerman { text, advice }), ..self }
    }

    /// The same with another advice, or none; what it says in German comes after it.
    #[must_use]
    pub fn advice(self, advice: Option<String>) -> Self {
        let german =
            self.german.map(|german| NoteInGerman { advice: german.advice.filter(|_| advice.is_some()), ..german });
        Self { advice, german, ..self }
    }

    /// The same about one group.
    #[must_use]
    pub fn about(self, group: String) -> Self {
        Self { group: Some(group), ..self }
    }
}
