//! Do comparisons keep their promise? Simulates logs whose truth is known, with several sources per question, updates and
//! unequal participation, and prints as Markdown tables how often something is called better without being so, how often
//! intervals cover the truth, and whether fixed effects find the order that raw means get wrong.
//!
//! `SIMULATIONS=2000 THREADS=2 cargo test --release --lib simulate_compare -- --ignored --nocapture`; these numbers unless said.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use super::simulated_log::{ALIKE, DIFFERENT, LEANING, SELECTIVE, SimulatedLog, World};
use crate::compare::AnytimeMean;
use crate::compare::cells::{QuestionScores, ScoringRule};
use crate::compare::effects::Effects;
use crate::compare::group_means::QuestionValues;
use crate::compare::pairs::{Pair, PairSettings, all_pairs, compare_pairs, shared_differences};
use crate::compare::ranks::{RankRange, rank_ranges};
use crate::compare::verdict::Decision;
use crate::model::Day;
use crate::uncertainty::{Bootstrap, Estimate, Rng};

pub(super) const CONFIDENCE: f64 = 0.95;
const MIN_QUESTIONS: u64 = 10;
const QUESTIONS: [u32; 4] = [40, 80, 160, 320];
/// Shared questions from which each column of coverages starts.
const BANDS: [u64; 5] = [10, 20, 30, 60, 120];

/// How often, of how many.
#[derive(Clone, Copy, Default)]
pub(super) struct Share {
    times: u32,
    of: u32,
}

impl Share {
    pub(super) fn count(&mut self, yes: bool) {
        self.times += u32::from(yes);
        self.of += 1;
    }

    pub(super) fn add(&mut self, other: Self) {
        self.times += other.times;
        self.of += other.of;
    }

    pub(super) fn percent(self) -> String {
        if self.of == 0 {
            "–".to_owned()
        } else {
            format!("{:.1}", 100.0 * f64::from(self.times) / f64::from(self.of))
        }
    }
}

/// What is counted over the simulations of a world.
#[derive(Clone, Copy, Default)]
struct Tallied {
    /// Runs in which some pair is called better, and single tests with p ≤ 5% before adjustment.
    called_better: Share,
    unadjusted: Share,
    /// Intervals of differences that cover, by shared questions.
    differences: [Share; BANDS.len()],
    adjusted: Share,
    relative: Share,
    payoffs: Share,
    /// Groups whose range of ranks leaves out one that it may have.
    ranks: Share,
    /// Runs in which the confidence sequence was wrong, or the e-value reached 20, after any question in the order of deadlines; and
    /// in which either was in that of resolutions.
    sequence: Share,
    e_value: Share,
    by_resolution: Share,
}

/// What is true.
struct Truth {
    pairs: Vec<f64>,
    adjusted: Vec<f64>,
    relative: Vec<f64>,
    payoffs: Vec<f64>,
}

impl Truth {
    /// From a very long log.
    fn of(world: &World) -> Self {
        let log = world.log(200_000, &mut Rng::stream(1, 0));
        let scores = log.cells.scores(ScoringRule::Brier);
        let by_group = scores.by_group();
        let groups = u32::try_from(world.types.len()).unwrap_or(0);
        let difference = |&(a, b): &(u32, u32)| {
            let shared = shared_differences(&by_group[a as usize], &by_group[b as usize]);
            shared.iter().map(|(_, d)| d).sum::<f64>() / shared.len() as f64
        };
        let effects = Effects::new(&scores);
        let mean = |values: &QuestionValues| (0..groups).filter_map(|group| values.mean(group)).collect();
        let alike = world.types.windows(2).all(|two| two[0].noise.total_cmp(&two[1].noise).is_eq()); // Leanings are opposite.
        let pairs = all_pairs(world.types.len());
        Self {
            pairs: pairs.iter().map(|pair| if alike { 0.0 } else { difference(pair) }).collect(),
            adjusted: (0..groups).filter_map(|group| effects.adjusted(group)).collect(),
            relative: mean(&log.relative),
            payoffs: mean(&log.payoffs),
        }
    }
}

fn covers(estimate: Estimate, truth: f64) -> Option<bool> {
    estimate.low().zip(estimate.high()).map(|(low, high)| low <= truth && truth <= high)
}

/// Whether the confidence sequence ever left the truth out, and whether the e-value ever reached 20.
fn ever(differences: impl Iterator<Item = f64>, truth: f64) -> [bool; 2] {
    let mut mean = AnytimeMean::new(CONFIDENCE).expect("a confidence");
    let mut found = [false; 2];
    for difference in differences {
        mean.push(difference).expect("a difference of Brier scores");
        found[0] |= mean.confidence_sequence().is_some_and(|found| found.low() > truth || found.high() < truth);
        found[1] |= mean.e_value() >= 1.0 / (1.0 - CONFIDENCE);
    }
    found
}

