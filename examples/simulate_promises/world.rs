//! Worlds whose forecasts are calibrated by construction, and logs drawn from them.
//!
//! A question's chance is drawn from a Beta distribution. Three public signals are known to all; each source sees signals of its own
//! besides, more with each update: draws from an urn of Pólya, as anyone sees them who does not know the chance. What is said is the
//! posterior mean, which is calibrated, or in worlds that are not, that mean with its log odds stretched.

use trackrecord::uncertainty::Rng;

use super::law::{Law, Part, urn};

pub(crate) const PUBLIC: u32 = 3;
/// Sources of a log; each says something once before the first says something again.
pub(crate) const SOURCES: u32 = 20;
/// More forecasts a question has in no log.
pub(crate) const MOST: u32 = 2000;
/// Days on which a question is open; those that happen may be known from `EARLIEST` on.
const OPEN: i32 = 400;
const EARLIEST: i32 = 150;
/// The day on which the first question opens, in days since 1970.
const FIRST_DAY: i32 = 10_000;

/// A forecast of a log.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Forecast {
    pub(crate) question: u32,
    pub(crate) kind: u32,
    pub(crate) source: u32,
    /// In days since 1970.
    pub(crate) day: i32,
    pub(crate) said: f64,
}

/// A question of a log; days are in days since 1970.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    pub(crate) happened: bool,
    pub(crate) resolved_on: i32,
    pub(crate) closes_on: i32,
}

/// What is written to files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    pub(crate) forecasts: Vec<Forecast>,
    pub(crate) questions: Vec<Question>,
}

/// How many forecasts a question draws.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Attention {
    /// One each.
    One,
    /// As a Pareto distribution with this exponent says, times 0.5 to 1.5, the more the less certain a question is.
    Pareto(f64),
}

impl Attention {
    /// How much more a question draws for being uncertain.
    fn pull(public: f64) -> f64 {
        0.5 + 4.0 * public * (1.0 - public)
    }

    pub(crate) fn draw(self, pull: f64, rng: &mut Rng) -> u32 {
        let Self::Pareto(exponent) = self else { return 1 };
        let drawn = pull * (1.0 - rng.unit()).powf(-1.0 / exponent);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let whole = drawn.round().clamp(1.0, f64::from(MOST)) as u32;
        whole
    }

    /// Chance of at least so many.
    pub(crate) fn at_least(self, forecasts: u32, pull: f64) -> f64 {
        match self {
            _ if forecasts <= 1 => 1.0,
            Self::Pareto(exponent) if forecasts <= MOST => {
                ((f64::from(forecasts) - 0.5) / pull).powf(-exponent).min(1.0)
            }
            _ => 0.0,
        }
    }

    pub(crate) fn name(self) -> String {
        match self {
            Self::One => "one".to_owned(),
            Self::Pareto(exponent) => format!("Pareto {exponent}"),
        }
    }
}

/// A world of one group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct World {
    pub(crate) base_rate: f64,
    pub(crate) attention: Attention,
    /// The share of all forecasts that one question draws, if one is hot.
    pub(crate) hot: Option<f64>,
    /// The Cox slope: 1 is calibrated, below is overconfident.
    pub(crate) slope: f64,
}

/// Private signals that a source has seen at its so manieth forecast on a question, from 0.
pub(crate) fn signals(update: u32) -> u32 {
    2 + 2 * update.min(3)
}

impl World {
    pub(crate) fn calibrated(base_rate: f64, attention: Attention) -> Self {
        Self { base_rate, attention, hot: None, slope: 1.0 }
    }

    fn prior(&self) -> [f64; 2] {
        [2.0 * self.base_rate, 2.0 * (1.0 - self.base_rate)]
    }

    /// What is said where the posterior mean is `chance`.
    fn said(&self, chance: f64) -> f64 {
        if self.slope.total_cmp(&1.0).is_eq() {
            return chance;
        }
        1.0 / (1.0 + (-(chance / (1.0 - chance)).ln() / self.slope).exp())
    }

