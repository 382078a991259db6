//! Reads resolution rows: what happened, when it was known, and until when it could.

use std::collections::BTreeMap;

use crate::dataset::column_reading::ColumnReading;
use crate::dataset::distributions::{DistributionRows, outcome_of_answer};
use crate::dataset::interning::{Interner, Key};
use crate::dataset::last_days::LastDays;
use crate::dataset::layout::ResolutionLayout;
use crate::dataset::missing_name::{self, is_missing};
use crate::dataset::outcome::OutcomeWord;
use crate::dataset::resolution_evidence::ResolutionEvidence;
use crate::dataset::resolution_history::RowEvidence;
use crate::dataset::row_diagnostics::{RecordPlace, RowDiagnostics, of_whole_row};
use crate::dataset::suggestions;
use crate::dataset::survey::NeedsSurvey;
use crate::dataset::{dates, outcome};
use crate::diagnostics::{Code, Message, Severity};
use crate::error::Error;
use crate::input::chunks::ChunkPlace;
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::{footer, text};
use crate::model::{LineNumber, Moment, QuestionId};
use crate::parallel::make_ahead;

/// What the resolution files say.
#[derive(Debug, Default)]
pub(crate) struct Resolutions {
    /// Ids of the questions.
    pub(crate) ids: Interner,
    /// What is said of them.
    pub(crate) evidence: ResolutionEvidence,
    /// Questions with a row that cannot be read.
    pub(crate) unreadable: Vec<QuestionId>,
    /// By number, the questions that are not asked for: no row of theirs passes the filters.
    pub(crate) left_out: Vec<bool>,
    /// Values of the question columns asked for.
    pub(crate) values: Vec<BTreeMap<QuestionId, String>>,
    /// Outcomes and answers as they stand, if they are kept.
    pub(crate) texts: DistributionRows,
}

impl Resolutions {
    /// Nothing yet, with so many question columns asked for.
    pub(crate) fn of_columns(columns: usize) -> Self {
        Self { values: vec![BTreeMap::default(); columns], ..Self::default() }
    }
}

/// What one file of resolutions gave.
#[derive(Debug)]
pub(crate) struct FileResolutions {
    /// Problems.
    pub(crate) diagnostics: RowDiagnostics,
    /// Data rows.
    pub(crate) rows: u64,
    /// Data rows before each chunk.
    pub(crate) rows_before: Vec<u64>,
    /// Lines of the file.
    pub(crate) lines: u64,
    /// Deadlines and days of resolution that name more than a day.
    pub(crate) last_days: LastDays,
}

/// Questions of this many rows are looked up together.
const BATCH: usize = 32;
/// Bytes of a resolution row: id, day, outcome.
const TYPICAL_ROW: u64 = 32;

struct ResolutionReader<'a> {
    layout: &'a ResolutionLayout,
    reading: &'a ColumnReading,
    line_base: u32,
    into: &'a mut Resolutions,
    diagnostics: RowDiagnostics,
    undecided: bool,
    last_days: LastDays,
    scratch: Vec<u8>,
}

/// Reads a file of resolutions into `into`.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn read_file(
    table: &InputTable,
    layout: &ResolutionLayout,
    reading: &ColumnReading,
    keep: Option<usize>,
    line_base: u32,
    threads: usize,
    into: &mut Resolutions,
) -> Result<Result<FileResolutions, NeedsSurvey>, Error> {
    let chunks = table.chunks();
    into.ids.reserve(usize::try_from(table.source().len() / TYPICAL_ROW).unwrap_or(0));
    let mut reader = ResolutionReader {
        layout,
        reading,
        line_base,
        into,
        diagnostics: RowDiagnostics::new(keep),
        undecided: false,
        last_days: LastDays::default(),
        scratch: vec![],
    };
    let (mut rows_before, mut failed) = (vec![], None);
    let mut counted = RowsSoFar::default();
    let mut is_done = false;
    let next = || {
        if is_done {
            return None;
        }
        let mut text = vec![];
        match chunks.next_into(&mut text) {
            Ok(place) => place.map(|place| Ok(IndexedChunk::at(text, place, table, layout))),
            Err(error) => {
                is_done = true;
                Some(Err(error))
            }
        }
    };
    make_ahead(threads, next, |chunk| match chunk {
        Ok(chunk) => {
            rows_before.push(counted.rows);
            reader.chunk(&chunk, &mut counted);
        }
        Err(error) => failed = Some(error),
    });
    if let Some(error) = failed {
        return Err(error);
    }
    if reader.undecided {
        return Ok(Err(NeedsSurvey));
    }
    let ResolutionReader { diagnostics, last_days, .. } = reader;
    Ok(Ok(FileResolutions { diagnostics, rows: counted.rows, rows_before, lines: counted.lines, last_days }))
}

