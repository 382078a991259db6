//! One walk over the observations, question by question: sums for the bootstrap, for the cluster-robust variance of the
//! Cox regression, and questions per bin.

use std::borrow::Borrow;

use crate::calibrate::{Bins, CoxAbsent, CoxFit, Matrix};
use crate::dataset::spill::SpillFile;
use crate::dataset::stated_probability::Probabilities;
use crate::model::{ProbabilityCode, Tally};
use crate::observe::grouping::GroupId;
use crate::observe::{GroupTally, Observation, ShardObservations};
use crate::options::RunOptions;
use crate::parallel::in_order;
use crate::score::unchecked::{brier, log_score, spherical};
use crate::uncertainty::{Clusters, Sums};

/// What is known of a group before the walk.
#[derive(Debug)]
pub(crate) struct Fitted {
    /// What it said, what happened, and what became of the rest.
    pub counted: GroupTally,
    /// Its bins.
    pub bins: Bins,
    /// Its Cox regression, if there is one.
    pub cox: Result<CoxFit, CoxAbsent>,
}

/// What the walk gives.
#[derive(Debug)]
pub(crate) struct Gathered {
    /// Sums per question and group, for the bootstrap.
    pub clusters: Clusters,
    /// For each group, and at the end for all together: Σ over questions of the outer product of the question's score.
    pub meat: Vec<Matrix>,
    /// Likewise, the questions in each bin.
    pub bin_questions: Vec<Vec<u64>>,
}

/// Scores of one probability and outcome, beside the probability itself.
#[derive(Clone, Copy, Debug)]
struct Scores {
    p: f64,
    brier: f64,
    log: f64,
    spherical: f64,
}

impl Scores {
    /// For no and yes.
    fn of(p: f64, clip: f64) -> [Self; 2] {
        [false, true].map(|happened| Self {
            p,
            brier: brier(p, happened),
            log: log_score(p, happened, clip),
            spherical: spherical(p, happened),
        })
    }

    /// Adds them to sums.
    #[inline]
    fn add_to(&self, sums: &mut Sums, weight: f64) {
        sums.weight += weight;
        sums.forecast += weight * self.p;
        sums.brier += weight * self.brier;
        sums.log += weight * self.log;
        sums.spherical += weight * self.spherical;
    }
}

/// What a probability means in one group where it ended in one way: its bin, counted through the bins of all groups, and its
/// term of the Cox regression.
#[derive(Clone, Copy, Debug, Default)]
struct InGroup {
    bin: u32,
    cox: [f64; 2],
}

/// What a probability means in every group, and in all together.
#[derive(Clone, Copy, Debug)]
struct Everywhere {
    scores: Scores,
    in_all: InGroup,
}

/// Larger tables than this are not made; their entries are worked out one by one instead.
const LARGEST_TABLE: usize = 4_000_000;

/// Everything about probabilities that the walk looks up, by their codes.
struct Tables<'a> {
    fitted: &'a [Fitted],
    /// The first bin of each group and of all together, counted through all of them, and the number of bins.
    first_bins: Vec<usize>,
    /// Place of each group in the order, by number.
    place: Vec<u32>,
    /// For no and yes.
    everywhere: Vec<[Everywhere; 2]>,
    /// Likewise, group by group; empty if it would be too large.
    in_group: Vec<[InGroup; 2]>,
    /// Whether the questions will be resampled.
    resampled: bool,
}

impl<'a> Tables<'a> {
    fn new(order: &[GroupId], fitted: &'a [Fitted], probabilities: &Probabilities, options: &RunOptions) -> Self {
        let mut place = vec![0; order.len()];
        for (at, &id) in (0_u32..).zip(order) {
            place[id as usize] = at;
        }
        let bins = fitted.iter().scan(0, |bins, group| {
            *bins += group.bins.edges().len() - 1;
            Some(*bins)
        });
        let first_bins = [0].into_iter().chain(bins).collect();
        let resampled = options.statistics.resamples > 0;
        let mut tables = Self { fitted, first_bins, place, everywhere: vec![], in_group: vec![], resampled };
        let groups = fitted.len() - 1;
        let values = probabilities.values();
        tables.everywhere = values
            .iter()
            .map(|&p| {
                let (scores, in_all) =
                    (Scores::of(p, options.statistics.log_clip.epsilon()), tables.work_out(groups, p));
                std::array::from_fn(|side| Everywhere { scores: scores[side], in_all: in_all[side] })
            })
            .collect();
        if values.len() * groups <= LARGEST_TABLE {
            let all = (0..groups).flat_map(|group| values.iter().map(move |&p| (group, p)));
            tables.in_group = all.map(|(group, p)| tables.work_out(group, p)).collect();
        }
        tables
    }

