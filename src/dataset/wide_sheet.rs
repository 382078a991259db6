//! Sheets with one column per source, per date or per question: recognised, and with `--wide` made long, one row per forecast.

use crate::dataset::dates;
use crate::dataset::long_copy::{self, WrittenCopy, push_cell, walk};
use crate::dataset::probability::{self, ProbabilityScale};
use crate::diagnostics::{Code, Diagnostic, Message, Note, Place};
use crate::error::Error;
use crate::input::columns::{Columns, Field, asks_of_event, is_sentence, says_percent, says_question};
use crate::input::table::InputTable;
use crate::input::text;
use crate::input::text::shown;
use crate::localized::{Localized, localized};
use crate::options::{DateOrder, ReadingOptions, Wide, as_typed};

/// So many columns of forecasts make a sheet wide.
const SEVERAL: usize = 2;
/// Columns named in a message.
const NAMED: usize = 3;

/// Which columns hold forecasts in a sheet without a column for the probability.
#[derive(Debug)]
struct SpreadColumns {
    wide: Wide,
    /// Header and position.
    columns: Vec<(String, usize)>,
    /// Cells without a header that are not blank.
    nameless: u64,
    /// First cells of the first row, for an example: its question and its first forecast.
    example: Option<(String, String)>,
}

/// The problem with a wide sheet that is to be read without `--wide`.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn refusal(table: &InputTable, columns: &Columns) -> Result<Option<Diagnostic>, Error> {
    let Some(wide) = kind(columns) else { return Ok(None) };
    let spread = spread(table, columns, wide)?;
    // One question alone may head its column, in the export of a form.
    let fewest = if wide == Wide::Question { 1 } else { SEVERAL };
    if spread.columns.len() < fewest {
        return Ok(None);
    }
    let (what, each, option) = match wide {
        Wide::Source => ("source", "jede Quelle", "--wide source"),
        Wide::Date => ("date", "jeden Tag", "--wide date"),
        Wide::Question => ("question", "jede Frage", "--wide question"),
        Wide::Category => ("answer", "jede Antwort", "--wide category"),
    };
    let more = if spread.columns.len() > NAMED || spread.nameless > 0 { ", …" } else { "" };
    let names = names(&spread);
    let text = localized!(
        "The sheet seems to have one column per {what} ({names}{more}); one row per forecast is needed.",
        "Das Blatt scheint eine Spalte für {each} zu haben ({names}{more}); nötig ist eine Zeile je Prognose."
    );
    let (question, value) = spread.example.unwrap_or_else(|| ("Q1".to_owned(), "0.35".to_owned()));
    let first = spread.columns.first().map(|(header, _)| quoted(header)).unwrap_or_default();
    let (question, value) = (quoted(&question), quoted(&value));
    let (row, [needs, in_german]) = match wide {
        Wide::Source => (
            format!("{question},{first},consultant,2017-03-01,{value}"),
            [
                " (with --source-type TYPE and --forecast-date DATE, if no column says them)",
                " (mit --source-type TYPE und --forecast-date DATE, wenn keine Spalte sie enthält)",
            ],
        ),
        Wide::Date => (format!("{question},Source A,consultant,{first},{value}"), ["", ""]),
        Wide::Question => (
            format!("{first},{question},consultant,2017-03-01,{value}"),
            [
                " (with --source-type TYPE, if no column says it, and the outcomes of these questions with -r)",
                " (mit --source-type TYPE, wenn keine Spalte sie enthält, und den Ausgängen dieser Fragen mit -r)",
            ],
        ),
        Wide::Category => (format!("{question},Source A,consultant,2017-03-01,{value}"), ["", ""]),
    };
    let help = localized!(
        "Write each forecast in a row of its own, under the header question_id,source,source_type,forecast_date,probability: \
         for example {row}. Or have the sheet read as it is with {option}{needs}.",
        "Jede Prognose in eine eigene Zeile schreiben, unter der Kopfzeile \
         question_id,source,source_type,forecast_date,probability: zum Beispiel {row}. Oder das Blatt lesen lassen, wie es ist, mit \
         {option}{in_german}."
    );
    let place = Place { file: table.name(), sheet: table.provenance().sheet_name(), ..Place::default() };
    let message = Message::saying(Code::WideSheet, text).help(help).settled_by(arguments(columns, wide));
    Ok(Some(message.at(Some(place), None)))
}