    pub(crate) fn law(&self) -> Law {
        let (mut parts, prior) = (vec![], self.prior());
        let mut hot = vec![];
        let mut forecasts = 0.0;
        for public in 0..=PUBLIC {
            let of_public = urn(public, PUBLIC, prior);
            let known = posterior(prior, public, PUBLIC);
            let pull = Attention::pull(mean(known));
            for update in 0..MOST / SOURCES {
                let from = update * SOURCES;
                let expected: f64 = (from + 1..=from + SOURCES).map(|n| self.attention.at_least(n, pull)).sum();
                forecasts += of_public * expected;
                parts.extend(self.parts(known, signals(update), of_public * expected));
            }
            hot.extend(self.parts(known, signals(0), of_public));
        }
        if let Some(share) = self.hot {
            let times = forecasts * share / (1.0 - share);
            parts.extend(hot.into_iter().map(|part| Part { share: part.share * times, ..part }));
        }
        Law::of(parts)
    }

    fn parts(&self, known: [f64; 2], signals: u32, share: f64) -> impl Iterator<Item = Part> {
        (0..=signals).map(move |yes| {
            let chance = mean(posterior(known, yes, signals));
            Part { said: self.said(chance), chance, share: share * urn(yes, signals, known) }
        })
    }

    pub(crate) fn log(&self, questions: u32, rng: &mut Rng) -> Log {
        let mut log = Log::default();
        let prior = self.prior();
        // The hot question comes last, as it has so many forecasts for each that the others have.
        for question in (0..questions).rev() {
            let chance = beta(prior, rng);
            let public = heads(PUBLIC, chance, rng);
            let known = posterior(prior, public, PUBLIC);
            let hot = self.hot.filter(|_| question == 0);
            let forecasts = hot.map_or_else(
                || self.attention.draw(Attention::pull(mean(known)), rng),
                |share| times(log.forecasts.len(), share / (1.0 - share)),
            );
            let sources = if hot.is_some() { forecasts } else { SOURCES };
            let opened = opened(question);
            let mut seen = vec![[0; 2]; sources.min(forecasts) as usize];
            for number in 0..forecasts {
                let (source, update) = (number % sources, number / sources);
                let [yes, so_far] = &mut seen[source as usize];
                let more = signals(update) - *so_far;
                *yes += heads(more, chance, rng);
                *so_far += more;
                let said = self.said(mean(posterior(known, *yes, *so_far)));
                let day = opened + i32::try_from(update).unwrap_or(0);
                log.forecasts.push(Forecast { question, kind: 0, source, day, said });
            }
            log.questions.push(ended(question, rng.unit() < chance, true, rng));
        }
        log.questions.reverse();
        log
    }
}

/// The day on which a question opens.
pub(crate) fn opened(question: u32) -> i32 {
    FIRST_DAY + i32::try_from(question).unwrap_or(0)
}

/// A question that ends on its deadline, or before if what was asked about happens and is known early.
pub(crate) fn ended(question: u32, happened: bool, early: bool, rng: &mut Rng) -> Question {
    let closes_on = opened(question) + OPEN;
    let known_after = i32::try_from(rng.below(50)).unwrap_or(0);
    let resolved_on = if early && happened { opened(question) + EARLIEST + known_after } else { closes_on };
    Question { happened, resolved_on, closes_on }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of forecasts")]
fn times(forecasts: usize, factor: f64) -> u32 {
    (forecasts as f64 * factor).round().max(1.0) as u32
}

/// Balls in the urn after `yes` of so many `draws`.
pub(crate) fn posterior([of_yes, of_no]: [f64; 2], yes: u32, draws: u32) -> [f64; 2] {
    [of_yes + f64::from(yes), of_no + f64::from(draws - yes)]
}

pub(crate) fn mean([of_yes, of_no]: [f64; 2]) -> f64 {
    of_yes / (of_yes + of_no)
}

/// How many of so many draws come out yes.
pub(crate) fn heads(draws: u32, chance: f64, rng: &mut Rng) -> u32 {
    (0..draws).map(|_| u32::from(rng.unit() < chance)).sum()
}

/// A Beta variate (Jöhnk 1964).
pub(crate) fn beta([a, b]: [f64; 2], rng: &mut Rng) -> f64 {
    loop {
        let (x, y) = (rng.unit().powf(1.0 / a), rng.unit().powf(1.0 / b));
        if x + y <= 1.0 && x + y > 0.0 {
            return x / (x + y);
        }
    }
}
