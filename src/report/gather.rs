//! One walk over the observations, question by question: sums for the bootstrap, for the cluster-robust variance of the
//! Cox regression, and questions per bin.

use std::borrow::Borrow;

use crate::calibrate::{Bins, CoxFit, Matrix};
use crate::model::{Plan, Tally};
use crate::observe::grouping::GroupId;
use crate::observe::{GroupTally, Observation, ShardObservations};
use crate::parallel::in_order;
use crate::read::log::Probabilities;
use crate::score::{brier, log_score, spherical};
use crate::uncertainty::{Clusters, Sums};

/// What is known of a group before the walk.
#[derive(Debug)]
pub struct Fitted {
    /// What it said, what happened, and what became of the rest.
    pub counted: GroupTally,
    /// Its bins.
    pub bins: Bins,
    /// Its Cox regression, if there is one.
    pub cox: Option<CoxFit>,
}

/// What the walk gives.
#[derive(Debug)]
pub struct Gathered {
    /// Sums per question and group, for the bootstrap.
    pub clusters: Clusters,
    /// For each group, and at the end for all together: Σ over questions of the outer product of the question's score.
    pub meat: Vec<Matrix>,
    /// Likewise, the questions in each bin.
    pub bin_questions: Vec<Vec<u64>>,
}

/// Scores of one probability, for no and yes.
#[derive(Clone, Copy, Debug)]
struct Scores {
    p: f64,
    brier: [f64; 2],
    log: [f64; 2],
    spherical: [f64; 2],
}

impl Scores {
    fn of(p: f64, clip: f64) -> Self {
        let both = |rule: &dyn Fn(bool) -> f64| [rule(false), rule(true)];
        Self {
            p,
            brier: both(&|happened| brier(p, happened)),
            log: both(&|happened| log_score(p, happened, clip)),
            spherical: both(&|happened| spherical(p, happened)),
        }
    }
}

/// What a probability means in one group.
#[derive(Clone, Copy, Debug, Default)]
struct InGroup {
    bin: u32,
    cox: [[f64; 2]; 2],
}

impl InGroup {
    fn of(fitted: &Fitted, p: f64) -> Self {
        let term = |happened| fitted.cox.as_ref().map_or([0.0; 2], |cox| cox.cluster_term(p, happened));
        Self { bin: u32::try_from(fitted.bins.index_of(p)).unwrap_or(u32::MAX), cox: [term(false), term(true)] }
    }
}

/// Larger tables than this are not made; their entries are worked out one by one instead.
const LARGEST_TABLE: usize = 4_000_000;

/// Everything about probabilities that the walk looks up, by their codes.
struct Tables<'a> {
    fitted: &'a [Fitted],
    /// Place of each group in the order, by number.
    place: Vec<u32>,
    scores: Vec<Scores>,
    /// Group by group; empty if it would be too large.
    in_group: Vec<InGroup>,
}

impl<'a> Tables<'a> {
    fn new(order: &[GroupId], fitted: &'a [Fitted], probabilities: &Probabilities, clip: f64) -> Self {
        let mut place = vec![0; order.len()];
        for (at, &id) in (0_u32..).zip(order) {
            place[id as usize] = at;
        }
        let scores: Vec<Scores> = probabilities.values().iter().map(|&p| Scores::of(p, clip)).collect();
        let in_group = if scores.len() * fitted.len() <= LARGEST_TABLE {
            fitted.iter().flat_map(|group| scores.iter().map(|score| InGroup::of(group, score.p))).collect()
        } else {
            vec![]
        };
        Self { fitted, place, scores, in_group }
    }

    #[inline]
    fn in_group(&self, group: usize, code: u32) -> InGroup {
        let at = group * self.scores.len() + code as usize;
        let known = self.in_group.get(at).copied();
        known.unwrap_or_else(|| InGroup::of(&self.fitted[group], self.scores[code as usize].p))
    }
}

/// Walks all observations on several threads, and lets go of each shard when it is done with it. `fitted` has the
/// groups in `order`, and all together at the end: an order that comes from the groups' keys, for sums over groups depend
/// on it in the last digit. Shards are walked apart and put together in their order, so the result
/// does not depend on the threads.
pub fn gather<S: Borrow<ShardObservations> + Send>(
    shards: Vec<S>,
    order: &[GroupId],
    fitted: &[Fitted],
    probabilities: &Probabilities,
    plan: &Plan,
) -> Gathered {
    let groups = &fitted[..fitted.len() - 1];
    let totals: Vec<Sums> = groups.iter().map(|group| totals(&group.counted.scored, plan.log_clip)).collect();
    let tables = Tables::new(order, fitted, probabilities, plan.log_clip);
    let (parts, _) = in_order(shards, plan.threads, || Walk::new(&tables, &totals), Walk::shard);
    let mut all = Gathered::new(fitted, &totals);
    for part in parts {
        all.append(part);
    }
    all
}

