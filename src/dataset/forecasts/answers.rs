//! Probabilities of a side, or of two answers, made those of yes.

use std::sync::atomic::Ordering;

use super::thread_reader::{Scratch, ThreadReader};
use crate::dataset::answers::{self, AnswerColumns, AnswerReading, PairedRow, SideColumn, complement};
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
            AnswerReading::Columns(columns) => self.of_columns(place, row, columns, scratch),
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

    /// A column for each answer: that of yes, or what the others leave, or its share of all.
    fn of_columns(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        columns: &AnswerColumns,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
        let yes = self.layout.probability;
        let stated = match self.reading.probability(row.text(yes, &mut scratch.field).unwrap_or_default()) {
            Ok(p) => Some(p),
            Err(Some(ProbabilityError::Empty)) => None,
            // Words and ranges cannot be rescaled.
            Err(Some(error)) if columns.normalise => {
                let value = row.text(yes, &mut scratch.field).unwrap_or_default();
                self.done.diagnostics.add(place, Some(yes), Some(value), Message::of(error.code()));
                return Err(());
            }
            Err(_) => return self.stated_probability(place, row, scratch),
        };
        let others = match columns.stated(row, self.reading, &mut scratch.field) {
            Ok(others) => others,
            Err((_, None)) => {
                self.undecided.store(true, Ordering::Relaxed);
                return Err(());
            }
            Err((at, Some(error))) => {
                let value = row.text(at, &mut scratch.field).unwrap_or_default();
                self.done.diagnostics.add(place, Some(at), Some(value), Message::of(error.code()));
                return Err(());
            }
        };
        let is_whole = others.blank.is_none();
        match stated {
            None if others.filled == 0 => self.stated_probability(place, row, scratch),
            Some(p) if columns.normalise && is_whole && p + others.sum > 0.0 => {
                self.done.overround.add(p + others.sum);
                Ok(self.code_of(StatedProbability::number(answers::share(p, p + others.sum))))
            }
            Some(p) if !columns.normalise && (!is_whole || answers::sum_to_one(&[p, others.sum])) => {
                self.stated_probability(place, row, scratch)
            }
            None if !columns.normalise && is_whole && others.sum <= 1.0 => {
                Ok(self.code_of(StatedProbability::number(complement(others.sum))))
            }
            _ => {
                self.not_whole(place, row, columns, stated.map(|p| p + others.sum), scratch);
                Err(())
            }
        }
    }

    /// Answers that sum to something else than one, or are not all there.
    fn not_whole(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        columns: &AnswerColumns,
        sum: Option<f64>,
        scratch: &mut Scratch,
    ) {
        let all: Vec<usize> = [self.layout.probability].iter().chain(&columns.others).copied().collect();
        let (at, message) = if let Some(sum) = sum.filter(|_| !columns.normalise) {
            (columns.others[0], answers::columns_do_not_sum(self.table, row, &all, sum))
        } else {
            let mut blank = |at: &usize| text::trim(row.text(*at, &mut scratch.field).unwrap_or_default()).is_empty();
            let at = all.iter().copied().find(|at| blank(at)).unwrap_or(all[0]);
            (at, answers::columns_incomplete(self.table, row, &all))
        };
        let value = row.text(at, &mut scratch.field).unwrap_or_default();
        self.done.diagnostics.add(place, Some(at), Some(value), message);
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
