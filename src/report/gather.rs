//! One walk over the observations, question by question: sums for the errors of the scores, for the cluster-robust variance of the
//! Cox regression, effective questions of each bin, and the forecasts whose outcomes are redrawn.

use std::borrow::Borrow;
use std::hint::select_unpredictable;

use crate::calibrate::{Bins, CoxAbsent, CoxFit, CoxScatter, EndedForecast, YesCount, log_odds};
use crate::dataset::questions::Questions;
use crate::dataset::spill::SpillFile;
use crate::dataset::stated_probability::Probabilities;
use crate::model::{CompensatedSum, ProbabilityCode, Tally, YesShare};
use crate::observe::grouping::GroupId;
use crate::observe::{GroupTally, Observation, ShardObservations, happened_together};
use crate::options::RunOptions;
use crate::parallel::in_order;
use crate::report::kept_for_redraws::{KEPT, RANGES, pool, ranges};
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
    /// How far each row of its tally lies from the middle, for the slope.
    pub slope_levers: Vec<f64>,
}

/// What the walk gives; each list has the groups, and at the end all together.
#[derive(Debug)]
pub(crate) struct GatheredGroups {
    /// Sums per question and group.
    pub clusters: Clusters,
    /// How questions scatter about the Cox regression.
    pub cox_scatter: Vec<CoxScatter>,
    /// The slope scores, one vote a question; see [`slope_levers`](crate::calibrate::slope_levers).
    pub slopes: Vec<f64>,
    /// How many questions would go yes by the mean forecast on each.
    pub yes_counts: Vec<YesCount>,
    /// What is known of each bin.
    pub bins: Vec<Vec<QuestionsOfBin>>,
    /// Forecasts by group and question, of all questions or of as many as say how chance moves them.
    pub kept: Vec<Vec<EndedForecast>>,
}

/// The questions of a bin.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct QuestionsOfBin {
    /// How many.
    pub questions: u64,
    /// Σn² over them, n the weight on a question in the bin.
    pub squares: f64,
}

impl QuestionsOfBin {
    /// How many questions of equal weight would tell as much; `weight` is that of the bin.
    pub(super) fn effective(&self, weight: f64) -> f64 {
        if self.squares > 0.0 { weight * weight / self.squares } else { 0.0 }
    }
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

/// What a probability means in one group: its bin, counted through the bins of all groups, what the Cox regression makes of it, and how far
/// it lies from the middle, for the slope.
#[derive(Clone, Copy, Debug, Default)]
struct InGroup {
    bin: u32,
    recalibrated: f64,
    lever: f64,
}

/// What a probability means in every group, and in all together.
#[derive(Clone, Copy, Debug)]
struct GroupsEverywhere {
    /// For no and yes.
    scores: [Scores; 2],
    log_odds: f64,
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
    everywhere: Vec<GroupsEverywhere>,
    /// Likewise, group by group; empty if it would be too large.
    in_group: Vec<InGroup>,
    questions: &'a Questions,
    /// Whether all forecasts of a group, and of all together, are kept.
    keeps_all: Vec<bool>,
}

impl<'a> Tables<'a> {
    fn new(
        order: &[GroupId],
        fitted: &'a [Fitted],
        probabilities: &Probabilities,
        questions: &'a Questions,
        options: &RunOptions,
    ) -> Self {
        let mut place = vec![0; order.len()];
        for (at, &id) in (0_u32..).zip(order) {
            place[id as usize] = at;
        }
        let bins = fitted.iter().scan(0, |bins, group| {
            *bins += group.bins.edges().len() - 1;
            Some(*bins)
        });
        let first_bins = [0].into_iter().chain(bins).collect();
        let keeps_all = fitted.iter().map(|group| group.counted.scored.forecasts() <= KEPT as u64).collect();
        let mut tables = Self { fitted, first_bins, place, everywhere: vec![], in_group: vec![], questions, keeps_all };
        let groups = fitted.len() - 1;
        let values = probabilities.values();
        let clip = options.statistics.log_clip.epsilon();
        tables.everywhere = values
            .iter()
            .map(|&p| GroupsEverywhere {
                scores: Scores::of(p, clip),
                log_odds: log_odds(p, clip),
                in_all: tables.work_out(groups, p),
            })
            .collect();
        if values.len() * groups <= LARGEST_TABLE {
            let all = (0..groups).flat_map(|group| values.iter().map(move |&p| (group, p)));
            tables.in_group = all.map(|(group, p)| tables.work_out(group, p)).collect();
        }
        tables
    }

