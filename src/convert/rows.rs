//! The second walk over the files: every row that can be used, clean.

use std::io;

use crate::convert::cell::{CellKind, CleanCell, clean, looks_like_formula, outcome_of_kind};
use crate::convert::columns::{CleanSheet, Role};
use crate::convert::{Clean, Sink};
use crate::dataset::aliases::ColumnAliases;
use crate::dataset::answers::AnswerReading;
use crate::dataset::distributions::{QuestionKind, outcome_of_answer};
use crate::dataset::loaded::ReadTable;
use crate::dataset::probability::{self, ProbabilityError, ProbabilityScale};
use crate::dataset::row_filter::RowFilter;
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::footer::{self, RowColumns};
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::text;
use crate::model::LineNumber;
use crate::options::GroupingColumn;

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// Rows written.
    pub(crate) rows: u64,
    /// Rows that cannot be used, left out.
    pub(crate) left_out: u64,
    /// Ids and names that a spreadsheet would take for formulas, written as they are.
    pub(crate) like_formulas: u64,
}

/// Writes the rows of a sheet in the order of the files.
///
/// # Errors
/// The outer error when an input cannot be read again, the inner when a row cannot be written.
pub(crate) fn write_rows(clean: &Clean, sheet: &CleanSheet, sink: &mut dyn Sink) -> Result<io::Result<Written>, Error> {
    let tables = match sheet.role {
        Role::Forecasts => &clean.log.tables,
        Role::Resolutions => &clean.log.resolution_tables,
    };
    let mut written = Written::default();
    for (file, table) in tables.iter().enumerate() {
        let mut walk = RowWalk::new(clean, sheet, file, table, &mut written);
        if let Err(error) = walk.run(sink)? {
            return Ok(Err(error));
        }
    }
    Ok(Ok(written))
}

/// Lines of resolutions that cannot be used, counted through all files of resolutions.
///
/// # Errors
/// When a file cannot be read again.
pub(crate) fn bad_resolution_lines(clean: &Clean) -> Result<Vec<LineNumber>, Error> {
    let Some(sheet) = &clean.resolutions else { return Ok(vec![]) };
    let mut lines = vec![];
    for (file, table) in clean.log.resolution_tables.iter().enumerate() {
        let mut written = Written::default();
        let mut walk = RowWalk::new(clean, sheet, file, table, &mut written);
        walk.each(|walk, row| {
            if walk.is_bad(row) {
                lines.extend(u32::try_from(u64::from(table.line_base) + row.line()).map(LineNumber::new));
            }
            Ok(())
        })?
        .unwrap_or_default(); // nothing is written, so nothing fails
    }
    Ok(lines)
}

struct RowWalk<'a> {
    clean: &'a Clean,
    sheet: &'a CleanSheet,
    file: usize,
    table: &'a ReadTable,
    written: &'a mut Written,
    /// For each column the names that stand for others.
    aliases: Vec<ColumnAliases<'a>>,
    /// The rows of resolutions that are read.
    filters: Vec<RowFilter>,
    scratch: Vec<u8>,
    cells: Vec<CleanCell>,
}

impl<'a> RowWalk<'a> {
    fn new(
        clean: &'a Clean,
        sheet: &'a CleanSheet,
        file: usize,
        table: &'a ReadTable,
        written: &'a mut Written,
    ) -> Self {
        let column = |(header, field): (&String, &Option<Field>)| match field {
            Some(Field::Source) => GroupingColumn::Source,
            Some(Field::SourceType) => GroupingColumn::SourceType,
            Some(field) => GroupingColumn::Column(field.name().to_owned()),
            None => GroupingColumn::Column(header.clone()),
        };
        let columns = sheet.headers.iter().zip(&sheet.fields).map(column);
        let aliases = columns.map(|column| clean.log.aliases.of(&column)).collect();
        let (columns, headers) = (&table.columns, table.table.headers());
        let filters = clean.log.answers.rows.iter().map(|row| RowFilter::of_condition(row).in_file(columns, headers));
        let filters = filters.filter(|filter| !filter.columns().is_empty()).collect();
        Self { clean, sheet, file, table, written, aliases, filters, scratch: vec![], cells: vec![] }
    }

