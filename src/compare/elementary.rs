//! Differences of two groups' Murphy diagrams on the questions that both answered.

use crate::model::YesShare;
use crate::uncertainty::student_reach;

/// Thresholds in whole percent, without 0 and 1, where every elementary score is 0.
const THRESHOLDS: usize = 99;
/// Among more groups nothing is compared threshold by threshold: a picture does not hold them either.
const MOST_GROUPS: usize = 6;

/// Below so many telling questions of either outcome there is no interval: with all of one outcome, what the other would have cost
/// was never seen.
const TELLING: u64 = 5;

/// Sums of differences of two groups.
#[derive(Clone, Debug)]
struct PairSums {
    questions: u64,
    /// Σd and Σd² by threshold.
    sums: Vec<[f64; 2]>,
    /// Questions that tell the two apart, by threshold: those that ended with no, and with yes.
    telling: Vec<[u64; 2]>,
}

/// What is added up over the questions, pair by pair of groups.
#[derive(Clone, Debug, Default)]
pub(crate) struct ElementarySums {
    groups: usize,
    pairs: Vec<PairSums>,
}

/// The difference at one threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ElementaryDifference {
    /// The threshold.
    pub threshold: f64,
    /// Mean over shared questions, one vote each, of the mean elementary score of the first less that of the second; negative: the first
    /// is better.
    pub value: f64,
    /// Its interval, this threshold taken by itself; none where fewer than five questions of either outcome tell the two apart.
    pub interval: Option<(f64, f64)>,
}

/// The doubles nearest to whole percent.
const THRESHOLD: [f64; THRESHOLDS] = {
    let mut all = [0.0; THRESHOLDS];
    let mut at = 0;
    while at < THRESHOLDS {
        all[at] = (at + 1) as f64 / 100.0;
        at += 1;
    }
    all
};

impl ElementarySums {
    /// No question yet.
    pub(crate) fn new(groups: usize) -> Self {
        let groups = if groups > MOST_GROUPS { 0 } else { groups };
        let pair = PairSums { questions: 0, sums: vec![[0.0; 2]; THRESHOLDS], telling: vec![[0; 2]; THRESHOLDS] };
        Self { groups, pairs: vec![pair; groups * groups.saturating_sub(1) / 2] }
    }

    /// Adds a question: the group, the weight and the probability of each forecast on it.
    pub(crate) fn push(&mut self, happened: YesShare, forecasts: impl Iterator<Item = (u32, f64, f64)>) {
        if self.groups < 2 {
            return;
        }
        // Of each group the weight that misses from a threshold on (if it happened) or up to it (if not).
        let mut weights = vec![0.0; self.groups];
        let mut scores = vec![[0.0; THRESHOLDS + 1]; self.groups];
        for (group, weight, p) in forecasts.filter(|(_, weight, _)| *weight > 0.0) {
            weights[group as usize] += weight;
            scores[group as usize][THRESHOLD.partition_point(|&t| t < p)] += weight;
        }
        for (scores, weight) in scores.iter_mut().zip(&weights).filter(|(_, weight)| **weight > 0.0) {
            let mut reached = 0.0;
            for (score, t) in scores.iter_mut().zip(THRESHOLD) {
                reached += *score;
                let missed = |happened: bool| if happened { (1.0 - t) * reached } else { t * (weight - reached) };
                *score = happened.expect(missed) / weight;
            }
        }
        for (pair, (a, b)) in self.pairs.iter_mut().zip(pairs(self.groups)) {
            if weights[a] > 0.0 && weights[b] > 0.0 {
                pair.questions += 1;
                let differences = scores[a].iter().zip(&scores[b]).map(|(of_a, of_b)| of_a - of_b);
                for ((sums, telling), difference) in pair.sums.iter_mut().zip(&mut pair.telling).zip(differences) {
                    sums[0] += difference;
                    sums[1] += difference * difference;
                    if let Some(side) = happened.whole() {
                        telling[usize::from(side)] += u64::from(difference.abs() > 1e-12);
                    }
                }
            }
        }
    }

    /// Takes in the questions of another part.
    pub(crate) fn append(&mut self, other: &Self) {
        for (ours, theirs) in self.pairs.iter_mut().zip(&other.pairs) {
            ours.questions += theirs.questions;
            for (ours, theirs) in ours.sums.iter_mut().zip(&theirs.sums) {
                ours[0] += theirs[0];
                ours[1] += theirs[1];
            }
            for (ours, theirs) in ours.telling.iter_mut().zip(&theirs.telling) {
                ours[0] += theirs[0];
                ours[1] += theirs[1];
            }
        }
    }

