//! Finds out for one file what its probabilities are of.

use rustc_hash::FxHashMap;

use super::described::{self, Described};
use super::look::{Candidate, CandidateCells};
use super::reading::{AnswerColumns, AnswerReading, SideColumn};
use super::{names, pairs, probability_columns, rows, side, two_columns};
use crate::diagnostics::{Code, Diagnostic, Message, Note};
use crate::error::Error;
use crate::input::columns::{Columns, Field, is_none, name_of_unnamed, says_odds};
use crate::input::table::InputTable;
use crate::input::text;
use crate::localized::{Language, Localized};
use crate::options::{ProbabilityScale, ReadingOptions};

/// So many bytes are looked at where no header says that its column matters.
const SOME: u64 = 1 << 20;
/// Likewise where one does.
const MUCH: u64 = 64 << 20;

/// What the probabilities of a file are of.
#[derive(Debug, Default)]
pub(crate) struct SettledAnswers {
    /// How they are read, where they are not all of yes.
    pub(crate) answers: Option<AnswerReading>,
    /// Whether all answers of a forecast are known, be it in rows or in columns.
    pub(crate) has_answers: bool,
    /// Whether each row has an id of its own, so that ids do not tell forecasts apart.
    pub(crate) ids_are_of_rows: bool,
    /// The column that names the answers of questions which have more than yes and no.
    pub(crate) categories: Option<usize>,
    /// What was understood.
    pub(crate) notes: Vec<Note>,
    /// What can be read in two ways.
    pub(crate) wrong: Vec<Diagnostic>,
}

/// Finds it out. Columns that turn out to be a field become that: the category that is a topic, the column of yes.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn settle(
    table: &InputTable,
    columns: &mut Columns,
    options: &ReadingOptions,
) -> Result<SettledAnswers, Error> {
    if let Some(Described { answers, categories, note }) = described::find(table, columns, options) {
        let notes = note.into_iter().collect();
        return Ok(SettledAnswers { answers, has_answers: true, categories, notes, ..SettledAnswers::default() });
    }
    let said = SaidOfAnswers::of(columns, options);
    if let Some(at) = columns.get(Field::Category).filter(|_| said.category) {
        return Ok(SettledAnswers { categories: Some(at), has_answers: true, ..SettledAnswers::default() });
    }
    if let Some((yes, no)) = two_columns::find(columns, table.headers()).filter(|_| said.is_nothing()) {
        let header = table.headers()[yes].clone();
        if columns.get(Field::Probability).is_none() {
            columns.make(Field::Probability, yes, &header);
        }
        if !said.category {
            category_is_no_answer(columns, table);
        }
        let columns = AnswerColumns { others: vec![no], normalise: options.normalise };
        let notes = vec![two_columns::note(table, yes, no, options.normalise)];
        let answers = Some(AnswerReading::Columns(columns));
        return Ok(SettledAnswers { answers, has_answers: true, notes, ..SettledAnswers::default() });
    }
    if columns.get(Field::Probability).is_none() && columns.get(Field::Phrase).is_none() {
        let Some((header, at)) = odds(columns, options) else { return Ok(SettledAnswers::default()) };
        columns.make(Field::Probability, at, &header);
    }
    let candidates = candidates(table, columns, options, &said);
    let outcome = columns.get(Field::Outcome).and_then(|at| table.headers().get(at));
    if candidates.is_empty() && !outcome.is_some_and(|header| names::says_right(header)) {
        return Ok(SettledAnswers::default());
    }
    let matters =
        |candidate: &Candidate| names::of_side(&candidate.header).is_some() || names::is_answer(&candidate.header);
    let matters = candidates.iter().any(matters);
    let mut look = CandidateCells::at(table, columns, candidates.clone(), SOME, options)?;
    if matters && !look.is_all && !rows::is_clear(&look) {
        look = CandidateCells::at(table, columns, candidates, MUCH, options)?;
    }
    let mut settler = Settler { table, options, look: &look, found: SettledAnswers::default() };
    settler.run(columns, &said)?;
    Ok(settler.found)
}

/// The one column that says odds by its header, where odds are what the user speaks of.
fn odds(columns: &Columns, options: &ReadingOptions) -> Option<(String, usize)> {
    let asked = options.scale.is_some_and(ProbabilityScale::is_of_odds);
    let mut odds = columns.extra().iter().filter(|(header, _)| asked && says_odds(header));
    let first = odds.next()?;
    odds.next().is_none().then(|| first.clone())
}

/// What the user says of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SaidOfField {
    Nothing,
    NoColumn,
    Column(usize),
}

/// What the user says of sides and answers.
struct SaidOfAnswers {
    side: SaidOfField,
    answer: SaidOfField,
    probability: bool,
    category: bool,
}

