//! A group beside the crowd: everyone who spoke on a question, in time. All of it question by question.
//!
//! - [`relative_scores`]: day by day, beside the median score of everyone (Cultivate, Good Judgment Open);
//! - [`payoffs`]: forecast by forecast, beside the median of everyone else at that instant (a prediction market's view);
//! - [`panels`]: what each group's sources say together.

mod panel;
mod payoff;
mod relative;
mod running_median;

use crate::model::{Day, YesShare};
pub(crate) use panel::panels;
pub(crate) use payoff::{bankroll, payoffs};
pub(crate) use relative::relative_scores;
use running_median::RunningMedian;

/// One forecast, as the crowd sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CrowdForecast {
    /// Number of its group.
    pub group: u32,
    /// Who said it. The same person under two source types is one source: it is never its own consensus.
    pub source: u32,
    /// Who said it as what: the number of the source under this source type. Its next forecast replaces this one.
    pub speaker: u32,
    /// Calendar day.
    pub day: Day,
    /// When, in any unit that orders the forecasts on this question; what is equal counts as said at the same time. Instants
    /// if all of them have a time, else days: a day without a time may be before or after a time on it.
    pub at: i64,
    /// What was said.
    pub probability: f64,
}

/// Everything that was said on a resolved question, later rows after earlier ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CrowdQuestion<'a> {
    /// How far the event happened.
    pub happened: YesShare,
    /// When it was resolved.
    pub resolved_on: Day,
    /// The forecasts, in the order of their rows; later ones than the resolution are not among them.
    pub forecasts: &'a [CrowdForecast],
}

/// Numbers in increasing order, each once: places for what is looked up by number.
fn places(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut places: Vec<u32> = numbers.collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// The place of a number that is there.
fn place(places: &[u32], number: u32) -> usize {
    places.binary_search(&number).unwrap_or_default()
}
