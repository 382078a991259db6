//! What every code means: the one list behind `trackrecord explain` and `docs/diagnostics.md`.
//!
//! Each problem (error or warning) has an example under `tests/diagnostics`, with what the program says of it.

mod columns;
mod comparisons;
mod dates;
mod findings;
mod notes;
mod probabilities;
mod rows;
mod words;

use super::Severity;

/// What a code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in a line.
    pub title: &'static str,
    /// Why it matters, and why the program does not decide it alone.
    pub why: &'static str,
    /// What it looks like.
    pub example: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

const fn entry(severity: Severity, code: &'static str, texts: [&'static str; 4]) -> Entry {
    let [title, why, example, remedy] = texts;
    Entry { code, severity, title, why, example, remedy }
}

const fn error(code: &'static str, texts: [&'static str; 4]) -> Entry {
    entry(Severity::Error, code, texts)
}

const fn warning(code: &'static str, texts: [&'static str; 4]) -> Entry {
    entry(Severity::Warning, code, texts)
}

const fn note(code: &'static str, texts: [&'static str; 4]) -> Entry {
    entry(Severity::Note, code, texts)
}

/// All entries: problems of columns, rows, dates, probabilities and words, then notes and findings.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    [
        columns::ENTRIES,
        rows::ENTRIES,
        dates::ENTRIES,
        probabilities::ENTRIES,
        words::ENTRIES,
        notes::ENTRIES,
        comparisons::ENTRIES,
        findings::ENTRIES,
    ]
    .into_iter()
    .flatten()
}

/// The entry of a code, written in any case, with `-`, `_` or spaces.
pub fn find(code: &str) -> Option<&'static Entry> {
    let code = key(code);
    all().find(|entry| entry.code == code)
}

/// The entry whose code comes nearest, if it is near enough to be meant: spelled almost so, or with the same words in it.
pub fn nearest(code: &str) -> Option<&'static Entry> {
    let code = key(code);
    let slip = |entry: &&Entry| strsim::osa_distance(&code, entry.code);
    let near = all().min_by_key(slip).filter(|entry| slip(entry) <= code.chars().count() / 3);
    near.or_else(|| {
        all().filter(|entry| code.len() > 3 && entry.code.contains(&code)).min_by_key(|entry| entry.code.len())
    })
}

fn key(code: &str) -> String {
    let code = code.trim();
    let inside = ["error[", "warning[", "note["].into_iter().find_map(|word| code.strip_prefix(word));
    inside.unwrap_or(code).trim_matches(['[', ']']).to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_code_that_begins_with_error_is_found() {
        for written in ["error-cell", "error[error-cell]", "[error-cell]", "Error cell"] {
            assert_eq!(find(written).map(|entry| entry.code), Some("error-cell"), "{written}");
        }
    }

    #[test]
    fn every_entry_is_whole_and_no_code_stands_twice() {
        let mut codes = BTreeSet::new();
        for entry in all() {
            assert!(codes.insert(entry.code), "{} stands twice", entry.code);
            for sentence in [entry.title, entry.why, entry.remedy] {
                assert!(sentence.ends_with('.'), "{}: {sentence}", entry.code);
            }
            assert!(!entry.example.is_empty(), "{}", entry.code);
        }
    }

    #[test]
    fn found_as_it_is_copied_from_a_message_and_guessed_when_misspelled() {
        assert_eq!(find("error[date-blank]").map(|entry| entry.code), Some("date-blank"));
        assert_eq!(find("Percent_Column").map(|entry| entry.code), Some("percent-column"));
        assert_eq!(nearest("date-blnak").map(|entry| entry.code), Some("date-blank"));
        assert_eq!(nearest("not-finite").map(|entry| entry.code), Some("probability-not-finite"));
        assert_eq!(nearest("qwertz"), None);
        assert_eq!(nearest(""), None);
    }
}
