//! Phrases as small numbers, so that a row can hold what it says in one.

use super::phrases::Phrases;
use super::reading::PhraseMeant;

/// No phrase: a forecast in numbers.
pub(crate) const NUMBER: u32 = 0;

impl Phrases {
    /// A number for a phrase of the chosen lexicons, above [`NUMBER`]: the same for the same phrase, and higher for phrases
    /// that stand later in the lexicons.
    pub(crate) fn number_of(&self, said: &PhraseMeant) -> u32 {
        let (lexicon, entry) = said.entry;
        let before: usize = self.lexicons().iter().take(lexicon).map(|lexicon| lexicon.entries.len()).sum();
        u32::try_from(2 * (before + entry) + usize::from(said.modal_only) + 1).unwrap_or(u32::MAX)
    }

    /// The phrase of a number, without what stood beside it; `None` for [`NUMBER`] and numbers of no phrase.
    pub(crate) fn numbered(&self, number: u32) -> Option<PhraseMeant> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        let (mut entry, modal_only) = (index / 2, index % 2 == 1);
        for (at, lexicon) in self.lexicons().iter().enumerate() {
            if let Some(found) = lexicon.entries.get(entry) {
                return Some(PhraseMeant {
                    phrase: found.phrase.clone(),
                    lexicon: lexicon.name.clone(),
                    entry: (at, entry),
                    value: found.value?,
                    modal_only,
                    stack: vec![],
                });
            }
            entry -= lexicon.entries.len();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Choice, Reading};

    #[test]
    fn every_phrase_has_a_number_of_its_own_and_comes_back() {
        let choice = Choice::named("readers,icd203,german_ipcc").unwrap();
        let phrases = Phrases::new(&choice);
        let mut seen = std::collections::BTreeSet::new();
        for entry in choice.lexicons.iter().flat_map(|lexicon| &lexicon.entries) {
            let Reading::Phrase(said) = phrases.read(&entry.phrase) else { continue };
            let number = phrases.number_of(&said);
            assert_eq!(phrases.numbered(number), Some(said));
            seen.insert(number);
        }
        assert!(seen.len() > 30 && !seen.contains(&NUMBER), "{}", seen.len());
        assert_eq!((phrases.numbered(NUMBER), phrases.numbered(u32::MAX)), (None, None));
    }
}
