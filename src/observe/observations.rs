//! What is scored, and what became of the rest: the values that sorting out gives.

use std::borrow::Cow;

use super::best_and_worst::BestAndWorst;
use super::grouping::GroupId;
use super::kept_forecasts::KeptForecasts;
use super::tallies::GroupTallies;
use crate::dataset::blocks::{BlockList, Runs};
use crate::dataset::spill::{SpillFile, SpilledRows};
use crate::model::{Day, LineNumber, Moment, ProbabilityCode, QuestionId, RowStatus, SourceId, YesShare};
use crate::options::RetentionOptions;

/// One forecast that counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Observation {
    /// Its group.
    pub(crate) group: GroupId,
    /// Code of its probability.
    pub(crate) probability: ProbabilityCode,
}

/// The observations on the questions of one shard, question by question in canonical order.
#[derive(Clone, Debug, Default)]
pub(crate) struct ShardObservations {
    /// The questions.
    pub(crate) questions: Vec<ObservedQuestion>,
    observations: BlockList<Observation>,
    weights: Vec<f64>,
    /// What waits in a file.
    away: Option<SpilledRows>,
    /// The same forecasts one by one with those that others of their source replace, if the options keep them.
    pub(crate) kept_forecasts: KeptForecasts,
}

impl ShardObservations {
    /// Adds an observation; weights are kept when any may differ from 1.
    #[inline]
    pub(super) fn push(&mut self, observation: Observation, weight: Option<f64>) {
        self.observations.push(observation);
        if let Some(weight) = weight {
            self.weights.push(weight);
        }
    }

    /// Writes the observations where they take no memory. They stay if that cannot be done.
    pub(super) fn spill(&mut self, spill: &SpillFile) {
        let words: Vec<[u32; 2]> = self.observations.iter().map(|one| [one.group, one.probability.number()]).collect();
        self.away = spill.put_weighted(&words, &self.weights);
        if self.away.is_some() {
            (self.observations, self.weights) = (BlockList::default(), vec![]);
        }
    }

    /// The same with all observations in memory, but without the kept forecasts.
    pub(crate) fn in_memory(&self, spill: &SpillFile) -> Cow<'_, Self> {
        let Some(away) = self.away else { return Cow::Borrowed(self) };
        let (observations, weights) = spill.get_weighted::<[u32; 2]>(away);
        let observations = observations.into_iter();
        Cow::Owned(Self {
            questions: self.questions.clone(),
            observations: observations
                .map(|[group, probability]| Observation { group, probability: ProbabilityCode::new(probability) })
                .collect(),
            weights,
            ..Self::default()
        })
    }

    /// The observations in the order of the questions, and their weights, which are none where all of them are 1.
    pub(crate) fn runs(&self) -> (Runs<'_, Observation>, &[f64]) {
        (self.observations.runs(), &self.weights)
    }

    /// How many observations there are.
    pub(crate) fn len(&self) -> u64 {
        self.questions.iter().map(|question| u64::from(question.observations)).sum()
    }

    /// The observations with their weights, in the order of the questions.
    pub(crate) fn observations(&self) -> impl Iterator<Item = (Observation, f64)> {
        let observations = self.observations.iter().copied();
        observations.enumerate().map(|(at, observation)| (observation, self.weights.get(at).copied().unwrap_or(1.0)))
    }
}

/// A question with observations; of statements on its answers one entry for each way that they ended, beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ObservedQuestion {
    /// Number of the question.
    pub(crate) question: QuestionId,
    /// How far its event happened.
    pub(crate) happened: YesShare,
    /// How many observations there are on it.
    pub(crate) observations: u32,
}

/// How far a question happened: of statements on its answers, the share of those that came true.
pub(crate) fn happened_together(of_question: &[ObservedQuestion]) -> YesShare {
    if let [one] = of_question {
        return one.happened;
    }
    let weight = |observed: &ObservedQuestion| f64::from(observed.observations);
    let yes: f64 = of_question.iter().map(|observed| weight(observed) * observed.happened.share()).sum();
    YesShare::new(yes / of_question.iter().map(weight).sum::<f64>()).unwrap_or(YesShare::NO)
}