impl Tallied {
    fn simulate(&mut self, world: &World, truth: &Truth, questions: u32, seed: u64) {
        let log = world.log(questions, &mut Rng::stream(1000 + u64::from(questions), seed));
        let scores = log.cells.scores(ScoringRule::Brier);
        let bootstrap = Bootstrap { resamples: 1000, seed, threads: 1 };
        let (min_questions, as_of) = (MIN_QUESTIONS, Day::LAST);
        let settings = PairSettings { confidence: CONFIDENCE, min_questions, as_of, seed, threads: 1 };
        let effects = Effects::new(&scores);
        let pairs = all_pairs(scores.groups());
        let compared = compare_pairs(&scores, effects.components(), &pairs, &settings).unwrap_or_default();
        let mut better = false;
        for (pair, &truth) in compared.iter().zip(&truth.pairs) {
            let Ok(difference) = pair.finding else { continue };
            better |= Decision::of(&difference, CONFIDENCE).is_settled();
            self.unadjusted.count(difference.p_value <= 1.0 - CONFIDENCE);
            let band = BANDS.iter().rposition(|from| *from <= pair.questions).unwrap_or(0);
            if let Some(covered) = covers(difference.mean, truth) {
                self.differences[band].count(covered);
            }
        }
        self.called_better.count(better);
        self.look_at_every_question(&scores, truth.pairs[0]);
        self.groups(&effects, &bootstrap, &compared, truth);
        self.means(&log, truth);
    }

    /// The first two types, after every question.
    fn look_at_every_question(&mut self, scores: &QuestionScores, truth: f64) {
        let by_group = scores.by_group();
        let mut shared = shared_differences(&by_group[0], &by_group[1]);
        let [wrong, convinced] = ever(shared.iter().map(|(_, difference)| *difference), truth);
        self.by_resolution.count(wrong || (convinced && truth == 0.0));
        shared.sort_by_key(|(place, _)| {
            let question = scores.asked()[place.index()];
            (question.closes_on, question.order)
        });
        let [wrong, convinced] = ever(shared.iter().map(|(_, difference)| *difference), truth);
        self.sequence.count(wrong);
        self.e_value.count(convinced);
    }

    fn groups(&mut self, effects: &Effects, bootstrap: &Bootstrap, pairs: &[Pair], truth: &Truth) {
        let resampled = effects.resample(bootstrap);
        for (group, &adjusted) in (0..).zip(&truth.adjusted) {
            if let Ok(found) = effects.interval(&resampled, group, CONFIDENCE) {
                let (low, high) = (found.low(), found.high());
                self.adjusted.count(low <= adjusted && adjusted <= high);
            }
        }
        let alike = truth.pairs.iter().all(|difference| *difference == 0.0);
        let ranges = rank_ranges(effects.components(), pairs, CONFIDENCE);
        let ranked = ranges.iter().flatten().count();
        for (range, own) in ranges.iter().zip(&truth.adjusted) {
            let Ok(RankRange { best, worst }) = *range else { continue };
            let rank = 1 + truth.adjusted.iter().filter(|other| *other < own).count();
            let holds = |rank: usize| (best as usize..=worst as usize).contains(&rank);
            match (alike, ranked == truth.adjusted.len()) {
                (true, _) => self.ranks.count(!(holds(1) && holds(ranked))),
                (false, true) => self.ranks.count(!holds(rank)),
                (false, false) => {}
            }
        }
    }

    fn means(&mut self, log: &SimulatedLog, truth: &Truth) {
        let mut count = |values: &QuestionValues, truths: &[f64], which: fn(&mut Self) -> &mut Share| {
            for (found, &truth) in values.means(CONFIDENCE).iter().zip(truths) {
                let covered = found.mean.ok().filter(|_| found.questions >= 30).and_then(|mean| covers(mean, truth));
                if let Some(covered) = covered {
                    which(self).count(covered);
                }
            }
        };
        count(&log.relative, &truth.relative, |tallied| &mut tallied.relative);
        count(&log.payoffs, &truth.payoffs, |tallied| &mut tallied.payoffs);
    }

