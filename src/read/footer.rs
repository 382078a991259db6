//! Lines that sum up or sign a table, such as `Total rows,527`: no forecasts, but told.

use crate::read::findings::Fault;
use crate::read::table::Row;
use crate::read::text;

/// Words of which the first cell of such a line consists, in English, German and French.
const WORDS: [&str; 37] = [
    "anzahl",
    "average",
    "count",
    "der",
    "durchschnitt",
    "end",
    "ende",
    "fin",
    "forecasts",
    "fragen",
    "gesamt",
    "gesamtsumme",
    "gesamtzahl",
    "grand",
    "lignes",
    "lines",
    "mean",
    "mittelwert",
    "moyenne",
    "number",
    "of",
    "overall",
    "predictions",
    "prognosen",
    "questions",
    "records",
    "row",
    "rows",
    "somme",
    "subtotal",
    "sum",
    "summary",
    "summe",
    "total",
    "totals",
    "zeilen",
    "zwischensumme",
];

/// Whether a row without any of the `needed` cells is a line of totals.
pub fn is_total(row: Row<'_>, needed: &[usize]) -> bool {
    lacks(row, needed) && first_cell(row).is_some_and(|(cell, _)| says_total(&cell))
}

/// Whether a row without any of the `needed` cells is one remark in an otherwise blank row.
pub fn is_remark(row: Row<'_>, needed: &[usize]) -> bool {
    lacks(row, needed) && first_cell(row).is_some_and(|(cell, only)| only && cell.contains(char::is_whitespace))
}

/// The warning for such a row.
pub(super) fn fault() -> Fault {
    Fault::warning(
        "footer-skipped",
        "This line is a total or a remark, no row of the table; it was skipped.",
        "If it is meant as a row, fill in its cells; else nothing needs to be done.",
    )
}

fn lacks(row: Row<'_>, needed: &[usize]) -> bool {
    let mut scratch = vec![];
    needed.iter().all(|&column| text::trim(row.text(column, &mut scratch).unwrap_or_default()).is_empty())
}

/// The first cell with content, and whether it is the only one.
fn first_cell(row: Row<'_>) -> Option<(String, bool)> {
    let mut scratch = vec![];
    let mut cells = (0..row.width()).filter_map(|i| {
        let cell = String::from_utf8_lossy(text::trim(row.text(i, &mut scratch)?)).into_owned();
        (!cell.is_empty()).then_some(cell)
    });
    let first = cells.next()?;
    Some((first, cells.next().is_none()))
}

fn says_total(cell: &str) -> bool {
    let lower = cell.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_questions() {
        for total in ["Total rows", "TOTAL:", "Summe", "Anzahl Zeilen: 12", "Grand total"] {
            assert!(says_total(total), "{total}");
        }
        for question in ["Total GDP falls", "Q1", "", "527", "totally"] {
            assert!(!says_total(question), "{question}");
        }
    }
}
