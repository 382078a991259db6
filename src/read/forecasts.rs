//! Reads forecast rows: several threads over the chunks of a file, each row straight from its bytes into a
//! packed [`ForecastRow`]. Nothing is allocated per row.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rustc_hash::FxHashMap;

use crate::error::Error;
use crate::model::{Moment, RowFate};
use crate::parallel::on_threads;
use crate::read::chunks::{ChunkPlace, Chunks};
use crate::read::distinct::{SharedTexts, SharedValues};
use crate::read::faults;
use crate::read::findings::{Findings, RowPlace};
use crate::read::intern::{Interner, Key, stable_hash};
use crate::read::layout::ForecastLayout;
use crate::read::log::{ForecastRow, Label, Moments, TIMED};
use crate::read::probability::UnusualForms;
use crate::read::separators::Separators;
use crate::read::sightings::Sightings;
use crate::read::survey::Reading;
use crate::read::table::{Row, Rows, Table};
use crate::read::{dates, outcome, text};

/// Rows are collected in blocks of this many: growing never copies them, and a block goes back to the system when it
/// has been used, which smaller ones would not.
const BLOCK: usize = 8192;
/// No code yet.
const UNKNOWN: u32 = u32::MAX;
/// Questions of this many rows are looked at ahead of time.
const BATCH: usize = 32;

/// The tables that all threads and all forecast files fill together.
#[derive(Debug)]
pub struct Shared<'a> {
    /// Questions that the resolutions know.
    pub known: &'a Interner,
    /// Questions that they do not; numbered behind the known ones.
    pub new_questions: SharedTexts<()>,
    /// Sources with their types and whatever else is grouped by.
    pub labels: SharedTexts<Label>,
    /// Probabilities, as bit patterns.
    pub probabilities: SharedValues<u64>,
    /// Moments with a time of day.
    pub moments: SharedValues<Moment>,
    /// How many shards there are: a power of two.
    pub shards: usize,
    /// Whether the fate of every row is kept.
    pub keep_rows: bool,
    /// Bytes read so far, for the progress bar.
    pub progress: &'a AtomicU64,
}

/// What the threads made of one file.
#[derive(Debug)]
pub struct FileRows {
    /// For each shard the blocks of rows.
    pub blocks: Vec<Vec<Vec<ForecastRow>>>,
    /// For each shard the weights, block by block; empty without a weight column.
    pub weights: Vec<Vec<Vec<f64>>>,
    /// Resolutions found in the rows themselves.
    pub sightings: Sightings,
    /// Problems.
    pub findings: Findings,
    /// Probabilities that are not in the plainest form.
    pub forms: UnusualForms,
    /// Data rows.
    pub rows: u64,
    /// Data rows before each chunk.
    pub rows_before: Vec<u64>,
    /// Rows left out by a filter.
    pub filtered: u64,
    /// Rows that cannot be used.
    pub rejected: u64,
    /// Fates of those, by line.
    pub fates: Vec<(u32, RowFate)>,
    /// Lines of the file.
    pub lines: u64,
}

/// Either the rows, or that a value was met whose reading depends on its whole column.
pub type Attempt = Result<FileRows, NeedsSurvey>;

/// The columns must be looked through before the rows can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedsSurvey;

/// Reads one file on `threads` threads.
///
/// # Errors
/// When the file cannot be read.
pub fn read_file(
    table: &Table,
    layout: &ForecastLayout,
    reading: &Reading,
    shared: &Shared<'_>,
    keep: Option<usize>,
    line_base: u32,
    threads: usize,
) -> Result<Attempt, Error> {
    let chunks = table.chunks();
    let undecided = AtomicBool::new(false);
    let workers: Result<Vec<Done>, Error> = on_threads(threads, || {
        let mut worker = Worker::new(table, layout, reading, shared, keep, line_base, &undecided);
        worker.run(&chunks).map(|()| {
            std::hint::black_box(worker.touched);
            worker.done
        })
    })
    .into_iter()
    .collect();
    let workers = workers?;
    if undecided.load(Ordering::Relaxed) {
        return Ok(Err(NeedsSurvey));
    }
    Ok(Ok(merge(workers, shared.shards, keep)))
}

