//! How two differ on the questions that both answered.

use crate::uncertainty::{Estimate, Interval};

use super::sign_flip::sign_flip;
use super::{AnytimeMean, Reason};
use crate::uncertainty::{ClusterMean, QuestionSum};

/// How two groups differ on shared questions: d = score of A − score of B, so that with Brier scores a positive one favours B.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairedDifference {
    /// Mean of d, Σd/n, in `[-1, 1]`, with its interval; that is absent where every d is the same, for then nothing says how far
    /// chance could have moved it.
    pub mean: Estimate,
    /// Standard deviation of d, √(Σ(d − mean)²/(n − 1)).
    pub sd: f64,
    /// Two-sided [sign-flip p-value](super::sign_flip_p_value) of no difference.
    pub p_value: f64,
    /// The same after [Holm's adjustment](fn@super::holm) over all pairs that were tested; of a single pair the same.
    pub p_adjusted: f64,
    /// What may be looked at at any time, or why it is withheld.
    pub sequence: Result<DifferenceSequence, Reason>,
}

/// A mean difference as it may be looked at at any time, see [`AnytimeMean`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DifferenceSequence {
    /// Questions in it.
    pub questions: u64,
    /// [Confidence sequence](AnytimeMean::confidence_sequence) for the mean of what was to be expected of each d.
    pub interval: Interval,
    /// [E-value](AnytimeMean::e_value) against "neither is better at any time".
    pub e_value: f64,
}

/// Compares two forecasters by their Brier scores on the questions that both answered: `differences` has for each question the
/// score of A less that of B. Every question weighs the same. The confidence sequence and the e-value take them in the order
/// given, which must not depend on how the questions ended: that of their deadlines does not, that of their resolution does.
///
/// The interval is Student's, mean ± t·sd/√n with n − 1 degrees of freedom: the cluster-robust one where every question has one
/// vote. `seed` draws the signs where they are too many to try them all.
///
/// # Errors
/// [`Reason::TooFewShared`] with fewer than two questions; [`Reason::OutOfRange`] when a difference does not lie in `[-1, 1]`, or
/// `confidence` not strictly between 0 and 1.
///
/// # Example
/// ```
/// use trackrecord::compare::paired_difference;
/// let found = paired_difference(&[0.2, 0.1, 0.4], 1, 0.95)?;
/// assert!((found.mean.value().unwrap() - 0.7 / 3.0).abs() < 1e-12);
/// assert_eq!(found.p_value, 0.25); // all plus and all minus, of 2³
/// # Ok::<(), trackrecord::compare::Reason>(())
/// ```
pub fn paired_difference(differences: &[f64], seed: u64, confidence: f64) -> Result<PairedDifference, Reason> {
    let is_confidence = confidence > 0.0 && confidence < 1.0;
    if !is_confidence || !differences.iter().all(|difference| (-1.0..=1.0).contains(difference)) {
        return Err(Reason::OutOfRange);
    }
    if differences.len() < 2 {
        return Err(Reason::TooFewShared { shared: differences.len() as u64, needed: 2 });
    }
    Ok(PairedDifference::of(differences, seed, confidence, Ok(differences)))
}

impl PairedDifference {
    /// From the differences, at least two, and the same of the questions in an order that does not depend on how they ended, or why
    /// there is none; checked before.
    pub(super) fn of(differences: &[f64], seed: u64, confidence: f64, in_order: Result<&[f64], Reason>) -> Self {
        let questions: Vec<QuestionSum> = differences.iter().map(|&sum| QuestionSum { weight: 1.0, sum }).collect();
        let mean = ClusterMean::of(&questions);
        let p_value = sign_flip(differences, seed);
        Self {
            mean: Estimate::new(mean.map(|mean| mean.value), mean.and_then(|mean| mean.interval(confidence))),
            sd: mean.map_or(0.0, |mean| (mean.variance * differences.len() as f64).sqrt()),
            p_value,
            p_adjusted: p_value,
            sequence: in_order.and_then(|differences| DifferenceSequence::of(differences, confidence)),
        }
    }
}

impl DifferenceSequence {
    fn of(differences: &[f64], confidence: f64) -> Result<Self, Reason> {
        let mut anytime = AnytimeMean::with(confidence);
        for difference in differences {
            anytime.add(*difference);
        }
        let interval = anytime.confidence_sequence().ok_or(Reason::NoDeadline)?;
        Ok(Self { questions: differences.len() as u64, interval, e_value: anytime.e_value() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_students() {
        let differences: Vec<f64> = (0..60).map(|k| f64::from(k * 7 % 13) / 20.0 - 0.2).collect();
        let found = paired_difference(&differences, 1, 0.95).unwrap();
        let (low, high) = (found.mean.low().unwrap(), found.mean.high().unwrap());
        let reach = 2.000_995_378 * found.sd / 60.0_f64.sqrt();
        assert!(((high - low) / (2.0 * reach) - 1.0).abs() < 1e-7, "{low} {high} {reach}");
        assert!((found.mean.value().unwrap() - f64::midpoint(low, high)).abs() < 1e-12);
    }

    #[test]
    fn what_never_varies_has_no_interval() {
        let found = paired_difference(&[0.1; 12], 1, 0.95).unwrap();
        assert_eq!(found.mean.low(), None, "nothing says how far chance could have moved it");
        assert!((found.p_value - 2.0 / 4096.0).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_compared_has_a_reason() {
        let reason = |differences: &[f64], confidence| paired_difference(differences, 1, confidence).err();
        assert_eq!(reason(&[0.1], 0.95), Some(Reason::TooFewShared { shared: 1, needed: 2 }));
        assert_eq!(reason(&[0.1, f64::NAN], 0.95), Some(Reason::OutOfRange));
        assert_eq!(reason(&[0.1, 20.0], 0.95), Some(Reason::OutOfRange));
        assert_eq!(reason(&[0.1, 0.2], 95.0), Some(Reason::OutOfRange));
    }
}
