//! What is known of a code.

use crate::diagnostics::{Code, Severity};
use crate::localized::{Language, Localized};

/// What a code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in a line; of a problem without values of its own, what is said at its place.
    pub title: Localized<&'static str>,
    /// Why it matters, and why the program does not decide it alone.
    pub why: Localized<&'static str>,
    /// What it looks like.
    pub example: Localized<&'static str>,
    /// What to do, where nothing better can be said of the value that was found.
    pub remedy: Localized<&'static str>,
}

impl CatalogueEntry {
    /// The same with an example that is not the same in all languages.
    pub(super) const fn example_in_german(self, german: &'static str) -> Self {
        Self { example: Localized::both(*self.example.of(Language::English), german), ..self }
    }
}

/// Title, reason, example and remedy in English; title, reason and remedy in German.
const fn entry(
    severity: Severity,
    code: Code,
    english: [&'static str; 4],
    german: [&'static str; 3],
) -> CatalogueEntry {
    let [title, why, example, remedy] = english;
    CatalogueEntry {
        code,
        severity,
        title: Localized::both(title, german[0]),
        why: Localized::both(why, german[1]),
        example: Localized::both(example, example),
        remedy: Localized::both(remedy, german[2]),
    }
}

pub(super) const fn error(code: Code, english: [&'static str; 4], german: [&'static str; 3]) -> CatalogueEntry {
    entry(Severity::Error, code, english, german)
}

pub(super) const fn warning(code: Code, english: [&'static str; 4], german: [&'static str; 3]) -> CatalogueEntry {
    entry(Severity::Warning, code, english, german)
}

pub(super) const fn note(code: Code, english: [&'static str; 4], german: [&'static str; 3]) -> CatalogueEntry {
    entry(Severity::Note, code, english, german)
}
