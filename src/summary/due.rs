//! What is to be resolved: open questions, overdue ones first, then by deadline.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::best_and_worst::{TextsOfLines, Wanted};
use crate::dataset::{Dataset, Progress, load};
use crate::error::Error;
use crate::model::{Day, Finite, InputFacts, LabelId, LineNumber, Moment, Program, QuestionId};
use crate::observe::grouping::Grouping;
use crate::observe::judge::QuestionStatus;
use crate::observe::observations::OpenQuestion;
use crate::observe::observe;
use crate::observe::sources::Sources;
use crate::options::{ProjectInForce, RunOptions};

/// Version of the JSON layout of `due`.
const SCHEMA: &str = "trackrecord/due/1";

/// Open questions.
#[derive(Debug, Serialize)]
pub(crate) struct Due {
    /// Version of this layout.
    pub(crate) schema: &'static str,
    /// Which program.
    pub(crate) program: Program,
    /// What decides which questions these are.
    pub(crate) settings: DueSettings,
    /// The files.
    pub(crate) inputs: Vec<InputFacts>,
    /// The questions, overdue ones first, then by deadline, then those without one.
    pub(crate) questions: Vec<DueQuestion>,
    /// How many rows cannot be read, and are not among the forecasts.
    pub(crate) rejected: u64,
}

/// What decides which questions are due.
#[derive(Debug, Serialize)]
pub(crate) struct DueSettings {
    /// The day that the run stands on.
    pub(crate) as_of: String,
    /// Deadlines so many days ahead at most.
    pub(crate) within: Option<u32>,
    /// The project that said some of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) project: Option<ProjectInForce>,
}

/// An open question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct DueQuestion {
    /// Its id.
    pub(crate) question: String,
    /// What is asked.
    pub(crate) text: Option<String>,
    /// Until when it can happen, ISO.
    pub(crate) deadline: Option<String>,
    /// Days until then; below 0 it is overdue.
    pub(crate) days_left: Option<i32>,
    /// Who forecast it, by name.
    pub(crate) sources: Vec<String>,
    /// Forecasts on it.
    pub(crate) forecasts: u64,
    /// Day of the last one, ISO.
    pub(crate) last_forecast: Option<String>,
    /// Mean of what each source said last, where it is about yes and no.
    pub(crate) mean_forecast: Option<Finite>,
    /// Where it was said last.
    pub(crate) link: Option<String>,
}

impl DueQuestion {
    /// Whether its deadline has passed.
    pub(crate) fn is_overdue(&self) -> bool {
        self.days_left.is_some_and(|days| days < 0)
    }
}

/// What was said last.
#[derive(Clone, Copy, Debug)]
struct LastSaid {
    made: Moment,
    line: LineNumber,
    /// Not of a question with more answers than yes and no.
    probability: Option<f64>,
}

/// The forecasts on one question.
#[derive(Debug, Default)]
pub(crate) struct ForecastsSoFar {
    forecasts: u64,
    by_label: BTreeMap<LabelId, LastSaid>,
}

/// Reads the files and tells what is due.
///
/// # Errors
/// When a file cannot be read, or an option names what is not there.
pub(crate) fn due(options: &RunOptions, within: Option<u32>, progress: &Progress) -> Result<Due, Error> {
    let mut log = load(options, progress)?;
    let as_of = options.selection.as_of;
    let said = ForecastsSoFar::of_open_questions(&log, options, within)?;
    let all_sources = Sources::new(&log.labels);
    let grouping = Grouping::new(&log, &options.selection, &all_sources);
    let observations = observe(&mut log, options, &grouping, &all_sources)?;
    let questions = due_questions(&log, &observations.open, &said, as_of, within)?;
    Ok(Due {
        schema: SCHEMA,
        program: Program::THIS,
        settings: DueSettings { as_of: as_of.to_string(), within, project: options.project.clone() },
        questions,
        rejected: log.rejected,
        inputs: log.inputs,
    })
}

