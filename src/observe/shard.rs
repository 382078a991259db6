//! Sorts out the rows of a shard: question by question, source by source, in the order of time.

mod counted;
mod crowd;
mod left_out;
mod odd_times;
mod question_weights;

use std::borrow::Borrow;

use rustc_hash::FxHashMap;

use crate::dataset::Dataset;
use crate::dataset::distributions::NO_DISTRIBUTION;
use crate::dataset::forecast_row::{ForecastRow, Shard};
use crate::dataset::moments::ForecastMoments;
use crate::dataset::questions::QuestionFacts;
use crate::model::{Day, Moment, ProbabilityCode, QuestionId, RowStatus, YesShare};
use crate::observe::by_question::ByQuestion;
use crate::observe::duplicates::DuplicateSearch;
use crate::observe::grouping::{GroupId, GroupParts, Grouping, QuestionGroup};
use crate::observe::judge::{ForecastSpan, QuestionStatus, status};
use crate::observe::kept_forecasts::KeptQuestion;
use crate::observe::observations::{Observations, ObservedQuestion, OpenQuestion, ShardObservations};
use crate::observe::select::{Alike, Row, mark_copies};
use crate::observe::sources::Sources;
use crate::options::{RunOptions, Updates, Weights};
use crowd::{Crowd, WaitingCall};
use question_weights::QuestionWeights;

/// What one thread makes of the shards that it takes.
pub(crate) struct Observer<'a> {
    log: &'a Dataset,
    options: &'a RunOptions,
    grouping: &'a Grouping,
    all_sources: &'a Sources,
    groups: FxHashMap<GroupParts, GroupId>,
    made: Observations,
    sorted: ByQuestion,
    facts: Vec<QuestionFacts>,
    /// Of the question at hand: speaker, day and place of each row, sorted.
    order: Vec<u128>,
    /// Rows of a speaker by time and line.
    rows: Vec<Row>,
    alike: Vec<Alike>,
    days: Vec<Day>,
    /// When and what, of a source's forecasts on a question.
    instants: Vec<(i64, ProbabilityCode)>,
    /// What the updates weigh; empty while each of them counts.
    weights: Vec<f64>,
    eligible: Vec<Eligible>,
    /// The calls on the question at hand, and what was said on it, if the best and the worst forecasts are wanted.
    calls: Vec<WaitingCall>,
    crowd: Crowd,
    /// The group in which a label was last met: its source is known there.
    group_of_label: Vec<GroupId>,
    /// Number of the last question seen with observations, by group.
    last_question: Vec<u64>,
    question_number: u64,
    /// Observations on the question at hand.
    observations: u32,
    /// Forecasts on the question at hand that wait for its resolution.
    waiting: u32,
    /// What the codes of probabilities stand for.
    what: RowsAre,
    /// Code of rows that forecast nothing; none has [`NO_CODE`].
    silence: ProbabilityCode,
    /// Whether the question at hand is no question: its rows say that they name no event.
    no_event: bool,
    /// What is known of the question at hand.
    known: QuestionFacts,
    /// What becomes of the forecasts on the question at hand that were made on these days, but for copies.
    usual: Option<(RowStatus, ForecastSpan)>,
    duplicates: DuplicateSearch,
    question_weights: QuestionWeights,
    /// Whether every forecast that counts weighs 1.
    unit: bool,
    /// Whether nothing is asked for but scores of forecasts that have no weights of their own.
    wants_scores_only: bool,
}

/// What the rows of a shard forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowsAre {
    /// The probability of yes.
    OfYes,
    /// A distribution: the codes of probabilities are those of distributions.
    Distributions,
}

/// A code that no row has.
const NO_CODE: ProbabilityCode = ProbabilityCode::new(u32::MAX);

/// A forecast that counts: its place among those of its source, and its group.
#[derive(Clone, Copy, Debug)]
struct Eligible {
    at: usize,
    group: Option<GroupId>,
}

/// The place of a row in its question, from its number in the order.
#[inline]
fn place(order: u128) -> usize {
    usize::try_from(order & u128::from(u32::MAX)).unwrap_or_default()
}

