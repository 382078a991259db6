//! Looks through whole columns when a value's reading depends on them: day and month order, day numbers, swapped dates, the
//! scale of probabilities. Files in the canonical form are never surveyed.

use crate::dataset::column_reading::ColumnReading;
use crate::dataset::dates::{ColumnDates, DateEvidence, GivenForDates, SerialNumbers};
use crate::dataset::layout::{ForecastLayout, ResolutionLayout};
use crate::dataset::probability::{ProbabilityEvidence, ProbabilityScale};
use crate::dataset::row_filter::RowFilter;
use crate::diagnostics::{Code, Diagnostic, Message, Note};
use crate::error::Error;
use crate::input::columns::scale_of;
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::localized::{Language, Localized, counted};
use crate::options::{DateOrder, ReadingOptions, UnixTime};
use crate::parallel::on_threads;

/// The columns must be looked through before the rows can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NeedsSurvey;

/// The columns to look through.
#[derive(Clone, Debug, Default)]
pub(crate) struct SurveyedColumns<'a> {
    /// Those of dates; the first is that of the row.
    dates: Vec<usize>,
    probability: Option<usize>,
    /// Rows that these leave out say nothing.
    filters: &'a [RowFilter],
}

impl<'a> SurveyedColumns<'a> {
    /// Those of a file of forecasts.
    pub(crate) fn of_forecasts(layout: &'a ForecastLayout) -> Self {
        Self { dates: layout.date_columns(), probability: Some(layout.probability), filters: &layout.filters }
    }

    /// Those of a file of resolutions.
    pub(crate) fn of_resolutions(layout: &'a ResolutionLayout) -> Self {
        Self { dates: layout.date_columns(), filters: &layout.filters, ..Self::default() }
    }

    /// One column of dates.
    pub(crate) fn of_dates(column: usize) -> Self {
        Self { dates: vec![column], ..Self::default() }
    }
}

/// How the columns are read and what was inferred, or the columns that can be read in several ways.
pub(crate) type Surveyed = Result<(ColumnReading, Vec<Note>), Vec<Diagnostic>>;

/// What the columns of a file hold.
struct ColumnEvidence {
    dates: Vec<DateEvidence>,
    probabilities: ProbabilityEvidence,
}

/// Looks through the columns and decides; what was inferred of dates comes back as notes.
///
/// # Errors
/// The outer error when the file cannot be read; the inner when a column can be read in several ways.
pub(crate) fn survey(
    table: &InputTable,
    columns: &SurveyedColumns<'_>,
    options: &ReadingOptions,
) -> Result<Surveyed, Error> {
    let seen = look_through(table, columns, options)?;
    let mut decided = Decisions { table, options, notes: vec![], wrong: vec![] };
    let scale = columns.probability.map_or(ProbabilityScale::One, |column| decided.scale(column, &seen.probabilities));
    let dates = columns
        .dates
        .iter()
        .zip(&seen.dates)
        .filter_map(|(&column, evidence)| Some((column, decided.dates(column, evidence)?)))
        .collect();
    if !decided.wrong.is_empty() {
        return Ok(Err(decided.wrong));
    }
    Ok(Ok((ColumnReading::surveyed(options, scale, dates), decided.notes)))
}

fn look_through(
    table: &InputTable,
    columns: &SurveyedColumns<'_>,
    options: &ReadingOptions,
) -> Result<ColumnEvidence, Error> {
    let chunks = table.chunks();
    let nothing = || ColumnEvidence {
        dates: vec![DateEvidence::default(); columns.dates.len()],
        probabilities: ProbabilityEvidence::reading(options.ranges.is_some()),
    };
    let parts = on_threads(options.threads, || {
        let mut seen = nothing();
        let (mut buffer, mut scratch, mut separators) = (Vec::new(), Vec::new(), Separators::default());
        while let Some(place) = chunks.next_into(&mut buffer)? {
            separators.index(&buffer, table.dialect());
            for row in TableRows::new(&buffer, &separators, place.line) {
                if !columns.filters.iter().all(|filter| filter.keeps(row, &mut scratch)) {
                    continue;
                }
                for (evidence, &column) in seen.dates.iter_mut().zip(&columns.dates) {
                    evidence.observe(row.text(column, &mut scratch).unwrap_or_default(), row.line());
                }
                // A line without a date is refused or a total: its number says nothing about the others.
                let dated = columns.dates.first().is_none_or(|&date| has_digit(row.raw(date)));
                let cell = columns.probability.filter(|_| dated).and_then(|column| row.text(column, &mut scratch));
                if let Some(value) = cell {
                    seen.probabilities.observe(value, row.line());
                }
            }
        }
        Ok::<_, Error>(seen)
    });
    let mut seen = nothing();
    for part in parts {
        let part = part?;
        for (ours, theirs) in seen.dates.iter_mut().zip(part.dates) {
            ours.merge(theirs);
        }
        seen.probabilities.merge(part.probabilities);
    }
    Ok(seen)
}

fn has_digit(cell: Option<&[u8]>) -> bool {
    cell.is_some_and(|cell| !cell.is_ascii() || cell.iter().any(u8::is_ascii_digit))
}

