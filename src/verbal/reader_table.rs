//! Whole readers from a table: one row for each reader, one column for each phrase.

use super::readers::Readers;
use crate::diagnostics::Code;
use crate::localized::{Localized, localized};

/// Headers of a column that tells readers apart; it is not read.
const READER_COLUMNS: [&str; 9] =
    ["", "id", "name", "participant", "rater", "rater id", "reader", "reader id", "respondent"];

/// Something in a table of readers that cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReaderTableError {
    /// The line on which the row starts.
    pub(crate) line: u64,
    /// Header of the column.
    pub(crate) column: String,
    /// What is wrong.
    pub(crate) what: What,
}

/// What is wrong with a table of readers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// The header is no phrase that is known.
    UnknownPhrase,
    /// Two columns are about one phrase.
    PhraseTwice,
    /// The cell is empty, or the row too short.
    Hole,
    /// The cell holds no number.
    NotANumber(String),
    /// The cell holds no probability.
    OutOfRange(String),
    /// The cell holds a fraction in a table of percentages.
    FractionAmongPercentages(String),
    /// No column is about a phrase.
    NoPhrase,
    /// There is no row.
    NoReader,
}

impl ReaderTableError {
    /// Its code.
    pub(crate) fn code(&self) -> Code {
        match self.what {
            What::UnknownPhrase | What::PhraseTwice => Code::ReadersPhrase,
            What::Hole => Code::ReadersHole,
            What::NotANumber(_) | What::OutOfRange(_) | What::FractionAmongPercentages(_) => Code::ReadersNumber,
            What::NoPhrase | What::NoReader => Code::ReadersEmpty,
        }
    }

    /// Why the table cannot be used: one sentence.
    pub(crate) fn message(&self) -> Localized {
        match &self.what {
            What::UnknownPhrase => {
                localized!("No lexicon knows this phrase.", "Kein Lexikon kennt diese Formulierung.")
            }
            What::PhraseTwice => localized!(
                "Another column is about the same phrase.",
                "Eine andere Spalte handelt von derselben Formulierung."
            ),
            What::Hole => localized!(
                "The cell is empty, but a reader must have read every phrase.",
                "Die Zelle ist leer, aber ein Leser muss jede Formulierung gelesen haben."
            ),
            What::NotANumber(value) => localized!("\"{value}\" is no number.", "„{value}“ ist keine Zahl."),
            What::OutOfRange(value) => {
                localized!("{value} is no probability.", "{value} ist keine Wahrscheinlichkeit.")
            }
            What::FractionAmongPercentages(value) => {
                localized!("{value} stands among percentages.", "{value} steht unter Prozentzahlen.")
            }
            What::NoPhrase => {
                localized!("No column is about a phrase.", "Keine Spalte handelt von einer Formulierung.")
            }
            What::NoReader => {
                localized!("There is no row below the header.", "Unter der Kopfzeile steht keine Zeile.")
            }
        }
    }

    /// What to do: one sentence.
    pub(crate) fn help(&self) -> Localized<&'static str> {
        match &self.what {
            What::PhraseTwice => Localized::both("Keep one of the two columns.", "Eine der beiden Spalten behalten."),
            What::FractionAmongPercentages(_) => Localized::both(
                "Write all as 0 to 1, or all as 0 to 100.",
                "Alle als 0 bis 1 schreiben, oder alle als 0 bis 100.",
            ),
            _ => self.code().entry().remedy,
        }
    }
}

/// How the numbers of a table were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReaderScale {
    /// As fractions of 1.
    Fractions,
    /// As percentages.
    Percentages,
}

struct PhraseColumn {
    at: usize,
    header: String,
    phrase: String,
}

struct StatedReading {
    line: u64,
    column: usize,
    value: f64,
    has_percent_sign: bool,
}

/// A table of whole readers that is being read row by row.
pub(crate) struct ReaderTable {
    header_line: u64,
    columns: Vec<PhraseColumn>,
    numbers: Vec<StatedReading>,
    rows: usize,
    wrong: Vec<ReaderTableError>,
}