    fn work_out(&self, group: usize, p: f64) -> [InGroup; 2] {
        let fitted = &self.fitted[group];
        let bin = self.first_bins[group] + fitted.bins.index_of(p);
        let bin = u32::try_from(bin).unwrap_or(u32::MAX);
        let term = |happened| fitted.cox.as_ref().map_or([0.0; 2], |cox| cox.score_term(p, happened));
        [false, true].map(|happened| InGroup { bin, cox: term(happened) })
    }

    #[inline]
    fn in_group(&self, group: usize, code: ProbabilityCode, side: usize) -> InGroup {
        let at = group * self.everywhere.len() + code.index();
        match self.in_group.get(at) {
            Some(known) => known[side],
            None => self.work_out(group, self.everywhere[code.index()][0].scores.p)[side],
        }
    }
}

/// Walks all observations on several threads, and lets go of each shard when it is done with it. `fitted` has the
/// groups in `order`, and all together at the end: an order that comes from the groups' keys, for sums over groups depend
/// on it in the last digit. Shards are walked apart and put together in their order, so the result
/// does not depend on the threads.
pub(crate) fn gather<S: Borrow<ShardObservations> + Send>(
    shards: Vec<S>,
    order: &[GroupId],
    fitted: &[Fitted],
    probabilities: &Probabilities,
    options: &RunOptions,
    spill: &SpillFile,
) -> Gathered {
    let groups = &fitted[..fitted.len() - 1];
    let totals: Vec<Sums> =
        groups.iter().map(|group| totals(&group.counted.scored, options.statistics.log_clip.epsilon())).collect();
    let tables = Tables::new(order, fitted, probabilities, options);
    let walk = || Walk::new(&tables, &totals);
    let (parts, _) =
        in_order(shards, options.reading.threads, walk, |walk, shard: S| walk.shard(&shard.borrow().in_memory(spill)));
    let mut all = Part::new(&tables, &totals);
    for part in parts {
        all.append(part);
    }
    let bins = tables.first_bins.windows(2).map(|bins| all.bin_questions[bins[0]..bins[1]].to_vec());
    Gathered { clusters: all.clusters, meat: all.meat, bin_questions: bins.collect() }
}

/// What the walk over a part of the questions gives.
struct Part {
    clusters: Clusters,
    meat: Vec<Matrix>,
    /// Questions in each bin of each group.
    bin_questions: Vec<u64>,
}

impl Part {
    fn new(tables: &Tables<'_>, totals: &[Sums]) -> Self {
        Self {
            clusters: if tables.resampled { Clusters::new(totals) } else { Clusters::counted_only(totals) },
            meat: vec![[[0.0; 2]; 2]; tables.fitted.len()],
            bin_questions: vec![0; tables.first_bins.last().copied().unwrap_or_default()],
        }
    }

    fn append(&mut self, part: Self) {
        self.clusters.append(part.clusters);
        for (ours, theirs) in self.meat.iter_mut().flatten().flatten().zip(part.meat.iter().flatten().flatten()) {
            *ours += theirs;
        }
        for (ours, theirs) in self.bin_questions.iter_mut().zip(part.bin_questions) {
            *ours += theirs;
        }
    }
}

fn totals(tally: &Tally, clip: f64) -> Sums {
    let mut sums = Sums::default();
    for row in tally.rows() {
        let scores = Scores::of(row.p, clip);
        for (scores, weight) in scores.iter().zip([row.no, row.yes]) {
            scores.add_to(&mut sums, weight);
        }
    }
    sums
}

