//! `--weights question`: what a group says on one question weighs 1 in all, however often it said something.

use crate::dataset::forecast_row::ForecastRow;
use crate::observe::grouping::GroupId;

/// Forecasts on the question at hand that wait until all of its weight is known. What it needs on the way is used again and again.
#[derive(Debug, Default)]
pub(super) struct QuestionWeights {
    waiting: Vec<WaitingForecast>,
    /// Weight of each group on the question at hand, and first of those that belong to no group.
    weights: Vec<f64>,
}

/// A forecast that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct WaitingForecast {
    /// Its row.
    pub(super) row: ForecastRow,
    /// Its group, if that is known.
    pub(super) group: Option<GroupId>,
    /// Its weight among the forecasts of its group on the question, above zero.
    pub(super) weight: f64,
    /// Where its status stands, if that is kept.
    pub(super) status: Option<usize>,
}

impl QuestionWeights {
    /// Lets a forecast wait.
    pub(super) fn push(&mut self, forecast: WaitingForecast) {
        let at = place(forecast.group);
        if self.weights.len() <= at {
            self.weights.resize(at + 1, 0.0);
        }
        self.weights[at] += forecast.weight;
        self.waiting.push(forecast);
    }

    /// The forecasts that wait, each with its share of its group's weight on the question. None waits afterwards.
    pub(super) fn shared_out(&mut self) -> Vec<WaitingForecast> {
        let mut waiting = std::mem::take(&mut self.waiting);
        for forecast in &mut waiting {
            forecast.weight /= self.weights[place(forecast.group)];
        }
        for forecast in &waiting {
            self.weights[place(forecast.group)] = 0.0;
        }
        waiting
    }

    /// Gives back the memory of forecasts that have been counted.
    pub(super) fn reuse(&mut self, mut counted: Vec<WaitingForecast>) {
        counted.clear();
        self.waiting = counted;
    }
}

fn place(group: Option<GroupId>) -> usize {
    group.map_or(0, |group| group as usize + 1)
}
