//! What the reader of the numbers should know, with its cause and what to do about it.

use crate::dataset::Dataset;
use crate::diagnostics::{Code, Note};
use crate::model::{QuestionId, RowStatus};
use crate::observe::{Ended, Observations, ResolvedInPart, late_forecasts};
use crate::options::{Horizon, HorizonFrom, Keep, RunOptions, SelectionOptions, StatisticsOptions, Updates, as_typed};
use crate::report::{Group, near_ids};

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
    notes.extend(deadlines(observations, &options.selection));
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

fn about(group: &Group, code: Code, text: String) -> Note {
    Note::new(code, text).about(group.key.label())
}

/// What is open and by when, those due first named first.
fn open_questions(log: &Dataset, observations: &Observations, selection: &SelectionOptions) -> Vec<Note> {
    let mut due: Vec<_> = observations.open.iter().filter_map(|open| Some((open.deadline?, open.question))).collect();
    due.sort_by_key(|&(day, question)| (day, log.questions.id(question)));
    let id = |question| String::from_utf8_lossy(log.questions.id(question));
    let list = |questions: &[(crate::model::Day, QuestionId)]| {
        let mut named: Vec<String> =
            questions.iter().take(NAMED).map(|&(day, question)| format!("{} ({day})", id(question))).collect();
        if questions.len() > NAMED {
            named.push(format!("and {} more", questions.len() - NAMED));
        }
        named.join(", ")
    };
    let (overdue, coming) = due.split_at(due.partition_point(|&(day, _)| day < selection.as_of));
    let mut notes = vec![];
    if !overdue.is_empty() {
        notes.push(Note::new(
            Code::Overdue,
            format!(
                "{} past the deadline without a resolution: {}.",
                counted(overdue.len() as u64, "question is", "questions are"),
                list(overdue)
            ),
        ));
    }
    if !coming.is_empty() {
        notes.push(Note::new(
            Code::OpenWithDeadline,
            format!(
                "{} open with a deadline to come: {}.",
                counted(coming.len() as u64, "question is", "questions are"),
                list(coming)
            ),
        ));
    }
    let facts = |question: QuestionId| log.questions.facts.get(question.index());
    // One that is answered later than the day of the run was not open for ever.
    let is_answered = |question| log.has_deadlines && facts(question).is_some_and(|facts| facts.outcome.is_some());
    let without =
        observations.open.iter().filter(|open| open.deadline.is_none() && !is_answered(open.question)).count();
    if without > 0 {
        notes.push(Note::new(
            Code::OpenWithoutDeadline,
            if log.has_deadlines {
                format!(
                    "{} open without a deadline: only a yes could ever be recorded, so the forecasts on them cannot be \
                     checked.",
                    counted(without as u64, "question is", "questions are")
                )
            } else {
                format!(
                    "{} open, and no file says by when: which of them are overdue cannot be told.",
                    counted(without as u64, "question is", "questions are")
                )
            },
        ));
    }
    notes
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
        Note::new(
            Code::NoQuestionInCommon,
            format!(
                "No forecast is on any of the {} that the resolutions resolve.",
                counted(resolved, "question", "questions")
            ),
        )
    })
}

fn late(observations: &Observations) -> Option<Note> {
    late_forecasts::most_are_late(observations).map(|(late, all)| {
        let text =
            format!("{late} of {all} forecasts were made after the resolution of their question and are left out.");
        Note::new(Code::MostForecastsLate, text)
    })
}

fn same_day(observations: &Observations, selection: &SelectionOptions) -> Option<Note> {
    (observations.same_day > 0 && selection.same_day == Keep::Keep).then(|| {
        Note::new(
            Code::SameDay,
            format!(
                "{} made on the day of the resolution itself, perhaps after the news: counted.",
                counted(observations.same_day, "forecast was", "forecasts were")
            ),
        )
    })
}

fn repeats(observations: &Observations, selection: &SelectionOptions) -> Option<Note> {
    let dropped = selection.repeats == Keep::Drop;
    (observations.repeats > 0).then(|| {
        let note = Note::new(
            Code::Repeats,
            format!(
                "{} another in question, source, type, day and probability, under another id: {}.",
                counted(observations.repeats, "row repeats", "rows repeat"),
                if dropped { "left out" } else { "kept" }
            ),
        );
        if dropped { note.advice(Some("Keep them with --repeats keep.".to_owned())) } else { note }
    })
}

fn superseded(observations: &Observations, selection: &SelectionOptions) -> Option<Note> {
    (observations.superseded > 0).then(|| {
        Note::new(
            Code::Superseded,
            format!(
                "{} no weight, because others of the same source on the same question stand instead (--updates {}).",
                counted(observations.superseded, "scored forecast has", "scored forecasts have"),
                as_typed(&selection.updates)
            ),
        )
    })
}

fn weightless(observations: &Observations) -> Option<Note> {
    (observations.weightless > 0).then(|| {
        Note::new(
            Code::WeightsOfZero,
            format!(
                "{} in no score, by a weight of 0 in the file.",
                counted(observations.weightless, "scored forecast counts", "scored forecasts count")
            ),
        )
    })
}

