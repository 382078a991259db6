//! Questions, each with the sums of every group's forecasts on it: what the error of a mean over forecasts comes from.

use thiserror::Error;

use crate::model::YesShare;

/// Sums over the forecasts of one group on one question, or over a whole group. Scores are those of
/// [`score`](crate::score), weights w any numbers from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// Sum of the weights, Σw.
    pub weight: f64,
    /// Σw·p, from 0 to Σw.
    pub forecast: f64,
    /// Σw·(p − o)², from 0 to Σw.
    pub brier: f64,
    /// Σw·log score, in nats, from 0.
    pub log: f64,
    /// Σw·spherical score, from 0 to Σw.
    pub spherical: f64,
}

/// Sums that cannot be those of forecasts: a group that is none, or a sum that is negative, no finite number, or above the weight
/// where it cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[error("no sums of the forecasts of a group: {group}, {sums:?}")]
pub struct InvalidSums {
    /// Number of the group.
    pub group: u32,
    /// Its sums on the question.
    pub sums: Sums,
}

impl Sums {
    /// Whether they may be those of forecasts; what rounding adds is let through.
    fn is_sound(&self) -> bool {
        let most = self.weight * (1.0 + 1e-9);
        let all = [self.weight, self.forecast, self.brier, self.log, self.spherical];
        all.iter().all(|sum| sum.is_finite() && *sum >= 0.0)
            && [self.forecast, self.brier, self.spherical].iter().all(|sum| *sum <= most)
    }

    fn add(&mut self, other: &Self) {
        self.weight += other.weight;
        self.forecast += other.forecast;
        self.brier += other.brier;
        self.log += other.log;
        self.spherical += other.spherical;
    }
}

/// One group's forecasts on one question. The four sums are taken about the group's means.
#[derive(Clone, Copy, Debug)]
struct ClusterCell {
    group: u32,
    weight: f64,
    deviations: [f64; 4],
}

/// Questions in a fixed order, each with its outcome and a cell for every group that forecast it.
///
/// A cell takes 48 bytes, so that ten million forecasts by a few thousand sources fit in memory. Any order of the
/// questions is right; the same order gives the same bytes.
///
/// # Example
/// ```
/// use trackrecord::uncertainty::{Clusters, Sums};
/// let sums = Sums { weight: 1.0, forecast: 0.8, brier: 0.04, log: 0.22, spherical: 0.97 };
/// let clusters = Clusters::from_questions(1, [(true, vec![(0, sums)])]).unwrap();
/// assert_eq!(clusters.questions(0), 1);
/// assert!(Clusters::from_questions(1, [(true, vec![(7, sums)])]).is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Clusters {
    /// Mean forecast and mean scores of each group, and last of all together.
    pub(super) centres: Vec<[f64; 4]>,
    /// Weights on questions by their outcome, of each group, and last of all together.
    pub(super) outcomes: Vec<OutcomeWeights>,
    pub(super) happened: Vec<YesShare>,
    /// Each question's cells.
    places: Vec<CellRange>,
    /// The cells, in blocks: growing never copies them, and they fit into memory that the rows have left.
    blocks: Vec<Vec<ClusterCell>>,
    /// Questions that went no, yes and in part, of each group, and last of all together.
    questions: Vec<[u64; 3]>,
}

/// Σn and Σn² of a group over its questions that went no, and over those that went yes, n the group's weight on a question. One resolved
/// in part has its share in both.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OutcomeWeights([[f64; 2]; 2]);

impl OutcomeWeights {
    fn add(&mut self, happened: YesShare, weight: f64) {
        let shares = [1.0 - happened.share(), happened.share()];
        for (side, [sum, squares]) in self.0.iter_mut().enumerate() {
            *sum += shares[side] * weight;
            *squares += shares[side] * weight * weight;
        }
    }

    fn append(&mut self, other: Self) {
        for (ours, theirs) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *ours += theirs;
        }
    }

    /// Σn.
    pub(super) fn sum(&self) -> f64 {
        self.0[0][0] + self.0[1][0]
    }

    /// Σn².
    pub(super) fn squares(&self) -> f64 {
        self.0[0][1] + self.0[1][1]
    }

    /// The share of the weight that went yes.
    pub(super) fn base_rate(&self) -> f64 {
        self.0[1][0] / self.sum()
    }

    /// As many questions of equal weight would tell as much.
    pub(super) fn effective(&self) -> f64 {
        effective(self.sum(), self.squares())
    }

    /// The same of the questions that went the rarer way.
    pub(super) fn effective_rarer(&self) -> f64 {
        let [no, yes] = self.0.map(|[sum, squares]| effective(sum, squares));
        no.min(yes)
    }
}

fn effective(sum: f64, squares: f64) -> f64 {
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}

