//! Looks through whole columns when a value's reading depends on them: day and month order, serial numbers,
//! fractions or percentages. Files in the canonical form are never surveyed.

use crate::dataset::dates::{self, ColumnDates, DateError, DateEvidence};
use crate::dataset::outcome::{self, OutcomeWord};
use crate::dataset::probability::{self, ProbabilityError, ProbabilityEvidence, ProbabilityScale};
use crate::diagnostics::{Code, Diagnostic, Message, Note};
use crate::error::Error;
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text;
use crate::model::Moment;
use crate::options::{DateOrder, OutcomeWords, ReadingOptions};
use crate::parallel::on_threads;

/// How the values of a file's columns are read.
#[derive(Clone, Debug)]
pub(crate) struct ColumnReading {
    dates: Vec<(usize, ColumnDates)>,
    scale: ProbabilityScale,
    /// Whether the columns have been looked through, or need not be.
    surveyed: bool,
    given: Option<DateOrder>,
    outcomes: OutcomeWords,
}

impl ColumnReading {
    /// Before any survey: what is clear by itself is read, the rest asks for one.
    pub(crate) fn unsurveyed(options: &ReadingOptions, header_says_percent: bool) -> Self {
        let scale =
            if options.percent || header_says_percent { ProbabilityScale::Percent } else { ProbabilityScale::Fraction };
        Self { dates: vec![], scale, surveyed: false, given: options.date_order, outcomes: options.outcomes.clone() }
    }

    /// The double nearest to a plain fraction; `None` when the value needs a closer look.
    #[inline]
    pub(crate) fn plain_fraction(&self, value: &[u8]) -> Option<f64> {
        if self.scale == ProbabilityScale::Fraction { probability::parse_fraction(value) } else { None }
    }

    /// What the plain numbers of the column of probabilities mean.
    pub(crate) fn scale(&self) -> ProbabilityScale {
        self.scale
    }

    /// A probability.
    ///
    /// # Errors
    /// What is wrong with it; or `None`, when its column must be surveyed first.
    pub(crate) fn probability(&self, value: &[u8]) -> Result<f64, Option<ProbabilityError>> {
        probability::parse(value, self.scale).map_err(|error| {
            let may_be_percent = error == ProbabilityError::AboveOne
                && !self.surveyed
                && probability::parse(value, ProbabilityScale::Percent).is_ok();
            (!may_be_percent).then_some(error)
        })
    }

    /// An outcome, a side or an answer; `None` for words that neither the program nor the user knows.
    pub(crate) fn outcome(&self, value: &[u8]) -> Option<OutcomeWord> {
        outcome::parse(value).or_else(|| self.outcomes.meaning(&String::from_utf8_lossy(text::trim(value))))
    }

    /// A date in this column.
    ///
    /// # Errors
    /// What is wrong with it; or `None`, when its column must be surveyed first.
    pub(crate) fn date(&self, column: usize, value: &[u8]) -> Result<Moment, Option<DateError>> {
        let value = text::trim(value);
        if !self.surveyed && !clear_by_itself(value) {
            return Err(None);
        }
        let reading = self.dates.iter().find(|(at, _)| *at == column).map(|(_, reading)| *reading);
        let order = reading.and_then(|reading| reading.order).or(self.given);
        let read = if reading.is_some_and(|reading| reading.serial) {
            dates::parse_serial(value).or_else(|_| dates::parse(value, order))
        } else {
            dates::parse(value, order)
        };
        read.map_err(Some)
    }
}

/// Whether a value reads the same in every column: it has no digit, or begins with a four-digit year.
fn clear_by_itself(value: &[u8]) -> bool {
    let year_first =
        value.len() > 4 && value[..4].iter().all(u8::is_ascii_digit) && matches!(value[4], b'-' | b'/' | b'.');
    year_first || !value.iter().any(u8::is_ascii_digit)
}

fn has_digit(cell: Option<&[u8]>) -> bool {
    cell.is_some_and(|cell| !cell.is_ascii() || cell.iter().any(u8::is_ascii_digit))
}

/// The columns must be looked through before the rows can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NeedsSurvey;

/// How the columns are read and what was inferred, or the columns that can be read in several ways.
pub(crate) type Surveyed = Result<(ColumnReading, Vec<Note>), Vec<Diagnostic>>;

