//! What the reader of the numbers should know: each caveat with its cause and what to do about it.

use crate::dataset::Dataset;
use crate::diagnose::Note;
use crate::model::{Keep, Plan, QuestionId, RowFate};
use crate::observe::Observations;
use crate::report::comparison::is_over_time;
use crate::report::{Group, near_ids};

/// Intervals are only approximate below so many questions; see `examples/simulate_coverage.rs`.
const ENOUGH_QUESTIONS: u64 = 30;
/// How many open questions are named.
const NAMED: usize = 5;
/// What to do about questions that ended early.
const WAIT: &str = "Leave them out until the deadline has passed with --wait-for-deadline.";

/// All caveats of a run.
pub fn of_run(log: &Dataset, observations: &Observations, groups: &[Group], plan: &Plan) -> Vec<Note> {
    let mut notes = vec![];
    notes.extend(open_questions(log, observations, plan));
    notes.extend(unmatched(log, observations, plan.threads));
    notes.extend(same_day(observations, plan));
    notes.extend(repeats(observations, plan));
    notes.extend(superseded(observations, plan));
    notes.extend(deadlines(observations, plan));
    notes.extend(no_event(log));
    for group in groups {
        notes.extend(few_questions(group));
        notes.extend(one_sided(group));
        notes.extend(repeated_forecasts(group));
        notes.extend(certain_and_wrong(group, plan));
        notes.extend(modal_only(group));
    }
    notes.extend(order(groups));
    notes
}

fn note(code: &'static str, text: String, advice: &str) -> Note {
    Note { code, text, advice: Some(advice.to_owned()), group: None }
}

fn about(group: &Group, code: &'static str, text: String, advice: &str) -> Note {
    Note { group: Some(group.key.label()), ..note(code, text, advice) }
}

/// What is open and by when, those due first named first.
fn open_questions(log: &Dataset, observations: &Observations, plan: &Plan) -> Vec<Note> {
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
    let (overdue, coming) = due.split_at(due.partition_point(|&(day, _)| day < plan.as_of));
    let mut notes = vec![];
    if !overdue.is_empty() {
        notes.push(note(
            "overdue",
            format!(
                "{} past the deadline without a resolution: {}.",
                counted(overdue.len() as u64, "question is", "questions are"),
                list(overdue)
            ),
            "Find out what happened and add it to the resolutions.",
        ));
    }
    if !coming.is_empty() {
        notes.push(note(
            "open-with-deadline",
            format!(
                "{} open with a deadline to come: {}.",
                counted(coming.len() as u64, "question is", "questions are"),
                list(coming)
            ),
            "Score again once they are resolved.",
        ));
    }
    let without = observations.open.len() - due.len();
    if without > 0 {
        notes.push(note(
            "open-without-deadline",
            format!(
                "{} open without a deadline: only a yes could ever be recorded, so the forecasts on them cannot be \
                 checked.",
                counted(without as u64, "question is", "questions are")
            ),
            "Ask the source by when, and put the day into closes_on.",
        ));
    }
    notes
}

/// Forecasts and resolutions that speak of different questions: of another spelling, more often than not.
pub fn unmatched(log: &Dataset, observations: &Observations, threads: usize) -> Vec<Note> {
    no_match(log, observations).into_iter().chain(near_ids::note(log, observations, threads)).collect()
}

fn no_match(log: &Dataset, observations: &Observations) -> Option<Note> {
    let has = |fate| observations.tallies.fate(fate) > 0;
    let matched =
        [RowFate::Scored, RowFate::Annulled, RowFate::AfterResolution, RowFate::SameDayDropped, RowFate::OutOfPeriod];
    let nothing = !matched.into_iter().any(has);
    let resolved = log.questions.facts.iter().filter(|facts| facts.outcome.is_some()).count() as u64;
    let asked = observations.tallies.all_statements().total() > 0;
    (nothing && resolved > 0 && !log.resolution_tables.is_empty() && asked).then(|| {
        note(
            "no-question-in-common",
            format!(
                "No forecast is on any of the {} that the resolutions resolve.",
                counted(resolved, "question", "questions")
            ),
            "Compare the question_id of both files: spaces, capitals and leading zeros count.",
        )
    })
}

fn same_day(observations: &Observations, plan: &Plan) -> Option<Note> {
    (observations.same_day > 0 && plan.same_day == Keep::Keep).then(|| {
        note(
            "same-day",
            format!(
                "{} made on the day of the resolution itself, perhaps after the news: counted.",
                counted(observations.same_day, "forecast was", "forecasts were")
            ),
            "Leave them out with --same-day drop.",
        )
    })
}

fn repeats(observations: &Observations, plan: &Plan) -> Option<Note> {
    let dropped = plan.repeats == Keep::Drop;
    (observations.repeats > 0).then(|| {
        note(
            "repeats",
            format!(
                "{} another in question, source, type, day and probability, under another id: {}.",
                counted(observations.repeats, "row repeats", "rows repeat"),
                if dropped { "left out" } else { "counted" }
            ),
            if dropped { "Keep them with --repeats keep." } else { "Leave them out with --repeats drop." },
        )
    })
}

fn superseded(observations: &Observations, plan: &Plan) -> Option<Note> {
    (observations.superseded > 0).then(|| {
        note(
            "superseded",
            format!(
                "{} no weight, because others of the same source on the same question stand instead (--updates {}).",
                counted(observations.superseded, "scored forecast has", "scored forecasts have"),
                plan.updates.name()
            ),
            "Count every forecast with --updates all.",
        )
    })
}

