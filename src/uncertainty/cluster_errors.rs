//! Standard errors of means over forecasts that stand or fall together by question: cluster-robust, with a small-sample correction.

use super::clusters::{Clusters, OutcomeWeights};
use super::leverage::Leverage;
use super::{Interval, student_reach};
use crate::model::YesShare;

/// A standard error with its degrees of freedom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ClusterError {
    /// In the unit of the statistic, from 0.
    pub standard_error: f64,
    /// Degrees of freedom of the t that it belongs to, from 1.
    pub freedom: f64,
}

/// What the questions of a group say of the errors of its means.
///
/// For a mean R = ΣS/Σn over questions, n the group's weight on a question and S its sum of weighted scores there, the variance is
/// CR2: V = Σ a(S − nR)²/N² with N = Σn, h = n/N and a = 1/(1 − 2h + Σh²); its degrees of freedom are Satterthwaite's,
/// (tr M)²/‖M‖² for M = B′·diag(a h²)·B and B = I − 1h′ (Bell & `McCaffrey` 2002; Imbens & Kolesár 2016, [doi:10.1162/REST_a_00552](https://doi.org/10.1162/REST_a_00552)), and no
/// more than 2r − 1 for r effective questions with the rarer outcome: what a score is worth hangs on these.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ClusterErrors {
    /// (Σn)²/Σn²: as many questions of equal weight would tell as much. From 1 to the number of questions; 0 for an empty group.
    pub effective_questions: f64,
    /// The same of the questions that went the rarer way; 0 if all went the same way.
    pub effective_rarer: f64,
    /// Questions that went no, and that went yes.
    pub outcomes: [u64; 2],
    /// Questions that were resolved in part: they tell of the score, but of neither outcome.
    pub in_part: u64,
    /// Of the Brier score.
    pub brier: ClusterError,
    /// Of the log score.
    pub log: ClusterError,
    /// Of the spherical score.
    pub spherical: ClusterError,
    /// Of the mean forecast minus the base rate.
    pub in_the_large: ClusterError,
    /// Of the base rate.
    pub base_rate: ClusterError,
    /// Of the ratio of the Brier score to that of always saying the base rate ō, BS/(ō(1 − ō)), to first order.
    pub brier_ratio: ClusterError,
}

impl ClusterErrors {
    /// Of every group, and last of all together.
    ///
    /// # Example
    /// ```
    /// use trackrecord::uncertainty::{ClusterErrors, Clusters, Sums};
    /// let sums = |brier| Sums { weight: 1.0, forecast: 0.5, brier, log: 0.7, spherical: 0.7 };
    /// let question = |at: u32| (at % 2 == 0, vec![(0, sums(if at % 2 == 0 { 0.1 } else { 0.3 }))]);
    /// let clusters = Clusters::from_questions(1, (0..10).map(question)).unwrap();
    /// let errors = ClusterErrors::of(&clusters)[0];
    /// // Equal weights: the ordinary standard error of a mean of ten, ½·0.2/√9, and nine degrees of freedom.
    /// assert!((errors.brier.standard_error - 0.1 / 3.0).abs() < 1e-8);
    /// assert!((errors.effective_questions - 10.0).abs() < 1e-12 && (errors.brier.freedom - 9.0).abs() < 1e-9);
    /// ```
    pub fn of(clusters: &Clusters) -> Vec<Self> {
        let groups = 0..=clusters.groups();
        let mut sums: Vec<ErrorSums> = groups.clone().map(|group| ErrorSums::new(clusters, group)).collect();
        clusters.each_cell(|group, happened, weight, deviations| sums[group].add(happened, weight, deviations));
        groups.map(|group| sums[group].errors(&clusters.outcomes[group], clusters.outcomes_of(group))).collect()
    }
}

/// Sums over the questions of a group.
struct ErrorSums {
    weight: f64,
    base_rate: f64,
    brier: f64,
    /// Σa·e² of each statistic.
    squares: [f64; 6],
    leverage: Leverage,
}

