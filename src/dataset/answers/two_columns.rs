//! A column for yes and a column for no.

use super::names::of_one_answer;
use crate::diagnostics::{Code, Message, Note};
use crate::input::columns::{Columns, Field};
use crate::input::table::InputTable;
use crate::input::text::shown;

/// The columns of yes and of no, where the header has both and no other column of probabilities.
pub(super) fn find(columns: &Columns, headers: &[String]) -> Option<(usize, usize)> {
    let of = |answer: bool, must_say_more: bool| {
        let mut found = columns.extra().iter().filter(|(header, _)| {
            of_one_answer(header).is_some_and(|(own, more)| own == answer && (more || !must_say_more))
        });
        let first = found.next().map(|(_, at)| *at);
        first.filter(|_| found.next().is_none())
    };
    match columns.get(Field::Probability) {
        None if columns.get(Field::Phrase).is_none() => Some((of(true, false)?, of(false, false)?)),
        None => None,
        // Beside a probability a column "No" holds numbers of rows.
        Some(yes) => {
            let is_yes = of_one_answer(headers.get(yes)?).is_some_and(|(own, _)| own);
            is_yes.then(|| of(false, true)).flatten().map(|no| (yes, no))
        }
    }
}

/// What was understood.
pub(super) fn note(table: &InputTable, yes: usize, no: usize) -> Note {
    let header = |at: usize| table.headers().get(at).map_or("", String::as_str);
    let text = format!(
        "{}: \"{}\" was read as the probability of yes; \"{}\" is what is left to 1.",
        table.name(),
        header(yes),
        header(no)
    );
    Note::new(Code::AnswersRead, text).advice(None)
}

/// What is said of a row whose two do not sum to one.
pub(crate) fn do_not_sum(table: &InputTable, yes: (usize, &[u8]), no: (usize, &str), sum: f64) -> Message {
    let header = |at: usize| table.headers().get(at).map_or("", String::as_str);
    let sum = (sum * 1e12).round() / 1e12;
    let text = format!(
        "\"{}\" says {} and \"{}\" says {}: together {sum}, not 1.",
        header(yes.0),
        shown(yes.1),
        header(no.0),
        no.1.trim()
    );
    Message::saying(Code::AnswersDoNotSumToOne, text)
}
