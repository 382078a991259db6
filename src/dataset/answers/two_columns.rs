//! A column for yes and a column for no.

use super::names::of_one_answer;
use super::normalise::or_rescaled;
use crate::diagnostics::{Code, Message, Note};
use crate::input::columns::{Columns, Field};
use crate::input::rows::TableRow;
use crate::input::table::InputTable;
use crate::input::text::{self, shown};
use crate::localized::{Language, Localized};

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
        // Beside a probability a column "No" holds numbers of rows, unless the other is called "Yes".
        Some(yes) => {
            let (answer, more) = of_one_answer(headers.get(yes)?)?;
            answer.then(|| of(false, more)).flatten().map(|no| (yes, no))
        }
    }
}

/// What was understood.
pub(super) fn note(table: &InputTable, yes: usize, no: usize, normalise: bool) -> Note {
    let header = |at: usize| table.headers().get(at).map_or("", String::as_str);
    let (file, yes, no) = (table.name(), header(yes), header(no));
    let [other, anderes] =
        if normalise { ["that of no", "die von Nein"] } else { ["what is left to 1", "der Rest bis 1"] };
    let text = Localized::new(
        format!("{file}: \"{yes}\" was read as the probability of yes; \"{no}\" is {other}."),
        format!("{file}: „{yes}“ gilt als Wahrscheinlichkeit von Ja; „{no}“ ist {anderes}."),
    );
    Note::new(Code::AnswersRead, text).advice(None)
}

/// What a row says of each answer: `"Yes" says 0.7 and "No" says 0.4`.
fn said(table: &InputTable, row: TableRow<'_>, columns: &[usize], language: Language) -> String {
    let mut scratch = vec![];
    let header = |at: usize| table.headers().get(at).map_or("", String::as_str);
    let [says, nothing] = match language {
        Language::English => ["says", "nothing"],
        Language::German => ["sagt", "nichts"],
    };
    let said: Vec<String> = columns
        .iter()
        .map(|&at| {
            let value = shown(text::trim(row.text(at, &mut scratch).unwrap_or_default()));
            format!("{} {says} {}", language.quoted(header(at)), if value.is_empty() { nothing } else { &value })
        })
        .collect();
    language.joined(&said)
}

/// What is said of a row whose answers do not sum to one.
pub(crate) fn do_not_sum(table: &InputTable, row: TableRow<'_>, columns: &[usize], sum: f64) -> Message {
    let sum = (sum * 1e12).round() / 1e12;
    let text = Localized::each(|language| {
        let said = said(table, row, columns, language);
        match language {
            Language::English => format!("{said}: together {sum}, not 1."),
            Language::German => format!("{said}: zusammen {sum} statt 1."),
        }
    });
    or_rescaled(Message::saying(Code::AnswersDoNotSumToOne, text))
}

/// What is said of a row whose answers cannot be rescaled, as one is missing or all are nought.
pub(crate) fn incomplete(table: &InputTable, row: TableRow<'_>, columns: &[usize]) -> Message {
    let text = Localized::each(|language| {
        let said = said(table, row, columns, language);
        match language {
            Language::English => format!("{said}: that cannot be rescaled."),
            Language::German => format!("{said}: Das lässt sich nicht auf 1 bringen."),
        }
    });
    Message::saying(Code::AnswersIncomplete, text)
}