/// Looks through the columns and decides; what was inferred comes back as notes.
///
/// # Errors
/// The outer error when the file cannot be read; the inner when a column can be read in several ways.
pub(crate) fn survey(
    table: &InputTable,
    date_columns: &[usize],
    probability_column: Option<usize>,
    options: &ReadingOptions,
    header_says_percent: bool,
) -> Result<Surveyed, Error> {
    let chunks = table.chunks();
    let parts = on_threads(options.threads, || {
        let mut dates = vec![DateEvidence::default(); date_columns.len()];
        let mut probabilities = ProbabilityEvidence::default();
        let (mut buffer, mut scratch, mut separators) = (Vec::new(), Vec::new(), Separators::default());
        while let Some(place) = chunks.next_into(&mut buffer)? {
            separators.index(&buffer, table.dialect());
            for row in TableRows::new(&buffer, &separators, place.line) {
                for (evidence, &column) in dates.iter_mut().zip(date_columns) {
                    evidence
                        .observe(row.text(column, &mut scratch).unwrap_or_default(), table.line_in_file(row.line()));
                }
                // A line without a date is refused or a total: its number says nothing about the others.
                let dated = date_columns.first().is_none_or(|&date| has_digit(row.raw(date)));
                if let Some(value) =
                    probability_column.filter(|_| dated).and_then(|column| row.text(column, &mut scratch))
                {
                    probabilities.observe(value, table.line_in_file(row.line()));
                }
            }
        }
        Ok::<_, Error>((dates, probabilities))
    });
    let mut dates = vec![DateEvidence::default(); date_columns.len()];
    let mut probabilities = ProbabilityEvidence::default();
    for part in parts {
        let (part_dates, part_probabilities) = part?;
        for (ours, theirs) in dates.iter_mut().zip(part_dates) {
            ours.merge(theirs);
        }
        probabilities.merge(part_probabilities);
    }
    let mut decided = Decisions { table, notes: vec![], wrong: vec![] };
    let scale = match probability_column {
        Some(column) => decided.scale(column, &probabilities, header_says_percent, options.percent),
        None => ProbabilityScale::Fraction,
    };
    let dates = date_columns
        .iter()
        .zip(&dates)
        .filter_map(|(&column, evidence)| Some((column, decided.dates(column, evidence, options.date_order)?)))
        .collect();
    if !decided.wrong.is_empty() {
        return Ok(Err(decided.wrong));
    }
    let outcomes = options.outcomes.clone();
    let reading = ColumnReading { dates, scale, surveyed: true, given: options.date_order, outcomes };
    Ok(Ok((reading, decided.notes)))
}

struct Decisions<'a> {
    table: &'a InputTable,
    notes: Vec<Note>,
    wrong: Vec<Diagnostic>,
}

impl Decisions<'_> {
    fn header(&self, column: usize) -> String {
        self.table.headers().get(column).cloned().unwrap_or_default()
    }

    fn stop(&mut self, column: usize, line: u64, value: &str, message: Message) {
        let place = self.table.place_in_file(line, column);
        self.wrong.push(message.at(Some(place), Some(value.to_owned())));
    }

    fn scale(&mut self, column: usize, seen: &ProbabilityEvidence, header: bool, forced: bool) -> ProbabilityScale {
        match seen.decide(header, forced) {
            Ok(scale) => {
                if scale == ProbabilityScale::Percent && !forced {
                    self.notes.push(percent_column(self.table, column, header));
                }
                scale
            }
            Err(mixed) => {
                let first = if mixed.fraction.row < mixed.percentage.row { &mixed.fraction } else { &mixed.percentage };
                let (line, value) = (first.row, first.value.clone());
                self.stop(column, line, &value, mixed.message());
                ProbabilityScale::Fraction
            }
        }
    }

    fn dates(&mut self, column: usize, seen: &DateEvidence, given: Option<DateOrder>) -> Option<ColumnDates> {
        match seen.decide(given) {
            Ok(reading) => {
                let (file, header) = (self.table.name(), self.header(column));
                if reading.serial {
                    let text =
                        format!("{file}: the numbers in the column \"{header}\" were read as spreadsheet dates.");
                    self.notes.push(Note::new(Code::DateSerials, text));
                } else if let (Some(order), None) = (reading.order, given) {
                    let first = match order {
                        DateOrder::Dmy => "day first",
                        DateOrder::Mdy => "month first",
                        DateOrder::Ymd => "year first",
                    };
                    let text = format!(
                        "{file}: dates in the column \"{header}\" were read {first}: other readings do not fit."
                    );
                    self.notes.push(Note::new(Code::DateOrder, text));
                }
                Some(reading)
            }
            Err(unsettled) => {
                let example = unsettled.example();
                self.stop(column, example.row, &example.value, unsettled.message());
                None
            }
        }
    }
}

/// Plain numbers that were read as percentages, because of the header or of themselves.
pub(crate) fn percent_column(table: &InputTable, column: usize, header_says_so: bool) -> Note {
    let why = if header_says_so { "its header says so" } else { "its plain numbers go above 1" };
    let header = table.headers().get(column).map_or("", String::as_str);
    let text =
        format!("{}: plain numbers in the column \"{header}\" were read as percentages, because {why}.", table.name());
    let note = Note::new(Code::PercentColumn, text);
    if header_says_so { note.advice(Some("If they are fractions, correct the header.".to_owned())) } else { note }
}
