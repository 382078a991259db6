//! The lexicons that come with the program: `data/lexicon`.

use super::entry::Lexicon;
use super::error::LexiconError;

/// The lexicon that is used when none is named: what surveyed readers take a phrase to mean. It takes a phrase from
/// `capphrase2026`, else from `zonination2015`.
pub(crate) const DEFAULT: &str = "readers";

const FILES: [(&str, &str); 10] = [
    ("capphrase2026", include_str!("../../data/lexicon/capphrase2026.csv")),
    ("zonination2015", include_str!("../../data/lexicon/zonination2015.csv")),
    ("icd203_2015", include_str!("../../data/lexicon/icd203_2015.csv")),
    ("kent1964", include_str!("../../data/lexicon/kent1964.csv")),
    ("uk_phia", include_str!("../../data/lexicon/uk_phia.csv")),
    ("nato_ajp21", include_str!("../../data/lexicon/nato_ajp21.csv")),
    ("ipcc_ar5_ar6", include_str!("../../data/lexicon/ipcc_ar5_ar6.csv")),
    ("efsa2019", include_str!("../../data/lexicon/efsa2019.csv")),
    ("german_ipcc", include_str!("../../data/lexicon/german_ipcc.csv")),
    ("ci_managers_guide", include_str!("../../data/lexicon/ci_managers_guide.csv")),
];

/// All of them, surveys of readers first.
///
/// # Panics
/// Never: the files are part of the program, and a test reads them all.
pub(crate) fn shipped() -> Vec<Lexicon> {
    let read =
        |(name, text): (&str, &str)| -> Result<Lexicon, Vec<LexiconError>> { Lexicon::parse(name, text.as_bytes()) };
    FILES.map(|file| read(file).expect("a lexicon of the program")).into()
}

/// The name of a shipped lexicon, from the name in any case or its unmistakable beginning: `icd203`.
pub(crate) fn find(name: &str) -> Option<&'static str> {
    let wanted = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
    let mut candidates = names().filter(|known| wanted.len() > 1 && known.starts_with(&wanted));
    let first = candidates.next()?;
    (first == wanted || candidates.next().is_none()).then_some(first)
}

/// The shipped lexicon whose name comes nearest, if it is a slip of the pen.
pub(crate) fn nearest_name(name: &str) -> Option<&'static str> {
    let wanted = name.trim().to_ascii_lowercase();
    // The year at the end may be left out.
    let slip = |known: &&str| {
        let start: String = known.chars().take(wanted.chars().count()).collect();
        strsim::osa_distance(&wanted, known).min(strsim::osa_distance(&wanted, &start))
    };
    names().chain([DEFAULT]).min_by_key(slip).filter(|known| slip(known) <= wanted.chars().count() / 3)
}

fn names() -> impl Iterator<Item = &'static str> {
    FILES.into_iter().map(|(name, _)| name)
}
