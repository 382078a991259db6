//! Forecasts in words: how many there are, how they were read, and what the run tells of it.

use std::collections::BTreeMap;

use crate::dataset::run_lexicons::RunLexicons;
use crate::diagnostics::{Code, Note};
use crate::lexicon::DEFAULT;
use crate::localized::{Language, Localized, counted};

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
        let follows = words.follow_the_language() && taken.name != DEFAULT;
        notes.push(Note::new(Code::WordsRead, scored_as_points(said.phrases, &names, follows)));
    }
    if said.stated > 0 {
        let text = Localized::new(
            format!(
                "{} a number beside words: the number counts.",
                counted(said.stated, "forecast states", "forecasts state")
            ),
            format!(
                "{} neben Worten eine Zahl: Die Zahl zählt.",
                counted(said.stated, "Prognose nennt", "Prognosen nennen")
            ),
        );
        notes.push(Note::new(Code::NumberBesideWords, text));
    }
    if !said.stacked.is_empty() {
        let n = said.stacked.values().sum();
        let text = Localized::each(|language| {
            let examples = examples(&said.stacked, language);
            match language {
                Language::English => {
                    let stack = counted(n, "forecast stacks", "forecasts stack");
                    format!("{stack} several hedges, of which the weakest counts: {examples}.")
                }
                Language::German => {
                    let stack = counted(n, "Prognose häuft", "Prognosen häufen");
                    format!("{stack} Einschränkungen, von denen die schwächste zählt: {examples}.")
                }
            }
        });
        notes.push(Note::new(Code::StackedHedges, text));
    }
    if !said.silent.is_empty() {
        let n = said.silent.values().sum();
        let text = Localized::each(|language| {
            let quoted = said.silent.iter().map(|(saying, &rows)| (language.quoted(saying), rows)).collect();
            let examples = examples(&quoted, language);
            match language {
                Language::English => {
                    let say = counted(n, "statement says", "statements say");
                    format!("{say} that nobody knows: {examples}. That is no forecast, and never 50%.")
                }
                Language::German => {
                    let say = counted(n, "Aussage besagt", "Aussagen besagen");
                    format!(
                        "{say}, dass niemand es weiß: {examples}. Das ist keine Prognose, und schon gar nicht 50\u{a0}%."
                    )
                }
            }
        });
        notes.push(Note::new(Code::NoForecast, text));
    }
    notes
}

fn scored_as_points(phrases: u64, names: &[&str], follows_the_language: bool) -> Localized {
    let [follows, folgt] = if follows_the_language {
        [
            " The language of the phrases decided that, for no --lexicon is named.",
            " So entschied es die Sprache der Formulierungen, denn kein --lexicon ist genannt.",
        ]
    } else {
        [""; 2]
    };
    Localized::new(
        format!(
            "{} in words: each is scored as the point that a lexicon gives its phrase ({}).{follows}",
            counted(phrases, "forecast is", "forecasts are"),
            names.join(", then ")
        ),
        format!(
            "{} in Worten: Gewertet wird der Punkt, den ein Lexikon der Formulierung gibt ({}).{folgt}",
            counted(phrases, "Prognose steht", "Prognosen stehen"),
            names.join(", dann ")
        ),
    )
}

/// The most frequent ones.
fn examples(found: &BTreeMap<String, u64>, language: Language) -> String {
    let times = match language {
        Language::English => " times",
        Language::German => "-mal",
    };
    let mut all: Vec<(&String, u64)> = found.iter().map(|(text, &rows)| (text, rows)).collect();
    all.sort_by_key(|&(_, rows)| std::cmp::Reverse(rows));
    let mut told: Vec<String> = all
        .iter()
        .take(EXAMPLES)
        .map(|(text, rows)| if *rows == 1 { (*text).clone() } else { format!("{text} ({rows}{times})") })
        .collect();
    if all.len() > EXAMPLES {
        told.push(language.and_more(all.len() - EXAMPLES).trim().to_owned());
    }
    told.join("; ")
}
