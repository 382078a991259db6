//! What is said of lines that contradict each other about a question, and of what was taken instead.

use super::inputs::InputFile;
use crate::dataset::distributions::{CellOfRow, DistributionColumns};
use crate::dataset::questions::Ending;
use crate::dataset::resolution_history::{Contradiction, FirstLine, Overruled};
use crate::diagnostics::{Code, Diagnostic, Message, Note, Place};
use crate::input::columns::{Columns, Field};
use crate::localized::{Language, Localized, counted};
use crate::model::{LineNumber, Moment, QuestionId};

/// The file behind a line counted through all files, and the place of a column in it.
pub(super) fn place(line: LineNumber, field: Option<Field>, files: &[InputFile], lines: &[u32]) -> Place {
    place_in_column(line, |columns| columns.get(field?), files, lines)
}

/// The same of one of the cells of a forecast in parts.
pub(super) fn place_of_cell(line: LineNumber, cell: CellOfRow, files: &[InputFile], lines: &[u32]) -> Place {
    let column = |columns: &Columns| match cell {
        CellOfRow::Of(field) => columns.get(field),
        CellOfRow::Quantile(level) => DistributionColumns::of(columns, None)?.column_of(level),
        CellOfRow::UnitOf(level) => {
            let own = DistributionColumns::of(columns, None)?;
            own.unit.or(own.column_of(level))
        }
    };
    place_in_column(line, column, files, lines)
}

pub(super) fn place_in_column(
    line: LineNumber,
    column: impl Fn(&Columns) -> Option<usize>,
    files: &[InputFile],
    lines: &[u32],
) -> Place {
    let line = line.number();
    let at = lines.partition_point(|&first| first < line).saturating_sub(1);
    let first = lines.get(at).copied().unwrap_or_default();
    files.get(at).map(|file| file.table.place(u64::from(line - first), column(&file.columns))).unwrap_or_default()
}

/// Where a line is, in words.
pub(super) fn whereabouts(line: LineNumber, files: &[InputFile], lines: &[u32]) -> Localized {
    let place = place(line, None, files, lines);
    Localized::each(|language| place.in_words(language))
}

/// Where a cell is, in words.
pub(super) fn cell_in_words(line: LineNumber, cell: CellOfRow, files: &[InputFile], lines: &[u32]) -> Localized {
    let place = place_of_cell(line, cell, files, lines);
    Localized::each(|language| place.with_column(language))
}

fn word_of(ending: Option<Ending>, language: Language) -> String {
    let [annulled, open] = match language {
        Language::English => ["annulled", "open"],
        Language::German => ["annulliert", "offen"],
    };
    match ending.map(Ending::share) {
        Some(Some(share)) => share.to_string(),
        Some(None) => annulled.to_owned(),
        None => open.to_owned(),
    }
}

/// That later rows were taken, with the first of them.
pub(super) fn overruled(
    all: &[(QuestionId, Overruled)],
    name: &str,
    files: &[InputFile],
    lines: &[u32],
) -> Option<Note> {
    let (_, Overruled { before, stands }) = all.first()?;
    let n = all.len() as u64;
    let text = Localized::each(|language| {
        let [stands, before] = [stands, before].map(|row| {
            let (word, place) = (word_of(row.what, language), whereabouts(row.line, files, lines));
            format!("{word} in {}", place.of(language))
        });
        match language {
            Language::English => format!(
                "Rows contradict each other on how {} ended, and the last row stands (--latest-resolution): \"{name}\" is \
                 {stands}, no longer {before}.",
                counted(n, "question", "questions")
            ),
            Language::German => format!(
                "Bei {} widersprechen sich Zeilen über den Ausgang, und die letzte gilt (--latest-resolution): „{name}“ ist \
                 {stands}, nicht mehr {before}.",
                counted(n, "Frage", "Fragen")
            ),
        }
    });
    Some(Note::new(Code::LatestResolution, text))
}

