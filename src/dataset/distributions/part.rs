//! A part of a forecast: what one row, or one column of it, says of an answer, a number or a day.

use crate::dataset::forecast_row::ForecastRow;
use crate::localized::Localized;
use crate::model::Day;

/// What a part is about.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(crate) enum PartOf {
    /// An answer, by its number among all answers of the run: the part says its probability.
    Answer(u32),
    /// The quantile of this level, strictly between 0 and 1: the part says its value.
    Quantile(f64),
    /// A day: the part says how probable it is that the event happens until then.
    Until(Day),
    /// Something that could not be read, or an answer whose row could not: with it the whole forecast falls.
    Unread(Option<u32>),
}

impl PartOf {
    /// Whether it could not be read.
    pub(super) fn is_unread(self) -> bool {
        matches!(self, Self::Unread(_))
    }

    /// The number of its answer, if it is about one.
    pub(super) fn answer(self) -> Option<u32> {
        match self {
            Self::Answer(number) => Some(number),
            Self::Unread(number) => number,
            Self::Quantile(_) | Self::Until(_) => None,
        }
    }

    /// The kind of question that has such parts, in the middle of a sentence.
    pub(crate) fn kind(self) -> Localized<&'static str> {
        match self {
            Self::Answer(_) => Localized::both("answers", "Antworten"),
            Self::Quantile(_) => Localized::both("quantiles of a number", "Quantilen einer Zahl"),
            Self::Until(_) => Localized::both("days", "Tagen"),
            Self::Unread(_) => Localized::both("nothing that can be read", "nichts Lesbarem"),
        }
    }
}

/// A part of a forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ForecastPart {
    /// The row that it stands in. Its probability is the code of what was said, but for quantiles.
    pub(crate) row: ForecastRow,
    /// Weight of the row.
    pub(crate) weight: f64,
    /// What it is about.
    pub(crate) of: PartOf,
    /// The value of a quantile.
    pub(crate) value: f64,
}
