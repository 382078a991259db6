//! Forecasts in words: the lexicons of a run.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use crate::diagnostics::{Code, Diagnostic, Message, Note, Place};
use crate::error::Error;
use crate::lexicon::{Choice, ChoiceError, LexiconError, Phrases};
use crate::options::LexiconOptions;
use crate::read::forecasts::InWords;
use crate::read::row_diagnostics::sentence;

/// So many sayings are told one by one.
const EXAMPLES: usize = 3;

/// The lexicons that a run reads words by. They are made ready when the first word is met.
#[derive(Debug)]
pub struct Words {
    choice: OnceLock<Choice>,
    phrases: OnceLock<Phrases>,
}

impl Words {
    /// The lexicons that the options ask for.
    pub fn of(options: &LexiconOptions) -> Self {
        let choice = options.choice().map_or_else(OnceLock::new, |choice| OnceLock::from(choice.clone()));
        Self { choice, phrases: OnceLock::new() }
    }

    /// Their phrases.
    pub fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::new(self.choice()))
    }

    /// The lexicons in the order in which they are asked.
    pub fn choice(&self) -> &Choice {
        self.choice.get_or_init(Choice::readers)
    }
}

/// What is to be told of rows in words.
pub fn notes(said: &InWords, words: &Words) -> Vec<Note> {
    let mut notes = vec![];
    if said.phrases > 0 {
        let names: Vec<&str> = words.choice().lexicons.iter().map(|lexicon| lexicon.name.as_str()).collect();
        notes.push(Note::new(
            Code::WordsRead,
            format!(
                "{} in words: each is scored as the point that a lexicon gives its phrase ({}).",
                rows(said.phrases, "forecast is", "forecasts are"),
                names.join(", then ")
            ),
        ));
    }
    if said.stated > 0 {
        notes.push(Note::new(
            Code::NumberBesideWords,
            format!(
                "{} a number beside words: the number counts.",
                rows(said.stated, "forecast states", "forecasts state")
            ),
        ));
    }
    if !said.stacked.is_empty() {
        notes.push(Note::new(
            Code::StackedHedges,
            format!(
                "{} several hedges, of which the weakest counts: {}.",
                rows(said.stacked.values().sum(), "forecast stacks", "forecasts stack"),
                examples(&said.stacked)
            ),
        ));
    }
    if !said.silent.is_empty() {
        let quoted = said.silent.iter().map(|(saying, &rows)| (format!("\"{saying}\""), rows)).collect();
        notes.push(Note::new(
            Code::NoForecast,
            format!(
                "{} that nobody knows: {}. That is no forecast, and never 50%.",
                rows(said.silent.values().sum(), "statement says", "statements say"),
                examples(&quoted)
            ),
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

/// Why lexicons cannot be used, as the failure of a run.
pub fn unusable(error: ChoiceError) -> Error {
    match error {
        ChoiceError::File { path, source } => Error::Read { path, source },
        ChoiceError::Problems { path, problems } => {
            Error::Words(problems.iter().map(|wrong| problem(&path, wrong)).collect())
        }
        ChoiceError::NoSuch { .. } => {
            Error::UsageLines(vec![error.to_string(), "trackrecord lexicon lists them all".to_owned()])
        }
        other => Error::Usage(other.to_string()),
    }
}

fn problem(path: &Path, wrong: &LexiconError) -> Diagnostic {
    let place = Place { file: path.display().to_string(), line: Some(wrong.line), ..Place::default() };
    Message::saying(wrong.mistake.code(), sentence(&wrong.mistake.to_string()))
        .help(wrong.mistake.help())
        .at(Some(place), None)
}
