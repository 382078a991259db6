//! Worlds of questions with four ordered answers, numbers and days, calibrated by construction as those of yes and no, logs drawn from
//! them, and what their forecasts score in the long run.

use std::fmt::Write as _;

use statrs::distribution::{Continuous, ContinuousCDF, Normal};
use trackrecord::uncertainty::Rng;

use super::run::{Failure, LogTexts, written_day};
use super::world::{Attention, MOST, PUBLIC, SOURCES, ended, opened, signals};

/// Answers of a question, of which one happens; of a question by when, days between three deadlines and after the last.
const ANSWERS: usize = 4;
/// The levels of quantiles that are stated.
pub(crate) const LEVELS: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];
/// Numbers of a question lie so far apart, one as likely as the other. More is said of those that lie far apart.
const SCALES: [(f64, f64); 3] = [(10.0, 0.5), (20.0, 1.0), (40.0, 2.0)];
/// Days between two deadlines.
const BETWEEN: i32 = 100;

/// For each answer, a number of balls or of draws, or a probability.
type OfAnswers<T> = [T; ANSWERS];

/// A world of all three kinds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KindsWorld {
    pub(crate) attention: Attention,
    /// Chances of the answers before anything is known sum to 1.
    pub(crate) chances: OfAnswers<f64>,
    /// Forecasts that each question has at least.
    pub(crate) least: u32,
}

/// What forecasts of a world score in the long run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Targets {
    /// Half form, over all answers.
    pub(crate) brier: f64,
    pub(crate) log_score: f64,
    /// Of answers in their order; days are scored alike.
    pub(crate) rps: f64,
    pub(crate) wis: f64,
}

impl Targets {
    /// What forecasts score that give answers their chances.
    fn of(chances: OfAnswers<f64>) -> Self {
        let brier = chances.iter().map(|p| p * (1.0 - p)).sum::<f64>() / 2.0;
        let log_score = chances.iter().map(|p| -p * p.max(f64::MIN_POSITIVE).ln()).sum();
        let cuts = cumulative(chances);
        let rps = cuts.iter().map(|p| p * (1.0 - p)).sum::<f64>() / cuts.len() as f64;
        Self { brier, log_score, rps, wis: 0.0 }
    }
}

impl KindsWorld {
    fn prior(&self) -> OfAnswers<f64> {
        self.chances.map(|chance| 4.0 * chance)
    }

    fn forecasts(&self, pull: f64, rng: &mut Rng) -> u32 {
        self.attention.draw(pull, rng).max(self.least)
    }

    /// How many forecasts a question has that are a source's so manieth, from 0.
    fn expected(&self, update: u32, pull: f64) -> f64 {
        let from = update * SOURCES;
        let one = |n: u32| if n <= self.least { 1.0 } else { self.attention.at_least(n, pull) };
        (from + 1..=from + SOURCES).map(one).sum()
    }

    pub(crate) fn targets(&self) -> Targets {
        let (mut sum, mut forecasts) = (Targets::default(), 0.0);
        for public in splits(PUBLIC) {
            let known = added(self.prior(), public);
            let (of_public, pull) = (urn(public, self.prior()), pull(known));
            // What is seen no longer changes after a few updates.
            let expected = |update| self.expected(update, pull);
            let updates = [expected(0), expected(1), expected(2), (3..MOST / SOURCES).map(expected).sum()];
            for (update, expected) in (0..).zip(updates) {
                for seen in splits(signals(update)) {
                    let share = of_public * expected * urn(seen, known);
                    let one = Targets::of(shares(added(known, seen)));
                    sum.brier += share * one.brier;
                    sum.log_score += share * one.log_score;
                    sum.rps += share * one.rps;
                    forecasts += share;
                }
            }
        }
        let [brier, log_score, rps] = [sum.brier, sum.log_score, sum.rps].map(|sum| sum / forecasts);
        Targets { brier, log_score, rps, wis: self.expected_wis() }
    }

    /// The pinball loss at level τ of a calibrated normal forecast with deviation σ is `2 σ φ(z_τ)` in the mean.
    fn expected_wis(&self) -> f64 {
        let normal = Normal::standard();
        let of_level = |level: &f64| 2.0 * normal.pdf(normal.inverse_cdf(*level));
        let pinball = LEVELS.iter().map(of_level).sum::<f64>() / LEVELS.len() as f64;
        let (mut sum, mut forecasts) = (0.0, 0.0);
        for (scale, pull) in SCALES {
            for update in 0..MOST / SOURCES {
                let expected = self.expected(update, pull);
                sum += expected * scale * deviation(signals(update)) * pinball;
                forecasts += expected;
            }
        }
        sum / forecasts
    }

