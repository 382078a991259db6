//! Calibration errors: one number for how far the forecasts are from what happened.

use crate::model::{Tally, compensated_sum};

use super::BinSum;

/// Calibration in the large: mean forecast minus observed frequency, p̄ − ō = Σ wᵢ(pᵢ − oᵢ) / Σ wᵢ, in `[−1, 1]`, 0 is best:
/// positive is too optimistic that things happen; `None` without observations.
///
/// # Example
/// ```
/// use trackrecord::{calibrate::in_the_large, model::Tally};
/// let tally = Tally::from_pairs([(0.75, true), (0.75, false)]).unwrap();
/// assert_eq!(in_the_large(&tally), Some(0.25));
/// ```
pub fn in_the_large(tally: &Tally) -> Option<f64> {
    tally.mean(|p, happened| if happened { p - 1.0 } else { p })
}

/// Expected calibration error Σ wₖ|p̄ₖ − ōₖ| / Σ wₖ over the bins k of a [table](super::Bins::table), in `[0, 1]`, 0 is best;
/// `None` without bins. It depends on the bins, so name them beside it. Naeini, Cooper & Hauskrecht 2015,
/// [doi:10.1609/aaai.v29i1.9602](https://doi.org/10.1609/aaai.v29i1.9602).
///
/// # Example
/// ```
/// use trackrecord::calibrate::{Bins, expected_calibration_error};
/// use trackrecord::model::Tally;
/// let tally = Tally::from_pairs([(0.75, true), (0.75, false), (0.0, false), (0.0, false)]).unwrap();
/// assert_eq!(expected_calibration_error(&Bins::equal_width(2).table(&tally)), Some(0.125));
/// ```
pub fn expected_calibration_error(bins: &[BinSum]) -> Option<f64> {
    let weight = compensated_sum(bins.iter().map(|bin| bin.weight));
    let errors = compensated_sum(bins.iter().map(|bin| bin.weight * bin.gap().abs()));
    (weight > 0.0).then(|| errors / weight)
}

/// Maximum calibration error: the largest |p̄ₖ − ōₖ| over the bins k, in `[0, 1]`, 0 is best, whatever a bin weighs; `None`
/// without bins. Naeini, Cooper & Hauskrecht 2015, [doi:10.1609/aaai.v29i1.9602](https://doi.org/10.1609/aaai.v29i1.9602).
///
/// # Example
/// ```
/// use trackrecord::calibrate::{Bins, maximum_calibration_error};
/// use trackrecord::model::Tally;
/// let tally = Tally::from_pairs([(0.75, true), (0.75, false), (0.0, false), (0.0, false)]).unwrap();
/// assert_eq!(maximum_calibration_error(&Bins::equal_width(2).table(&tally)), Some(0.25));
/// ```
pub fn maximum_calibration_error(bins: &[BinSum]) -> Option<f64> {
    bins.iter().map(|bin| bin.gap().abs()).reduce(f64::max)
}
