//! What every code means: the one place behind `trackrecord explain`, `docs/diagnostics.md`, and the messages themselves,
//! which take their sentences from here wherever they have nothing to add.
//!
//! Each problem (error or warning) has an example under `tests/diagnostics`, with what the program says of it.

mod answers;
mod columns;
mod comparisons;
mod dates;
mod distributions;
mod entry;
mod findings;
mod ids;
mod layouts;
mod notes;
mod probabilities;
mod reading;
mod rows;
mod times;
mod words;

use super::Code;
pub use entry::CatalogueEntry;

const SUBJECTS: [&[CatalogueEntry]; 14] = [
    answers::ENTRIES,
    distributions::ENTRIES,
    ids::ENTRIES,
    columns::ENTRIES,
    rows::ENTRIES,
    layouts::ENTRIES,
    dates::ENTRIES,
    times::ENTRIES,
    probabilities::ENTRIES,
    words::ENTRIES,
    notes::ENTRIES,
    reading::ENTRIES,
    comparisons::ENTRIES,
    findings::ENTRIES,
];

/// The entries in the order of the codes.
static CATALOGUE: [CatalogueEntry; Code::ALL.len()] = in_order();

/// Puts each entry at its code; a code with no entry, or with two, does not compile.
#[allow(clippy::large_stack_arrays, reason = "it runs while compiling")]
const fn in_order() -> [CatalogueEntry; Code::ALL.len()] {
    let mut all = [columns::ENTRIES[0]; Code::ALL.len()];
    let (mut subject, mut entries) = (0, 0);
    while subject < SUBJECTS.len() {
        let mut at = 0;
        while at < SUBJECTS[subject].len() {
            all[SUBJECTS[subject][at].code as usize] = SUBJECTS[subject][at];
            at += 1;
        }
        entries += at;
        subject += 1;
    }
    assert!(entries == all.len(), "a code without an entry, or with two");
    let mut at = 0;
    while at < all.len() {
        assert!(all[at].code as usize == at, "a code without an entry");
        at += 1;
    }
    all
}

impl Code {
    /// What the code means.
    pub const fn entry(self) -> &'static CatalogueEntry {
        &CATALOGUE[self as usize]
    }
}

/// All entries in the order of their codes.
pub fn all() -> impl Iterator<Item = &'static CatalogueEntry> {
    CATALOGUE.iter()
}

/// The entry of a code, written in any case, with `-`, `_` or spaces.
pub fn find(code: &str) -> Option<&'static CatalogueEntry> {
    let code = key(code);
    all().find(|entry| entry.code.as_str() == code)
}

/// The entry whose code comes nearest, if it is near enough to be meant: spelled almost so, or with the same words in it.
pub fn nearest(code: &str) -> Option<&'static CatalogueEntry> {
    let code = key(code);
    let slip = |entry: &&CatalogueEntry| strsim::osa_distance(&code, entry.code.as_str());
    let near = all().min_by_key(slip).filter(|entry| slip(entry) <= code.chars().count() / 3);
    near.or_else(|| {
        let has = |entry: &&CatalogueEntry| code.len() > 3 && entry.code.as_str().contains(&code);
        all().filter(has).min_by_key(|entry| entry.code.as_str().len())
    })
}

fn key(code: &str) -> String {
    let code = code.trim();
    let inside = ["error[", "warning[", "note[", "Fehler[", "Warnung[", "Hinweis["]
        .into_iter()
        .find_map(|word| code.strip_prefix(word));
    inside.unwrap_or(code).trim_matches(['[', ']']).to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::localized::Language;
    use std::collections::BTreeSet;

    /// A remedy speaks of the same options in both languages.
    #[test]
    fn remedies_name_the_same_options() {
        let options = |text: &str| {
            let words = text.split_whitespace().map(|word| word.trim_matches(['.', ',', ';', ':', '(', ')']));
            let mut found: Vec<String> = words.filter(|word| word.starts_with("--")).map(str::to_owned).collect();
            found.sort();
            found
        };
        for entry in all() {
            let [english, german] =
                [Language::English, Language::German].map(|language| options(entry.remedy.of(language)));
            assert_eq!(english, german, "{}", entry.code);
        }
    }

    #[test]
    fn a_code_that_begins_with_error_is_found() {
        for written in ["error-cell", "error[error-cell]", "[error-cell]", "Error cell"] {
            assert_eq!(find(written).map(|entry| entry.code), Some(Code::ErrorCell), "{written}");
        }
    }

    #[test]
    fn every_code_has_its_entry_and_no_sentence_stands_twice() {
        let mut sentences = BTreeSet::new();
        for &code in Code::ALL {
            let entry = code.entry();
            assert_eq!(entry.code, code);
            for language in [Language::English, Language::German] {
                for sentence in [entry.title, entry.why, entry.remedy].map(|text| *text.of(language)) {
                    assert!(sentence.ends_with('.'), "{code}: {sentence}");
                    assert!(sentences.insert(sentence), "{code}: \"{sentence}\" stands twice");
                }
                assert!(!entry.example.of(language).is_empty(), "{code}");
            }
        }
    }

    #[test]
    fn found_as_it_is_copied_from_a_message_and_guessed_when_misspelled() {
        assert_eq!(find("error[date-blank]").map(|entry| entry.code), Some(Code::DateBlank));
        assert_eq!(find("Percent_Column").map(|entry| entry.code), Some(Code::PercentColumn));
        assert_eq!(nearest("date-blnak").map(|entry| entry.code), Some(Code::DateBlank));
        assert_eq!(nearest("not-finite").map(|entry| entry.code), Some(Code::ProbabilityNotFinite));
        assert_eq!(nearest("qwertz"), None);
        assert_eq!(nearest(""), None);
    }
}
