//! A bounded look at the rows of a file, taken only where a column beside the fields may change what a probability is of.

use super::meaning::yes_or_no;
use crate::dataset::interning::id_hash;
use crate::dataset::probability::{self, LooselySaid, ProbabilityEvidence, ProbabilityScale};
use crate::error::Error;
use crate::input::columns::{Columns, Field, scale_of};
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text;
use crate::input::text_part::TextPart;
use crate::localized::{Localized, localized};
use crate::options::ReadingOptions;

/// A column beside the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) at: usize,
    pub(super) header: String,
    /// Whether it is headed as a category.
    pub(super) is_category: bool,
}

/// One row, as far as it matters here.
#[derive(Clone, Debug)]
pub(super) struct LookedRow {
    /// Line in the text of the table.
    pub(super) line: u64,
    /// The same for rows alike in question, source, source type and date.
    pub(super) forecast: u64,
    /// The same for rows of one question.
    pub(super) question: u64,
    /// The probability as it stands.
    pub(super) said: String,
    /// Its value, where it is a number.
    pub(super) p: Option<f64>,
    pub(super) outcome: String,
    /// The cells of the candidates.
    pub(super) cells: Vec<String>,
}

/// What was seen.
#[derive(Debug)]
pub(super) struct CandidateCells<'a> {
    pub(super) table: &'a InputTable,
    options: &'a ReadingOptions,
    pub(super) candidates: Vec<Candidate>,
    pub(super) rows: Vec<LookedRow>,
    /// Whether these are all rows of the file.
    pub(super) is_all: bool,
    /// Header of the column of probabilities.
    pub(super) probability: String,
    pub(super) scale: ProbabilityScale,
}

impl<'a> CandidateCells<'a> {
    /// Looks at the rows in the first so many bytes.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn at(
        table: &'a InputTable,
        columns: &Columns,
        candidates: Vec<Candidate>,
        bytes: u64,
        options: &'a ReadingOptions,
    ) -> Result<Self, Error> {
        let probability = columns.get(Field::Probability).or(columns.get(Field::Phrase)).unwrap_or(usize::MAX);
        let outcome = columns.get(Field::Outcome);
        let keys = ForecastKeys::of(columns);
        let mut evidence = ProbabilityEvidence::default();
        let (mut rows, mut scratch, mut key) = (vec![], vec![], vec![]);
        let chunks = table.chunks();
        let (mut buffer, mut separators, mut seen) = (Vec::new(), Separators::default(), 0);
        let mut is_all = false;
        while seen < bytes {
            let Some(place) = chunks.next_into(&mut buffer)? else {
                is_all = true;
                break;
            };
            seen += buffer.len() as u64;
            separators.index(&buffer, table.dialect());
            for row in TableRows::new(&buffer, &separators, place.line) {
                let mut cell = |at: usize| cell(row, at, &mut scratch);
                let said = cell(probability);
                let cells: Vec<String> = candidates.iter().map(|candidate| cell(candidate.at)).collect();
                let outcome = outcome.map(&mut cell).unwrap_or_default();
                let Some((question, forecast)) = keys.of_row(row, &mut key, &mut scratch) else { continue };
                evidence.observe(said.as_bytes(), row.line());
                rows.push(LookedRow { line: row.line(), forecast, question, said, p: None, outcome, cells });
            }
        }
        let header = table.headers().get(probability).cloned().unwrap_or_default();
        let scale =
            evidence.decide(&scale_of(&table.explained_header(probability)), options.scale, false).unwrap_or_default();
        for row in &mut rows {
            let middle = |said: &str| Some(LooselySaid::read(said.as_bytes())?.range(scale)?.ok()?.middle());
            row.p = probability::parse(row.said.as_bytes(), scale).ok().or_else(|| middle(&row.said));
        }
        Ok(Self { table, options, candidates, rows, is_all, probability: header, scale })
    }

    /// Whether the answers of a forecast are rescaled to sum to 1.
    pub(super) fn normalise(&self) -> bool {
        self.options.normalise
    }

    /// Whether a cell says yes or no, in the words of outcomes and those that the user gave.
    pub(super) fn yes_or_no(&self, cell: &str) -> Option<bool> {
        yes_or_no(cell, self.options)
    }

    /// The different cells of a candidate in the order in which they come, at most so many and one more.
    pub(super) fn distinct(&self, candidate: usize, most: usize) -> Vec<&str> {
        let mut seen: Vec<&str> = vec![];
        for cell in self.cells(candidate) {
            if seen.len() > most {
                break;
            }
            if !seen.contains(&cell) {
                seen.push(cell);
            }
        }
        seen
    }

    /// The cells of a candidate that are not blank.
    pub(super) fn cells(&self, candidate: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| row.cells[candidate].as_str()).filter(|cell| !cell.is_empty())
    }

    /// Whether each cell of a candidate that is not blank says yes or no, and there is one.
    pub(super) fn is_yes_or_no(&self, candidate: usize) -> bool {
        let mut cells = self.cells(candidate).peekable();
        cells.peek().is_some() && cells.all(|cell| self.yes_or_no(cell).is_some())
    }

    /// Whether the cells of a candidate are texts: most have a letter and none is a date or a number.
    pub(super) fn is_text(&self, candidate: usize) -> bool {
        let mut cells = self.cells(candidate).peekable();
        let is_word = |cell: &str| {
            cell.chars().any(char::is_alphabetic)
                && probability::parse(cell.as_bytes(), ProbabilityScale::Percent).is_err()
        };
        cells.peek().is_some() && cells.all(is_word)
    }

    /// The place of a row as the reader sees it: `row 7`.
    pub(super) fn row(&self, row: &LookedRow) -> Localized {
        let line = self.table.line_in_file(row.line);
        localized!("row {line}", "Zeile {line}")
    }
}

/// A cell as text, trimmed.
pub(super) fn cell(row: TableRow<'_>, at: usize, scratch: &mut Vec<u8>) -> String {
    String::from_utf8_lossy(text::trim(row.text(at, scratch).unwrap_or_default())).into_owned()
}

/// A number that texts alike have, and hardly any others.
pub(super) fn hash(text: &[u8]) -> u64 {
    id_hash(TextPart::from(text))
}

/// The columns that tell forecasts apart.
pub(super) struct ForecastKeys {
    question: Option<usize>,
    source: Option<usize>,
    source_type: Option<usize>,
    date: Option<usize>,
}

impl ForecastKeys {
    pub(super) fn of(columns: &Columns) -> Self {
        Self {
            question: columns.get(Field::QuestionId).or(columns.get(Field::Question)),
            source: columns.get(Field::Source),
            source_type: columns.get(Field::SourceType),
            date: columns.get(Field::ForecastDate),
        }
    }

    /// The question and the forecast of a row; `None` for a line that names no question.
    pub(super) fn of_row(&self, row: TableRow<'_>, key: &mut Vec<u8>, scratch: &mut Vec<u8>) -> Option<(u64, u64)> {
        key.clear();
        match self.question {
            Some(at) => key.extend_from_slice(text::trim(row.text(at, scratch).unwrap_or_default())),
            // That the column is missing is told elsewhere.
            None => key.extend_from_slice(&row.line().to_le_bytes()),
        }
        if key.is_empty() {
            return None;
        }
        let question = hash(key);
        for at in [self.source, self.source_type, self.date] {
            key.push(0x1f);
            let cell = at.and_then(|at| row.text(at, scratch)).unwrap_or_default();
            key.extend_from_slice(text::fold_spaces(&String::from_utf8_lossy(cell)).as_bytes());
        }
        Some((question, hash(key)))
    }
}
