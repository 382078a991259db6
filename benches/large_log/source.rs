//! The sources: their names, types and habits.

use trackrecord::uncertainty::Rng;

use super::draw::{Choice, normal};

const SOURCES: u32 = 500;

/// The types, commonest first, what their sources are called, and how much noise they add.
const TYPES: [(&str, &[&str], f64); 8] = [
    ("language model", &["chat-large", "chat-small", "reasoner"], 0.3),
    ("crowd", &["median-of-crowd", "weighted-crowd"], 0.1),
    ("reader", &["reader", "guest"], 0.6),
    ("market", &["last-price", "mid-price"], 0.05),
    ("superforecaster", &["super"], 0.0),
    // The comma and the quotation marks have to be quoted.
    ("consultant", &["Miller, A.", "\"Doc\" Jones"], 0.2),
    ("statistical model", &["base-rate", "trend"], 0.25),
    ("panel", &["panel"], 0.0),
];

pub(super) struct Source {
    pub(super) name: String,
    pub(super) kind: &'static str,
    /// How often it speaks, against others.
    pub(super) activity: f64,
    /// What it says is stretch · log odds + shift + noise · a normal number, as log odds.
    pub(super) stretch: f64,
    pub(super) shift: f64,
    pub(super) noise: f64,
}

/// The first eight have a type each, the others one in proportion to 1/rank of the type.
pub(super) fn draw(seed: u64) -> Vec<Source> {
    let mut rng = Rng::stream(seed, 0);
    let types = Choice::new((1..=TYPES.len()).map(|rank| 1.0 / rank as f64));
    let source = |number: u32| {
        let at = if (number as usize) < TYPES.len() { number as usize } else { types.draw(&mut rng) };
        let (kind, names, noise) = TYPES[at];
        Source {
            name: format!("{} {number:03}", names[number as usize % names.len()]),
            kind,
            activity: f64::from(number + 1).powf(-0.9),
            stretch: 1.0 + 0.25 * normal(&mut rng),
            shift: 0.25 * normal(&mut rng),
            noise: noise + 0.2 + 1.4 * rng.unit(),
        }
    };
    (0..SOURCES).map(source).collect()
}
