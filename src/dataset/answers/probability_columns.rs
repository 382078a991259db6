//! Whether two columns look like probabilities and say different things.

use super::look::{Candidate, CandidateCells, LookedRow, cell};
use super::names;
use crate::dataset::probability::{self, ProbabilityEvidence};
use crate::diagnostics::{Code, Message};
use crate::input::columns::{Field, field_named, says_percent, scale_of};
use crate::input::rows::TableRows;
use crate::input::separators::Separators;
use crate::input::table::InputTable;
use crate::localized::{Language, Localized, localized};

/// Differences that rounding explains.
const ROUNDING: f64 = 1e-6;
/// From so many rows on, numbers that follow from others do not do so by chance.
const ENOUGH: usize = 3;

/// What is said of a second column of probabilities, if there is one.
pub(super) fn second(look: &CandidateCells<'_>) -> Option<(Message, usize)> {
    let is_canonical = field_named(&look.probability) == Some(Field::Probability) && !says_percent(&look.probability);
    (0..look.candidates.len()).find_map(|at| {
        let numbers = CandidateNumbers::of(look, at)?;
        let told = names::is_probability(&look.candidates[at].header);
        let odd = if told { numbers.may_be_meant(is_canonical) } else { numbers.is_source_of_confidence() };
        odd.then(|| numbers.message())
    })
}

/// The numbers of a candidate beside the probabilities.
struct CandidateNumbers<'a> {
    look: &'a CandidateCells<'a>,
    at: usize,
    /// Both of a row, and the row.
    both: Vec<(f64, f64, &'a LookedRow)>,
    is_odds: bool,
}

impl<'a> CandidateNumbers<'a> {
    /// `None` where the cells are no probabilities and no odds.
    fn of(look: &'a CandidateCells<'a>, at: usize) -> Option<Self> {
        let Candidate { header, .. } = &look.candidates[at];
        let explained = look.table.explained_header(look.candidates[at].at);
        let mut evidence = ProbabilityEvidence::default();
        let filled = look.rows.iter().filter(|row| !row.cells[at].is_empty());
        filled.clone().for_each(|row| evidence.observe(row.cells[at].as_bytes(), row.line));
        let is_odds = names::is_odds(header) && look.cells(at).all(|cell| number(cell).is_some_and(|odds| odds >= 1.0));
        let scale = evidence.decide(&scale_of(&explained), None, false).ok();
        let mut both = vec![];
        for row in filled {
            let other = match scale {
                _ if is_odds => number(&row.cells[at]).map(|odds| 1.0 / odds),
                Some(scale) => probability::parse(row.cells[at].as_bytes(), scale).ok(),
                None => None,
            };
            let other = other?;
            both.extend(row.p.map(|p| (p, other, row)));
        }
        let first = both.first()?.1;
        let same = both.iter().all(|(_, other, _)| (other - first).abs() < ROUNDING);
        (both.len() == 1 || !same || names::is_probability(header)).then_some(Self { look, at, both, is_odds })
    }

    fn agree(&self, wanted: impl Fn(f64) -> f64, rounding: f64) -> bool {
        self.both.iter().all(|(p, other, _)| (other - wanted(*p)).abs() < rounding)
    }

    /// Whether a column that says by its header that it holds probabilities may be the one that is meant.
    fn may_be_meant(&self, is_canonical: bool) -> bool {
        let derived = self.agree(|p| p.max(1.0 - p), ROUNDING) && self.both.iter().any(|(p, ..)| *p < 0.5);
        let other = self.look.rows.iter().map(|row| row.cells[self.at].as_str()).filter(|cell| !cell.is_empty());
        let is_rating = other.clone().all(|cell| cell.parse::<u8>().is_ok_and(|rating| (1..=10).contains(&rating)));
        let rounding = if self.is_odds { 0.02 } else { ROUNDING };
        !(self.agree(|p| p, rounding) || (is_canonical && (derived || is_rating)))
    }

    /// Whether what stands for the probability is the larger of a number and its opposite: then it is that of no one answer.
    fn is_source_of_confidence(&self) -> bool {
        let larger = |other: f64| other.max(1.0 - other);
        let follows = self.both.iter().all(|(p, other, _)| (p - larger(*other)).abs() < ROUNDING);
        follows && self.both.len() >= ENOUGH && self.both.iter().any(|(_, other, _)| *other < 0.5)
    }