/// A chunk of the file after a first look, which needs nothing but its own bytes.
struct IndexedChunk {
    place: ChunkPlace,
    text: Vec<u8>,
    separators: Separators,
    clean: bool,
    /// What each row says, where every field is plain.
    plain: Vec<Option<RowEvidence>>,
}

impl IndexedChunk {
    fn at(text: Vec<u8>, place: ChunkPlace, table: &InputTable, layout: &ResolutionLayout) -> Self {
        let mut separators = Separators::default();
        separators.index(&text, table.dialect());
        let clean = separators.is_clean(&text);
        let plain = TableRows::new(&text, &separators, place.line).map(|row| plain_version(row, layout)).collect();
        Self { place, text, separators, clean, plain }
    }
}

/// What a row says if it is like nearly all of them, every field plain.
#[inline]
fn plain_version(row: TableRow<'_>, layout: &ResolutionLayout) -> Option<RowEvidence> {
    if row.width() != layout.width || layout.keeps_outcomes || !layout.values.is_empty() || !layout.filters.is_empty() {
        return None;
    }
    if is_missing(row.raw(layout.question)?) || corrects(row, layout) {
        return None;
    }
    let resolved_on = dates::parse_iso(row.raw(layout.resolved_on)?)?;
    let closes_on = match layout.closes_on.and_then(|column| row.raw(column)) {
        None | Some([]) => None,
        Some(deadline) => Some(dates::parse_iso(deadline)?),
    };
    let word = match row.raw(layout.outcome)? {
        [b'"' | b' ', ..] => return None,
        word => outcome::parse(word)?,
    };
    let opens_on = layout.opens_on.and_then(|column| dates::if_plain(row.raw(column)?));
    Some(of_resolutions(RowEvidence { word, resolved_on: Some(resolved_on), opens_on, closes_on, corrects: false }))
}

/// Whether a row says that it takes the place of others.
fn corrects(row: TableRow<'_>, layout: &ResolutionLayout) -> bool {
    layout.corrects.and_then(|column| row.raw(column)).is_some_and(|cell| !text::trim(cell).is_empty())
}

/// In a file of resolutions a question that is listed without an outcome is open; in a log with its own outcomes a blank cell
/// may only not repeat what another row says.
fn of_resolutions(evidence: RowEvidence) -> RowEvidence {
    let says_nothing = match evidence.word {
        OutcomeWord::Missing => true,
        OutcomeWord::NotAvailable => evidence.resolved_on.is_none(),
        _ => false,
    };
    RowEvidence { word: if says_nothing { OutcomeWord::Open } else { evidence.word }, ..evidence }
}

/// Data rows and lines so far.
#[derive(Default)]
struct RowsSoFar {
    rows: u64,
    lines: u64,
}

