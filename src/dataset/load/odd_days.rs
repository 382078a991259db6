//! Days of questions that are read as they stand, but hardly can be meant.

use super::contradictions::place;
use super::inputs::InputFile;
use crate::dataset::questions::QuestionFacts;
use crate::diagnostics::{Code, Note};
use crate::input::columns::Field;
use crate::localized::{Language, Localized, counted};
use crate::model::{Day, LineNumber, Moment, QuestionId};

/// What is odd in the days of questions: how many, and the first of them with its line.
#[derive(Debug, Default)]
pub(super) struct OddDays {
    found: [(u64, Option<(LineNumber, QuestionId)>); 3],
}

/// The codes of these, and the column that is shown.
const ODD: [(Code, Field); 3] = [
    (Code::DeadlineBeforeOpening, Field::ClosesOn),
    (Code::ResolvedBeforeOpening, Field::ResolvedOn),
    (Code::ResolvedFarAhead, Field::ResolvedOn),
];
/// Outcomes are not known so many days ahead.
const FAR_AHEAD: i32 = 10_958;

impl OddDays {
    /// Looks at one question, which the line is about.
    pub(super) fn see(
        &mut self,
        facts: &QuestionFacts,
        line: impl Fn() -> LineNumber,
        question: QuestionId,
        as_of: Day,
    ) {
        let is_before_opening = |moment: Option<Moment>| {
            moment.zip(facts.opens_on).is_some_and(|(moment, opening)| moment.compare(opening).is_lt())
        };
        let days_ahead = |on: Moment| on.day().days_since_1970() - as_of.days_since_1970();
        let odd = [
            is_before_opening(facts.closes_on),
            is_before_opening(facts.resolved_on),
            facts.resolved_on.is_some_and(|on| days_ahead(on) > FAR_AHEAD),
        ];
        for (count, first) in self.found.iter_mut().zip(odd).filter_map(|(found, is_odd)| is_odd.then_some(found)) {
            *count += 1;
            let line = line();
            if first.is_none_or(|(known, _)| line < known) {
                *first = Some((line, question));
            }
        }
    }

    /// What is said of them. `said` gives the id of a question and what is known of it.
    pub(super) fn notes(
        &self,
        said: impl Fn(QuestionId) -> (String, QuestionFacts),
        files: &[InputFile],
        lines: &[u32],
    ) -> Vec<Note> {
        let note = |(&(count, first), (code, field)): (&(u64, _), (Code, Field))| {
            let (line, question) = first?;
            let (id, facts) = said(question);
            let written = |moment: Option<Moment>| moment.map(|moment| moment.to_string()).unwrap_or_default();
            let place = place(line, Some(field), files, lines);
            let [place, ort] = [Language::English, Language::German].map(|language| place.in_words(language));
            let (opening, closing, on) =
                (written(facts.opens_on), written(facts.closes_on), written(facts.resolved_on));
            let text = told(code, count, &format!("\"{id}\""), &place, [&opening, &closing, &on]);
            let german = told_in_german(code, count, &format!("„{id}“"), &ort, [&opening, &closing, &on]);
            Some(Note::new(code, Localized::new(text, german)))
        };
        self.found.iter().zip(ODD).filter_map(note).collect()
    }
}

fn told(code: Code, count: u64, id: &str, place: &str, [opening, closing, on]: [&String; 3]) -> String {
    match code {
        Code::DeadlineBeforeOpening => format!(
            "{} a deadline before the opening, the first is {id} in {place}: {closing}, opened {opening}.",
            counted(count, "question has", "questions have")
        ),
        Code::ResolvedBeforeOpening => format!(
            "{} before the opening, the first is {id} in {place}: resolved {on}, opened {opening}.",
            counted(count, "question was resolved", "questions were resolved")
        ),
        _ => format!(
            "{} on a day that is more than thirty years ahead, the first is {id} in {place}: {on}. Until then forecasts on it \
             are pending.",
            counted(count, "question is resolved", "questions are resolved")
        ),
    }
}

fn told_in_german(code: Code, count: u64, id: &str, place: &str, days: [&String; 3]) -> String {
    let [opening, closing, on] = days.map(|day| Language::German.day(day));
    match code {
        Code::DeadlineBeforeOpening => format!(
            "{} eine Frist vor der Eröffnung, die erste ist {id} in {place}: Frist {closing}, eröffnet {opening}.",
            counted(count, "Frage hat", "Fragen haben")
        ),
        Code::ResolvedBeforeOpening => format!(
            "{} vor der Eröffnung aufgelöst, die erste ist {id} in {place}: aufgelöst {on}, eröffnet {opening}.",
            counted(count, "Frage wurde", "Fragen wurden")
        ),
        _ => format!(
            "{} erst in mehr als dreißig Jahren aufgelöst, die erste ist {id} in {place}: {on}. Bis dahin sind die Prognosen \
             dazu offen.",
            counted(count, "Frage ist", "Fragen sind")
        ),
    }
}
