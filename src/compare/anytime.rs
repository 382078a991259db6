//! The mean difference of two groups as it may be looked at at any time.

use crate::uncertainty::Interval;

use super::Reason;
use super::gamma_mixture::GammaMixture;

/// The width of the range of a step: a difference of two Brier scores lies in `[-1, 1]`.
const RANGE: f64 = 2.0;
/// Intrinsic time at which the confidence sequence is narrowest, fixed before any data are seen.
const V_OPT: f64 = 10.0;

/// A running mean of differences of Brier scores, one per question in the order of resolution, with a confidence sequence and
/// an e-value: both may be looked at after every question, and the looking costs nothing.
///
/// The confidence sequence is the empirical-Bernstein one of Howard et al. 2021 (doi:10.1214/20-AOS1991, Theorem 4) as Choe &
/// Ramdas 2024 (doi:10.1287/opre.2021.0792) use it to compare forecasters: `mean ± u(V)/n` with
/// V = max(1, Σ(dᵢ − mean of those before)²) and u the bound of the gamma-exponential mixture at half the error to either side. With
/// probability at least `confidence` it holds **all the time** the average of what was to be expected of each difference,
/// given those before; so it is wider than an interval for one look.
///
/// # Example
/// ```
/// use trackrecord::compare::AnytimeMean;
/// let mut mean = AnytimeMean::new(0.95)?;
/// for _ in 0..100 {
///     mean.push(0.5)?;
/// }
/// assert!(mean.confidence_sequence().unwrap().low > 0.0 && mean.e_value() > 20.0);
/// # Ok::<(), trackrecord::compare::Reason>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AnytimeMean {
    alpha: f64,
    mixture: GammaMixture,
    count: u64,
    sum: f64,
    /// Σ(dᵢ − mean of those before)², the mean before the first being 0.
    variance: f64,
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
        Self { alpha, mixture: GammaMixture::new(V_OPT, alpha / 2.0, RANGE), count: 0, sum: 0.0, variance: 0.0 }
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
        let expected = if self.count == 0 { 0.0 } else { self.sum / self.count as f64 };
        self.variance += (difference - expected).powi(2);
        self.sum += difference;
        self.count += 1;
    }

    /// The interval after the questions so far. It cannot leave `[-1, 1]`, where every difference lies: after a few questions
    /// it is all of that, which says nothing yet. In the unit of the differences, a Brier score; `None` before the first.
    pub fn confidence_sequence(&self) -> Option<Interval> {
        if self.count == 0 {
            return None;
        }
        let count = self.count as f64;
        let mean = self.sum / count;
        let reach = self.mixture.bound(self.variance.max(1.0), self.alpha / 2.0) / count;
        Some(Interval { low: (mean - reach).max(-1.0), high: (mean + reach).min(1.0) })
    }

    /// Natural logarithm of the [e-value](Self::e_value), for what is larger than a double can hold; any number.
    pub fn ln_e_value(&self) -> f64 {
        let [a, b] = [self.sum, -self.sum].map(|sum| self.mixture.ln_value(sum, self.variance));
        let larger = a.max(b);
        larger + (-(a - b).abs()).exp().ln_1p() - std::f64::consts::LN_2
    }

    /// E-value against "no difference": 1 says nothing, 20 is as strong as a p-value of 0.05 and stays so however often
    /// someone looks.
    ///
    /// The mean of the two one-sided e-processes of Choe & Ramdas 2024, M(Σd, Σ(dᵢ − mean before)²) and the same of −d: a mean
    /// of e-values is one (Vovk & Wang 2021, doi:10.1214/20-AOS2020). Positive; the largest double stands for anything larger.
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
        assert_eq!(after(&[0.3; 5]).confidence_sequence(), Some(Interval { low: -1.0, high: 1.0 }));
        assert!((AnytimeMean::with(0.95).e_value() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn turns_round_with_the_sign() {
        let differences: Vec<f64> = (0..80).map(|k| f64::from(k % 7) / 20.0 - 0.1).collect();
        let opposite: Vec<f64> = differences.iter().map(|d| -d).collect();
        let (a, b) = (after(&differences), after(&opposite));
        let (x, y) = (a.confidence_sequence().unwrap(), b.confidence_sequence().unwrap());
        assert!((x.low + y.high).abs() < 1e-12 && (x.high + y.low).abs() < 1e-12);
        assert!((a.e_value() - b.e_value()).abs() < 1e-9);
    }

    /// Written out for d = .4, −.2, .1: V = .16 + .36 + 0 = .52, counted as 1 in the interval and as .52 in the e-value.
    #[test]
    fn variance_is_about_the_mean_of_what_came_before() {
        let mean = after(&[0.4, -0.2, 0.1]);
        assert!((mean.variance - 0.52).abs() < 1e-12);
        let mixture = GammaMixture::new(10.0, 0.025, 2.0);
        let expected = f64::midpoint(mixture.ln_value(0.3, 0.52).exp(), mixture.ln_value(-0.3, 0.52).exp());
        assert!((mean.e_value() - expected).abs() < 1e-12);
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
