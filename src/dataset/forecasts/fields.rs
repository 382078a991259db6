//! The fields of a forecast row, each from its bytes to a number.

use std::sync::atomic::Ordering;

use super::thread_reader::{NO_QUESTION, Scratch, ThreadReader};
use crate::dataset::dates::DateError;
use crate::dataset::distributions::outcome_of_answer;
use crate::dataset::interning::Key;
use crate::dataset::label::Label;
use crate::dataset::layout::OwnResolution;
use crate::dataset::missing_name::{self, is_missing, is_missing_speaker};
use crate::dataset::moments::ForecastMoments;
use crate::dataset::outcome::OutcomeWord;
use crate::dataset::probability::ProbabilityError;
use crate::dataset::resolution_history::RowEvidence;
use crate::dataset::row_diagnostics::RecordPlace;
use crate::dataset::stated_probability::StatedProbability;
use crate::dataset::suggestions;
use crate::diagnostics::{Code, Message};
use crate::input::rows::TableRow;
use crate::input::text;
use crate::input::text_part::TextPart;
use crate::localized::localized;
use crate::model::{Day, LabelId, LineNumber, Moment, MomentCode, ProbabilityCode, QuestionId};

impl ThreadReader<'_> {
    pub(super) fn question(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        scratch: &mut Scratch,
    ) -> Result<(QuestionId, u64), ()> {
        let column = self.layout.question;
        let id = text::trim(row.text(column, &mut scratch.field).unwrap_or_default());
        if id.is_empty() {
            self.done.diagnostics.add(place, Some(column), None, Message::of(Code::QuestionBlank));
            return Err(());
        }
        let key = Key::new(id);
        let question = self.question_number(&key);
        if question == NO_QUESTION {
            let message = missing_name::of_question();
            self.done.diagnostics.add(place, Some(column), Some(id), message);
            return Err(());
        }
        Ok((question, key.hash()))
    }

    #[inline]
    pub(super) fn question_number(&mut self, key: &Key<'_>) -> QuestionId {
        self.known.get(key).map_or_else(|| self.new_question_number(key), QuestionId::new)
    }

    /// Likewise of a question that no resolution has; [`NO_QUESTION`] where the cell says that it is missing.
    #[inline]
    pub(super) fn new_question_number(&mut self, key: &Key<'_>) -> QuestionId {
        let (cached, is_new) = self.question_cache.intern(key);
        if is_new {
            let number = if is_missing(key.text()) {
                NO_QUESTION
            } else {
                let known = u32::try_from(self.shared.known.len()).unwrap_or(u32::MAX);
                QuestionId::new(known + self.shared.new_questions.number_with(key, || (), |()| ()))
            };
            self.question_numbers.push(number);
        }
        self.question_numbers[cached as usize]
    }

    pub(super) fn label(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        line: LineNumber,
        scratch: &mut Scratch,
    ) -> Result<LabelId, ()> {
        let layout = self.layout;
        let raw = if let Some((first, last)) = layout.label_span {
            row.span(first, last).unwrap_or_default()
        } else {
            scratch.key.clear();
            for &column in &layout.label_columns {
                scratch.key.extend_from_slice(row.raw(column).unwrap_or_default());
                scratch.key.push(0x1f);
            }
            &scratch.key
        };
        let (cached, is_new) = self.label_cache.intern(&Key::new(raw));
        if is_new {
            let (label, is_named) = self.new_label(row, line, &mut scratch.field);
            let number = if !is_named && !self.shared.blanks_stay {
                None
            } else {
                let key = label_key(&label);
                let number = self.shared.labels.number_with(
                    &Key::new(key.as_bytes()),
                    || label,
                    |known| known.first_line = known.first_line.min(line),
                );
                Some(LabelId::new(number))
            };
            self.label_numbers.push(number);
        }
        if let Some(label) = self.label_numbers[cached as usize] {
            return Ok(label);
        }
        for (at, column, code) in
            [(0, layout.source, Code::SourceBlank), (1, layout.source_type, Code::SourceTypeBlank)]
        {
            let value = text::trim(row.text(column, &mut scratch.field).unwrap_or_default());
            let name = String::from_utf8_lossy(value);
            if value.is_empty() {
                self.done.diagnostics.add(place, Some(column), None, Message::of(code));
            } else if is_missing_speaker(&name) && self.shared.aliases[at].meant(&name).is_none() {
                let [what, die, field] = match at {
                    0 => ["source", "die Quelle", "source"],
                    _ => ["source type", "die Art der Quelle", "source_type"],
                };
                let text =
                    localized!("This mark says that the {what} is missing.", "Dieses Zeichen sagt, dass {die} fehlt.");
                let help = localized!(
                    "Fill in the {what}, or name it with --alias \"{field}:{name}=NAME\" (with \"{field}:{name}={name}\", if {name} \
                     is its name).",
                    "Hier {die} eintragen, oder sie mit --alias \"{field}:{name}=NAME\" benennen (mit \"{field}:{name}={name}\", wenn \
                     {name} ihr Name ist)."
                );
                let message = Message::saying(Code::NameMissing, text).help(help);
                self.done.diagnostics.add(place, Some(column), Some(value), message);
            }
        }
        Err(())
    }

    /// The label of a row, and whether it has a source and a type.
    fn new_label(&self, row: TableRow<'_>, line: LineNumber, field: &mut Vec<u8>) -> (Label, bool) {
        let mut name = |at: usize| {
            let column = self.layout.label_columns[at];
            let value = String::from_utf8_lossy(row.text(column, field).unwrap_or_default()).into_owned();
            let written = text::fold_spaces(&value);
            match self.shared.aliases[at].meant(&written) {
                Some(meant) => (meant.to_owned(), true),
                None => (written.to_string(), !written.is_empty() && !is_missing_speaker(&written)),
            }
        };
        let ((source, has_source), (source_type, has_type)) = (name(0), name(1));
        let others = (2..self.layout.label_columns.len()).map(|at| name(at).0).collect();
        (Label { source, source_type, others, first_line: line }, has_source && has_type)
    }

    pub(super) fn moment(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        scratch: &mut Scratch,
    ) -> Result<MomentCode, ()> {
        let column = self.layout.date;
        let value = row.text(column, &mut scratch.field).unwrap_or_default();
        if let Some(moment) = self.reading.iso_date(column, value) {
            return Ok(ForecastMoments::day_code(moment.day()));
        }
        if self.shared.blanks_stay && text::trim(value).is_empty() {
            return Ok(ForecastMoments::day_code(Day::LAST));
        }
        let moment = self.date(place, column, value)?;
        Ok(if moment.has_time() {
            ForecastMoments::timed_code(self.shared.moments.number(moment, &mut self.moment_cache))
        } else {
            ForecastMoments::day_code(moment.day())
        })
    }

    /// A date that is not in the plainest form.
    #[cold]
    pub(super) fn date(&mut self, place: RecordPlace, column: usize, value: &[u8]) -> Result<Moment, ()> {
        self.unless_wrong(self.reading.date(column, value), place, column, value)
    }

    /// A deadline or day of resolution that is not in the plainest form.
    #[cold]
    pub(super) fn last_day(&mut self, place: RecordPlace, column: usize, value: &[u8]) -> Result<Moment, ()> {
        let (day, is_last) = self.unless_wrong(self.reading.last_day(column, value), place, column, value)?;
        if is_last {
            self.done.last_days.add(place.line, column, value, day);
        }
        Ok(day)
    }

    fn unless_wrong<T>(
        &mut self,
        read: Result<T, Option<DateError>>,
        place: RecordPlace,
        column: usize,
        value: &[u8],
    ) -> Result<T, ()> {
        match read {
            Ok(read) => Ok(read),
            Err(error) => {
                match error {
                    Some(error) => {
                        self.done.diagnostics.add(place, Some(column), Some(value), Message::of(error.code()));
                    }
                    None => self.undecided.store(true, Ordering::Relaxed),
                }
                Err(())
            }
        }
    }

    pub(super) fn probability(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
        match &self.layout.answers {
            None => self.stated_probability(place, row, scratch),
            Some(answers) => self.probability_of_yes(place, row, answers, scratch),
        }
    }

    /// The probability as it stands, of whatever that is.
    pub(super) fn stated_probability(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
        let said = self.probability_cell(place, row, scratch)?;
        if self.layout.phrase.is_some() { self.phrase_beside(place, row, said, scratch) } else { Ok(said) }
    }

    fn probability_cell(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
        self.probability_in(place, row, self.layout.probability, scratch)
    }

    /// The probability in a column.
    pub(super) fn probability_in(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        column: usize,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
        let value = row.text(column, &mut scratch.field).unwrap_or_default();
        if let Some(p) = self.reading.plain_fraction(value) {
            self.done.scale.has_fractions |= p > 0.0;
            let code = self.code_of(StatedProbability::number(p));
            if let Some(word) = row.part(column, column).and_then(TextPart::short_word) {
                self.probability_cells.set(word, code);
            }
            return Ok(code);
        }
        match self.reading.probability(value) {
            Ok(_) if self.shared.lexicons.is_own(value) => self.no_number(place, row, ProbabilityError::Words, scratch),
            Ok(p) => {
                self.done.forms.observe(value, place.line);
                self.done.scale.observe(p, value, self.reading.scale(), place.line);
                Ok(self.code_of(StatedProbability::number(p)))
            }
            Err(None) => {
                self.undecided.store(true, Ordering::Relaxed);
                Err(())
            }
            Err(Some(error)) => self.no_number(place, row, error, scratch),
        }
    }

    pub(super) fn weight(&mut self, place: RecordPlace, row: TableRow<'_>, scratch: &mut Scratch) -> Result<f64, ()> {
        let Some(column) = self.layout.weight else { return Ok(1.0) };
        let value = text::trim(row.text(column, &mut scratch.field).unwrap_or_default());
        let number = |value: &[u8]| std::str::from_utf8(value).ok().and_then(|value| value.parse::<f64>().ok());
        let weight = number(value).or_else(|| number(&text::plain_marks(value)));
        let usable = |&weight: &f64| weight == 0.0 || (1e-6..=1e6).contains(&weight);
        match weight {
            _ if value.is_empty() => Ok(1.0),
            Some(weight) if usable(&weight) => Ok(weight),
            _ => {
                self.done.diagnostics.add(place, Some(column), Some(value), Message::of(Code::WeightUnusable));
                Err(())
            }
        }
    }

    /// The outcome as it stands, or the answer that came true by it.
    fn outcome_text(
        &self,
        row: TableRow<'_>,
        own: &OwnResolution,
        word: &mut Option<OutcomeWord>,
        scratch: &mut Scratch,
    ) -> String {
        let mut cell = |at: usize| {
            text::fold_spaces(&String::from_utf8_lossy(row.text(at, &mut scratch.field).unwrap_or_default()))
                .into_owned()
        };
        let value = cell(own.outcome);
        let Some(at) = own.of_answer else { return value };
        let value = outcome_of_answer(&cell(at), &value, *word).unwrap_or_default();
        *word = self.reading.outcome(value.as_bytes());
        value
    }

    /// Takes in what a one-file log says of the question in the forecast's own row.
    pub(super) fn evidence(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        line: LineNumber,
        question: QuestionId,
        scratch: &mut Scratch,
    ) -> Result<(), ()> {
        let Some(own) = &self.layout.own_resolution else { return Ok(()) };
        let mut stated = [None; 2];
        for (date, column) in stated.iter_mut().zip([own.resolved_on, own.closes_on]) {
            let Some(column) = column else { continue };
            let value = text::trim(row.text(column, &mut scratch.field).unwrap_or_default());
            if !value.is_empty() {
                *date = Some(match self.reading.iso_date(column, value) {
                    Some(moment) => moment,
                    None => self.last_day(place, column, value)?,
                });
            }
        }
        let mut word = self.outcome(row, own, scratch);
        if self.shared.keeps_outcomes {
            let value = self.outcome_text(row, own, &mut word, scratch);
            let is_word = word.is_some_and(|word| word.is_more_than_a_number(&value));
            self.done.distributions.outcomes.add(question, line, &value, stated[0], is_word);
            // What the words mean is seen when the kind of the question is known.
            word = word.filter(|_| is_word).or(Some(OutcomeWord::Yes));
        }
        let Some(word) = word else {
            let share = own.outcome_share.and_then(|at| row.raw(at)).map(text::trim).unwrap_or_default();
            let value = row.text(own.outcome, &mut scratch.field).unwrap_or_default();
            let value = suggestions::with_share(value, share);
            self.done.diagnostics.add(
                place,
                Some(own.outcome),
                Some(&value),
                suggestions::outcome_refused(&value, self.reading.own_words()),
            );
            return Err(());
        };
        let opens_on = own.opens_on.and_then(|column| self.reading.plain_moment(row.text(column, &mut scratch.field)?));
        let [resolved_on, closes_on] = stated;
        self.done.evidence.add(question, line, RowEvidence { word, resolved_on, opens_on, closes_on, corrects: false });
        Ok(())
    }
}

fn label_key(label: &Label) -> String {
    let mut key = format!("{}\x1f{}", label.source, label.source_type);
    for other in &label.others {
        key.push('\x1f');
        key.push_str(other);
    }
    key
}
