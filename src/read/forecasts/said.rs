//! What a row says in words, where it gives no number.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::beside;
use super::worker::{Scratch, Worker};
use crate::diagnostics::Message;
use crate::lexicon::{Reading, Said, Value};
use crate::read::layout::names_no_event;
use crate::read::probability::ProbabilityError;
use crate::read::row_diagnostics::{RowPlace, sentence};
use crate::read::spoken::Spoken;
use crate::read::table::Row;
use crate::read::text;

/// So many different texts are remembered; a log with more of them has no words that come again.
const MOST_TEXTS: usize = 1 << 16;

/// What was said in words, as the run tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InWords {
    /// How many rows are read by a phrase.
    pub phrases: u64,
    /// How many state a number beside their words.
    pub stated: u64,
    /// How stacked hedges were read, and in how many rows.
    pub stacked: BTreeMap<String, u64>,
    /// Sayings that nobody knows, and in how many rows.
    pub silent: BTreeMap<String, u64>,
    /// Whether any of it stands in the probability column.
    pub for_probabilities: bool,
}

impl InWords {
    /// Takes in what another thread or file has.
    pub fn merge(&mut self, other: Self) {
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

/// What a text means.
#[derive(Clone, Debug)]
pub(super) enum Meant {
    Phrase { code: u32, said: String, value: Value, modal_only: bool, stacked: Option<String> },
    Number { code: u32, p: f64 },
    Silence { code: u32, saying: String },
    Nothing(Message),
}

/// The texts that a thread has met, each read once.
#[derive(Debug, Default)]
pub(super) struct Texts {
    known: FxHashMap<Box<[u8]>, usize>,
    /// What each means, and in how many rows it stands.
    meant: Vec<(Meant, u64)>,
    told: InWords,
}

impl Texts {
    /// What was said, as the run tells it.
    pub(super) fn told(mut self) -> InWords {
        self.settle();
        self.told
    }

    fn settle(&mut self) {
        self.known.clear();
        for (meant, rows) in self.meant.drain(..) {
            match meant {
                Meant::Phrase { stacked, .. } => {
                    self.told.phrases += rows;
                    if let Some(told) = stacked {
                        *self.told.stacked.entry(told).or_default() += rows;
                    }
                }
                Meant::Number { .. } => self.told.stated += rows,
                Meant::Silence { saying, .. } => *self.told.silent.entry(saying).or_default() += rows,
                Meant::Nothing(_) => {}
            }
        }
    }
}

impl Worker<'_> {
    /// Reads the words of a row whose probability is no number, for this reason.
    #[cold]
    pub(super) fn no_number(
        &mut self,
        place: RowPlace,
        row: Row<'_>,
        error: ProbabilityError,
        scratch: &mut Scratch,
    ) -> Result<u32, ()> {
        let layout = self.layout;
        let is_blank = error == ProbabilityError::Empty;
        let in_words = error == ProbabilityError::Words;
        if (is_blank || in_words) && self.names_no_event(row, scratch) {
            self.texts.told.for_probabilities |= in_words;
            return Ok(self.spoken(Spoken::silence()));
        }
        let cell = row.text(layout.probability, &mut scratch.field).unwrap_or_default();
        let in_words = in_words || (!is_blank && self.shared.words.phrases().has(&String::from_utf8_lossy(cell)));
        let phrase = layout.phrase.filter(|&at| is_blank && !is_blank_at(row, at, scratch));
        let column = phrase.unwrap_or(layout.probability);
        let value = row.text(column, &mut scratch.field).unwrap_or_default();
        if is_blank && phrase.is_none() && self.shared.blanks_stay {
            return Ok(self.spoken(Spoken::silence()));
        }
        if !in_words && phrase.is_none() {
            self.done.diagnostics.add(place, Some(column), Some(value), Message::of(error.code()));
            return Err(());
        }
        match self.meant(value) {
            Ok(code) => {
                self.texts.told.for_probabilities |= column == layout.probability;
                Ok(code)
            }
            Err(message) => {
                self.done.diagnostics.add(place, Some(column), Some(value), message);
                Err(())
            }
        }
    }

    /// What a row says whose words stand in a column of their own, beside what the column of probabilities says: a number
    /// beats a phrase, and two that do not agree are an error.
    #[cold]
    pub(super) fn beside(
        &mut self,
        place: RowPlace,
        row: Row<'_>,
        said: u32,
        scratch: &mut Scratch,
    ) -> Result<u32, ()> {
        let Some(column) = self.layout.phrase else { return Ok(said) };
        if is_blank_at(row, column, scratch) || is_blank_at(row, self.layout.probability, scratch) {
            return Ok(said);
        }
        let cell =
            |at, scratch: &mut Scratch| text::trim(row.text(at, &mut scratch.field).unwrap_or_default()).to_vec();
        let (own, words) = (cell(self.layout.probability, scratch), cell(column, scratch));
        if own == words || self.names_no_event(row, scratch) {
            return Ok(said);
        }
        let first = match self.reading.probability(&own) {
            Ok(p) => Meant::Number { code: said, p },
            Err(_) => self.meaning_of(&own),
        };
        let second = self.meaning_of(&words);
        match beside::settled(&first, &second) {
            Ok(None) => Ok(said),
            Ok(Some(code)) => {
                // The words were counted as such.
                let at = self.text(&own);
                self.texts.meant[at].1 = self.texts.meant[at].1.saturating_sub(1);
                self.texts.told.stated += 1;
                Ok(code)
            }
            Err(message) => {
                self.done.diagnostics.add(place, Some(column), Some(&words), message);
                Err(())
            }
        }
    }

    fn names_no_event(&self, row: Row<'_>, scratch: &mut Scratch) -> bool {
        names_no_event(text::trim(row.text(self.layout.question, &mut scratch.field).unwrap_or_default()))
    }

    fn spoken(&mut self, spoken: Spoken) -> u32 {
        self.shared.probabilities.number(spoken, &mut self.probability_cache)
    }

    /// The code of what a text says.
    fn meant(&mut self, value: &[u8]) -> Result<u32, Message> {
        let at = self.text(value);
        let (meant, rows) = &mut self.texts.meant[at];
        *rows += 1;
        match meant {
            Meant::Phrase { code, .. } | Meant::Number { code, .. } | Meant::Silence { code, .. } => Ok(*code),
            Meant::Nothing(message) => Err(message.clone()),
        }
    }

    fn meaning_of(&mut self, value: &[u8]) -> Meant {
        let at = self.text(value);
        self.texts.meant[at].0.clone()
    }

    /// Where a text stands among those that were met.
    fn text(&mut self, value: &[u8]) -> usize {
        match self.texts.known.get(value) {
            Some(&at) => at,
            None => self.new_text(value),
        }
    }

    fn new_text(&mut self, value: &[u8]) -> usize {
        if self.texts.meant.len() >= MOST_TEXTS {
            self.texts.settle();
        }
        let text = String::from_utf8_lossy(value);
        let meant = match self.shared.words.phrases().read(&text) {
            Reading::Stated(stated) => {
                let p = stated.probability;
                Meant::Number { code: self.spoken(Spoken::number(p)), p }
            }
            Reading::Phrase(said) => self.phrase(&said),
            Reading::NoForecast(saying) => Meant::Silence { code: self.spoken(Spoken::silence()), saying },
            Reading::Unknown(unknown) => {
                let text = sentence(&unknown.message());
                Meant::Nothing(Message::saying(unknown.code(), text).help(unknown.help()))
            }
        };
        let at = self.texts.meant.len();
        self.texts.known.insert(value.into(), at);
        self.texts.meant.push((meant, 0));
        at
    }

    fn phrase(&mut self, said: &Said) -> Meant {
        let number = self.shared.words.phrases().number_of(said);
        Meant::Phrase {
            code: self.spoken(Spoken::phrase(said.value.point, number)),
            said: said.phrase.clone(),
            value: said.value,
            modal_only: said.modal_only,
            stacked: said.stack_told(),
        }
    }
}

fn is_blank_at(row: Row<'_>, column: usize, scratch: &mut Scratch) -> bool {
    text::trim(row.text(column, &mut scratch.field).unwrap_or_default()).is_empty()
}
