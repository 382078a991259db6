//! The statistics of a group from what its forecasts add up to.

use super::kinds::{AtLevel, Categorical, Days, GroupDistributions, Numeric, OrderedAnswers};
use super::shares::Shares;
use super::sums::{DistributionSums, level_of};
use crate::calibrate::Bins;
use crate::model::Finite;
use crate::options::StatisticsOptions;
use crate::report::bin::Bin;
use crate::uncertainty::{Estimate, Scale};

impl DistributionSums {
    /// What the group has of each kind.
    pub(super) fn describe(self, statistics: &StatisticsOptions) -> GroupDistributions {
        let confidence = statistics.confidence.level();
        GroupDistributions {
            categorical: self.of_answers(confidence),
            numeric: self.of_numbers(confidence),
            days: self.of_days(confidence),
            sources: 0,
        }
    }

    fn of_answers(&self, confidence: f64) -> Option<Categorical> {
        let cells = &self.categorical;
        let ordered = || OrderedAnswers {
            questions: self.ordered.questions(),
            forecasts: self.ordered.forecasts(),
            rps: self.ordered.estimate(0, Scale::Logit, confidence),
        };
        let effective_questions = Finite::new(cells.effective_questions()).filter(|_| cells.forecasts() > 0)?;
        Some(Categorical {
            questions: cells.questions(),
            effective_questions,
            forecasts: cells.forecasts(),
            brier: cells.estimate(0, Scale::Logit, confidence),
            log_score: cells.estimate(1, Scale::Log, confidence),
            ordered: (self.ordered.forecasts() > 0).then(ordered),
            bins: bins(&self.categorical_bins, &self.bins[0], confidence),
        })
    }

    fn of_numbers(&self, confidence: f64) -> Option<Numeric> {
        let cells = &self.numeric;
        let unit = self.units.values().next();
        let one_unit = self.units.values().all(|other| Some(other) == unit);
        let part = |score| cells.mean(score).filter(|_| one_unit);
        let effective_questions = Finite::new(cells.effective_questions()).filter(|_| cells.forecasts() > 0)?;
        Some(Numeric {
            questions: cells.questions(),
            effective_questions,
            forecasts: cells.forecasts(),
            unit: unit.filter(|_| one_unit).cloned(),
            wis: if one_unit { cells.estimate(0, Scale::Log, confidence) } else { Estimate::default() },
            dispersion: part(1).and_then(Finite::new),
            underprediction: part(2).and_then(Finite::new),
            overprediction: part(3).and_then(Finite::new),
            relative_wis: Estimate::default(),
            coverage: levels(&self.coverage, confidence),
            quantiles: levels(&self.quantiles, confidence),
        })
    }

    fn of_days(&self, confidence: f64) -> Option<Days> {
        let cells = &self.days;
        let effective_questions = Finite::new(cells.effective_questions()).filter(|_| cells.forecasts() > 0)?;
        Some(Days {
            questions: cells.questions(),
            effective_questions,
            forecasts: cells.forecasts(),
            brier: cells.estimate(0, Scale::Logit, confidence),
            bins: bins(&self.day_bins, &self.bins[1], confidence),
        })
    }
}

fn bins(shares: &Shares, bins: &Bins, confidence: f64) -> Vec<Bin> {
    let edges = bins.edges();
    let bin = |(at, share): (u64, &super::shares::Share)| {
        let at = usize::try_from(at).unwrap_or_default();
        let [low, high] = share.interval(confidence);
        let [from, to, low, high] = Finite::all([edges[at], edges[at + 1], low, high])?;
        let numbers = [share.effective_questions(), share.weight, share.mean_forecast(), share.observed()];
        let [effective_questions, weight, mean_forecast, observed] = Finite::all(numbers)?;
        let (forecasts, questions) = (share.count, share.questions);
        Some(Bin { from, to, forecasts, questions, effective_questions, weight, mean_forecast, observed, low, high })
    };
    shares.iter().filter(|(_, share)| share.weight > 0.0).filter_map(bin).collect()
}

fn levels(shares: &Shares, confidence: f64) -> Vec<AtLevel> {
    let level = |(key, share): (u64, &super::shares::Share)| {
        let [low, high] = share.interval(confidence);
        let [level, observed, low, high] = Finite::all([level_of(key), share.observed(), low, high])?;
        Some(AtLevel { level, observed, low, high, forecasts: share.count, questions: share.questions })
    };
    shares.iter().filter(|(_, share)| share.weight > 0.0).filter_map(level).collect()
}