/// Cells of one question: a block, and from where to where in it.
#[derive(Clone, Copy, Debug)]
struct CellRange {
    block: u32,
    start: u32,
    end: u32,
}

/// A block has so many cells, or those of one question if these are more.
const BLOCK: usize = 8192;

impl Clusters {
    /// The clusters of `groups` groups, numbered from 0: for each question whether its event happened, and the sums of each group
    /// that forecast it. Sums of one group on one question that come apart are added up; a question without weight is passed over.
    ///
    /// # Errors
    /// The first sums that cannot be those of forecasts, see [`InvalidSums`].
    pub fn from_questions(
        groups: u32,
        questions: impl IntoIterator<Item = (bool, Vec<(u32, Sums)>)>,
    ) -> Result<Self, InvalidSums> {
        let mut totals = vec![Sums::default(); groups as usize];
        let mut kept = vec![];
        for (happened, mut cells) in questions {
            if let Some(&(group, sums)) = cells.iter().find(|(group, sums)| *group >= groups || !sums.is_sound()) {
                return Err(InvalidSums { group, sums });
            }
            cells.sort_by_key(|(group, _)| *group);
            cells.dedup_by(|(group, sums), (kept, sum)| {
                let same = group == kept;
                if same {
                    sum.add(sums);
                }
                same
            });
            for (group, sums) in &cells {
                totals[*group as usize].add(sums);
            }
            kept.push((happened, cells));
        }
        let mut clusters = Self::new(&totals);
        for (happened, cells) in kept {
            clusters.push(happened.into(), cells);
        }
        Ok(clusters)
    }

    /// No question yet, and as many groups as `totals`: the sums over all of each group's forecasts, of which the
    /// questions pushed later are the parts. Intervals lie about the means of these totals.
    pub(crate) fn new(totals: &[Sums]) -> Self {
        let mut all = Sums::default();
        for total in totals {
            all.add(total);
        }
        Self {
            centres: totals.iter().chain([&all]).map(means).collect(),
            outcomes: vec![OutcomeWeights::default(); totals.len() + 1],
            happened: Vec::new(),
            places: Vec::new(),
            blocks: Vec::new(),
            questions: vec![[0; 3]; totals.len() + 1],
        }
    }

    /// Adds a question: how far its event happened, and each group's sums on it, a group at most once. Groups
    /// without weight on the question are passed over, and so is a question without any weight.
    ///
    /// # Panics
    /// When a group is not one of those that `new` was given.
    #[allow(clippy::cast_possible_truncation, reason = "a block ends with the question that fills it")]
    pub(crate) fn push(&mut self, happened: YesShare, cells: impl IntoIterator<Item = (u32, Sums)>) {
        let (side, all) = (happened.whole().map_or(2, usize::from), self.groups());
        if self.blocks.last().is_none_or(|block| block.len() >= BLOCK) {
            self.blocks.push(Vec::with_capacity(BLOCK + BLOCK / 8));
        }
        let number = self.blocks.len() as u32 - 1;
        let Some(block) = self.blocks.last_mut() else { return };
        let start = block.len();
        let mut total = 0.0;
        for (group, sums) in cells {
            if sums.weight > 0.0 {
                total += sums.weight;
                block.push(cell(group, &sums, &self.centres[group as usize]));
                self.questions[group as usize][side] += 1;
                self.outcomes[group as usize].add(happened, sums.weight);
            }
        }
        if total > 0.0 {
            self.questions[all][side] += 1;
            self.outcomes[all].add(happened, total);
            self.happened.push(happened);
            self.places.push(CellRange { block: number, start: start as u32, end: block.len() as u32 });
        }
    }

    /// Takes in the questions of another part, behind its own. Both must have been made with the same totals.
    #[allow(clippy::cast_possible_truncation, reason = "blocks are large")]
    pub(crate) fn append(&mut self, other: Self) {
        let blocks = self.blocks.len() as u32;
        self.happened.extend(other.happened);
        self.places.extend(other.places.into_iter().map(|place| CellRange { block: place.block + blocks, ..place }));
        self.blocks.extend(other.blocks);
        for (ours, theirs) in self.outcomes.iter_mut().zip(other.outcomes) {
            ours.append(theirs);
        }
        for (ours, theirs) in self.questions.iter_mut().flatten().zip(other.questions.iter().flatten()) {
            *ours += theirs;
        }
    }

