//! Logs whose truth is known: several sources per question, updates, unequal participation, sources of types.

use crate::compare::cells::{ScoreCell, ScoreCells, ScoredQuestion};
use crate::compare::crowd::{Forecast, QuestionForecasts, payoffs, relative_scores};
use crate::compare::group_means::QuestionValues;
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
}

/// A source type.
pub(crate) struct Kind {
    /// How often each of its sources forecasts a question.
    pub(crate) participation: &'static [f64],
    /// Standard deviation of a first forecast's error on the logit scale; each update halves its square.
    pub(crate) noise: f64,
    /// Participation is multiplied by 1 − `avoids` · (1 − |2·chance − 1|): above 0 it prefers easy questions.
    pub(crate) avoids: f64,
}

const BUSY: &[f64] = &[0.9, 0.6, 0.4, 0.3];
const MIDDLING: &[f64] = &[0.7, 0.5, 0.2];
const RARE: &[f64] = &[0.5, 0.3, 0.2, 0.1, 0.05];

const fn kind(participation: &'static [f64], noise: f64, avoids: f64) -> Kind {
    Kind { participation, noise, avoids }
}

/// All types alike but for how much they take part: no true difference.
pub(crate) const ALIKE: [World; 3] = [
    World {
        name: "3 types",
        rarity: 1,
        types: &[kind(BUSY, 0.8, 0.0), kind(MIDDLING, 0.8, 0.0), kind(RARE, 0.8, 0.0)],
    },
    World {
        name: "3 types, rare events",
        rarity: 3,
        types: &[kind(BUSY, 0.8, 0.0), kind(MIDDLING, 0.8, 0.0), kind(RARE, 0.8, 0.0)],
    },
    World {
        name: "6 types",
        rarity: 1,
        types: &[
            kind(BUSY, 0.8, 0.0),
            kind(MIDDLING, 0.8, 0.0),
            kind(RARE, 0.8, 0.0),
            kind(BUSY, 0.8, 0.0),
            kind(MIDDLING, 0.8, 0.0),
            kind(RARE, 0.8, 0.0),
        ],
    },
];

/// The second type is worse than the first, the third better than both.
pub(crate) const DIFFERENT: World = World {
    name: "3 types that differ",
    rarity: 1,
    types: &[kind(BUSY, 0.8, 0.0), kind(MIDDLING, 1.2, 0.0), kind(RARE, 0.5, 0.0)],
};

/// The better a type, the harder its questions.
pub(crate) const SELECTIVE: World = World {
    name: "the better types choose the harder questions",
    rarity: 1,
    types: &[kind(BUSY, 0.3, -0.6), kind(BUSY, 0.75, 0.3), kind(BUSY, 1.2, 0.95)],
};

/// What is compared.
pub(crate) struct SimulatedLog {
    pub(crate) cells: ScoreCells,
    pub(crate) relative: QuestionValues,
    pub(crate) payoffs: QuestionValues,
}

impl World {
    pub(crate) fn log(&self, questions: u32, rng: &mut Rng) -> SimulatedLog {
        let groups = self.types.len();
        let mut log = SimulatedLog {
            cells: ScoreCells::new(groups),
            relative: QuestionValues::new(groups),
            payoffs: QuestionValues::new(groups),
        };
        for order in 0..questions {
            self.question(order, rng, &mut log);
        }
        log
    }

    fn question(&self, order: u32, rng: &mut Rng, log: &mut SimulatedLog) {
        let chance = (0.02 + 0.96 * rng.unit()).powi(self.rarity);
        let happened = rng.unit() < chance;
        let days = 5 + i32::try_from(rng.below(60)).unwrap_or(0);
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
                let mut noise = kind.noise;
                for _ in 0..=rng.below(3) {
                    let probability = said(chance, noise, rng);
                    let (day, at) = (day(after), after.into());
                    forecasts.push(Forecast { group, source, speaker: source, day, at, probability });
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
        log.cells.push(ScoredQuestion { order, resolved_on, happened }, cells);
        let said = QuestionForecasts { happened, resolved_on, forecasts: &forecasts };
        log.relative.push(relative_scores(&said).iter().map(|score| (score.group, score.relative)));
        log.payoffs.push(payoffs(&said, CLIP).iter().flatten().map(|payoff| (payoff.group, payoff.log)));
    }
}

/// The chance, misjudged on the logit scale, in whole percent.
fn said(chance: f64, noise: f64, rng: &mut Rng) -> f64 {
    let normal = (0..12).map(|_| rng.unit()).sum::<f64>() - 6.0;
    let logit = (chance / (1.0 - chance)).ln() + noise * normal;
    (100.0 / (1.0 + (-logit).exp())).round() / 100.0
}
