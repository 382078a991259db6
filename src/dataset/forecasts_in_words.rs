//! Forecasts in words: how many there are, how they were read, and what the run tells of it.

use std::collections::BTreeMap;

use crate::dataset::run_lexicons::RunLexicons;
use crate::diagnostics::{Code, Note};
use crate::lexicon::DEFAULT;
use crate::localized::Localized;

/// So many sayings are told one by one.
const EXAMPLES: usize = 3;

/// What was said in words, as the run tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ForecastsInWords {
    /// How many rows are read by a phrase.
    pub(crate) phrases: u64,
    /// How many state a number beside their words.
    pub(crate) stated: u64,
    /// How stacked hedges were read, and in how many rows.
    pub(crate) stacked: BTreeMap<String, u64>,
    /// Sayings that nobody knows, and in how many rows.
    pub(crate) silent: BTreeMap<String, u64>,
    /// Whether any of it stands in the probability column.
    pub(crate) for_probabilities: bool,
}

impl ForecastsInWords {
    /// Takes in what another thread or file has.
    pub(crate) fn merge(&mut self, other: Self) {
        self.phrases += other.phrases;
        self.stated += other.stated;
        self.for_probabilities |= other.for_probabilities;
        for (ours, theirs) in [(&mut self.stacked, other.stacked), (&mut self.silent, other.silent)] {
            for (text, rows) in theirs {
                *ours.entry(text).or_default() += rows;
            }
        }
    }
}

/// What is to be told of rows in words.
pub(crate) fn notes(said: &ForecastsInWords, words: &RunLexicons, phrases: &[u32]) -> Vec<Note> {
    let mut notes = vec![];
    if said.phrases > 0 {
        let taken = words.taken(phrases);
        let names: Vec<&str> = taken.lexicons.iter().map(|lexicon| lexicon.name.as_str()).collect();
        let follows = if words.follow_the_language() && taken.name != DEFAULT {
            " The language of the phrases decided that, for no --lexicon is named."
        } else {
            ""
        };
        notes.push(Note::new(
            Code::WordsRead,
            Localized::only_english(format!(
                "{} in words: each is scored as the point that a lexicon gives its phrase ({}).{follows}",
                rows(said.phrases, "forecast is", "forecasts are"),
                names.join(", then ")
            )),
        ));
    }
    if said.stated > 0 {
        notes.push(Note::new(
            Code::NumberBesideWords,
            Localized::only_english(format!(
                "{} a number beside words: the number counts.",
                rows(said.stated, "forecast states", "forecasts state")
            )),
        ));
    }
    if !said.stacked.is_empty() {
        notes.push(Note::new(
            Code::StackedHedges,
            Localized::only_english(format!(
                "{} several hedges, of which the weakest counts: {}.",
                rows(said.stacked.values().sum(), "forecast stacks", "forecasts stack"),
                examples(&said.stacked)
            )),
        ));
    }
    if !said.silent.is_empty() {
        let quoted = said.silent.iter().map(|(saying, &rows)| (format!("\"{saying}\""), rows)).collect();
        notes.push(Note::new(
            Code::NoForecast,
            Localized::only_english(format!(
                "{} that nobody knows: {}. That is no forecast, and never 50%.",
                rows(said.silent.values().sum(), "statement says", "statements say"),
                examples(&quoted)
            )),
        ));
    }
    notes
}

fn rows(number: u64, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// The most frequent ones.
fn examples(counted: &BTreeMap<String, u64>) -> String {
    let mut all: Vec<(&String, u64)> = counted.iter().map(|(text, &rows)| (text, rows)).collect();
    all.sort_by_key(|&(_, rows)| std::cmp::Reverse(rows));
    let mut told: Vec<String> = all
        .iter()
        .take(EXAMPLES)
        .map(|(text, rows)| if *rows == 1 { (*text).clone() } else { format!("{text} ({rows} times)") })
        .collect();
    if all.len() > EXAMPLES {
        told.push(format!("and {} more", all.len() - EXAMPLES));
    }
    told.join("; ")
}
