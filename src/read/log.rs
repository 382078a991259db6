//! A log that has been read: forecasts packed small and sorted into shards by question, and the tables that
//! their numbers point into.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Note};
use crate::error::Error;
use crate::model::InputFacts;
use crate::model::{Day, Moment, RowFate};
use crate::read::blocks::Blocks;
use crate::read::columns::Columns;
use crate::read::intern::Texts;
use crate::read::overflow::{Overflow, WeightedAway};
pub use crate::read::spoken::Probabilities;
use crate::read::survey::Reading;
use crate::read::table::Table;
use crate::read::words::Words;

/// Rows of one file lie below this many lines of the run; more are refused.
pub const MOST_LINES: u64 = u32::MAX as u64;

/// One forecast, packed: ten million of them fit beside everything else in 400 MiB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ForecastRow {
    /// Number of the question.
    pub question: u32,
    /// Number of the label: source, source type and whatever else is grouped by.
    pub label: u32,
    /// When it was made, see [`Moments`].
    pub moment: u32,
    /// What it says, see [`Probabilities`].
    pub probability: u32,
    /// Line on which it stands, counted through all forecast files: later rows have higher lines.
    pub line: u32,
    /// Hash of its own id; zero when the file has none.
    pub id: [u32; 2],
}

impl ForecastRow {
    /// As plain numbers, for a file.
    fn words(&self) -> [u32; 7] {
        let Self { question, label, moment, probability, line, id: [low, high] } = *self;
        [question, label, moment, probability, line, low, high]
    }

    fn of_words([question, label, moment, probability, line, low, high]: [u32; 7]) -> Self {
        Self { question, label, moment, probability, line, id: [low, high] }
    }
}

/// The forecasts on a share of the questions. Questions go to shards by their hash, so a shard has all
/// forecasts on its questions, whatever thread read them.
#[derive(Clone, Debug, Default)]
pub struct Shard {
    /// The rows, those of each thread and file in the order of their lines.
    pub rows: Blocks<ForecastRow>,
    /// Their weights; empty when every weight is 1.
    pub weights: Blocks<f64>,
    /// What waits in a file.
    away: Vec<WeightedAway>,
}

impl Shard {
    /// Takes in the rows of another shard on the same questions.
    pub fn append(&mut self, other: Self) {
        self.rows.append(other.rows);
        self.weights.append(other.weights);
        self.away.extend(other.away);
    }

    /// Gives every row that is in memory the weight 1, if none has one.
    pub fn weigh(&mut self) {
        if self.weights.is_empty() {
            self.weights.extend(self.rows.iter().map(|_| 1.0));
        }
    }

    /// Bytes of the rows in memory.
    pub fn bytes(&self) -> u64 {
        (self.rows.len() * size_of::<ForecastRow>() + self.weights.len() * size_of::<f64>()) as u64
    }

    /// Writes the rows where they take no memory, each block for itself: within a block lines rise. What cannot be written
    /// stays.
    pub fn send_away(&mut self, overflow: &Overflow) {
        let mut weights = std::mem::take(&mut self.weights).into_blocks().flatten();
        for block in std::mem::take(&mut self.rows).into_blocks().filter(|block| !block.is_empty()) {
            let weights: Vec<f64> = weights.by_ref().take(block.len()).collect();
            let words: Vec<_> = block.iter().map(ForecastRow::words).collect();
            match overflow.put_weighted(&words, &weights) {
                Some(away) => self.away.push(away),
                None => self.append(Self {
                    rows: block.into_iter().collect(),
                    weights: weights.into_iter().collect(),
                    away: vec![],
                }),
            }
        }
    }

