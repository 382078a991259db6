//! Lines below the header that are no rows of the table, such as `Total rows,527` or the header once more: told, not
//! read.

use crate::diagnostics::{Code, Message};
use crate::input::columns::{Field, recognise};
use crate::input::rows::TableRow;
use crate::input::text;

/// Words of which the first cell of a line of totals consists, in English, German and French, without accents.
const WORDS: [&str; 49] = [
    "anzahl",
    "average",
    "avg",
    "count",
    "der",
    "des",
    "durchschnitt",
    "end",
    "ende",
    "fin",
    "forecasts",
    "fragen",
    "general",
    "generale",
    "gesamt",
    "gesamtergebnis",
    "gesamtsumme",
    "gesamtzahl",
    "grand",
    "insgesamt",
    "lignes",
    "lines",
    "mean",
    "median",
    "mediane",
    "mittel",
    "mittelwert",
    "moyenne",
    "nombre",
    "number",
    "of",
    "overall",
    "predictions",
    "prognosen",
    "questions",
    "records",
    "row",
    "rows",
    "schnitt",
    "somme",
    "subtotal",
    "sum",
    "summary",
    "summe",
    "total",
    "totals",
    "totaux",
    "zeilen",
    "zwischensumme",
];

/// The columns by which the rows of a table of forecasts are told from other lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowColumns {
    /// Source.
    pub(crate) source: usize,
    /// Source type.
    pub(crate) source_type: usize,
    /// Day of the forecast.
    pub(crate) date: usize,
    /// Probability.
    pub(crate) probability: usize,
}

impl RowColumns {
    /// Whether a row is a forecast at first sight: its date and its probability begin with a digit.
    #[inline]
    pub(crate) fn look_filled(self, row: TableRow<'_>) -> bool {
        begins_with_digit(row, self.date) && begins_with_digit(row, self.probability)
    }

    /// The warning for a line that is no row of the table.
    pub(crate) fn no_row(self, row: TableRow<'_>) -> Option<Message> {
        let Self { source, source_type, date, probability } = self;
        let filled = Filled::of(row);
        let blank = |cells: &[usize]| cells.iter().filter(|&&at| filled.at(at).is_empty()).count();
        if blank(&[source, source_type, date]) >= 2 && filled.is_total()
            || blank(&[source, source_type, date, probability]) == 4 && filled.is_sentence()
            || blank(&[source_type, date, probability]) == 3 && filled.is_labelled()
        {
            return Some(Message::of(Code::FooterSkipped));
        }
        let heads = [(source_type, Field::SourceType), (date, Field::ForecastDate), (probability, Field::Probability)];
        filled.is_header(&heads).then(|| Message::of(Code::HeaderLineSkipped))
    }
}

/// Whether a line is one of totals.
pub(crate) fn is_total(row: TableRow<'_>) -> bool {
    Filled::of(row).is_total()
}

/// The warning for a line of a table of resolutions that is no row of it.
pub(crate) fn no_resolution(row: TableRow<'_>, outcome: usize, resolved_on: usize) -> Option<Message> {
    if begins_with_digit(row, resolved_on) {
        return None;
    }
    let filled = Filled::of(row);
    if filled.at(resolved_on).is_empty() && filled.is_total() {
        return Some(Message::of(Code::FooterSkipped));
    }
    filled
        .is_header(&[(outcome, Field::Outcome), (resolved_on, Field::ResolvedOn)])
        .then(|| Message::of(Code::HeaderLineSkipped))
}

/// At first sight a cell with a date or a number, which neither a header nor a line of totals has there.
#[inline]
fn begins_with_digit(row: TableRow<'_>, at: usize) -> bool {
    row.raw(at).and_then(<[u8]>::first).is_some_and(u8::is_ascii_digit)
}

/// The cells of a line that have content, with their columns.
struct Filled(Vec<(usize, String)>);

impl Filled {
    fn of(row: TableRow<'_>) -> Self {
        let mut scratch = vec![];
        let cells = (0..row.width()).filter_map(|at| {
            let cell = String::from_utf8_lossy(text::trim(row.text(at, &mut scratch)?)).into_owned();
            (!cell.is_empty()).then_some((at, cell))
        });
        Self(cells.collect())
    }

    /// The cell of a column, empty where nothing stands.
    fn at(&self, column: usize) -> &str {
        self.0.iter().find(|(at, _)| *at == column).map_or("", |(_, cell)| cell)
    }

    /// Words for a total first, then nothing but numbers.
    fn is_total(&self) -> bool {
        let Some(((_, first), others)) = self.0.split_first() else { return false };
        says_total(first) && others.iter().all(|(_, cell)| !cell.chars().any(char::is_alphabetic))
    }

    /// One cell of several words.
    fn is_sentence(&self) -> bool {
        matches!(&self.0[..], [(_, only)] if only.contains(char::is_whitespace))
    }

    /// `Note:` and what is noted, in one cell or two.
    fn is_labelled(&self) -> bool {
        match &self.0[..] {
            [(_, only)] => only.contains(": ") || only.contains(" :"),
            [(_, label), _] => label.ends_with(':'),
            _ => false,
        }
    }

    /// The header once more, perhaps in another language; or what is written under one: lines, `(units)`.
    fn is_header(&self, heads: &[(usize, Field)]) -> bool {
        let repeated = heads.iter().all(|&(at, field)| recognise(self.at(at)) == Some(field));
        repeated || (self.0.len() >= 2 && self.0.iter().all(|(_, cell)| is_line(cell) || is_in_brackets(cell)))
    }
}

fn is_line(cell: &str) -> bool {
    cell.len() >= 2 && cell.chars().all(|c| matches!(c, '-' | '=' | '_' | ':' | '\u{2013}' | '\u{2014}'))
}

fn is_in_brackets(cell: &str) -> bool {
    matches!((cell.chars().next(), cell.chars().last()), (Some('('), Some(')')) | (Some('['), Some(']')))
}

fn says_total(cell: &str) -> bool {
    let plain: String = text::plain_letters(cell).collect();
    let mut words = plain.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_questions() {
        for total in ["Total rows", "TOTAL:", "Summe", "Anzahl Zeilen: 12", "Grand total", "Total général"] {
            assert!(says_total(total), "{total}");
        }
        for question in ["Total GDP falls", "Q1", "", "527", "totally"] {
            assert!(!says_total(question), "{question}");
        }
    }

    #[test]
    fn lines_and_units_are_no_values() {
        for cell in ["---", ":--:", "==="] {
            assert!(is_line(cell), "{cell}");
        }
        for cell in ["-", "", "-1", "0.35"] {
            assert!(!is_line(cell) && !is_in_brackets(cell), "{cell}");
        }
        assert!(is_in_brackets("(0-1)") && is_in_brackets("[date]") && !is_in_brackets("(a] b"));
    }
}
