//! Means per group of what was found question by question, with intervals.

use crate::uncertainty::{ClusterError, Estimate, Interval, Scale};

use super::Reason;
use crate::uncertainty::{ClusterMean, QuestionSum};

/// Values of groups, question by question; from them each group's mean Σvalues/number with its question-cluster interval.
#[derive(Clone, Debug, Default)]
pub(crate) struct QuestionValues {
    /// Of each group how many values it has on each of its questions, and their sum.
    by_group: Vec<Vec<QuestionSum>>,
    /// Of each group the number of the question that it had values on last.
    last: Vec<u32>,
    /// Number of the question at hand, from 1.
    question: u32,
}

/// What a group's values add up to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MeanOfGroup {
    /// Questions with values.
    pub questions: u64,
    /// Number of values.
    pub count: f64,
    /// Their sum.
    pub sum: f64,
    /// Their mean with its interval, or why there is none.
    pub mean: Result<Estimate, Reason>,
    /// Why the mean has no interval, if it has none.
    pub without_interval: Option<Reason>,
}

/// With fewer effective questions there is no interval.
const FEWEST: f64 = 5.0;
/// What a score is worth hangs on the questions that ended the rarer way, of which so many must be there.
const FEWEST_RARER: u64 = 2;

impl QuestionValues {
    /// No question yet, and groups numbered from 0 to `groups` − 1.
    pub(crate) fn new(groups: usize) -> Self {
        Self { by_group: vec![vec![]; groups], last: vec![0; groups], question: 0 }
    }

    /// Adds a question with the values found on it: group and value, in any order.
    ///
    /// # Panics
    /// When a group is not below the number of groups.
    pub(crate) fn push(&mut self, values: impl IntoIterator<Item = (u32, f64)>) {
        self.question += 1;
        for (group, value) in values {
            let (of_group, last) = (&mut self.by_group[group as usize], &mut self.last[group as usize]);
            match of_group.last_mut().filter(|_| *last == self.question) {
                Some(own) => *own = QuestionSum { weight: own.weight + 1.0, sum: own.sum + value },
                None => of_group.push(QuestionSum { weight: 1.0, sum: value }),
            }
            *last = self.question;
        }
    }

    /// Takes in the questions of another part, behind its own.
    pub(crate) fn append(&mut self, other: Self) {
        for (own, mut theirs) in self.by_group.iter_mut().zip(other.by_group) {
            own.append(&mut theirs);
        }
        self.last.fill(0);
    }

    /// A group's mean, for simulations.
    #[cfg(test)]
    pub(crate) fn mean(&self, group: u32) -> Option<f64> {
        let (count, sum) = totals(&self.by_group[group as usize]);
        (count > 0.0).then(|| sum / count)
    }

    /// All groups' means with their intervals, whose unit is the question.
    pub(crate) fn means(&self, confidence: f64) -> Vec<MeanOfGroup> {
        self.means_with(|_, values| interval(values, confidence))
    }

    /// The same of scores from 0 to 1, one of each question; `outcomes` has each group's questions that went no and yes. The intervals are
    /// those of the scores in `score`: symmetric in log odds, with at most 2r − 1 degrees of freedom for r questions of the rarer outcome.
    pub(crate) fn means_of_scores(&self, outcomes: &[[u64; 2]], confidence: f64) -> Vec<MeanOfGroup> {
        self.means_with(|group, values| interval_of_score(values, outcomes[group], confidence))
    }

    fn means_with(&self, interval: impl Fn(usize, &[QuestionSum]) -> Result<Interval, Reason>) -> Vec<MeanOfGroup> {
        let of_group = |(group, values): (usize, &Vec<QuestionSum>)| {
            let ((count, sum), interval) = (totals(values), interval(group, values));
            let estimate = Estimate::new(Some(sum / count), interval.ok());
            let mean = if values.is_empty() { Err(Reason::NothingScored) } else { Ok(estimate) };
            MeanOfGroup { questions: values.len() as u64, count, sum, mean, without_interval: interval.err() }
        };
        self.by_group.iter().enumerate().map(of_group).collect()
    }
}

