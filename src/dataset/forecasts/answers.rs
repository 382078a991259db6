//! Probabilities of a side, or of two answers, made those of yes.

use std::sync::atomic::Ordering;

use super::thread_reader::{Scratch, ThreadReader};
use crate::dataset::answers::{self, AnswerReading, PairedRow, SideColumn, complement};
use crate::dataset::layout::OwnResolution;
use crate::dataset::outcome::OutcomeWord;
use crate::dataset::probability::{ProbabilityError, StatedRange};
use crate::dataset::row_diagnostics::RecordPlace;
use crate::dataset::stated_probability::StatedProbability;
use crate::diagnostics::{Code, Message};
use crate::input::rows::TableRow;
use crate::input::text;
use crate::model::ProbabilityCode;

impl ThreadReader<'_> {
    /// The probability of yes of a row that says that of another answer, or that of both.
    #[cold]
    pub(super) fn probability_of_yes(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        reading: &AnswerReading,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
        match reading {
            AnswerReading::Side(side) => self.of_side(place, row, side, scratch),
            AnswerReading::YesAndNo { no } => self.of_two_answers(place, row, *no, scratch),
        }
    }

    fn of_side(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        side: &SideColumn,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
        let column = self.layout.probability;
        let is_blank = |at: Option<usize>, scratch: &mut Scratch| {
            at.is_none_or(|at| text::trim(row.text(at, &mut scratch.field).unwrap_or_default()).is_empty())
        };
        if is_blank(Some(column), scratch) && is_blank(self.layout.phrase, scratch) {
            return self.stated_probability(place, row, scratch);
        }
        let Some(is_yes) = side.is_yes(row, self.reading, &mut scratch.field) else {
            let value = row.text(side.column, &mut scratch.field).unwrap_or_default();
            let message = answers::not_understood(value);
            self.done.diagnostics.add(place, Some(side.column), Some(value), message);
            return Err(());
        };
        match side.paired.get(&place.line) {
            Some(PairedRow::SaysOfYes(p)) => return Ok(self.code_of(StatedProbability::number(*p))),
            Some(PairedRow::Contradicts(message)) => {
                let value = row.text(column, &mut scratch.field).unwrap_or_default();
                self.done.diagnostics.add(place, Some(column), Some(value), message.clone());
                return Err(());
            }
            None => {}
        }
        if is_yes {
            return self.stated_probability(place, row, scratch);
        }
        let value = row.text(column, &mut scratch.field).unwrap_or_default();
        if let Some(range) = self.reading.range(value) {
            self.done.forms.range(value, place.line);
            return self.code_of_range(range.map(StatedRange::of_other_side), place, column, value);
        }
        match self.reading.probability(value) {
            Ok(p) => Ok(self.code_of(StatedProbability::number(complement(p)))),
            Err(None) => {
                self.undecided.store(true, Ordering::Relaxed);
                Err(())
            }
            Err(Some(error)) => {
                let in_words = matches!(error, ProbabilityError::Words | ProbabilityError::Empty)
                    || self.shared.lexicons.phrases().has(&String::from_utf8_lossy(value));
                let code = if in_words { Code::SideOfWords } else { error.code() };
                self.done.diagnostics.add(place, Some(column), Some(value), Message::of(code));
                Err(())
            }
        }
    }

    /// Yes and no in a column each: one of them, or both if they sum to one.
    fn of_two_answers(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        no: usize,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
        let yes = self.layout.probability;
        let number = |reader: &Self, at: usize, scratch: &mut Scratch| {
            reader.reading.probability(row.text(at, &mut scratch.field).unwrap_or_default())
        };
        match (number(self, yes, scratch), number(self, no, scratch)) {
            (Ok(p), Ok(other)) if !answers::sum_to_one(&[p, other]) => {
                let value = String::from_utf8_lossy(row.text(no, &mut scratch.field).unwrap_or_default()).into_owned();
                let first = row.text(yes, &mut scratch.field).unwrap_or_default();
                let message = answers::two_columns_do_not_sum(self.table, (yes, first), (no, &value), p + other);
                self.done.diagnostics.add(place, Some(no), Some(value.as_bytes()), message);
                Err(())
            }
            (Err(Some(ProbabilityError::Empty)), Ok(other)) => {
                Ok(self.code_of(StatedProbability::number(complement(other))))
            }
            (Ok(_), Err(Some(error))) if error != ProbabilityError::Empty => {
                let value = row.text(no, &mut scratch.field).unwrap_or_default();
                self.done.diagnostics.add(place, Some(no), Some(value), Message::of(error.code()));
                Err(())
            }
            (Err(None), _) | (_, Err(None)) => {
                self.undecided.store(true, Ordering::Relaxed);
                Err(())
            }
            _ => self.stated_probability(place, row, scratch),
        }
    }

    /// What the outcome cell says of the event.
    pub(super) fn outcome(&self, row: TableRow<'_>, own: &OwnResolution, scratch: &mut Scratch) -> Option<OutcomeWord> {
        let word = match &self.layout.answers {
            Some(AnswerReading::Side(side)) => side.outcome(row, own.outcome, self.reading, &mut scratch.field),
            _ => self.reading.outcome(row.text(own.outcome, &mut scratch.field).unwrap_or_default()),
        };
        word.or_else(|| {
            let share = text::trim(row.raw(own.outcome_share?)?);
            self.reading.outcome_and_share(row.text(own.outcome, &mut scratch.field).unwrap_or_default(), share)
        })
    }
}