    fn work_out(&self, group: usize, p: f64) -> InGroup {
        let fitted = &self.fitted[group];
        let bin = self.first_bins[group] + fitted.bins.index_of(p);
        let row = fitted.counted.scored.rows().partition_point(|row| row.p < p);
        InGroup {
            bin: u32::try_from(bin).unwrap_or(u32::MAX),
            recalibrated: fitted.cox.as_ref().map_or(0.0, |cox| cox.recalibrated(p)),
            lever: fitted.slope_levers.get(row).copied().unwrap_or_default(),
        }
    }

    #[inline]
    fn in_group(&self, group: usize, code: ProbabilityCode) -> InGroup {
        let at = group * self.everywhere.len() + code.index();
        match self.in_group.get(at) {
            Some(known) => *known,
            None => self.work_out(group, self.everywhere[code.index()].scores[0].p),
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
    questions: &Questions,
    options: &RunOptions,
    spill: &SpillFile,
) -> GatheredGroups {
    let groups = &fitted[..fitted.len() - 1];
    let totals: Vec<Sums> =
        groups.iter().map(|group| totals(&group.counted.scored, options.statistics.log_clip.epsilon())).collect();
    let tables = Tables::new(order, fitted, probabilities, questions, options);
    let walk = || QuestionWalk::new(&tables, &totals);
    let (parts, _) =
        in_order(shards, options.reading.threads, walk, |walk, shard: S| walk.shard(&shard.borrow().in_memory(spill)));
    let mut all = GatheredPart::new(&tables, &totals);
    for part in parts {
        all.append(part);
    }
    let bins = tables.first_bins.windows(2).map(|bins| all.bins[bins[0]..bins[1]].to_vec());
    GatheredGroups {
        bins: bins.collect(),
        clusters: all.clusters,
        cox_scatter: all.cox_scatter,
        slopes: all.slopes,
        yes_counts: all.yes_counts,
        kept: all.kept,
    }
}

/// What the walk over a part of the questions gives.
struct GatheredPart {
    clusters: Clusters,
    cox_scatter: Vec<CoxScatter>,
    slopes: Vec<f64>,
    yes_counts: Vec<YesCount>,
    /// Of each bin of each group.
    bins: Vec<QuestionsOfBin>,
    kept: Vec<Vec<EndedForecast>>,
    questions: u32,
}

impl GatheredPart {
    fn new(tables: &Tables<'_>, totals: &[Sums]) -> Self {
        let groups = tables.fitted.len();
        Self {
            clusters: Clusters::new(totals),
            cox_scatter: vec![CoxScatter::default(); groups],
            slopes: vec![0.0; groups],
            yes_counts: vec![YesCount::default(); groups],
            bins: vec![QuestionsOfBin::default(); tables.first_bins.last().copied().unwrap_or_default()],
            kept: vec![vec![]; groups],
            questions: 0,
        }
    }

    fn append(&mut self, part: Self) {
        self.clusters.append(part.clusters);
        for (ours, theirs) in self.cox_scatter.iter_mut().zip(&part.cox_scatter) {
            ours.append(theirs);
        }
        for (ours, theirs) in self.slopes.iter_mut().zip(part.slopes) {
            *ours += theirs;
        }
        for (ours, theirs) in self.yes_counts.iter_mut().zip(part.yes_counts) {
            ours.append(theirs);
        }
        for (ours, theirs) in self.bins.iter_mut().zip(part.bins) {
            ours.questions += theirs.questions;
            ours.squares += theirs.squares;
        }
        let before = self.questions;
        for (ours, theirs) in self.kept.iter_mut().zip(part.kept) {
            let later = |kept: EndedForecast| EndedForecast { question: kept.question + before, ..kept };
            ours.extend(theirs.into_iter().map(later));
        }
        self.questions += part.questions;
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

/// The question that was last seen in a bin, from 1, and its weight there.
#[derive(Clone, Copy, Debug, Default)]
struct SeenInBin {
    last: u32,
    weight: f64,
}

/// Scores of the regression and of the slope, summed over a question. They cancel to little where its forecasts lie on both sides, so what
/// rounding loses is kept: the order of the rows must not show in the end of an interval near 0.
#[derive(Clone, Copy, Debug, Default)]
struct RegressionSums([CompensatedSum; 3]);

impl RegressionSums {
    #[inline(always)]
    fn add(&mut self, outcome: f64, p: f64, log_odds: f64, in_group: &InGroup, weight: f64) {
        let residual = outcome - in_group.recalibrated;
        let [intercept, slope, lever] = &mut self.0;
        intercept.add(weight * residual);
        slope.add(weight * (residual * log_odds));
        lever.add(weight * (in_group.lever * (outcome - p)));
    }

    fn totals(&self) -> [f64; 3] {
        self.0.map(CompensatedSum::total)
    }
}

struct QuestionWalk<'a> {
    tables: &'a Tables<'a>,
    totals: &'a [Sums],
    /// Of the question at hand, by group: sums, and the scores of the regression and of the slope.
    sums: Vec<(Sums, RegressionSums)>,
    terms_of_all: RegressionSums,
    weight_of_all: f64,
    /// Groups, and all together, whose forecasts on the question at hand are kept.
    keeps: Vec<bool>,
    /// How many were kept of each before the range at hand, and before the question at hand.
    kept_before_range: Vec<usize>,
    kept_before: Vec<usize>,
    /// Groups with observations on the question at hand.
    touched: Vec<u32>,
    /// By bin of each group.
    seen: Vec<SeenInBin>,
    /// Number of the question at hand, from 1.
    question: u32,
    made: GatheredPart,
}

impl<'a> QuestionWalk<'a> {
    fn new(tables: &'a Tables<'a>, totals: &'a [Sums]) -> Self {
        let made = GatheredPart::new(tables, totals);
        Self {
            tables,
            totals,
            sums: vec![(Sums::default(), RegressionSums::default()); totals.len()],
            terms_of_all: RegressionSums::default(),
            weight_of_all: 0.0,
            keeps: vec![false; totals.len() + 1],
            kept_before_range: vec![0; totals.len() + 1],
            kept_before: vec![0; totals.len() + 1],
            touched: vec![],
            seen: vec![SeenInBin::default(); made.bins.len()],
            question: 1,
            made,
        }
    }

    fn shard(&mut self, shard: &ShardObservations) -> GatheredPart {
        let (mut runs, mut weights) = shard.runs();
        let all = self.sums.len();
        for of_range in ranges(&shard.questions, self.tables.questions) {
            for (before, kept) in self.kept_before_range.iter_mut().zip(&self.made.kept) {
                *before = kept.len();
            }
            // Statements on the answers of a question stand beside each other: they are one question.
            for of_question in of_range.chunk_by(|a, b| a.question == b.question) {
                self.keeps[all] = self.keeps_more(all);
                for observed in of_question {
                    let (mut left, happened) = (observed.observations as usize, observed.happened);
                    while left > 0 {
                        let run = runs.next_run(left);
                        match weights.split_at_checked(run.len()) {
                            Some((of_run, rest)) => {
                                self.add(run.iter().zip(of_run.iter().copied()), happened);
                                weights = rest;
                            }
                            None => self.add(run.iter().map(|observation| (observation, 1.0)), happened),
                        }
                        left -= run.len().clamp(1, left);
                    }
                }
                self.end_question(happened_together(of_question));
            }
        }
        self.seen.fill(SeenInBin::default());
        self.made.questions = self.question - 1;
        self.question = 1;
        std::mem::replace(&mut self.made, GatheredPart::new(self.tables, self.totals))
    }

    /// Whether more forecasts of a group, or of all together, are kept.
    #[inline]
    fn keeps_more(&mut self, group: usize) -> bool {
        let kept = self.made.kept[group].len();
        self.kept_before[group] = kept;
        self.tables.keeps_all[group] || kept - self.kept_before_range[group] < KEPT / RANGES
    }

    /// Adds observations on the question at hand.
    #[inline]
    fn add<'o>(&mut self, observations: impl Iterator<Item = (&'o Observation, f64)> + Clone, happened: YesShare) {
        if let Some(is_yes) = happened.whole() {
            self.add_side(observations.clone(), is_yes);
        } else {
            let share_of =
                |share: f64| observations.clone().map(move |(observation, weight)| (observation, weight * share));
            self.add_side(share_of(1.0 - happened.share()), false);
            self.add_side(share_of(happened.share()), true);
        }
        self.keep(observations, happened);
    }

    /// Adds them as if the question had gone one way.
    #[inline]
    fn add_side<'o>(&mut self, observations: impl Iterator<Item = (&'o Observation, f64)>, is_yes: bool) {
        let (tables, outcome) = (self.tables, f64::from(u8::from(is_yes)));
        // Apart from the rest, so that they stay in registers.
        let (mut terms_of_all, mut weight_of_all) = (self.terms_of_all, self.weight_of_all);
        for (observation, weight) in observations.filter(|(_, weight)| *weight > 0.0) {
            let place = tables.place[observation.group as usize];
            let group = place as usize;
            let everywhere = &tables.everywhere[observation.probability.index()];
            let in_group = tables.in_group(group, observation.probability);
            let (scores, log_odds) = (&everywhere.scores[usize::from(is_yes)], everywhere.log_odds);
            if self.sums[group].0.weight == 0.0 {
                self.touched.push(place);
                self.keeps[group] = self.keeps_more(group);
            }
            let (sums, terms) = &mut self.sums[group];
            scores.add_to(sums, weight);
            terms.add(outcome, scores.p, log_odds, &in_group, weight);
            terms_of_all.add(outcome, scores.p, log_odds, &everywhere.in_all, weight);
            weight_of_all += weight;
            self.see(in_group.bin, weight);
            self.see(everywhere.in_all.bin, weight);
        }
        (self.terms_of_all, self.weight_of_all) = (terms_of_all, weight_of_all);
    }