    /// A log with so many questions of each kind. Sources with an even number are of one type, the others of another.
    pub(crate) fn log(&self, questions: u32, rng: &mut Rng) -> Result<LogTexts, Failure> {
        let mut texts = LogTexts {
            forecasts: "question_id,source,source_type,forecast_date,category,by,quantile_level,value,probability\n"
                .into(),
            resolutions: "question_id,resolved_on,outcome,categories\n".into(),
            rows: 0,
        };
        for question in 0..questions {
            self.answers(question, rng, &mut texts)?;
            self.days(question, rng, &mut texts)?;
            self.number(question, rng, &mut texts)?;
        }
        Ok(texts)
    }

    /// What is said on a question with answers, in the order in which it is said, and the answer that happens.
    fn said(&self, rng: &mut Rng) -> (Vec<OfAnswers<f64>>, usize) {
        let chances = dirichlet(self.prior(), rng);
        let known = added(self.prior(), draws(PUBLIC, chances, rng));
        let mut seen = [[0; ANSWERS]; SOURCES as usize];
        let said = (0..self.forecasts(pull(known), rng)).map(|number| {
            let own = &mut seen[(number % SOURCES) as usize];
            let more = draws(signals(number / SOURCES) - own.iter().sum::<u32>(), chances, rng);
            own.iter_mut().zip(more).for_each(|(own, more)| *own += more);
            shares(added(known, *own))
        });
        (said.collect(), draw(chances, rng))
    }

    fn answers(&self, question: u32, rng: &mut Rng, texts: &mut LogTexts) -> Result<(), Failure> {
        let (said, happened) = self.said(rng);
        for (number, probabilities) in (0..).zip(said) {
            for (answer, probability) in probabilities.iter().enumerate() {
                let who = who(format_args!("A{question}"), question, number);
                writeln!(texts.forecasts, "{who},answer {answer},,,,{probability}")?;
                texts.rows += 1;
            }
        }
        let day = written_day(ended(question, true, false, rng).resolved_on);
        let order = "answer 0 < answer 1 < answer 2 < answer 3";
        writeln!(texts.resolutions, "A{question},{day},answer {happened},{order}")?;
        Ok(())
    }

    /// Deadlines lie a year after the question opens, so that nothing is known before the last forecast.
    fn days(&self, question: u32, rng: &mut Rng, texts: &mut LogTexts) -> Result<(), Failure> {
        let (said, happened) = self.said(rng);
        let deadline = |cut: usize| opened(question) + 300 + BETWEEN * i32::try_from(cut).unwrap_or(0);
        for (number, probabilities) in (0..).zip(said) {
            for (cut, probability) in cumulative(probabilities).into_iter().enumerate() {
                let who = who(format_args!("D{question}"), question, number);
                writeln!(texts.forecasts, "{who},,{},,,{probability}", written_day(deadline(cut)))?;
                texts.rows += 1;
            }
        }
        let last = written_day(deadline(ANSWERS - 2));
        if happened == ANSWERS - 1 {
            writeln!(texts.resolutions, "D{question},{last},not by {last},")?;
        } else {
            let day = written_day(deadline(happened) - i32::try_from(rng.below(50)).unwrap_or(0));
            writeln!(texts.resolutions, "D{question},{day},{day},")?;
        }
        Ok(())
    }

    /// A normal number, of which public and private signals tell as much as one draw each.
    fn number(&self, question: u32, rng: &mut Rng, texts: &mut LogTexts) -> Result<(), Failure> {
        let (scale, pull) = SCALES[usize::try_from(rng.below(3))?];
        let number = normal(rng);
        let public: f64 = (0..PUBLIC).map(|_| number + normal(rng)).sum();
        let mut seen = [(0_u32, 0.0); SOURCES as usize];
        for said in 0..self.forecasts(pull, rng) {
            let own = &mut seen[(said % SOURCES) as usize];
            let more = signals(said / SOURCES) - own.0;
            own.1 += (0..more).map(|_| number + normal(rng)).sum::<f64>();
            own.0 += more;
            let deviation = deviation(own.0);
            let mean = (public + own.1) * deviation.powi(2);
            for level in LEVELS {
                let quantile = 500.0 + scale * (mean + deviation * Normal::standard().inverse_cdf(level));
                let who = who(format_args!("N{question}"), question, said);
                writeln!(texts.forecasts, "{who},,,{level},{quantile},")?;
                texts.rows += 1;
            }
        }
        let day = written_day(ended(question, true, false, rng).resolved_on);
        writeln!(texts.resolutions, "N{question},{day},{},", 500.0 + scale * number)?;
        Ok(())
    }
}

