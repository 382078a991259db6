//! The weighted interval score of a group relative to the others, on the questions that they share.

use std::collections::BTreeMap;

use super::question_cells::QuestionCell;
use super::sums::DistributionSums;
use crate::model::QuestionId;
use crate::report::verdict::FEWEST_EFFECTIVE_QUESTIONS;
use crate::uncertainty::{Estimate, Interval, student_reach};

/// The unit of a question, and the mean score of a group on it.
type Means<'a> = BTreeMap<QuestionId, (&'a str, f64)>;

/// Of each group: exp of the mean over the other groups of ln(ΣA/ΣB), A and B the mean scores on the common questions; with a
/// delta-method interval over the questions. Numbers in different units do not add up: where there are several, ln(ΣA/ΣB) is that
/// of each unit, weighted by its questions. No value without a common question, or where one of the sums is 0.
///
/// The pairwise comparison of Cramer et al. 2022, [doi:10.1073/pnas.2113561119](https://doi.org/10.1073/pnas.2113561119), over
/// the other groups.
pub(super) fn relative_scores(groups: &[DistributionSums], confidence: f64) -> Vec<Estimate> {
    let means: Vec<Means<'_>> = groups.iter().map(means).collect();
    (0..means.len()).map(|at| relative(at, &means, confidence)).collect()
}

fn means(sums: &DistributionSums) -> Means<'_> {
    let mean = |cell: &QuestionCell<4>| {
        let unit = sums.units.get(&cell.question)?.as_str();
        (cell.weight > 0.0).then(|| (cell.question, (unit, cell.sums[0] / cell.weight)))
    };
    sums.numeric.as_slice().iter().filter_map(mean).collect()
}

/// The logarithm of the ratio of two groups, and by how much each question moves it.
fn log_ratio(one: &Means<'_>, other: &Means<'_>) -> Option<(f64, Vec<(QuestionId, f64)>)> {
    let mut by_unit: BTreeMap<&str, Vec<(QuestionId, f64, f64)>> = BTreeMap::new();
    for (question, (unit, a)) in one {
        if let Some((_, b)) = other.get(question) {
            by_unit.entry(unit).or_default().push((*question, *a, *b));
        }
    }
    let all = by_unit.values().map(Vec::len).sum::<usize>() as f64;
    let (mut ratio, mut moved) = (0.0, vec![]);
    for common in by_unit.values() {
        let share = common.len() as f64 / all;
        let (a, b) = common.iter().fold((0.0, 0.0), |(a, b), pair| (a + pair.1, b + pair.2));
        if a <= 0.0 || b <= 0.0 {
            return None;
        }
        ratio += share * (a / b).ln();
        moved.extend(common.iter().map(|(question, own, others)| (*question, share * (own / a - others / b))));
    }
    (all > 0.0).then_some((ratio, moved))
}

fn relative(at: usize, all: &[Means<'_>], confidence: f64) -> Estimate {
    let mut logs = vec![];
    let mut influence: BTreeMap<QuestionId, f64> = BTreeMap::new();
    for (_, other) in all.iter().enumerate().filter(|(place, _)| *place != at) {
        let Some((ratio, moved)) = log_ratio(&all[at], other) else { continue };
        logs.push(ratio);
        for (question, by) in moved {
            *influence.entry(question).or_default() += by;
        }
    }
    if logs.is_empty() {
        return Estimate::default();
    }
    let groups = logs.len() as f64;
    let mean = logs.iter().sum::<f64>() / groups;
    let questions = influence.len() as f64;
    let variance = influence.values().map(|by| (by / groups).powi(2)).sum::<f64>() * questions / (questions - 1.0);
    let reach = student_reach(confidence, questions - 1.0).map(|reach| reach * variance.sqrt());
    let enough = questions >= FEWEST_EFFECTIVE_QUESTIONS && variance > 0.0;
    let interval = reach.filter(|_| enough).and_then(|reach| Interval::new((mean - reach).exp(), (mean + reach).exp()));
    Estimate::new(Some(mean.exp()), interval)
}