    fn message(&self) -> (Message, usize) {
        let (look, header) = (self.look, &self.look.candidates[self.at].header);
        let differ = |(p, other, _): &&(f64, f64, &LookedRow)| (p - other).abs() >= ROUNDING;
        let row = self.both.iter().find(differ).or(self.both.first()).map(|(.., row)| *row);
        let (ours, theirs, place) =
            row.map(|row| (row.said.as_str(), row.cells[self.at].as_str(), look.row(row))).unwrap_or_default();
        let ours_header = &look.probability;
        let text = Localized::new(
            format!(
                "Two columns may hold the probability: \"{ours_header}\" and \"{header}\", which say {ours} and {theirs} in {}.",
                place.english()
            ),
            format!(
                "Zwei Spalten können die Wahrscheinlichkeit enthalten, „{ours_header}“ und „{header}“: {} sagt {ours} und {theirs}.",
                place.of(Language::German)
            ),
        );
        let [odds, odds_in_german] = if self.is_odds {
            [
                " (odds, which have to be made probabilities first)",
                " (Quoten, die erst in Wahrscheinlichkeiten umzurechnen sind)",
            ]
        } else {
            ["", ""]
        };
        let help = localized!(
            "Say which one is meant: --map \"probability={ours_header}\" for {ours}, --map \"probability={header}\" for \
             {theirs}{odds}.",
            "Angeben, welche gemeint ist: --map \"probability={ours_header}\" für {ours}, --map \"probability={header}\" für \
             {theirs}{odds_in_german}."
        );
        let ways = [ours_header, header].map(|header| vec!["--map".to_owned(), format!("probability={header}")]);
        (Message::saying(Code::ColumnClaimedTwice, text).help(help).readings(ways.to_vec()), self.at)
    }
}

/// What is said of headers that all mean the probability: what stands below each.
pub(crate) fn claimed_twice(table: &InputTable, headers: &[String]) -> Option<Message> {
    let at = |header: &String| table.headers().iter().position(|own| own == header);
    let columns: Option<Vec<usize>> = headers.iter().map(at).collect();
    let columns = columns?;
    let (mut buffer, mut separators, mut scratch) = (Vec::new(), Separators::default(), vec![]);
    // What cannot be read is told by those who need it.
    let place = table.chunks().next_into(&mut buffer).ok()??;
    separators.index(&buffer, table.dialect());
    let mut cells = TableRows::new(&buffer, &separators, place.line).map(|row| {
        let cells: Vec<String> = columns.iter().map(|&at| cell(row, at, &mut scratch)).collect();
        (row.line(), cells)
    });
    let found = cells
        .find(|(_, cells)| cells.iter().all(|cell| !cell.is_empty()) && cells.iter().any(|cell| *cell != cells[0]));
    found.map(|(line, cells)| {
        let (count, row) = (headers.len(), table.line_in_file(line));
        let text = Localized::each(|language| {
            let listed: Vec<String> = headers.iter().map(|header| language.quoted(header)).collect();
            let [listed, said] = [&listed, &cells].map(|items| language.joined(items));
            match language {
                Language::English => {
                    format!("{count} columns may hold the probability: {listed}, which say {said} in row {row}.")
                }
                Language::German => {
                    format!(
                        "{count} Spalten können die Wahrscheinlichkeit enthalten, {listed}: Zeile {row} sagt {said}."
                    )
                }
            }
        });
        let maps = |word| {
            let map = |(header, cell)| format!("--map \"probability={header}\" {word} {cell}");
            headers.iter().zip(&cells).map(map).collect::<Vec<_>>().join(", ")
        };
        let help = Localized::new(
            format!("Say which one is meant: {}.", maps("for")),
            format!("Angeben, welche gemeint ist: {}.", maps("für")),
        );
        let ways = headers.iter().map(|header| vec!["--map".to_owned(), format!("probability={header}")]).collect();
        Message::saying(Code::ColumnClaimedTwice, text).help(help).readings(ways)
    })
}

fn number(cell: &str) -> Option<f64> {
    cell.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
}
