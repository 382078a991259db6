//! Do the intervals and verdicts keep their promise? Simulates forecasts whose truth is known, with several sources on
//! the same questions, repeated updates and unequal participation, and prints as a Markdown table how often each 95%
//! interval covers the truth, and how often a group is called miscalibrated.
//!
//! `SIMULATIONS=4000 THREADS=2 cargo test --release --lib simulate_coverage -- --ignored --nocapture`; these numbers unless said.

use crate::calibrate::{CoxFit, Matrix};
use crate::model::Tally;
use crate::report::{Evidence, WhyUntested, in_the_large_confidence, judge, slope_confidence};
use crate::score::unchecked::{brier, log_score, spherical};
use crate::uncertainty::{Bootstrap, Clusters, Estimate, Interval, Rng, Statistic, Sums};

const CLIP: f64 = 0.001;
const CONFIDENCE: f64 = 0.95;
const RESAMPLES: u32 = 1000;
const QUESTIONS: [u64; 6] = [10, 15, 20, 30, 60, 200];
const STATISTICS: [Statistic; 6] = [
    Statistic::Brier,
    Statistic::SkillVsBaseRate,
    Statistic::SkillVsHalf,
    Statistic::Log,
    Statistic::Spherical,
    Statistic::InTheLarge,
];
/// What is counted: the six statistics, Cox intercept and slope.
const COUNTED: usize = STATISTICS.len() + 2;

/// Chances are (k + ½)/60, so that steps of 3, 5, 10 and 20 all fit.
const CHANCES: usize = 60;
/// Steps of the probability scale that a forecast tells apart, from a coarse first guess to a fine last one.
const STEPS: [usize; 4] = [3, 5, 10, 20];
/// How often each of eight sources forecasts a question at all.
const PARTICIPATION: [f64; 8] = [0.9, 0.6, 0.4, 0.3, 0.2, 0.1, 0.1, 0.05];

/// How questions turn out, and how forecasters distort what would be calibrated.
struct ForecastWorld {
    name: &'static str,
    /// Chance k comes with probability proportional to (1 − chance)^rarity.
    rarity: i32,
    /// logit p becomes shift + stretch · logit p.
    shift: f64,
    stretch: f64,
}

const WORLDS: [ForecastWorld; 3] = [
    ForecastWorld { name: "calibrated", rarity: 0, shift: 0.0, stretch: 1.0 },
    ForecastWorld { name: "calibrated, rare events", rarity: 3, shift: 0.0, stretch: 1.0 },
    ForecastWorld { name: "optimistic and overconfident", rarity: 0, shift: 0.3, stretch: 1.5 },
];

/// What happened, and everything that was said about it.
struct Question {
    happened: bool,
    said: Vec<f64>,
}

impl Question {
    fn sums(&self) -> Sums {
        self.said.iter().fold(Sums::default(), |sums, &p| Sums {
            weight: sums.weight + 1.0,
            forecast: sums.forecast + p,
            brier: sums.brier + brier(p, self.happened),
            log: sums.log + log_score(p, self.happened, CLIP),
            spherical: sums.spherical + spherical(p, self.happened),
        })
    }
}

fn chance(index: usize) -> f64 {
    (index as f64 + 0.5) / CHANCES as f64
}

impl ForecastWorld {
    fn prior(&self, index: usize) -> f64 {
        (1.0 - chance(index)).powi(self.rarity)
    }

    /// The mean chance of all chances in the same step: calibrated, be the steps fine or coarse. Then distorted.
    fn said(&self, index: usize, steps: usize) -> f64 {
        let width = CHANCES / steps;
        let step = index / width * width..(index / width + 1) * width;
        let weight: f64 = step.clone().map(|k| self.prior(k)).sum();
        let calibrated = step.map(|k| self.prior(k) * chance(k)).sum::<f64>() / weight;
        let logit = (calibrated / (1.0 - calibrated)).ln();
        1.0 / (1.0 + (-self.shift - self.stretch * logit).exp())
    }

