//! What a row says in words, where it gives no number.

use std::sync::atomic::Ordering;

use super::phrase_column;
use super::text_meaning::TextMeaning;
use super::thread_reader::{Scratch, ThreadReader};
use crate::dataset::layout::names_no_event;
use crate::dataset::probability::{self, ProbabilityError, ProbabilityScale, StatedRange};
use crate::dataset::row_diagnostics::{RecordPlace, sentence};
use crate::dataset::stated_probability::StatedProbability;
use crate::diagnostics::Message;
use crate::input::rows::TableRow;
use crate::input::text;
use crate::lexicon::{PhraseMeant, Reading};
use crate::localized::Localized;
use crate::model::ProbabilityCode;

/// So many different texts are remembered; a log with more of them has no words that come again.
const MOST_TEXTS: usize = 1 << 16;

impl ThreadReader<'_> {
    /// Reads the words of a row whose probability is no number, for this reason.
    #[cold]
    pub(super) fn no_number(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        error: ProbabilityError,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
        let layout = self.layout;
        let is_blank = error == ProbabilityError::Empty;
        let in_words = error == ProbabilityError::Words;
        if (is_blank || in_words) && self.names_no_event(row, scratch) {
            self.texts.told.for_probabilities |= in_words;
            return Ok(self.code_of(StatedProbability::silence()));
        }
        let cell = row.text(layout.probability, &mut scratch.field).unwrap_or_default();
        if let Some(range) = self.reading.range(cell)
            && !self.shared.lexicons.phrases().has(&String::from_utf8_lossy(cell))
        {
            self.done.forms.range(cell, place.line);
            return self.code_of_range(range, place, layout.probability, cell);
        }
        let in_words = in_words || (!is_blank && self.shared.lexicons.phrases().has(&String::from_utf8_lossy(cell)));
        let phrase = layout.phrase.filter(|&at| is_blank && !is_blank_at(row, at, scratch));
        let column = phrase.unwrap_or(layout.probability);
        let value = row.text(column, &mut scratch.field).unwrap_or_default();
        if is_blank && phrase.is_none() && self.shared.blanks_stay {
            return Ok(self.code_of(StatedProbability::silence()));
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
    pub(super) fn phrase_beside(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        said: ProbabilityCode,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
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
            Ok(p) => TextMeaning::Number { code: said, p },
            Err(_) => self.meaning_of(&own),
        };
        let second = self.meaning_of(&words);
        match phrase_column::settled(&first, &second) {
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

    /// The code of a range, or what is wrong with it.
    pub(super) fn code_of_range(
        &mut self,
        range: Result<StatedRange, Option<ProbabilityError>>,
        place: RecordPlace,
        column: usize,
        cell: &[u8],
    ) -> Result<ProbabilityCode, ()> {
        match range {
            Ok(range) => Ok(self.code_of(StatedProbability::range(range))),
            Err(None) => {
                self.undecided.store(true, Ordering::Relaxed);
                Err(())
            }
            Err(Some(error)) => {
                self.done.diagnostics.add(place, Some(column), Some(cell), Message::of(error.code()));
                Err(())
            }
        }
    }

    fn names_no_event(&self, row: TableRow<'_>, scratch: &mut Scratch) -> bool {
        names_no_event(text::trim(row.text(self.layout.question, &mut scratch.field).unwrap_or_default()))
    }

    /// The code of what a text says.
    fn meant(&mut self, value: &[u8]) -> Result<ProbabilityCode, Message> {
        let at = self.text(value);
        let (meant, rows) = &mut self.texts.meant[at];
        *rows += 1;
        match meant {
            TextMeaning::Phrase { code, .. }
            | TextMeaning::Number { code, .. }
            | TextMeaning::Silence { code, .. }
            | TextMeaning::Range(code) => Ok(*code),
            TextMeaning::Nothing(message) => Err(message.clone()),
        }
    }

    fn meaning_of(&mut self, value: &[u8]) -> TextMeaning {
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
        let meant = match self.shared.lexicons.phrases().read(&text) {
            Reading::Stated(stated) => {
                let p = stated.probability;
                TextMeaning::Number { code: self.code_of(StatedProbability::number(p)), p }
            }
            Reading::Phrase(said) => self.phrase(&said),
            Reading::NoForecast(saying) => {
                TextMeaning::Silence { code: self.code_of(StatedProbability::silence()), saying }
            }
            Reading::Unknown(unknown) => self.loosely(value).unwrap_or_else(|| {
                let text = Localized::each(|language| sentence(&unknown.message(language)));
                let help = Localized::each(|language| unknown.help(language));
                TextMeaning::Nothing(Message::saying(unknown.code(), text).help(help))
            }),
        };
        let at = self.texts.meant.len();
        self.texts.known.insert(value.into(), at);
        self.texts.meant.push((meant, 0));
        at
    }

    /// About a number, or a range, in a column of phrases.
    fn loosely(&mut self, value: &[u8]) -> Option<TextMeaning> {
        if let Ok(p) = probability::parse(value, ProbabilityScale::One) {
            return Some(TextMeaning::Number { code: self.code_of(StatedProbability::number(p)), p });
        }
        let range = self.reading.range_of_fractions(value)?;
        Some(TextMeaning::Range(self.code_of(StatedProbability::range(range))))
    }

    fn phrase(&mut self, said: &PhraseMeant) -> TextMeaning {
        let number = self.shared.lexicons.phrases().number_of(said);
        TextMeaning::Phrase {
            code: self.code_of(StatedProbability::phrase(said.value.point, number)),
            said: said.phrase.clone(),
            value: said.value,
            modal_only: said.modal_only,
            stacked: said.stack_told(),
        }
    }
}

fn is_blank_at(row: TableRow<'_>, column: usize, scratch: &mut Scratch) -> bool {
    text::trim(row.text(column, &mut scratch.field).unwrap_or_default()).is_empty()
}
