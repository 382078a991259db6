//! Sorts out the rows of a shard: question by question, source by source, in the order of time.

use rustc_hash::FxHashMap;

use crate::model::{Day, Keep, Moment, Plan, RowFate, Updates};
use crate::observe::grouping::{GroupId, GroupParts, Grouping, QuestionGroup};
use crate::observe::judge::{Standing, fate};
use crate::observe::select::{Alike, Made, mark_copies, update_weights};
use crate::observe::speakers::Speakers;
use crate::observe::{Copied, GroupTallies, KeptFate, Observation, ObservedQuestion, OpenQuestion, ShardObservations};
use crate::read::Log;
use crate::read::log::{ForecastRow, Shard};

/// A row on its way through the question: sorted by speaker, time and line.
#[derive(Clone, Copy, Debug)]
struct Row {
    order: u128,
    packed: ForecastRow,
    made: Moment,
    weight: f64,
}

/// What one thread makes of the shards that it takes.
pub struct Observer<'a> {
    log: &'a Log,
    plan: &'a Plan,
    grouping: &'a Grouping,
    speakers: &'a Speakers,
    groups: FxHashMap<GroupParts, GroupId>,
    made: Observed,
    rows: Vec<Row>,
    forecasts: Vec<Made>,
    alike: Vec<Alike>,
    days: Vec<Day>,
    weights: Vec<f64>,
    eligible: Vec<usize>,
    /// Number of the last question seen with observations, by group.
    last_question: Vec<u64>,
    question_number: u64,
    /// Observations on the question at hand.
    observations: u32,
    /// Forecasts on the question at hand that wait for its resolution.
    waiting: u32,
}

/// What a thread added up.
#[derive(Debug, Default)]
pub struct Observed {
    /// By group.
    pub tallies: GroupTallies,
    /// Fates, if kept.
    pub fates: Vec<KeptFate>,
    /// Rows alike but for their ids.
    pub repeats: u64,
    /// Forecasts replaced by others of their source.
    pub superseded: u64,
    /// Scored forecasts made on the day of the resolution.
    pub same_day: u64,
    /// Open questions with forecasts.
    pub open: Vec<OpenQuestion>,
    /// Copies of other rows, if rows are kept.
    pub copied: Vec<Copied>,
    /// Lines of the forecasts in `same_day`, if rows are kept.
    pub same_day_lines: Vec<u32>,
}

impl<'a> Observer<'a> {
    /// An observer of a log.
    pub fn new(log: &'a Log, plan: &'a Plan, grouping: &'a Grouping, speakers: &'a Speakers) -> Self {
        Self {
            log,
            plan,
            grouping,
            speakers,
            groups: FxHashMap::default(),
            made: Observed::default(),
            rows: vec![],
            forecasts: vec![],
            alike: vec![],
            days: vec![],
            weights: vec![],
            eligible: vec![],
            last_question: vec![],
            question_number: 0,
            observations: 0,
            waiting: 0,
        }
    }

    /// What was added up.
    pub fn finish(self) -> Observed {
        self.made
    }

    /// Sorts out one shard.
    pub fn shard(&mut self, shard: Shard) -> ShardObservations {
        let ordered = by_question(shard, self.log);
        let mut out = ShardObservations::default();
        let mut start = 0;
        for (question, end) in ordered.ends {
            let facts = self.log.questions.facts(question);
            let standing = Standing::of(&facts, self.plan, self.log.has_deadlines);
            let resolved = match standing {
                Standing::Resolved { on, .. } => Some(on.day()),
                _ => None,
            };
            let group = self.grouping.question(question, resolved, self.log);
            self.load(&ordered.rows[start..end as usize], ordered.weights.get(start..end as usize));
            start = end as usize;
            self.question(standing, &group, &mut out);
            let forecasts = std::mem::take(&mut self.waiting);
            if matches!(standing, Standing::Pending | Standing::NoDeadline | Standing::Overdue(_)) && group.kept {
                let deadline = facts.closes_on.map(Moment::day);
                self.made.open.push(OpenQuestion { question, deadline, forecasts });
            }
            let observations = std::mem::take(&mut self.observations);
            if observations > 0 {
                let happened = matches!(standing, Standing::Resolved { happened: true, .. });
                out.questions.push(ObservedQuestion { question, happened, observations });
                self.made.tallies.any_question();
            }
        }
        out
    }

