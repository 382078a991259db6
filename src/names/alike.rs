//! Names that may be one: alike but for case, accents, punctuation, legal form or a letter. A suggestion, never a merge.
//!
//! The work grows with the number of names, not with its square: names meet only where they have a key in common, and one
//! key brings only a few of them together.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::localized::Localized;
use crate::names::spelling::{blurred, slips};
use crate::names::words::words;

/// A name with its forecasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Named {
    /// As first written.
    pub(crate) name: String,
    /// How many forecasts bear it.
    pub(crate) forecasts: u64,
}

/// Names that may be one, the most frequent first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct AlikeNames {
    /// The names.
    pub(crate) names: Vec<Named>,
    /// How they differ.
    pub(crate) differ_in: Localized<&'static str>,
}

/// They differ in nothing that matters.
const SPELLING: Localized<&str> = Localized::both(
    "case, accents, punctuation or legal form",
    "Großschreibung, Akzenten, Satzzeichen oder Rechtsform",
);
/// They differ in a letter.
const LETTER: Localized<&str> = Localized::both("a letter", "einem Buchstaben");
/// Some of them differ in two.
const LETTERS: Localized<&str> = Localized::both("one or two letters", "ein oder zwei Buchstaben");

/// With so many names of one key is each new one compared.
const MOST_COMPARED: usize = 8;

/// Groups of names that may be one, in the order of their first names. `names` must be distinct.
pub(crate) fn alike(names: &[Named]) -> Vec<AlikeNames> {
    let mut by_key: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, named) in names.iter().enumerate() {
        by_key.entry(words(&named.name)).or_default().push(at);
    }
    // Two ways to put spaces are one name too, so keys are joined before they are compared.
    let mut by_letters: BTreeMap<String, (Vec<String>, Vec<usize>)> = BTreeMap::new();
    for (words, members) in by_key {
        by_letters.entry(words.concat()).or_insert_with(|| (words, vec![])).1.extend(members);
    }
    by_letters.remove(""); // nothing but signs: nothing to compare
    let keys: Vec<(Vec<String>, Vec<usize>)> = by_letters.into_values().collect();
    let mut groups = Groups::new(keys.len());
    let mut in_two_letters = vec![];
    let mut meetings: Vec<(u64, usize)> = vec![];
    for (at, (words, _)) in keys.iter().enumerate() {
        meetings.extend(blurred(words).into_iter().map(|hash| (hash, at)));
    }
    meetings.sort_unstable();
    for met in meetings.chunk_by(|a, b| a.0 == b.0) {
        for (index, &(_, at)) in met.iter().enumerate() {
            for &(_, other) in &met[..index.min(MOST_COMPARED)] {
                let differ = if at == other { None } else { slips(&keys[at].0, &keys[other].0) };
                if let Some(letters) = differ {
                    groups.join(at, other);
                    in_two_letters.extend((letters > 1).then_some(at));
                }
            }
        }
    }
    let in_two_letters: BTreeSet<usize> = in_two_letters.into_iter().map(|at| groups.of(at)).collect();
    let mut found: BTreeMap<usize, (usize, Vec<usize>)> = BTreeMap::new();
    for (at, (_, members)) in keys.iter().enumerate() {
        let group = found.entry(groups.of(at)).or_default();
        group.0 += 1;
        group.1.extend(members);
    }
    let mut alike: Vec<AlikeNames> = found
        .into_iter()
        .filter(|(_, (_, members))| members.len() > 1)
        .map(|(group, (keys, members))| {
            let mut of_group: Vec<Named> = members.iter().map(|&at| names[at].clone()).collect();
            of_group.sort_by(|a, b| b.forecasts.cmp(&a.forecasts).then_with(|| a.name.cmp(&b.name)));
            let differ_in = match keys {
                1 => SPELLING,
                _ if in_two_letters.contains(&group) => LETTERS,
                _ => LETTER,
            };
            AlikeNames { names: of_group, differ_in }
        })
        .collect();
    alike.sort_by(|a, b| a.names[0].name.cmp(&b.names[0].name));
    alike
}

