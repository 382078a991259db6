//! What the words and signs of a cell say of its line.

use crate::input::text;

/// Words that stand beside those in the name of a total: of the words of all three lists the first cell of a line of totals consists, in
/// English, German and French, without accents.
const BESIDE_TOTALS: [&str; 25] = [
    "anzahl",
    "count",
    "der",
    "des",
    "end",
    "ende",
    "fin",
    "forecasts",
    "fragen",
    "general",
    "generale",
    "gesamtzahl",
    "grand",
    "lignes",
    "lines",
    "nombre",
    "number",
    "of",
    "predictions",
    "prognosen",
    "questions",
    "records",
    "row",
    "rows",
    "zeilen",
];

/// Words of figures that are computed from a table, in a line without source, type and day.
const FIGURES: [&str; 22] = [
    "accuracy",
    "anteil",
    "brier",
    "hit",
    "max",
    "maximum",
    "min",
    "minimum",
    "n",
    "quote",
    "rate",
    "score",
    "share",
    "standardabweichung",
    "std",
    "stdev",
    "trefferquote",
    "varianz",
    "variance",
    "wert",
    "werte",
    "yes",
];

/// What a total is called that may be called so by chance: a firm, the median of a crowd.
const PERHAPS_NAMES: [&str; 14] = [
    "average",
    "avg",
    "durchschnitt",
    "mean",
    "median",
    "mediane",
    "mittel",
    "mittelwert",
    "moyenne",
    "overall",
    "schnitt",
    "summary",
    "total",
    "totals",
];

/// What nothing but a total is called.
const SURELY_TOTALS: [&str; 10] = [
    "gesamt",
    "gesamtergebnis",
    "gesamtsumme",
    "insgesamt",
    "somme",
    "subtotal",
    "sum",
    "summe",
    "totaux",
    "zwischensumme",
];

fn words_of_totals() -> impl Iterator<Item = &'static str> {
    [&SURELY_TOTALS[..], &PERHAPS_NAMES, &BESIDE_TOTALS].into_iter().flatten().copied()
}

fn is_of_total(word: &str) -> bool {
    words_of_totals().any(|known| known == word)
}

/// A name that a total may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TotalName {
    /// A firm or the median of a crowd may have it too.
    PerhapsAName,
    /// Nothing else has it.
    Surely,
}

/// Whether a name is one that a total has: `Mittelwert`, `Grand total`, not `Total SA` or `Anna`.
pub(crate) fn total_name(name: &[u8]) -> Option<TotalName> {
    // Most names are none at first sight.
    if name.len() > 24 || !may_begin_total(name) {
        return None;
    }
    let name = std::str::from_utf8(name).ok()?;
    if !name.starts_with(char::is_alphabetic) || !says_total(name) {
        return None;
    }
    let plain: String = text::plain_letters(name).collect();
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    match words.len() {
        1 if has(&PERHAPS_NAMES) => Some(TotalName::PerhapsAName),
        _ if has(&SURELY_TOTALS) || words.len() > 1 && has(&PERHAPS_NAMES) => Some(TotalName::Surely),
        _ => None,
    }
}

pub(super) fn is_line(cell: &str) -> bool {
    cell.len() >= 2 && cell.chars().all(|c| matches!(c, '-' | '=' | '_' | ':' | '\u{2013}' | '\u{2014}'))
}

pub(super) fn is_in_brackets(cell: &str) -> bool {
    matches!((cell.chars().next(), cell.chars().last()), (Some('('), Some(')')) | (Some('['), Some(']')))
}

/// Whether the first word of a cell may be one for totals, as far as its plain letters tell: that of most ids is none, which is seen at once.
fn may_begin_total(cell: &[u8]) -> bool {
    let Some(start) = cell.iter().position(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()) else { return false };
    let word = &cell[start..];
    let word = &word[..word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count()];
    let goes_on = cell.get(start + word.len()).is_some_and(|byte| !byte.is_ascii());
    goes_on || word.len() > 1 && words_of_totals().any(|known| known.as_bytes().eq_ignore_ascii_case(word))
}

/// Whether a cell consists of words for totals.
pub(super) fn says_total(cell: &str) -> bool {
    if !may_begin_total(cell.as_bytes()) {
        return false;
    }
    let plain: String = text::plain_letters(cell).collect();
    let mut words = plain.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(is_of_total)
}

/// Whether a cell names a figure that is computed from a table: `Brier score`, `Zwischensumme Q1`, `n = 12`.
pub(super) fn says_figure(cell: &str) -> bool {
    let plain: String = text::plain_letters(cell).collect();
    let mut words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let known = |word: &str| is_of_total(word) || FIGURES.contains(&word);
    let is_number = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && word.len() < 5;
    words.next().is_some_and(known) && words.all(|word| known(word) || is_number(word))
}

/// Whether a cell holds a number, perhaps with what was counted: `12`, `50 %`, `3 yes`.
pub(super) fn is_count(cell: &str) -> bool {
    let number = cell.trim_start_matches(['=', '~', 'Ø', 'ø', 'Σ', '+', '-', ' ']);
    number.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
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
    fn names_of_totals_are_told_from_names_of_sources() {
        for name in ["Summe", "Gesamt", "Grand Total", "Zwischensumme 2", "Total forecasts", "Total général"] {
            assert_eq!(total_name(name.as_bytes()), Some(TotalName::Surely), "{name}");
        }
        for name in ["Total", "Mittelwert", "Median", "average", "Overall:", "Médiane"] {
            assert_eq!(total_name(name.as_bytes()), Some(TotalName::PerhapsAName), "{name}");
        }
        for name in
            ["Total SA", "General", "Number", "End", "Ann", "Rows", "Sum Yi", "Q1", "", "Forecasts", "Mean Machine"]
        {
            assert_eq!(total_name(name.as_bytes()), None, "{name}");
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