struct Decisions<'a> {
    table: &'a InputTable,
    options: &'a ReadingOptions,
    notes: Vec<Note>,
    wrong: Vec<Diagnostic>,
}

impl Decisions<'_> {
    fn header(&self, column: usize) -> String {
        self.table.headers().get(column).cloned().unwrap_or_default()
    }

    fn stop(&mut self, column: usize, line: u64, value: &str, message: Message) {
        let place = self.table.place(line, Some(column));
        self.wrong.push(message.at(Some(place), Some(value.to_owned())));
    }

    fn scale(&mut self, column: usize, seen: &ProbabilityEvidence) -> ProbabilityScale {
        let header = scale_of(&self.table.explained_header(column));
        let formats = self.table.provenance().has_percent_formats(column);
        match seen.decide(&header, self.options.scale, formats) {
            Ok(scale) => scale,
            Err(doubt) => {
                let table = self.table;
                let message = doubt.message(&|line, language| table.place_name(line, column, language));
                let (line, value) = (doubt.example().row, doubt.example().value.clone());
                self.stop(column, line, &value, message);
                ProbabilityScale::One
            }
        }
    }

    fn dates(&mut self, column: usize, seen: &DateEvidence) -> Option<ColumnDates> {
        let ReadingOptions { date_order, swapped_dates, serial_dates, unix_time, .. } = *self.options;
        let given = GivenForDates { order: date_order, swapped: swapped_dates, serial: serial_dates, unix: unix_time };
        match seen.decide(given) {
            Ok(reading) => {
                self.say_of_serials(column, seen, reading);
                self.say_of_unix_time(column, seen, reading);
                self.say_of_order(column, reading, date_order);
                Some(reading)
            }
            Err(doubt) => {
                let table = self.table;
                let message = doubt.message(&|line, language| table.place_name(line, column, language));
                let (line, value) = (doubt.example().row, doubt.example().value.clone());
                self.stop(column, line, &value, message);
                None
            }
        }
    }

    fn say_of_serials(&mut self, column: usize, seen: &DateEvidence, reading: ColumnDates) {
        let (file, header) = (self.table.name(), self.header(column));
        let text = match (reading.serial, &seen.serials().first) {
            (SerialNumbers::None, _) | (_, None) => return,
            (SerialNumbers::All(_), Some(_)) if seen.dates() + seen.times() == 0 => Localized::new(
                format!("{file}: the numbers in the column \"{header}\" were read as spreadsheet dates."),
                format!("{file}: Die Zahlen in der Spalte „{header}“ gelten als Tageszahlen eines Tabellenprogramms."),
            ),
            (_, Some(example)) => {
                let Ok(moment) = reading.parse(example.value.as_bytes()) else { return };
                let serials = seen.serials().count;
                let all = serials + seen.dates() + seen.times();
                Localized::each(|language| {
                    let first = example.at(&|line, language| self.table.place_name(line, column, language), language);
                    match language {
                        Language::English => format!(
                            "{file}: {serials} of {all} dates in the column \"{header}\" are day numbers of a spreadsheet and \
                             were read as such: {first} as {moment}."
                        ),
                        Language::German => format!(
                            "{file}: {serials} von {all} Daten in der Spalte „{header}“ sind Tageszahlen eines \
                             Tabellenprogramms und gelten als solche: {first} als {moment}."
                        ),
                    }
                })
            }
        };
        self.notes.push(Note::new(Code::DateSerials, text));
    }

    fn say_of_unix_time(&mut self, column: usize, seen: &DateEvidence, reading: ColumnDates) {
        let (Some(UnixTime::Auto), Some(example)) = (reading.unix, seen.first_time()) else { return };
        let Ok(moment) = reading.parse(example.value.as_bytes()) else { return };
        let (file, count, header) = (self.table.name(), seen.times(), self.header(column));
        let text = Localized::each(|language| {
            let first = example.at(&|line, language| self.table.place_name(line, column, language), language);
            let units = *seen.unix_units().of(language);
            match language {
                Language::English => format!(
                    "{file}: {count} number(s) in the column \"{header}\" were read as {units} since 1970: {first} as {moment}."
                ),
                Language::German => format!(
                    "{file}: {} in der Spalte „{header}“ als {units} seit 1970: {first} als {moment}.",
                    counted(count, "Zahl gilt", "Zahlen gelten")
                ),
            }
        });
        self.notes.push(Note::new(Code::UnixTimeRead, text));
    }

    fn say_of_order(&mut self, column: usize, reading: ColumnDates, given: Option<DateOrder>) {
        let (file, header) = (self.table.name(), self.header(column));
        if let (Some(order), None) = (reading.order, given) {
            let [first, zuerst] = match order {
                DateOrder::Dmy => ["day first", "dem Tag"],
                DateOrder::Mdy => ["month first", "dem Monat"],
                DateOrder::Ymd => ["year first", "dem Jahr"],
            };
            let text = Localized::new(
                format!("{file}: dates in the column \"{header}\" were read {first}: other readings do not fit."),
                format!(
                    "{file}: Die Daten in der Spalte „{header}“ beginnen mit {zuerst}: Anders gelesen passen sie nicht."
                ),
            );
            self.notes.push(Note::new(Code::DateOrder, text));
        }
    }
}