    /// The numbers of two groups, the questions that they share, and their differences by threshold, for each two that share any.
    /// The interval is that of Student for a mean of independent questions.
    pub(crate) fn differences(
        &self,
        confidence: f64,
    ) -> impl Iterator<Item = (usize, usize, u64, Vec<ElementaryDifference>)> {
        let sharing = pairs(self.groups).zip(&self.pairs).filter(|(_, pair)| pair.questions > 0);
        sharing.map(move |((a, b), pair)| {
            let n = pair.questions as f64;
            let reach = student_reach(confidence, (pair.questions - 1) as f64);
            let difference = |(at, ([sum, squares], telling)): (usize, (&[f64; 2], &[u64; 2]))| {
                let value = sum / n;
                let variance = (squares / n - value * value).max(0.0) / (n - 1.0);
                let is_told = telling.iter().all(|questions| *questions >= TELLING);
                let reach = reach.filter(|_| is_told).map(|reach| reach * variance.sqrt());
                let interval = reach.map(|reach| (value - reach, value + reach));
                ElementaryDifference { threshold: THRESHOLD[at], value, interval }
            };
            (a, b, pair.questions, pair.sums.iter().zip(&pair.telling).enumerate().map(difference).collect())
        })
    }
}

/// Each two of so many groups.
fn pairs(groups: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..groups).flat_map(move |a| (a + 1..groups).map(move |b| (a, b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tally;
    use crate::score::murphy_diagram;

    /// Two questions: the first happened, a said .3 and .6 on it, b .5; the second did not, a said .2, b .7.
    fn two() -> ElementarySums {
        let mut sums = ElementarySums::new(2);
        sums.push(true.into(), [(0, 1.0, 0.3), (0, 1.0, 0.6), (1, 1.0, 0.5)].into_iter());
        sums.push(false.into(), [(1, 2.0, 0.7), (0, 1.0, 0.2), (1, 0.0, 0.0)].into_iter());
        sums.push(false.into(), [(1, 2.0, 0.7)].into_iter());
        sums
    }

    #[test]
    fn differences_by_hand() {
        let (a, b, questions, found) = two().differences(0.95).next().unwrap();
        assert_eq!((a, b, questions, found.len()), (0, 1, 2, 99));
        let at = |percent: usize| found[percent - 1];
        // At 10%: nothing missed on the first; on the second both acted in vain: .1 − .1.
        assert!(at(10).value.abs() < 1e-15);
        // At 40%: ½·.6 − 0 on the first, 0 − .4 on the second.
        assert!((at(40).value - f64::midpoint(0.3, -0.4)).abs() < 1e-15);
        assert_eq!(at(40).interval, None, "two questions tell nothing");
        // At 70% .7 is not above it: ½·.3·2 − .3 on the first, nothing on the second.
        assert!(at(70).value.abs() < 1e-15);
    }

    #[test]
    fn an_interval_needs_five_questions_of_each_outcome_that_tell_the_groups_apart() {
        let mut sums = two();
        (0..4).for_each(|_| sums.append(&two()));
        let found = sums.differences(0.95).next().unwrap().3;
        // Ten questions, .35 on either side of −.05: standard error .35/√9, and Student's t with 9 degrees of freedom reaches 2.262157.
        let (low, high) = found[39].interval.unwrap();
        let reach = 2.262_157_163 * 0.35 / 3.0;
        assert!((low - (-0.05 - reach)).abs() < 1e-8 && (high - (-0.05 + reach)).abs() < 1e-8, "{low} {high}");
        // At 25% only those that did not happen tell them apart: .25 in vain by b, none by a.
        assert_eq!((found[24].interval, (found[24].value * 1e9).round()), (None, -125e6));
    }

    #[test]
    fn one_forecast_each_is_the_difference_of_the_diagrams() {
        let log = [(0.07, 0.4, true), (0.9, 0.65, true), (0.29, 0.3, false), (1.0, 0.0, false), (0.57, 0.58, true)];
        let mut sums = ElementarySums::new(2);
        for (a, b, happened) in log {
            sums.push(happened.into(), [(0, 1.0, a), (1, 1.0, b)].into_iter());
        }
        let diagrams = [0, 1].map(|group| {
            let said = log.map(|(a, b, happened)| (if group == 0 { a } else { b }, happened));
            let tally = Tally::of_pairs(said);
            assert!(!murphy_diagram(&tally).is_empty());
            tally
        });
        let score = |tally: &Tally, t: f64| {
            tally.mean(|p, happened| match happened {
                true if p <= t => 1.0 - t,
                false if p > t => t,
                _ => 0.0,
            })
        };
        for point in sums.differences(0.95).next().unwrap().3 {
            let expected =
                score(&diagrams[0], point.threshold).unwrap() - score(&diagrams[1], point.threshold).unwrap();
            assert!((point.value - expected).abs() < 1e-14, "{point:?} {expected}");
        }
    }

    #[test]
    fn parts_add_up_and_many_groups_are_not_compared() {
        let mut twice = two();
        twice.append(&two());
        let value = |sums: &ElementarySums| sums.differences(0.9).next().map(|found| (found.2, found.3[39].value));
        assert_eq!(value(&twice), Some((4, value(&two()).unwrap().1)));
        assert_eq!(ElementarySums::new(7).differences(0.95).count(), 0);
    }
}