    fn question(&self, rng: &mut Rng) -> Question {
        let mut left = rng.unit() * (0..CHANCES).map(|k| self.prior(k)).sum::<f64>();
        let index = (0..CHANCES - 1)
            .find(|&k| {
                left -= self.prior(k);
                left < 0.0
            })
            .unwrap_or(CHANCES - 1);
        let happened = rng.unit() < chance(index);
        let mut said = Vec::new();
        while said.is_empty() {
            for share in PARTICIPATION {
                if rng.unit() < share {
                    let (mut steps, mut forecasts) = (STEPS.iter(), 1 + rng.below(4));
                    for _ in 0..rng.below(2) {
                        steps.next();
                    }
                    while let (Some(&steps), 1..) = (steps.next(), forecasts) {
                        said.push(self.said(index, steps));
                        forecasts -= 1;
                    }
                }
            }
        }
        Question { happened, said }
    }

    fn questions(&self, count: u64, rng: &mut Rng) -> Vec<Question> {
        (0..count).map(|_| self.question(rng)).collect()
    }

    /// The six statistics from very many questions where there is no closed form, and Cox's line, which the distortion
    /// determines.
    fn truth(&self) -> [f64; COUNTED] {
        let sample = Sample::new(self.questions(1_000_000, &mut Rng::stream(2, 0)));
        let mut truth = sample.values();
        if self.shift == 0.0 && (self.stretch - 1.0).abs() < f64::EPSILON {
            truth[5] = 0.0;
        }
        truth[6] = -self.shift / self.stretch;
        truth[7] = 1.0 / self.stretch;
        truth
    }
}

/// Questions with their sums.
struct Sample {
    questions: Vec<Question>,
    total: Sums,
    yes: f64,
}

impl Sample {
    fn new(questions: Vec<Question>) -> Self {
        let (mut total, mut yes) = (Sums::default(), 0.0);
        for question in &questions {
            let sums = question.sums();
            total.weight += sums.weight;
            total.forecast += sums.forecast;
            total.brier += sums.brier;
            total.log += sums.log;
            total.spherical += sums.spherical;
            yes += f64::from(u8::from(question.happened)) * sums.weight;
        }
        Self { questions, total, yes }
    }

    fn values(&self) -> [f64; COUNTED] {
        let mean = |sum: f64| sum / self.total.weight;
        let (brier, base_rate) = (mean(self.total.brier), mean(self.yes));
        let skill = 1.0 - brier / (base_rate * (1.0 - base_rate));
        let in_the_large = mean(self.total.forecast) - base_rate;
        [brier, skill, 1.0 - 4.0 * brier, mean(self.total.log), mean(self.total.spherical), in_the_large, 0.0, 1.0]
    }

    fn cox(&self, confidence: f64) -> Option<[Estimate; 2]> {
        let pairs = self.questions.iter().flat_map(|q| q.said.iter().map(|&p| (p, q.happened)));
        let fit = CoxFit::new(&Tally::of_pairs(pairs), CLIP).ok()?;
        let mut meat: Matrix = [[0.0; 2]; 2];
        for question in &self.questions {
            let terms = question.said.iter().map(|&p| fit.score_term(p, question.happened));
            let [a, b] = terms.fold([0.0; 2], |sum, term| [sum[0] + term[0], sum[1] + term[1]]);
            meat = [[meat[0][0] + a * a, meat[0][1] + a * b], [meat[1][0] + a * b, meat[1][1] + b * b]];
        }
        let (intercept, slope) = fit.estimates(meat, self.questions.len() as u64, confidence);
        Some([intercept, slope])
    }
}

/// How many intervals there were, how many of them covered the truth, and how many verdicts spoke of miscalibration.
#[derive(Clone, Copy, Default)]
struct CoverageCounts {
    intervals: [u32; COUNTED],
    covered: [u32; COUNTED],
    miscalibrated: u32,
    simulations: u32,
}

