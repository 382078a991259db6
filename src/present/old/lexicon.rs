//! Lexicons as tables for programs and documents; for terminals see `terminal/lexicon.rs`.

use ::csv::{Result, Writer};
use serde::Serialize;

use super::markdown::table;
use crate::lexicon::{Everywhere, Lexicon, Value};
use crate::present::number::MISSING;
use crate::present::old::csv::{number_cell, text_cell};
use crate::present::write::terminal::grid::{Column, Table};

/// The JSON of `trackrecord lexicon`: all lexicons, or one.
#[derive(Debug, Serialize)]
pub struct LexiconsDocument<'a> {
    schema: &'static str,
    lexicons: &'a [Lexicon],
}

/// The JSON of `trackrecord lexicon PHRASE`.
#[derive(Debug, Serialize)]
pub struct PhraseDocument<'a> {
    schema: &'static str,
    #[serde(flatten)]
    phrase: &'a Everywhere,
}

impl<'a> LexiconsDocument<'a> {
    /// Of these lexicons.
    pub fn new(lexicons: &'a [Lexicon]) -> Self {
        Self { schema: "trackrecord/lexicons/1", lexicons }
    }
}

impl<'a> PhraseDocument<'a> {
    /// Of this phrase.
    pub fn new(phrase: &'a Everywhere) -> Self {
        Self { schema: "trackrecord/phrase/1", phrase }
    }
}

/// A line for each phrase of each lexicon.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn lexicons_csv(lexicons: &[Lexicon]) -> Result<Vec<u8>> {
    let rows = lexicons.iter().flat_map(|lexicon| {
        lexicon.entries.iter().map(|entry| {
            let [low, point, high] = cells(entry.value);
            [text_cell(&lexicon.name), text_cell(&entry.phrase), low, point, high, text_cell(&entry.note)]
        })
    });
    sheet(["lexicon", "phrase", "low", "point", "high", "note"], rows)
}

/// A line for each lexicon that has a number for the phrase.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn phrase_csv(phrase: &Everywhere) -> Result<Vec<u8>> {
    let rows = phrase.readings.iter().map(|reading| {
        let [low, point, high] = cells(Some(reading.value));
        [text_cell(&reading.lexicon), text_cell(&reading.phrase), low, point, high]
    });
    sheet(["lexicon", "phrase", "low", "point", "high"], rows)
}

/// One table for each lexicon.
pub fn lexicons_markdown(lexicons: &[Lexicon]) -> String {
    let mut page = String::new();
    for lexicon in lexicons {
        let mut rows = columns();
        for entry in &lexicon.entries {
            rows.push([vec![entry.phrase.clone()], shown(entry.value).to_vec()].concat());
        }
        super::markdown::heading(&mut page, &lexicon.title);
        table(&mut page, &rows);
    }
    page
}

/// The phrase in all lexicons.
pub fn phrase_markdown(phrase: &Everywhere) -> String {
    let mut page = String::new();
    let mut rows = columns();
    for reading in &phrase.readings {
        let name = format!("{}: {}", reading.lexicon, reading.phrase);
        rows.push([vec![name], shown(Some(reading.value)).to_vec()].concat());
    }
    super::markdown::heading(&mut page, &phrase.text);
    table(&mut page, &rows);
    page
}

pub(super) fn columns() -> Table {
    Table::new(vec![Column::left("phrase"), Column::right("low"), Column::right("point"), Column::right("high")])
}

/// Low, point and high as people read them.
pub(super) fn shown(value: Option<Value>) -> [String; 3] {
    value.map_or_else(
        || [MISSING; 3].map(str::to_owned),
        |value| {
            [value.low, value.point, value.high]
                .map(|number| format!("{number:.4}").trim_end_matches('0').trim_end_matches('.').to_owned())
        },
    )
}

fn cells(value: Option<Value>) -> [String; 3] {
    [value.map(|value| value.low), value.map(|value| value.point), value.map(|value| value.high)].map(number_cell)
}

fn sheet<const N: usize>(header: [&str; N], rows: impl Iterator<Item = [String; N]>) -> Result<Vec<u8>> {
    let mut writer = Writer::from_writer(vec![]);
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