impl ResolutionReader<'_> {
    fn chunk(&mut self, chunk: &IndexedChunk, counted: &mut RowsSoFar) {
        let mut rows = TableRows::new(&chunk.text, &chunk.separators, chunk.place.line).zip(&chunk.plain).peekable();
        let mut batch = Vec::with_capacity(BATCH);
        let (mut record, mut touched) = (0, 0);
        while rows.peek().is_some() {
            batch.extend(rows.by_ref().take(BATCH).map(|(row, plain)| {
                let key = row.plain_part(self.layout.question).map(Key::of_part);
                (row, key.zip(*plain))
            }));
            touched ^= self.touch(&batch);
            let last = rows.peek().is_none().then(|| batch.len() - 1);
            for (at, (row, plain)) in batch.drain(..).enumerate() {
                let place = RecordPlace { chunk: chunk.place.index, record, line: row.line() };
                let unclosed = chunk.separators.open_quote.is_some() && last == Some(at);
                match plain.filter(|_| chunk.clean && !unclosed) {
                    Some((key, version)) => {
                        let question = QuestionId::new(self.into.ids.intern(&key).0);
                        self.into.evidence.add(question, self.line(place), version);
                    }
                    None if row.is_blank() => continue,
                    None => self.row(place, row, chunk.clean, unclosed),
                }
                counted.lines = row.line();
                record += 1;
                counted.rows += 1;
            }
        }
        std::hint::black_box(touched);
    }

    /// Brings the places where the questions of these rows are looked up into the cache, all at a time.
    fn touch(&self, rows: &[(TableRow<'_>, Option<(Key<'_>, RowEvidence)>)]) -> u64 {
        let ids = self.into.ids.lookup();
        rows.iter().filter_map(|(_, plain)| plain.as_ref()).fold(0, |touched, (key, _)| touched ^ ids.touch(key))
    }

    /// The line of a row, counted through all files.
    fn line(&self, place: RecordPlace) -> LineNumber {
        LineNumber::new(self.line_base + u32::try_from(place.line).unwrap_or_default())
    }

    fn row(&mut self, place: RecordPlace, row: TableRow<'_>, clean: bool, unclosed: bool) {
        let layout = self.layout;
        let mut scratch = std::mem::take(&mut self.scratch);
        let is_asked = layout.filters.iter().all(|filter| filter.keeps(row, &mut scratch));
        self.scratch = scratch;
        if !is_asked && row.width() == layout.width && !unclosed {
            self.leave_out(row);
            return;
        }
        if let Some(message) = footer::no_resolution(row, layout.outcome, layout.resolved_on) {
            self.diagnostics.add(place, None, Some(row.verbatim()), message);
            return;
        }
        let mut usable = true;
        if unclosed || !clean || row.width() != layout.width {
            for (column, value, message) in of_whole_row(row, layout.width, None, unclosed) {
                usable &= message.code.entry().severity != Severity::Error;
                self.diagnostics.add(place, column, value, message);
            }
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        let id = text::trim(row.text(layout.question, &mut scratch).unwrap_or_default());
        if id.is_empty() || is_missing(id) {
            if usable && id.is_empty() {
                self.diagnostics.add(place, Some(layout.question), None, Message::of(Code::QuestionBlank));
            } else if usable {
                self.diagnostics.add(place, Some(layout.question), Some(id), missing_name::of_question());
            }
            self.scratch = scratch;
            return;
        }
        let question = QuestionId::new(self.into.ids.intern(&Key::new(id)).0);
        let was_left_out = self.into.left_out.get_mut(question.index()).is_some_and(std::mem::take);
        if was_left_out {
            // The row that is asked for says what its question is about.
            self.into.values.iter_mut().for_each(|values| drop(values.remove(&question)));
        }
        if !usable || self.facts(place, row, question, &mut scratch).is_err() {
            self.into.unreadable.push(question);
        }
        self.values(row, question, &mut scratch);
        self.scratch = scratch;
    }

    /// What a row says of its question beside how it ended.
    fn values(&mut self, row: TableRow<'_>, question: QuestionId, scratch: &mut Vec<u8>) {
        for &(at, column) in &self.layout.values {
            let value = String::from_utf8_lossy(row.text(column, scratch).unwrap_or_default());
            let value = text::fold_spaces(&value).into_owned();
            if let Some(values) = self.into.values.get_mut(at) {
                values.entry(question).or_insert(value);
            }
        }
    }

    /// Takes down that a question is not asked for, unless another row of it is. Nothing else of the row is read, so that nothing in
    /// it can be wrong.
    fn leave_out(&mut self, row: TableRow<'_>) {
        let mut scratch = std::mem::take(&mut self.scratch);
        let id = text::trim(row.text(self.layout.question, &mut scratch).unwrap_or_default());
        if !id.is_empty() && !is_missing(id) {
            let (number, is_new) = self.into.ids.intern(&Key::new(id));
            let question = QuestionId::new(number);
            if is_new {
                self.into.left_out.resize(question.index() + 1, false);
                self.into.left_out[question.index()] = true;
            }
            self.values(row, question, &mut scratch);
        }
        self.scratch = scratch;
    }

    fn facts(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        question: QuestionId,
        scratch: &mut Vec<u8>,
    ) -> Result<(), ()> {
        let layout = self.layout;
        let resolved_on = self.date(place, row, Some(layout.resolved_on), scratch);
        let closes_on = self.date(place, row, layout.closes_on, scratch);
        let value = row.text(layout.outcome, scratch).unwrap_or_default();
        let share = || layout.outcome_share.and_then(|at| row.raw(at)).map(text::trim).unwrap_or_default();
        let mut word = self.reading.outcome(value).or_else(|| self.reading.outcome_and_share(value, share()));
        let line = self.line(place);
        if layout.keeps_outcomes {
            let mut value = text::fold_spaces(&String::from_utf8_lossy(value)).into_owned();
            if let Some(at) = layout.of_answer {
                let answer =
                    String::from_utf8_lossy(text::trim(row.text(at, scratch).unwrap_or_default())).into_owned();
                match outcome_of_answer(&answer, &value, word) {
                    Some(said) => value = said,
                    // Another row of the question says what happened.
                    None => return Ok(()),
                }
                word = self.reading.outcome(value.as_bytes());
            }
            let resolved_on = resolved_on.ok().flatten();
            if corrects(row, layout) {
                self.into.texts.outcomes.forget(question);
            }
            let is_word = word.is_some_and(|word| word.is_more_than_a_number(&value));
            self.into.texts.outcomes.add(question, line, &value, resolved_on, is_word);
            let listed = layout.categories.and_then(|column| row.text(column, scratch)).unwrap_or_default();
            let listed = text::fold_spaces(&String::from_utf8_lossy(listed)).into_owned();
            self.into.texts.categories.add(question, line, &listed, None, true);
            // What the words mean is seen when the kind of the question is known.
            word = word.filter(|_| is_word).or(Some(OutcomeWord::Yes));
        }
        let value = row.text(layout.outcome, scratch).unwrap_or_default();
        let Some(word) = word else {
            let share = layout.outcome_share.and_then(|at| row.raw(at)).map(text::trim).unwrap_or_default();
            let value = suggestions::with_share(value, share);
            self.diagnostics.add(
                place,
                Some(layout.outcome),
                Some(&value),
                suggestions::outcome_refused(&value, self.reading.own_words()),
            );
            return Err(());
        };
        let opens_on = layout.opens_on.and_then(|column| self.reading.plain_moment(row.text(column, scratch)?));
        let evidence = RowEvidence {
            word,
            resolved_on: resolved_on?,
            opens_on,
            closes_on: closes_on?,
            corrects: corrects(row, layout),
        };
        self.into.evidence.add(question, line, of_resolutions(evidence));
        Ok(())
    }

    fn date(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        column: Option<usize>,
        scratch: &mut Vec<u8>,
    ) -> Result<Option<Moment>, ()> {
        let Some(column) = column else { return Ok(None) };
        let value = text::trim(row.text(column, scratch).unwrap_or_default());
        if value.is_empty() {
            return Ok(None);
        }
        if let Some(moment) = self.reading.iso_date(column, value) {
            return Ok(Some(moment));
        }
        match self.reading.last_day(column, value) {
            Ok((day, is_last)) => {
                if is_last {
                    self.last_days.add(place.line, column, value, day);
                }
                Ok(Some(day))
            }
            Err(error) => {
                match error {
                    Some(error) => self.diagnostics.add(place, Some(column), Some(value), Message::of(error.code())),
                    None => self.undecided = true,
                }
                Err(())
            }
        }
    }
}
