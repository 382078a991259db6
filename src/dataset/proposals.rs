//! Which of the columns that were not recognised may hold the fields that are open: by their words and by their cells.

use std::collections::BTreeSet;

use crate::dataset::answers::names_side_or_answer;
use crate::dataset::column_look::{ColumnLook, TableLook};
use crate::input::columns::{Columns, Field, HeaderHint, MissingColumn, header_hint};
use crate::lexicon::{Choice, Phrases};
use crate::model::Day;

/// A column that may hold a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    /// The field.
    pub(crate) field: Field,
    /// The header of the column.
    pub(crate) header: String,
    /// Its position.
    pub(crate) column: usize,
}

impl Proposal {
    /// The value of the `--map` that says so.
    pub(crate) fn map(&self) -> String {
        format!("{}={}", self.field.name(), self.header)
    }
}

/// A slip of the pen in a header says more than anything else.
const SLIP: u32 = 8;
const WORDS: u32 = 4;
/// So many cells of a column are looked up in lexicons.
const LOOKED_UP: usize = 60;

/// Proposals for the fields that are open, each column and each field at most once.
pub(crate) fn propose(look: &TableLook, columns: &Columns, open: &[MissingColumn]) -> Vec<Proposal> {
    let days = KnownDays::of(look, columns);
    let mut candidates = vec![];
    for missing in open {
        for field in kinds(missing.field) {
            for (header, at) in columns.extra() {
                let Some(cells) = look.columns.get(*at) else { continue };
                let slip = missing.nearest.as_deref() == Some(header) && field == missing.field;
                if let Some(score) = score(field, header, cells, &days, slip) {
                    let proposal = Proposal { field, header: header.clone(), column: *at };
                    // Of two columns of names the one with fewer different ones is the type.
                    let many = if field == Field::SourceType { cells.distinct } else { 0 };
                    candidates.push(((std::cmp::Reverse(score), missing.field, many, *at), missing.field, proposal));
                }
            }
        }
    }
    candidates.sort_by_key(|(rank, _, _)| *rank);
    let mut settled: Vec<(Field, Proposal)> = vec![];
    for (_, open, proposal) in candidates {
        if settled.iter().all(|(field, other)| *field != open && other.column != proposal.column) {
            settled.push((open, proposal));
        }
    }
    let is_open = |field: &Field| open.iter().any(|column| column.field == *field);
    let is_settled = |field: Field| settled.iter().any(|(open, _)| *open == field);
    if is_open(&Field::Probability) && !is_settled(Field::Probability) {
        let taken: Vec<usize> = settled.iter().map(|(_, proposal)| proposal.column).collect();
        settled.extend(points(look, columns, &taken).map(|proposal| (Field::Probability, proposal)));
    }
    settled.sort_by_key(|(field, _)| *field);
    settled.into_iter().map(|(_, proposal)| proposal).collect()
}

/// The one column of points, which may say how sure somebody was where no other column does.
fn points(look: &TableLook, columns: &Columns, taken: &[usize]) -> Option<Proposal> {
    const POINTS: [&str; 4] = ["score", "points", "punkte", "rating"];
    const OTHERS: [&str; 5] = ["brier", "log", "skill", "total", "summe"];
    let mut found = columns.extra().iter().filter(|(header, at)| {
        let header = header.to_lowercase();
        let names = |words: &[&str]| words.iter().any(|word| header.contains(word));
        let fits = look.columns.get(*at).is_some_and(|cells| cells.is_probabilities() && !cells.may_be_other_numbers());
        names(&POINTS) && !names(&OTHERS) && fits && !taken.contains(at)
    });
    let (header, at) = found.next()?;
    let proposal = Proposal { field: Field::Probability, header: header.clone(), column: *at };
    found.next().is_none().then_some(proposal)
}

/// The fields that may stand for an open one.
fn kinds(open: Field) -> Vec<Field> {
    match open {
        Field::QuestionId | Field::Question => vec![Field::QuestionId, Field::Question],
        Field::Probability => vec![Field::Probability, Field::Phrase],
        other => vec![other],
    }
}

/// The columns of days that are known, and the days of all.
struct KnownDays<'a> {
    forecast: Option<&'a ColumnLook>,
    resolved: Option<&'a ColumnLook>,
    /// The first and the last of the days of a typical row, over the columns that are not known.
    earliest: Option<Day>,
    latest: Option<Day>,
}

