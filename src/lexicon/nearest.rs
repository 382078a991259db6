//! "Did you mean …?" for phrases.

use rustc_hash::FxHashSet;

use super::entry::Lexicon;
use super::words::{exact_key, stem_key};

/// How many are named.
const NAMED: usize = 3;

/// The phrases of the lexicons that come nearest to a text, nearest first; only those that share a word with it, or
/// are spelled almost so.
pub(super) fn phrases(text: &str, lexicons: &[Lexicon]) -> Vec<String> {
    let mut found: Vec<(usize, usize, &str)> = vec![];
    let mut seen: FxHashSet<Vec<String>> = FxHashSet::default();
    for (order, entry) in lexicons.iter().flat_map(|lexicon| &lexicon.entries).enumerate() {
        let key = stem_key(&entry.phrase);
        if entry.value.is_none() || seen.contains(&key) {
            continue;
        }
        if let Some(distance) = distance(text, &entry.phrase) {
            found.push((distance, order, &entry.phrase));
        }
        seen.insert(key);
    }
    found.sort_unstable();
    found.into_iter().take(NAMED).map(|(_, _, phrase)| phrase.to_owned()).collect()
}

/// Letters that differ, less where words are shared; `None` when nothing is alike.
pub(super) fn distance(text: &str, phrase: &str) -> Option<usize> {
    let (words, wanted) = (exact_key(text), exact_key(phrase));
    let stems = stem_key(text);
    let shared = stem_key(phrase).iter().filter(|word| stems.contains(word)).count();
    let near = |word: &String| {
        wanted.iter().filter(|_| word.chars().count() > 3).any(|other| {
            let slips = strsim::osa_distance(word, other);
            slips <= (other.chars().count() / 4).max(1)
                || other.ends_with(word.as_str())
                || word.ends_with(other.as_str())
        })
    };
    let alike = shared > 0 || words.iter().any(near);
    let letters = |words: &[String]| words.join(" ").chars().take(200).collect::<String>();
    alike.then(|| (strsim::osa_distance(&letters(&words), &letters(&wanted)) + 4).saturating_sub(3 * shared))
}
