//! Who is asked, and the habit of each source type.

use super::draw::Draw;

/// The three kinds of source.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum SourceType {
    Consultant,
    Reseller,
    InfrastructureProvider,
}

pub(crate) const SOURCE_TYPES: [SourceType; 3] =
    [SourceType::Consultant, SourceType::Reseller, SourceType::InfrastructureProvider];

impl SourceType {
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Consultant => "consultant",
            Self::Reseller => "reseller",
            Self::InfrastructureProvider => "infrastructure provider",
        }
    }

    /// How many sources of this type speak on a question: the chance of none, one, two, three.
    pub(crate) fn turnout(self) -> [f64; 4] {
        match self {
            Self::Consultant => [0.06, 0.48, 0.37, 0.09],
            Self::Reseller => [0.07, 0.63, 0.30, 0.0],
            Self::InfrastructureProvider => [0.10, 0.62, 0.28, 0.0],
        }
    }

    /// The percentage that a source of this type says when the hidden log-odds are `truth`.
    pub(crate) fn say(self, truth: f64, draw: &mut Draw) -> u32 {
        let kept_forecasts = match self {
            // Overconfident: the log-odds more than doubled, and much noise of their own.
            Self::Consultant => 2.2 * truth + 1.1 * draw.normal(),
            // Too optimistic: everything is a good deal likelier than it is.
            Self::Reseller => truth + 1.15 + 0.3 * draw.normal(),
            // Well calibrated: what is there, with a little noise.
            Self::InfrastructureProvider => truth + 0.2 * draw.normal(),
        };
        as_people_say_it(kept_forecasts, draw)
    }
}

/// Log-odds as a spoken percentage: multiples of five, and at the ends now and then 1, 2, 98 or 99.
fn as_people_say_it(log_odds: f64, draw: &mut Draw) -> u32 {
    let probability = 1.0 / (1.0 + (-log_odds).exp());
    let extreme = !(0.025..0.975).contains(&probability);
    match (extreme, probability > 0.5) {
        (true, true) => near_certain(draw),
        (true, false) => 100 - near_certain(draw),
        (false, _) => nearest_five(probability),
    }
}

fn near_certain(draw: &mut Draw) -> u32 {
    match draw.unit() {
        u if u < 0.6 => 95,
        u if u < 0.8 => 98,
        _ => 99,
    }
}

/// The multiple of five (5 to 95) nearest to a probability.
fn nearest_five(probability: f64) -> u32 {
    (1..=19)
        .map(|step| 5 * step)
        .min_by(|a, b| {
            let far = |percent: u32| (f64::from(percent) / 100.0 - probability).abs();
            far(*a).total_cmp(&far(*b))
        })
        .unwrap_or(50)
}

/// One source, by role and number.
pub(crate) struct Source {
    pub(crate) name: &'static str,
    pub(crate) source_type: SourceType,
}

/// The sources of one type who speak on a question, each once, the more talkative (the first
/// in the list) more often.
pub(crate) fn draw_speakers(source_type: SourceType, draw: &mut Draw) -> Vec<&'static Source> {
    let mut bench: Vec<&Source> = SOURCES.iter().filter(|source| source.source_type == source_type).collect();
    let mut all_sources = Vec::new();
    for _ in 0..draw_turnout(source_type, draw) {
        let seat = draw.below(bench.len()).min(draw.below(bench.len() + 2));
        all_sources.push(bench.remove(seat));
    }
    all_sources
}

fn draw_turnout(source_type: SourceType, draw: &mut Draw) -> usize {
    let mut left = draw.unit();
    for (number, chance) in source_type.turnout().into_iter().enumerate() {
        if left < chance {
            return number;
        }
        left -= chance;
    }
    1
}

const fn source(name: &'static str, source_type: SourceType) -> Source {
    Source { name, source_type }
}

const SOURCES: [Source; 25] = [
    source("Cloud consultant 1", SourceType::Consultant),
    source("Cloud consultant 2", SourceType::Consultant),
    source("Cloud consultant 3", SourceType::Consultant),
    source("Telecom consultant 1", SourceType::Consultant),
    source("Telecom consultant 2", SourceType::Consultant),
    source("Cloud consultant 4", SourceType::Consultant),
    source("Technical consultant 1", SourceType::Consultant),
    source("Telecom consultant 3", SourceType::Consultant),
    source("Cloud consultant 5", SourceType::Consultant),
    source("Technical consultant 2", SourceType::Consultant),
    source("Reseller 1", SourceType::Reseller),
    source("Reseller 2", SourceType::Reseller),
    source("Cloud reseller 1", SourceType::Reseller),
    source("Reseller 3", SourceType::Reseller),
    source("Cloud reseller 2", SourceType::Reseller),
    source("Reseller 4", SourceType::Reseller),
    source("Hardware reseller 1", SourceType::Reseller),
    source("Cloud reseller 3", SourceType::Reseller),
    source("Hosting provider 1", SourceType::InfrastructureProvider),
    source("Hosting provider 2", SourceType::InfrastructureProvider),
    source("Fibre provider 1", SourceType::InfrastructureProvider),
    source("Hosting provider 3", SourceType::InfrastructureProvider),
    source("Data center provider 1", SourceType::InfrastructureProvider),
    source("Fibre provider 2", SourceType::InfrastructureProvider),
    source("Hosting provider 4", SourceType::InfrastructureProvider),
];
