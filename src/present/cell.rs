//! The typed cells of a table, and how they look to people.

use crate::model::Day;
use crate::present::number::{self, Numbers};
use crate::present::span::{Span, Spans, words};
use crate::uncertainty::{Estimate, Interval};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Words.
    Text(Spans),
    /// A text from the files or a code: programs get it as it is. Without one nothing stands there.
    Raw(Option<String>),
    /// How many.
    Count(Option<u64>),
    /// A number with all its digits.
    Number(Option<f64>),
    /// A number with three decimals.
    Score(Option<f64>),
    /// A difference of such numbers, with its sign.
    Change(Option<f64>),
    /// The interval of a score.
    Interval(Option<(f64, f64)>),
    /// A share, as a percentage.
    Share(Option<f64>),
    /// From one share to another.
    Shares(Option<(f64, f64)>),
    /// The edges of a bin of probabilities.
    Bin(f64, f64),
    /// How many times as much: cents are as small, and thousands as large, as anyone wants to know.
    Multiple(Option<f64>),
    /// From low by a point to high, as a bar from 0% to 100%.
    Bar(Option<[f64; 3]>),
    /// From one rank to another.
    Ranks(Option<(u32, u32)>),
    /// A day, and how the language writes it.
    Day(Day, String),
}

impl Cell {
    /// Words of the program.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(vec![Span::text(text)])
    }

    /// A name from the files.
    pub(crate) fn name(name: &str) -> Self {
        Self::Text(vec![Span::name(name)])
    }

    /// A text that programs get as it is.
    pub(crate) fn raw(text: impl Into<String>) -> Self {
        Self::Raw(Some(text.into()))
    }

    /// How many.
    pub(crate) fn count(count: u64) -> Self {
        Self::Count(Some(count))
    }

    /// The interval of an estimate.
    pub(crate) fn interval(estimate: &Estimate) -> Self {
        Self::Interval(ends(estimate))
    }

    /// An interval without the number that it belongs to.
    pub(crate) fn ends(interval: Option<Interval>) -> Self {
        Self::Interval(interval.map(|interval| (interval.low(), interval.high())))
    }

    /// The number in it, for those who go on with it.
    pub(crate) fn value(&self) -> Option<f64> {
        match self {
            Self::Score(value)
            | Self::Change(value)
            | Self::Share(value)
            | Self::Multiple(value)
            | Self::Number(value) => *value,
            Self::Count(count) => count.map(|count| count as f64),
            Self::Text(_)
            | Self::Raw(_)
            | Self::Interval(_)
            | Self::Shares(_)
            | Self::Bin(..)
            | Self::Bar(_)
            | Self::Ranks(_)
            | Self::Day(..) => None,
        }
    }

    /// The two numbers in it, if it has two.
    pub(crate) fn pair(&self) -> [Option<f64>; 2] {
        let both = |ends: Option<(f64, f64)>| [ends.map(|(low, _)| low), ends.map(|(_, high)| high)];
        match self {
            Self::Interval(ends) | Self::Shares(ends) => both(*ends),
            Self::Bin(from, to) => [Some(*from), Some(*to)],
            Self::Ranks(ends) => both(ends.map(|(best, worst)| (best.into(), worst.into()))),
            _ => [self.value(), None],
        }
    }

    /// How it looks to people.
    pub(crate) fn shown(&self, look: &Numbers) -> String {
        let missing = || number::MISSING.to_owned();
        match self {
            Self::Text(spans) => words(spans),
            Self::Raw(text) => text.clone().unwrap_or_default(),
            Self::Count(count) => count.map_or_else(missing, |count| look.count(count)),
            Self::Number(value) => value.map_or_else(missing, |value| look.localised(&number::short(value))),
            Self::Score(score) => look.score(*score),
            Self::Change(change) => look.change(*change),
            Self::Interval(ends) => ends.map_or_else(missing, |ends| look.interval(ends)),
            Self::Share(share) => look.share(*share),
            Self::Shares(ends) => ends.map_or_else(missing, |(low, high)| look.shares(low, high)),
            Self::Bin(from, to) => look.localised(&number::percent_range(*from, *to)),
            Self::Multiple(value) => value.map_or_else(missing, |value| look.localised(&number::multiple(value))),
            Self::Bar(_) => String::new(),
            Self::Day(_, written) => written.clone(),
            Self::Ranks(ends) => {
                ends.map_or_else(
                    missing,
                    |(best, worst)| {
                        if best == worst { best.to_string() } else { format!("{best}–{worst}") }
                    },
                )
            }
        }
    }
}

/// Both ends of an interval.
pub(crate) fn ends(estimate: &Estimate) -> Option<(f64, f64)> {
    estimate.low().zip(estimate.high())
}