fn merge(workers: Vec<Done>, shards: usize, keep: Option<usize>) -> FileRows {
    let mut all = FileRows {
        blocks: (0..shards).map(|_| vec![]).collect(),
        weights: (0..shards).map(|_| vec![]).collect(),
        sightings: Sightings::default(),
        findings: Findings::new(keep),
        forms: UnusualForms::default(),
        rows: 0,
        rows_before: vec![],
        filtered: 0,
        rejected: 0,
        fates: vec![],
        lines: 0,
    };
    let mut chunk_rows = vec![];
    for worker in workers {
        for (at, blocks) in worker.blocks.into_iter().enumerate() {
            all.blocks[at].extend(blocks);
        }
        for (at, weights) in worker.weights.into_iter().enumerate() {
            all.weights[at].extend(weights);
        }
        all.sightings.merge(worker.sightings);
        all.findings.merge(worker.findings);
        all.forms.merge(worker.forms);
        all.filtered += worker.filtered;
        all.rejected += worker.rejected;
        all.fates.extend(worker.fates);
        all.lines = all.lines.max(worker.last_line);
        chunk_rows.extend(worker.chunk_rows);
    }
    chunk_rows.sort_unstable();
    for (_, rows) in chunk_rows {
        all.rows_before.push(all.rows);
        all.rows += rows;
    }
    all
}

/// What one thread has made so far.
#[derive(Debug)]
struct Done {
    blocks: Vec<Vec<Vec<ForecastRow>>>,
    weights: Vec<Vec<Vec<f64>>>,
    sightings: Sightings,
    findings: Findings,
    forms: UnusualForms,
    chunk_rows: Vec<(u32, u64)>,
    filtered: u64,
    rejected: u64,
    fates: Vec<(u32, RowFate)>,
    last_line: u64,
}

struct Worker<'a> {
    layout: &'a ForecastLayout,
    reading: &'a Reading,
    shared: &'a Shared<'a>,
    table: &'a Table,
    line_base: u32,
    undecided: &'a AtomicBool,
    shard_shift: u32,
    /// Keeps the compiler from leaving out reads that only warm the cache.
    touched: u32,
    question_cache: Interner,
    question_numbers: Vec<u32>,
    label_cache: Interner,
    label_numbers: Vec<u32>,
    /// Codes of 0.000, 0.001, … 1.000.
    decimal_codes: Vec<u32>,
    probability_cache: FxHashMap<u64, u32>,
    moment_cache: FxHashMap<Moment, u32>,
    done: Done,
}

/// Buffers for fields whose quotes have to be resolved.
#[derive(Default)]
struct Scratch {
    field: Vec<u8>,
    key: Vec<u8>,
}

impl<'a> Worker<'a> {
    fn new(
        table: &'a Table,
        layout: &'a ForecastLayout,
        reading: &'a Reading,
        shared: &'a Shared<'a>,
        keep: Option<usize>,
        line_base: u32,
        undecided: &'a AtomicBool,
    ) -> Self {
        let done = Done {
            blocks: (0..shared.shards).map(|_| vec![]).collect(),
            weights: (0..shared.shards).map(|_| vec![]).collect(),
            sightings: Sightings::default(),
            findings: Findings::new(keep),
            forms: UnusualForms::default(),
            chunk_rows: vec![],
            filtered: 0,
            rejected: 0,
            fates: vec![],
            last_line: 0,
        };
        Self {
            layout,
            reading,
            shared,
            table,
            line_base,
            undecided,
            shard_shift: 63 - shared.shards.trailing_zeros(),
            touched: 0,
            question_cache: Interner::default(),
            question_numbers: vec![],
            label_cache: Interner::default(),
            label_numbers: vec![],
            decimal_codes: vec![UNKNOWN; 1001],
            probability_cache: FxHashMap::default(),
            moment_cache: FxHashMap::default(),
            done,
        }
    }

    fn run(&mut self, chunks: &Chunks<'_>) -> Result<(), Error> {
        let mut buffer = Vec::new();
        let mut separators = Separators::default();
        while !self.undecided.load(Ordering::Relaxed) {
            let Some(place) = chunks.next_into(&mut buffer)? else { break };
            self.chunk(place, &buffer, &mut separators);
            self.shared.progress.fetch_add(buffer.len() as u64, Ordering::Relaxed);
        }
        Ok(())
    }

