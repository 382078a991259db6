//! What the reader of the numbers should know, with its cause and what to do about it.

use crate::dataset::Dataset;
use crate::diagnostics::{Code, Note};
use crate::localized::{Language, Localized, counted};
use crate::model::{Day, QuestionId, RowStatus};
use crate::observe::{Observations, ResolvedInPart, late_forecasts};
use crate::options::{Keep, RunOptions, SelectionOptions, StatisticsOptions, Updates, as_typed};
use crate::report::{Group, deadline_notes, near_ids};

/// Intervals are only approximate below so many questions; see docs/methods.md.
const ENOUGH_QUESTIONS: u64 = 30;
/// How many open questions are named.
const NAMED: usize = 5;

/// All notes of a run.
pub(crate) fn of_run(log: &Dataset, observations: &Observations, groups: &[Group], options: &RunOptions) -> Vec<Note> {
    let mut notes = vec![];
    notes.extend(open_questions(log, observations, &options.selection));
    notes.extend(unmatched(log, observations, options.reading.threads));
    notes.extend(late(observations));
    notes.extend(same_day(observations, &options.selection));
    notes.extend(repeats(observations, &options.selection));
    notes.extend(superseded(observations, &options.selection));
    notes.extend(weightless(observations));
    notes.extend(deadline_notes::of_run(observations, &options.selection));
    notes.extend(in_part(observations));
    notes.extend(no_event(log));
    for group in groups {
        notes.extend(few_questions(group));
        notes.extend(one_sided(group));
        notes.extend(repeated_forecasts(group, &options.selection));
        notes.extend(certain_and_wrong(group, &options.statistics));
        notes.extend(modal_only(group));
        notes.extend(ranges(group));
    }
    notes.extend(order(groups));
    notes
}

/// Whether scored forecasts of the group have no weight: of the others it is said that they count.
fn has_weightless(group: &Group) -> bool {
    group.resolvability.scored > group.forecasts
}

fn about(group: &Group, code: Code, text: Localized) -> Note {
    Note::new(code, text).about(group.key.label())
}

/// What is open and by when, those due first named first.
fn open_questions(log: &Dataset, observations: &Observations, selection: &SelectionOptions) -> Vec<Note> {
    let mut due: Vec<_> = observations.open.iter().filter_map(|open| Some((open.deadline?, open.question))).collect();
    due.sort_by_key(|&(day, question)| (day, log.questions.id(question)));
    let id = |question| String::from_utf8_lossy(log.questions.id(question));
    let list = |questions: &[(Day, QuestionId)], shown: fn(Day) -> String, more: [&str; 2]| {
        let named = questions.iter().take(NAMED).map(|&(day, question)| format!("{} ({})", id(question), shown(day)));
        let mut named: Vec<String> = named.collect();
        if questions.len() > NAMED {
            named.push(format!("{}{}{}", more[0], questions.len() - NAMED, more[1]));
        }
        named.join(", ")
    };
    let listed = |questions: &[(Day, QuestionId)]| {
        [
            list(questions, |day| day.to_string(), ["and ", " more"]),
            list(questions, |day| Language::German.day(day), ["und ", " weitere"]),
        ]
    };
    let (overdue, coming) = due.split_at(due.partition_point(|&(day, _)| day < selection.as_of));
    let mut notes = vec![];
    if !overdue.is_empty() {
        let (n, [listed, gelistet]) = (overdue.len() as u64, listed(overdue));
        let are = counted(n, "question is", "questions are");
        let sind = counted(n, "Frage ist", "Fragen sind");
        let text = Localized::new(
            format!("{are} past the deadline without a resolution: {listed}."),
            format!("{sind} über die Frist hinaus ohne Ergebnis: {gelistet}."),
        );
        notes.push(Note::new(Code::Overdue, text));
    }
    if !coming.is_empty() {
        let (n, [listed, gelistet]) = (coming.len() as u64, listed(coming));
        let are = counted(n, "question is", "questions are");
        let sind = counted(n, "Frage ist", "Fragen sind");
        let text = Localized::new(
            format!("{are} open with a deadline to come: {listed}."),
            format!("{sind} offen, und die Frist kommt noch: {gelistet}."),
        );
        notes.push(Note::new(Code::OpenWithDeadline, text));
    }
    let facts = |question: QuestionId| log.questions.facts.get(question.index());
    // One that is answered later than the day of the run was not open for ever.
    let is_answered = |question| log.has_deadlines && facts(question).is_some_and(|facts| facts.outcome.is_some());
    let without =
        observations.open.iter().filter(|open| open.deadline.is_none() && !is_answered(open.question)).count();
    if without > 0 {
        notes.push(without_deadline(without as u64, log.has_deadlines));
    }
    notes
}

