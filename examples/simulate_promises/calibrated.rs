//! Intervals, verdicts and bands of one group.

use std::collections::{BTreeMap, BTreeSet};

use trackrecord::report::Group;
use trackrecord::uncertainty::Rng;

use super::plan::{Break, Plan};
use super::promise::{Book, Cell, Promise, Share};
use super::run::{Failure, intervals, of_each_log, texts};
use super::world::{Attention, Log, World};

/// Intervals are promised from so many effective questions on.
const PROMISED_FROM: f64 = 10.0;

/// The places of intervals in the JSON of a group, and their names in tables. Those that are not here get their place.
const NAMES: [(&str, &str); 14] = [
    ("brier", "Brier"),
    ("log_score", "log"),
    ("spherical_score", "spherical"),
    ("brier_skill.vs_base_rate", "skill"),
    ("intervals.base_rate", "base rate"),
    ("calibration_in_the_large", "in the large"),
    ("cox.slope", "slope"),
    ("cox.intercept", "intercept"),
    ("intervals.miscalibration", "miscalibration"),
    ("intervals.discrimination", "discrimination"),
    ("intervals.auc", "AUC"),
    ("intervals.ece", "ECE"),
    ("intervals.smooth_ece", "smooth ECE"),
    ("brier_skill.vs_half", "skill against ½"),
];

/// What one log shows.
struct Found {
    effective_questions: f64,
    /// By place: whether the truth lies inside; `None` without interval.
    covered: BTreeMap<String, Option<bool>>,
    verdict: &'static str,
    /// Whether the whole curve lies inside of its simultaneous band.
    inside: Option<bool>,
}

/// All logs of a world with so many questions.
pub(crate) struct Sample {
    pub(crate) world: World,
    pub(crate) questions: u32,
    found: Vec<Found>,
}

impl Sample {
    pub(crate) fn draw(world: World, questions: u32, plan: &Plan) -> Result<Self, Failure> {
        let targets = world.law().targets();
        let stream = format!("{world:?} {questions}");
        let found = of_each_log(plan.logs, plan.threads, |folder, number| {
            let log = world.log(questions, &mut Rng::stream(plan.seed_of(&stream), number));
            let report = folder.score(&texts(&log)?, |options| options.statistics.seed = number + 1)?;
            let group = &report.overall;
            let mut ends = intervals(&serde_json::to_value(group)?);
            if plan.broken == Some(Break::NaiveErrors) {
                ends.insert("brier".to_owned(), Some(naive_brier(&log)));
            }
            let covered = ends.into_iter().filter_map(|(place, ends)| {
                let target = targets.get(place.as_str())?;
                Some((place, ends.map(|[low, high]| low <= *target && *target <= high)))
            });
            Ok(Found {
                effective_questions: group.effective_questions.get(),
                covered: covered.collect(),
                verdict: group.verdict.code,
                inside: is_inside(group),
            })
        })?;
        Ok(Self { world, questions, found })
    }

    /// Logs in which intervals are promised.
    fn promised(&self) -> impl Iterator<Item = &Found> {
        self.found.iter().filter(|found| found.effective_questions >= PROMISED_FROM - 1e-9)
    }

    /// How often an interval holds the truth, of the logs that have it and in which it is promised.
    fn coverage(&self, place: &str) -> Share {
        Share::of(self.promised().filter_map(|found| found.covered.get(place).copied().flatten()))
    }

    /// How often there is an interval where it is promised.
    fn present(&self, place: &str) -> Share {
        Share::of(self.promised().map(|found| found.covered.get(place).copied().flatten().is_some()))
    }

    pub(crate) fn verdict(&self, is: impl Fn(&str) -> bool) -> Share {
        Share::of(self.found.iter().map(|found| is(found.verdict)))
    }

    fn outside(&self) -> Share {
        Share::of(self.found.iter().filter_map(|found| found.inside.map(|inside| !inside)))
    }

    fn mean_effective(&self) -> f64 {
        self.found.iter().map(|found| found.effective_questions).sum::<f64>() / self.found.len() as f64
    }

    fn names(&self) -> [Cell; 4] {
        let World { base_rate, attention, hot, slope } = self.world;
        let hot = hot.map_or_else(String::new, |share| format!(", one has {:.0}%", 100.0 * share));
        let slope = if slope < 1.0 { format!(", slope {slope}") } else { String::new() };
        [
            Cell::Text(format!("{:.0}%", 100.0 * base_rate)),
            Cell::Text(format!("{}{hot}{slope}", attention.name())),
            Cell::text(&self.questions),
            Cell::Text(format!("{:.0}", self.mean_effective())),
        ]
    }
}

/// The mean of the forecasts' Brier scores ± 1.96 standard errors, as if each forecast were on a question of its own.
fn naive_brier(log: &Log) -> [f64; 2] {
    let scores = log.forecasts.iter().map(|forecast| {
        let outcome = f64::from(u8::from(log.questions[forecast.question as usize].happened));
        (forecast.said - outcome).powi(2)
    });
    let count = log.forecasts.len() as f64;
    let mean = scores.clone().sum::<f64>() / count;
    let error = (scores.map(|score| (score - mean).powi(2)).sum::<f64>() / count / count).sqrt();
    [mean - 1.96 * error, mean + 1.96 * error]
}

/// Whether a verdict speaks against calibration.
pub(crate) fn accuses(verdict: &str) -> bool {
    !matches!(verdict, "too-few" | "not-tested" | "no-evidence-of-miscalibration")
}

