//! A bin of forecasts that said about the same, in the shape of the JSON.

use serde::Serialize;

use crate::model::Finite;

/// A calibration bin.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// Lower edge, included.
    pub from: Finite,
    /// Upper edge, excluded but for the last bin.
    pub to: Finite,
    /// Forecasts in it.
    pub forecasts: u64,
    /// Questions that they are about.
    pub questions: u64,
    /// As many questions of equal weight would tell as much; the interval's n.
    pub effective_questions: Finite,
    /// Their weight.
    pub weight: Finite,
    /// Mean of what was said.
    pub mean_forecast: Finite,
    /// Share of what happened.
    pub observed: Finite,
    /// Wilson interval of `observed`, lower end.
    pub low: Finite,
    /// Upper end.
    pub high: Finite,
}