fn without_deadline(without: u64, others_have_one: bool) -> Note {
    let (are, sind) = (counted(without, "question is", "questions are"), counted(without, "Frage ist", "Fragen sind"));
    let (text, german) = if others_have_one {
        (
            format!(
                "{are} open without a deadline: only a yes could ever be recorded, so the forecasts on them cannot be checked."
            ),
            format!(
                "{sind} offen und ohne Frist: Dazu könnte immer nur ein Ja eingetragen werden, also lassen sich die Prognosen \
                 nicht prüfen."
            ),
        )
    } else {
        (
            format!("{are} open, and no file says by when: which of them are overdue cannot be told."),
            format!(
                "{sind} offen, und keine Datei sagt, bis wann: Welche davon überfällig sind, ist nicht zu erkennen."
            ),
        )
    };
    Note::new(Code::OpenWithoutDeadline, Localized::new(text, german))
}

/// Forecasts and resolutions that speak of different questions: of another spelling, more often than not.
pub(crate) fn unmatched(log: &Dataset, observations: &Observations, threads: usize) -> Vec<Note> {
    no_match(log, observations).into_iter().chain(near_ids::note(log, observations, threads)).collect()
}

fn no_match(log: &Dataset, observations: &Observations) -> Option<Note> {
    let has = |status| observations.tallies.status(status) > 0;
    let matched = [
        RowStatus::Scored,
        RowStatus::Annulled,
        RowStatus::AfterResolution,
        RowStatus::SameDayDropped,
        RowStatus::OutOfPeriod,
    ];
    // What is resolved after the day of the run is pending: that says nothing of its id.
    let waits =
        |open: &crate::observe::observations::OpenQuestion| log.questions.facts(open.question).outcome.is_some();
    let nothing = !matched.into_iter().any(has) && !observations.open.iter().any(waits);
    let resolved = log.questions.facts.iter().filter(|facts| facts.outcome.is_some()).count() as u64;
    let asked = observations.tallies.all_statements().total() > 0;
    (nothing && resolved > 0 && !log.resolution_tables.is_empty() && asked).then(|| {
        let text = format!(
            "No forecast is on any of the {} that the resolutions resolve.",
            counted(resolved, "question", "questions")
        );
        let german = format!(
            "Keine Prognose gilt einer Frage, die in den Auflösungen steht ({} mit Ergebnis).",
            counted(resolved, "Frage", "Fragen")
        );
        Note::new(Code::NoQuestionInCommon, Localized::new(text, german))
    })
}

fn late(observations: &Observations) -> Option<Note> {
    late_forecasts::most_are_late(observations).map(|(late, all)| {
        let text =
            format!("{late} of {all} forecasts were made after the resolution of their question and are left out.");
        let german = format!(
            "{late} von {all} Prognosen wurden erst nach der Auflösung ihrer Frage abgegeben und zählen nicht."
        );
        Note::new(Code::MostForecastsLate, Localized::new(text, german))
    })
}

fn same_day(observations: &Observations, selection: &SelectionOptions) -> Option<Note> {
    (observations.same_day > 0 && selection.same_day == Keep::Keep).then(|| {
        let n = observations.same_day;
        let text = format!(
            "{} made on the day of the resolution itself, perhaps after the news: counted.",
            counted(n, "forecast was", "forecasts were")
        );
        let german = format!(
            "{} der Auflösung selbst, vielleicht nach der Nachricht: mitgezählt.",
            counted(n, "Prognose stammt vom Tag", "Prognosen stammen vom Tag")
        );
        Note::new(Code::SameDay, Localized::new(text, german))
    })
}

fn repeats(observations: &Observations, selection: &SelectionOptions) -> Option<Note> {
    let dropped = selection.repeats == Keep::Drop;
    (observations.repeats > 0).then(|| {
        let text = format!(
            "{} another in question, source, type, day and probability, under another id: {}.",
            counted(observations.repeats, "row repeats", "rows repeat"),
            if dropped { "left out" } else { "kept" }
        );
        let german = format!(
            "{} eine andere in Frage, Quelle, Art, Tag und Wahrscheinlichkeit, unter anderer Kennung: {}.",
            counted(observations.repeats, "Zeile wiederholt", "Zeilen wiederholen"),
            if dropped { "weggelassen" } else { "mitgezählt" }
        );
        let note = Note::new(Code::Repeats, Localized::new(text, german));
        let keep = Localized::both("Keep them with --repeats keep.", "Mit --repeats keep zählen sie.");
        if dropped { note.advice(Some(keep.into())) } else { note }
    })
}