fn is_inside(group: &Group) -> Option<bool> {
    let height = |forecast: f64| {
        group.curve.iter().find(|block| forecast <= block.to.get()).or(group.curve.last()).map(|block| block.calibrated)
    };
    let mut inside = group.bands.iter().filter_map(|point| {
        let height = height(point.forecast.get())?;
        Some(height >= point.simultaneous_low.get() - 1e-12 && height <= point.simultaneous_high.get() + 1e-12)
    });
    (!group.bands.is_empty()).then(|| inside.all(|inside| inside))
}

/// The worlds of the definitions in which everyone is calibrated.
fn worlds(plan: &Plan) -> Vec<(World, u32)> {
    use Attention::{One, Pareto};
    let hot = |base_rate, share| World { hot: Some(share), ..World::calibrated(base_rate, Pareto(1.5)) };
    if plan.reduced {
        let even = [(0.05, One, 100), (0.1, Pareto(1.5), 100), (0.3, Pareto(1.1), 100), (0.5, Pareto(1.5), 30)];
        let mut worlds: Vec<_> = even.map(|(rate, by, n)| (World::calibrated(rate, by), n)).to_vec();
        worlds.extend([(World::calibrated(0.3, One), 20), (hot(0.3, 0.25), 100)]);
        return worlds;
    }
    let attentions = [Pareto(1.1), Pareto(1.5), Pareto(2.0), Pareto(3.0), One];
    let mut worlds = vec![];
    for base_rate in [0.05, 0.1, 0.3, 0.5] {
        for attention in attentions {
            worlds.extend([10, 20, 30, 50, 100, 300].map(|n| (World::calibrated(base_rate, attention), n)));
        }
        for share in [0.25, 0.5] {
            worlds.extend([30, 100, 300].map(|n| (hot(base_rate, share), n)));
        }
    }
    worlds.retain(|(_, questions)| plan.questions.is_none_or(|only| only == *questions));
    worlds
}

/// Draws the worlds and prints what holds in them.
pub(crate) fn calibrated(plan: &Plan, book: &mut Book) -> Result<(), Failure> {
    let samples: Result<Vec<Sample>, Failure> =
        worlds(plan).into_iter().map(|(world, questions)| Sample::draw(world, questions, plan)).collect();
    let samples = samples?;
    coverage(&samples, "Intervals of calibrated forecasts", book);
    verdicts(&samples, book);
    Ok(())
}

/// The same of forecasts that are not calibrated: what numbers of miscalibration are then worth.
pub(crate) fn overconfident(plan: &Plan, book: &mut Book) -> Result<(), Failure> {
    use Attention::{One, Pareto};
    let attentions = if plan.reduced { vec![Pareto(1.5)] } else { vec![Pareto(1.1), Pareto(1.5), One] };
    let mut sizes = if plan.reduced { vec![50] } else { vec![20, 50, 100, 300] };
    sizes.retain(|questions| plan.questions.is_none_or(|only| only == *questions));
    let mut samples = vec![];
    let base_rates: &[f64] = if plan.reduced { &[0.3, 0.5] } else { &[0.1, 0.3, 0.5] };
    for &base_rate in base_rates {
        for &attention in &attentions {
            for &questions in &sizes {
                let world = World { slope: 0.6, ..World::calibrated(base_rate, attention) };
                samples.push(Sample::draw(world, questions, plan)?);
            }
        }
    }
    coverage(&samples, "Intervals of overconfident forecasts", book);
    Ok(())
}

fn coverage(samples: &[Sample], title: &str, book: &mut Book) {
    let known: BTreeSet<&str> =
        samples.iter().flat_map(|s| s.found.iter().flat_map(|f| f.covered.keys().map(String::as_str))).collect();
    let named = NAMES.iter().map(|(place, _)| *place).filter(|place| known.contains(place));
    let unnamed = known.iter().copied().filter(|place| NAMES.iter().all(|(named, _)| named != place));
    // Skill against ½ is the Brier score on another scale.
    let places: Vec<&str> = named.chain(unnamed).filter(|place| *place != "brier_skill.vs_half").collect();
    let name =
        |place: &str| NAMES.iter().find(|(p, _)| *p == place).map_or(place.to_owned(), |(_, name)| (*name).into());
    let names: Vec<String> = places.iter().map(|place| name(place)).collect();
    let mut columns = vec!["base rate", "forecasts", "questions", "effective", "k ≥ 10", "has Brier", "has skill"];
    columns.extend(names.iter().map(String::as_str));
    book.table(title, &columns);
    for sample in samples {
        let share = Share::of(sample.found.iter().map(|f| f.effective_questions >= PROMISED_FROM - 1e-9));
        let mut cells = Vec::from(sample.names());
        cells.push(Cell::Share(share, Promise::None));
        let present = ["brier", "brier_skill.vs_base_rate"].map(|place| sample.present(place));
        cells.extend(present.map(|share| Cell::Share(share, Promise::None)));
        cells.extend(places.iter().map(|place| Cell::Share(sample.coverage(place), Promise::Coverage)));
        book.row(&cells);
    }
    book.end();
}

fn verdicts(samples: &[Sample], book: &mut Book) {
    let columns = [
        "base rate",
        "forecasts",
        "questions",
        "effective",
        "too few",
        "not tested",
        "falsely accused",
        "outside band",
    ];
    book.table("Verdicts on calibrated forecasts", &columns);
    for sample in samples {
        let mut cells = Vec::from(sample.names());
        let counted = ["too-few", "not-tested"].map(|code| sample.verdict(|verdict| verdict == code));
        cells.extend(counted.map(|share| Cell::Share(share, Promise::None)));
        cells.push(Cell::Share(sample.verdict(accuses), Promise::AtMost(0.05)));
        cells.push(Cell::Share(sample.outside(), Promise::AtMost(0.05)));
        book.row(&cells);
    }
    book.end();
}