impl SaidOfAnswers {
    fn of(columns: &Columns, options: &ReadingOptions) -> Self {
        let given = |field| options.columns.iter().find(|(own, _)| *own == field);
        // A map is for whichever file has the header.
        let column = |field| match (given(field), columns.get(field)) {
            (Some(_), Some(at)) => SaidOfField::Column(at),
            (Some((_, header)), None) if is_none(field, header) => SaidOfField::NoColumn,
            _ => SaidOfField::Nothing,
        };
        Self {
            side: column(Field::Side),
            answer: column(Field::Answer),
            probability: given(Field::Probability).is_some(),
            category: given(Field::Category).is_some(),
        }
    }

    fn is_nothing(&self) -> bool {
        !matches!(self.side, SaidOfField::Column(_)) && !matches!(self.answer, SaidOfField::Column(_))
    }
}

/// The columns that may matter: those that are no field, with a header or without one, and those that only look like an answer; a topic
/// in which rows of one forecast differ may be an answer too.
fn candidates(table: &InputTable, columns: &Columns, options: &ReadingOptions, said: &SaidOfAnswers) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = columns
        .extra()
        .iter()
        .map(|(header, at)| Candidate { at: *at, header: header.clone(), is_category: false })
        .collect();
    let headers = table.headers();
    let is_field = |at: usize| Field::ALL.into_iter().any(|field| columns.get(field) == Some(at));
    let unnamed = (0..headers.len()).filter(|&at| text::trim_str(&headers[at]).is_empty() && !is_field(at));
    found.extend(unnamed.map(|at| Candidate { at, header: name_of_unnamed(at), is_category: false }));
    for field in [Field::Answer, Field::Side, Field::Category, Field::Topic] {
        if let Some(at) = columns.get(field).filter(|_| !(field == Field::Category && said.category)) {
            let inferred = columns.inferred().iter().find(|inferred| inferred.index == at);
            let given = options.columns.iter().find(|(own, _)| *own == field).map(|(_, header)| header.clone());
            let header = inferred.map(|inferred| inferred.header.clone()).or(given);
            let header = header.unwrap_or_else(|| field.name().to_owned());
            found.push(Candidate { at, header, is_category: field == Field::Category });
        }
    }
    found.sort_by_key(|candidate| candidate.at);
    found
}

struct Settler<'a> {
    table: &'a InputTable,
    options: &'a ReadingOptions,
    look: &'a CandidateCells<'a>,
    found: SettledAnswers,
}

