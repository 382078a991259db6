//! What is said of lines that contradict each other about a question, and of what was taken instead.

use super::inputs::InputFile;
use crate::dataset::distributions::{CellOfRow, DistributionColumns};
use crate::dataset::questions::Ending;
use crate::dataset::resolution_history::{Contradiction, FirstLine, Overruled};
use crate::diagnostics::{Code, Diagnostic, Message, Note, Place};
use crate::input::columns::{Columns, Field};
use crate::localized::Localized;
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
    };
    place_in_column(line, column, files, lines)
}

fn place_in_column(
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
pub(super) fn whereabouts(line: LineNumber, files: &[InputFile], lines: &[u32]) -> String {
    place(line, None, files, lines).in_words()
}

fn word_of(ending: Option<Ending>) -> String {
    match ending.map(Ending::share) {
        Some(Some(share)) => share.to_string(),
        Some(None) => "annulled".to_owned(),
        None => "open".to_owned(),
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
    let said =
        |row: &FirstLine<Option<Ending>>| format!("{} in {}", word_of(row.what), whereabouts(row.line, files, lines));
    let many = if all.len() == 1 { "1 question".to_owned() } else { format!("{} questions", all.len()) };
    let text = format!(
        "Rows contradict each other on how {many} ended, and the last row stands (--latest-resolution): \"{name}\" is \
         {}, no longer {}.",
        said(stands),
        said(before)
    );
    Some(Note::new(Code::LatestResolution, Localized::only_english(text)))
}

pub(super) fn contradictory(wrong: &Contradiction, question: &str, files: &[InputFile], lines: &[u32]) -> Diagnostic {
    let at = |line| whereabouts(line, files, lines);
    let two = |what: &str, one: (String, LineNumber), other: (String, LineNumber)| {
        format!(
            "Question \"{question}\" has two {what}: {} in {} and {} in {}.",
            one.0,
            at(one.1),
            other.0,
            at(other.1)
        )
    };
    let word = |said: &FirstLine<Ending>| (word_of(Some(said.what)), said.line);
    let day = |said: &FirstLine<Moment>| (said.what.to_string(), said.line);
    let (code, line, message) = match wrong {
        Contradiction::Outcomes(one, other) => {
            (Code::OutcomesContradictory, other.line, two("outcomes", word(one), word(other)))
        }
        Contradiction::OutcomesOutOfOrder(one, other) => (
            Code::OutcomesContradictory,
            other.line,
            format!(
                "{} The lower row has the earlier day, so it is not plain which of them is the later.",
                two("outcomes", word(one), word(other))
            ),
        ),
        Contradiction::Reopened(one, line) => (
            Code::ResolutionReopened,
            *line,
            format!(
                "Question \"{question}\" ended with {} in {} and is open again in {}.",
                word(one).0,
                at(one.line),
                at(*line)
            ),
        ),
        Contradiction::Days(one, other) => (
            Code::ResolutionDaysContradictory,
            other.line,
            format!("{} The earlier stands.", two("resolution days", day(one), day(other))),
        ),
        Contradiction::Deadlines(one, other) => {
            (Code::DeadlinesContradictory, other.line, two("deadlines", day(one), day(other)))
        }
        Contradiction::NoDay(said) => (
            Code::ResolvedWithoutDay,
            said.line,
            format!(
                "Question \"{question}\" ended with {} in {}, but no row says on which day that was known.",
                word(said).0,
                at(said.line)
            ),
        ),
    };
    let field = match wrong {
        Contradiction::Outcomes(..) | Contradiction::OutcomesOutOfOrder(..) | Contradiction::Reopened(..) => {
            Field::Outcome
        }
        Contradiction::Days(..) | Contradiction::NoDay(_) => Field::ResolvedOn,
        Contradiction::Deadlines(..) => Field::ClosesOn,
    };
    Message::saying(code, Localized::only_english(message)).at(Some(place(line, Some(field), files, lines)), None)
}
