//! The best and the worst forecasts of each group, the few that are asked for: nothing else of the rows is kept.

use crate::model::{Day, LineNumber, QuestionId, YesShare};
use crate::observe::grouping::GroupId;
use crate::score::unchecked::brier;

/// A scored forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Call {
    /// Number of its question.
    pub(crate) question: QuestionId,
    /// Its line, counted through all forecast files.
    pub(crate) line: LineNumber,
    /// The probability that it is scored with.
    pub(crate) said: f64,
    /// The mean of what all other sources said on the question; none if nobody else spoke.
    pub(crate) crowd: Option<f64>,
    /// How far the event happened.
    pub(crate) happened: YesShare,
    /// The day on which it was made.
    pub(crate) made: Day,
    /// The day on which the outcome was known.
    pub(crate) resolved: Day,
}

impl Call {
    /// Its Brier score, 0 best, 1 worst.
    pub(crate) fn brier(&self) -> f64 {
        self.happened.expect(|happened| brier(self.said, happened))
    }

    /// Its Brier score less that of the crowd, or of one half where there is none: below 0 it was right against them.
    fn against_crowd(&self) -> f64 {
        let crowd = self.crowd.unwrap_or(0.5);
        self.brier() - self.happened.expect(|happened| brier(crowd, happened))
    }

    /// Days from the forecast to the outcome.
    pub(crate) fn lead(&self) -> i32 {
        self.resolved.days_since_1970() - self.made.days_since_1970()
    }
}

/// What differs by less says the same.
const LEAST: f64 = 1e-9;

/// The best and the worst of one group, each list with the most telling first and every question at most once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Extremes {
    /// Those that were right against the crowd, the farthest first, then those that were right alone; of equal ones those that were made
    /// earlier, which was harder.
    pub(crate) best: Vec<Call>,
    /// Those that were wrong against the crowd, likewise; of equal ones those that were made later, when more was known.
    pub(crate) worst: Vec<Call>,
}

impl Extremes {
    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Call> {
        self.best.iter().chain(&self.worst)
    }
}

/// The best and the worst of all groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BestAndWorst {
    keep: usize,
    by_group: Vec<Extremes>,
}

impl BestAndWorst {
    /// For lists of at most `keep`.
    pub(crate) fn new(keep: usize) -> Self {
        Self { keep, by_group: vec![] }
    }

    /// Takes a forecast in, if it is among the best or the worst.
    pub(crate) fn offer(&mut self, group: GroupId, call: Call) {
        let at = group as usize;
        if self.by_group.len() <= at {
            self.by_group.resize(at + 1, Extremes::default());
        }
        // Whoever said what all others said, or one half alone, made no call; whoever said 70% of what did not happen, no good one.
        let Extremes { best, worst } = &mut self.by_group[at];
        let alone = |call: &Call| call.crowd.is_none();
        if call.against_crowd() < -LEAST && call.brier() < 0.25 {
            insert(best, call, self.keep, |a, b| {
                let by_score = a.against_crowd().total_cmp(&b.against_crowd());
                let order = alone(a).cmp(&alone(b)).then(by_score).then(b.lead().cmp(&a.lead()));
                order.then(a.line.cmp(&b.line)).is_lt()
            });
        } else if call.against_crowd() > LEAST && call.brier() > 0.25 {
            insert(worst, call, self.keep, |a, b| {
                let by_score = b.against_crowd().total_cmp(&a.against_crowd());
                let order = alone(a).cmp(&alone(b)).then(by_score).then(a.lead().cmp(&b.lead()));
                order.then(a.line.cmp(&b.line)).is_lt()
            });
        }
    }

    /// Takes in what another thread kept.
    pub(crate) fn merge(&mut self, other: Self) {
        for (group, Extremes { best, worst }) in (0_u32..).zip(other.by_group) {
            for call in best.into_iter().chain(worst) {
                self.offer(group, call);
            }
        }
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Call> {
        self.by_group.iter().flat_map(Extremes::all)
    }

    /// Those of a group.
    pub(crate) fn of(&self, group: GroupId) -> Option<&Extremes> {
        self.by_group.get(group as usize)
    }
}

fn insert(list: &mut Vec<Call>, call: Call, keep: usize, comes_before: impl Fn(&Call, &Call) -> bool) {
    if list.len() >= keep && list.last().is_none_or(|last| !comes_before(&call, last)) {
        return;
    }
    if let Some(same) = list.iter().position(|kept| kept.question == call.question) {
        if !comes_before(&call, &list[same]) {
            return;
        }
        list.remove(same);
    }
    let at = list.iter().position(|kept| comes_before(&call, kept)).unwrap_or(list.len());
    list.insert(at, call);
    list.truncate(keep);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(question: u32, line: u32, said: f64, happened: bool, days_before: i32) -> Call {
        let resolved = Day::from_ymd(2017, 6, 30).unwrap();
        let made = Day::from_days_since_1970(resolved.days_since_1970() - days_before).unwrap();
        let (question, line) = (QuestionId::new(question), LineNumber::new(line));
        Call { question, line, said, crowd: None, happened: happened.into(), made, resolved }
    }

    fn lines(calls: &[Call]) -> Vec<u32> {
        calls.iter().map(|call| call.line.number()).collect()
    }

    #[test]
    fn a_question_stands_once_and_earlier_is_better() {
        let mut calls = BestAndWorst::new(2);
        for call in [
            call(1, 1, 0.9, true, 5),
            call(1, 2, 0.95, true, 3),
            call(2, 3, 0.95, true, 30),
            call(3, 4, 0.8, true, 300),
            call(4, 5, 0.9, false, 10),
            call(5, 6, 0.9, false, 1),
            call(6, 7, 0.6, false, 1),
        ] {
            calls.offer(0, call);
        }
        let found = calls.of(0).unwrap();
        assert_eq!((lines(&found.best), lines(&found.worst)), (vec![3, 2], vec![6, 5]));
    }

    /// 98% on what everybody expected tells less than 60% against 20%.
    #[test]
    fn standing_against_the_crowd_tells_more_than_being_nearly_certain() {
        let mut calls = BestAndWorst::new(2);
        let against = |crowd: f64, call: Call| Call { crowd: Some(crowd), ..call };
        for call in [
            call(1, 1, 0.99, true, 5),
            against(0.95, call(2, 2, 0.98, true, 5)),
            against(0.2, call(3, 3, 0.6, true, 5)),
            against(0.9, call(4, 4, 0.9, false, 5)),
            against(0.1, call(5, 5, 0.6, false, 5)),
            against(0.9, call(7, 7, 0.7, false, 5)),
            against(0.9, call(8, 8, 0.7, true, 5)),
            call(6, 6, 0.9, false, 5),
        ] {
            calls.offer(0, call);
        }
        let found = calls.of(0).unwrap();
        assert_eq!((lines(&found.best), lines(&found.worst)), (vec![3, 2], vec![5, 6]));
    }

    #[test]
    fn whichever_thread_kept_it() {
        let all: Vec<Call> =
            (0..40).map(|n| call(n % 7, n, f64::from(n % 10) / 9.0, n % 3 == 0, (n % 5).cast_signed())).collect();
        let mut one = BestAndWorst::new(3);
        let (mut left, mut right) = (BestAndWorst::new(3), BestAndWorst::new(3));
        for &call in &all {
            one.offer(0, call);
            if call.question.number() < 3 { &mut left } else { &mut right }.offer(0, call);
        }
        right.merge(left);
        assert_eq!(one, right);
    }
}
