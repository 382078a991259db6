//! What is said of lines that contradict each other about a question.

use super::inputs::InputFile;
use crate::dataset::questions::Ending;
use crate::dataset::resolution_evidence::{Contradiction, FirstLine};
use crate::diagnostics::{Code, Diagnostic, Message, Place};
use crate::input::columns::Field;
use crate::model::{LineNumber, Moment};

/// The file behind a line counted through all files, and the place of a column in it.
fn place(line: LineNumber, field: Option<Field>, files: &[InputFile], lines: &[u32]) -> Place {
    let line = line.number();
    let at = lines.partition_point(|&first| first < line).saturating_sub(1);
    let first = lines.get(at).copied().unwrap_or_default();
    let column = |file: &InputFile| field.and_then(|field| file.columns.get(field));
    files.get(at).map(|file| file.table.place(u64::from(line - first), column(file))).unwrap_or_default()
}

pub(super) fn contradictory(wrong: &Contradiction, question: &str, files: &[InputFile], lines: &[u32]) -> Diagnostic {
    let at = |line| {
        let Place { file, line, sheet, .. } = place(line, None, files, lines);
        let line = line.unwrap_or_default();
        sheet.map_or_else(|| format!("{file}:{line}"), |sheet| format!("{file}, {sheet}!row {line}"))
    };
    let two = |what: &str, one: (String, LineNumber), other: (String, LineNumber)| {
        format!(
            "Question \"{question}\" has two {what}: {} in {} and {} in {}.",
            one.0,
            at(one.1),
            other.0,
            at(other.1)
        )
    };
    let word = |said: &FirstLine<Ending>| {
        let word = match said.what {
            Ending::Yes => "yes",
            Ending::No => "no",
            Ending::Annulled => "annulled",
        };
        (word.to_owned(), said.line)
    };
    let day = |said: &FirstLine<Moment>| (said.what.to_string(), said.line);
    let (code, line, message) = match wrong {
        Contradiction::Outcomes(one, other) => {
            (Code::OutcomesContradictory, other.line, two("outcomes", word(one), word(other)))
        }
        Contradiction::Days(one, other) => {
            (Code::ResolutionDaysContradictory, other.line, two("resolution days", day(one), day(other)))
        }
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
        Contradiction::Outcomes(..) => Field::Outcome,
        Contradiction::Days(..) | Contradiction::NoDay(_) => Field::ResolvedOn,
        Contradiction::Deadlines(..) => Field::ClosesOn,
    };
    Message::saying(code, message).at(Some(place(line, Some(field), files, lines)), None)
}
