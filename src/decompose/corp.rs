//! The CORP decomposition, which needs no bins.

use crate::calibrate::isotonic;
use crate::model::{Tally, compensated_sum};

/// Parts of the weighted mean Brier score: miscalibration − discrimination + uncertainty, exactly. See [`corp`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CorpDecomposition {
    /// What recalibration would gain, BS − BS of the isotonic fit c: Σw[(p − o)² − (c(p) − o)²]/Σw, in `[0, 1]`; 0 is best.
    pub miscalibration: f64,
    /// What the recalibrated forecasts gain over the base rate, Σw(c(p) − ō)²/Σw, from 0 to the uncertainty; higher is better.
    pub discrimination: f64,
    /// ō(1 − ō), what the base rate alone would score, in `[0, ¼]`; the questions' doing.
    pub uncertainty: f64,
}

/// Decomposes the Brier score by [isotonic](fn@crate::calibrate::isotonic) recalibration, without a choice of bins; `None` without
/// observations.
///
/// Miscalibration and discrimination are never negative; below 1e-12 they are rounding, and 0.
/// Dimitriadis, Gneiting & Jordan 2021, [doi:10.1073/pnas.2016191118](https://doi.org/10.1073/pnas.2016191118).
///
/// # Example
/// ```
/// use trackrecord::{decompose::corp, model::Tally};
/// let tally = Tally::from_pairs([(0.25, false), (0.75, true)]).unwrap();
/// let parts = corp(&tally).unwrap();
/// assert_eq!(parts.miscalibration, 0.0625);
/// assert_eq!((parts.discrimination, parts.uncertainty), (0.25, 0.25));
/// ```
pub fn corp(tally: &Tally) -> Option<CorpDecomposition> {
    let base_rate = tally.base_rate()?;
    let weight = tally.weight();
    let blocks = isotonic(tally);
    let fitted = blocks.iter().flat_map(|block| std::iter::repeat_n(block.calibrated, block.rows));
    // Per row: w[(p − o)² − (x − o)²] summed over its outcomes, without the difference of two large sums.
    let gained = tally
        .rows()
        .iter()
        .zip(fitted)
        .map(|(row, x)| (row.p - x) * (row.no * (row.p + x) - row.yes * (2.0 - row.p - x)));
    let spread = blocks.iter().map(|block| block.weight * (block.calibrated - base_rate).powi(2));
    Some(CorpDecomposition {
        miscalibration: without_rounding(compensated_sum(gained) / weight),
        discrimination: without_rounding(compensated_sum(spread) / weight),
        uncertainty: tally.outcome_variance()?,
    })
}

fn without_rounding(x: f64) -> f64 {
    if x.abs() < 1e-12 { 0.0 } else { x }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::TallyRow;
    use crate::score::mean_brier;

    #[test]
    fn a_calibrated_constant_has_nothing_but_uncertainty() {
        let tally = Tally::of_pairs([(0.5, true), (0.5, false)]);
        let parts = corp(&tally).map(|c| (c.miscalibration, c.discrimination, c.uncertainty));
        assert_eq!(parts, Some((0.0, 0.0, 0.25)));
        assert_eq!(corp(&Tally::default()), None);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_and_are_not_negative(
            rows in prop::collection::vec((0.0..=1.0_f64, 0.0..9.0_f64, 0.01..9.0_f64), 1..50),
        ) {
            let tally = Tally::new(rows.into_iter().map(|(p, no, yes)| TallyRow {
                p, no, yes, count: 2, count_yes: 1, squares: no * no + yes * yes,
            }).collect());
            let parts = corp(&tally);
            prop_assert!(parts.is_some_and(|c| c.miscalibration >= 0.0 && c.discrimination >= 0.0));
            let difference = parts.zip(mean_brier(&tally)).map(|(c, brier)| {
                (c.miscalibration - c.discrimination + c.uncertainty - brier).abs()
            });
            prop_assert!(difference.is_some_and(|d| d < 2e-12), "{difference:?}");
        }
    }
}
