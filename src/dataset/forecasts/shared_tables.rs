//! The tables that all threads and all forecast files fill together.

use std::sync::atomic::AtomicU64;

use crate::dataset::aliases::ColumnAliases;
use crate::dataset::distinct::{SharedTexts, SharedValues};
use crate::dataset::interning::{Interner, NumberedTexts};
use crate::dataset::label::Label;
use crate::dataset::moments::ForecastMoments;
use crate::dataset::run_lexicons::RunLexicons;
use crate::dataset::spill::SpillFile;
use crate::dataset::stated_probability::{Probabilities, StatedProbability};
use crate::model::{LineNumber, Moment};
use crate::options::RunOptions;

/// The tables that all threads and all forecast files fill together.
#[derive(Debug)]
pub(crate) struct SharedTables<'a> {
    /// Questions that the resolutions know.
    pub(crate) known: &'a Interner,
    /// By number, those of them that are not asked for.
    pub(crate) left_out: &'a [bool],
    /// Questions that they do not; numbered behind the known ones.
    pub(crate) new_questions: SharedTexts<()>,
    /// Sources with their types and whatever else is grouped by.
    pub(crate) labels: SharedTexts<Label>,
    /// The aliases of source, source type and the other columns of a label, in their order.
    pub(crate) aliases: Vec<ColumnAliases<'a>>,
    /// What was said: probabilities and phrases.
    pub(crate) probabilities: SharedValues<StatedProbability>,
    /// The answers of questions that have several: the line on which each is first named, and its name there.
    pub(crate) answers: SharedTexts<(LineNumber, String)>,
    /// How words are read.
    pub(crate) lexicons: &'a RunLexicons,
    /// Moments with a time of day.
    pub(crate) moments: SharedValues<Moment>,
    /// How many shards there are: a power of two.
    pub(crate) shards: usize,
    /// Whether the status of every row is kept.
    pub(crate) keep_rows: bool,
    /// Whether the outcomes of questions are kept as they stand, as some may be no yes and no.
    pub(crate) keeps_outcomes: bool,
    /// Whether rows with blank cells stay.
    pub(crate) blanks_stay: bool,
    /// Where rows go that memory shall not hold.
    pub(crate) spill: &'a SpillFile,
    /// How many threads share what memory holds.
    pub(crate) threads: usize,
    /// Bytes read so far, for the progress bar.
    pub(crate) progress: &'a AtomicU64,
}

impl<'a> SharedTables<'a> {
    /// Empty tables for a run: its known questions with those that are not asked for, its lexicons, and where rows go beyond what memory holds.
    pub(crate) fn new(
        run: &RunOptions,
        (known, left_out): (&'a Interner, &'a [bool]),
        aliases: Vec<ColumnAliases<'a>>,
        lexicons: &'a RunLexicons,
        spill: &'a SpillFile,
        shards: usize,
        progress: &'a AtomicU64,
    ) -> Self {
        Self {
            known,
            left_out,
            new_questions: SharedTexts::default(),
            labels: SharedTexts::default(),
            aliases,
            probabilities: SharedValues::default(),
            answers: SharedTexts::default(),
            lexicons,
            moments: SharedValues::default(),
            shards,
            keep_rows: run.retention.row_statuses,
            keeps_outcomes: false,
            blanks_stay: run.reading.purpose.keeps_blanks(),
            spill,
            threads: run.reading.threads,
            progress,
        }
    }

    /// What is in the tables, once all files are read.
    pub(crate) fn filled(self) -> FilledTables {
        FilledTables {
            answers: self.answers.into_inner().1.into_iter().map(|(_, name)| name).collect(),
            new_questions: self.new_questions.into_inner().0.into_texts(),
            labels: self.labels.into_inner().1,
            probabilities: Probabilities::new(&self.probabilities.into_values()),
            moments: ForecastMoments { timed: self.moments.into_values() },
        }
    }
}

/// What threads and files have filled together.
#[derive(Debug)]
pub(crate) struct FilledTables {
    /// The answers of questions that have several, by number.
    pub(crate) answers: Vec<String>,
    /// Questions that no resolution knows, to be numbered behind the known ones.
    pub(crate) new_questions: NumberedTexts,
    /// Sources with their types and whatever else is grouped by.
    pub(crate) labels: Vec<Label>,
    /// What was said.
    pub(crate) probabilities: Probabilities,
    /// Moments.
    pub(crate) moments: ForecastMoments,
}