/// What would have the sheet read as it is.
fn arguments(columns: &Columns, wide: Wide) -> Vec<String> {
    let lacks = |field| columns.get(field).is_none();
    let mut arguments = vec!["--wide".to_owned(), as_typed(&wide)];
    if lacks(Field::Source) && wide != Wide::Source {
        arguments.extend(["--source", "NAME"].map(str::to_owned));
    }
    // A log of one source needs no type.
    if lacks(Field::SourceType) && (wide == Wide::Source || !lacks(Field::Source)) {
        arguments.extend(["--source-type", "NAME"].map(str::to_owned));
    }
    if lacks(Field::ForecastDate) && wide != Wide::Date {
        arguments.extend(["--forecast-date", "DATE"].map(str::to_owned));
    }
    arguments
}

fn names(spread: &SpreadColumns) -> String {
    let names: Vec<String> = spread.columns.iter().take(NAMED).map(|(header, _)| format!("\"{header}\"")).collect();
    names.join(", ")
}

fn quoted(cell: &str) -> String {
    let mut out = vec![];
    push_cell(&mut out, shown(cell.as_bytes()).as_bytes());
    String::from_utf8_lossy(&out).into_owned()
}

/// What a sheet without a column for the probability may be.
fn kind(columns: &Columns) -> Option<Wide> {
    let has = |field| columns.get(field).is_some();
    if columns.found() == 0 || [Field::Probability, Field::Phrase, Field::Value].into_iter().any(has) {
        return None;
    }
    let dated = columns.extra().iter().filter(|(header, _)| is_date(header)).count() >= SEVERAL;
    let asks = |(header, _): &(String, usize)| asks_of_event(header);
    let names = |column: &(String, usize)| !asks(column) && says_question(&column.0);
    let asked = has(Field::QuestionId) || has(Field::Question) || columns.extra().iter().any(names);
    match (dated, has(Field::ForecastDate), has(Field::Source)) {
        (true, false, _) => Some(Wide::Date),
        _ if !asked && columns.extra().iter().any(asks) => Some(Wide::Question),
        (_, _, false) => Some(Wide::Source),
        _ => None,
    }
}

fn is_date(header: &str) -> bool {
    let orders = [None, Some(DateOrder::Dmy), Some(DateOrder::Mdy)];
    orders.into_iter().any(|order| dates::parse(header.as_bytes(), order).is_ok())
}

/// Finds the columns that hold forecasts: headed by a date, or with a probability in them.
fn spread(table: &InputTable, columns: &Columns, wide: Wide) -> Result<SpreadColumns, Error> {
    let extra = columns.extra();
    let mut holds = vec![false; extra.len()];
    let mut scratch = vec![];
    let mut nameless = 0;
    // Beside whole questions a number such as an age is none.
    let sentences = extra.iter().any(|(header, _)| is_sentence(header));
    let asked = match wide {
        Wide::Question => columns.get(Field::Source),
        Wide::Source | Wide::Date | Wide::Category => columns.get(Field::QuestionId).or(columns.get(Field::Question)),
    };
    let asked = asked.or(extra.first().map(|(_, at)| *at));
    let mut example = None;
    walk(table, |row| {
        let mut first = None;
        for ((header, at), holds) in extra.iter().zip(&mut holds) {
            let cell = text::trim(row.text(*at, &mut scratch).unwrap_or_default());
            let forecast = match wide {
                Wide::Date => is_date(header),
                Wide::Source | Wide::Category => probability::parse(cell, ProbabilityScale::Percent).is_ok(),
                Wide::Question => {
                    (!sentences || is_sentence(header)) && probability::parse(cell, ProbabilityScale::Percent).is_ok()
                }
            };
            *holds |= forecast;
            if forecast && !cell.is_empty() && first.is_none() {
                first = Some(shown(cell));
            }
        }
        let blank = |at: usize| row.raw(at).is_none_or(|cell| text::trim(cell).is_empty());
        nameless += (0..row.width())
            .filter(|&at| table.headers().get(at).is_none_or(String::is_empty) && !blank(at))
            .count() as u64;
        if let (None, Some(first), Some(asked)) = (&example, first, asked) {
            example = Some((shown(text::trim(row.text(asked, &mut scratch).unwrap_or_default())), first));
        }
        Ok(())
    })?;
    let columns = extra.iter().zip(holds).filter(|(_, holds)| *holds).map(|(column, _)| column.clone()).collect();
    Ok(SpreadColumns { wide, columns, nameless, example })
}

/// Whether a table of forecasts is to be made long: one that has a column for the probability is long already.
pub(crate) fn is_asked_for(columns: &Columns, options: &ReadingOptions) -> bool {
    options.wide.is_some() && columns.get(Field::Probability).is_none()
}

