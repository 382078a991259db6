//! How questions scatter about a Cox regression, and how far its line could therefore have come out otherwise.

use super::cox::CoxFit;
use crate::uncertainty::{Estimate, Interval, student_reach};

/// A question has no more leverage than this: what hangs on it alone has no error.
const MOST_LEVERAGE: f64 = 0.99;
/// Added to Satterthwaite's degrees of freedom, which are those of normal outcomes: outcomes are yes or no, so that how much a heavy
/// question scatters is known from what was said. With these two, intervals cover 95 to 98% in simulated logs.
const MORE_FREEDOM: f64 = 2.0;

/// Sums over questions, each with one outcome, that say how far intercept and slope of a Cox regression may lie from those of endlessly many such questions.
///
/// With U a question's term in the score equations, I the information, W the question's weight and r = |U₁|/W its mean residual, d = I⁻¹U is
/// what the question does to the line and h = (1 − r)/(rW)·U′d its leverage: its own part of the information, as if all of its forecasts
/// were alike. The variance is Σd²/(1 − h), the correction CR2 of Bell & `McCaffrey` 2002 for terms of one direction. What is to be expected of
/// a question's part in it is v = d²(1 − r)/r/(1 − h); Satterthwaite's degrees of freedom are (Σv)²/Σv² (Carter, Schnepel & Steigerwald
/// 2017, [doi:10.1162/REST_a_00639](https://doi.org/10.1162/REST_a_00639)), and two are added.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CoxScatter {
    /// Of intercept and slope, as are the others.
    variances: [f64; 2],
    /// Σv and Σv².
    expected: [f64; 2],
    squares: [f64; 2],
}

impl CoxScatter {
    /// Takes in a question: the sum of the [terms](CoxFit::cluster_term) of its forecasts, each times its weight, and of their weights.
    pub fn add(&mut self, fit: &CoxFit, term: [f64; 2], weight: f64) {
        let residual = term[0].abs() / weight;
        if !(residual > 0.0 && residual < 1.0) {
            return;
        }
        let [intercept, slope] = fit.inverse_information;
        let moves = [intercept[0] * term[0] + intercept[1] * term[1], slope[0] * term[0] + slope[1] * term[1]];
        let other_way = (1.0 - residual) / residual;
        let leverage = other_way / weight * (term[0] * moves[0] + term[1] * moves[1]);
        let correction = 1.0 / (1.0 - leverage.clamp(0.0, MOST_LEVERAGE));
        for (at, moved) in moves.into_iter().enumerate() {
            let square = moved * moved * correction;
            let expected = square * other_way;
            self.variances[at] += square;
            self.expected[at] += expected;
            self.squares[at] += expected * expected;
        }
    }

    /// Takes in what was summed over other questions.
    pub(crate) fn append(&mut self, other: &Self) {
        let sums = [
            (&mut self.variances, other.variances),
            (&mut self.expected, other.expected),
            (&mut self.squares, other.squares),
        ];
        for (ours, theirs) in sums {
            ours.iter_mut().zip(theirs).for_each(|(ours, theirs)| *ours += theirs);
        }
    }

    /// Standard errors of intercept and slope.
    pub fn standard_errors(&self) -> [f64; 2] {
        self.variances.map(f64::sqrt)
    }

    /// Degrees of freedom of the t of intercept and slope.
    fn freedom(&self) -> [f64; 2] {
        [0, 1].map(|at| self.expected[at] * self.expected[at] / self.squares[at] + MORE_FREEDOM)
    }

