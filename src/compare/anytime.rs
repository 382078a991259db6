//! The mean difference of two groups as it may be looked at at any time.

use crate::uncertainty::Interval;

use super::Reason;
use super::gamma_mixture::GammaMixture;

/// A difference of two Brier scores is at most this far from 0.
const RANGE: f64 = 1.0;
/// Intrinsic time at which the confidence sequence is narrowest, fixed before any data are seen: Σd² of about 300 questions on
/// which two groups differ as they do in logs.
const V_OPT: f64 = 10.0;
/// Shares of the capital that are bet on each question. Differences are small, so small bets would win little.
const BETS: [f64; 7] = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// A running mean of differences of Brier scores, one for each question, with a confidence sequence and an e-value: both may
/// be looked at after every question, and the looking costs nothing.
///
/// **The order of the questions must not depend on how they ended.** In order of their deadlines, each taken in once its
/// deadline has passed, both hold; in order of resolution they do not, because what ends early ends with yes.
///
/// The confidence sequence is the empirical-Bernstein one of Howard et al. 2021 (doi:10.1214/20-AOS1991, Theorem 4, with 0 as
/// what is predicted of each difference), which Choe & Ramdas 2024 (doi:10.1287/opre.2021.0792) use to compare forecasters:
/// `mean ± u(V)/n` with V = Σdᵢ² and u the bound of the gamma-exponential mixture at half the error to either side. With
/// probability at least `confidence` it holds **all the time** the average so far of what was to be expected of each
/// difference, given those before, though that may change from question to question.
///
/// The e-value is about another null: that **neither is better at any time**, i.e. that the expected difference is 0 on every
/// question, given those before.
///
/// # Example
/// ```
/// use trackrecord::compare::AnytimeMean;
/// let mut mean = AnytimeMean::new(0.95)?;
/// for _ in 0..100 {
///     mean.push(0.5)?;
/// }
/// assert!(mean.confidence_sequence().unwrap().low() > 0.0 && mean.e_value() > 20.0);
/// # Ok::<(), trackrecord::compare::Reason>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AnytimeMean {
    alpha: f64,
    mixture: GammaMixture,
    count: u64,
    sum: f64,
    /// Σdᵢ².
    variance: f64,
    /// Natural logarithms of what 1 has become by betting each share on d > 0, and on d < 0.
    capitals: [[f64; BETS.len()]; 2],
}

impl AnytimeMean {
    /// Nothing seen yet.
    ///
    /// # Errors
    /// [`Reason::OutOfRange`] unless `confidence` lies strictly between 0 and 1.
    pub fn new(confidence: f64) -> Result<Self, Reason> {
        if confidence > 0.0 && confidence < 1.0 { Ok(Self::with(confidence)) } else { Err(Reason::OutOfRange) }
    }

    /// Likewise with a confidence that the options have checked.
    pub(super) fn with(confidence: f64) -> Self {
        let alpha = 1.0 - confidence;
        let mixture = GammaMixture::new(V_OPT, alpha / 2.0, RANGE);
        Self { alpha, mixture, count: 0, sum: 0.0, variance: 0.0, capitals: [[0.0; BETS.len()]; 2] }
    }

    /// Takes in the difference on the next question.
    ///
    /// # Errors
    /// [`Reason::OutOfRange`] unless it lies in `[-1, 1]`; nothing is taken in then.
    pub fn push(&mut self, difference: f64) -> Result<(), Reason> {
        if !(-1.0..=1.0).contains(&difference) {
            return Err(Reason::OutOfRange);
        }
        self.add(difference);
        Ok(())
    }

    /// The same of a difference of mean scores, which rounding may have brought out of the range by a trifle.
    pub(super) fn add(&mut self, difference: f64) {
        self.variance += difference * difference;
        self.sum += difference;
        self.count += 1;
        let [up, down] = &mut self.capitals;
        for ((up, down), bet) in up.iter_mut().zip(down).zip(BETS) {
            *up += (bet * difference).ln_1p();
            *down += (-bet * difference).ln_1p();
        }
    }

    /// The interval after the questions so far. It cannot leave `[-1, 1]`, where every difference lies: after a few questions
    /// it is all of that, which says nothing yet. In the unit of the differences, a Brier score; `None` before the first.
    pub fn confidence_sequence(&self) -> Option<Interval> {
        if self.count == 0 {
            return None;
        }
        let count = self.count as f64;
        let mean = self.sum / count;
        let reach = self.mixture.bound(self.variance, self.alpha / 2.0) / count;
        Interval::new((mean - reach).max(-1.0), (mean + reach).min(1.0))
    }

