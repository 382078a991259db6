//! Forecasts that another program has added up: cells (of a group on a question with one probability) and what became of all rows.
//!
//! [`files`] finds the parts that they stand in, [`table`] their columns, [`read()`] reads them.

mod files;
mod read;
mod row;
mod table;

pub(crate) use read::read;

use crate::dataset::aliases::Aliases;
use crate::dataset::distributions::Distributions;
use crate::dataset::interning::NumberedTexts;
use crate::dataset::loaded::Dataset;
use crate::dataset::moments::ForecastMoments;
use crate::dataset::questions::Questions;
use crate::dataset::run_lexicons::RunLexicons;
use crate::dataset::spill::SpillFile;
use crate::dataset::stated_probability::Probabilities;
use crate::diagnostics::{Diagnostics, Note};
use crate::model::{InputFacts, ProbabilityCode, QuestionId, RowStatus, YesShare};
use crate::options::{GroupingColumn, ReadingOptions};

/// Forecasts of a group on a question that say the same, added up. Those without weight are not among them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ForecastCell {
    /// Number of the group; `None` where what groups it is not known yet.
    pub(crate) group: Option<u32>,
    /// The question.
    pub(crate) question: QuestionId,
    /// What was said.
    pub(crate) probability: ProbabilityCode,
    /// How many there are.
    pub(crate) forecasts: u64,
    /// Sum of their weights.
    pub(crate) weight: f64,
    /// Sum of the squares of their weights.
    pub(crate) squared_weight: f64,
}

/// What became of rows of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CountedRows {
    /// Number of the group; `None` where what groups them is not known.
    pub(crate) group: Option<u32>,
    /// What became of them.
    pub(crate) fate: Fate,
    /// How many rows.
    pub(crate) rows: u64,
    /// Sources that made those of them which have weight.
    pub(crate) sources: u64,
}

/// What became of rows, as counts say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// As rows of a log.
    Status(RowStatus),
    /// Pending although the deadline has passed.
    Overdue,
    /// All rows together.
    Overall,
}

/// What another program has added up.
#[derive(Debug)]
pub(crate) struct AddedUp {
    /// What was grouped by.
    pub(crate) columns: Vec<GroupingColumn>,
    /// Values of these columns, by number of the group.
    pub(crate) groups: Vec<Vec<String>>,
    /// The cells, in no order.
    pub(crate) cells: Vec<ForecastCell>,
    /// By question how far it happened; `None` while it is open.
    pub(crate) happened: Vec<Option<YesShare>>,
    /// What became of rows.
    pub(crate) counts: Vec<CountedRows>,
    pub(crate) questions: NumberedTexts,
    pub(crate) probabilities: Probabilities,
    pub(crate) diagnostics: Diagnostics,
    pub(crate) notes: Vec<Note>,
    pub(crate) inputs: Vec<InputFacts>,
}

impl AddedUp {
    /// Rows of one fate, in all groups.
    pub(crate) fn rows(&self, fate: Fate) -> u64 {
        self.counts.iter().filter(|counted| counted.fate == fate).map(|counted| counted.rows).sum()
    }

    /// A log of which nothing is left but what the scores need.
    pub(crate) fn into_dataset(self, options: &ReadingOptions) -> Dataset {
        Dataset {
            shards: vec![],
            distributions: Distributions::default(),
            spill: SpillFile::new(options.memory),
            rows: self.rows(Fate::Overall),
            questions: Questions { ids: self.questions, ..Questions::default() },
            labels: vec![],
            unusable_labels: vec![],
            aliases: Aliases::default(),
            label_columns: vec![],
            question_columns: vec![],
            probabilities: self.probabilities,
            lexicons: RunLexicons::of(&options.lexicon),
            no_event: vec![],
            words_for_probabilities: false,
            moments: ForecastMoments::default(),
            unit_weights: false,
            has_deadlines: false,
            filtered: 0,
            rejected: 0,
            statuses: vec![],
            tables: vec![],
            resolution_tables: vec![],
            diagnostics: self.diagnostics,
            notes: self.notes,
            inputs: self.inputs,
            answers: options.as_profile(),
        }
    }
}