    /// Intercept and slope with their intervals: the value ± t standard errors. Without an interval where no question scatters, or unless
    /// `confidence` lies strictly between 0 and 1.
    ///
    /// # Example
    /// ```
    /// use trackrecord::{calibrate::{CoxFit, CoxScatter}, model::Tally};
    /// let pairs = [(0.8, true), (0.8, false), (0.8, true), (0.2, true), (0.2, false), (0.2, false)];
    /// let fit = CoxFit::new(&Tally::from_pairs(pairs).unwrap(), 0.001)?;
    /// // Six questions of one forecast each.
    /// let mut scatter = CoxScatter::default();
    /// for term in pairs.into_iter().filter_map(|(p, happened)| fit.cluster_term(p, happened)) {
    ///     scatter.add(&fit, term, 1.0);
    /// }
    /// let (intercept, slope) = scatter.estimates(&fit, 0.95);
    /// assert!(intercept.value().unwrap().abs() < 1e-12 && (slope.value().unwrap() - 0.5).abs() < 1e-9);
    /// assert!(slope.low() < slope.value() && slope.value() < slope.high());
    /// # Ok::<(), trackrecord::calibrate::CoxAbsent>(())
    /// ```
    pub fn estimates(&self, fit: &CoxFit, confidence: f64) -> (Estimate, Estimate) {
        let (errors, freedom) = (self.standard_errors(), self.freedom());
        let estimate = |value: f64, which: usize| {
            let reach = student_reach(confidence, freedom[which]).filter(|_| errors[which] > 0.0);
            let reach = reach.map(|reach| reach * errors[which]).filter(|reach| reach.is_finite());
            Estimate::new(Some(value), reach.and_then(|reach| Interval::new(value - reach, value + reach)))
        };
        (estimate(fit.intercept, 0), estimate(fit.slope, 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tally;

    /// Of ten at 20% three happened, of ten at 80% seven.
    fn twenty() -> (CoxFit, Vec<(f64, bool)>) {
        let said = |p, yes| (0..10).map(move |at| (p, at < yes));
        let pairs: Vec<(f64, bool)> = said(0.2, 3).chain(said(0.8, 7)).collect();
        let Ok(fit) = CoxFit::new(&Tally::of_pairs(pairs.iter().copied()), 0.001) else { panic!("no fit") };
        (fit, pairs)
    }

    #[test]
    fn two_groups_of_ten_by_hand() {
        // Each outcome is fitted as its share, .3 and .7: information 2.1 on each side, log odds ∓l. The intercept is moved by U/4.2, U = .7 or
        // .3, 6 and 14 times: Σ = (6·.49 + 14·.09)/17.64; each has leverage 2/20.
        let (fit, pairs) = twenty();
        let mut found = CoxScatter::default();
        for (p, happened) in pairs {
            found.add(&fit, fit.score_term(p, happened), 1.0);
        }
        assert!((found.variances[0] - (6.0 * 0.49 + 14.0 * 0.09) / 17.64 / 0.9).abs() < 1e-9, "{found:?}");
        // The slope is moved by Ul/4.2l².
        let l = 4.0_f64.ln();
        assert!((found.variances[1] - found.variances[0] / (l * l)).abs() < 1e-9, "{found:?}");
        // v = .21/17.64/.9 of each: as many degrees of freedom as questions.
        for freedom in found.freedom() {
            assert!((freedom - 20.0 - MORE_FREEDOM).abs() < 1e-6, "{freedom}");
        }
    }

    /// The first question weighs nineteen times as much as each other, all of them so many times as much as one forecast.
    fn heavy(times: u32) -> CoxScatter {
        let (_, pairs) = twenty();
        let weights = [19].into_iter().chain(std::iter::repeat(1)).map(|weight| weight * times);
        let weighted = weights.clone().zip(&pairs);
        let forecasts = weighted.clone().flat_map(|(weight, &pair)| std::iter::repeat_n(pair, weight as usize));
        let Ok(fit) = CoxFit::new(&Tally::of_pairs(forecasts), 0.001) else { panic!("no fit") };
        let mut scatter = CoxScatter::default();
        for (weight, &(p, happened)) in weighted {
            let weight = f64::from(weight);
            scatter.add(&fit, fit.score_term(p, happened).map(|term| weight * term), weight);
        }
        scatter
    }

    #[test]
    fn a_question_that_weighs_as_much_as_all_others_leaves_few_degrees_of_freedom() {
        let (once, tenfold) = (heavy(1), heavy(10));
        assert!(once.freedom()[0] < 3.0 + MORE_FREEDOM, "{:?}", once.freedom());
        for at in [0, 1] {
            assert!(
                (once.standard_errors()[at] - tenfold.standard_errors()[at]).abs() < 1e-9,
                "weights count by ratio"
            );
            assert!((once.freedom()[at] - tenfold.freedom()[at]).abs() < 1e-9);
        }
    }

    #[test]
    fn nothing_that_scatters_has_no_interval() {
        let (fit, _) = twenty();
        let (intercept, slope) = CoxScatter::default().estimates(&fit, 0.95);
        assert_eq!((intercept.value(), intercept.low()), (Some(fit.intercept), None));
        assert_eq!((slope.value(), slope.high()), (Some(fit.slope), None));
    }
}
