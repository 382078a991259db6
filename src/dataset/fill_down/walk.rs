//! The walk over the rows of a table that knows which value stands above a blank cell.

use super::columns::FillColumns;
use crate::dataset::outcome::{OutcomeWord, parse};
use crate::input::footer;
use crate::input::rows::TableRow;
use crate::input::table::InputTable;
use crate::input::text;
use crate::input::workbook::MergedRows;
use crate::options::OutcomeWords;

/// What a blank cell of a row takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Taken {
    /// Its column.
    pub(super) column: usize,
    /// Whether the workbook says that it is one cell with that above.
    pub(super) merged: bool,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WalkedLine<'t> {
    /// A row, of which these blank cells take the value above them.
    Row(&'t [Taken]),
    /// It says for the rows below what they do not say themselves, and nothing of its own.
    Heading,
    /// No row of the table, or one without a forecast.
    Other,
}

/// A value and the line on which it stands.
#[derive(Clone, Debug, Default)]
struct Standing {
    line: u64,
    value: Vec<u8>,
}

/// What stands above the row that comes next.
pub(super) struct FillWalk<'a> {
    columns: &'a FillColumns,
    table: &'a InputTable,
    merged: &'a [MergedRows],
    above: Vec<Option<Standing>>,
    /// The source beside the type that stands above.
    typed: Vec<u8>,
    taken: Vec<Taken>,
    scratch: Vec<u8>,
}

impl<'a> FillWalk<'a> {
    pub(super) fn new(table: &'a InputTable, columns: &'a FillColumns) -> Self {
        let merged = table.provenance().merged();
        let above = vec![None; table.headers().len()];
        Self { columns, table, merged, above, typed: vec![], taken: vec![], scratch: vec![] }
    }

    /// What the next line is.
    pub(super) fn next(&mut self, row: TableRow<'_>) -> WalkedLine<'_> {
        self.taken.clear();
        if footer::is_total(row) || footer::is_header_again(row, self.table.headers()) {
            self.above.fill(None);
            return WalkedLine::Other;
        }
        if self.columns.saying.iter().all(|&at| row.is_blank_at(at) && !self.is_merged(row, at)) {
            return if self.is_heading(row) { WalkedLine::Heading } else { WalkedLine::Other };
        }
        if let Some([source, _]) = self.columns.type_behind_source.filter(|&[_, kind]| !row.is_blank_at(kind)) {
            self.typed = if row.is_blank_at(source) {
                self.above(source).map(|(_, source)| source.to_vec()).unwrap_or_default()
            } else {
                text::trim(row.text(source, &mut self.scratch).unwrap_or_default()).to_vec()
            };
        }
        for column in 0..self.above.len() {
            if !row.is_blank_at(column) {
                self.stand(row, column);
            } else if let Some(taken) = self.take(row, column) {
                self.taken.push(taken);
            }
        }
        WalkedLine::Row(&self.taken)
    }

    /// The value above a column, and the line on which it stands.
    pub(super) fn above(&self, column: usize) -> Option<(u64, &[u8])> {
        let standing = self.above.get(column)?.as_ref()?;
        Some((standing.line, &standing.value))
    }

    fn stand(&mut self, row: TableRow<'_>, column: usize) {
        let cell = text::trim(row.text(column, &mut self.scratch).unwrap_or_default());
        let standing = self.above[column].get_or_insert_default();
        standing.line = row.line();
        standing.value.clear();
        standing.value.extend_from_slice(cell);
    }

    fn take(&self, row: TableRow<'_>, column: usize) -> Option<Taken> {
        self.above.get(column)?.as_ref()?;
        let merged = self.is_merged(row, column);
        let columns = self.columns;
        let day_of = columns.day_and_outcome.filter(|[day, _]| *day == column).map(|[_, outcome]| outcome);
        let repeats = match (columns.type_behind_source.filter(|[_, kind]| *kind == column), day_of) {
            (Some([source, _]), _) => row.is_blank_at(source) || self.is_typed(row),
            (_, Some(outcome)) => needs_day(row, outcome, &columns.outcomes),
            (None, None) => columns.below.contains(&column),
        };
        (merged || repeats).then_some(Taken { column, merged })
    }

    /// Whether the source of a row is the one of which the type above it was said.
    fn is_typed(&self, row: TableRow<'_>) -> bool {
        let mut scratch = vec![];
        let source = self.columns.type_behind_source.and_then(|[source, _]| row.text(source, &mut scratch));
        source.is_some_and(|source| text::trim(source) == self.typed)
    }

    /// Whether a blank cell is one with the cell in which the value above it stands.
    fn is_merged(&self, row: TableRow<'_>, column: usize) -> bool {
        let line = |line: u64| self.table.line_in_file(line);
        let Some(standing) = self.above.get(column).and_then(Option::as_ref).filter(|_| !self.merged.is_empty()) else {
            return false;
        };
        self.covering(column, line(row.line())).is_some_and(|area| area.first == line(standing.line))
    }

    fn covering(&self, column: usize, row: u64) -> Option<&MergedRows> {
        let after = self.merged.partition_point(|area| (area.column, area.first) <= (column, row));
        let area = self.merged.get(after.checked_sub(1)?)?;
        (area.column == column && row <= area.last).then_some(area)
    }

    /// Whether a line without a forecast is a heading: what it says of source or type alone holds for the rows below it. Any other
    /// line of one cell parts what stands above it from what stands below.
    fn is_heading(&mut self, row: TableRow<'_>) -> bool {
        let filled: Vec<usize> = (0..self.above.len()).filter(|&at| !row.is_blank_at(at)).collect();
        let is_heading = filled.iter().all(|at| self.columns.headings.contains(at));
        if is_heading || filled.len() < 2 || footer::is_remark(row) {
            self.above.fill(None);
        }
        if is_heading || filled.len() > 1 && !footer::is_remark(row) {
            for column in filled {
                self.stand(row, column);
            }
        }
        is_heading
    }
}

/// Whether the outcome of a row is one that counts from a day on: what is open, called off or missing needs none.
fn needs_day(row: TableRow<'_>, outcome: usize, known: &OutcomeWords) -> bool {
    let mut scratch = vec![];
    let cell = text::trim(row.text(outcome, &mut scratch).unwrap_or_default());
    let none = [OutcomeWord::Open, OutcomeWord::Annulled, OutcomeWord::Missing, OutcomeWord::NotAvailable];
    let meaning = parse(cell).or_else(|| known.meaning(&String::from_utf8_lossy(cell)));
    meaning.is_none_or(|word| !none.contains(&word))
}