/// Whether every forecast that counts weighs 1, so that no weights are kept.
pub(super) fn counts_as_one(log: &Dataset, options: &RunOptions) -> bool {
    may_count_as_one(log, options) && options.selection.updates != Updates::Daily
}

/// The same, but for what `--updates daily` makes of them.
pub(super) fn may_count_as_one(log: &Dataset, options: &RunOptions) -> bool {
    let in_part = log.resolves_in_part() || (options.selection.as_binary && log.distributions.resolve_in_part());
    log.unit_weights && !in_part && options.selection.weights == Weights::Forecast
}

impl<'a> Observer<'a> {
    /// An observer of a log; whether its forecasts [may count as one](may_count_as_one) takes a look at every question.
    pub(crate) fn new(
        log: &'a Dataset,
        options: &'a RunOptions,
        grouping: &'a Grouping,
        all_sources: &'a Sources,
        what: RowsAre,
        may_count_as_one: bool,
    ) -> Self {
        let silence = match what {
            RowsAre::OfYes => log.probabilities.silence(),
            RowsAre::Distributions => Some(NO_DISTRIBUTION),
        };
        Self {
            log,
            options,
            grouping,
            all_sources,
            groups: FxHashMap::default(),
            made: Observations::new(&options.retention),
            sorted: ByQuestion::default(),
            facts: vec![],
            order: vec![],
            rows: vec![],
            alike: vec![],
            days: vec![],
            instants: vec![],
            weights: vec![],
            eligible: vec![],
            calls: vec![],
            crowd: Crowd::default(),
            group_of_label: vec![GroupId::MAX; log.labels.len()],
            last_question: vec![],
            question_number: 0,
            observations: 0,
            waiting: 0,
            silence: silence.unwrap_or(NO_CODE),
            what,
            no_event: false,
            known: QuestionFacts::default(),
            usual: None,
            duplicates: DuplicateSearch::default(),
            question_weights: QuestionWeights::default(),
            unit: may_count_as_one && options.selection.updates != Updates::Daily,
            wants_scores_only: may_count_as_one
                && !options.retention.row_statuses
                && !options.retention.forecasts
                && options.retention.best_and_worst == 0,
        }
    }

    /// What was added up.
    pub(crate) fn finish(self) -> Observations {
        self.made
    }

    /// Sorts out one shard.
    pub(crate) fn shard(&mut self, shard: impl Borrow<Shard>) -> ShardObservations {
        let mut sorted = std::mem::take(&mut self.sorted);
        sorted.sort(shard, self.log);
        // In a loop of its own: the facts lie far apart, and so the reads do not wait for each other.
        let mut all_facts = std::mem::take(&mut self.facts);
        all_facts.clear();
        all_facts.extend(sorted.ends.iter().map(|&(question, _)| self.log.questions.facts(question)));
        let mut out = ShardObservations::default();
        let mut start = 0;
        for (&(question, end), facts) in sorted.ends.iter().zip(&all_facts) {
            let rows = start..end as usize;
            start = rows.end;
            self.question(question, facts, &sorted.rows[rows.clone()], sorted.weights.get(rows), &mut out);
        }
        (self.sorted, self.facts) = (sorted, all_facts);
        out
    }

    /// Sorts the rows of a question by speaker, day and place.
    fn sort_by_speaker(&mut self, rows: &[ForecastRow]) {
        let moments = &self.log.moments;
        self.order.clear();
        self.order.extend((0_u32..).zip(rows).map(|(at, row)| {
            let speaker = self.all_sources.speaker[row.label.index()].number();
            u128::from(speaker) << 64 | u128::from(moments.day_order(row.moment)) << 32 | u128::from(at)
        }));
        self.order.sort_unstable();
    }

    /// Unpacks the rows of a speaker by day, instant and line.
    fn unpack(&mut self, order: &mut [u128], rows: &[ForecastRow], weights: Option<&[f64]>) {
        let moments = &self.log.moments;
        for of_day in order.chunk_by_mut(|a, b| a >> 32 == b >> 32).filter(|of_day| of_day.len() > 1) {
            of_day.sort_unstable_by_key(|&at| {
                let row = &rows[place(at)];
                (moments.value(row.moment).instant_ms(), row.line)
            });
        }
        self.rows.clear();
        self.rows.extend(order.iter().map(|&at| {
            let packed = rows[place(at)];
            let weight = weights.and_then(|weights| weights.get(place(at))).copied().unwrap_or(1.0);
            Row { packed, made: moments.value(packed.moment), weight }
        }));
    }