    fn add(&mut self, other: &Self) {
        self.called_better.add(other.called_better);
        self.unadjusted.add(other.unadjusted);
        self.differences.iter_mut().zip(other.differences).for_each(|(sum, share)| sum.add(share));
        self.adjusted.add(other.adjusted);
        self.relative.add(other.relative);
        self.payoffs.add(other.payoffs);
        self.ranks.add(other.ranks);
        self.sequence.add(other.sequence);
        self.e_value.add(other.e_value);
        self.by_resolution.add(other.by_resolution);
    }

    fn print(&self, world: &World, questions: u32) {
        let shares = [self.called_better, self.unadjusted, self.ranks, self.sequence, self.e_value, self.by_resolution];
        let intervals = [self.adjusted, self.relative, self.payoffs];
        let all = shares.iter().chain(&self.differences).chain(&intervals);
        let cells: Vec<String> = all.map(|share| share.percent()).collect();
        println!("| {} | {questions} | {} |", world.name, cells.join(" | "));
    }
}

/// Shares simulations out to threads; each has its own seed, so their number changes nothing.
pub(super) fn on_all<T: Default + Send>(
    simulations: u64,
    threads: u64,
    simulate: impl Fn(&mut T, u64) + Sync,
    add: impl Fn(&mut T, T) + Sync,
) -> T {
    let (next, sum) = (AtomicU64::new(0), Mutex::new(T::default()));
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                let mut own = T::default();
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= simulations {
                        break;
                    }
                    simulate(&mut own, seed);
                }
                if let Ok(mut sum) = sum.lock() {
                    add(&mut sum, own);
                }
            });
        }
    });
    sum.into_inner().unwrap_or_default()
}

/// How often raw means, and how often adjusted scores, have all types in the right order.
fn orders(questions: u32, simulations: u64, threads: u64) -> [Share; 2] {
    let simulate = |shares: &mut [Share; 2], seed| {
        let scores = SELECTIVE
            .log(questions, &mut Rng::stream(9000 + u64::from(questions), seed))
            .cells
            .scores(ScoringRule::Brier);
        let raw = scores.by_group().into_iter().map(|of| of.iter().map(|(_, m)| m).sum::<f64>() / of.len() as f64);
        let effects = Effects::new(&scores);
        let adjusted = (0..3).filter_map(|group| effects.adjusted(group));
        shares[0].count(raw.collect::<Vec<f64>>().is_sorted());
        shares[1].count(adjusted.collect::<Vec<f64>>().is_sorted());
    };
    on_all(simulations, threads, simulate, |sum: &mut [Share; 2], own| {
        sum.iter_mut().zip(own).for_each(|(sum, own)| sum.add(own));
    })
}

#[test]
#[ignore = "takes an hour, and prints a table for people"]
fn simulate_compare() {
    let number = |name, otherwise| std::env::var(name).map_or(otherwise, |text| text.parse().expect("a number"));
    let (simulations, threads): (u64, u64) = (number("SIMULATIONS", 2000), number("THREADS", 2));
    let error = 100.0 * (CONFIDENCE * (1.0 - CONFIDENCE) / simulations as f64).sqrt();
    println!("{simulations} simulations each, 1000 resamples; Monte Carlo standard error of 5%: {error:.2}. All in %.");
    println!(
        "Errors should be at most 5; 95% intervals should cover 93 to 97 from 30 questions on. Errors are, without any"
    );
    println!(
        "true difference: a pair called better after Holm; single p ≤ 5%; a range of ranks that leaves one out; a"
    );
    println!(
        "confidence sequence that was ever wrong, and an e-value that ever reached 20, in the order of deadlines; either in that of resolutions.\n"
    );
    println!(
        "| world | questions | called better | p ≤ 5% | ranks | sequence | e-value | by resolution | difference, 10–19 shared | 20–29 \
         | 30–59 | 60–119 | 120+ | adjusted | relative | payoff |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for world in ALIKE.iter().chain([&LEANING, &DIFFERENT]) {
        let truth = Truth::of(world);
        for questions in QUESTIONS {
            let simulate = |tallied: &mut Tallied, seed| tallied.simulate(world, &truth, questions, seed);
            on_all(simulations, threads, simulate, |sum: &mut Tallied, own| sum.add(&own)).print(world, questions);
        }
    }
    println!("\nWhere types differ, \"called better\", p and e-value are how often the difference is found.\n");
    println!("Three types; {}. Order right, in %:\n", SELECTIVE.name);
    println!("| questions | raw means | fixed effects |\n|--:|--:|--:|");
    for questions in QUESTIONS {
        let [raw, adjusted] = orders(questions, simulations, threads);
        println!("| {questions} | {} | {} |", raw.percent(), adjusted.percent());
    }
}
