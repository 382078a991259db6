//! Columns of answers that a profile describes.

use super::meaning::the_one_that_is_yes;
use super::reading::{AnswerColumns, AnswerReading};
use crate::diagnostics::{Code, Note};
use crate::input::columns::{Columns, Field};
use crate::input::table::InputTable;
use crate::localized::Localized;
use crate::options::{AnswersOfSource, ReadingOptions, Wide};

/// What a long copy of them holds.
pub(super) struct Described {
    pub(super) answers: Option<AnswerReading>,
    /// The column that names the answers, in a row each.
    pub(super) categories: Option<usize>,
    pub(super) note: Option<Note>,
}

/// Finds that out; `None` where none are described, or this table has them not.
pub(super) fn find(table: &InputTable, columns: &mut Columns, options: &ReadingOptions) -> Option<Described> {
    let answers = AnswersOfSource::names(&options.answers);
    let Some(yes) = the_one_that_is_yes(options) else {
        // A long copy has a row for each answer.
        let is_long_copy = !answers.is_empty() || options.answer_list.is_some() || options.wide == Some(Wide::Category);
        let categories = columns.get(Field::Category).filter(|_| is_long_copy);
        return categories.map(|at| Described { answers: None, categories: Some(at), note: None });
    };
    if columns.get(Field::Probability).is_some() {
        return None;
    }
    // A long copy has them behind its own columns.
    let place = |name: &&str| table.headers().iter().rposition(|header| header == name);
    let places: Vec<usize> = answers.iter().map(place).collect::<Option<_>>()?;
    columns.make(Field::Probability, places[yes], Field::Probability.name());
    let others: Vec<usize> = (0..places.len()).filter(|at| *at != yes).map(|at| places[at]).collect();
    let rest: Vec<&str> = (0..answers.len()).filter(|at| *at != yes).map(|at| answers[at]).collect();
    let note = (rest.len() > 1).then(|| one_of_several(table, answers[yes], &rest));
    let answers = Some(AnswerReading::Columns(AnswerColumns { others, normalise: options.normalise }));
    Some(Described { answers, categories: None, note })
}

/// What is lost of a question with more than two answers.
fn one_of_several(table: &InputTable, yes: &str, others: &[&str]) -> Note {
    let (file, listed) = (table.name(), others.join(", "));
    let text = Localized::new(
        format!("{file}: each question is whether it is {yes}. Of the others ({listed}) only their sum is scored."),
        format!("{file}: Gefragt ist immer, ob es {yes} ist. Von den anderen ({listed}) zählt nur die Summe."),
    );
    let options = format!("--outcome \"{}=yes\" --outcome \"{yes}=no\"", others[0]);
    let advice = Localized::new(
        format!("For another of them, say that it is yes: {options}."),
        format!("Für eine andere davon festlegen, dass sie Ja ist: {options}."),
    );
    Note::new(Code::OneAnswerOfSeveral, text).advice(Some(advice))
}