fn superseded(observations: &Observations, selection: &SelectionOptions) -> Option<Note> {
    (observations.superseded > 0).then(|| {
        let (n, updates) = (observations.superseded, as_typed(&selection.updates));
        let text = format!(
            "{} no weight, because others of the same source on the same question stand instead (--updates {updates}).",
            counted(n, "scored forecast has", "scored forecasts have")
        );
        let german = format!(
            "{} kein Gewicht, weil andere derselben Quelle zu derselben Frage an ihrer Stelle stehen (--updates {updates}).",
            counted(n, "ausgewertete Prognose hat", "ausgewertete Prognosen haben")
        );
        Note::new(Code::Superseded, Localized::new(text, german))
    })
}

fn weightless(observations: &Observations) -> Option<Note> {
    (observations.weightless > 0).then(|| {
        let n = observations.weightless;
        let counts = counted(n, "scored forecast counts", "scored forecasts count");
        let zaehlen = counted(n, "ausgewertete Prognose zählt", "ausgewertete Prognosen zählen");
        let text = Localized::new(
            format!("{counts} in no score, by a weight of 0 in the file."),
            format!("{zaehlen} in keinem Wert mit, weil in der Datei das Gewicht 0 steht."),
        );
        Note::new(Code::WeightsOfZero, text)
    })
}

fn few_questions(group: &Group) -> Option<Note> {
    (group.questions > 0 && group.effective_questions < ENOUGH_QUESTIONS as f64 - 1e-9).then(|| {
        let scored = if has_weightless(group) {
            counted(group.questions, "question counts", "questions count")
        } else {
            counted(group.questions, "question was scored", "questions were scored")
        };
        let then = if group.brier.low().is_some() {
            format!("intervals are approximate below {ENOUGH_QUESTIONS}")
        } else {
            "the Brier score has no interval".to_owned()
        };
        let text = if group.effective_questions < 0.9 * group.questions as f64 {
            format!("{scored}, which tell as much as {:.1} of equal weight: {then}.", group.effective_questions)
        } else {
            format!("Only {scored}: {then}.")
        };
        about(group, Code::FewQuestions, Localized::new(text, few_questions_in_german(group)))
    })
}

fn few_questions_in_german(group: &Group) -> String {
    let n = group.questions;
    let scored = if has_weightless(group) {
        counted(n, "Frage zählt", "Fragen zählen")
    } else {
        counted(n, "Frage wurde ausgewertet", "Fragen wurden ausgewertet")
    };
    let then = if group.brier.low().is_some() {
        format!("Vertrauensbereiche sind unter {ENOUGH_QUESTIONS} nur ungefähr")
    } else {
        "der Brier-Score hat keinen Vertrauensbereich".to_owned()
    };
    if group.effective_questions < 0.9 * n as f64 {
        let effective = Language::German.decimal(&format!("{:.1}", group.effective_questions));
        format!("{scored}, so aussagekräftig wie {effective} gleich gewichtete: {then}.")
    } else {
        format!("Nur {scored}: {then}.")
    }
}

fn one_sided(group: &Group) -> Option<Note> {
    let side = match group.base_rate {
        Some(rate) if rate >= 1.0 => "yes",
        Some(rate) if rate <= 0.0 => "no",
        _ => return None,
    };
    let (which, welche) =
        if has_weightless(group) { ("question that counts", "zählende") } else { ("scored question", "ausgewertete") };
    let text = format!("Every {which} resolved {side}, so skill, discrimination and AUC say nothing.");
    let ended = if side == "yes" { "Ja" } else { "Nein" };
    let german = format!("Jede {welche} Frage endete mit {ended}, daher sagen Skill, Trennschärfe und AUC nichts.");
    Some(about(group, Code::OneSided, Localized::new(text, german)))
}

fn repeated_forecasts(group: &Group, selection: &SelectionOptions) -> Option<Note> {
    let often = group.forecasts >= 2 * group.questions && group.questions > 0;
    often.then(|| {
        let text = format!(
            "{} forecasts on {} stand or fall together: intervals, bands and verdicts allow for that; Spiegelhalter's test \
             does not.",
            group.forecasts,
            counted(group.questions, "question", "questions")
        );
        let german = format!(
            "{} Prognosen zu {} behalten gemeinsam recht oder unrecht: Vertrauensbereiche, Bänder und Urteile berücksichtigen \
             das, Spiegelhalters Test nicht.",
            group.forecasts,
            counted(group.questions, "Frage", "Fragen")
        );
        let note = about(group, Code::RepeatedForecasts, Localized::new(text, german));
        // Each source and question has one vote already.
        if selection.updates == Updates::All { note } else { note.advice(None) }
    })
}

