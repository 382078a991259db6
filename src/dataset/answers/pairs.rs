//! The answers of one forecast, in a row each: the yes and the no, or one that is yes beside several that are no.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::look::{ForecastKeys, cell, hash};
use super::meaning::yes_or_no;
use super::normalise::{self, Overround};
use super::reading::{PairedRow, complement};
use super::sum_to_one;
use crate::dataset::probability::{self, ProbabilityEvidence, ProbabilityScale};
use crate::diagnostics::{Code, Message};
use crate::error::Error;
use crate::input::columns::{Columns, Field, scale_of};
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text;
use crate::localized::{Language, Localized, localized};
use crate::options::ReadingOptions;

/// What the rows of a file say of their partners.
pub(super) struct Pairs {
    /// Rows whose partner says something else, or the same not to the last digit.
    pub(super) rows: FxHashMap<u64, PairedRow>,
    /// Forecasts of which all rows stand in the file.
    pub(super) forecasts: u64,
    /// How far their answers were from 1, if they were rescaled.
    pub(super) overround: Overround,
    /// Whether each row has an id of its own, so that ids do not tell forecasts apart.
    pub(super) ids_are_of_rows: bool,
    /// Lines of the first forecast, for an example.
    pub(super) example: Option<Vec<u64>>,
}

/// A row that says yes or no.
#[derive(Clone, Copy)]
struct Answer {
    line: u64,
    /// Which of the words it says.
    word: usize,
    is_yes: bool,
    id: u64,
    /// Its probability, should the plain numbers be fractions, or percentages.
    as_read: [Option<f64>; ProbabilityScale::ALL.len()],
}

/// Finds the pairs of a whole file.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn find(
    table: &InputTable,
    columns: &Columns,
    answer: usize,
    options: &ReadingOptions,
) -> Result<Pairs, Error> {
    let at = columns.get(Field::Probability).unwrap_or(usize::MAX);
    let keys = ForecastKeys::of(columns);
    let mut evidence = ProbabilityEvidence::default();
    let mut forecasts: BTreeMap<u64, Vec<Answer>> = BTreeMap::new();
    let (mut buffer, mut separators, chunks) = (Vec::new(), Separators::default(), table.chunks());
    let (mut scratch, mut key, mut words) = (vec![], vec![], Vec::<String>::new());
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line) {
            let Some((_, forecast)) = keys.of_row(row, &mut key, &mut scratch) else { continue };
            let value = text::trim(row.text(at, &mut scratch).unwrap_or_default());
            evidence.observe(value, row.line());
            let as_read = ProbabilityScale::ALL.map(|scale| probability::parse(value, scale).ok());
            let word = cell(row, answer, &mut scratch);
            let said = yes_or_no(&word, options);
            let Some(is_yes) = said else { continue };
            let id = columns.get(Field::ForecastId).map_or(0, |id| hash(cell(row, id, &mut scratch).as_bytes()));
            let word = place_of(&mut words, word);
            forecasts.entry(forecast).or_default().push(Answer { line: row.line(), word, is_yes, id, as_read });
        }
    }
    let formats = table.provenance().has_percent_formats(at);
    let scale = evidence.decide(&scale_of(&table.explained_header(at)), options.scale, formats).unwrap_or_default();
    let of_ids = forecasts.values().any(|rows| one_of_each(rows, rows[0].id));
    let mut found = Pairs {
        rows: FxHashMap::default(),
        forecasts: 0,
        overround: Overround::default(),
        ids_are_of_rows: columns.get(Field::ForecastId).is_some() && !of_ids,
        example: None,
    };
    let reader = PairReader { table, scale: scale as usize, words: &words, normalise: options.normalise };
    for mut rows in forecasts.into_values() {
        if of_ids {
            rows.sort_by_key(|row| (row.id, row.line));
            rows.chunk_by(|a, b| a.id == b.id).for_each(|rows| reader.answers(rows, &mut found));
        } else {
            reader.answers(&rows, &mut found);
        }
    }
    Ok(found)
}

/// The place of a word among those that were met, whatever its case.
fn place_of(words: &mut Vec<String>, word: String) -> usize {
    let same = |known: &String| known.to_lowercase() == word.to_lowercase();
    words.iter().position(same).unwrap_or_else(|| {
        words.push(word);
        words.len() - 1
    })
}