/// How many questions were seen in a bin, and which was the last, from 1.
#[derive(Clone, Copy, Debug, Default)]
struct SeenInBin {
    questions: u64,
    last: u64,
}

struct Walk<'a> {
    tables: &'a Tables<'a>,
    totals: &'a [Sums],
    /// Of the question at hand, by group: sums, and the score of the Cox regression.
    sums: Vec<(Sums, [f64; 2])>,
    cox_of_all: [f64; 2],
    /// Groups with observations on the question at hand.
    touched: Vec<u32>,
    /// Questions in each bin of each group, and the last of them.
    bins: Vec<SeenInBin>,
    /// Number of the question at hand, from 1.
    question: u64,
    made: Part,
}

impl<'a> Walk<'a> {
    fn new(tables: &'a Tables<'a>, totals: &'a [Sums]) -> Self {
        let made = Part::new(tables, totals);
        Self {
            tables,
            totals,
            sums: vec![(Sums::default(), [0.0; 2]); totals.len()],
            cox_of_all: [0.0; 2],
            touched: vec![],
            bins: vec![SeenInBin::default(); made.bin_questions.len()],
            question: 1,
            made,
        }
    }

    fn shard(&mut self, shard: &ShardObservations) -> Part {
        let (mut runs, mut weights) = shard.runs();
        for question in &shard.questions {
            let (mut left, side) = (question.observations as usize, usize::from(question.happened));
            while left > 0 {
                let run = runs.next_run(left);
                match weights.split_at_checked(run.len()) {
                    Some((of_run, rest)) => {
                        self.add(run.iter().zip(of_run.iter().copied()), side);
                        weights = rest;
                    }
                    None => self.add(run.iter().zip(std::iter::repeat(1.0)), side),
                }
                left -= run.len().clamp(1, left);
            }
            self.end_question(question.happened);
        }
        for (questions, bin) in self.made.bin_questions.iter_mut().zip(&mut self.bins) {
            *questions = std::mem::take(&mut bin.questions);
        }
        std::mem::replace(&mut self.made, Part::new(self.tables, self.totals))
    }

    /// Adds observations on the question at hand.
    #[inline]
    fn add<'o>(&mut self, observations: impl Iterator<Item = (&'o Observation, f64)>, side: usize) {
        let mut cox_of_all = self.cox_of_all;
        for (observation, weight) in observations {
            let place = self.tables.place[observation.group as usize];
            let group = place as usize;
            let Everywhere { scores, in_all } = &self.tables.everywhere[observation.probability.index()][side];
            let in_group = self.tables.in_group(group, observation.probability, side);
            let (sums, cox) = &mut self.sums[group];
            if sums.weight == 0.0 {
                self.touched.push(place);
            }
            scores.add_to(sums, weight);
            add_term(cox, in_group.cox, weight);
            add_term(&mut cox_of_all, in_all.cox, weight);
            self.see(in_group.bin);
            self.see(in_all.bin);
        }
        self.cox_of_all = cox_of_all;
    }

    fn end_question(&mut self, happened: bool) {
        self.question += 1;
        for group in self.touched.iter().map(|&group| group as usize) {
            add_square(&mut self.made.meat[group], self.sums[group].1);
        }
        add_square(&mut self.made.meat[self.sums.len()], std::mem::take(&mut self.cox_of_all));
        let sums = &mut self.sums;
        let cells = self.touched.drain(..).map(|group| (group, std::mem::take(&mut sums[group as usize]).0));
        self.made.clusters.push(happened, cells);
    }

    /// Counts the question in a bin, once.
    #[inline]
    fn see(&mut self, bin: u32) {
        let bin = &mut self.bins[bin as usize];
        bin.questions += u64::from(bin.last != self.question);
        bin.last = self.question;
    }
}

#[inline]
fn add_term(sum: &mut [f64; 2], [a, b]: [f64; 2], weight: f64) {
    sum[0] += weight * a;
    sum[1] += weight * b;
}

/// Adds the outer product of a question's score.
fn add_square(meat: &mut Matrix, [a, b]: [f64; 2]) {
    meat[0][0] += a * a;
    meat[0][1] += a * b;
    meat[1][0] += a * b;
    meat[1][1] += b * b;
}
