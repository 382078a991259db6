//! One thread's walk through chunks, row by row.

use std::sync::atomic::Ordering;

use super::parts::RowForecast;
use super::thread_reader::{ISO_DAY, NO_QUESTION, Scratch, ThreadReader, UNKNOWN};
use crate::dataset::dates;
use crate::dataset::forecast_row::ForecastRow;
use crate::dataset::interning::{Glance, Key, id_hash};
use crate::dataset::moments::ForecastMoments;
use crate::dataset::row_diagnostics::{RecordPlace, RowDiagnostics, of_whole_row};
use crate::diagnostics::{Code, Message, Severity};
use crate::error::Error;
use crate::input::chunks::{ChunkPlace, Chunks};
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::text;
use crate::input::text_part::TextPart;
use crate::model::{LabelId, LineNumber, MomentCode, ProbabilityCode, QuestionId, RowStatus};

/// No resolution has the question.
const NOT_KNOWN: QuestionId = QuestionId::new(u32::MAX - 1);
/// Questions of this many rows are looked up together.
const BATCH: usize = 32;
/// A row whose question is being looked up.
struct Ahead<'t> {
    row: TableRow<'t>,
    /// Its question id, unless that needs a closer look.
    key: Option<Key<'t>>,
    /// The number of its question, [`NOT_KNOWN`], or [`UNKNOWN`] if the lookup has to go on.
    question: QuestionId,
}

