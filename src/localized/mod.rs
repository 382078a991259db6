//! What is said to people, in every language: a sentence stands once, its languages side by side, and a language that is
//! added is asked for by the compiler at each of them.

mod notation;
mod reason;

use std::borrow::Cow;

use clap::ValueEnum;
use serde::{Serialize, Serializer};

pub(crate) use notation::{counted, did_you_mean};
pub(crate) use reason::io_reason;

/// A sentence in English and in German, both with the same values in them.
macro_rules! localized {
    ($english:literal, $german:literal $(, $value:expr)* $(,)?) => {
        $crate::localized::Localized::new(format!($english $(, $value)*), format!($german $(, $value)*))
    };
}
pub(crate) use localized;

/// The language of texts for people. JSON and CSV are English, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English.
    #[default]
    #[value(name = "en")]
    English,
    /// German.
    #[value(name = "de")]
    German,
}

/// The same in each language: mostly a sentence, or `&'static str` where nothing is filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Localized<T = Cow<'static, str>> {
    english: T,
    german: T,
}

impl<T> Localized<T> {
    /// In English and in German.
    pub const fn both(english: T, german: T) -> Self {
        Self { english, german }
    }

    /// In one language.
    pub const fn of(&self, language: Language) -> &T {
        match language {
            Language::English => &self.english,
            Language::German => &self.german,
        }
    }
}

impl<T: AsRef<str>> Localized<T> {
    /// In English, as JSON has it.
    pub fn english(&self) -> &str {
        self.english.as_ref()
    }
}

impl Localized {
    /// In English and in German, of texts of any kind.
    pub fn new(english: impl Into<Cow<'static, str>>, german: impl Into<Cow<'static, str>>) -> Self {
        Self { english: english.into(), german: german.into() }
    }

    /// What is written alike for each language, from parts that differ.
    pub fn each<S: Into<Cow<'static, str>>>(write: impl Fn(Language) -> S) -> Self {
        Self::new(write(Language::English), write(Language::German))
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.english.is_empty()
    }

    /// The same text in each language, to test with.
    #[cfg(test)]
    pub(crate) fn alike(text: &str) -> Self {
        Self::new(text.to_owned(), text.to_owned())
    }
}

impl From<Localized<&'static str>> for Localized {
    fn from(fixed: Localized<&'static str>) -> Self {
        Self::new(fixed.english, fixed.german)
    }
}

impl<T: AsRef<str>> Serialize for Localized<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.english())
    }
}
