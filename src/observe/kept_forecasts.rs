//! The forecasts that count, one by one: what comparisons need beyond sums.

use crate::dataset::forecast_row::ForecastRow;
use crate::model::{Day, LabelId, LineNumber, MomentCode, ProbabilityCode, YesShare};
use crate::observe::grouping::GroupId;

/// A forecast that is scored, or that another of its source replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeptForecast {
    /// Its group.
    pub(crate) group: GroupId,
    /// Number of the label: source and source type.
    pub(crate) label: LabelId,
    /// Code of the moment.
    pub(crate) moment: MomentCode,
    /// Code of the probability.
    pub(crate) probability: ProbabilityCode,
    /// Line on which it stands, counted through all forecast files.
    pub(crate) line: LineNumber,
}

impl KeptForecast {
    /// A row of a group.
    pub(super) fn of(row: &ForecastRow, group: GroupId) -> Self {
        Self { group, label: row.label, moment: row.moment, probability: row.probability, line: row.line }
    }
}

/// A resolved question with forecasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeptQuestion {
    /// How far its event happened.
    pub(crate) happened: YesShare,
    /// When that was known.
    pub(crate) resolved_on: Day,
    /// Its deadline, if it has one.
    pub(crate) closes_on: Option<Day>,
    /// How many forecasts there are on it.
    pub(crate) forecasts: u32,
}

/// The forecasts on the questions of one shard, question by question in canonical order; those on a question by source with
/// source type, then by time.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptForecasts {
    /// The questions.
    pub(crate) questions: Vec<KeptQuestion>,
    forecasts: Vec<KeptForecast>,
    /// Their own weights; empty while all of them are 1.
    weights: Vec<f64>,
    /// Forecasts of the questions that have ended.
    ended: usize,
}

impl KeptForecasts {
    /// Adds a forecast on the question at hand.
    pub(super) fn push(&mut self, kept_forecasts: KeptForecast, weight: f64) {
        if !self.weights.is_empty() || weight.total_cmp(&1.0).is_ne() {
            self.weights.resize(self.forecasts.len(), 1.0);
            self.weights.push(weight);
        }
        self.forecasts.push(kept_forecasts);
    }

    /// Ends the question at hand; passed over if nothing was said on it. Its number of forecasts is filled in.
    pub(super) fn end_question(&mut self, question: KeptQuestion) {
        let forecasts = u32::try_from(self.forecasts.len() - self.ended).unwrap_or(u32::MAX);
        if forecasts > 0 {
            self.questions.push(KeptQuestion { forecasts, ..question });
            self.ended = self.forecasts.len();
        }
    }

    /// Each question with its forecasts and their own weights, which are none where all of them are 1.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&KeptQuestion, &[KeptForecast], &[f64])> {
        let mut start = 0;
        self.questions.iter().map(move |question| {
            let range = start..start + question.forecasts as usize;
            start = range.end;
            (question, &self.forecasts[range.clone()], self.weights.get(range).unwrap_or_default())
        })
    }
}