/// Whether there are yes and no with this id.
fn one_of_each(rows: &[Answer], id: u64) -> bool {
    let has = |is_yes| rows.iter().any(|row| row.id == id && row.is_yes == is_yes);
    id != 0 && has(true) && has(false)
}

/// An answer of a forecast: its word, whether it is yes, and each row that says it with its probability.
struct OfWord {
    word: usize,
    is_yes: bool,
    said: Vec<(u64, f64)>,
    /// Rows that say the same once more.
    again: Vec<u64>,
}

struct PairReader<'a> {
    table: &'a InputTable,
    scale: usize,
    words: &'a [String],
    normalise: bool,
}

impl PairReader<'_> {
    /// The rows of one forecast, or of several that nothing tells apart.
    fn answers(&self, rows: &[Answer], found: &mut Pairs) {
        let is_no_number = |row: &&Answer| self.normalise && row.as_read[self.scale].is_none();
        if let Some(row) = rows.iter().find(is_no_number) {
            let row = self.row(row.line);
            let text = localized!(
                "Row {row} says no number, and words and ranges cannot be rescaled.",
                "Zeile {row} sagt keine Zahl, und Worte und Spannen lassen sich nicht umrechnen."
            );
            for row in rows {
                let message = Message::saying(Code::AnswersIncomplete, text.clone());
                found.rows.insert(row.line, PairedRow::Contradicts(message));
            }
            return;
        }
        let answers = self.by_word(rows);
        if answers.is_empty() {
            return;
        }
        let has = |is_yes: bool| answers.iter().any(|answer| answer.is_yes == is_yes);
        let refuse = |message: &Message, found: &mut Pairs| {
            let lines = answers.iter().flat_map(|answer| answer.said.iter().map(|(line, _)| line).chain(&answer.again));
            for line in lines {
                found.rows.insert(*line, PairedRow::Contradicts(message.clone()));
            }
        };
        if !(has(true) && has(false)) {
            if self.normalise {
                refuse(&self.alone(&answers), found);
            }
            return;
        }
        if answers.iter().any(|answer| answer.said.len() != answers[0].said.len()) {
            refuse(&self.uneven(&answers), found);
            return;
        }
        for at in 0..answers[0].said.len() {
            let rows: Vec<(&OfWord, u64, f64)> =
                answers.iter().map(|answer| (answer, answer.said[at].0, answer.said[at].1)).collect();
            self.forecast(&rows, found);
        }
    }

    /// The rows by what they answer.
    fn by_word(&self, rows: &[Answer]) -> Vec<OfWord> {
        let mut answers: Vec<OfWord> = vec![];
        for row in rows {
            let Some(p) = row.as_read[self.scale] else { continue };
            match answers.iter_mut().find(|answer| answer.word == row.word) {
                Some(answer) => answer.said.push((row.line, p)),
                None => answers.push(OfWord {
                    word: row.word,
                    is_yes: row.is_yes,
                    said: vec![(row.line, p)],
                    again: vec![],
                }),
            }
        }
        for answer in &mut answers {
            if answer.said.windows(2).all(|pair| pair[0].1.total_cmp(&pair[1].1).is_eq()) {
                answer.again = answer.said.drain(1..).map(|(line, _)| line).collect();
            }
        }
        answers.sort_by_key(|answer| !answer.is_yes);
        answers
    }

    /// The rows of one forecast, one of each answer.
    fn forecast(&self, rows: &[(&OfWord, u64, f64)], found: &mut Pairs) {
        let said: Vec<f64> = rows.iter().map(|(.., p)| *p).collect();
        let of_yes: f64 = rows.iter().filter(|(answer, ..)| answer.is_yes).map(|(.., p)| p).sum();
        let total: f64 = said.iter().sum();
        let wrong = match self.normalise {
            true if total <= 0.0 => Some(self.nothing(rows)),
            false if !sum_to_one(&said) => Some(self.apart(rows, total)),
            _ => None,
        };
        if let Some(message) = wrong {
            for (_, line, _) in rows {
                found.rows.insert(*line, PairedRow::Contradicts(message.clone()));
            }
            return;
        }
        let p = if self.normalise { normalise::share(of_yes, total) } else { of_yes };
        if self.normalise {
            found.overround.add(total);
        }
        found.forecasts += 1;
        let mut lines: Vec<u64> = rows.iter().map(|(_, line, _)| *line).collect();
        lines.sort_unstable();
        if found.example.as_ref().is_none_or(|example| lines[0] < example[0]) {
            found.example = Some(lines);
        }
        for (answer, line, own) in rows {
            let read = if answer.is_yes { *own } else { complement(*own) };
            if read.total_cmp(&p).is_ne() {
                for line in answer.again.iter().chain([line]) {
                    found.rows.insert(*line, PairedRow::SaysOfYes(p));
                }
            }
        }
    }

    fn row(&self, line: u64) -> u64 {
        self.table.line_in_file(line)
    }

    /// `Yes in row 2 says 0.7 and No in row 3 says 0.4`.
    fn said(&self, rows: &[(&OfWord, u64, f64)], language: Language) -> String {
        let said = rows.iter().map(|(answer, line, p)| {
            let (word, line, p) =
                (&self.words[answer.word], self.row(*line), language.decimal(&rounded(*p).to_string()));
            match language {
                Language::English => format!("{word} in row {line} says {p}"),
                Language::German => format!("{word} in Zeile {line} sagt {p}"),
            }
        });
        language.joined(&said.collect::<Vec<_>>())
    }

    fn apart(&self, rows: &[(&OfWord, u64, f64)], total: f64) -> Message {
        let text = Localized::each(|language| {
            let (said, total) = (self.said(rows, language), language.decimal(&rounded(total).to_string()));
            match language {
                Language::English => format!("{said}: together {total}, not 1."),
                Language::German => format!("{said}: zusammen {total}, nicht 1."),
            }
        });
        normalise::or_rescaled(Message::saying(Code::AnswersDoNotSumToOne, text))
    }

    fn nothing(&self, rows: &[(&OfWord, u64, f64)]) -> Message {
        let text = Localized::new(
            format!("{}: there is nothing to rescale.", self.said(rows, Language::English)),
            format!("{}: Es gibt nichts umzurechnen.", self.said(rows, Language::German)),
        );
        Message::saying(Code::AnswersIncomplete, text)
    }

    fn alone(&self, answers: &[OfWord]) -> Message {
        let words: Vec<String> = answers.iter().map(|answer| self.words[answer.word].clone()).collect();
        let first = answers.iter().filter_map(|answer| answer.said.first()).map(|(line, _)| *line).min();
        let row = self.row(first.unwrap_or_default());
        let text = Localized::new(
            format!(
                "The forecast of row {row} has no row but that of {}, and one answer alone cannot be rescaled.",
                Language::English.joined(&words)
            ),
            format!(
                "Die Prognose der Zeile {row} hat keine Zeile außer der von {}, und eine Antwort allein lässt sich nicht umrechnen.",
                Language::German.joined(&words)
            ),
        );
        Message::saying(Code::AnswersIncomplete, text)
    }

    fn uneven(&self, answers: &[OfWord]) -> Message {
        let text = Localized::each(|language| {
            let [row, times, start] = match language {
                Language::English => ["row", "times", "One forecast has"],
                Language::German => ["Zeile", "mal", "Eine Prognose sagt"],
            };
            let said =
                |(line, p): &(u64, f64)| format!("{row} {}: {}", self.row(*line), language.decimal(&p.to_string()));
            let lines = |rows: &[(u64, f64)]| rows.iter().map(said).collect::<Vec<_>>().join(", ");
            let answers = answers.iter().map(|answer| {
                format!("{} {} {times} ({})", self.words[answer.word], answer.said.len(), lines(&answer.said))
            });
            format!("{start} {}.", language.joined(&answers.collect::<Vec<_>>()))
        });
        let help = Localized::both(
            "Leave one row of each; or tell the forecasts apart, by forecast_id or by the time of day.",
            "Von jeder eine Zeile stehen lassen; oder die Prognosen auseinanderhalten, durch forecast_id oder die Uhrzeit.",
        );
        Message::saying(Code::AnswersDoNotSumToOne, text).help(help)
    }
}

fn rounded(p: f64) -> f64 {
    (p * 1e12).round() / 1e12
}