impl Gathered {
    fn new(fitted: &[Fitted], totals: &[Sums]) -> Self {
        Self {
            clusters: Clusters::new(totals),
            meat: vec![[[0.0; 2]; 2]; fitted.len()],
            bin_questions: fitted.iter().map(|group| vec![0; group.bins.edges().len() - 1]).collect(),
        }
    }

    fn append(&mut self, part: Self) {
        self.clusters.append(part.clusters);
        for (ours, theirs) in self.meat.iter_mut().flatten().flatten().zip(part.meat.iter().flatten().flatten()) {
            *ours += theirs;
        }
        let theirs = part.bin_questions.iter().flatten();
        for (ours, theirs) in self.bin_questions.iter_mut().flatten().zip(theirs) {
            *ours += theirs;
        }
    }
}

fn totals(tally: &Tally, clip: f64) -> Sums {
    let mut sums = Sums::default();
    for row in tally.rows() {
        let scores = Scores::of(row.p, clip);
        for (side, weight) in [row.no, row.yes].into_iter().enumerate() {
            sums.weight += weight;
            sums.forecast += weight * scores.p;
            sums.brier += weight * scores.brier[side];
            sums.log += weight * scores.log[side];
            sums.spherical += weight * scores.spherical[side];
        }
    }
    sums
}

struct Walk<'a> {
    tables: &'a Tables<'a>,
    totals: &'a [Sums],
    /// Of the question at hand, by group.
    sums: Vec<Sums>,
    cox: Vec<[f64; 2]>,
    /// Groups with observations on the question at hand.
    touched: Vec<u32>,
    /// Last question seen in each bin of each group, from 1.
    seen_bin: Vec<Vec<u64>>,
    question: u64,
    made: Gathered,
}

impl<'a> Walk<'a> {
    fn new(tables: &'a Tables<'a>, totals: &'a [Sums]) -> Self {
        let made = Gathered::new(tables.fitted, totals);
        Self {
            tables,
            totals,
            sums: vec![Sums::default(); totals.len()],
            cox: vec![[0.0; 2]; totals.len() + 1],
            touched: vec![],
            seen_bin: made.bin_questions.clone(),
            question: 0,
            made,
        }
    }

    #[allow(clippy::needless_pass_by_value)] // it is let go of here
    fn shard(&mut self, shard: impl Borrow<ShardObservations>) -> Gathered {
        let shard = shard.borrow();
        let mut observations = shard.observations();
        for question in &shard.questions {
            self.question(observations.by_ref().take(question.observations as usize), question.happened);
        }
        std::mem::replace(&mut self.made, Gathered::new(self.tables.fitted, self.totals))
    }

    fn question(&mut self, observations: impl Iterator<Item = (Observation, f64)>, happened: bool) {
        self.question += 1;
        let all = self.sums.len();
        let side = usize::from(happened);
        for (observation, weight) in observations {
            let place = self.tables.place[observation.group as usize];
            let group = place as usize;
            let scores = self.tables.scores[observation.probability as usize];
            let sums = &mut self.sums[group];
            if sums.weight == 0.0 {
                self.touched.push(place);
            }
            sums.weight += weight;
            sums.forecast += weight * scores.p;
            sums.brier += weight * scores.brier[side];
            sums.log += weight * scores.log[side];
            sums.spherical += weight * scores.spherical[side];
            self.in_group(group, observation.probability, weight, side);
            self.in_group(all, observation.probability, weight, side);
        }
        let sums = &mut self.sums;
        let cells = self.touched.iter().map(|&group| (group, std::mem::take(&mut sums[group as usize])));
        self.made.clusters.push(happened, cells);
        for group in self.touched.drain(..).map(|group| group as usize).chain([all]) {
            let [a, b] = std::mem::take(&mut self.cox[group]);
            let meat = &mut self.made.meat[group];
            meat[0][0] += a * a;
            meat[0][1] += a * b;
            meat[1][0] += a * b;
            meat[1][1] += b * b;
        }
    }

    #[inline]
    fn in_group(&mut self, group: usize, code: u32, weight: f64, side: usize) {
        let entry = self.tables.in_group(group, code);
        let [a, b] = entry.cox[side];
        self.cox[group][0] += weight * a;
        self.cox[group][1] += weight * b;
        let bin = entry.bin as usize;
        if self.seen_bin[group][bin] != self.question {
            self.seen_bin[group][bin] = self.question;
            self.made.bin_questions[group][bin] += 1;
        }
    }
}
