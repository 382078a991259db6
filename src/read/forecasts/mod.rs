//! Reads forecast rows: several threads over the chunks of a file, each row straight from its bytes into a
//! packed [`ForecastRow`](crate::read::log::ForecastRow). Nothing is allocated per row.

mod beside;
mod fields;
mod met;
mod said;
mod worker;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::error::Error;
use crate::model::{Moment, RowFate};
use crate::parallel::on_threads;
use crate::read::distinct::{SharedTexts, SharedValues};
use crate::read::intern::Interner;
use crate::read::layout::ForecastLayout;
use crate::read::log::{Label, Shard};
use crate::read::overflow::Overflow;
use crate::read::probability::UnusualForms;
use crate::read::row_diagnostics::RowDiagnostics;
use crate::read::sightings::Sightings;
use crate::read::spoken::Spoken;
use crate::read::survey::Reading;
use crate::read::table::Table;
use crate::read::words::Words;
pub use said::InWords;
use worker::Worker;

/// The tables that all threads and all forecast files fill together.
#[derive(Debug)]
pub struct Shared<'a> {
    /// Questions that the resolutions know.
    pub known: &'a Interner,
    /// Questions that they do not; numbered behind the known ones.
    pub new_questions: SharedTexts<()>,
    /// Sources with their types and whatever else is grouped by.
    pub labels: SharedTexts<Label>,
    /// What was said: probabilities and phrases.
    pub probabilities: SharedValues<Spoken>,
    /// How words are read.
    pub words: &'a Words,
    /// Moments with a time of day.
    pub moments: SharedValues<Moment>,
    /// How many shards there are: a power of two.
    pub shards: usize,
    /// Whether the fate of every row is kept.
    pub keep_rows: bool,
    /// Whether rows with blank cells stay.
    pub blanks_stay: bool,
    /// Where rows go that memory shall not hold.
    pub overflow: &'a Overflow,
    /// How many threads share what memory holds.
    pub threads: usize,
    /// Bytes read so far, for the progress bar.
    pub progress: &'a AtomicU64,
}

/// What the threads made of one file.
#[derive(Debug)]
pub struct FileRows {
    /// The rows by shard, without weights if there is no column for them.
    pub shards: Vec<Shard>,
    /// Resolutions found in the rows themselves.
    pub sightings: Sightings,
    /// Problems.
    pub diagnostics: RowDiagnostics,
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
    /// What was said in words.
    pub words: InWords,
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
        worker.run(&chunks).map(|()| worker.finish())
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
        shards: (0..shards).map(|_| Shard::default()).collect(),
        sightings: Sightings::default(),
        diagnostics: RowDiagnostics::new(keep),
        forms: UnusualForms::default(),
        rows: 0,
        rows_before: vec![],
        filtered: 0,
        rejected: 0,
        fates: vec![],
        lines: 0,
        words: InWords::default(),
    };
    let mut chunk_rows = vec![];
    for worker in workers {
        for (ours, theirs) in all.shards.iter_mut().zip(worker.shards) {
            ours.append(theirs);
        }
        all.sightings.merge(worker.sightings);
        all.diagnostics.merge(worker.diagnostics);
        all.words.merge(worker.words);
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
    shards: Vec<Shard>,
    sightings: Sightings,
    diagnostics: RowDiagnostics,
    forms: UnusualForms,
    chunk_rows: Vec<(u32, u64)>,
    filtered: u64,
    rejected: u64,
    fates: Vec<(u32, RowFate)>,
    last_line: u64,
    words: InWords,
}
