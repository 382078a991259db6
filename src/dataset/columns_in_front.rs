//! Columns that a file does not have as they stand: what all its forecasts have in common, and what several columns say together. They
//! are put in front of each row, in a copy.

use crate::dataset::layout;
use crate::dataset::line_by_line::copied;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::columns::{Columns, Field};
use crate::input::footer::stands_alone;
use crate::input::rows::TableRow;
use crate::input::table::InputTable;
use crate::input::text;
use crate::localized::{Language, Localized};
use crate::options::{Case, RowCondition};

/// A column that no file has as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ColumnInFront {
    /// All rows have this value of a field.
    Constant(Field, String),
    /// What several columns say together, under the header that names them all.
    Joined(String, Vec<usize>),
    /// The value of the first case of which all cells are as they have to be; blank if there is none.
    Cases(Field, Vec<CaseOfTable>),
}

/// A case, with the columns of its conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CaseOfTable {
    value: String,
    when: Vec<(usize, RowCondition)>,
}

impl ColumnInFront {
    fn header(&self) -> String {
        match self {
            Self::Constant(field, _) | Self::Cases(field, _) => field.name().to_owned(),
            Self::Joined(header, _) => header.clone(),
        }
    }

    fn push_cell(&self, row: TableRow<'_>, out: &mut Vec<u8>, scratch: &mut Vec<u8>) {
        out.push(b'"');
        match self {
            Self::Constant(_, value) => push_quoted(out, value.as_bytes()),
            Self::Joined(_, columns) => {
                let before = out.len();
                for &column in columns {
                    let cell = text::trim(row.text(column, scratch).unwrap_or_default());
                    if !cell.is_empty() && out.len() > before {
                        out.extend_from_slice(JOINT);
                    }
                    push_quoted(out, cell);
                }
            }
            Self::Cases(_, cases) => {
                let mut holds = |&(column, ref condition): &(usize, RowCondition)| {
                    condition.holds(text::trim(row.text(column, scratch).unwrap_or_default()))
                };
                let case = cases.iter().find(|case| case.when.iter().all(&mut holds));
                push_quoted(out, case.map_or("", |case| case.value.as_str()).as_bytes());
            }
        }
        out.push(b'"');
    }
}

/// Between the cells that are joined: what hardly stands in any.
const JOINT: &[u8] = b" | ";

/// The columns that `A+B` names, if the table has each of them and none that is called so itself.
pub(crate) fn joined(table: &InputTable, field: Field, header: &str) -> Option<ColumnInFront> {
    Some(ColumnInFront::Joined(header.to_owned(), parts(table, field, header)?))
}

/// Where these columns stand.
pub(crate) fn parts(table: &InputTable, field: Field, header: &str) -> Option<Vec<usize>> {
    if !header.contains('+') || layout::has_mapped(table, field, header) {
        return None;
    }
    let place = |part: &str| table.headers().iter().position(|header| header.eq_ignore_ascii_case(part.trim()));
    header.split('+').map(place).collect()
}

/// The fields of which the table has the columns of all cases.
pub(crate) fn of_cases(table: &InputTable, cases: &[Case]) -> Vec<ColumnInFront> {
    let place = |header: &str| table.headers().iter().position(|known| known.eq_ignore_ascii_case(header));
    let mut fields: Vec<Field> = cases.iter().map(|case| case.field).collect();
    fields.dedup();
    let of_field = |field: Field| {
        let when = |case: &Case| {
            case.when.iter().map(|row| Some((place(&row.header)?, row.clone()))).collect::<Option<Vec<_>>>()
        };
        let case = |case: &Case| Some(CaseOfTable { value: case.value.clone(), when: when(case)? });
        let cases: Option<Vec<_>> = cases.iter().filter(|case| case.field == field).map(case).collect();
        Some(ColumnInFront::Cases(field, cases?))
    };
    fields.into_iter().filter_map(of_field).collect()
}

/// What a table that has no column for these values is to be told in every row.
pub(crate) fn lacking(columns: &Columns, given: &[(Field, String)]) -> Vec<(Field, String)> {
    given.iter().filter(|(field, _)| columns.get(*field).is_none()).cloned().collect()
}

/// The type of a single source, where nothing says it: the source itself.
pub(crate) fn type_of_one(columns: &Columns, given: &[(Field, String)]) -> Option<(Field, String)> {
    let is_said =
        columns.get(Field::SourceType).is_some() || given.iter().any(|(field, _)| *field == Field::SourceType);
    let (_, source) = given.iter().find(|(field, _)| *field == Field::Source).filter(|_| !is_said)?;
    Some((Field::SourceType, source.clone()))
}

/// What is said of values that all rows have.
pub(crate) fn note(table: &InputTable, values: &[(Field, String)]) -> Note {
    let file = table.name();
    let text = Localized::each(|language| {
        let is = match language {
            Language::English => "is",
            Language::German => "ist",
        };
        let told = values.iter().map(|(field, value)| format!("{} {is} {}", field.name(), language.quoted(value)));
        let told = told.collect::<Vec<_>>().join(", ");
        match language {
            Language::English => format!("{file}: in every row {told}, as no column says it."),
            Language::German => format!("{file}: Für jede Zeile gilt: {told}; keine Spalte sagt es."),
        }
    });
    Note::new(Code::WholeFile, text).advice(None)
}

/// The table with these columns in front of its own. A row that is blank `asked`, as a line of totals is, gets none of them.
///
/// # Errors
/// When it cannot be read, or the copy cannot be written.
pub(crate) fn put_in_front(
    table: InputTable,
    front: &[ColumnInFront],
    asked: Option<usize>,
    notes: Vec<Note>,
) -> Result<InputTable, Error> {
    let delimiter = table.dialect().delimiter;
    let blank = vec![delimiter; front.len()];
    let mut scratch = vec![];
    let copy = copied(&table, |row, out| {
        // A line of totals or a remark is none of the rows that the values are said of.
        if stands_alone(row) || asked.is_some_and(|at| is_blank(row, at)) {
            out.extend_from_slice(&blank);
        } else {
            for column in front {
                column.push_cell(row, out, &mut scratch);
                out.push(delimiter);
            }
        }
        out.extend_from_slice(row.verbatim());
        Ok(())
    })?;
    let headers = front.iter().map(ColumnInFront::header).collect();
    Ok(table.fronted(copy, headers, notes))
}

fn is_blank(row: TableRow<'_>, at: usize) -> bool {
    row.raw(at).is_none_or(|cell| text::trim(cell).is_empty())
}

/// What stands between quotation marks, on one line.
pub(crate) fn push_quoted(out: &mut Vec<u8>, cell: &[u8]) {
    for &byte in cell {
        match byte {
            b'\r' | b'\n' => out.push(b' '),
            b'"' => out.extend_from_slice(b"\"\""),
            _ => out.push(byte),
        }
    }
}