    /// Natural logarithm of the [e-value](Self::e_value), for what is larger than a double can hold; any number.
    pub fn ln_e_value(&self) -> f64 {
        let capitals = self.capitals.as_flattened();
        let largest = capitals.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = capitals.iter().map(|capital| (capital - largest).exp()).sum();
        largest + (sum / capitals.len() as f64).ln()
    }

    /// E-value against "neither is better at any time": 1 says nothing, 20 is as strong as a p-value of 0.05 and stays so
    /// however often someone looks.
    ///
    /// What 1 becomes by betting, half of it on d > 0 and half on d < 0, each in equal parts by several fixed shares λ of the
    /// capital on every question: ½·mean Π(1 + λdᵢ) + ½·mean Π(1 − λdᵢ), hedged capital with a grid of bets (Waudby-Smith &
    /// Ramdas 2024, doi:10.1093/jrsssb/qkad009). If no difference can be foreseen, no bet wins on average. Positive; the
    /// largest double stands for anything larger.
    pub fn e_value(&self) -> f64 {
        self.ln_e_value().exp().min(f64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(differences: &[f64]) -> AnytimeMean {
        let mut mean = AnytimeMean::with(0.95);
        for &d in differences {
            mean.add(d);
        }
        mean
    }

    #[test]
    fn says_nothing_at_first() {
        assert_eq!(AnytimeMean::with(0.95).confidence_sequence(), None);
        assert_eq!(after(&[0.3; 4]).confidence_sequence(), Interval::new(-1.0, 1.0));
        assert!((AnytimeMean::with(0.95).e_value() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn turns_round_with_the_sign() {
        let differences: Vec<f64> = (0..80).map(|k| f64::from(k % 7) / 20.0 - 0.1).collect();
        let opposite: Vec<f64> = differences.iter().map(|d| -d).collect();
        let (a, b) = (after(&differences), after(&opposite));
        let (x, y) = (a.confidence_sequence().unwrap(), b.confidence_sequence().unwrap());
        assert!((x.low() + y.high()).abs() < 1e-12 && (x.high() + y.low()).abs() < 1e-12);
        assert!((a.e_value() - b.e_value()).abs() < 1e-9);
    }

    /// One bet of .5 on d = .4, −.2: 1.2 · .9 = 1.08, and against it .8 · 1.1 = .88; of .3: 1.12 · .94 and .88 · 1.06.
    #[test]
    fn the_e_value_is_the_mean_of_all_capitals() {
        let mean = after(&[0.4, -0.2]);
        let of = |bet: f64| (1.0 + 0.4 * bet) * (1.0 - 0.2 * bet) + (1.0 - 0.4 * bet) * (1.0 + 0.2 * bet);
        assert!((of(0.5) - 1.96).abs() < 1e-12 && (of(0.3) - 1.12 * 0.94 - 0.88 * 1.06).abs() < 1e-12);
        let expected = (3..=9).map(|tenths| of(f64::from(tenths) / 10.0)).sum::<f64>() / 14.0;
        assert!((mean.e_value() - expected).abs() < 1e-12, "{}", mean.e_value());
    }

    /// V = .16 + .04 + .01 = .21 and the mean .1.
    #[test]
    fn the_sequence_reaches_the_bound_at_the_sum_of_squares() {
        let found = after(&[0.4, -0.2, 0.1]).confidence_sequence().unwrap();
        let reach = GammaMixture::new(10.0, 0.025, 1.0).bound(0.21, 0.025) / 3.0;
        assert_eq!(found, Interval::new((0.1 - reach).max(-1.0), (0.1 + reach).min(1.0)).unwrap());
    }

    #[test]
    fn a_difference_that_is_none_is_not_taken_in() {
        let mut mean = AnytimeMean::new(0.95).unwrap();
        for wrong in [f64::NAN, 1.5, -20.0] {
            assert_eq!(mean.push(wrong), Err(Reason::OutOfRange));
        }
        assert_eq!(mean, AnytimeMean::with(0.95));
        assert_eq!(AnytimeMean::new(95.0), Err(Reason::OutOfRange));
    }

    #[test]
    fn strong_evidence_stays_a_number() {
        let mean = after(&vec![0.9; 20_000]);
        assert!(mean.e_value().is_finite() && mean.ln_e_value() > 1000.0);
    }
}
