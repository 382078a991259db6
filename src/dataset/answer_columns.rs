//! Rows that hold the answers of several sources, a column for each, as a profile describes them: made a row for each source.

use crate::dataset::answers::the_one_that_is_yes;
use crate::dataset::long_copy;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::columns::{Columns, Field};
use crate::input::table::InputTable;
use crate::input::text;
use crate::localized::{Language, Localized, localized};
use crate::options::{AnswersOfSource, ReadingOptions};

/// Sources that are named in a note.
const NAMED: usize = 3;

/// The columns of a source, in the order of the answers.
struct SourceColumns<'a> {
    source: Option<&'a str>,
    columns: Vec<usize>,
}

/// Whether the rows of a table of forecasts hold answers in columns that a profile describes. Where rows are read for themselves a file of
/// resolutions may stand among the forecasts, which has none of them.
pub(crate) fn are_described(table: &InputTable, columns: &Columns, options: &ReadingOptions) -> bool {
    let is_wanting = !options.answers.is_empty() && columns.get(Field::Probability).is_none();
    is_wanting && (options.purpose.is_scoring() || !sources(table, options).is_empty())
}

/// The sources of which the table has a column for each answer.
fn sources<'a>(table: &InputTable, options: &'a ReadingOptions) -> Vec<SourceColumns<'a>> {
    let names = AnswersOfSource::names(&options.answers);
    let place = |header: &str| table.headers().iter().position(|known| known.eq_ignore_ascii_case(header));
    let of_answer = |answers: &AnswersOfSource, name: &str| {
        let column = answers.columns.iter().find(|(answer, _)| answer.eq_ignore_ascii_case(name));
        column.and_then(|(_, header)| place(header))
    };
    let of_source = |answers: &'a AnswersOfSource| {
        let columns = names.iter().map(|name| of_answer(answers, name)).collect::<Option<Vec<_>>>()?;
        Some(SourceColumns { source: answers.source.as_deref(), columns })
    };
    options.answers.iter().filter_map(of_source).collect()
}

fn not_there(table: &InputTable, options: &ReadingOptions) -> Error {
    let quoted =
        |headers: Vec<&String>| headers.iter().map(|header| format!("\"{header}\"")).collect::<Vec<_>>().join(", ");
    let columns = options.answers.iter().flat_map(|answers| &answers.columns).map(|(_, header)| header);
    let (file, wanted) = (table.name(), quoted(columns.take(3 * NAMED).collect()));
    let there = quoted(table.headers().iter().collect());
    Error::Usage(localized!(
        "{file}: the columns of answers that are described ({wanted}, …) are not there; there are: {there}",
        "{file}: Die beschriebenen Spalten der Antworten ({wanted}, …) fehlen; es gibt: {there}"
    ))
}

/// A copy with a row for each source that says something in a row of the table, and a column for each answer.
///
/// # Errors
/// When the table has the columns of no source, or cannot be read.
pub(crate) fn to_long(table: InputTable, options: &ReadingOptions) -> Result<InputTable, Error> {
    let names = AnswersOfSource::names(&options.answers);
    let sources = sources(&table, options);
    if sources.is_empty() {
        return Err(not_there(&table, options));
    }
    let kept: Vec<usize> =
        (0..table.headers().len()).filter(|at| !sources.iter().any(|source| source.columns.contains(at))).collect();
    let in_columns = the_one_that_is_yes(options).is_some();
    let behind = if in_columns { names.clone() } else { vec![Field::Category.name(), Field::Probability.name()] };
    let has_source = sources.iter().any(|source| source.source.is_some());
    let headers = has_source.then_some(Field::Source.name()).into_iter().chain(behind);
    let headers: Vec<String> = headers.map(str::to_owned).collect();
    let (mut counts, mut scratch) = (AnswerCounts::default(), vec![]);
    let copied = long_copy::write(&table, &kept, &headers, |row, write| {
        counts.rows += 1;
        let before = counts.forecasts;
        for source in &sources {
            let cell = |&at: &usize| text::trim(row.text(at, &mut scratch).unwrap_or_default()).to_vec();
            let said: Vec<Vec<u8>> = source.columns.iter().map(cell).collect();
            if said.iter().all(Vec::is_empty) {
                continue;
            }
            counts.forecasts += 1;
            let front = source.source.map(str::as_bytes);
            if in_columns {
                write(&front.into_iter().chain(said.iter().map(Vec::as_slice)).collect::<Vec<_>>())?;
                continue;
            }
            for (name, cell) in names.iter().zip(&said) {
                write(&front.into_iter().chain([name.as_bytes(), cell.as_slice()]).collect::<Vec<_>>())?;
            }
        }
        counts.silent += u64::from(counts.forecasts == before);
        Ok(())
    })?;
    let note = note(&table, &sources, &names, &counts);
    Ok(copied.instead_of(table, vec![note]))
}

#[derive(Default)]
struct AnswerCounts {
    rows: u64,
    forecasts: u64,
    /// Rows in which no source says anything.
    silent: u64,
}

fn note(table: &InputTable, sources: &[SourceColumns<'_>], names: &[&str], counts: &AnswerCounts) -> Note {
    let said: Vec<&str> = sources.iter().filter_map(|source| source.source).collect();
    let (file, rows, forecasts, silent) = (table.name(), counts.rows, counts.forecasts, counts.silent);
    let (named, more) = (said[..said.len().min(NAMED)].join(", "), said.len().saturating_sub(NAMED));
    let text = Localized::each(|language| {
        let answers = names.join(", ");
        match language {
            Language::English => {
                let more = if more == 0 { String::new() } else { format!(" and {more} more sources") };
                let of = if said.is_empty() { String::new() } else { format!(" of {named}{more}") };
                let silent = if silent == 0 { String::new() } else { format!("; {silent} of them say nothing there") };
                format!(
                    "{file}: {rows} rows hold {forecasts} forecasts{of}, with a column for each of the answers {answers}{silent}."
                )
            }
            Language::German => {
                let more = if more == 0 { String::new() } else { format!(" und {more} weiteren Quellen") };
                let of = if said.is_empty() { String::new() } else { format!(" von {named}{more}") };
                let silent = if silent == 0 { String::new() } else { format!("; {silent} davon sagen dort nichts") };
                format!(
                    "{file}: {rows} Zeilen enthalten {forecasts} Prognosen{of}, mit je einer Spalte für die Antworten \
                     {answers}{silent}."
                )
            }
        }
    });
    Note::new(Code::AnswersRead, text).advice(None)
}
