//! Tidy CSV: a table as programs read it.
//!
//! Numbers have all their digits, what is missing is an empty cell, an interval takes two columns. A text cell that a
//! spreadsheet would take for a formula gets an apostrophe in front, see [`text_cell`].

use ::csv::{Result, Writer};

use crate::present::span::words;
use crate::present::table::{Cell, Column, Medium, Table};

/// A text cell that no spreadsheet runs: one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an
/// apostrophe in front (OWASP, "CSV injection").
pub(crate) fn text_cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// A number with all its digits, or an empty cell.
pub(crate) fn number_cell(number: Option<f64>) -> String {
    // Adding zero turns -0 into 0.
    number.map_or_else(String::new, |number| (number + 0.0).to_string())
}

/// A table as CSV, the total before the other rows.
///
/// # Errors
/// None in practice: it is written to memory.
pub(crate) fn csv(table: &Table) -> Result<Vec<u8>> {
    let columns = table.columns_for(Medium::Data);
    let mut writer = Writer::from_writer(vec![]);
    let names = columns.iter().flat_map(|(_, column)| std::iter::once(&column.name).chain(&column.second));
    writer.write_record(names.map(|name| text_cell(name)))?;
    let (body, total) = table.rows.split_at(table.rows.len() - usize::from(table.has_total));
    for row in total.iter().chain(body) {
        for &(at, column) in &columns {
            write_cell(&mut writer, &row[at], column)?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn write_cell(writer: &mut Writer<Vec<u8>>, cell: &Cell, column: &Column) -> Result<()> {
    match cell {
        Cell::Text(text) => writer.write_field(text_cell(&words(text))),
        Cell::Raw(text) => writer.write_field(text_cell(text.as_deref().unwrap_or_default())),
        Cell::Count(count) => writer.write_field(count.map_or_else(String::new, |count| count.to_string())),
        _ if column.second.is_some() => {
            cell.pair().into_iter().try_for_each(|end| writer.write_field(number_cell(end)))
        }
        _ => writer.write_field(number_cell(cell.value())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_all_digits_and_no_negative_zero() {
        assert_eq!(number_cell(Some(0.1 + 0.2)), "0.30000000000000004");
        assert_eq!(number_cell(Some(-0.0)), "0");
        assert_eq!(number_cell(Some(-0.25)), "-0.25");
        assert_eq!(number_cell(None), "");
    }

    #[test]
    fn only_what_a_spreadsheet_would_run_is_marked() {
        for formula in ["=1", "+1", "-1", "@x", "\tx", "\rx"] {
            assert_eq!(text_cell(formula), format!("'{formula}"));
        }
        for text in ["", "a=b", "'x", "80–90%"] {
            assert_eq!(text_cell(text), text);
        }
    }
}