pub(super) fn contradictory(wrong: &Contradiction, question: &str, files: &[InputFile], lines: &[u32]) -> Diagnostic {
    let (code, line, field) = match wrong {
        Contradiction::Outcomes(_, other) | Contradiction::OutcomesOutOfOrder(_, other) => {
            (Code::OutcomesContradictory, other.line, Field::Outcome)
        }
        Contradiction::Reopened(_, line) => (Code::ResolutionReopened, *line, Field::Outcome),
        Contradiction::Days(_, other) => (Code::ResolutionDaysContradictory, other.line, Field::ResolvedOn),
        Contradiction::Deadlines(_, other) => (Code::DeadlinesContradictory, other.line, Field::ClosesOn),
        Contradiction::NoDay(said) => (Code::ResolvedWithoutDay, said.line, Field::ResolvedOn),
    };
    let text = Localized::each(|language| {
        let at = |line| whereabouts(line, files, lines).of(language).to_string();
        match language {
            Language::English => contradiction(wrong, question, &at),
            Language::German => contradiction_in_german(wrong, question, &at),
        }
    });
    Message::saying(code, text).at(Some(place(line, Some(field), files, lines)), None)
}

fn contradiction(wrong: &Contradiction, question: &str, at: &dyn Fn(LineNumber) -> String) -> String {
    let two = |what: &str, one: (String, LineNumber), other: (String, LineNumber)| {
        let [first, second] = [at(one.1), at(other.1)];
        format!("Question \"{question}\" has two {what}: {} in {first} and {} in {second}.", one.0, other.0)
    };
    let word = |said: &FirstLine<Ending>| (word_of(Some(said.what), Language::English), said.line);
    let day = |said: &FirstLine<Moment>| (said.what.to_string(), said.line);
    match wrong {
        Contradiction::Outcomes(one, other) => two("outcomes", word(one), word(other)),
        Contradiction::OutcomesOutOfOrder(one, other) => format!(
            "{} The lower row has the earlier day, so it is not plain which of them is the later.",
            two("outcomes", word(one), word(other))
        ),
        Contradiction::Reopened(one, line) => {
            let (ended, first, second) = (word(one).0, at(one.line), at(*line));
            format!("Question \"{question}\" ended with {ended} in {first} and is open again in {second}.")
        }
        Contradiction::Days(one, other) => {
            format!("{} The earlier stands.", two("resolution days", day(one), day(other)))
        }
        Contradiction::Deadlines(one, other) => two("deadlines", day(one), day(other)),
        Contradiction::NoDay(said) => {
            let (ended, first) = (word(said).0, at(said.line));
            format!(
                "Question \"{question}\" ended with {ended} in {first}, but no row says on which day that was known."
            )
        }
    }
}

fn contradiction_in_german(wrong: &Contradiction, question: &str, at: &dyn Fn(LineNumber) -> String) -> String {
    let two = |what: &str, one: (String, LineNumber), other: (String, LineNumber)| {
        let [first, second] = [at(one.1), at(other.1)];
        format!("Die Frage „{question}“ hat zwei {what}: {} in {first} und {} in {second}.", one.0, other.0)
    };
    let word = |said: &FirstLine<Ending>| (word_of(Some(said.what), Language::German), said.line);
    let day = |said: &FirstLine<Moment>| (Language::German.day(said.what), said.line);
    match wrong {
        Contradiction::Outcomes(one, other) => two("Ergebnisse", word(one), word(other)),
        Contradiction::OutcomesOutOfOrder(one, other) => format!(
            "{} Die untere Zeile hat den früheren Tag; welche die spätere ist, ist also nicht klar.",
            two("Ergebnisse", word(one), word(other))
        ),
        Contradiction::Reopened(one, line) => {
            let (ended, first, second) = (word(one).0, at(one.line), at(*line));
            format!("Die Frage „{question}“ endete mit {ended} in {first} und ist in {second} wieder offen.")
        }
        Contradiction::Days(one, other) => {
            format!("{} Es gilt der frühere.", two("Tage der Auflösung", day(one), day(other)))
        }
        Contradiction::Deadlines(one, other) => two("Fristen", day(one), day(other)),
        Contradiction::NoDay(said) => {
            let (ended, first) = (word(said).0, at(said.line));
            format!(
                "Die Frage „{question}“ endete mit {ended} in {first}, aber keine Zeile sagt, an welchem Tag das bekannt war."
            )
        }
    }
}
