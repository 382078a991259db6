//! Any readable log as a clean one: canonical headers, ISO dates, fractions, `yes`/`no`/`void`; everything else as it was.
//!
//! The files are read as `score` reads them ([`load`]); then their rows are walked once more, and each cell is
//! written in its canonical form:
//! - [`columns`] merges the columns of all files into one order;
//! - [`cell`] says what a cell holds, read with the decisions of the first reading;
//! - [`rows`] walks;
//! - [`csv`] and [`workbook`] write.
//!
//! Cleaning what is clean changes nothing.

pub(crate) mod cell;
pub(crate) mod columns;
pub(crate) mod csv;
pub(crate) mod fixes;
pub(crate) mod rows;
pub(crate) mod workbook;

use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::distributions::QuestionKind;
use crate::dataset::loaded::ReadTable;
use crate::dataset::{Dataset, Progress, load};
use crate::diagnostics::Note;
use crate::error::Error;
use crate::model::{Day, LineNumber, RowStatus};
use crate::options::{Purpose, ReadingOptions, RetentionOptions, RunOptions, SelectionOptions, StatisticsOptions};

pub(crate) use cell::{CleanCell, range};
pub(crate) use columns::{CleanSheet, Role};
pub(crate) use rows::{bad_resolution_lines, write_rows};

/// Where clean rows go, one call per row in the order of the sheet's headers.
pub(crate) trait Sink {
    /// Takes a row; `number` is that of the sheet's row, from 1, the header not counted, and `line` that of the input file.
    ///
    /// # Errors
    /// When it cannot be written.
    fn row(&mut self, number: u64, line: u64, cells: &[CleanCell]) -> std::io::Result<()>;
}

/// What was read, ready to be written.
#[derive(Debug)]
pub(crate) struct Clean {
    /// The forecasts, if there are any.
    pub(crate) forecasts: Option<CleanSheet>,
    /// The resolutions, if they stand in files of their own.
    pub(crate) resolutions: Option<CleanSheet>,
    /// The log: files, problems, notes.
    pub(crate) log: Dataset,
    /// Lines of forecasts that cannot be used, counted through all forecast files.
    pub(crate) bad_lines: Vec<LineNumber>,
    /// Likewise of rows that are no forecasts of their kind of log.
    pub(crate) left_out: Vec<LineNumber>,
    /// Ids of questions whose resolution cannot be used.
    pub(crate) bad_questions: BTreeSet<Vec<u8>>,
    /// Ids of questions whose answer is not yes or no, with what it is.
    pub(crate) kinds: BTreeMap<Vec<u8>, QuestionKind>,
}

impl Clean {
    /// Reads all files that the options name, whatever these say of the purpose.
    ///
    /// # Errors
    /// As [`load`]: bad rows are no error here.
    pub(crate) fn read(options: &ReadingOptions, progress: &Progress) -> Result<Self, Error> {
        Self::read_for(Purpose::Convert, options, progress)
    }

    /// As [`read`](Self::read), for a log of codes: rows with blank cells stay.
    ///
    /// # Errors
    /// As [`load`]: bad rows are no error here.
    pub(crate) fn read_codes(options: &ReadingOptions, progress: &Progress) -> Result<Self, Error> {
        Self::read_for(Purpose::CompareCoders, options, progress)
    }

    fn read_for(purpose: Purpose, options: &ReadingOptions, progress: &Progress) -> Result<Self, Error> {
        let run = RunOptions {
            reading: ReadingOptions { purpose, ..options.clone() },
            // Rows are neither grouped nor left out.
            selection: SelectionOptions { group_by: vec![], ..SelectionOptions::new(Day::LAST) },
            statistics: StatisticsOptions::default(),
            retention: RetentionOptions { row_statuses: true, ..RetentionOptions::default() },
            project: None,
        };
        let mut log = load(&run, progress)?;
        let mut options = options.clone();
        options.fill_in(&log.answers);
        let (words, mut notes) = (log.words_for_probabilities, vec![]);
        let mut sheet = |tables: &[ReadTable], role| -> Result<Option<CleanSheet>, Error> {
            if tables.is_empty() {
                Ok(None)
            } else {
                CleanSheet::of(tables, role, words, &options, &mut notes).map(Some)
            }
        };
        let forecasts = sheet(&log.tables, Role::Forecasts)?;
        let resolutions = sheet(&log.resolution_tables, Role::Resolutions)?;
        log.notes.extend(notes);
        let bad_questions = bad_questions(&log);
        let left_out = lines_of(&log, RowStatus::Filtered);
        let kinds = kinds(&log);
        Ok(Self { forecasts, resolutions, bad_lines: bad_lines(&log)?, left_out, bad_questions, kinds, log })
    }

    /// What was understood or decided.
    pub(crate) fn notes(&self) -> &[Note] {
        &self.log.notes
    }
}

/// Lines of the rows that ended so while they were read, in order.
fn lines_of(log: &Dataset, wanted: RowStatus) -> Vec<LineNumber> {
    let all = log.statuses.iter().filter(|(_, status)| *status == wanted);
    let mut lines: Vec<LineNumber> = all.map(|&(line, _)| line).collect();
    lines.sort_unstable();
    lines
}

/// Lines of the rows that `score` would reject.
fn bad_lines(log: &Dataset) -> Result<Vec<LineNumber>, Error> {
    let mut lines = lines_of(log, RowStatus::Rejected);
    log.each_row(|row| {
        if log.questions.facts(row.question).unusable {
            lines.extend(log.distributions.lines_with(row.line));
        }
    })?;
    lines.sort_unstable();
    Ok(lines)
}

fn kinds(log: &Dataset) -> BTreeMap<Vec<u8>, QuestionKind> {
    let questions = log.distributions.shards.iter().flat_map(|shard| &shard.questions);
    questions.map(|(question, asked)| (log.questions.id(*question).to_vec(), asked.kind.clone())).collect()
}

fn bad_questions(log: &Dataset) -> BTreeSet<Vec<u8>> {
    let numbers = (0..).zip(&log.questions.facts);
    numbers.filter(|(_, facts)| facts.unusable).map(|(number, _)| log.questions.ids.bytes(number).to_vec()).collect()
}
