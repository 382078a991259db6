//! Rows that count: their weights, what they add to the groups, and what is kept of them.

use super::crowd::WaitingCall;
use super::{Eligible, Observer, RowsAre};
use crate::dataset::forecast_row::ForecastRow;
use crate::lexicon::NUMBER;
use crate::model::{Day, Moment, QuestionId, RowStatus, YesShare};
use crate::observe::best_and_worst::Call;
use crate::observe::grouping::GroupId;
use crate::observe::judge::LeadTimeLimit;
use crate::observe::kept_forecasts::KeptForecast;
use crate::observe::observations::{KeptStatus, Observation, ShardObservations};
use crate::observe::select::{Row, update_weights};
use crate::observe::shard::question_weights::WaitingForecast;
use crate::options::{Updates, Weights};

impl Observer<'_> {
    #[inline]
    pub(super) fn weigh(&mut self, rows: &[Row], end: Day) {
        self.weights.clear();
        // One alone weighs 1 however updates count.
        if self.options.selection.updates != Updates::All && self.eligible.len() > 1 {
            self.days.clear();
            self.days.extend(self.eligible.iter().map(|eligible| rows[eligible.at].made.day()));
            update_weights(&self.days, end, self.options.selection.updates, &mut self.weights);
        }
    }

    pub(super) fn score(
        &mut self,
        rows: &[Row],
        question: QuestionId,
        happened: YesShare,
        end: Day,
        out: &mut ShardObservations,
    ) {
        self.weigh(rows, end);
        if !self.alike.is_empty() {
            self.of_one_day(rows);
        }
        for index in 0..self.eligible.len() {
            let Eligible { at, group } = self.eligible[index];
            let row = &rows[at];
            let of_updates = self.weights.get(index).copied().unwrap_or(1.0);
            let weight = of_updates * row.weight;
            self.keep(row, RowStatus::Scored, weight, Some(happened));
            if row.made.day() == end && !self.is_surely_before(row) {
                self.made.same_day += u64::from(weight > 0.0);
                self.made.same_day_lines.extend(self.options.retention.row_statuses.then_some(row.packed.line));
            }
            self.made.weightless += u64::from(row.weight == 0.0);
            self.made.superseded += u64::from(row.weight > 0.0 && of_updates == 0.0);
            if let (true, Some(group)) = (self.options.retention.forecasts, group) {
                out.kept_forecasts.push(KeptForecast::of(&row.packed, group), row.weight);
            }
            let (Some(id), true) = (group, weight > 0.0) else { continue };
            if self.options.retention.best_and_worst > 0 {
                let said = self.log.probabilities.value(row.packed.probability);
                let (line, made) = (row.packed.line, row.made.day());
                let call = Call { question, line, said, crowd: None, happened, made, resolved: end };
                let source = self.all_sources.source[row.packed.label.index()];
                self.calls.push(WaitingCall { group: id, source, call });
            }
            if self.options.selection.weights == Weights::Question {
                self.wait(row, Some(id), weight);
            } else {
                self.made.tallies.scored(id, row.packed.probability, happened, weight, self.unit);
                self.observed(&row.packed, id, weight, out);
            }
        }
    }

    /// Takes in the calls on the question at hand, each with what all others said.
    pub(super) fn offer_calls(&mut self) {
        self.crowd.gather(self.calls.iter().map(|waiting| (waiting.source, waiting.call.said)));
        for WaitingCall { group, source, call } in self.calls.drain(..) {
            self.made.calls.offer(group, Call { crowd: self.crowd.without(source), ..call });
        }
    }

    /// Whether the forecast and the end of its question both have a time of day, so that the one was surely made before the other.
    fn is_surely_before(&self, row: &Row) -> bool {
        row.made.has_time() && self.known.resolved_on.is_some_and(Moment::has_time)
    }

    /// Lets a forecast wait until all weight of its group on the question is known. Its status was the last to be kept.
    fn wait(&mut self, row: &Row, group: Option<GroupId>, weight: f64) {
        let status = self.made.statuses.len().checked_sub(1);
        self.question_weights.push(WaitingForecast { row: row.packed, group, weight, status });
    }

    /// Counts the forecasts that wait, each with its share of its group's weight on the question, which has ended (or, if
    /// `happened` is `None`, is overdue).
    pub(super) fn count_waiting(&mut self, happened: Option<YesShare>, out: &mut ShardObservations) {
        let waiting = self.question_weights.shared_out();
        for WaitingForecast { row, group, weight, status } in &waiting {
            match (happened, *group) {
                (Some(happened), Some(id)) => {
                    if let Some(kept) = status.and_then(|at| self.made.statuses.get_mut(at)) {
                        kept.weight = *weight;
                    }
                    self.made.tallies.scored(id, row.probability, happened, *weight, self.unit);
                    self.observed(row, id, *weight, out);
                }
                (Some(_), None) => {}
                (None, group) => self.made.tallies.overdue(group, row.probability, *weight),
            }
        }
        self.question_weights.reuse(waiting);
    }

    /// Adds a forecast that has been counted in its group.
    #[inline(always)]
    pub(super) fn observed(&mut self, row: &ForecastRow, id: GroupId, weight: f64, out: &mut ShardObservations) {
        let label = row.label.index();
        if self.group_of_label[label] != id {
            self.group_of_label[label] = id;
            self.made.tallies.source(id, self.all_sources.source[label]);
        }
        if self.last_question.len() <= id as usize {
            self.last_question.resize(id as usize + 1, 0);
        }
        if self.last_question[id as usize] != self.question_number {
            self.last_question[id as usize] = self.question_number;
            self.made.tallies.question(id);
        }
        out.push(Observation { group: id, probability: row.probability }, (!self.unit).then_some(weight));
        self.observations += 1;
    }

    /// What is said on an overdue question is kept apart: it bounds the score whichever way it ends. The same forecasts count
    /// in it as would in the score if the question ended on the day of the run.
    pub(super) fn overdue(&mut self, rows: &[Row], limit: LeadTimeLimit) {
        for index in 0..self.eligible.len() {
            self.keep(&rows[self.eligible[index].at], RowStatus::Pending, 0.0, None);
        }
        self.eligible.retain(|eligible| match limit {
            LeadTimeLimit::Any => true,
            LeadTimeLimit::Until(last) => rows[eligible.at].made.day() <= last,
            LeadTimeLimit::Nothing => false,
        });
        self.weigh(rows, self.options.selection.as_of);
        for index in 0..self.eligible.len() {
            let Eligible { at, group } = self.eligible[index];
            let row = &rows[at];
            let weight = self.weights.get(index).copied().unwrap_or(1.0) * row.weight;
            if weight > 0.0 && self.options.selection.weights == Weights::Question {
                self.wait(row, group, weight);
            } else if weight > 0.0 {
                self.made.tallies.overdue(group, row.packed.probability, weight);
            }
        }
    }

    /// Keeps what became of a row, if that is asked for.
    #[inline]
    pub(super) fn keep(&mut self, row: &Row, status: RowStatus, weight: f64, happened: Option<YesShare>) {
        if self.options.retention.row_statuses {
            let happened = happened.filter(|_| self.what == RowsAre::OfYes);
            let scored = happened.map(|happened| (self.log.probabilities.value(row.packed.probability), happened));
            let phrase = scored.map_or(NUMBER, |_| self.log.probabilities.phrase(row.packed.probability));
            self.made.statuses.push(KeptStatus { line: row.packed.line, status, weight, scored, phrase });
        }
    }
}