impl<'a> KnownDays<'a> {
    fn of(look: &'a TableLook, columns: &Columns) -> Self {
        let known = |field| columns.get(field).and_then(|at| look.columns.get(at));
        let unknown = columns.extra().iter().filter_map(|(_, at)| look.columns.get(*at));
        let typical: Vec<Day> = unknown.filter(|cells| cells.is_dates()).filter_map(typical_day).collect();
        Self {
            forecast: known(Field::ForecastDate),
            resolved: known(Field::ResolvedOn),
            earliest: typical.iter().min().copied().filter(|_| typical.len() > 1),
            latest: typical.iter().max().copied().filter(|_| typical.len() > 1),
        }
    }
}

fn typical_day(cells: &ColumnLook) -> Option<Day> {
    let mut days: Vec<Day> = cells.days.iter().flatten().copied().collect();
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

/// How well a column fits a field; `None` where its cells or its words say that it is something else.
fn score(field: Field, header: &str, cells: &ColumnLook, days: &KnownDays<'_>, slip: bool) -> Option<u32> {
    let hint = header_hint(header, if field == Field::Phrase { Field::Probability } else { field });
    if hint == HeaderHint::Against && !slip {
        return None;
    }
    // `Prediction` may head the sentences that were predicted; a winner or a Yes is none.
    let asks = matches!(field, Field::Question | Field::QuestionId);
    if asks && names_side_or_answer(header) && !cells.is_sentences() {
        return None;
    }
    let named = hint == HeaderHint::For || slip;
    let words = if slip { SLIP } else { u32::from(named) * WORDS };
    // Nothing is below the header: the words alone can tell.
    if cells.filled == 0 {
        return named.then_some(words);
    }
    let fit = match field {
        Field::ForecastDate => forecast_date(cells, days),
        Field::ResolvedOn => resolved_on(cells, days),
        Field::Probability => (cells.is_probabilities() && (named || !cells.may_be_other_numbers())).then_some(2),
        Field::Phrase if is_said_in_words(cells) => Some(2),
        Field::Phrase => (named && cells.is_text() && cells.is_names()).then_some(1),
        Field::Outcome => cells.is_outcomes().then_some(2),
        Field::SourceType => source_type(cells, named),
        Field::Source => {
            (cells.is_names() && (named || cells.distinct > 1)).then(|| 1 + u32::from(cells.distinct < cells.filled))
        }
        Field::Question => question(cells, named),
        Field::QuestionId => (named && !cells.is_dates() && !cells.is_sentences()).then_some(1),
        _ => None,
    };
    fit.map(|fit| words + fit)
}

/// Days that lie before the resolutions, or before all other days.
fn forecast_date(cells: &ColumnLook, days: &KnownDays<'_>) -> Option<u32> {
    let late = days.resolved.is_some_and(|resolved| {
        let [earlier, same, later] = cells.against(resolved);
        later > earlier + same
    });
    (cells.is_dates() && !late).then(|| 1 + u32::from(typical_day(cells) == days.earliest))
}

/// Days that lie after the forecasts, or after all other days.
fn resolved_on(cells: &ColumnLook, days: &KnownDays<'_>) -> Option<u32> {
    let early = days.forecast.is_some_and(|forecast| {
        let [earlier, same, later] = cells.against(forecast);
        earlier > same + later
    });
    (cells.is_dates() && !early).then(|| 1 + u32::from(typical_day(cells) == days.latest))
}

/// Sentences, or texts of which none comes again.
fn question(cells: &ColumnLook, named: bool) -> Option<u32> {
    let all_different = cells.is_text() && cells.filled > 2 && cells.distinct == cells.filled;
    (all_different || cells.is_sentences() || (named && cells.is_text()))
        .then(|| if named || cells.is_sentences() { 2 } else { 1 })
}

/// Words of lexicons, and percentages beside them: more than half of the different cells among the first, two words at least.
fn is_said_in_words(cells: &ColumnLook) -> bool {
    let different: BTreeSet<&str> =
        cells.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).take(LOOKED_UP).collect();
    let phrases = Phrases::new(&Choice::unnamed());
    let words = different.iter().filter(|cell| phrases.exact(cell).is_some()).count();
    let percentages = different.iter().filter(|cell| cell.contains('%')).count();
    words > 1 && 2 * (words + percentages) > different.len()
}

/// Few short values that come again and again.
fn source_type(cells: &ColumnLook, named: bool) -> Option<u32> {
    let few = cells.distinct <= 12 && cells.distinct * 2 <= cells.filled;
    (cells.is_names() && (named || few)).then_some(1 + u32::from(few))
}