/// The open questions with forecasts and a deadline within so many days, or all: overdue ones first, then by deadline.
///
/// # Errors
/// When a file cannot be read again.
pub(crate) fn due_questions(
    log: &Dataset,
    open: &[OpenQuestion],
    said: &SaidSoFar,
    as_of: Day,
    within: Option<u32>,
) -> Result<Vec<DueQuestion>, Error> {
    let open = open.iter().filter(|open| open.forecasts > 0 && is_due(open.deadline, as_of, within));
    let mut open: Vec<(Option<Day>, QuestionId)> = open.map(|open| (open.deadline, open.question)).collect();
    open.sort_by(|a, b| {
        let key = |of: &(Option<Day>, QuestionId)| (of.0.is_none(), of.0, log.questions.id(of.1).to_vec());
        key(a).cmp(&key(b))
    });
    let last_lines = open.iter().filter_map(|(_, question)| last(said.get(question)?).map(|last| last.line));
    let ids = open.iter().map(|(_, question)| log.questions.id(*question).to_vec());
    let texts = TextsOfLines::read(log, &Wanted::of(last_lines.collect(), ids))?;
    let none = ForecastsSoFar::default();
    let questions = open.iter().map(|&(deadline, question)| {
        told(log, (deadline, question), said.get(&question).unwrap_or(&none), as_of, &texts)
    });
    Ok(questions.collect())
}

fn is_due(deadline: Option<Day>, as_of: Day, within: Option<u32>) -> bool {
    let days = deadline.map(|deadline| deadline.days_since_1970() - as_of.days_since_1970());
    within.is_none_or(|within| days.is_some_and(|days| i64::from(days) <= i64::from(within)))
}

/// What was said on each question.
pub(crate) type SaidSoFar = BTreeMap<QuestionId, ForecastsSoFar>;

impl ForecastsSoFar {
    /// The forecasts up to the day of the run on each question that is open and due within so many days.
    ///
    /// # Errors
    /// When rows that wait in a temporary file cannot be read again.
    pub(crate) fn of_open_questions(
        log: &Dataset,
        options: &RunOptions,
        within: Option<u32>,
    ) -> Result<SaidSoFar, Error> {
        let (selection, as_of) = (&options.selection, options.selection.as_of);
        let is_open = |id: usize| {
            let facts = log.questions.facts(QuestionId::new(u32::try_from(id).unwrap_or(u32::MAX)));
            let status = QuestionStatus::of(&facts, selection, log.has_deadlines);
            let open =
                matches!(status, QuestionStatus::Pending | QuestionStatus::NoDeadline | QuestionStatus::Overdue(_));
            open && is_due(facts.closes_on.map(Moment::day), as_of, within)
        };
        let open: Vec<bool> = (0..log.questions.ids.len()).map(is_open).collect();
        let mut said = SaidSoFar::new();
        if !open.contains(&true) {
            return Ok(said);
        }
        let several: BTreeSet<QuestionId> =
            log.distributions.shards.iter().flat_map(|shard| shard.rows.rows.iter()).map(|row| row.question).collect();
        log.each_row(|row| {
            if !open[row.question.index()] {
                return;
            }
            let made = log.moments.value(row.moment);
            if made.day() > as_of {
                return;
            }
            let p = log.probabilities.value(row.probability);
            let probability = (p.is_finite() && !several.contains(&row.question)).then_some(p);
            let of_question = said.entry(row.question).or_default();
            of_question.forecasts += 1;
            let now = LastSaid { made, line: row.line, probability };
            let last = of_question.by_label.entry(row.label).or_insert(now);
            if (made.day(), row.line) >= (last.made.day(), last.line) {
                *last = now;
            }
        })?;
        Ok(said)
    }
}

fn last(said: &ForecastsSoFar) -> Option<LastSaid> {
    said.by_label.values().copied().max_by_key(|last| (last.made.day(), last.line))
}

fn told(
    log: &Dataset,
    (deadline, question): (Option<Day>, QuestionId),
    said: &ForecastsSoFar,
    as_of: Day,
    texts: &TextsOfLines,
) -> DueQuestion {
    let id = log.questions.id(question);
    let labels = said.by_label.keys().filter_map(|label| log.labels.get(label.index()));
    let sources: BTreeSet<String> = labels.map(|label| label.source.clone()).collect();
    let last_said: Vec<f64> = said.by_label.values().filter_map(|last| last.probability).collect();
    let last = last(said);
    DueQuestion {
        question: String::from_utf8_lossy(id).into_owned(),
        text: texts.of_question(id),
        deadline: deadline.map(|day| day.to_string()),
        days_left: deadline.map(|day| day.days_since_1970() - as_of.days_since_1970()),
        sources: sources.into_iter().collect(),
        forecasts: said.forecasts,
        last_forecast: last.map(|last| last.made.day().to_string()),
        mean_forecast: Finite::new(last_said.iter().sum::<f64>() / last_said.len() as f64),
        link: last.and_then(|last| texts.link(last.line)),
    }
}