/// Number and sum of values.
fn totals(values: &[QuestionSum]) -> (f64, f64) {
    values.iter().fold((0.0, 0.0), |(count, sum), value| (count + value.weight, sum + value.sum))
}

fn interval(values: &[QuestionSum], confidence: f64) -> Result<Interval, Reason> {
    let mean = ClusterMean::of(values).ok_or(Reason::OneQuestion)?;
    if mean.effective < FEWEST {
        return Err(Reason::FewEffectiveQuestions);
    }
    mean.interval(confidence).ok_or(Reason::NothingVaries)
}

fn interval_of_score(values: &[QuestionSum], outcomes: [u64; 2], confidence: f64) -> Result<Interval, Reason> {
    let mean = ClusterMean::of(values).ok_or(Reason::OneQuestion)?;
    let rarer = outcomes[0].min(outcomes[1]);
    if mean.effective < FEWEST {
        return Err(Reason::FewEffectiveQuestions);
    }
    if rarer < FEWEST_RARER {
        return Err(Reason::FewOfRarerOutcome { questions: rarer, needed: FEWEST_RARER });
    }
    let freedom = mean.freedom.min(2.0 * rarer as f64 - 1.0);
    let error = ClusterError { standard_error: mean.variance.sqrt(), freedom };
    error.interval(mean.value, Scale::Logit, confidence).ok_or(Reason::NothingVaries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_is_over_values_and_its_error_is_of_questions() {
        let mut values = QuestionValues::new(3);
        for question in 0..20 {
            let value = f64::from(question % 5) / 10.0;
            values.push([(0, value), (1, 0.3), (0, value)]);
        }
        values.push([(2, 0.7)]);
        values.push([]);
        let found = values.means(0.95);
        let estimate = |group: usize| found[group].mean.unwrap();
        assert_eq!((found[0].questions, found[0].count), (20, 40.0));
        assert!((estimate(0).value().unwrap() - 0.2).abs() < 1e-12 && (found[0].sum - 8.0).abs() < 1e-12);
        // Standard error of the mean of 20 questions: √(.02/20) = .0316; of 40 independent values it would be .0224.
        let width = estimate(0).high().unwrap() - estimate(0).low().unwrap();
        // As estimated with n − 1: √(.02/19) = .03244; t with 19 degrees 2.093024.
        assert!((width / 2.0 - 2.093_024 * (0.02_f64 / 19.0).sqrt()).abs() < 1e-7, "{width}");
        assert_eq!(estimate(1).high(), None, "what never varies says nothing of chance");
        assert_eq!(estimate(2), Estimate::new(Some(0.7), None));
    }

    /// Scores .1 and .3 in turn on ten questions: error .1/√9 = 1/30 of .2, on the scale of log odds 1/4.8; r = 2 leaves three degrees of
    /// freedom, t = 3.182446, so log odds −1.386294 ± .663010: .114123 to .326670 (scipy).
    #[test]
    fn scores_have_the_degrees_of_freedom_of_the_rarer_outcome() {
        let mut values = QuestionValues::new(1);
        (0..10).for_each(|question| values.push([(0, if question % 2 == 0 { 0.1 } else { 0.3 })]));
        let found = values.means_of_scores(&[[8, 2]], 0.95)[0].mean.unwrap();
        assert!((found.low().unwrap() - 0.114_123).abs() < 1e-6, "{found:?}");
        assert!((found.high().unwrap() - 0.326_670).abs() < 1e-6, "{found:?}");
        let one = values.means_of_scores(&[[9, 1]], 0.95)[0].without_interval;
        assert_eq!(one, Some(Reason::FewOfRarerOutcome { questions: 1, needed: 2 }));
    }

    #[test]
    fn parts_append_and_nothing_is_a_reason() {
        let (mut one, mut other) = (QuestionValues::new(2), QuestionValues::new(2));
        one.push([(0, 0.1)]);
        other.push([(0, 0.5)]);
        one.append(other);
        assert_eq!(one.mean(0), Some(0.3));
        assert_eq!(one.means(0.95)[1].mean, Err(Reason::NothingScored));
        assert_eq!(QuestionValues::new(1).means(0.95)[0].mean, Err(Reason::NothingScored));
    }
}
