//! How two differ on the questions that both answered.

use crate::uncertainty::{Bootstrap, Estimate, Interval};

use super::interval::of_difference;
use super::resampling::{ItemCount, LANES, Lanes, QuestionCount, resample_questions};
use super::sign_flip::sign_flip;
use super::{AnytimeMean, Reason};

/// How two groups differ on shared questions: d = score of A − score of B, so that with Brier scores a positive one favours B.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairedDifference {
    /// Mean of d, Σd/n, in `[-1, 1]`, with its question-cluster bootstrap interval.
    pub mean: Estimate,
    /// Standard deviation of d, √(Σ(d − mean)²/(n − 1)).
    pub sd: f64,
    /// Two-sided [sign-flip p-value](super::sign_flip_p_value) of no difference.
    pub p_value: f64,
    /// The same after [Holm's adjustment](fn@super::holm) over all pairs that were tested; of a single pair the same.
    pub p_adjusted: f64,
    /// [Confidence sequence](AnytimeMean::confidence_sequence) for the mean of d in order of resolution.
    pub confidence_sequence: Option<Interval>,
    /// [E-value](AnytimeMean::e_value) against no difference.
    pub e_value: f64,
}

/// Compares two forecasters by their Brier scores on the questions that both answered: `differences` has for each question the
/// score of A less that of B, in the order in which the questions were resolved. Every question weighs the same.
///
/// The interval is that of the mean over questions drawn with replacement, `mean ± t·√(n/(n − 1))·s` with s the bootstrap
/// standard error and t that of Student with n − 1 degrees of freedom at `confidence` (Hesterberg 2015,
/// [doi:10.1080/00031305.2015.1089789](https://doi.org/10.1080/00031305.2015.1089789)); it covers as promised from about 30
/// questions on. Without resamples there is none.
///
/// # Errors
/// [`Reason::TooFewShared`] with fewer than two questions; [`Reason::OutOfRange`] when a difference does not lie in `[-1, 1]`, or
/// `confidence` not strictly between 0 and 1.
///
/// # Example
/// ```
/// use trackrecord::compare::paired_difference;
/// use trackrecord::uncertainty::Bootstrap;
/// let bootstrap = Bootstrap { resamples: 1000, seed: 1, threads: 1 };
/// let found = paired_difference(&[0.2, 0.1, 0.4], &bootstrap, 0.95)?;
/// assert!((found.mean.value.unwrap() - 0.7 / 3.0).abs() < 1e-12);
/// assert_eq!(found.p_value, 0.25); // all plus and all minus, of 2³
/// # Ok::<(), trackrecord::compare::Reason>(())
/// ```
pub fn paired_difference(
    differences: &[f64],
    bootstrap: &Bootstrap,
    confidence: f64,
) -> Result<PairedDifference, Reason> {
    let is_confidence = confidence > 0.0 && confidence < 1.0;
    if !is_confidence || !differences.iter().all(|difference| (-1.0..=1.0).contains(difference)) {
        return Err(Reason::OutOfRange);
    }
    if differences.len() < 2 {
        return Err(Reason::TooFewShared { shared: differences.len() as u64, needed: 2 });
    }
    let mean = |times: &[Lanes]| {
        let mut sum = [0.0; LANES];
        for (times, difference) in times.iter().zip(differences) {
            for lane in 0..LANES {
                sum[lane] += times[lane] * difference;
            }
        }
        vec![sum.map(|sum| sum / differences.len() as f64)]
    };
    let replicates = resample_questions(bootstrap, QuestionCount(differences.len()), ItemCount(1), mean);
    Ok(PairedDifference::of(differences, &replicates[0], bootstrap, confidence))
}

impl PairedDifference {
    /// From the differences and their mean in every replicate; checked before.
    pub(super) fn of(differences: &[f64], replicates: &[f64], bootstrap: &Bootstrap, confidence: f64) -> Self {
        let count = differences.len() as f64;
        let mean = differences.iter().sum::<f64>() / count;
        let squares: f64 = differences.iter().map(|d| (d - mean).powi(2)).sum();
        let mut anytime = AnytimeMean::with(confidence);
        for &d in differences {
            anytime.add(d);
        }
        let p_value = sign_flip(differences, bootstrap.seed);
        let interval = of_difference(mean, replicates, differences.len() as u64, confidence);
        Self {
            mean: Estimate::new(Some(mean), interval),
            sd: (squares / (count - 1.0)).sqrt(),
            p_value,
            p_adjusted: p_value,
            confidence_sequence: anytime.confidence_sequence(),
            e_value: anytime.e_value(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOTSTRAP: Bootstrap = Bootstrap { resamples: 400, seed: 1, threads: 2 };

    #[test]
    fn the_interval_reaches_as_far_as_a_t_interval() {
        let differences: Vec<f64> = (0..60).map(|k| f64::from(k * 7 % 13) / 20.0 - 0.2).collect();
        let found = paired_difference(&differences, &BOOTSTRAP, 0.95).unwrap();
        let (low, high) = (found.mean.low.unwrap(), found.mean.high.unwrap());
        let reach = 2.001 * found.sd / 60.0_f64.sqrt();
        assert!(((high - low) / (2.0 * reach) - 1.0).abs() < 0.1, "{low} {high} {reach}");
    }

    #[test]
    fn what_cannot_be_compared_has_a_reason() {
        let reason = |differences: &[f64], confidence| paired_difference(differences, &BOOTSTRAP, confidence).err();
        assert_eq!(reason(&[0.1], 0.95), Some(Reason::TooFewShared { shared: 1, needed: 2 }));
        assert_eq!(reason(&[0.1, f64::NAN], 0.95), Some(Reason::OutOfRange));
        assert_eq!(reason(&[0.1, 20.0], 0.95), Some(Reason::OutOfRange));
        assert_eq!(reason(&[0.1, 0.2], 95.0), Some(Reason::OutOfRange));
    }
}