/// Which belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn of(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str]) -> Vec<Vec<String>> {
        let names: Vec<Named> = names.iter().map(|&name| Named { name: name.to_owned(), forecasts: 1 }).collect();
        alike(&names).into_iter().map(|group| group.names.into_iter().map(|named| named.name).collect()).collect()
    }

    #[test]
    fn case_accents_punctuation_legal_forms_and_the_order_of_a_persons_names() {
        for (one, other) in [
            ("Gartner", "Gartner, Inc."),
            ("GARTNER", "Gartner"),
            ("ＧＡＲＴＮＥＲ　Ｌｔｄ．", "Gartner"),
            ("Müller GmbH & Co. KG", "Muller"),
            ("I.D.C.", "IDC"),
            ("Data-Center Desk", "Datacenter Desk"),
            ("Smith, John", "John Smith"),
            ("Société Générale S.A.", "Societe Generale"),
            ("The Economist", "Economist"),
            ("Dr. Weber", "Weber"),
            ("McKinsey & Company", "McKinsey and Company"),
            ("Mu\u{308}ller", "Müller"),
            ("Forrester", "Forester"),
            ("Gartner", "Gratner"),
            ("consultant", "consultants"),
            ("Smith, J.", "J. Smith"),
            ("Gartner", "Gartner Ltd."),
            ("Gartner LLC", "Gartner Corp."),
            ("Siemens AG", "SIEMENS SE"),
        ] {
            assert_eq!(found(&[one, other]).len(), 1, "{one} / {other}");
        }
    }

    #[test]
    fn numbers_single_letters_and_short_words_tell_names_apart() {
        for (one, other) in [
            ("Consultant 1", "Consultant 2"),
            ("Consultant 1", "Consultant 11"),
            ("Desk A", "Desk B"),
            ("Region East", "Region West"),
            ("Analyst2017", "Analyst2018"),
            ("IDC", "IDG"),
            ("Co", "AG"),
            ("reseller", "consultant"),
            ("北京", "東京"),
            ("—", "…"),
            ("Analyst 1", "Analyst 2"),
            ("Team A", "Team B"),
            ("Desk 12", "Desk 21"),
            ("Forecaster 12", "Forecaster 21"),
            ("Superforecaster A1", "Superforecaster B2"),
            ("Northern Research", "Southern Research"),
            ("Western Desk", "Eastern Desk"),
            ("Smith, J.", "Smith, K."),
        ] {
            assert!(found(&[one, other]).is_empty(), "{one} / {other}");
        }
    }

    #[test]
    fn two_slips_in_a_long_name_were_not_found() {
        for (one, other) in [
            ("Goldmann Sachs Resaerch", "Goldman Sachs Research"),
            ("Professional economist", "Profesional ecnomist"),
            ("Prediction market", "Perdiction markets"),
            ("Bundesbank", "Bundesbahk"),
            ("McKinsey", "MacKinsay"),
        ] {
            let named = [one, other].map(|name| Named { name: name.to_owned(), forecasts: 1 });
            let alike = alike(&named);
            assert_eq!(alike.len(), 1, "{one} / {other}");
            assert!([LETTER, LETTERS].contains(&alike[0].differ_in));
        }
    }

    #[test]
    fn a_cell_full_of_text_takes_no_quadratic_time() {
        let long = |start: &str| Named { name: start.to_owned() + &"x".repeat(1 << 20), forecasts: 1 };
        let wordy = |start: &str| Named { name: start.to_owned() + &" lorem".repeat(1 << 16), forecasts: 1 };
        let start = std::time::Instant::now();
        alike(&[long("a"), long("b"), wordy("a"), wordy("b")]);
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }

    #[test]
    fn one_group_for_all_spellings() {
        assert_eq!(
            found(&["Gartner", "IDC", "Gartner Inc.", "GARTNER", "Gartnr"]),
            [vec!["GARTNER", "Gartner", "Gartner Inc.", "Gartnr"]]
        );
    }

    #[test]
    fn a_hundred_thousand_names_take_no_quadratic_time() {
        let names: Vec<Named> =
            (0..100_000).map(|n| Named { name: format!("Consultancy {n} of the North"), forecasts: 1 }).collect();
        let start = std::time::Instant::now();
        assert!(alike(&names).is_empty());
        assert!(start.elapsed().as_secs() < 600, "{:?}", start.elapsed());
        let letters = (0x4e00..0x8e00_u32).filter_map(char::from_u32);
        let names: Vec<Named> = letters.map(|c| Named { name: format!("abcdef{c}"), forecasts: 1 }).collect();
        assert_eq!(alike(&names).len(), 1);
    }
}