    fn run(&mut self, sink: &mut dyn Sink) -> Result<io::Result<()>, Error> {
        self.each(|walk, row| {
            if walk.is_bad(row) {
                walk.written.left_out += 1;
                return Ok(());
            }
            walk.fill(row);
            walk.written.rows += 1;
            sink.row(walk.written.rows, walk.table.table.line_in_file(row.line()), &walk.cells)
        })
    }

    fn each(
        &mut self,
        mut take: impl FnMut(&mut Self, TableRow<'_>) -> io::Result<()>,
    ) -> Result<io::Result<()>, Error> {
        let table = &self.table.table;
        let chunks = table.chunks();
        let (mut buffer, mut separators) = (Vec::new(), Separators::default());
        while let Some(place) = chunks.next_into(&mut buffer)? {
            separators.index(&buffer, table.dialect());
            for row in TableRows::new(&buffer, &separators, place.line) {
                if row.is_blank() || self.is_no_row(row) || self.is_left_out(row) {
                    continue;
                }
                if let Err(error) = take(self, row) {
                    return Ok(Err(error));
                }
            }
        }
        Ok(Ok(()))
    }

    /// Totals, remarks and repeated headers, which the log took for no rows.
    fn is_no_row(&self, row: TableRow<'_>) -> bool {
        let at = |field| self.table.columns.get(field);
        let no_row = match self.sheet.role {
            Role::Forecasts => {
                let said = at(Field::Probability).or(at(Field::Phrase));
                let columns = (at(Field::Source), at(Field::SourceType), at(Field::ForecastDate), said);
                let (Some(source), Some(source_type), Some(date), Some(probability)) = columns else { return false };
                let question = self.table.question;
                let columns = RowColumns { question, source, source_type, date, probability };
                if columns.look_filled(row) { None } else { columns.no_row(row) }
            }
            Role::Resolutions => {
                let (Some(outcome), Some(resolved_on)) = (at(Field::Outcome), at(Field::ResolvedOn)) else {
                    return false;
                };
                footer::no_resolution(row, outcome, resolved_on)
            }
        };
        no_row.is_some()
    }

    /// Whether the row is no forecast of its kind of log, or is about no question of it.
    fn is_left_out(&mut self, row: TableRow<'_>) -> bool {
        match self.sheet.role {
            Role::Forecasts => self.is_among(&self.clean.left_out, row),
            Role::Resolutions => {
                !self.filters.iter().all(|filter| filter.keeps(row, &mut self.scratch))
                    || (self.table.of_answer.is_some() && self.answer_that_came_true(row).is_none())
            }
        }
    }

    fn is_among(&self, lines: &[LineNumber], row: TableRow<'_>) -> bool {
        let line = u32::try_from(u64::from(self.table.line_base) + row.line());
        line.is_ok_and(|line| lines.binary_search(&LineNumber::new(line)).is_ok())
    }

    fn is_bad(&mut self, row: TableRow<'_>) -> bool {
        match self.sheet.role {
            Role::Forecasts => self.is_among(&self.clean.bad_lines, row),
            Role::Resolutions => {
                let id = text::trim(row.text(self.table.question, &mut self.scratch).unwrap_or_default());
                id.is_empty() || self.clean.bad_questions.contains(id)
            }
        }
    }

    fn fill(&mut self, row: TableRow<'_>) {
        self.cells.clear();
        let asked = self.asked(row);
        for (origin, aliases) in self.sheet.origins[self.file].iter().zip(&self.aliases) {
            let mut cell = match origin {
                Some(origin) => {
                    let value = row.text(origin.at, &mut self.scratch).unwrap_or_default();
                    match (&origin.kind, asked) {
                        (CellKind::Outcome, Some(asked)) => outcome_of_kind(asked, self.table, value),
                        _ => clean(&origin.kind, self.table, origin.at, value),
                    }
                }
                None => CleanCell::Text(String::new()),
            };
            if let CleanCell::Text(text) = &mut cell
                && let Some(meant) = aliases.meant(text)
            {
                meant.clone_into(text);
            }
            if matches!(&cell, CleanCell::Text(text) if looks_like_formula(text)) {
                self.written.like_formulas += 1;
            }
            self.cells.push(cell);
        }
        self.move_words();
        self.turn_to_yes(row);
        if self.table.of_answer.is_some()
            && let Some(at) = self.sheet.fields.iter().position(|own| *own == Some(Field::Outcome))
        {
            self.cells[at] = CleanCell::Text(self.answer_that_came_true(row).unwrap_or_default());
        }
    }

    /// What the question of a row asks for, if that is not yes or no.
    fn asked(&mut self, row: TableRow<'_>) -> Option<&'a QuestionKind> {
        if self.clean.kinds.is_empty() {
            return None;
        }
        let id = text::trim(row.text(self.table.question, &mut self.scratch).unwrap_or_default());
        self.clean.kinds.get(id)
    }

    /// What a row says of its question whose outcome is that of an answer; `None` if another answer came true.
    fn answer_that_came_true(&mut self, row: TableRow<'_>) -> Option<String> {
        let (columns, reading) = (&self.table.columns, &self.table.reading);
        let mut cell = |at: Option<usize>| {
            let value = at.and_then(|at| row.text(at, &mut self.scratch)).unwrap_or_default();
            text::fold_spaces(&String::from_utf8_lossy(value)).into_owned()
        };
        let (answer, outcome) = (cell(self.table.of_answer), cell(columns.get(Field::Outcome)));
        outcome_of_answer(&answer, &outcome, reading.outcome(outcome.as_bytes()))
    }

    /// A probability of another answer than yes becomes that of yes.
    fn turn_to_yes(&mut self, row: TableRow<'_>) {
        let Some(answers) = &self.table.answers else { return };
        let Some(at) = self.sheet.fields.iter().position(|own| *own == Some(Field::Probability)) else { return };
        let stated = match self.cells[at] {
            CleanCell::Probability(p) => Some(p),
            _ => None,
        };
        let reading = &self.table.reading;
        if let (CleanCell::Range(range), AnswerReading::Side(side)) = (&mut self.cells[at], answers)
            && side.is_yes(row, reading, &mut self.scratch) == Some(false)
        {
            *range = range.of_other_side();
        }
        if let Some(p) = answers.of_yes(row, reading, stated, &mut self.scratch) {
            self.cells[at] = CleanCell::Probability(p);
        }
        let origins = &self.sheet.origins[self.file];
        let outcome = self.sheet.fields.iter().position(|own| *own == Some(Field::Outcome));
        if let (AnswerReading::Side(side), Some(to)) = (answers, outcome)
            && let Some(from) = origins[to].as_ref()
            && let Some(word) = side.outcome(row, from.at, reading, &mut self.scratch)
        {
            self.cells[to] = CleanCell::Text(word.name().into_owned());
        }
    }

    /// Words that stand for a probability go to the column of phrases, if nothing stands there.
    fn move_words(&mut self) {
        let at = |field| self.sheet.fields.iter().position(|own| *own == Some(field));
        let (Some(probability), Some(phrase)) = (at(Field::Probability), at(Field::Phrase)) else { return };
        let CleanCell::Text(text) = &self.cells[probability] else { return };
        let is_words = probability::parse(text.as_bytes(), ProbabilityScale::One) == Err(ProbabilityError::Words);
        if is_words && self.cells[phrase].is_blank() {
            self.cells.swap(probability, phrase);
        }
    }
}
