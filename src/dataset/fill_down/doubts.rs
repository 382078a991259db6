//! What is said of values that stand once where it is not said that they hold for the rows below.

use super::columns::FillColumns;
use super::walk::{FillWalk, WalkedLine};
use crate::dataset::missing_columns::at_header;
use crate::dataset::row_filter::RowFilter;
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::error::Error;
use crate::input::rows::{TableRow, TableRows};
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text::{self, shown};
use crate::localized::{Language, Localized, counted};

/// So many rows are looked at for blank cells.
const ROWS: usize = 400;
/// A column in which one of so many rows is blank, and two at least, is one of values that stand once.
const ONE_OF: u64 = 5;

/// Blank cells of a column.
#[derive(Clone, Debug, Default)]
struct Blanks {
    count: u64,
    /// The first of them, where the value above it stands, and that value.
    first: Option<([Localized; 2], String)>,
}

/// The problem with a workbook whose merged cells the run reads.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn merged_in_doubt(table: &InputTable, columns: &FillColumns) -> Result<Option<Diagnostic>, Error> {
    if table.provenance().merged().is_empty() {
        return Ok(None);
    }
    let mut found = vec![Blanks::default(); table.headers().len()];
    // The question of the row in which the value of each column stands.
    let (mut asked, mut scratch) = (vec![vec![]; found.len()], vec![]);
    each_row(table, usize::MAX, columns, |row, walk| {
        let question = columns.question.and_then(|at| row.text(at, &mut scratch));
        let question = text::trim(question.unwrap_or_default()).to_vec();
        let WalkedLine::Row(taken) = walk.next(row) else { return };
        let taken = taken.to_vec();
        for taken in taken {
            // What is merged over the rows of one question alone is said of it once, which is enough.
            let same = columns.of_question.contains(&taken.column) && asked[taken.column] == question;
            if taken.merged && columns.read.contains(&taken.column) && !same {
                found[taken.column].add(table, row, walk, taken.column);
            }
        }
        for (column, asked) in asked.iter_mut().enumerate().filter(|(column, _)| !row.is_blank_at(*column)) {
            if columns.of_question.contains(&column) {
                asked.clone_from(&question);
            }
        }
    })?;
    let text = Localized::both(
        "are merged with the cell above, which alone has a value in the file",
        "mit der Zelle darüber verbunden, und nur diese hat in der Datei einen Wert",
    );
    Ok(diagnostic(table, &found, text))
}

/// The problem with a table of whose first rows many are blank in a column below a value. Rows that a filter leaves out by another
/// column say nothing.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn blanks_in_doubt(
    table: &InputTable,
    columns: &FillColumns,
    filters: &[RowFilter],
) -> Result<Option<Diagnostic>, Error> {
    let mut found = vec![Blanks::default(); table.headers().len()];
    let (mut rows, mut scratch) = (0, vec![]);
    each_row(table, ROWS, columns, |row, walk| {
        let WalkedLine::Row(taken) = walk.next(row) else { return };
        let taken = taken.to_vec();
        let is_taken = |column: usize| taken.iter().any(|taken| taken.column == column);
        if !filters
            .iter()
            .all(|filter| filter.columns().iter().any(|&at| is_taken(at)) || filter.keeps(row, &mut scratch))
        {
            return;
        }
        rows += 1;
        // What the workbook says to be one cell has been told.
        for taken in taken.iter().filter(|taken| !taken.merged) {
            found[taken.column].add(table, row, walk, taken.column);
        }
    })?;
    let is_pattern = |blanks: &Blanks| blanks.count > 1 && blanks.count * ONE_OF >= rows;
    if !found.iter().any(is_pattern) {
        return Ok(None);
    }
    Ok(diagnostic(
        table,
        &found,
        Localized::both(
            "are blank below a value that may hold for their rows as well",
            "leer, und der Wert darüber gilt vielleicht auch für ihre Zeilen",
        ),
    ))
}

/// Hands the first rows to `each`, which lets the walk go on.
fn each_row(
    table: &InputTable,
    most: usize,
    columns: &FillColumns,
    mut each: impl FnMut(TableRow<'_>, &mut FillWalk<'_>),
) -> Result<(), Error> {
    let chunks = table.chunks();
    let (mut buffer, mut separators, mut rows) = (Vec::new(), Separators::default(), 0);
    let mut walk = FillWalk::new(table, columns);
    while rows < most
        && let Some(place) = chunks.next_into(&mut buffer)?
    {
        separators.index(&buffer, table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line).filter(|row| !row.is_blank()).take(most - rows) {
            each(row, &mut walk);
            rows += 1;
        }
    }
    Ok(())
}

impl Blanks {
    fn add(&mut self, table: &InputTable, row: TableRow<'_>, walk: &FillWalk<'_>, column: usize) {
        self.count += 1;
        if self.first.is_none() {
            let (line, value) = walk.above(column).unwrap_or_default();
            let place = |line| Localized::each(|language| table.place_name(line, column, language));
            self.first = Some(([place(row.line()), place(line)], shown(value)));
        }
    }
}

fn diagnostic(table: &InputTable, found: &[Blanks], are: Localized<&'static str>) -> Option<Diagnostic> {
    let told = |(header, blanks): (&String, &Blanks)| {
        let (places, value) = blanks.first.as_ref()?;
        let more = usize::try_from(blanks.count - 1).unwrap_or(usize::MAX);
        Some(Localized::each(|language| {
            let [blank, above] = places.each_ref().map(|place| place.of(language));
            let rest = language.and_more(more);
            match language {
                Language::English => format!("- \"{header}\": {blank}{rest}; \"{value}\" stands in {above}"),
                Language::German => format!("- „{header}“: {blank}{rest}; „{value}“ steht in {above}"),
            }
        }))
    };
    let shown: Vec<Localized> = table.headers().iter().zip(found).filter_map(told).collect();
    let count: u64 = found.iter().map(|blanks| blanks.count).sum();
    if count == 0 {
        return None;
    }
    let text = Localized::new(
        format!("{} {}.", counted(count, "cell", "cells"), are.english()),
        format!("{} {}.", counted(count, "Zelle ist", "Zellen sind"), are.of(Language::German)),
    );
    let message = Message::saying(Code::ValueStandsOnce, text);
    Some(at_header(table, message.showing(shown).settled_by(vec!["--fill-down".to_owned()])))
}