    fn chunk(&mut self, chunk: ChunkPlace, buffer: &[u8], separators: &mut Separators) {
        let dialect = self.table.dialect();
        separators.index(buffer, dialect);
        let clean = std::str::from_utf8(buffer).is_ok() && memchr::memchr(0, buffer).is_none();
        let open_quote = separators.open_quote.is_some();
        let mut scratch = Scratch::default();
        let mut record = 0;
        let mut rows = Rows::new(buffer, separators, dialect, chunk.line).peekable();
        let mut batch = Vec::with_capacity(BATCH);
        while rows.peek().is_some() {
            batch.extend(rows.by_ref().take(BATCH).map(|row| (row, self.question_key(row))));
            // In a loop of its own, so that many reads are under way at a time.
            self.touched ^= batch
                .iter()
                .filter_map(|(_, key)| key.as_ref())
                .fold(0, |touched, key| touched ^ self.shared.known.touch(key.hash()));
            let last = rows.peek().is_none().then(|| batch.len() - 1);
            for (at, (row, key)) in batch.drain(..).enumerate() {
                let place = RowPlace { chunk: chunk.index, record, line: row.line() };
                self.done.last_line = self.done.last_line.max(row.line());
                let unclosed = open_quote && last == Some(at);
                record += self.row(place, row, key, clean && !unclosed, unclosed, &mut scratch);
            }
        }
        self.done.chunk_rows.push((chunk.index, u64::from(record)));
    }