    /// Sorts out the rows of a question.
    fn question(
        &mut self,
        question: QuestionId,
        facts: &QuestionFacts,
        rows: &[ForecastRow],
        weights: Option<&[f64]>,
        out: &mut ShardObservations,
    ) {
        let question_status = QuestionStatus::of(facts, &self.options.selection, self.log.has_deadlines);
        let (resolved, counts_from) = question_status.days();
        let group = self.grouping.question(question, resolved, counts_from, self.log);
        self.no_event = self.log.no_event.contains(&question);
        let all_usable = self.log.unusable_labels.is_empty();
        let as_usual = group.kept && all_usable && !self.no_event && !self.grouping.asks_for_horizons();
        self.known = *facts;
        self.usual = question_status.status_within(facts, &self.options.selection).filter(|_| as_usual);
        let happened = match question_status {
            QuestionStatus::Resolved { happened, .. } => happened,
            _ => YesShare::NO,
        };
        self.question_number += 1;
        if let Some(status) = self.status_of_all(rows) {
            self.each_as_one(rows, status, happened, resolved, &group, out);
        } else {
            self.sort_by_speaker(rows);
            let mut order = std::mem::take(&mut self.order);
            for of_speaker in order.chunk_by_mut(|a, b| a >> 64 == b >> 64) {
                self.unpack(of_speaker, rows, weights);
                self.speaker(question, question_status, &group, out);
            }
            self.order = order;
            self.offer_calls();
            self.count_waiting(resolved.map(|_| happened), out);
        }
        let forecasts = std::mem::take(&mut self.waiting);
        let is_open = matches!(
            question_status,
            QuestionStatus::Pending | QuestionStatus::NoDeadline | QuestionStatus::Overdue(_)
        );
        // A question on which nobody forecasts anything is no open one.
        let is_asked = forecasts > 0 || self.silence == NO_CODE;
        if is_open && is_asked && group.kept && !self.no_event {
            let deadline = facts.closes_on.map(Moment::day);
            self.made.open.push(OpenQuestion { question, deadline, forecasts });
        }
        let observations = std::mem::take(&mut self.observations);
        if group.kept && !self.no_event {
            self.deadline(facts, &question_status, observations > 0);
        }
        if let QuestionStatus::Resolved { on, .. } = question_status {
            let closes_on = facts.closes_on.map(Moment::day);
            out.kept_forecasts.end_question(KeptQuestion { happened, resolved_on: on.day(), closes_on, forecasts: 0 });
        }
        if observations > 0 {
            if happened.whole().is_none() {
                self.made.in_part.questions += 1;
                self.made.in_part.forecasts += u64::from(observations);
            }
            out.questions.push(ObservedQuestion { question, happened, observations });
            self.made.tallies.any_question();
        }
    }

    /// What becomes of all forecasts on the question at hand, if that is the same and each counts as one: made early enough,
    /// none like another or replaced by it, and nothing asked for but scores. So it is with nearly all questions, and no
    /// closer look is needed.
    fn status_of_all(&mut self, rows: &[ForecastRow]) -> Option<RowStatus> {
        let (status, days) = self.usual.filter(|_| self.wants_scores_only)?;
        let [from, until] = [days.from, days.until].map(ForecastMoments::day_number);
        let last = until.checked_sub(from)?;
        let each_alone = self.options.selection.updates == Updates::All;
        let Self { log, all_sources, silence, duplicates, .. } = self;
        let day = |row: &ForecastRow| log.moments.day_order(row.moment);
        let alike = log.moments.are_of_one_kind(rows.iter().map(|row| row.moment))
            && rows.iter().all(|row| day(row).wrapping_sub(from) <= last && row.probability != *silence)
            && duplicates.none(rows.iter().map(|row| {
                let speaker = u64::from(all_sources.speaker[row.label.index()].number());
                let said = u64::from(day(row)) << 32 | u64::from(row.probability.number());
                (speaker, if each_alone { said } else { 0 })
            }));
        alike.then_some(status)
    }