/// A long copy of a wide sheet.
///
/// # Errors
/// When the file cannot be read, or the sheet is not wide in the way that `--wide` says.
pub(crate) fn to_long(table: InputTable, columns: &Columns, options: &ReadingOptions) -> Result<InputTable, Error> {
    let Some(wide) = options.wide else { return Ok(table) };
    let form = |reason| Error::Form { path: table.source().path().to_owned(), reason };
    let (spread_field, needed) = match wide {
        Wide::Source | Wide::Category => {
            let field = if wide == Wide::Source { Field::Source } else { Field::Category };
            (field, ["is with probabilities below its header", "hat Wahrscheinlichkeiten unter ihrer Überschrift"])
        }
        Wide::Date => (Field::ForecastDate, ["is headed by a date", "hat einen Tag als Überschrift"]),
        Wide::Question => (
            Field::Question,
            [
                "is headed by a question, with probabilities below",
                "hat eine Frage als Überschrift und Wahrscheinlichkeiten darunter",
            ],
        ),
    };
    let option = as_typed(&wide);
    if let Some(at) = columns.get(spread_field) {
        let (field, header) = (spread_field.name(), &table.headers()[at]);
        return Err(form(localized!(
            "--wide {option} takes the {field} from the headers, but the column \"{header}\" says it as well; leave one of them \
             out",
            "--wide {option} nimmt {field} aus den Überschriften, aber auch die Spalte „{header}“ sagt das; eines von beiden \
             weglassen"
        )));
    }
    let spread = spread(&table, columns, wide)?;
    if spread.columns.is_empty() {
        let [needed, noetig] = needed;
        return Err(form(localized!("--wide {option}: no column {needed}", "--wide {option}: keine Spalte {noetig}")));
    }
    let long = LongWriter { table: &table, spread: &spread, field: spread_field };
    let copied = long.write()?;
    let notes = notes(&table, &spread);
    Ok(copied.instead_of(table, notes))
}

fn notes(table: &InputTable, spread: &SpreadColumns) -> Vec<Note> {
    let [one, many, eine, mehrere] = match spread.wide {
        Wide::Source => ["source", "sources", "Quelle", "Quellen"],
        Wide::Date => ["date", "dates", "Tag", "Tage"],
        Wide::Question => ["question", "questions", "Frage", "Fragen"],
        Wide::Category => ["answer", "answers", "Antwort", "Antworten"],
    };
    let (file, columns, listed) = (table.name(), spread.columns.len(), names(spread));
    let more = if columns > NAMED { ", …" } else { "" };
    let [read, gelesen] = if columns == 1 {
        [format!("one column was read as {one}"), format!("Eine Spalte wurde als {eine} gelesen")]
    } else {
        [format!("{columns} columns were read as {many}"), format!("{columns} Spalten wurden als {mehrere} gelesen")]
    };
    let text =
        Localized::new(format!("{file}: {read}: {listed}{more}."), format!("{file}: {gelesen}: {listed}{more}."));
    let mut notes = vec![Note::new(Code::WideSheetRead, text)];
    if spread.nameless > 0 {
        let cells = spread.nameless;
        let text = Localized::new(
            format!("{file}: {cells} filled cells stand in columns without a header; they were not read."),
            format!("{file}: {cells} gefüllte Zellen in Spalten ohne Überschrift; sie wurden nicht gelesen."),
        );
        notes.push(Note::new(Code::WideColumnsWithoutHeader, text));
    }
    notes
}

struct LongWriter<'a> {
    table: &'a InputTable,
    spread: &'a SpreadColumns,
    field: Field,
}

impl LongWriter<'_> {
    /// Says percent where all headers of questions do: `How likely is X? (0-100)`.
    fn probability_header(&self) -> String {
        let says = |(header, at): &(String, usize)| {
            let explained = self.table.explained_header(*at);
            says_percent(&explained) && (self.field == Field::Question || explained.len() > header.len())
        };
        let percent = self.spread.columns.iter().all(says);
        format!("{}{}", Field::Probability.name(), if percent { " (%)" } else { "" })
    }

    /// A row for each cell that says something.
    fn write(&self) -> Result<WrittenCopy, Error> {
        let is_spread = |at: usize| self.spread.columns.iter().any(|(_, column)| *column == at);
        let kept: Vec<usize> = (0..self.table.headers().len()).filter(|&at| !is_spread(at)).collect();
        let mut scratch = vec![];
        long_copy::write(self.table, &kept, &[self.field.name().to_owned(), self.probability_header()], |row, write| {
            for (header, at) in &self.spread.columns {
                let cell = row.text(*at, &mut scratch).unwrap_or_default();
                if !text::trim(cell).is_empty() {
                    write(&[header.as_bytes(), cell])?;
                }
            }
            Ok(())
        })
    }
}
