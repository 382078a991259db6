//! The yes and the no of one forecast, in a row each.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::look::{ForecastKeys, cell, hash};
use super::reading::{PairedRow, complement};
use super::sum_to_one;
use crate::dataset::outcome::{self, OutcomeWord};
use crate::dataset::probability::{self, ProbabilityEvidence, ProbabilityScale};
use crate::diagnostics::{Code, Message};
use crate::error::Error;
use crate::input::columns::{Columns, Field, scale_of};
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::input::text;
use crate::options::ReadingOptions;

/// What the rows of a file say of their partners.
pub(super) struct Pairs {
    /// Rows whose partner says something else, or the same not to the last digit.
    pub(super) rows: FxHashMap<u64, PairedRow>,
    /// Forecasts of which both rows stand in the file.
    pub(super) forecasts: u64,
    /// Whether each row has an id of its own, so that ids do not tell forecasts apart.
    pub(super) ids_are_of_rows: bool,
    /// First lines of a pair, for an example.
    pub(super) example: Option<(u64, u64)>,
}

/// A row that says yes or no.
#[derive(Clone, Copy)]
struct Answer {
    line: u64,
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
    let (mut scratch, mut key) = (vec![], vec![]);
    while let Some(place) = chunks.next_into(&mut buffer)? {
        separators.index(&buffer, table.dialect());
        for row in TableRows::new(&buffer, &separators, place.line) {
            let Some((_, forecast)) = keys.of_row(row, &mut key, &mut scratch) else { continue };
            let value = text::trim(row.text(at, &mut scratch).unwrap_or_default());
            evidence.observe(value, row.line());
            let as_read = ProbabilityScale::ALL.map(|scale| probability::parse(value, scale).ok());
            let word = cell(row, answer, &mut scratch);
            let is_yes = match outcome::parse(word.as_bytes()).or_else(|| options.outcomes.meaning(&word)) {
                Some(OutcomeWord::Yes) => true,
                Some(OutcomeWord::No) => false,
                _ => continue,
            };
            let id = columns.get(Field::ForecastId).map_or(0, |id| hash(cell(row, id, &mut scratch).as_bytes()));
            forecasts.entry(forecast).or_default().push(Answer { line: row.line(), is_yes, id, as_read });
        }
    }
    let formats = table.provenance().has_percent_formats(at);
    let scale = evidence.decide(&scale_of(&table.explained_header(at)), options.scale, formats).unwrap_or_default();
    let mut found = Pairs { rows: FxHashMap::default(), forecasts: 0, ids_are_of_rows: false, example: None };
    let of_ids = forecasts.values().any(|rows| one_of_each(rows, rows[0].id));
    found.ids_are_of_rows = columns.get(Field::ForecastId).is_some() && !of_ids;
    let reader = PairReader { table, scale: scale as usize };
    for mut rows in forecasts.into_values() {
        if of_ids {
            rows.sort_by_key(|row| (row.id, row.line));
            rows.chunk_by(|a, b| a.id == b.id).for_each(|rows| reader.pair(rows, &mut found));
        } else {
            reader.pair(&rows, &mut found);
        }
    }
    Ok(found)
}

/// Whether there are yes and no with this id.
fn one_of_each(rows: &[Answer], id: u64) -> bool {
    let has = |is_yes| rows.iter().any(|row| row.id == id && row.is_yes == is_yes);
    id != 0 && has(true) && has(false)
}

struct PairReader<'a> {
    table: &'a InputTable,
    scale: usize,
}

impl PairReader<'_> {
    /// The rows of one forecast.
    fn pair(&self, rows: &[Answer], found: &mut Pairs) {
        let of = |is_yes: bool| -> Vec<(u64, f64)> {
            let mut said: Vec<(u64, f64)> = rows
                .iter()
                .filter(|row| row.is_yes == is_yes)
                .filter_map(|row| Some((row.line, row.as_read[self.scale]?)))
                .collect();
            if said.windows(2).all(|pair| pair[0].1.total_cmp(&pair[1].1).is_eq()) {
                said.truncate(1); // the same row once more
            }
            said
        };
        let (yes, no) = (of(true), of(false));
        if yes.is_empty() || no.is_empty() {
            return;
        }
        if yes.len() != no.len() {
            let message = self.uneven(&yes, &no);
            for (line, _) in yes.iter().chain(&no) {
                found.rows.insert(*line, PairedRow::Contradicts(message.clone()));
            }
            return;
        }
        for (&(yes_line, p), &(no_line, other)) in yes.iter().zip(&no) {
            if !sum_to_one(&[p, other]) {
                let message = self.apart((yes_line, p), (no_line, other));
                found.rows.insert(yes_line, PairedRow::Contradicts(message.clone()));
                found.rows.insert(no_line, PairedRow::Contradicts(message));
                continue;
            }
            found.forecasts += 1;
            let earlier = found.example.is_none_or(|(line, _)| yes_line.min(no_line) < line);
            if earlier {
                found.example = Some((yes_line.min(no_line), yes_line.max(no_line)));
            }
            if complement(other).total_cmp(&p).is_ne() {
                found.rows.insert(no_line, PairedRow::SaysOfYes(p));
            }
        }
    }

    fn row(&self, line: u64) -> u64 {
        self.table.line_in_file(line)
    }

    fn apart(&self, yes: (u64, f64), no: (u64, f64)) -> Message {
        let sum = ((yes.1 + no.1) * 1e12).round() / 1e12;
        let text = format!(
            "Yes in row {} says {} and No in row {} says {}: together {sum}, not 1.",
            self.row(yes.0),
            yes.1,
            self.row(no.0),
            no.1
        );
        Message::saying(Code::AnswersDoNotSumToOne, text)
    }

    fn uneven(&self, yes: &[(u64, f64)], no: &[(u64, f64)]) -> Message {
        let lines = |rows: &[(u64, f64)]| {
            rows.iter().map(|(line, p)| format!("row {}: {p}", self.row(*line))).collect::<Vec<_>>().join(", ")
        };
        let text = format!(
            "One forecast has Yes {} times ({}) and No {} times ({}).",
            yes.len(),
            lines(yes),
            no.len(),
            lines(no)
        );
        let help = "Leave one row of each; or tell the forecasts apart, by forecast_id or by the time of day.";
        Message::saying(Code::AnswersDoNotSumToOne, text).help(help)
    }
}