    /// Counts all forecasts on a question, each as one.
    fn each_as_one(
        &mut self,
        rows: &[ForecastRow],
        status: RowStatus,
        happened: YesShare,
        resolved: Option<Day>,
        group: &QuestionGroup,
        out: &mut ShardObservations,
    ) {
        self.made.tallies.count(status, rows.len() as u64);
        let last_day = resolved.map_or(u32::MAX, ForecastMoments::day_number);
        for row in rows {
            let made = || self.log.moments.value(row.moment).day();
            if status != RowStatus::Scored {
                self.not_scored(row.label, made, status, false, false, group);
                continue;
            }
            self.made.same_day += u64::from(self.log.moments.day_order(row.moment) == last_day);
            match self.grouping.group(row.label, group, made, &mut self.groups) {
                Some(id) => {
                    self.made.tallies.scored_once(id, row.probability, happened, self.unit);
                    self.observed(row, id, 1.0, out);
                }
                None => self.made.tallies.statement(None, |statements| statements.scored += 1),
            }
        }
    }

    /// All forecasts of one source, of one type, on one question.
    fn speaker(
        &mut self,
        question: QuestionId,
        question_status: QuestionStatus,
        group: &QuestionGroup,
        out: &mut ShardObservations,
    ) {
        let rows = std::mem::take(&mut self.rows);
        mark_copies(&rows, &mut self.alike);
        self.eligible.clear();
        let overdue = match question_status {
            QuestionStatus::Overdue(limit) => Some(limit),
            _ => None,
        };
        for (at, row) in rows.iter().enumerate() {
            let is_silent = row.packed.probability == self.silence;
            let usual = self.usual.filter(|(_, days)| days.has(row.made.day()) && !is_silent && self.alike.is_empty());
            let status = usual.map_or_else(|| self.status(row, at, question_status, group), |(status, _)| status);
            if usual.is_none() {
                self.outside_of_question(row, status);
            }
            self.made.tallies.count(status, 1);
            if status == RowStatus::Scored {
                let id = self.grouping.group(row.packed.label, group, || row.made.day(), &mut self.groups);
                self.made.tallies.statement(id, |statements| statements.scored += 1);
                self.eligible.push(Eligible { at, group: id });
            } else {
                let (label, made, is_silent) = (row.packed.label, row.made.day(), is_silent || self.no_event);
                let id = self.not_scored(label, || made, status, is_silent, overdue.is_some(), group);
                if status == RowStatus::Pending && overdue.is_some() {
                    self.eligible.push(Eligible { at, group: id });
                } else {
                    self.keep(row, status, 0.0, None);
                }
            }
        }
        match (question_status, overdue) {
            (QuestionStatus::Resolved { happened, on, .. }, _) => self.score(&rows, question, happened, on.day(), out),
            (_, Some(limit)) => self.overdue(&rows, limit),
            _ => {}
        }
        self.rows = rows;
    }

    /// What becomes of a row.
    fn status(&mut self, row: &Row, at: usize, question_status: QuestionStatus, group: &QuestionGroup) -> RowStatus {
        let is_silent = self.no_event || row.packed.probability == self.silence;
        let alike = self.alike.get(at).copied().unwrap_or_default();
        let is_copy = self.is_copy(row, if self.no_event { alike.of_statement(row) } else { alike });
        let is_unusable = self.log.unusable_labels.get(row.packed.label.index()).is_some_and(|&unusable| unusable);
        if question_status == QuestionStatus::Unusable || is_unusable {
            RowStatus::Rejected
        } else if !group.kept || !self.grouping.keeps_horizon(group, row.made.day()) {
            RowStatus::Filtered
        } else if is_copy {
            RowStatus::Duplicate
        } else {
            match status(&question_status, &self.known, row.made, &self.options.selection) {
                RowStatus::OutOfPeriod => RowStatus::OutOfPeriod,
                _ if is_silent => RowStatus::Unscorable,
                status => status,
            }
        }
    }
}
