//! What is odd in the times of forecasts, each told once, with its number and the first cell.

use crate::dataset::Dataset;
use crate::diagnostics::{Code, Note, Place};
use crate::input::columns::Field;
use crate::localized::{Language, Localized, counted};
use crate::model::Moment;
use crate::observe::{Observations, Outside};
use crate::options::{Keep, SelectionOptions, Updates, as_typed};

/// All such notes of a run.
pub(crate) fn of_run(log: &Dataset, observations: &Observations, selection: &SelectionOptions) -> Vec<Note> {
    let odd = &observations.odd_times;
    let mut notes = vec![];
    notes.extend(after_deadline(log, &odd.after_deadline, selection));
    notes.extend(before_opening(log, &odd.before_opening));
    notes.extend(offsets(log));
    notes.extend(dates_beside_times(log, &odd.without_time));
    notes.extend(row_order(log, &odd.at_once, selection));
    notes
}

/// The cell of the first forecast, with its date, and what it should have kept to.
struct FirstOdd {
    cell: Place,
    made: Moment,
    bound: Moment,
}

impl FirstOdd {
    fn of(log: &Dataset, outside: &Outside) -> Option<Self> {
        let (line, made, bound) = outside.first?;
        Some(Self { cell: log.place(line, Field::ForecastDate), made, bound })
    }

    fn said(&self, language: Language) -> [String; 3] {
        [self.cell.in_words(language), language.day(self.made), language.day(self.bound)]
    }

    /// In English and in German.
    fn in_words(&self) -> [[String; 3]; 2] {
        [Language::English, Language::German].map(|language| self.said(language))
    }
}

fn after_deadline(log: &Dataset, outside: &Outside, selection: &SelectionOptions) -> Option<Note> {
    let [[place, made, deadline], [ort, am, frist]] = FirstOdd::of(log, outside)?.in_words();
    let kept = selection.after_deadline == Keep::Keep;
    let text = format!(
        "{} made after the deadline of the question, the first in {place} ({made}, deadline {deadline}): {}.",
        counted(outside.forecasts, "forecast was", "forecasts were"),
        if kept { "kept" } else { "left out (--after-deadline drop)" }
    );
    let german = format!(
        "{} nach der Frist der Frage abgegeben, die erste in {ort} ({am}, Frist {frist}): {}.",
        counted(outside.forecasts, "Prognose wurde", "Prognosen wurden"),
        if kept { "mitgezählt" } else { "weggelassen (--after-deadline drop)" }
    );
    let note = Note::new(Code::AfterDeadline, Localized::new(text, german));
    let keep = Localized::both("Keep them with --after-deadline keep.", "Mit --after-deadline keep zählen sie.");
    Some(if kept { note } else { note.advice(Some(keep.into())) })
}

fn before_opening(log: &Dataset, outside: &Outside) -> Option<Note> {
    let [[place, made, opening], [ort, am, beginn]] = FirstOdd::of(log, outside)?.in_words();
    let text = format!(
        "{} made before the opening of the question, the first in {place} ({made}, opened {opening}): kept.",
        counted(outside.forecasts, "forecast was", "forecasts were")
    );
    let german = format!(
        "{} vor Eröffnung der Frage, die erste in {ort} ({am}, eröffnet {beginn}): mitgezählt.",
        counted(outside.forecasts, "Prognose stammt aus der Zeit", "Prognosen stammen aus der Zeit")
    );
    Some(Note::new(Code::BeforeOpening, Localized::new(text, german)))
}

/// Times of forecasts without an offset, where other times of forecasts or resolutions have one.
fn offsets(log: &Dataset) -> Option<Note> {
    if log.moments.timed.is_empty() {
        return None;
    }
    let resolutions = log.questions.facts.iter().filter_map(|facts| facts.resolved_on);
    let (mut with, mut without) = (None::<Moment>, None::<Moment>);
    for moment in log.moments.timed.iter().copied().chain(resolutions).filter(|moment| moment.has_time()) {
        let first = if moment.offset_minutes().is_some() { &mut with } else { &mut without };
        let key = |moment: Moment| (moment.instant_ms(), moment.offset_minutes());
        if first.is_none_or(|known| key(moment) < key(known)) {
            *first = Some(moment);
        }
    }
    let (with, without) = with.zip(without)?;
    let [mit, ohne] = [with, without].map(|moment| Language::German.day(moment));
    let text = format!(
        "Some times have an offset from UTC, such as {with}, and others have none, such as {without}: those are taken as UTC."
    );
    let german = format!(
        "Manche Uhrzeiten nennen den Abstand zu UTC, etwa {mit}, andere nicht, etwa {ohne}: Diese gelten als UTC."
    );
    Some(Note::new(Code::OffsetsMissing, Localized::new(text, german)))
}

fn dates_beside_times(log: &Dataset, outside: &Outside) -> Option<Note> {
    let [[place, made, beside], [ort, am, daneben]] = FirstOdd::of(log, outside)?.in_words();
    let text = format!(
        "{} a date without a time beside a time of the same source, question and day, the first in {place} ({made} beside \
         {beside}): taken as the start of the day.",
        counted(outside.forecasts, "forecast has", "forecasts have")
    );
    let german = format!(
        "{} ein Datum ohne Uhrzeit, wo dieselbe Quelle zu derselben Frage am selben Tag auch mit Uhrzeit steht, die erste in \
         {ort} ({am} neben {daneben}): als Beginn des Tages genommen.",
        counted(outside.forecasts, "Prognose hat", "Prognosen haben")
    );
    Some(Note::new(Code::DatesBesideTimes, Localized::new(text, german)))
}

fn row_order(log: &Dataset, outside: &Outside, selection: &SelectionOptions) -> Option<Note> {
    let [[place, made, _], [ort, am, _]] = FirstOdd::of(log, outside)?.in_words();
    let (what, wobei) = match selection.updates {
        // Each counts, but a comparison takes the last for the panel of a group.
        Updates::All => ("in the panels".to_owned(), "für das gemeinsame Urteil einer Gruppe".to_owned()),
        updates => {
            let updates = as_typed(&updates);
            (format!("for --updates {updates}"), format!("für --updates {updates}"))
        }
    };
    let text = format!(
        "{} two probabilities at the same time, the first in {place} ({made}): {what} the lower row counts as the later \
         forecast.",
        counted(outside.forecasts, "time a source gave a question", "times a source gave a question")
    );
    let german = format!(
        "{} eine Quelle zu einer Frage zur selben Zeit zwei Wahrscheinlichkeiten, zuerst in {ort} ({am}): Die untere Zeile \
         gilt {wobei} als die spätere Prognose.",
        counted(outside.forecasts, "Mal nannte", "Mal nannte")
    );
    Some(Note::new(Code::RowOrderDecides, Localized::new(text, german)))
}
