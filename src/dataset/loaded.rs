//! Everything that was read: forecasts packed small and sorted into shards by question, and the tables that their numbers
//! point into.

use crate::dataset::aliases::Aliases;
use crate::dataset::answers::AnswerReading;
use crate::dataset::column_reading::ColumnReading;
use crate::dataset::distributions::Distributions;
use crate::dataset::forecast_row::{ForecastRow, Shard};
use crate::dataset::label::Label;
use crate::dataset::moments::ForecastMoments;
use crate::dataset::questions::{Ending, Questions};
use crate::dataset::run_lexicons::RunLexicons;
use crate::dataset::spill::SpillFile;
use crate::dataset::stated_probability::Probabilities;
use crate::diagnostics::{Diagnostics, Note, Place};
use crate::error::Error;
use crate::input::columns::{Columns, Field};
use crate::input::table::InputTable;
use crate::model::{InputFacts, LineNumber, QuestionId, RowStatus};
use crate::options::Profile;

/// A file of forecasts or resolutions that was read, with all that is needed to read its rows in the same way again.
#[derive(Debug)]
pub(crate) struct ReadTable {
    /// The file.
    pub(crate) table: InputTable,
    /// Which column is which.
    pub(crate) columns: Columns,
    /// How its dates and probabilities were read.
    pub(crate) reading: ColumnReading,
    /// Columns whose dates were read.
    pub(crate) date_columns: Vec<usize>,
    /// The column that tells questions apart.
    pub(crate) question: usize,
    /// What its probabilities are of, where they are not all of yes.
    pub(crate) answers: Option<AnswerReading>,
    /// The column that names answers, where questions have more than yes and no.
    pub(crate) categories: Option<usize>,
    /// The answer of which an outcome says whether it came true, where it says no more.
    pub(crate) of_answer: Option<usize>,
    /// Added to its line numbers in the count through all files of its kind.
    pub(crate) line_base: u32,
}

/// Everything that was read.
#[derive(Debug)]
pub(crate) struct Dataset {
    /// The forecasts, in shards by question.
    pub(crate) shards: Vec<Shard>,
    /// The forecasts on questions whose answer is not yes or no.
    pub(crate) distributions: Distributions,
    /// Where rows wait that memory shall not hold.
    pub(crate) spill: SpillFile,
    /// The questions.
    pub(crate) questions: Questions,
    /// Who said it.
    pub(crate) labels: Vec<Label>,
    /// Whether each label names a source that cannot be told from others; empty if none does.
    pub(crate) unusable_labels: Vec<bool>,
    /// Names that stand for others.
    pub(crate) aliases: Aliases,
    /// Row columns in [`Label::others`].
    pub(crate) label_columns: Vec<String>,
    /// Question columns in [`Questions::values`].
    pub(crate) question_columns: Vec<String>,
    /// Distinct probabilities and phrases.
    pub(crate) probabilities: Probabilities,
    /// The lexicons that words were read by.
    pub(crate) lexicons: RunLexicons,
    /// Ids by which rows say that they name no event.
    pub(crate) no_event: Vec<QuestionId>,
    /// Whether words stand in the probability column of a file.
    pub(crate) words_for_probabilities: bool,
    /// Distinct moments.
    pub(crate) moments: ForecastMoments,
    /// Whether every weight is 1.
    pub(crate) unit_weights: bool,
    /// Whether any file has a column for the deadlines of questions.
    pub(crate) has_deadlines: bool,
    /// Forecast rows read.
    pub(crate) rows: u64,
    /// Rows that were filtered out while reading.
    pub(crate) filtered: u64,
    /// Rows that could not be used.
    pub(crate) rejected: u64,
    /// Fate of rows that are in no shard, by line; only when the options keep rows.
    pub(crate) statuses: Vec<(LineNumber, RowStatus)>,
    /// The forecast files, for those who want to read their rows once more.
    pub(crate) tables: Vec<ReadTable>,
    /// Likewise the files of resolutions.
    pub(crate) resolution_tables: Vec<ReadTable>,
    /// What is wrong or remarkable in the data.
    pub(crate) diagnostics: Diagnostics,
    /// What was understood or decided.
    pub(crate) notes: Vec<Note>,
    /// The files.
    pub(crate) inputs: Vec<InputFacts>,
    /// What was said and inferred of the files, for the next ones of their kind.
    pub(crate) answers: Profile,
}

impl Dataset {
    /// The cell of a field in the row on a line, counted through all forecast files.
    pub(crate) fn place(&self, line: LineNumber, field: Field) -> Place {
        let at = self.tables.partition_point(|read| read.line_base < line.number()).saturating_sub(1);
        let place = |read: &ReadTable| {
            read.table.place(u64::from(line.number().saturating_sub(read.line_base)), read.columns.get(field))
        };
        self.tables.get(at).map(place).unwrap_or_default()
    }

    /// Whether any question was resolved in part.
    pub(crate) fn resolves_in_part(&self) -> bool {
        self.questions.facts.iter().any(|facts| matches!(facts.outcome, Some(Ending::Partly(_))))
    }

    /// Calls `take` with every row, in no order.
    ///
    /// # Errors
    /// When rows that waited in a temporary file do not come back.
    pub(crate) fn each_row(&self, mut take: impl FnMut(&ForecastRow)) -> Result<(), Error> {
        for shard in &self.shards {
            shard.in_memory(&self.spill).rows.iter().for_each(&mut take);
        }
        for shard in &self.distributions.shards {
            shard.rows.rows.iter().for_each(&mut take);
        }
        self.spill.check()
    }
}