/// The forecasts that count on the questions of one shard.
#[derive(Debug)]
pub(crate) struct ObservedDistributions {
    /// In the groups that are asked for.
    pub(crate) of_groups: ShardObservations,
    /// All in one group, where their weights differ there.
    pub(crate) overall: Option<ShardObservations>,
}

/// What became of one row, when that is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct KeptStatus {
    /// Line, counted through all forecast files.
    pub(crate) line: LineNumber,
    /// What became of it.
    pub(crate) status: RowStatus,
    /// Weight in the scores.
    pub(crate) weight: f64,
    /// What it said and how far that happened, if it is scored.
    pub(crate) scored: Option<(f64, YesShare)>,
    /// The [number](crate::lexicon::Phrases::number_of) of the phrase that it was scored by;
    /// [`NUMBER`](crate::lexicon::NUMBER) if it stated one or is not scored.
    pub(crate) phrase: u32,
}

/// A question that is not resolved yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OpenQuestion {
    /// Number of the question.
    pub(crate) question: QuestionId,
    /// Its deadline, if it has one.
    pub(crate) deadline: Option<Day>,
    /// Forecasts that wait for its resolution.
    pub(crate) forecasts: u32,
}

/// Questions whose deadline, or day of a forecast, decides whether or when they count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deadlines {
    /// Scored questions that were resolved before a deadline that has not passed yet.
    pub(crate) still_to_come: Ended,
    /// Scored questions that were resolved before their deadline, passed or not.
    pub(crate) resolved_early: Ended,
    /// Resolved questions left out because their deadline has not passed (`--wait-for-deadline`).
    pub(crate) waiting: Ended,
    /// Resolved questions on which no forecast stood on the day that `--horizon` asks for.
    pub(crate) without_lead_time: Ended,
}

/// What was resolved in part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ResolvedInPart {
    /// Questions.
    pub(crate) questions: u64,
    /// Forecasts on them that count.
    pub(crate) forecasts: u64,
}

/// Resolved questions, by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ended {
    /// How many.
    pub(crate) questions: u64,
    /// How many of them with yes.
    pub(crate) yes: u64,
}

impl Ended {
    pub(super) fn count(&mut self, happened: YesShare) {
        self.questions += 1;
        self.yes += u64::from(happened == YesShare::YES);
    }

    fn add(&mut self, other: Self) {
        self.questions += other.questions;
        self.yes += other.yes;
    }
}

impl Deadlines {
    pub(super) fn add(&mut self, other: Self) {
        self.still_to_come.add(other.still_to_come);
        self.resolved_early.add(other.resolved_early);
        self.waiting.add(other.waiting);
        self.without_lead_time.add(other.without_lead_time);
    }
}

/// Forecasts that are outside of something, and the first of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outside {
    /// How many.
    pub(crate) forecasts: u64,
    /// The first in the order of lines: its line, when it was made, and what it should have kept to.
    pub(crate) first: Option<(LineNumber, Moment, Moment)>,
}

impl Outside {
    pub(super) fn count(&mut self, line: LineNumber, made: Moment, bound: Moment) {
        self.add(Self { forecasts: 1, first: Some((line, made, bound)) });
    }

    fn add(&mut self, other: Self) {
        self.forecasts += other.forecasts;
        self.first = self.first.into_iter().chain(other.first).min_by_key(|first| first.0);
    }
}

/// What is remarkable in the times of forecasts that count, or would count once their question is resolved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct OddTimes {
    /// Later than the deadline of their question.
    pub(crate) after_deadline: Outside,
    /// Earlier than the opening of their question.
    pub(crate) before_opening: Outside,
    /// Dates without a time beside a time on the same day, of the same source on the same question: the bound is that time.
    pub(crate) without_time: Outside,
    /// Sources that gave two probabilities on a question at one instant, where the order of rows decides which of them counts.
    pub(crate) at_once: Outside,
}

impl OddTimes {
    pub(super) fn add(&mut self, other: Self) {
        self.after_deadline.add(other.after_deadline);
        self.before_opening.add(other.before_opening);
        self.without_time.add(other.without_time);
        self.at_once.add(other.at_once);
    }
}