    /// The shard with all its rows in memory.
    pub fn here(&self, overflow: &Overflow) -> Cow<'_, Self> {
        if self.away.is_empty() {
            return Cow::Borrowed(self);
        }
        let weighted = !self.weights.is_empty() || self.away.iter().any(WeightedAway::has_weights);
        let mut all = Self::default();
        let back = self.away.iter().map(|part| {
            let (rows, weights) = overflow.get_weighted(*part);
            let rows = rows.into_iter().map(ForecastRow::of_words).collect();
            Self { rows, weights: weights.into_iter().collect(), away: vec![] }
        });
        for mut part in back.chain([Self { away: vec![], ..self.clone() }]) {
            if weighted {
                part.weigh();
            }
            all.append(part);
        }
        Cow::Owned(all)
    }
}

/// Moments at which forecasts were made. A bare day is its own code, a moment with a time of day follows.
#[derive(Debug, Default)]
pub struct Moments {
    /// Moments that have a time of day.
    pub timed: Vec<Moment>,
}

/// Codes at and above this point into [`Moments::timed`].
pub const TIMED: u32 = 1 << 31;

impl Moments {
    /// The code of a moment without a time of day.
    #[inline]
    pub fn day_code(day: Day) -> u32 {
        (day.days_since_1970() - Day::FIRST.days_since_1970()).cast_unsigned()
    }

    /// The day of a code, counted from [`Day::FIRST`]: smaller numbers are earlier days.
    #[inline]
    pub fn day_order(&self, code: u32) -> u32 {
        if code < TIMED { code } else { Self::day_code(self.value(code).day()) }
    }

    /// The moment of a code.
    #[inline]
    pub fn value(&self, code: u32) -> Moment {
        let day = || Day::from_days_since_1970(code.cast_signed() + Day::FIRST.days_since_1970());
        let timed = || self.timed.get((code & !TIMED) as usize).copied();
        let found = if code < TIMED { day().map(Moment::on) } else { timed() };
        found.unwrap_or(Moment::on(Day::FIRST)) // codes come from here alone, so one is always found
    }
}

/// A label: what a row says about its origin, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The source, white space folded.
    pub source: String,
    /// The source type, as this row writes it.
    pub source_type: String,
    /// Values of the other columns that are grouped by, in the order of [`Log::label_columns`].
    pub others: Vec<String>,
    /// The first line that carries it.
    pub first_line: u32,
}

/// What is known of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct QuestionFacts {
    /// How it ended, if it did.
    pub outcome: Option<Ending>,
    /// When that was known.
    pub resolved_on: Option<Moment>,
    /// Its deadline.
    pub closes_on: Option<Moment>,
    /// Its resolution cannot be used (contradictory, unreadable): its forecasts are rejected.
    pub unusable: bool,
}

/// How a question ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// It happened.
    Yes,
    /// It did not.
    No,
    /// It was called off.
    Annulled,
}

/// The questions: ids, what is known of them, values of question columns that are grouped by.
#[derive(Debug, Default)]
pub struct Questions {
    /// Their ids.
    pub ids: Texts,
    /// What is known of each; shorter than `ids` when the last have no resolution.
    pub facts: Vec<QuestionFacts>,
    /// For each question column asked for, the value of each question that has one.
    pub values: Vec<BTreeMap<u32, String>>,
}

impl Questions {
    /// What is known of a question.
    #[inline]
    pub fn facts(&self, question: u32) -> QuestionFacts {
        self.facts.get(question as usize).copied().unwrap_or_default()
    }
}

/// A file of forecasts or resolutions that was read, with all that is needed to read its rows in the same way again.
#[derive(Debug)]
pub struct ReadTable {
    /// The file.
    pub table: Table,
    /// Which column is which.
    pub columns: Columns,
    /// How its dates and probabilities were read.
    pub reading: Reading,
    /// Columns whose dates were read.
    pub date_columns: Vec<usize>,
    /// The column that tells questions apart.
    pub question: usize,
    /// Added to its line numbers in the count through all files of its kind.
    pub line_base: u32,
}