    /// The same questions with several groups as one: `into` has for each group its number among the new `groups`. No two of
    /// those that become one may have forecast the same question.
    pub(crate) fn merged(&self, into: &[u32], groups: usize) -> Self {
        let all = self.groups();
        let place = |group: usize| into.get(group).map_or(groups, |&new| new as usize);
        let mut outcomes = vec![OutcomeWeights::default(); groups + 1];
        let mut questions = vec![[0; 3]; groups + 1];
        let mut centres = vec![[0.0; 4]; groups + 1];
        for group in 0..=all {
            let (weight, new) = (self.outcomes[group].sum(), place(group));
            outcomes[new].append(self.outcomes[group]);
            for (ours, theirs) in questions[new].iter_mut().zip(self.questions[group]) {
                *ours += theirs;
            }
            for (ours, own) in centres[new].iter_mut().zip(self.centres[group]) {
                *ours += weight * own;
            }
        }
        for (centre, weights) in centres.iter_mut().zip(&outcomes).filter(|(_, weights)| weights.sum() > 0.0) {
            for sum in centre {
                *sum /= weights.sum();
            }
        }
        let moved = |cell: &ClusterCell| {
            let (old, new) = (cell.group as usize, place(cell.group as usize));
            let mut deviations = cell.deviations;
            for (k, deviation) in deviations.iter_mut().enumerate() {
                *deviation += cell.weight * (self.centres[old][k] - centres[new][k]);
            }
            ClusterCell { group: into[old], weight: cell.weight, deviations }
        };
        let blocks = self.blocks.iter().map(|block| block.iter().map(moved).collect()).collect();
        Self { outcomes, happened: self.happened.clone(), places: self.places.clone(), blocks, questions, centres }
    }

    /// Number of groups, all together not counted.
    pub(crate) fn groups(&self) -> usize {
        self.centres.len() - 1
    }

    /// Questions that a group forecast; the number of groups stands for all together, 0 for a group that is none.
    pub fn questions(&self, group: usize) -> u64 {
        self.questions.get(group).into_iter().flatten().sum()
    }

    /// Of these, those that went no, those that went yes, and those that were resolved in part.
    pub(super) fn outcomes_of(&self, group: usize) -> [u64; 3] {
        self.questions[group]
    }

    /// Goes through the groups of each question, and at its end through all together: group, how far the event happened, weight, and sums
    /// about the group's means.
    pub(super) fn each_cell(&self, mut visit: impl FnMut(usize, YesShare, f64, [f64; 4])) {
        let all = self.groups();
        for (question, &happened) in self.happened.iter().enumerate() {
            let (mut together, mut total) = ([0.0; 4], 0.0);
            for ClusterCell { group, weight, deviations } in self.cells_of(question) {
                let (group, weight, own) = (*group as usize, *weight, *deviations);
                total += weight;
                for (k, deviation) in own.iter().enumerate() {
                    together[k] += deviation + weight * (self.centres[group][k] - self.centres[all][k]);
                }
                visit(group, happened, weight, own);
            }
            visit(all, happened, total, together);
        }
    }

    fn cells_of(&self, question: usize) -> &[ClusterCell] {
        let CellRange { block, start, end } = self.places[question];
        &self.blocks[block as usize][start as usize..end as usize]
    }
}

fn means(total: &Sums) -> [f64; 4] {
    if total.weight > 0.0 {
        [total.forecast, total.brier, total.log, total.spherical].map(|sum| sum / total.weight)
    } else {
        [0.0; 4]
    }
}

fn cell(group: u32, sums: &Sums, centre: &[f64; 4]) -> ClusterCell {
    let values = [sums.forecast, sums.brier, sums.log, sums.spherical];
    let mut deviations = [0.0; 4];
    for k in 0..4 {
        deviations[k] = values[k] - centre[k] * sums.weight;
    }
    ClusterCell { group, weight: sums.weight, deviations }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uncertainty::ClusterErrors;

    /// Groups 0 and 2 have forecast different questions, group 1 all of them.
    #[test]
    fn groups_that_become_one_are_as_if_they_had_always_been_one() {
        let sums = |at: u32| Sums {
            weight: 1.0 + f64::from(at % 3),
            forecast: 0.4,
            brier: 0.05 * f64::from(at % 7),
            log: 0.1 * f64::from(at % 5),
            spherical: 0.7,
        };
        let questions = |one: u32, other: u32| {
            (0..40_u32).map(move |at| {
                let own = if at < 15 { one } else { other };
                (at % 3 == 0, vec![(own, sums(at)), (1, sums(at + 4))])
            })
        };
        let apart = Clusters::from_questions(3, questions(0, 2)).unwrap().merged(&[0, 1, 0], 2);
        let together = Clusters::from_questions(2, questions(0, 0)).unwrap();
        for (found, expected) in ClusterErrors::of(&apart).into_iter().zip(ClusterErrors::of(&together)) {
            let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
            assert!(near(found.brier.standard_error, expected.brier.standard_error), "{found:?} {expected:?}");
            assert!(near(found.log.standard_error, expected.log.standard_error));
            assert!((found.brier.freedom - expected.brier.freedom).abs() < 1e-9);
            assert_eq!((found.outcomes, found.in_part), (expected.outcomes, expected.in_part));
        }
    }
}