impl ReaderTable {
    /// A table with these headers. `phrase` gives the phrase that a header is about, in one form for all its spellings.
    pub(crate) fn new(header_line: u64, headers: &[impl AsRef<str>], phrase: impl Fn(&str) -> Option<String>) -> Self {
        let mut table = Self { header_line, columns: vec![], numbers: vec![], rows: 0, wrong: vec![] };
        for (at, header) in headers.iter().enumerate() {
            let header = header.as_ref().trim();
            if READER_COLUMNS.contains(&header.to_lowercase().replace(['_', '-'], " ").as_str()) {
                continue;
            }
            match phrase(header) {
                None => table.wrong(header_line, header, What::UnknownPhrase),
                Some(phrase) if table.columns.iter().any(|before| before.phrase == phrase) => {
                    table.wrong(header_line, header, What::PhraseTwice);
                }
                Some(phrase) => table.columns.push(PhraseColumn { at, header: header.to_owned(), phrase }),
            }
        }
        table
    }

    fn wrong(&mut self, line: u64, column: &str, what: What) {
        self.wrong.push(ReaderTableError { line, column: column.to_owned(), what });
    }

    /// Adds a reader; a row whose cells are all empty is none.
    pub(crate) fn row(&mut self, line: u64, cells: &[impl AsRef<str>]) {
        if cells.iter().all(|cell| cell.as_ref().trim().is_empty()) {
            return;
        }
        self.rows += 1;
        for column in 0..self.columns.len() {
            let cell = cells.get(self.columns[column].at).map_or("", |cell| cell.as_ref().trim());
            match number(cell) {
                Ok((value, has_percent_sign)) => {
                    self.numbers.push(StatedReading { line, column, value, has_percent_sign });
                }
                Err(what) => self.wrong(line, &self.columns[column].header.clone(), what),
            }
        }
    }

    /// The readers, and how their numbers were read: as percentages when a number without `%` is above 1, else as
    /// fractions. A number with `%` is a percentage in any table.
    ///
    /// # Errors
    /// Everything that is wrong with the table, line by line.
    pub(crate) fn finish(mut self) -> Result<(Readers, ReaderScale), Vec<ReaderTableError>> {
        let header_line = self.header_line;
        if self.columns.is_empty() {
            self.wrong(header_line, "", What::NoPhrase);
        }
        if self.rows == 0 {
            self.wrong(header_line, "", What::NoReader);
        }
        let scale = self.scale();
        let mut readings = vec![Vec::with_capacity(self.rows); self.columns.len()];
        for number in std::mem::take(&mut self.numbers) {
            match number.probability(scale) {
                Ok(probability) => readings[number.column].push(probability),
                Err(what) => self.wrong(number.line, &self.columns[number.column].header.clone(), what),
            }
        }
        self.wrong.sort_by_key(|wrong| wrong.line);
        let phrases = self.columns.into_iter().map(|column| column.phrase).collect();
        match Readers::new(phrases, readings) {
            Some(readers) if self.wrong.is_empty() => Ok((readers, scale)),
            _ => Err(self.wrong),
        }
    }

    /// Fractions and numbers above 1 cannot both be right; the fewer are the mistakes.
    fn scale(&self) -> ReaderScale {
        let plain = || self.numbers.iter().filter(|number| !number.has_percent_sign).map(|number| number.value);
        let above_one = plain().filter(|&value| value > 1.0).count();
        let fractions = plain().filter(|&value| value > 0.0 && value < 1.0).count();
        if above_one > 0 && above_one >= fractions { ReaderScale::Percentages } else { ReaderScale::Fractions }
    }
}

impl StatedReading {
    fn probability(&self, scale: ReaderScale) -> Result<f64, What> {
        let shown = || format!("{}{}", self.value, if self.has_percent_sign { "%" } else { "" });
        let is_percentage = self.has_percent_sign || scale == ReaderScale::Percentages;
        if is_percentage && !self.has_percent_sign && self.value > 0.0 && self.value < 1.0 {
            return Err(What::FractionAmongPercentages(shown()));
        }
        let probability = if is_percentage { self.value / 100.0 } else { self.value };
        if (0.0..=1.0).contains(&probability) { Ok(probability) } else { Err(What::OutOfRange(shown())) }
    }
}

