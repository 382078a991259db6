//! Murphy's decomposition over bins, with what bins leave out.

use crate::calibrate::Bins;
use crate::model::{Tally, TallyRow, compensated_sum};

/// Parts of the weighted mean Brier score: reliability − resolution + uncertainty + variance − 2·covariance, exactly. See
/// [`murphy`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MurphyDecomposition {
    /// Σwₖ(p̄ₖ − ōₖ)²/W over the bins k, how far the bins' mean forecasts are from the observed frequencies, in `[0, 1]`; 0 is best.
    pub reliability: f64,
    /// Σwₖ(ōₖ − ō)²/W, how far the bins' observed frequencies spread, from 0 to the uncertainty; higher is better.
    pub resolution: f64,
    /// ō(1 − ō), what the base rate alone would score, in `[0, ¼]`; the questions' doing.
    pub uncertainty: f64,
    /// Σw(p − p̄ₖ)²/W, spread of forecasts inside bins, in `[0, ¼]`.
    pub within_bin_variance: f64,
    /// Σw(p − p̄ₖ)(o − ōₖ)/W, covariance of forecasts and outcomes inside bins, in `[−¼, ¼]`.
    pub within_bin_covariance: f64,
}

/// Decomposes the Brier score over `bins`, wₖ being the weight in bin k and W that of all; `None` without observations. It
/// depends on the bins, so name them beside it.
///
/// Murphy 1973, [doi:10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2][murphy]; the within-bin terms by Stephenson, Coelho &
/// Jolliffe 2008, [doi:10.1175/2007WAF2006116.1](https://doi.org/10.1175/2007WAF2006116.1).
///
/// [murphy]: https://doi.org/10.1175/1520-0450(1973)012%3C0595:ANVPOT%3E2.0.CO;2
///
/// # Example
/// ```
/// use trackrecord::{calibrate::Bins, decompose::murphy, model::Tally};
/// let tally = Tally::from_pairs([(0.25, false), (0.75, true)]).unwrap();
/// let parts = murphy(&tally, &Bins::equal_width(2)).unwrap();
/// assert_eq!((parts.reliability, parts.resolution, parts.uncertainty), (0.0625, 0.25, 0.25));
/// ```
pub fn murphy(tally: &Tally, bins: &Bins) -> Option<MurphyDecomposition> {
    let base_rate = tally.base_rate()?;
    let weight = tally.weight();
    let table = bins.table(tally);
    let over_bins = |f: &dyn Fn(f64, f64) -> f64| {
        let terms = table.iter().map(|bin| bin.weight * f(bin.mean_forecast, bin.observed));
        compensated_sum(terms) / weight
    };
    let within_bins = |f: &dyn Fn(&TallyRow, f64, f64) -> f64| {
        let terms = bins
            .groups(tally)
            .zip(&table)
            .map(|(rows, bin)| compensated_sum(rows.iter().map(|row| f(row, bin.mean_forecast, bin.observed))));
        compensated_sum(terms) / weight
    };
    Some(MurphyDecomposition {
        reliability: over_bins(&|p, o| (p - o).powi(2)),
        resolution: over_bins(&|_, o| (o - base_rate).powi(2)),
        uncertainty: tally.outcome_variance()?,
        within_bin_variance: within_bins(&|row, p, _| row.weight() * (row.p - p).powi(2)),
        within_bin_covariance: within_bins(&|row, p, o| (row.p - p) * (row.yes * (1.0 - o) - row.no * o)),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::score::mean_brier;

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_brier_score(
            rows in prop::collection::vec((0.0..=1.0_f64, 0.0..9.0_f64, 0.01..9.0_f64), 1..50),
            n in 1..20_usize,
        ) {
            let tally = Tally::new(rows.into_iter().map(|(p, no, yes)| TallyRow {
                p, no, yes, count: 2, count_yes: 1, squares: no * no + yes * yes,
            }).collect());
            for bins in [Bins::equal_width(n), Bins::equal_count(&tally, n)] {
                let parts = murphy(&tally, &bins);
                prop_assert!(parts.is_some());
                let sum = parts.map(|m| m.reliability - m.resolution + m.uncertainty
                    + m.within_bin_variance - 2.0 * m.within_bin_covariance);
                let difference = sum.zip(mean_brier(&tally)).map(|(sum, brier)| (sum - brier).abs());
                prop_assert!(difference.is_some_and(|d| d < 1e-13), "{difference:?}");
            }
        }
    }
}
