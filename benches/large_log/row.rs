//! One forecast.

use trackrecord::uncertainty::Rng;

use super::World;
use super::draw::normal;
use super::question::Question;
use super::source::Source;

pub(super) struct Row<'a> {
    pub(super) question: &'a Question,
    pub(super) source: &'a Source,
    /// Days since the start of 2017.
    pub(super) day: u32,
    thousandths: u32,
}

impl<'a> Row<'a> {
    pub(super) fn draw(seed: u64, index: u32, world: &'a World) -> Self {
        let rng = &mut Rng::stream(seed, u64::from(index));
        let question = &world.questions[world.popularity.draw(rng)];
        let source = &world.sources[world.activity.draw(rng)];
        let day = question.opens + below(question.closes - question.opens + 1, rng);
        let log_odds = source.stretch * question.log_odds + source.shift + source.noise * normal(rng);
        let thousandths = rounded(1.0 / (1.0 + (-log_odds).exp()), rng);
        // Most shy away from certainty.
        let thousandths = if rng.unit() < 0.9 { thousandths.clamp(10, 990) } else { thousandths };
        Self { question, source, day, thousandths }
    }

    pub(super) fn probability(&self) -> f64 {
        f64::from(self.thousandths) / 1000.0
    }
}

/// To a thousandth, a hundredth or a twentieth, in thousandths.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
fn rounded(p: f64, rng: &mut Rng) -> u32 {
    let steps = match rng.unit() {
        ..0.15 => 1000,
        ..0.75 => 100,
        _ => 20,
    };
    (p * f64::from(steps)).round() as u32 * (1000 / steps)
}

#[allow(clippy::cast_possible_truncation, reason = "below a u32")]
fn below(n: u32, rng: &mut Rng) -> u32 {
    rng.below(u64::from(n)) as u32
}