    /// Unpacks the rows of a question and sorts them by speaker, day, instant and line.
    fn load(&mut self, rows: &[ForecastRow], weights: Option<&[f64]>) {
        self.question_number += 1;
        self.rows.clear();
        for (at, &packed) in rows.iter().enumerate() {
            let made = self.log.moments.value(packed.moment);
            let speaker = self.speakers.speaker.get(packed.label as usize).copied().unwrap_or_default();
            let order = u128::from(speaker) << 96 | time_order(made) << 32 | u128::from(packed.line);
            let weight = weights.and_then(|weights| weights.get(at)).copied().unwrap_or(1.0);
            self.rows.push(Row { order, packed, made, weight });
        }
        self.rows.sort_unstable_by_key(|row| row.order);
    }

    fn question(&mut self, standing: Standing, group: &QuestionGroup, out: &mut ShardObservations) {
        let rows = std::mem::take(&mut self.rows);
        for of_speaker in rows.chunk_by(|a, b| a.order >> 96 == b.order >> 96) {
            self.speaker(of_speaker, standing, group, out);
        }
        self.rows = rows;
    }

    /// All forecasts of one source, of one type, on one question.
    fn speaker(&mut self, rows: &[Row], standing: Standing, group: &QuestionGroup, out: &mut ShardObservations) {
        self.forecasts.clear();
        self.forecasts.extend(rows.iter().map(|row| Made {
            day: row.made.day(),
            moment: row.packed.moment,
            probability: row.packed.probability,
            id: row.packed.id,
            line: row.packed.line,
        }));
        mark_copies(&self.forecasts, &mut self.alike);
        self.eligible.clear();
        let overdue = match standing {
            Standing::Overdue(deadline) => Some(deadline),
            _ => None,
        };
        for (at, row) in rows.iter().enumerate() {
            let is_copy = self.is_copy(row, self.alike[at]);
            let fate = if standing == Standing::Unusable {
                RowFate::Rejected
            } else if !group.kept || !self.grouping.keeps_horizon(group, row.made.day()) {
                RowFate::Filtered
            } else if is_copy {
                RowFate::Duplicate
            } else {
                fate(&standing, row.made, self.plan)
            };
            match fate {
                RowFate::Scored => self.eligible.push(at),
                RowFate::Pending if overdue.is_some() => self.eligible.push(at),
                _ => self.settle(row, fate, 0.0, None),
            }
            self.waiting += u32::from(matches!(fate, RowFate::Pending | RowFate::Unscorable));
            if matches!(fate, RowFate::Pending | RowFate::Unscorable | RowFate::Annulled | RowFate::Scored) {
                let id = self.grouping.group(row.packed.label, group, row.made.day(), &mut self.groups);
                self.made.tallies.statement(id, |statements| match fate {
                    RowFate::Annulled => statements.annulled += 1,
                    RowFate::Unscorable => statements.unscorable += 1,
                    RowFate::Scored => statements.scored += 1,
                    _ if overdue.is_some() => statements.overdue += 1,
                    _ => statements.pending += 1,
                });
            }
        }
        match (standing, overdue) {
            (Standing::Resolved { happened, on, .. }, _) => self.score(rows, happened, on.day(), group, out),
            (_, Some(deadline)) => self.overdue(rows, deadline, group),
            _ => {}
        }
    }

    /// Whether a row is left out as a copy of another; repeats are counted either way.
    fn is_copy(&mut self, row: &Row, alike: Alike) -> bool {
        let (of, is_repeat) = match alike {
            Alike::None => return false,
            Alike::Duplicate(of) => (of, false),
            Alike::Repeat(of) => (of, true),
        };
        self.made.repeats += u64::from(is_repeat);
        if self.plan.keep_rows {
            self.made.copied.push(Copied { line: row.packed.line, of, is_repeat });
        }
        !is_repeat || self.plan.repeats == Keep::Drop
    }

    fn weigh(&mut self, rows: &[Row], end: Day) {
        self.days.clear();
        self.days.extend(self.eligible.iter().map(|&at| rows[at].made.day()));
        update_weights(&self.days, end, self.plan.updates, &mut self.weights);
    }

