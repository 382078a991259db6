//! Logs whose truth is known: several sources per question, updates, unequal participation, sources of types.

use crate::compare::cells::{ScoreCell, ScoreCells, ScoredQuestion};
use crate::compare::crowd::{CrowdForecast, CrowdQuestion, payoffs, relative_scores};
use crate::compare::group_means::QuestionValues;
use crate::compare::source_cells::{SourceCell, SourceCells};
use crate::model::Day;
use crate::score::unchecked::{brier, log_score};
use crate::uncertainty::Rng;

pub(crate) const CLIP: f64 = 0.001;

/// How questions turn out and how each type forecasts.
pub(crate) struct World {
    pub(crate) name: &'static str,
    /// Chances are drawn as u^rarity, u uniform in `[.02, .98]`.
    pub(crate) rarity: i32,
    pub(crate) types: &'static [Kind],
    /// Standard deviation of the logarithm by which the errors of a type's sources differ.
    pub(crate) spread: f64,
    /// Whether what happens is known early; what does not is known on the deadline.
    pub(crate) early: bool,
}

/// A source type.
pub(crate) struct Kind {
    /// How often each of its sources forecasts a question.
    pub(crate) participation: &'static [f64],
    /// Standard deviation of a first forecast's error on the logit scale; each update halves its square.
    pub(crate) noise: f64,
    /// Participation is multiplied by 1 − `avoids` · (1 − |2·chance − 1|): above 0 it prefers easy questions.
    pub(crate) avoids: f64,
    /// How much too likely it takes everything to be, on the logit scale.
    pub(crate) leans: f64,
}

const BUSY: &[f64] = &[0.9, 0.6, 0.4, 0.3];
const MIDDLING: &[f64] = &[0.7, 0.5, 0.2];
const RARE: &[f64] = &[0.5, 0.3, 0.2, 0.1, 0.05];

const fn kind(participation: &'static [f64], noise: f64, avoids: f64) -> Kind {
    Kind { participation, noise, avoids, leans: 0.0 }
}

const fn leaning(participation: &'static [f64], leans: f64) -> Kind {
    Kind { participation, noise: 0.8, avoids: 0.0, leans }
}

const fn world(name: &'static str, rarity: i32, types: &'static [Kind]) -> World {
    World { name, rarity, types, spread: 0.0, early: false }
}

const EVEN: &[f64] = &[0.5, 0.5, 0.4, 0.4, 0.3, 0.3, 0.3, 0.2];
const UNEVEN: &[f64] = &[0.9, 0.5, 0.3, 0.2, 0.1, 0.1, 0.05];

/// All types alike but for how much they take part: no true difference.
pub(crate) const ALIKE: [World; 3] = [
    world("3 types", 1, &[kind(BUSY, 0.8, 0.0), kind(MIDDLING, 0.8, 0.0), kind(RARE, 0.8, 0.0)]),
    world("3 types, rare events", 3, &[kind(BUSY, 0.8, 0.0), kind(MIDDLING, 0.8, 0.0), kind(RARE, 0.8, 0.0)]),
    world(
        "6 types",
        1,
        &[
            kind(BUSY, 0.8, 0.0),
            kind(MIDDLING, 0.8, 0.0),
            kind(RARE, 0.8, 0.0),
            kind(BUSY, 0.8, 0.0),
            kind(MIDDLING, 0.8, 0.0),
            kind(RARE, 0.8, 0.0),
        ],
    ),
];

/// The one takes everything to be too likely, the other too unlikely by as much, and yes is known early.
pub(crate) const LEANING: World =
    World { early: true, ..world("2 types that lean, yes early", 1, &[leaning(BUSY, 0.5), leaning(BUSY, -0.5)]) };

/// The second type is worse than the first, the third better than both.
pub(crate) const DIFFERENT: World =
    world("3 types that differ", 1, &[kind(BUSY, 0.8, 0.0), kind(MIDDLING, 1.2, 0.0), kind(RARE, 0.5, 0.0)]);

/// The better a type, the harder its questions.
pub(crate) const SELECTIVE: World = world(
    "the better types choose the harder questions",
    1,
    &[kind(BUSY, 0.3, -0.6), kind(BUSY, 0.75, 0.3), kind(BUSY, 1.2, 0.95)],
);

/// Types of which none is better, while their sources differ.
pub(crate) const OF_TYPES: [World; 4] = [
    World { spread: 0.4, ..world("sources differ", 1, &[kind(EVEN, 0.8, 0.0), kind(EVEN, 0.8, 0.0)]) },
    World { spread: 0.4, ..world("sources differ, uneven", 1, &[kind(UNEVEN, 0.8, 0.0), kind(UNEVEN, 0.8, 0.0)]) },
    World { spread: 0.4, ..world("sources differ, rare events", 3, &[kind(EVEN, 0.8, 0.0), kind(UNEVEN, 0.8, 0.0)]) },
    world("sources alike", 1, &[kind(EVEN, 0.8, 0.0), kind(UNEVEN, 0.8, 0.0)]),
];

/// What is compared.
pub(crate) struct SimulatedLog {
    pub(crate) cells: ScoreCells,
    pub(crate) relative: QuestionValues,
    pub(crate) payoffs: QuestionValues,
    pub(crate) by_source: SourceCells,
    /// The error of each source, type by type.
    pub(crate) noises: Vec<f64>,
}