/// Questions that ended early lean towards yes; what was left out because of it, and because of `--horizon`.
fn deadlines(observations: &Observations, selection: &SelectionOptions) -> Vec<Note> {
    let found = &observations.deadlines;
    let mut notes = vec![];
    let (early, over_time) = (&found.resolved_early, selection.is_over_time());
    if !selection.wait_for_deadline && found.still_to_come.questions > 0 {
        let open = &found.still_to_come;
        notes.push(Note::new(
            Code::ResolvedEarly,
            format!(
                "{} resolved before the deadline, which had not passed on {}; {} of them with yes. {}",
                counted(open.questions, "scored question was", "scored questions were"),
                selection.as_of,
                open.yes,
                if mostly_yes(open) {
                    "What ends early ends with yes more often than not, so that scores at the end of a period lean towards yes."
                } else {
                    "Those of the same deadline that are still open are not scored yet."
                }
            ),
        ));
    } else if !selection.wait_for_deadline && over_time && early.questions > 0 {
        notes.push(Note::new(
            Code::ResolvedEarly,
            format!(
                "{} resolved before the deadline, {} of them with yes: in its period such a question stands without those \
                 of the same deadline that end later{}.",
                counted(early.questions, "scored question was", "scored questions were"),
                early.yes,
                if mostly_yes(early) { ", most of them with no. So periods lean towards yes" } else { "" }
            ),
        ));
    }
    if selection.wait_for_deadline {
        notes.push(Note::new(
            Code::WaitingForDeadline,
            format!(
                "{} left out until the deadline has passed ({} with yes, {} with no); {} early counted on the day of the \
                 deadline.",
                counted(found.waiting.questions, "resolved question was", "resolved questions were"),
                found.waiting.yes,
                found.waiting.questions - found.waiting.yes,
                counted(early.questions, "other that ended was", "others that ended were"),
            ),
        ));
    }
    notes.extend(selection.horizon.and_then(|horizon| without_lead_time(&found.without_lead_time, horizon)));
    notes
}

/// Whether questions ended as those mostly do that end early.
fn mostly_yes(ended: &Ended) -> bool {
    2 * ended.yes > ended.questions
}

fn without_lead_time(left_out: &Ended, horizon: Horizon) -> Option<Note> {
    let note = Note::new(
        Code::NoForecastAtHorizon,
        format!(
            "{} no forecast that stood {} days before the {} ({} ended with yes, {} with no): left out.",
            counted(left_out.questions, "resolved question has", "resolved questions have"),
            horizon.days,
            as_typed(&horizon.from),
            left_out.yes,
            left_out.questions - left_out.yes
        ),
    );
    let advice = "What is settled soon has none, and ends with yes more often than not: count back from the deadline with \
                  --horizon-from deadline.";
    let by_how_it_ended = horizon.from == HorizonFrom::Resolution;
    let note = if by_how_it_ended { note.advice(Some(advice.to_owned())) } else { note };
    (left_out.questions > 0).then_some(note)
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
        about(group, Code::FewQuestions, text)
    })
}

fn one_sided(group: &Group) -> Option<Note> {
    let side = match group.base_rate {
        Some(rate) if rate >= 1.0 => "yes",
        Some(rate) if rate <= 0.0 => "no",
        _ => return None,
    };
    Some(about(
        group,
        Code::OneSided,
        format!(
            "Every {} resolved {side}, so skill, discrimination and AUC say nothing.",
            if has_weightless(group) { "question that counts" } else { "scored question" }
        ),
    ))
}

fn repeated_forecasts(group: &Group, selection: &SelectionOptions) -> Option<Note> {
    let often = group.forecasts >= 2 * group.questions && group.questions > 0;
    often.then(|| {
        let note = about(
            group,
            Code::RepeatedForecasts,
            format!(
                "{} forecasts on {} stand or fall together: intervals, bands and verdicts allow for that; Spiegelhalter's test \
                 does not.",
                group.forecasts,
                counted(group.questions, "question", "questions")
            ),
        );
        // Each source and question has one vote already.
        if selection.updates == Updates::All { note } else { note.advice(None) }
    })
}

fn certain_and_wrong(group: &Group, statistics: &StatisticsOptions) -> Option<Note> {
    let wrong = group.log_score.certain_and_wrong;
    (wrong > 0).then(|| {
        about(
            group,
            Code::CertainAndWrong,
            format!(
                "{} at 0% or 100% and missed; the log score would be infinite and is clipped at {}.",
                counted(wrong, "forecast stood", "forecasts stood"),
                statistics.log_clip.epsilon()
            ),
        )
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
        Note::new(Code::PartialResolutions, text)
    })
}

/// Statements about nothing that could be checked.
fn no_event(log: &Dataset) -> Option<Note> {
    (!log.no_event.is_empty()).then(|| {
        Note::new(
            Code::NoEvent,
            "Statements with the question_id none name no event that could be checked: they count as unscorable."
                .to_owned(),
        )
    })
}

fn modal_only(group: &Group) -> Option<Note> {
    let words = &group.words.as_ref()?.verbal;
    (words.modal_only > 0).then(|| {
        let without = words.brier_without_modal_only.map_or_else(
            || "without them nothing is left to score".to_owned(),
            |without| format!("without them the Brier score is {without:.3}"),
        );
        about(
            group,
            Code::ModalOnly,
            format!(
                "{} no more than that something can happen (could, may, might): {without}.",
                counted(words.modal_only, "forecast says", "forecasts say")
            ),
        )
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
    Some(about(group, Code::RangesScored, text))
}

/// Groups whose Brier intervals overlap must not be ranked.
fn order(groups: &[Group]) -> Option<Note> {
    let known: Vec<(f64, f64)> =
        groups.iter().filter_map(|group| Some((group.brier.low()?, group.brier.high()?))).collect();
    let overlap = known.iter().enumerate().any(|(at, a)| known[at + 1..].iter().any(|b| a.0 <= b.1 && b.0 <= a.1));
    overlap.then(|| {
        Note::new(
            Code::NoRanking,
            "The table is no ranking: Brier intervals overlap, and some groups may have had easier questions than \
             others."
                .to_owned(),
        )
    })
}

pub(crate) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
