//! The questions: when they are open, how likely they are, how they end.

use trackrecord::model::Day;
use trackrecord::uncertainty::Rng;

use super::draw::{Choice, beta, normal};

/// Days from the start of 2017 to the end of 2025.
pub(super) const DAYS: u32 = 3287;

/// Where questions are asked, and how many of a hundred there.
const PLATFORMS: [(&str, f64); 6] =
    [("tournament", 35.0), ("market", 25.0), ("newsroom", 15.0), ("exchange", 10.0), ("panel", 10.0), ("lab", 5.0)];

pub(super) struct Question {
    platform: &'static str,
    number: u32,
    /// Log odds of its event.
    pub(super) log_odds: f64,
    /// How often it is forecast, against others.
    pub(super) popularity: f64,
    /// Days since the start of 2017.
    pub(super) opens: u32,
    pub(super) closes: u32,
    /// `None`: not resolved.
    pub(super) end: Option<End>,
}

/// How a question ends.
#[derive(Clone, Copy)]
pub(super) enum End {
    Yes,
    No,
    Annulled,
}

impl End {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Yes => "1",
            Self::No => "0",
            Self::Annulled => "annulled",
        }
    }
}

impl Question {
    pub(super) fn id(&self) -> String {
        format!("{}-{}", self.platform, self.number)
    }
}

pub(super) fn draw(seed: u64, questions: u32) -> Vec<Question> {
    let mut rng = Rng::stream(seed, 0);
    let platforms = Choice::new(PLATFORMS.map(|(_, share)| share));
    let mut numbers: Vec<u32> = (1..=questions).collect();
    shuffle(&mut numbers, &mut rng);
    numbers.into_iter().map(|number| Question::draw(PLATFORMS[platforms.draw(&mut rng)].0, number, &mut rng)).collect()
}

impl Question {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days, never negative")]
    fn draw(platform: &'static str, number: u32, rng: &mut Rng) -> Self {
        let chance = beta(0.55, 0.95, rng).clamp(0.003, 0.997);
        // The root makes later days likelier.
        let opens = (f64::from(DAYS) * 0.97 * rng.unit().sqrt()) as u32;
        let days = (4.2 + normal(rng)).exp().clamp(3.0, 1500.0) as u32;
        let happened = rng.unit() < chance;
        let end = if rng.unit() < 0.1 {
            None
        } else if rng.unit() < 0.01 {
            Some(End::Annulled)
        } else {
            Some(if happened { End::Yes } else { End::No })
        };
        Self {
            platform,
            number,
            log_odds: (chance / (1.0 - chance)).ln(),
            popularity: (1.1 * normal(rng)).exp(),
            opens,
            closes: (opens + days).min(DAYS - 1),
            end,
        }
    }
}

/// Every order is equally likely (Fisher & Yates).
#[allow(clippy::cast_possible_truncation, reason = "a position in the slice")]
fn shuffle(numbers: &mut [u32], rng: &mut Rng) {
    for last in (1..numbers.len()).rev() {
        numbers.swap(last, rng.below(last as u64 + 1) as usize);
    }
}

/// All days, as they are written.
pub(super) fn dates() -> Vec<String> {
    let first = Day::from_ymd(2017, 1, 1).map_or(0, Day::days_since_1970);
    let day = |at| Day::from_days_since_1970(first + at).map_or_else(String::new, |day| day.to_string());
    (0..DAYS.cast_signed()).map(day).collect()
}
