//! What a verdict finds that is there.

use trackrecord::uncertainty::Rng;

use super::calibrated::accuses;
use super::plan::Plan;
use super::promise::{Book, Cell, Promise, Share};
use super::run::{Failure, of_each_log, texts};
use super::world::{Forecast, Log, beta, ended, opened};

/// Forecasters who are wrong, one forecast a question.
struct Wrong {
    what: &'static str,
    spread: &'static str,
    questions: u32,
    /// What is said, and how often it then happens.
    draw: fn(&mut Rng) -> [f64; 2],
    /// The share in which a verdict must find it.
    found: Promise,
}

fn stretched(said: f64, slope: f64) -> [f64; 2] {
    [said, 1.0 / (1.0 + (-slope * (said / (1.0 - said)).ln()).exp())]
}

fn between(low: f64, high: f64, rng: &mut Rng) -> f64 {
    low + (high - low) * rng.unit()
}

const WORLDS: [Wrong; 8] = [
    Wrong {
        what: "slope 0.59",
        spread: "evenly over 2–98%",
        questions: 100,
        draw: |rng| stretched(between(0.02, 0.98, rng), 0.59),
        found: Promise::AtLeast(0.4),
    },
    Wrong {
        what: "slope 0.59",
        spread: "near 0 and 1: Beta(½, ½)",
        questions: 100,
        draw: |rng| stretched(beta([0.5, 0.5], rng).clamp(0.01, 0.99), 0.59),
        found: Promise::AtLeast(0.4),
    },
    Wrong {
        what: "slope 0.59",
        spread: "near 50%: Beta(2, 2)",
        questions: 100,
        draw: |rng| stretched(beta([2.0, 2.0], rng), 0.59),
        found: Promise::None,
    },
    Wrong {
        what: "slope 0.59",
        spread: "below 50%: Beta(1, 3)",
        questions: 100,
        draw: |rng| stretched(beta([1.0, 3.0], rng).clamp(0.01, 0.99), 0.59),
        found: Promise::None,
    },
    Wrong {
        what: "slope 1.7",
        spread: "evenly over 2–98%",
        questions: 100,
        draw: |rng| stretched(between(0.02, 0.98, rng), 1.7),
        found: Promise::None,
    },
    Wrong {
        what: "5% happen",
        spread: "60–95%",
        questions: 20,
        draw: |rng| [between(0.6, 0.95, rng), 0.05],
        found: Promise::AtLeast(0.9),
    },
    Wrong {
        what: "95% happen",
        spread: "5–40%",
        questions: 20,
        draw: |rng| [between(0.05, 0.4, rng), 0.95],
        found: Promise::AtLeast(0.9),
    },
    Wrong { what: "none happens", spread: "80%", questions: 15, draw: |_| [0.8, 0.0], found: Promise::AtLeast(0.99) },
];

impl Wrong {
    fn log(&self, rng: &mut Rng) -> Log {
        let mut log = Log::default();
        for question in 0..self.questions {
            let [said, chance] = (self.draw)(rng);
            log.forecasts.push(Forecast { question, kind: 0, source: question % 10, day: opened(question), said });
            log.questions.push(ended(question, rng.unit() < chance, false, rng));
        }
        log
    }
}

/// How often verdicts find what is wrong.
pub(crate) fn power(plan: &Plan, book: &mut Book) -> Result<(), Failure> {
    book.table(
        "What verdicts find",
        &["what is wrong", "said", "questions", "any verdict against", "in the large", "slope", "curve alone"],
    );
    for world in WORLDS.iter().filter(|world| !plan.reduced || !matches!(world.found, Promise::None)) {
        let stream = format!("{} {}", world.what, world.spread);
        let verdicts = of_each_log(plan.logs, plan.threads, |folder, number| {
            let log = world.log(&mut Rng::stream(plan.seed_of(&stream), number));
            let report = folder.score(&texts(&log)?, |options| options.statistics.seed = number + 1)?;
            Ok(report.overall.verdict.code)
        })?;
        let share = |codes: &[&str]| {
            Cell::Share(Share::of(verdicts.iter().map(|verdict| codes.contains(verdict))), Promise::None)
        };
        book.row(&[
            Cell::text(&world.what),
            Cell::text(&world.spread),
            Cell::text(&world.questions),
            Cell::Share(Share::of(verdicts.iter().map(|verdict| accuses(verdict))), world.found),
            share(&["too-optimistic", "too-pessimistic"]),
            share(&["overconfident", "underconfident"]),
            share(&["miscalibrated"]),
        ]);
    }
    book.end();
    Ok(())
}