    fn score(&mut self, rows: &[Row], happened: bool, end: Day, group: &QuestionGroup, out: &mut ShardObservations) {
        self.weigh(rows, end);
        let unit = self.log.unit_weights && self.plan.updates != Updates::Daily;
        for index in 0..self.eligible.len() {
            let row = &rows[self.eligible[index]];
            let weight = self.weights[index] * row.weight;
            self.settle(row, RowFate::Scored, weight, Some(happened));
            if row.made.day() == end {
                self.made.same_day += 1;
                self.made.same_day_lines.extend(self.plan.keep_rows.then_some(row.packed.line));
            }
            self.made.superseded += u64::from(self.weights[index] == 0.0);
            if weight == 0.0 {
                continue;
            }
            let day = row.made.day();
            let Some(id) = self.grouping.group(row.packed.label, group, day, &mut self.groups) else { continue };
            self.made.tallies.scored(id, row.packed.probability, happened, weight, unit);
            self.made.tallies.source(id, self.speakers.source[row.packed.label as usize]);
            if self.last_question.len() <= id as usize {
                self.last_question.resize(id as usize + 1, 0);
            }
            if self.last_question[id as usize] != self.question_number {
                self.last_question[id as usize] = self.question_number;
                self.made.tallies.question(id);
            }
            out.push(Observation { group: id, probability: row.packed.probability }, (!unit).then_some(weight));
            self.observations += 1;
        }
    }

    /// What is said on an overdue question is kept apart: it bounds the score whichever way it ends.
    fn overdue(&mut self, rows: &[Row], deadline: Day, group: &QuestionGroup) {
        self.weigh(rows, deadline);
        for index in 0..self.eligible.len() {
            let row = &rows[self.eligible[index]];
            self.settle(row, RowFate::Pending, 0.0, None);
            let weight = self.weights[index] * row.weight;
            if weight > 0.0 {
                let id = self.grouping.group(row.packed.label, group, row.made.day(), &mut self.groups);
                self.made.tallies.overdue(id, row.packed.probability, weight);
            }
        }
    }

    fn settle(&mut self, row: &Row, fate: RowFate, weight: f64, happened: Option<bool>) {
        self.made.tallies.count(fate, 1);
        if self.plan.keep_rows {
            let scored = happened.map(|happened| (self.log.probabilities.value(row.packed.probability), happened));
            self.made.fates.push(KeptFate { line: row.packed.line, fate, weight, scored });
        }
    }
}

/// Day, then instant, as one number below 2⁶⁴.
fn time_order(made: Moment) -> u128 {
    /// Instants lie within a day and a half of the calendar day's midnight.
    const BIAS: i64 = 2 * 24 * 3600 * 1000;
    let day = made.day().days_since_1970();
    let (instant, timed) = made.sort_key();
    let within = instant - i64::from(day) * 24 * 3600 * 1000 + BIAS;
    let day = u128::from((day - Day::FIRST.days_since_1970()).unsigned_abs());
    day << 40 | u128::from(within.unsigned_abs()) << 1 | u128::from(timed)
}

/// The rows of a shard, question by question in canonical order.
struct ByQuestion {
    rows: Vec<ForecastRow>,
    weights: Vec<f64>,
    /// Each question and the index behind its last row.
    ends: Vec<(u32, u32)>,
}

/// Sorts rows by question with a counting sort. The questions' order follows the hash of their ids (then the id
/// itself), so it depends neither on the order of rows nor on threads.
fn by_question(shard: Shard, log: &Log) -> ByQuestion {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for row in shard.blocks.iter().flatten() {
        *counts.entry(row.question).or_default() += 1;
    }
    let mut questions: Vec<(u64, u32, u32)> =
        counts.iter().map(|(&question, &count)| (log.questions.ids.hash(question), question, count)).collect();
    let id = |question: u32| log.questions.ids.bytes(question);
    questions.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| id(a.1).cmp(id(b.1))));
    let mut ends = Vec::with_capacity(questions.len());
    let mut next = counts;
    let mut total = 0;
    for (_, question, count) in questions {
        next.insert(question, total);
        total += count;
        ends.push((question, total));
    }
    let blank = ForecastRow { question: 0, label: 0, moment: 0, probability: 0, line: 0, id: [0; 2] };
    let mut rows = vec![blank; total as usize];
    let mut weights = vec![1.0; if shard.weights.is_empty() { 0 } else { total as usize }];
    let mut given = shard.weights.into_iter().flatten();
    for block in shard.blocks {
        for row in block {
            let place = next.entry(row.question).or_default();
            rows[*place as usize] = row;
            if let (Some(weight), Some(slot)) = (given.next(), weights.get_mut(*place as usize)) {
                *slot = weight;
            }
            *place += 1;
        }
    }
    ByQuestion { rows, weights, ends }
}