impl Settler<'_> {
    fn run(&mut self, columns: &mut Columns, said: &SaidOfAnswers) -> Result<(), Error> {
        let candidate = |at: usize| self.look.candidates.iter().position(|candidate| candidate.at == at);
        if let SaidOfField::Column(at) = said.answer {
            let answer = candidate(at);
            self.given_answers(columns, at, answer)?;
        } else if let SaidOfField::Column(at) = said.side {
            self.found.answers = Some(AnswerReading::Side(self.side_column(columns, at, FxHashMap::default())));
        } else {
            if !said.probability && self.second_probability() {
                category_is_no_answer(columns, self.table);
                return Ok(()); // what a side means depends on which of them counts
            }
            let answers = said.answer == SaidOfField::Nothing && self.answers(columns)?;
            if !answers && said.side == SaidOfField::Nothing {
                self.side(columns, said.answer == SaidOfField::NoColumn);
                self.right_or_happened(columns);
            }
        }
        if self.found.categories.is_none() || self.found.categories != columns.get(Field::Category) {
            category_is_no_answer(columns, self.table);
        }
        Ok(())
    }

    /// Below one half a forecast that was right and an event that happened are opposites.
    fn right_or_happened(&mut self, columns: &Columns) {
        let Some(at) = columns.get(Field::Outcome).filter(|_| self.found.answers.is_none()) else { return };
        if let Some(message) =
            side::right_or_happened(self.look, self.table.headers().get(at).map_or("", String::as_str))
        {
            self.stop(message, at);
        }
    }

    fn stop(&mut self, message: Message, column: usize) {
        let mut place = self.table.place(0, Some(column));
        (place.line, place.cell) = (None, None);
        let candidate = self.look.candidates.iter().find(|candidate| candidate.at == column);
        place.column = candidate.map(|candidate| candidate.header.clone()).or(place.column);
        self.found.wrong.push(message.at(Some(place), None));
    }

    fn second_probability(&mut self) -> bool {
        let second = probability_columns::second(self.look);
        if let Some((message, at)) = second {
            self.stop(message, self.look.candidates[at].at);
            return true;
        }
        false
    }

    fn side_column(&self, columns: &Columns, column: usize, paired: FxHashMap<u64, super::PairedRow>) -> SideColumn {
        let header = columns.get(Field::Outcome).and_then(|at| self.table.headers().get(at));
        let outcome_is_of_side = self.options.outcome_of_answer
            || header.is_some_and(|header| names::says_right(header))
            || self.look.rows.iter().any(|row| names::right_or_wrong(&row.outcome) == Some(true));
        SideColumn { column, outcome_is_of_side, paired }
    }

    /// The column that the user says names answers.
    fn given_answers(&mut self, columns: &Columns, at: usize, candidate: Option<usize>) -> Result<(), Error> {
        if let Some(candidate) = candidate
            && !self.look.is_yes_or_no(candidate)
        {
            (self.found.categories, self.found.has_answers) = (Some(at), true);
            return Ok(());
        }
        self.pair(columns, at, true)
    }

    /// Whether a column in which rows of one forecast differ was found.
    fn answers(&mut self, columns: &Columns) -> Result<bool, Error> {
        let mut order: Vec<usize> = (0..self.look.candidates.len()).collect();
        order.sort_by_key(|&at| !names::is_answer(&self.look.candidates[at].header));
        for at in order {
            let column = self.look.candidates[at].at;
            match rows::judge(self.look, at) {
                None => continue,
                Some(rows::AnswerFinding::YesAndNo) => self.pair(columns, column, false)?,
                Some(rows::AnswerFinding::Answers) if columns.get(Field::Category) == Some(column) => {
                    (self.found.categories, self.found.has_answers) = (Some(column), true);
                }
                Some(rows::AnswerFinding::Answers) => self.stop(rows::either_at(self.look, at), column),
                Some(rows::AnswerFinding::Either(message)) => self.stop(message, column),
            }
            return Ok(true);
        }
        Ok(false)
    }

    fn pair(&mut self, columns: &Columns, at: usize, given: bool) -> Result<(), Error> {
        let found = pairs::find(self.table, columns, at, self.options)?;
        if let Some(rows) = &found.example {
            let candidate = self.look.candidates.iter().find(|candidate| candidate.at == at);
            let header = candidate.map_or("", |candidate| candidate.header.as_str());
            let rows: Vec<String> = rows.iter().map(|line| self.table.line_in_file(*line).to_string()).collect();
            let note = Note::new(Code::AnswersRead, read_as_one(&self.table.name(), header, found.forecasts, &rows));
            self.found.notes.push(if given { note.advice(None) } else { note });
        }
        self.found.notes.extend(found.overround.note(&self.table.name()));
        self.found.has_answers = true;
        self.found.ids_are_of_rows = found.ids_are_of_rows;
        self.found.answers = Some(AnswerReading::Side(self.side_column(columns, at, found.rows)));
        Ok(())
    }

    /// The first column that names sides; none in which rows of one forecast differ, if these are no answers.
    fn side(&mut self, columns: &Columns, no_answers: bool) {
        let differs = |at: &usize| no_answers && rows::judge(self.look, *at).is_some();
        let candidates: Vec<usize> = (0..self.look.candidates.len()).filter(|at| !differs(at)).collect();
        for at in candidates {
            let column = self.look.candidates[at].at;
            match side::judge(self.look, at) {
                None => continue,
                Some(side::SideFinding::Side(note)) => {
                    self.found.notes.push(note);
                    let side = self.side_column(columns, column, FxHashMap::default());
                    self.found.answers = Some(AnswerReading::Side(side));
                }
                Some(side::SideFinding::Yes(note)) => self.found.notes.push(note),
                Some(side::SideFinding::Either(message)) => self.stop(message, column),
            }
            return;
        }
    }
}

/// A category by which no forecast differs says what its question is about; one by which they do is told of, if it was not
/// asked for.
fn category_is_no_answer(columns: &mut Columns, table: &InputTable) {
    let Some(at) = columns.get(Field::Category) else { return };
    let header = table.headers().get(at).cloned().unwrap_or_default();
    if columns.get(Field::Topic).is_none() && names::is_category(&header) {
        columns.make(Field::Topic, at, &header);
    } else {
        columns.free(at, &header);
    }
}

/// That yes and no of a forecast were read as one, with the rows of the first.
fn read_as_one(file: &str, header: &str, forecasts: u64, rows: &[String]) -> Localized {
    Localized::each(|language| {
        let listed = language.joined(rows);
        match language {
            Language::English => {
                let duplicates = if rows.len() == 2 {
                    "The second of them counts as a duplicate"
                } else {
                    "All but the first of them count as duplicates"
                };
                format!(
                    "{file}: rows of yes and no in \"{header}\" were read as one forecast, {forecasts} in all: rows {listed} are \
                     the first. {duplicates}."
                )
            }
            Language::German => {
                let duplicates = if rows.len() == 2 { "Die zweite zählt" } else { "Alle außer der ersten zählen" };
                format!(
                    "{file}: Zeilen mit Ja und Nein in „{header}“ gelten zusammen als eine Prognose, insgesamt {forecasts}; die \
                     ersten sind die Zeilen {listed}. {duplicates} als Doppel."
                )
            }
        }
    })
}