impl ErrorSums {
    fn new(clusters: &Clusters, group: usize) -> Self {
        let weights = clusters.outcomes[group];
        let weight = weights.sum();
        Self {
            weight,
            base_rate: weights.base_rate(),
            brier: clusters.centres[group][1],
            squares: [0.0; 6],
            leverage: Leverage::new(weights.squares() / (weight * weight)),
        }
    }

    fn add(&mut self, happened: YesShare, weight: f64, [forecast, brier, log, spherical]: [f64; 4]) {
        let outcome = weight * (happened.share() - self.base_rate);
        let uncertainty = self.base_rate * (1.0 - self.base_rate);
        let ratio = if uncertainty > 0.0 {
            brier / uncertainty - self.brier * (1.0 - 2.0 * self.base_rate) * outcome / uncertainty.powi(2)
        } else {
            0.0
        };
        let correction = self.leverage.add(weight / self.weight);
        let residuals = [brier, log, spherical, forecast - outcome, outcome, ratio];
        for (k, squares) in self.squares.iter_mut().enumerate() {
            *squares += correction * residuals[k] * residuals[k];
        }
    }

    fn errors(&self, weights: &OutcomeWeights, [no, yes, in_part]: [u64; 3]) -> ClusterErrors {
        let effective_rarer = weights.effective_rarer();
        let freedom = self.leverage.freedom().min(2.0 * effective_rarer - 1.0).max(1.0);
        let of = |squares: f64| {
            let standard_error = if self.weight > 0.0 { squares.sqrt() / self.weight } else { 0.0 };
            ClusterError { standard_error, freedom }
        };
        let [brier, log, spherical, in_the_large, base_rate, brier_ratio] = self.squares.map(of);
        ClusterErrors {
            effective_questions: weights.effective(),
            effective_rarer,
            outcomes: [no, yes],
            in_part,
            brier,
            log,
            spherical,
            in_the_large,
            base_rate,
            brier_ratio,
        }
    }
}

/// The scale on which an interval is symmetric, so that it stays where the statistic can be and is lopsided as its error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The statistic's own, for any number.
    Plain,
    /// ln x, for numbers above 0.
    Log,
    /// ln(x/(1 − x)), for shares and scores between 0 and 1.
    Logit,
}

impl ClusterError {
    /// The interval of a value at a `confidence`: value ± t·error on the scale, carried there and back by the delta method. `None` for a
    /// value at the end of its scale, an error of 0 (nothing varied, which does not mean that nothing can) or a confidence outside (0, 1).
    ///
    /// # Example
    /// ```
    /// use trackrecord::uncertainty::{ClusterError, Scale};
    /// let error = ClusterError { standard_error: 0.02, freedom: 20.0 };
    /// let interval = error.interval(0.1, Scale::Log, 0.95).unwrap();
    /// // t = 2.086, and 0.1·e^(±2.086·0.2).
    /// assert!((interval.low() - 0.06589).abs() < 1e-5 && (interval.high() - 0.15177).abs() < 1e-5);
    /// ```
    pub fn interval(self, value: f64, scale: Scale, confidence: f64) -> Option<Interval> {
        let reach = student_reach(confidence, self.freedom)? * self.standard_error;
        if self.standard_error.is_nan() || self.standard_error <= value.abs() * 1e-12 {
            return None;
        }
        let ends = match scale {
            Scale::Plain => [value - reach, value + reach],
            Scale::Log if value > 0.0 => [-1.0, 1.0].map(|side: f64| value * (side * reach / value).exp()),
            Scale::Logit if value > 0.0 && value < 1.0 => {
                let odds = value / (1.0 - value);
                [-1.0, 1.0].map(|side: f64| {
                    let moved = odds * (side * reach / (value * (1.0 - value))).exp();
                    if moved.is_finite() { moved / (1.0 + moved) } else { 1.0 }
                })
            }
            Scale::Log | Scale::Logit => return None,
        };
        // What rounding does to a value must not put it outside of its own interval.
        Interval::new(ends[0].min(value), ends[1].max(value))
    }
}