/// A row that is another once more. Lines are counted through all forecast files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Copied {
    /// Its line.
    pub(crate) line: LineNumber,
    /// Line of the first of its kind.
    pub(crate) of: LineNumber,
    /// Whether its id differs, so that it counts unless repeats are dropped.
    pub(crate) is_repeat: bool,
}

/// Everything that is scored, and what became of the rest: of all questions, or of those that one thread has sorted out.
#[derive(Debug)]
pub(crate) struct Observations {
    /// By shard, in canonical order; filled in when all threads are done.
    pub(crate) shards: Vec<ShardObservations>,
    /// What each group said and what happened, and what became of its statements.
    pub(crate) tallies: GroupTallies,
    /// What each status befell, for rows that were readable.
    pub(crate) statuses: Vec<KeptStatus>,
    /// Rows alike but for their ids.
    pub(crate) repeats: u64,
    /// Forecasts of weight zero because others of their source replace them.
    pub(crate) superseded: u64,
    /// Scored forecasts whose own weight is zero.
    pub(crate) weightless: u64,
    /// Forecasts with a weight made on the day of the resolution.
    pub(crate) same_day: u64,
    /// What is remarkable in the times of forecasts.
    pub(crate) odd_times: OddTimes,
    /// Open questions with forecasts.
    pub(crate) open: Vec<OpenQuestion>,
    /// Scored questions that were resolved in part, and the observations on them.
    pub(crate) in_part: ResolvedInPart,
    /// Questions whose deadline decides whether or when they count.
    pub(crate) deadlines: Deadlines,
    /// The best and the worst forecasts of each group, if the options ask for them.
    pub(crate) calls: BestAndWorst,
    /// Copies of other rows, if rows are kept.
    pub(crate) copied: Vec<Copied>,
    /// Lines of the forecasts in `same_day`, if rows are kept.
    pub(crate) same_day_lines: Vec<LineNumber>,
    /// The same as one group, where that is not the sum of the groups.
    pub(crate) overall: Option<Box<Observations>>,
    /// The forecasts that count on questions whose answer is not yes or no.
    pub(crate) distributions: Vec<ObservedDistributions>,
    /// How many statements of yes and no they count as too (`--as-binary`).
    pub(crate) statements: u64,
    /// Groups, each with a source that made such forecasts.
    pub(crate) sources_of_distributions: Vec<(GroupId, SourceId)>,
}

impl Observations {
    /// Nothing yet.
    pub(super) fn new(retention: &RetentionOptions) -> Self {
        Self {
            shards: vec![],
            tallies: GroupTallies::default(),
            statuses: vec![],
            repeats: 0,
            superseded: 0,
            weightless: 0,
            same_day: 0,
            odd_times: OddTimes::default(),
            open: vec![],
            in_part: ResolvedInPart::default(),
            deadlines: Deadlines::default(),
            calls: BestAndWorst::new(retention.best_and_worst),
            copied: vec![],
            same_day_lines: vec![],
            overall: None,
            distributions: vec![],
            statements: 0,
            sources_of_distributions: vec![],
        }
    }

    /// Adds what another thread made.
    pub(super) fn merge(&mut self, other: Self) {
        let Self {
            shards,
            tallies,
            statuses,
            repeats,
            superseded,
            weightless,
            same_day,
            odd_times,
            open,
            in_part,
            deadlines,
            calls,
            copied,
            same_day_lines,
            overall: _,
            distributions: _,
            statements: _,
            sources_of_distributions: _,
        } = other;
        self.shards.extend(shards);
        self.tallies.merge(tallies);
        self.statuses.extend(statuses);
        self.repeats += repeats;
        self.superseded += superseded;
        self.weightless += weightless;
        self.same_day += same_day;
        self.odd_times.add(odd_times);
        self.open.extend(open);
        self.in_part.questions += in_part.questions;
        self.in_part.forecasts += in_part.forecasts;
        self.deadlines.add(deadlines);
        self.calls.merge(calls);
        self.copied.extend(copied);
        self.same_day_lines.extend(same_day_lines);
    }
}