impl ThreadReader<'_> {
    pub(super) fn run(&mut self, chunks: &Chunks<'_>) -> Result<(), Error> {
        let mut buffer = Vec::new();
        let mut separators = Separators::default();
        while !self.undecided.load(Ordering::Relaxed) {
            let Some(place) = chunks.next_into(&mut buffer)? else { break };
            self.chunk(place, &buffer, &mut separators);
            self.make_room();
            self.shared.progress.fetch_add(buffer.len() as u64, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Writes the rows to a file when this thread's share of memory is full of them.
    fn make_room(&mut self) {
        let share = self.shared.spill.limit() / self.shared.threads.max(1) as u64;
        if self.in_memory * size_of::<ForecastRow>() as u64 > share {
            self.done.shards.iter_mut().for_each(|shard| shard.spill(self.shared.spill));
            self.in_memory = 0;
        }
    }

    fn chunk(&mut self, chunk: ChunkPlace, buffer: &[u8], separators: &mut Separators) {
        let dialect = self.table.dialect();
        separators.index(buffer, dialect);
        let clean = separators.is_clean(buffer);
        let open_quote = separators.open_quote.is_some();
        let mut scratch = Scratch::default();
        let mut record = 0;
        let mut rows = TableRows::new(buffer, separators, chunk.line);
        let mut batch = Vec::with_capacity(BATCH);
        while !rows.is_done() {
            batch.clear();
            while let Some(row) = if batch.len() < BATCH { rows.next() } else { None } {
                batch.push(self.ahead(row));
            }
            self.look_up(&mut batch);
            let last = if rows.is_done() { batch.len() } else { 0 };
            for (at, ahead) in (1..).zip(&batch) {
                let unclosed = open_quote && last == at;
                let plain = clean && !unclosed;
                if plain && self.plain_row(ahead).is_some() {
                    record += 1;
                } else {
                    let place = RecordPlace { chunk: chunk.index, record, line: ahead.row.line() };
                    record += self.row(place, ahead.row, plain, unclosed, &mut scratch);
                }
            }
            let line = batch.last().map_or(0, |ahead| ahead.row.line());
            self.done.last_line = self.done.last_line.max(line);
        }
        self.in_memory += u64::from(record);
        self.done.chunk_rows.push((chunk.index, u64::from(record)));
    }

    #[inline(always)]
    fn ahead<'t>(&self, row: TableRow<'t>) -> Ahead<'t> {
        Ahead { row, key: row.plain_part(self.layout.question).map(Key::of_part), question: UNKNOWN }
    }

    /// Looks the questions of a batch up, in loops of their own so that many reads are under way at a time: with half a
    /// million questions each of them goes to main memory.
    #[inline]
    fn look_up(&mut self, batch: &mut [Ahead<'_>]) {
        for ahead in &mut *batch {
            if let Some(key) = &ahead.key {
                self.touched ^= self.known.touch(key);
            }
        }
        for ahead in batch {
            if let Some(key) = &ahead.key {
                match self.known.look_ahead(key) {
                    Glance::Present(question) => ahead.question = QuestionId::new(question),
                    Glance::Absent => {
                        ahead.question = NOT_KNOWN;
                        self.touched ^= self.question_cache.lookup().touch(key);
                    }
                    Glance::Further(touched) => self.touched ^= touched,
                }
            }
        }
    }

    /// Reads a record as nearly all of them are: every field plain, source and probability met before. `None` when
    /// [`row`](Self::row) must look at it.
    #[inline(always)]
    fn plain_row(&mut self, ahead: &Ahead<'_>) -> Option<()> {
        let (layout, row) = (self.layout, &ahead.row);
        if !self.is_plain || row.width() != layout.width {
            return None;
        }
        let key = ahead.key.as_ref()?;
        let (first, last) = layout.label_span?;
        let (label, source) = (row.part(first, last)?, row.part(first, first)?.bytes());
        let label = match self.label_cells.get(label, source) {
            Some(label) => label,
            None => self.label_again(label, source)?,
        };
        let moment = self.day(row.raw(layout.date)?)?;
        let probability =
            self.probability_cells.get(row.part(layout.probability, layout.probability)?.short_word()?)?;
        let id = match layout.id {
            Some(column) => id_hash(row.plain_part(column)?),
            None => 0,
        };
        let question = match ahead.question {
            UNKNOWN => self.question_number(key),
            NOT_KNOWN => self.new_question_number(key),
            question => question,
        };
        if question == NO_QUESTION {
            return None;
        }
        let line = self.line(row.line());
        self.keep(key.hash(), ForecastRow { question, label, moment, probability, line, id: halves(id) }, 1.0);
        Some(())
    }

    /// The code of a day in the plainest form. In a log that is kept by date it is mostly that of the row before.
    #[inline(always)]
    fn day(&mut self, value: &[u8]) -> Option<MomentCode> {
        let value: &[u8; ISO_DAY] = value.try_into().ok()?;
        if *value != self.last_day.0 {
            self.last_day = (*value, ForecastMoments::day_code(dates::iso_day(value)?));
        }
        Some(self.last_day.1)
    }

    /// The label of a row that was met before, but not so lately that it still stands where it is looked for first.
    fn label_again(&mut self, text: TextPart<'_>, source: usize) -> Option<LabelId> {
        let label = self.label_cache.lookup().get(&Key::of_part(text))?;
        let label = self.label_numbers.get(label as usize).copied().flatten()?;
        self.label_cells.set(text, source, label);
        Some(label)
    }

    /// The line of a row, counted through all files.
    #[inline]
    pub(super) fn line(&self, line: u64) -> LineNumber {
        LineNumber::new(self.line_base + u32::try_from(line).unwrap_or(u32::MAX - self.line_base))
    }

    /// Reads one record; how many rows it is: 0 for a blank line, else 1.
    fn row(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        clean: bool,
        unclosed: bool,
        scratch: &mut Scratch,
    ) -> u32 {
        let layout = self.layout;
        if row.raw(layout.question).and_then(<[u8]>::first).is_none_or(|byte| !byte.is_ascii_alphanumeric())
            && row.is_blank()
        {
            return 0;
        }
        let line = self.line(place.line);
        if !unclosed && !layout.row_columns().look_filled(row) && self.is_no_row(place, row) {
            return 0;
        }
        let odd = row.width() != layout.width || !clean;
        if odd && self.whole_row(place, row, unclosed).is_err() {
            self.reject(line);
            return 1;
        }
        if !layout.filters.iter().all(|filter| filter.keeps(row, &mut scratch.field)) {
            return self.filtered(place, row, scratch);
        }
        let question = self.question(place, row, scratch);
        if question.is_ok_and(|(question, _)| self.shared.left_out.get(question.index()).is_some_and(|out| *out)) {
            return self.filtered(place, row, scratch);
        }
        let label = self.label(place, row, line, scratch);
        let moment = self.moment(place, row, scratch);
        let said = match &layout.distributions {
            None => self.probability(place, row, scratch).map(RowForecast::OfYes),
            Some(columns) => self.parts(place, row, columns, scratch),
        };
        let weight = self.weight(place, row, scratch);
        let known = question.map_or(Ok(()), |(question, _)| self.evidence(place, row, line, question, scratch));
        let (Ok((question, hash)), Ok(label), Ok(moment)) = (question, label, moment) else {
            self.reject(line);
            return 1;
        };
        let id = layout.id.and_then(|column| row.text(column, &mut scratch.field));
        let id = halves(id.map_or(0, |id| id_hash(TextPart::from(text::trim(id)))));
        let row_of = |probability| ForecastRow { question, label, moment, probability, line, id };
        let (Ok(said), Ok(weight), Ok(())) = (said, weight, known) else {
            self.reject(line);
            self.unread(place, row, (hash, row_of(ProbabilityCode::default())), scratch);
            return 1;
        };
        if !matches!(said, RowForecast::OfYes(_)) {
            self.texts_of_question(row, line, question, scratch);
        }
        match said {
            RowForecast::OfYes(probability) => self.keep(hash, row_of(probability), weight),
            RowForecast::Part(part) => self.keep_parts([part], hash, row_of, weight),
            RowForecast::Parts(parts) => self.keep_parts(parts, hash, row_of, weight),
        }
        1
    }

    /// Of a row that is not asked for only how its question ended is read, if it says so: nothing else in it can be wrong.
    fn filtered(&mut self, place: RecordPlace, row: TableRow<'_>, scratch: &mut Scratch) -> u32 {
        let line = self.line(place.line);
        let diagnostics = std::mem::replace(&mut self.done.diagnostics, RowDiagnostics::new(Some(0)));
        std::mem::swap(&mut self.done.evidence, &mut self.done.left_out_evidence);
        let _ = self
            .question(place, row, scratch)
            .and_then(|(question, _)| self.evidence(place, row, line, question, scratch));
        std::mem::swap(&mut self.done.evidence, &mut self.done.left_out_evidence);
        self.done.diagnostics = diagnostics;
        self.done.filtered += 1;
        self.status(line, RowStatus::Filtered);
        1
    }

    /// The shard of a question, by the hash of its id.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation)]
    pub(super) fn shard_of(&self, hash: u64) -> usize {
        (hash >> 1 >> self.shard_shift) as usize
    }

    #[inline(always)]
    fn keep(&mut self, hash: u64, row: ForecastRow, weight: f64) {
        let shard = self.shard_of(hash);
        let shard = &mut self.done.shards[shard];
        shard.rows.push(row);
        if self.layout.weight.is_some() {
            shard.weights.push(weight);
        }
    }

    fn reject(&mut self, line: LineNumber) {
        self.done.rejected += 1;
        self.status(line, RowStatus::Rejected);
    }

    fn status(&mut self, line: LineNumber, status: RowStatus) {
        if self.shared.keep_rows {
            self.done.statuses.push((line, status));
        }
    }

    /// Whether the line is a total, a remark or the header once more, which is told.
    #[cold]
    fn is_no_row(&mut self, place: RecordPlace, row: TableRow<'_>) -> bool {
        // A cell that a coder left blank is a code that is missing.
        let stays = |message: &Message| message.code == Code::SectionRow && self.shared.blanks_stay;
        let message = self.layout.row_columns().no_row(row).filter(|message| !stays(message));
        let is_none = message.is_some();
        if let Some(message) = message {
            self.done.diagnostics.add(place, None, Some(row.verbatim()), message);
        }
        is_none
    }

    /// What is wrong with the row as a whole.
    #[cold]
    fn whole_row(&mut self, place: RecordPlace, row: TableRow<'_>, unclosed: bool) -> Result<(), ()> {
        let found = of_whole_row(row, self.layout.width, Some(self.layout.probability), unclosed);
        let usable = found.iter().all(|(_, _, message)| message.code.entry().severity != Severity::Error);
        for (column, value, message) in found {
            self.done.diagnostics.add(place, column, value, message);
        }
        if usable { Ok(()) } else { Err(()) }
    }
}

/// In a row a hash takes two words, so that rows need no room between them.
#[allow(clippy::cast_possible_truncation)]
fn halves(hash: u64) -> [u32; 2] {
    [hash as u32, (hash >> 32) as u32]
}
