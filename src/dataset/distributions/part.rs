//! A part of a forecast: what one row, or one column of it, says of an answer, a number or a day.

use crate::dataset::forecast_row::ForecastRow;
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
}

impl PartOf {
    /// The kind of question that has such parts, in the middle of a sentence.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Answer(_) => "answers",
            Self::Quantile(_) => "quantiles of a number",
            Self::Until(_) => "days",
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
