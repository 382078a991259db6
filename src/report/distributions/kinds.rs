//! What a group has of each kind of forecast beside those of yes, in the shape of the JSON.

use serde::Serialize;

use crate::model::Finite;
use crate::report::bin::Bin;
use crate::uncertainty::Estimate;

/// Forecasts over several answers, of which one happens.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Categorical {
    /// Questions that they are about.
    pub questions: u64,
    /// As many questions of equal weight would tell as much.
    pub effective_questions: Finite,
    /// Scored forecasts, each with all its answers.
    pub forecasts: u64,
    /// Brier score over all answers, half form: 0 best, 1 worst.
    pub brier: Estimate,
    /// Log score of the answer that happened, in nats.
    pub log_score: Estimate,
    /// Those whose answers have an order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered: Option<OrderedAnswers>,
    /// Calibration: each answer (where they have an order, "at most this answer") as a statement of its own.
    pub bins: Vec<Bin>,
}

/// Forecasts over answers that have an order.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OrderedAnswers {
    /// Questions that they are about.
    pub questions: u64,
    /// Scored forecasts.
    pub forecasts: u64,
    /// Ranked probability score, the mean Brier score of the cut points: 0 best, 1 worst.
    pub rps: Estimate,
}

/// Forecasts of numbers by their quantiles.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Numeric {
    /// Questions that they are about.
    pub questions: u64,
    /// As many questions of equal weight would tell as much.
    pub effective_questions: Finite,
    /// Scored forecasts, each with all its quantiles.
    pub forecasts: u64,
    /// The unit of all numbers, blank if none is stated; `None` where questions have different ones.
    pub unit: Option<String>,
    /// Weighted interval score in that unit, lower is better; no value where units differ.
    pub wis: Estimate,
    /// The part of it that the width of the intervals costs.
    pub dispersion: Option<Finite>,
    /// The part for numbers above the intervals.
    pub underprediction: Option<Finite>,
    /// The part for numbers below them.
    pub overprediction: Option<Finite>,
    /// Ratio of the weighted interval score to that of the other groups on common questions, geometric mean: below 1 is better.
    pub relative_wis: Estimate,
    /// How often numbers lay in central intervals.
    pub coverage: Vec<AtLevel>,
    /// How often numbers lay at or below quantiles.
    pub quantiles: Vec<AtLevel>,
}

/// How often something happened that should happen with a certain probability.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct AtLevel {
    /// How often it should, in (0, 1).
    pub level: Finite,
    /// How often it did.
    pub observed: Finite,
    /// Lower end of the interval of that.
    pub low: Finite,
    /// Upper end.
    pub high: Finite,
    /// Forecasts with this level.
    pub forecasts: u64,
    /// Questions that they are about.
    pub questions: u64,
}

/// Forecasts of the day on which something happens.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Days {
    /// Questions that they are about.
    pub questions: u64,
    /// As many questions of equal weight would tell as much.
    pub effective_questions: Finite,
    /// Scored forecasts, each with all its days.
    pub forecasts: u64,
    /// Mean Brier score of "until this day" over the days that were stated: 0 best, 1 worst.
    pub brier: Estimate,
    /// Calibration: each stated day as a statement of its own.
    pub bins: Vec<Bin>,
}

/// What a group has of each kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GroupDistributions {
    /// Several answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub categorical: Option<Categorical>,
    /// Numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numeric: Option<Numeric>,
    /// Days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<Days>,
    /// Sources that made these or forecasts of yes.
    #[serde(skip)]
    pub sources: u64,
}

impl GroupDistributions {
    /// Scored forecasts of all these kinds.
    pub(crate) fn forecasts(&self) -> u64 {
        self.counts().iter().map(|counts| counts.0).sum()
    }

    /// Questions that they are about: each is of one kind.
    fn questions(&self) -> u64 {
        self.counts().iter().map(|counts| counts.1).sum()
    }

    /// Those of them that do not count as statements of yes and no with `--as-binary` either, and their questions.
    pub(crate) fn beside_binary(&self, as_binary: bool) -> (u64, u64) {
        let numbers = self.counts()[1];
        if as_binary { numbers } else { (self.forecasts(), self.questions()) }
    }

    fn counts(&self) -> [(u64, u64); 3] {
        let Self { categorical, numeric, days, .. } = self;
        [
            categorical.as_ref().map_or((0, 0), |kind| (kind.forecasts, kind.questions)),
            numeric.as_ref().map_or((0, 0), |kind| (kind.forecasts, kind.questions)),
            days.as_ref().map_or((0, 0), |kind| (kind.forecasts, kind.questions)),
        ]
    }
}