/// The first cells of a row.
fn who(id: std::fmt::Arguments<'_>, question: u32, number: u32) -> String {
    let source = number % SOURCES;
    let desk = char::from(b'a' + u8::from(source % 2 == 1));
    let day = written_day(opened(question) + i32::try_from(number / SOURCES).unwrap_or(0));
    format!("{id},{desk}{source},desk {desk},{day}")
}

/// The deviation of a normal number with prior deviation 1 once so many private signals are seen.
fn deviation(signals: u32) -> f64 {
    1.0 / f64::from(1 + PUBLIC + signals).sqrt()
}

/// Chances of "at most this answer", but for the last.
fn cumulative(chances: OfAnswers<f64>) -> [f64; ANSWERS - 1] {
    let mut sum = 0.0;
    std::array::from_fn(|answer| {
        sum += chances[answer];
        // Rounded so that no sum falls or exceeds 1.
        (sum * 1e9).round() / 1e9
    })
}

fn shares(balls: OfAnswers<f64>) -> OfAnswers<f64> {
    let all: f64 = balls.iter().sum();
    balls.map(|of_answer| of_answer / all)
}

fn added(balls: OfAnswers<f64>, drawn: OfAnswers<u32>) -> OfAnswers<f64> {
    std::array::from_fn(|answer| balls[answer] + f64::from(drawn[answer]))
}

/// The less certain, the more is said.
fn pull(known: OfAnswers<f64>) -> f64 {
    0.5 + 2.0 * Targets::of(shares(known)).brier
}

/// All ways in which so many draws can come out.
fn splits(draws: u32) -> impl Iterator<Item = OfAnswers<u32>> {
    (0..=draws).flat_map(move |a| {
        (0..=draws - a).flat_map(move |b| (0..=draws - a - b).map(move |c| [a, b, c, draws - a - b - c]))
    })
}

/// Chance of these draws from an urn of Pólya with so many balls of each colour.
fn urn(drawn: OfAnswers<u32>, balls: OfAnswers<f64>) -> f64 {
    let rising = |from: f64, steps: u32| (0..steps).map(|step| from + f64::from(step)).product::<f64>();
    let factorial = |n: u32| rising(1.0, n);
    let all: u32 = drawn.iter().sum();
    let ways = factorial(all) / drawn.iter().map(|&n| factorial(n)).product::<f64>();
    let of_colours = drawn.iter().zip(balls).map(|(&n, of_colour)| rising(of_colour, n)).product::<f64>();
    ways * of_colours / rising(balls.iter().sum(), all)
}

fn draw(chances: OfAnswers<f64>, rng: &mut Rng) -> usize {
    let at = rng.unit();
    let mut sum = 0.0;
    let mut passed = |chance: &f64| {
        sum += chance;
        at >= sum
    };
    chances[..ANSWERS - 1].iter().take_while(|chance| passed(chance)).count()
}

fn draws(count: u32, chances: OfAnswers<f64>, rng: &mut Rng) -> OfAnswers<u32> {
    let mut drawn = [0; ANSWERS];
    (0..count).for_each(|_| drawn[draw(chances, rng)] += 1);
    drawn
}

/// A Dirichlet variate by breaking a stick with Beta variates.
fn dirichlet(balls: OfAnswers<f64>, rng: &mut Rng) -> OfAnswers<f64> {
    let mut left = 1.0;
    let mut of_rest: f64 = balls.iter().sum();
    std::array::from_fn(|answer| {
        of_rest -= balls[answer];
        let share = if answer + 1 == ANSWERS { 1.0 } else { super::world::beta([balls[answer], of_rest], rng) };
        let chance = left * share;
        left -= chance;
        chance
    })
}

fn normal(rng: &mut Rng) -> f64 {
    Normal::standard().inverse_cdf(rng.unit().max(f64::EPSILON))
}
