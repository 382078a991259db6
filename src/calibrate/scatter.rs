//! How far a mean over forecasts could have come out otherwise, from how its questions scatter.

use super::question_forecasts::ForecastOfRow;
use crate::model::YesShare;
use crate::uncertainty::Leverage;

/// Standard errors of means over the same forecasts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scatter<const N: usize> {
    /// Of each mean, as if the questions at hand were all.
    pub(super) errors: [f64; N],
    /// Degrees of freedom of the t that they belong to, from 1.
    pub(super) freedom: f64,
    /// Questions at hand.
    pub(super) questions: usize,
}

/// The scatter of weighted means of terms, each a function of a forecast's row and of what happened: cluster-robust (CR2) with questions
/// as clusters, see [`ClusterErrors`](crate::uncertainty::ClusterErrors).
pub(super) fn scatter<'a, const N: usize>(
    questions: impl Iterator<Item = (&'a [ForecastOfRow], YesShare)> + Clone,
    terms: impl Fn(usize, YesShare) -> [f64; N],
) -> Scatter<N> {
    let sums = questions.map(|(forecasts, happened)| {
        let (mut weight, mut sums) = (0.0, [0.0; N]);
        for forecast in forecasts {
            weight += forecast.weight;
            for (sum, term) in sums.iter_mut().zip(terms(forecast.row, happened)) {
                *sum += forecast.weight * term;
            }
        }
        (weight, sums)
    });
    let (mut weight, mut squares, mut totals, mut count) = (0.0, 0.0, [0.0; N], 0);
    for (own, of_question) in sums.clone() {
        weight += own;
        squares += own * own;
        count += 1;
        for (total, sum) in totals.iter_mut().zip(of_question) {
            *total += sum;
        }
    }
    let mut leverage = Leverage::new(squares / (weight * weight));
    let mut variances = [0.0; N];
    for (own, of_question) in sums {
        let correction = leverage.add(own / weight);
        for ((variance, sum), total) in variances.iter_mut().zip(of_question).zip(totals) {
            *variance += correction * (sum - own * total / weight).powi(2);
        }
    }
    Scatter {
        errors: variances.map(|variance: f64| variance.sqrt() / weight),
        freedom: leverage.freedom(),
        questions: count,
    }
}