/// Questions that ended early lean towards yes; what was left out because of it, and because of `--horizon`.
fn deadlines(observations: &Observations, plan: &Plan) -> Vec<Note> {
    let found = &observations.deadlines;
    let mut notes = vec![];
    let (early, over_time) = (&found.resolved_early, is_over_time(plan));
    if !plan.wait_for_deadline && found.still_to_come.questions > 0 {
        let open = &found.still_to_come;
        notes.push(note(
            "resolved-early",
            format!(
                "{} resolved before the deadline, which had not passed on {}; {} of them with yes. What ends early ends with \
                 yes more often than not, so that scores at the end of a period lean towards yes.",
                counted(open.questions, "scored question was", "scored questions were"),
                plan.as_of,
                open.yes
            ),
            WAIT,
        ));
    } else if !plan.wait_for_deadline && over_time && early.questions > 0 {
        notes.push(note(
            "resolved-early",
            format!(
                "{} resolved before the deadline, {} of them with yes: in its period such a question stands without those \
                 of the same deadline that end later, most of them with no. So periods lean towards yes.",
                counted(early.questions, "scored question was", "scored questions were"),
                early.yes
            ),
            WAIT,
        ));
    }
    if plan.wait_for_deadline {
        notes.push(note(
            "waiting-for-deadline",
            format!(
                "{} left out until the deadline has passed ({} with yes, {} with no); {} early counted on the day of the \
                 deadline.",
                counted(found.waiting.questions, "resolved question was", "resolved questions were"),
                found.waiting.yes,
                found.waiting.questions - found.waiting.yes,
                counted(early.questions, "other that ended was", "others that ended were"),
            ),
            "Count them from their resolution on without --wait-for-deadline.",
        ));
    }
    if let (Some(horizon), 1..) = (plan.horizon, found.without_spot) {
        notes.push(note(
            "no-forecast-at-horizon",
            format!(
                "{} no forecast that stood {} days before the {}: left out.",
                counted(found.without_spot, "resolved question has", "resolved questions have"),
                horizon.days,
                horizon.from.name()
            ),
            "Score shorter lead times too: whoever speaks early only about easy questions looks good far ahead.",
        ));
    }
    notes
}

fn few_questions(group: &Group) -> Option<Note> {
    (group.questions > 0 && group.questions < ENOUGH_QUESTIONS).then(|| {
        about(
            group,
            "few-questions",
            format!(
                "Only {}: intervals are approximate below {ENOUGH_QUESTIONS}.",
                counted(group.questions, "question was scored", "questions were scored")
            ),
            "Wait for more resolutions before you judge.",
        )
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
        "one-sided",
        format!("Every scored question resolved {side}, so skill, discrimination and AUC say nothing."),
        "Dataset questions that went the other way too, and log them before the outcome is known.",
    ))
}

fn repeated_forecasts(group: &Group) -> Option<Note> {
    let often = group.forecasts >= 2 * group.questions && group.questions > 0;
    often.then(|| {
        about(
            group,
            "repeated-forecasts",
            format!(
                "{} forecasts on {} stand or fall together: the scores' intervals allow for that; the intervals of bins, \
                 the bands and Spiegelhalter's test do not.",
                group.forecasts,
                counted(group.questions, "question", "questions")
            ),
            "Give each source and question one vote with --updates daily or --updates last.",
        )
    })
}

fn certain_and_wrong(group: &Group, plan: &Plan) -> Option<Note> {
    let wrong = group.log_score.certain_and_wrong;
    (wrong > 0).then(|| {
        about(
            group,
            "certain-and-wrong",
            format!(
                "{} at 0% or 100% and missed; the log score would be infinite and is clipped at {}.",
                counted(wrong, "forecast stood", "forecasts stood"),
                plan.log_clip
            ),
            "Look these forecasts up: a slip of the pen, or a certainty that nobody could have?",
        )
    })
}

/// Statements about nothing that could be checked.
fn no_event(log: &Dataset) -> Option<Note> {
    (!log.no_event.is_empty()).then(|| {
        note(
            "no-event",
            "Statements with the question_id none name no event that could be checked: they count as unscorable."
                .to_owned(),
            "If a question was meant, give it an id.",
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
            "modal-only",
            format!(
                "{} no more than that something can happen (could, may, might): {without}.",
                counted(words.modal_only, "forecast says", "forecasts say")
            ),
            "Do not hold such forecasts for predictions; compare the score with and without them.",
        )
    })
}

/// Groups whose Brier intervals overlap must not be ranked.
fn order(groups: &[Group]) -> Option<Note> {
    let known: Vec<(f64, f64)> =
        groups.iter().filter_map(|group| Some((group.brier.low?, group.brier.high?))).collect();
    let overlap = known.iter().enumerate().any(|(at, a)| known[at + 1..].iter().any(|b| a.0 <= b.1 && b.0 <= a.1));
    overlap.then(|| {
        note(
            "no-ranking",
            "The table is no ranking: Brier intervals overlap, and some groups may have had easier questions than \
             others."
                .to_owned(),
            "Where two intervals overlap, say \"no evidence of a difference\".",
        )
    })
}

fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
