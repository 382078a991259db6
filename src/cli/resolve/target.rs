//! The file that a resolution is appended to, and what it says of a question so far.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::cli::named_files::RESOLUTIONS;
use crate::dataset::Dataset;
use crate::dataset::each_row::each_row;
use crate::dataset::layout::CORRECTS;
use crate::dataset::loaded::ReadTable;
use crate::dataset::outcome;
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::text;
use crate::localized::Localized;
use crate::model::OutcomeWord;

/// What the note of a resolution may be called.
const NOTES: [&str; 6] = ["note", "notes", "comment", "remark", "bemerkung", "notiz"];

/// A row that says how a question ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SaidBefore {
    /// As it stands.
    pub(super) outcome: String,
    /// Likewise.
    pub(super) resolved_on: String,
    /// Where, for people.
    pub(super) place: Localized,
}

/// The columns of the file that is appended to.
#[derive(Clone, Debug)]
pub(super) struct ResolutionTarget {
    pub(super) path: PathBuf,
    pub(super) delimiter: u8,
    pub(super) headers: Vec<String>,
    pub(super) question: usize,
    pub(super) outcome: usize,
    pub(super) resolved_on: usize,
    /// Its days and outcomes so far.
    pub(super) days: Vec<String>,
    pub(super) words: Vec<String>,
}

impl ResolutionTarget {
    /// The last text file of resolutions; without one a file of the project's own beside `project`.
    ///
    /// # Errors
    /// When it cannot be read again.
    pub(super) fn of(log: &Dataset, project: &Path) -> Result<Self, Error> {
        let is_of_forecasts = |read: &ReadTable| {
            log.tables.iter().any(|other| other.table.original().path() == read.table.original().path())
        };
        let plain = log.resolution_tables.iter().rev().find(|read| {
            let path = read.table.original().path();
            !is_of_forecasts(read)
                && ENDINGS.iter().any(|ending| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending)))
        });
        let Some(read) = plain else {
            let headers = ["question_id", "resolved_on", "outcome", "note", CORRECTS].map(str::to_owned).to_vec();
            return Ok(Self {
                path: project.with_file_name(RESOLUTIONS),
                delimiter: b',',
                headers,
                question: 0,
                outcome: 2,
                resolved_on: 1,
                days: vec![],
                words: vec![],
            });
        };
        let at = |field| read.columns.get(field).unwrap_or(read.question);
        let (outcome, resolved_on) = (at(Field::Outcome), at(Field::ResolvedOn));
        let mut target = Self {
            path: read.table.original().path().to_owned(),
            delimiter: read.table.dialect().delimiter,
            headers: read.table.headers().to_vec(),
            question: read.question,
            outcome,
            resolved_on,
            days: vec![],
            words: vec![],
        };
        each_row(read, |row, _| {
            let mut scratch = vec![];
            let mut cell = |column| filled(row.text(column, &mut scratch));
            target.days.extend(cell(resolved_on));
            target.words.extend(cell(outcome));
            ControlFlow::Continue(())
        })?;
        Ok(target)
    }

    /// The column of notes.
    pub(super) fn note(&self) -> Option<usize> {
        self.named(&NOTES)
    }

    /// The column that says what a row corrects.
    pub(super) fn corrects(&self) -> Option<usize> {
        self.named(&[CORRECTS])
    }

    fn named(&self, names: &[&str]) -> Option<usize> {
        self.headers.iter().position(|header| names.contains(&header.trim().to_lowercase().as_str()))
    }
}

/// Endings of text files that can be appended to.
const ENDINGS: [&str; 4] = ["csv", "tsv", "txt", "tab"];

/// The rows that say how a question ended, in their order.
///
/// # Errors
/// When a file cannot be read again.
pub(super) fn said_before(log: &Dataset, question: &str) -> Result<Vec<SaidBefore>, Error> {
    let tables = if log.resolution_tables.is_empty() { &log.tables } else { &log.resolution_tables };
    let mut said: Vec<SaidBefore> = vec![];
    for read in tables {
        let corrects = read.table.headers().iter().position(|header| header.trim().eq_ignore_ascii_case(CORRECTS));
        each_row(read, |row, line| {
            let mut scratch = vec![];
            let id = text::trim(row.text(read.question, &mut scratch).unwrap_or_default()).to_vec();
            if id != question.as_bytes() {
                return ControlFlow::Continue(());
            }
            let mut cell = |column: Option<usize>| column.and_then(|column| filled(row.text(column, &mut scratch)));
            let (outcome, day) = (cell(read.columns.get(Field::Outcome)), cell(read.columns.get(Field::ResolvedOn)));
            if cell(corrects).is_some() {
                said.clear();
            }
            let ended = outcome.filter(|outcome| {
                let word = outcome::parse(outcome.as_bytes());
                !matches!(word, Some(OutcomeWord::Open | OutcomeWord::Missing | OutcomeWord::NotAvailable))
            });
            if let Some(outcome) = ended {
                let place = read.table.place(line - u64::from(read.line_base), None);
                let place = Localized::each(|language| place.in_words(language));
                said.push(SaidBefore { outcome, resolved_on: day.unwrap_or_default(), place });
            }
            ControlFlow::Continue(())
        })?;
    }
    Ok(said)
}

fn filled(cell: Option<&[u8]>) -> Option<String> {
    let text = String::from_utf8_lossy(text::trim(cell.unwrap_or_default())).into_owned();
    (!text.is_empty()).then_some(text)
}
