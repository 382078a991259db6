//! What questions that end early do to the scores, and which were left out for it.

use crate::diagnostics::{Code, Note};
use crate::localized::{Language, Localized, counted};
use crate::observe::{Ended, Observations};
use crate::options::{Horizon, HorizonFrom, SelectionOptions, as_typed};

/// Questions that ended early lean towards yes; what was left out because of it, and because of `--horizon`.
pub(crate) fn of_run(observations: &Observations, selection: &SelectionOptions) -> Vec<Note> {
    let found = &observations.deadlines;
    let mut notes = vec![];
    if selection.wait_for_deadline {
        notes.push(waiting(&found.waiting, &found.resolved_early));
    } else if found.still_to_come.questions > 0 {
        notes.push(deadline_to_come(&found.still_to_come, selection));
    } else if selection.is_over_time() && found.resolved_early.questions > 0 {
        notes.push(early_in_period(&found.resolved_early));
    }
    notes.extend(selection.horizon.and_then(|horizon| without_lead_time(&found.without_lead_time, horizon)));
    notes
}

fn scored_in_german(ended: &Ended) -> String {
    counted(ended.questions, "ausgewertete Frage wurde", "ausgewertete Fragen wurden")
}

fn deadline_to_come(open: &Ended, selection: &SelectionOptions) -> Note {
    let (then, dann) = if mostly_yes(open) {
        (
            "What ends early ends with yes more often than not, so that scores at the end of a period lean towards yes.",
            "Was früh endet, endet öfter mit Ja als mit Nein; am Ende eines Zeitraums neigen die Werte daher zum Ja.",
        )
    } else {
        (
            "Those of the same deadline that are still open are not scored yet.",
            "Fragen mit derselben Frist, die noch offen sind, fehlen noch.",
        )
    };
    let text = format!(
        "{} resolved before the deadline, which had not passed on {}; {} of them with yes. {then}",
        counted(open.questions, "scored question was", "scored questions were"),
        selection.as_of,
        open.yes
    );
    let german = format!(
        "{} vor der Frist aufgelöst, die am {} noch nicht abgelaufen war; davon mit Ja: {}. {dann}",
        scored_in_german(open),
        Language::German.day(selection.as_of),
        open.yes
    );
    Note::new(Code::ResolvedEarly, Localized::new(text, german))
}

fn early_in_period(early: &Ended) -> Note {
    let (lean, neigung) = if mostly_yes(early) {
        (", most of them with no. So periods lean towards yes", ", meist mit Nein. So neigen Zeiträume zum Ja")
    } else {
        ("", "")
    };
    let text = format!(
        "{} resolved before the deadline, {} of them with yes: in its period such a question stands without those of the same \
         deadline that end later{lean}.",
        counted(early.questions, "scored question was", "scored questions were"),
        early.yes
    );
    let german = format!(
        "{} vor der Frist aufgelöst, davon mit Ja: {}. In ihrem Zeitraum steht eine solche Frage ohne die mit derselben Frist, \
         die später enden{neigung}.",
        scored_in_german(early),
        early.yes
    );
    Note::new(Code::ResolvedEarly, Localized::new(text, german))
}

fn waiting(waiting: &Ended, early: &Ended) -> Note {
    let no = waiting.questions - waiting.yes;
    let text = format!(
        "{} left out until the deadline has passed ({} with yes, {no} with no); {} early counted on the day of the deadline.",
        counted(waiting.questions, "resolved question was", "resolved questions were"),
        waiting.yes,
        counted(early.questions, "other that ended was", "others that ended were"),
    );
    let german = format!(
        "{} außen vor, bis die Frist abgelaufen ist (mit Ja: {}, mit Nein: {no}); {} früh geendet und zählen am Tag der Frist.",
        counted(waiting.questions, "aufgelöste Frage bleibt", "aufgelöste Fragen bleiben"),
        waiting.yes,
        counted(early.questions, "weitere ist", "weitere sind"),
    );
    Note::new(Code::WaitingForDeadline, Localized::new(text, german))
}

/// Whether questions ended as those mostly do that end early.
fn mostly_yes(ended: &Ended) -> bool {
    2 * ended.yes > ended.questions
}

fn without_lead_time(left_out: &Ended, horizon: Horizon) -> Option<Note> {
    let by_how_it_ended = horizon.from == HorizonFrom::Resolution;
    let (yes, no, days) = (left_out.yes, left_out.questions - left_out.yes, horizon.days);
    let text = format!(
        "{} no forecast that stood {days} days before the {} ({yes} ended with yes, {no} with no): left out.",
        counted(left_out.questions, "resolved question has", "resolved questions have"),
        as_typed(&horizon.from)
    );
    let german = format!(
        "{} keine Prognose, die {days} Tage vor der {} galt (mit Ja endeten {yes}, mit Nein {no}): weggelassen.",
        counted(left_out.questions, "aufgelöste Frage hat", "aufgelöste Fragen haben"),
        if by_how_it_ended { "Auflösung" } else { "Frist" }
    );
    let note = Note::new(Code::NoForecastAtHorizon, Localized::new(text, german));
    let advice = Localized::both(
        "What is settled soon has none, and ends with yes more often than not: count back from the deadline with \
         --horizon-from deadline.",
        "Was sich bald klärt, hat keine und endet öfter mit Ja als mit Nein: Mit --horizon-from deadline wird von der Frist \
         zurückgezählt.",
    );
    let note = if by_how_it_ended { note.advice(Some(advice.into())) } else { note };
    (left_out.questions > 0).then_some(note)
}