fn certain_and_wrong(group: &Group, statistics: &StatisticsOptions) -> Option<Note> {
    let wrong = group.log_score.certain_and_wrong;
    (wrong > 0).then(|| {
        let clip = statistics.log_clip.epsilon();
        let text = format!(
            "{} at 0% or 100% and missed; the log score would be infinite and is clipped at {clip}.",
            counted(wrong, "forecast stood", "forecasts stood")
        );
        let german = format!(
            "{} auf 0\u{a0}% oder 100\u{a0}% und daneben; der Log-Score wäre unendlich und wird bei {} gekappt.",
            counted(wrong, "Prognose lag", "Prognosen lagen"),
            Language::German.decimal(&clip.to_string())
        );
        about(group, Code::CertainAndWrong, Localized::new(text, german))
    })
}

/// Questions that were resolved in part.
fn in_part(observations: &Observations) -> Option<Note> {
    let ResolvedInPart { questions, forecasts } = observations.in_part;
    (questions > 0).then(|| {
        let text = format!(
            "{} resolved in part: {} on {} the score that is expected.",
            counted(questions, "question was", "questions were"),
            counted(forecasts, "forecast", "forecasts"),
            if questions == 1 { "it with" } else { "them with" }
        );
        let german = format!(
            "{} zum Teil eingetreten: {} den Wert, der zu erwarten ist.",
            counted(questions, "Frage ist", "Fragen sind"),
            counted(forecasts, "Prognose dazu hat", "Prognosen dazu haben")
        );
        Note::new(Code::PartialResolutions, Localized::new(text, german))
    })
}

/// Statements about nothing that could be checked.
fn no_event(log: &Dataset) -> Option<Note> {
    (!log.no_event.is_empty()).then(|| {
        let text = "Statements with the question_id none name no event that could be checked: they count as unscorable.";
        let german = "Aussagen mit der question_id none nennen kein Ereignis, das sich prüfen ließe: Sie zählen als nicht prüfbar.";
        Note::new(Code::NoEvent, Localized::new(text, german))
    })
}

fn modal_only(group: &Group) -> Option<Note> {
    let words = &group.words.as_ref()?.verbal;
    (words.modal_only > 0).then(|| {
        let without = words.brier_without_modal_only.map_or_else(
            || "without them nothing is left to score".to_owned(),
            |without| format!("without them the Brier score is {without:.3}"),
        );
        let text = format!(
            "{} no more than that something can happen (could, may, might): {without}.",
            counted(words.modal_only, "forecast says", "forecasts say")
        );
        let ohne = words.brier_without_modal_only.map_or_else(
            || "ohne sie bleibt nichts auszuwerten".to_owned(),
            |without| format!("ohne sie ist der Brier-Score {}", Language::German.decimal(&format!("{without:.3}"))),
        );
        let german = format!(
            "{} nicht mehr, als dass etwas geschehen kann (könnte, kann, dürfte): {ohne}.",
            counted(words.modal_only, "Prognose sagt", "Prognosen sagen")
        );
        about(group, Code::ModalOnly, Localized::new(text, german))
    })
}

/// Forecasts that state a range.
fn ranges(group: &Group) -> Option<Note> {
    let ranges = group.ranges?;
    let text = match ranges.brier_envelope {
        Some(envelope) => format!(
            "{} a range and scored at its middle: as its ends are read, the Brier score lies from {:.3} to {:.3}.",
            counted(ranges.forecasts, "forecast is", "forecasts are"),
            envelope.low,
            envelope.high
        ),
        None => format!("{} a range without weight.", counted(ranges.forecasts, "forecast is", "forecasts are")),
    };
    let nennen = counted(ranges.forecasts, "Prognose nennt", "Prognosen nennen");
    let german = ranges.brier_envelope.map_or_else(
        || format!("{nennen} eine Spanne ohne Gewicht."),
        |envelope| {
            let [low, high] = [envelope.low, envelope.high].map(|end| Language::German.decimal(&format!("{end:.3}")));
            format!(
                "{nennen} eine Spanne und zählen mit ihrer Mitte: Je nach gelesenem Ende liegt der Brier-Score zwischen {low} und \
                 {high}."
            )
        },
    );
    Some(about(group, Code::RangesScored, Localized::new(text, german)))
}

/// Groups whose Brier intervals overlap must not be ranked.
fn order(groups: &[Group]) -> Option<Note> {
    let known: Vec<(f64, f64)> =
        groups.iter().filter_map(|group| Some((group.brier.low()?, group.brier.high()?))).collect();
    let overlap = known.iter().enumerate().any(|(at, a)| known[at + 1..].iter().any(|b| a.0 <= b.1 && b.0 <= a.1));
    overlap.then(|| {
        let text =
            "The table is no ranking: Brier intervals overlap, and some groups may have had easier questions than others.";
        let german = "Die Tabelle ist keine Rangfolge: Bereiche der Brier-Scores überschneiden sich, und manche Gruppen hatten \
                      vielleicht leichtere Fragen als andere.";
        Note::new(Code::NoRanking, Localized::new(text, german))
    })
}
