//! What is known of a code.

use crate::diagnostics::{Code, Severity};

/// What a code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in a line; of a problem without values of its own, what is said at its place.
    pub title: &'static str,
    /// Why it matters, and why the program does not decide it alone.
    pub why: &'static str,
    /// What it looks like.
    pub example: &'static str,
    /// What to do, where nothing better can be said of the value that was found.
    pub remedy: &'static str,
}

const fn entry(severity: Severity, code: Code, texts: [&'static str; 4]) -> CatalogueEntry {
    let [title, why, example, remedy] = texts;
    CatalogueEntry { code, severity, title, why, example, remedy }
}

pub(super) const fn error(code: Code, texts: [&'static str; 4]) -> CatalogueEntry {
    entry(Severity::Error, code, texts)
}

pub(super) const fn warning(code: Code, texts: [&'static str; 4]) -> CatalogueEntry {
    entry(Severity::Warning, code, texts)
}

pub(super) const fn note(code: Code, texts: [&'static str; 4]) -> CatalogueEntry {
    entry(Severity::Note, code, texts)
}