impl CoverageCounts {
    fn simulate(&mut self, world: &ForecastWorld, truth: &[f64; COUNTED], count: u64, seed: u64) {
        let sample = Sample::new(world.questions(count, &mut Rng::stream(1000 + count, seed)));
        let mut clusters = Clusters::new(&[sample.total]);
        for question in &sample.questions {
            clusters.push(question.happened, [(0, question.sums())]);
        }
        let replicates = Bootstrap { resamples: RESAMPLES, seed, threads: 1 }.run(&clusters, &|_| ());
        for (k, statistic) in STATISTICS.into_iter().enumerate() {
            self.count(k, replicates.interval(0, statistic, CONFIDENCE), truth[k]);
        }
        for (k, estimate) in sample.cox(CONFIDENCE).into_iter().flatten().enumerate() {
            self.count(6 + k, interval(estimate), truth[6 + k]);
        }
        let slope_confidence = slope_confidence(CONFIDENCE, clusters.rarer_outcomes(0));
        let verdict = judge(&Evidence {
            label: world.name,
            forecasts: 0,
            questions: count,
            min_questions: 10,
            mean_forecast: 0.0,
            base_rate: 0.0,
            in_the_large: replicates
                .interval_for_verdict(0, in_the_large_confidence(CONFIDENCE))
                .ok_or(WhyUntested::FewQuestions),
            slope: sample.cox(slope_confidence).and_then(|[_, slope]| interval(slope)).ok_or(WhyUntested::NotSettled),
            bins: &[],
        });
        self.miscalibrated += u32::from(verdict.finds_miscalibration());
        self.simulations += 1;
    }

    fn count(&mut self, which: usize, interval: Option<Interval>, truth: f64) {
        if let Some(Interval { low, high }) = interval {
            self.intervals[which] += 1;
            self.covered[which] += u32::from(low <= truth && truth <= high);
        }
    }

    fn add(&mut self, other: &Self) {
        for k in 0..COUNTED {
            self.intervals[k] += other.intervals[k];
            self.covered[k] += other.covered[k];
        }
        self.miscalibrated += other.miscalibrated;
        self.simulations += other.simulations;
    }

    fn print(&self, world: &ForecastWorld, count: u64) {
        print!("| {} | {count} |", world.name);
        for (covered, intervals) in self.covered.iter().zip(&self.intervals) {
            print!(" {:.1} |", 100.0 * f64::from(*covered) / f64::from(*intervals));
        }
        println!(" {:.1} |", 100.0 * f64::from(self.miscalibrated) / f64::from(self.simulations));
    }
}

fn interval(estimate: Estimate) -> Option<Interval> {
    estimate.low.zip(estimate.high).map(|(low, high)| Interval { low, high })
}

fn run(world: &ForecastWorld, truth: &[f64; COUNTED], count: u64, simulations: u64, threads: u64) -> CoverageCounts {
    let work = |thread: u64| {
        let mut tallied = CoverageCounts::default();
        for seed in (thread..simulations).step_by(usize::try_from(threads).unwrap_or(1)) {
            tallied.simulate(world, truth, count, seed);
        }
        tallied
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(move || work(thread))).collect();
        let mut all = CoverageCounts::default();
        for tallied in running.into_iter().filter_map(|thread| thread.join().ok()) {
            all.add(&tallied);
        }
        all
    })
}

#[test]
#[ignore = "takes an hour, and prints a table for people"]
fn simulate_coverage() {
    let number = |name, otherwise| std::env::var(name).map_or(otherwise, |text| text.parse().expect("a number"));
    let (simulations, threads): (u64, u64) = (number("SIMULATIONS", 4000), number("THREADS", 2));
    let error = 100.0 * (CONFIDENCE * (1.0 - CONFIDENCE) / simulations as f64).sqrt();
    println!("Share in % of 95% intervals that cover the truth, and of groups that get a verdict of miscalibration.");
    println!("{simulations} simulations each, {RESAMPLES} resamples; Monte Carlo standard error {error:.2}.");
    println!("Where a Cox regression does not exist (few questions) it is left out of its two columns.\n");
    println!(
        "| forecasts | questions | Brier | skill vs base rate | skill vs half | log | spherical | in the large \
         | Cox intercept | Cox slope | called miscalibrated |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for world in &WORLDS {
        let truth = world.truth();
        for count in QUESTIONS {
            run(world, &truth, count, simulations, threads.max(1)).print(world, count);
        }
    }
}
