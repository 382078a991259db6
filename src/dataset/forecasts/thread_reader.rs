//! What a thread needs on its way through the chunks of a file.

use std::sync::atomic::AtomicBool;

use rustc_hash::FxHashMap;

use super::cell_cache::{LabelCache, ProbabilityCache};
use super::file_rows::ThreadRows;
use super::shared_tables::SharedTables;
use super::text_meaning::TextMeanings;
use crate::dataset::column_reading::ColumnReading;
use crate::dataset::interning::{Interner, Lookup};
use crate::dataset::layout::ForecastLayout;
use crate::dataset::stated_probability::StatedProbability;
use crate::input::table::InputTable;
use crate::model::{LabelId, Moment, MomentCode, ProbabilityCode, QuestionId};

/// Not looked up yet, or in vain so far.
pub(super) const UNKNOWN: QuestionId = QuestionId::new(u32::MAX);
/// The cell says that the question is missing.
pub(super) const NO_QUESTION: QuestionId = QuestionId::new(u32::MAX - 2);
/// Length of `2017-03-20`.
pub(super) const ISO_DAY: usize = 10;
/// A source with its type is longer than an id.
const LABEL_WORDS: usize = 6;

/// What a thread needs on its way.
pub(super) struct ThreadReader<'a> {
    pub(super) layout: &'a ForecastLayout,
    pub(super) reading: &'a ColumnReading,
    pub(super) shared: &'a SharedTables<'a>,
    /// The questions that have a resolution.
    pub(super) known: Lookup<'a>,
    pub(super) table: &'a InputTable,
    pub(super) line_base: u32,
    pub(super) undecided: &'a AtomicBool,
    pub(super) shard_shift: u32,
    /// Whether nothing but question, source, type, date, probability and id is read.
    pub(super) is_plain: bool,
    /// Keeps the compiler from leaving out reads that only warm the cache.
    pub(super) touched: u64,
    pub(super) question_cache: Interner,
    pub(super) question_numbers: Vec<QuestionId>,
    pub(super) label_cache: Interner<LABEL_WORDS>,
    pub(super) label_numbers: Vec<Option<LabelId>>,
    pub(super) label_cells: LabelCache,
    /// The answers of questions with several, as they are written, and their numbers.
    pub(super) answer_cache: Interner,
    pub(super) answer_numbers: Vec<u32>,
    /// The day that was last met, and its code.
    pub(super) last_day: ([u8; ISO_DAY], MomentCode),
    pub(super) probability_cells: ProbabilityCache,
    pub(super) probability_cache: FxHashMap<StatedProbability, u32>,
    pub(super) texts: TextMeanings,
    pub(super) moment_cache: FxHashMap<Moment, u32>,
    pub(super) done: ThreadRows,
    /// Rows since the last were sent away.
    pub(super) in_memory: u64,
}

/// Buffers for fields whose quotes have to be resolved.
#[derive(Default)]
pub(super) struct Scratch {
    pub(super) field: Vec<u8>,
    pub(super) key: Vec<u8>,
    /// Unit of the numbers of the row, if it has any; blank if it is not stated.
    pub(super) unit: Option<String>,
}

impl<'a> ThreadReader<'a> {
    pub(super) fn new(
        table: &'a InputTable,
        layout: &'a ForecastLayout,
        reading: &'a ColumnReading,
        shared: &'a SharedTables<'a>,
        keep: Option<usize>,
        line_base: u32,
        undecided: &'a AtomicBool,
    ) -> Self {
        Self {
            layout,
            reading,
            shared,
            known: shared.known.lookup(),
            table,
            line_base,
            undecided,
            shard_shift: 63 - shared.shards.trailing_zeros(),
            is_plain: layout.filters.is_empty()
                && shared.left_out.is_empty()
                && layout.weight.is_none()
                && layout.own_resolution.is_none()
                && layout.phrase.is_none()
                && layout.answers.is_none()
                && layout.distributions.is_none()
                && reading.reads_iso_dates_as_they_are(),
            touched: 0,
            question_cache: Interner::default(),
            question_numbers: vec![],
            label_cache: Interner::default(),
            label_numbers: vec![],
            label_cells: LabelCache::default(),
            answer_cache: Interner::default(),
            answer_numbers: vec![],
            last_day: ([0; ISO_DAY], MomentCode::default()),
            probability_cells: ProbabilityCache::default(),
            probability_cache: FxHashMap::default(),
            texts: TextMeanings::default(),
            moment_cache: FxHashMap::default(),
            done: ThreadRows::new(shared.shards, keep),
            in_memory: 0,
        }
    }

    /// What was made of the chunks.
    pub(super) fn finish(mut self) -> ThreadRows {
        self.done.in_words = self.texts.told();
        std::hint::black_box(self.touched);
        self.done
    }

    /// The code of what a row says.
    pub(super) fn code_of(&mut self, stated: StatedProbability) -> ProbabilityCode {
        ProbabilityCode::new(self.shared.probabilities.number(stated, &mut self.probability_cache))
    }
}