/// A number, and whether a percent sign follows it. A comma is a decimal comma.
fn number(cell: &str) -> Result<(f64, bool), What> {
    if cell.is_empty() {
        return Err(What::Hole);
    }
    let (digits, has_percent_sign) = cell.strip_suffix('%').map_or((cell, false), |digits| (digits.trim_end(), true));
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'+'));
    let value = digits.replacen(',', ".", 1).parse().ok().filter(|_| is_plain);
    value.map(|value| (value, has_percent_sign)).ok_or_else(|| What::NotANumber(cell.chars().take(40).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(Readers, ReaderScale), Vec<String>> {
        let known = |header: &str| {
            let phrase = header.to_lowercase();
            ["likely", "unlikely", "remote"].contains(&phrase.as_str()).then_some(phrase)
        };
        let mut lines = (1..).zip(text.lines());
        let headers: Vec<&str> = lines.next().unwrap().1.split(';').collect();
        let mut table = ReaderTable::new(1, &headers, known);
        for (line, row) in lines {
            table.row(line, &row.split(';').collect::<Vec<_>>());
        }
        let told = |wrong: &ReaderTableError| {
            format!("line {}, column \"{}\": {}", wrong.line, wrong.column, wrong.message().english())
        };
        table.finish().map_err(|wrong| wrong.iter().map(told).collect())
    }

    #[test]
    fn percentages_fractions_and_percent_signs() {
        let (readers, scale) = read("Rater;Likely;Unlikely\n7;70;0\n8;1;25\n").unwrap();
        assert_eq!((readers.of("likely"), scale), (Some([0.7, 0.01].as_slice()), ReaderScale::Percentages));
        let (readers, scale) = read("Likely\n0,7\n1\n 55 % \n").unwrap();
        assert_eq!((readers.of("likely"), scale), (Some([0.7, 1.0, 0.55].as_slice()), ReaderScale::Fractions));
    }

    #[test]
    fn everything_wrong_is_told_with_its_line() {
        let said =
            read("reader;Likely;Unlickely;Remote;remote\n1;70;3;2;2\n2;;3;2;2\n3;7O;3;-1\n4;60;3;101;1\n5;0.7;3;4;4\n");
        assert_eq!(
            said.unwrap_err(),
            [
                "line 1, column \"Unlickely\": No lexicon knows this phrase.",
                "line 1, column \"remote\": Another column is about the same phrase.",
                "line 3, column \"Likely\": The cell is empty, but a reader must have read every phrase.",
                "line 4, column \"Likely\": \"7O\" is no number.",
                "line 4, column \"Remote\": -1 is no probability.",
                "line 5, column \"Remote\": 101 is no probability.",
                "line 6, column \"Likely\": 0.7 stands among percentages.",
            ]
        );
    }

    #[test]
    fn one_number_above_one_among_fractions_is_the_mistake() {
        let said = read("Likely;Remote\n0.7;0.1\n0.6;1.2\n").unwrap_err();
        assert_eq!(said, ["line 3, column \"Remote\": 1.2 is no probability."]);
    }

    #[test]
    fn a_short_row_has_a_hole_and_an_empty_one_is_none() {
        assert!(
            read("Likely;Remote\n0.7\n").unwrap_err()[0].starts_with("line 2, column \"Remote\": The cell is empty")
        );
        assert_eq!(read("Likely;Remote\n0.7;0.1\n;\n").unwrap().0.len(), 1);
    }

    #[test]
    fn without_phrases_or_readers_it_is_no_table() {
        assert!(read("rater\n1\n").unwrap_err()[0].contains("No column is about a phrase"));
        assert_eq!(read("Likely\n").unwrap_err(), ["line 1, column \"\": There is no row below the header."]);
        assert!(read("Likely\nnan\n").unwrap_err()[0].contains("no number"));
    }
}