    /// The question id of a row, looked at ahead of time so that the lookup that follows finds its place in the cache.
    #[inline]
    fn question_key<'t>(&self, row: Row<'t>) -> Option<Key<'t>> {
        let id = text::trim(row.raw(self.layout.question)?);
        if id.is_empty() || id.first() == Some(&b'"') {
            return None;
        }
        Some(Key::new(id))
    }

    /// Reads one record; how many rows it is: 0 for a blank line, else 1.
    fn row(
        &mut self,
        place: RowPlace,
        row: Row<'_>,
        key: Option<Key<'_>>,
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
        let line = self.line_base + u32::try_from(place.line).unwrap_or(u32::MAX - self.line_base);
        if !layout.row_columns().look_filled(row) && self.is_no_row(place, row) {
            return 0;
        }
        let odd = row.width() != layout.width || !clean;
        if odd && self.whole_row(place, row, unclosed).is_err() {
            self.reject(line);
            return 1;
        }
        let question = match key {
            Some(key) => Ok((self.question_number(&key), key.hash())),
            None => self.question(place, row, scratch),
        };
        let label = self.label(place, row, line, scratch);
        let moment = self.moment(place, row, scratch);
        let probability = self.probability(place, row, scratch);
        let weight = self.weight(place, row, scratch);
        let known = question.map_or(Ok(()), |(question, _)| self.sighting(place, row, line, question, scratch));
        let (Ok((question, hash)), Ok(label), Ok(moment), Ok(probability), Ok(weight), Ok(())) =
            (question, label, moment, probability, weight, known)
        else {
            self.reject(line);
            return 1;
        };
        if !layout.filters.iter().all(|filter| filter.keeps(row, &mut scratch.field)) {
            self.done.filtered += 1;
            self.fate(line, RowFate::Filtered);
            return 1;
        }
        let id = layout
            .id
            .and_then(|column| row.text(column, &mut scratch.field))
            .map_or(0, |id| stable_hash(text::trim(id)));
        #[allow(clippy::cast_possible_truncation)]
        let id = [id as u32, (id >> 32) as u32];
        self.keep(hash, ForecastRow { question, label, moment, probability, line, id }, weight);
        1
    }

    #[inline]
    fn keep(&mut self, hash: u64, row: ForecastRow, weight: f64) {
        #[allow(clippy::cast_possible_truncation)]
        let shard = (hash >> 1 >> self.shard_shift) as usize;
        push_in_blocks(&mut self.done.blocks[shard], row);
        if self.layout.weight.is_some() {
            push_in_blocks(&mut self.done.weights[shard], weight);
        }
    }

    fn reject(&mut self, line: u32) {
        self.done.rejected += 1;
        self.fate(line, RowFate::Rejected);
    }

    fn fate(&mut self, line: u32, fate: RowFate) {
        if self.shared.keep_rows {
            self.done.fates.push((line, fate));
        }
    }

    /// Whether the line is a total, a remark or the header once more, which is told.
    #[cold]
    fn is_no_row(&mut self, place: RowPlace, row: Row<'_>) -> bool {
        let fault = self.layout.row_columns().no_row(row);
        let is_none = fault.is_some();
        if let Some(fault) = fault {
            self.done.findings.add(place, None, Some(row.verbatim()), fault);
        }
        is_none
    }

    /// Faults of the row as a whole.
    #[cold]
    fn whole_row(&mut self, place: RowPlace, row: Row<'_>, unclosed: bool) -> Result<(), ()> {
        let faults = faults::of_whole_row(row, self.layout.width, Some(self.layout.probability), unclosed);
        let usable = faults.iter().all(|(_, _, fault)| fault.severity != crate::diagnose::Severity::Error);
        for (column, value, fault) in faults {
            self.done.findings.add(place, column, value, fault);
        }
        if usable { Ok(()) } else { Err(()) }
    }

    fn question(&mut self, place: RowPlace, row: Row<'_>, scratch: &mut Scratch) -> Result<(u32, u64), ()> {
        let column = self.layout.question;
        let id = text::trim(row.text(column, &mut scratch.field).unwrap_or_default());
        if id.is_empty() {
            self.done.findings.add(place, Some(column), None, faults::blank("question"));
            return Err(());
        }
        let key = Key::new(id);
        Ok((self.question_number(&key), key.hash()))
    }

    #[inline]
    fn question_number(&mut self, key: &Key<'_>) -> u32 {
        if let Some(number) = self.shared.known.get(key) {
            return number;
        }
        let (cached, is_new) = self.question_cache.intern(key);
        if is_new {
            let known = u32::try_from(self.shared.known.len()).unwrap_or(u32::MAX);
            self.question_numbers.push(known + self.shared.new_questions.number_with(key, || (), |()| ()));
        }
        self.question_numbers[cached as usize]
    }

    fn label(&mut self, place: RowPlace, row: Row<'_>, line: u32, scratch: &mut Scratch) -> Result<u32, ()> {
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
            let label = self.new_label(row, line, &mut scratch.field);
            let number = if label.source.is_empty() || label.source_type.is_empty() {
                u32::MAX
            } else {
                let key = label_key(&label);
                self.shared.labels.number_with(
                    &Key::new(key.as_bytes()),
                    || label,
                    |known| known.first_line = known.first_line.min(line),
                )
            };
            self.label_numbers.push(number);
        }
        let number = self.label_numbers[cached as usize];
        if number != u32::MAX {
            return Ok(number);
        }
        for (column, what) in [(layout.source, "source"), (layout.source_type, "source type")] {
            if text::trim(row.text(column, &mut scratch.field).unwrap_or_default()).is_empty() {
                self.done.findings.add(place, Some(column), None, faults::blank(what));
            }
        }
        Err(())
    }

    fn new_label(&self, row: Row<'_>, line: u32, field: &mut Vec<u8>) -> Label {
        let mut folded = |column: usize| {
            let value = String::from_utf8_lossy(row.text(column, field).unwrap_or_default()).into_owned();
            text::fold_spaces(&value).into_owned()
        };
        Label {
            source: folded(self.layout.source),
            source_type: folded(self.layout.source_type),
            others: self.layout.label_columns[2..].iter().map(|&column| folded(column)).collect(),
            first_line: line,
        }
    }

    fn moment(&mut self, place: RowPlace, row: Row<'_>, scratch: &mut Scratch) -> Result<u32, ()> {
        let column = self.layout.date;
        let value = row.text(column, &mut scratch.field).unwrap_or_default();
        if let Some(moment) = dates::parse_iso(value) {
            return Ok(Moments::day_code(moment.day()));
        }
        let moment = self.date(place, column, value)?;
        Ok(if moment.has_time() {
            TIMED | self.shared.moments.number(moment, &mut self.moment_cache)
        } else {
            Moments::day_code(moment.day())
        })
    }

    /// A date that is not in the plainest form.
    #[cold]
    fn date(&mut self, place: RowPlace, column: usize, value: &[u8]) -> Result<Moment, ()> {
        match self.reading.date(column, value) {
            Ok(moment) => Ok(moment),
            Err(fault) => {
                match fault {
                    Some(fault) => self.done.findings.add(place, Some(column), Some(value), fault),
                    None => self.undecided.store(true, Ordering::Relaxed),
                }
                Err(())
            }
        }
    }

    fn probability(&mut self, place: RowPlace, row: Row<'_>, scratch: &mut Scratch) -> Result<u32, ()> {
        let column = self.layout.probability;
        let value = row.text(column, &mut scratch.field).unwrap_or_default();
        let p = match self.reading.plain_fraction(value) {
            Some(p) => p,
            None => match self.reading.probability(value) {
                Ok(p) => {
                    self.done.forms.observe(value, place.line);
                    p
                }
                Err(fault) => {
                    match fault {
                        Some(fault) => self.done.findings.add(place, Some(column), Some(value), fault),
                        None => self.undecided.store(true, Ordering::Relaxed),
                    }
                    return Err(());
                }
            },
        };
        Ok(self.probability_code(p))
    }

    /// The code of a probability. People say 0.35, so up to three decimals are looked up without hashing.
    #[inline]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 1000
    fn probability_code(&mut self, p: f64) -> u32 {
        let thousandths = (p * 1000.0 + 0.5) as usize;
        #[allow(clippy::float_cmp)] // exactly that double, or not
        if thousandths as f64 / 1000.0 == p {
            let code = self.decimal_codes[thousandths];
            if code != UNKNOWN {
                return code;
            }
            let code = self.shared.probabilities.number(p.to_bits(), &mut self.probability_cache);
            self.decimal_codes[thousandths] = code;
            return code;
        }
        self.shared.probabilities.number(p.to_bits(), &mut self.probability_cache)
    }

    fn weight(&mut self, place: RowPlace, row: Row<'_>, scratch: &mut Scratch) -> Result<f64, ()> {
        let Some(column) = self.layout.weight else { return Ok(1.0) };
        let value = text::trim(row.text(column, &mut scratch.field).unwrap_or_default());
        let weight = std::str::from_utf8(value).ok().and_then(|value| value.parse::<f64>().ok());
        let usable = |&weight: &f64| weight == 0.0 || (1e-6..=1e6).contains(&weight);
        match weight {
            _ if value.is_empty() => Ok(1.0),
            Some(weight) if usable(&weight) => Ok(weight),
            _ => {
                self.done.findings.add(place, Some(column), Some(value), faults::weight());
                Err(())
            }
        }
    }

    /// Takes in what a one-file log says of the question in the forecast's own row.
    fn sighting(
        &mut self,
        place: RowPlace,
        row: Row<'_>,
        line: u32,
        question: u32,
        scratch: &mut Scratch,
    ) -> Result<(), ()> {
        let Some(own) = &self.layout.own_resolution else { return Ok(()) };
        let mut dates = [None; 2];
        for (date, column) in dates.iter_mut().zip([own.resolved_on, own.closes_on]) {
            let Some(column) = column else { continue };
            let value = text::trim(row.text(column, &mut scratch.field).unwrap_or_default());
            if !value.is_empty() {
                *date = Some(match dates::parse_iso(value) {
                    Some(moment) => moment,
                    None => self.date(place, column, value)?,
                });
            }
        }
        let value = row.text(own.outcome, &mut scratch.field).unwrap_or_default();
        let Some(word) = outcome::parse(value) else {
            self.done.findings.add(place, Some(own.outcome), Some(value), faults::outcome_not_understood());
            return Err(());
        };
        self.done.sightings.see(question, line, word, dates[0], dates[1]);
        Ok(())
    }
}

fn push_in_blocks<T>(blocks: &mut Vec<Vec<T>>, value: T) {
    match blocks.last_mut() {
        Some(block) if block.len() < BLOCK => block.push(value),
        _ => {
            let mut block = Vec::with_capacity(BLOCK);
            block.push(value);
            blocks.push(block);
        }
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