impl World {
    pub(crate) fn log(&self, questions: u32, rng: &mut Rng) -> SimulatedLog {
        let groups = self.types.len();
        let mut log = SimulatedLog {
            cells: ScoreCells::new(groups),
            relative: QuestionValues::new(groups),
            payoffs: QuestionValues::new(groups),
            by_source: SourceCells::default(),
            noises: self.noises(rng),
        };
        for order in 0..questions {
            self.question(order, rng, &mut log);
        }
        log
    }

    /// Drawn anew for every log, if the sources of a type differ.
    fn noises(&self, rng: &mut Rng) -> Vec<f64> {
        let of = |kind: &Kind| vec![kind.noise; kind.participation.len()];
        let mut noises: Vec<f64> = self.types.iter().flat_map(of).collect();
        if self.spread > 0.0 {
            for noise in &mut noises {
                *noise *= (self.spread * normal(rng)).exp();
            }
        }
        noises
    }

    fn question(&self, order: u32, rng: &mut Rng, log: &mut SimulatedLog) {
        let chance = (0.02 + 0.96 * rng.unit()).powi(self.rarity);
        let happened = rng.unit() < chance;
        let all_days = 5 + i32::try_from(rng.below(60)).unwrap_or(0);
        let is_early = self.early && happened;
        let days = if is_early { all_days.min(2 + i32::try_from(rng.below(20)).unwrap_or(0)) } else { all_days };
        let opened = i32::try_from(order / 2).unwrap_or(0);
        let day = |after: i32| Day::from_days_since_1970(opened + after).unwrap_or(Day::LAST);
        let resolved_on = day(days);
        let mut forecasts = vec![];
        let mut source = 0;
        for (group, kind) in (0_u32..).zip(self.types) {
            for share in kind.participation {
                source += 1;
                let share = share * (1.0 - kind.avoids * (1.0 - (2.0 * chance - 1.0).abs()));
                if rng.unit() >= share {
                    continue;
                }
                let mut after = i32::try_from(rng.below(u64::from(days.unsigned_abs()))).unwrap_or(0);
                let mut noise = log.noises[source as usize - 1];
                for _ in 0..=rng.below(3) {
                    let probability = said(chance, kind.leans, noise, rng);
                    let (day, at) = (day(after), after.into());
                    forecasts.push(CrowdForecast { group, source, speaker: source, day, at, probability });
                    after += 1 + i32::try_from(rng.below(10)).unwrap_or(0);
                    noise *= 0.5_f64.sqrt();
                    if after >= days {
                        break;
                    }
                }
            }
        }
        let cells = forecasts.iter().map(|f| ScoreCell {
            group: f.group,
            weight: 1.0,
            brier: brier(f.probability, happened),
            log: log_score(f.probability, happened, CLIP),
        });
        log.cells.push(
            ScoredQuestion { order, resolved_on, closes_on: Some(day(all_days)), happened: Some(happened.into()) },
            cells,
        );
        log.by_source.push(forecasts.iter().map(|f| SourceCell {
            group: f.group,
            source: f.source,
            weight: 1.0,
            brier: brier(f.probability, happened),
        }));
        let said = CrowdQuestion { happened: happened.into(), resolved_on, forecasts: &forecasts };
        log.relative.push(relative_scores(&said).iter().map(|score| (score.group, score.relative)));
        log.payoffs.push(payoffs(&said, CLIP).iter().flatten().map(|payoff| (payoff.group, payoff.log)));
    }
}

/// The chance, misjudged on the logit scale, in whole percent.
fn said(chance: f64, leans: f64, noise: f64, rng: &mut Rng) -> f64 {
    rounded(chance, leans + noise * normal(rng))
}

impl World {
    /// A question and its chance.
    pub(crate) fn asked(&self, order: u32, rng: &mut Rng) -> (ScoredQuestion, f64) {
        let chance = (0.02 + 0.96 * rng.unit()).powi(self.rarity);
        let question = ScoredQuestion {
            order,
            resolved_on: Day::FIRST,
            closes_on: None,
            happened: Some((rng.unit() < chance).into()),
        };
        (question, chance)
    }
}

/// The Brier score of one forecast with such an error.
pub(crate) fn score(chance: f64, happened: bool, noise: f64, rng: &mut Rng) -> f64 {
    brier(said(chance, 0.0, noise, rng), happened)
}

/// What a source with such an error scores in the long run: its mean over 400 chances and 40 errors.
pub(crate) fn expected_score(world: &World, noise: f64) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for at in 0..400 {
        let chance = (0.02 + 0.96 * (f64::from(at) + 0.5) / 400.0).powi(world.rarity);
        for step in -20..=20 {
            let z = f64::from(step) / 5.0;
            let weight = (-0.5 * z * z).exp();
            let p = rounded(chance, noise * z);
            sum += weight * (chance * (1.0 - chance) + (p - chance).powi(2));
            weights += weight;
        }
    }
    sum / weights
}

/// The chance moved on the logit scale, in whole percent.
fn rounded(chance: f64, by: f64) -> f64 {
    let logit = (chance / (1.0 - chance)).ln() + by;
    (100.0 / (1.0 + (-logit).exp())).round() / 100.0
}

/// Nearly standard normal.
fn normal(rng: &mut Rng) -> f64 {
    (0..12).map(|_| rng.unit()).sum::<f64>() - 6.0
}