/// Everything that was read.
#[derive(Debug)]
pub struct Log {
    /// The forecasts, in shards by question.
    pub shards: Vec<Shard>,
    /// Where rows wait that memory shall not hold.
    pub overflow: Overflow,
    /// The questions.
    pub questions: Questions,
    /// Who said it.
    pub labels: Vec<Label>,
    /// Row columns in [`Label::others`].
    pub label_columns: Vec<String>,
    /// Question columns in [`Questions::values`].
    pub question_columns: Vec<String>,
    /// Distinct probabilities and phrases.
    pub probabilities: Probabilities,
    /// The lexicons that words were read by.
    pub words: Words,
    /// Ids by which rows say that they name no event.
    pub no_event: Vec<u32>,
    /// Whether words stand in the probability column of a file.
    pub words_for_probabilities: bool,
    /// Distinct moments.
    pub moments: Moments,
    /// Whether every weight is 1.
    pub unit_weights: bool,
    /// Whether any file has a column for the deadlines of questions.
    pub has_deadlines: bool,
    /// Forecast rows read.
    pub rows: u64,
    /// Rows that were filtered out while reading.
    pub filtered: u64,
    /// Rows that could not be used.
    pub rejected: u64,
    /// Fate of rows that are in no shard, by line; only when the options keep rows.
    pub fates: Vec<(u32, RowFate)>,
    /// The forecast files, for those who want to read their rows once more.
    pub tables: Vec<ReadTable>,
    /// Likewise the files of resolutions.
    pub resolution_tables: Vec<ReadTable>,
    /// What is wrong or remarkable in the data.
    pub diagnostics: Diagnostics,
    /// What was understood or decided.
    pub notes: Vec<Note>,
    /// The files.
    pub inputs: Vec<InputFacts>,
}

impl Log {
    /// Calls `take` with every row, in no order.
    ///
    /// # Errors
    /// When rows that waited in a temporary file do not come back.
    pub fn each_row(&self, mut take: impl FnMut(&ForecastRow)) -> Result<(), Error> {
        for shard in &self.shards {
            shard.here(&self.overflow).rows.iter().for_each(&mut take);
        }
        self.overflow.check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_that_was_away_is_the_same() {
        let shard = |lines: &[u32], weight: Option<f64>| {
            let mut shard = Shard::default();
            let row = |line| ForecastRow { question: 1, label: 2, moment: 3, probability: 4, line, id: [5, 6] };
            shard.rows.extend(lines.iter().copied().map(row));
            shard.weights.extend(weight.iter().flat_map(|weight| lines.iter().map(|_| *weight)));
            shard
        };
        let read = |shard: &Shard| {
            (shard.rows.iter().copied().collect::<Vec<_>>(), shard.weights.iter().copied().collect::<Vec<_>>())
        };
        let overflow = Overflow::new(Some(0));
        let mut parts = shard(&[1, 4], None);
        parts.send_away(&overflow);
        parts.send_away(&overflow);
        let mut weighted = shard(&[2, 5], Some(0.5));
        weighted.send_away(&overflow);
        parts.append(weighted);
        parts.append(shard(&[3], None));
        assert_eq!((parts.bytes(), parts.rows.len()), (28, 1));
        let (rows, weights) = read(&parts.here(&overflow));
        assert_eq!(rows, read(&shard(&[1, 4, 2, 5, 3], None)).0);
        assert_eq!(weights, [1.0, 1.0, 0.5, 0.5, 1.0]);
    }

    #[test]
    fn rows_that_cannot_be_written_stay_with_their_weights() {
        let overflow = Overflow::broken();
        let mut shard = Shard::default();
        shard.rows.extend((0..20_000).map(|line| ForecastRow { line, ..ForecastRow::default() }));
        shard.weights.extend((0..20_000).map(f64::from));
        let before = shard.clone();
        shard.send_away(&overflow);
        assert!(shard.away.is_empty() && shard.rows.iter().eq(before.rows.iter()));
        assert!(shard.weights.iter().eq(before.weights.iter()));
    }
}