    /// Keeps those whose outcomes are redrawn.
    #[inline]
    fn keep<'o>(&mut self, observations: impl Iterator<Item = (&'o Observation, f64)>, happened: YesShare) {
        let all = self.sums.len();
        if !self.keeps[all] && self.touched.iter().all(|&group| !self.keeps[group as usize]) {
            return;
        }
        for (observation, weight) in observations.filter(|(_, weight)| *weight > 0.0) {
            let group = self.tables.place[observation.group as usize] as usize;
            for kept in [group, all].into_iter().filter(|kept| self.keeps[*kept]) {
                let p = self.tables.everywhere[observation.probability.index()].scores[0].p;
                self.made.kept[kept].push(EndedForecast { question: self.question, happened, p, weight });
            }
        }
    }

    fn end_question(&mut self, happened: YesShare) {
        self.question += 1;
        let (all, mut forecast_of_all) = (self.sums.len(), 0.0);
        for group in self.touched.iter().map(|&group| group as usize) {
            let (Sums { weight, forecast, .. }, terms) = self.sums[group];
            forecast_of_all += forecast;
            let question = GroupOnQuestion { happened, weight, forecast, terms: terms.totals() };
            self.made.end_question(group, &self.tables.fitted[group], &question);
        }
        let question = GroupOnQuestion {
            happened,
            weight: std::mem::take(&mut self.weight_of_all),
            forecast: forecast_of_all,
            terms: std::mem::take(&mut self.terms_of_all).totals(),
        };
        self.made.end_question(all, &self.tables.fitted[all], &question);
        for group in self.touched.iter().map(|&group| group as usize).chain([all]).filter(|&group| self.keeps[group]) {
            pool(&mut self.made.kept[group], self.kept_before[group]);
        }
        let sums = &mut self.sums;
        let cells = self.touched.drain(..).map(|group| (group, std::mem::take(&mut sums[group as usize]).0));
        self.made.clusters.push(happened, cells);
    }

    /// Counts an observation in a bin, and its question once. Which of both it is cannot be guessed, so there is no branch.
    #[inline]
    fn see(&mut self, bin: u32, weight: f64) {
        let (bin, seen) = (&mut self.made.bins[bin as usize], &mut self.seen[bin as usize]);
        let is_first = seen.last != self.question;
        let before = select_unpredictable(is_first, 0.0, seen.weight);
        bin.questions += u64::from(is_first);
        // (n + w)² − n², n the weight of the question so far.
        bin.squares += weight * (2.0 * before + weight);
        *seen = SeenInBin { last: self.question, weight: before + weight };
    }
}

/// What a group says on a question: its weight, Σw·p, and the terms of the regression and of the slope.
struct GroupOnQuestion {
    happened: YesShare,
    weight: f64,
    forecast: f64,
    terms: [f64; 3],
}

impl GatheredPart {
    fn end_question(&mut self, group: usize, fitted: &Fitted, question: &GroupOnQuestion) {
        let GroupOnQuestion { happened, weight, forecast, terms: [a, b, slope] } = *question;
        if weight > 0.0 {
            if let Ok(fit) = &fitted.cox {
                self.cox_scatter[group].add(fit, [a, b], weight);
            }
            self.slopes[group] += slope / weight;
            if happened.whole().is_some() {
                self.yes_counts[group].add(forecast / weight);
            }
        }
    }
}
