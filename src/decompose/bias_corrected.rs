//! Murphy's decomposition without what few observations add to it.

use crate::calibrate::BinSum;
use crate::decompose::MurphyDecomposition;
use crate::model::compensated_sum;

/// Reliability, resolution and uncertainty as they would be on average with more and more observations. See [`bias_corrected`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BiasCorrected {
    /// How far the mean forecasts are from the observed frequencies, in `[0, 1]`; 0 is best.
    pub reliability: f64,
    /// How far the observed frequencies spread, in `[0, 1]`; higher is better.
    pub resolution: f64,
    /// What the base rate alone would score, in `[0, ¼]`.
    pub uncertainty: f64,
}

/// Takes from a [decomposition](super::murphy()) what chance adds to it: with few observations in a bin its frequency strays from
/// the true one, which looks like unreliability and like resolution. `bins` are those of the decomposition, `sizes` as how many
/// independent observations each counts (their numbers if all are independent and of weight 1), `size` as how many all of them
/// count; reliability − resolution + uncertainty stays as it was.
///
/// `None` if all of them count as fewer than two, or `bins` and `sizes` differ in length. With n in all, nₖ in bin k, ō and ōₖ the
/// frequencies and wₖ/W the share of its weight, s = Σ(wₖ/W)·ōₖ(1 − ōₖ)/(nₖ − 1) over the bins with nₖ ≥ 2 and
/// t = ō(1 − ō)/(n − 1): reliability − αs, resolution − αs + αt, uncertainty + αt. α is 1, or less as far as that keeps all three in
/// their ranges (so 0 where the base rate is one half). Ferro & Fricker 2012, [doi:10.1002/qj.1924](https://doi.org/10.1002/qj.1924).
///
/// # Example
/// ```
/// use trackrecord::{calibrate::Bins, decompose::{bias_corrected, murphy}, model::Tally};
/// let pairs = [(0.25, false), (0.25, false), (0.25, true), (0.75, true), (0.75, false), (0.25, false)];
/// let (tally, bins) = (Tally::from_pairs(pairs).unwrap(), Bins::equal_width(2));
/// let (parts, table) = (murphy(&tally, &bins).unwrap(), bins.table(&tally));
/// let corrected = bias_corrected(&parts, &table, &[4.0, 2.0], 6.0).unwrap();
/// assert_eq!(corrected.reliability, 0.0);
/// ```
pub fn bias_corrected(parts: &MurphyDecomposition, bins: &[BinSum], sizes: &[f64], size: f64) -> Option<BiasCorrected> {
    if size.is_nan() || size < 2.0 || bins.len() != sizes.len() {
        return None;
    }
    let MurphyDecomposition { reliability, resolution, uncertainty, .. } = *parts;
    let weight = compensated_sum(bins.iter().map(|bin| bin.weight));
    let by_chance = bins.iter().zip(sizes).filter(|(_, size)| **size >= 2.0);
    let within_bins =
        compensated_sum(by_chance.map(|(bin, n)| bin.weight * bin.observed * (1.0 - bin.observed) / (n - 1.0)))
            / weight;
    let of_all = uncertainty / (size - 1.0);
    let of_resolution = within_bins - of_all;
    // A part that is not corrected sets no limit.
    let limit = |room: f64, correction: f64| if correction > 1e-15 { room / correction } else { f64::INFINITY };
    let share = 1.0_f64
        .min(limit(reliability, within_bins))
        .min(limit(resolution, of_resolution))
        .min(limit(1.0 - resolution, -of_resolution))
        .min(limit(0.25 - uncertainty, of_all));
    Some(BiasCorrected {
        reliability: (reliability - share * within_bins).clamp(0.0, 1.0),
        resolution: (resolution - share * of_resolution).clamp(0.0, 1.0),
        uncertainty: (uncertainty + share * of_all).min(0.25),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calibrate::Bins;
    use crate::decompose::murphy;
    use crate::model::{Tally, TallyRow};

    fn of_counts(tally: &Tally, bins: &Bins) -> Option<BiasCorrected> {
        let table = bins.table(tally);
        let sizes: Vec<f64> = table.iter().map(|bin| bin.count as f64).collect();
        bias_corrected(&murphy(tally, bins)?, &table, &sizes, tally.forecasts() as f64)
    }

    #[test]
    fn one_observation_tells_nothing() {
        assert_eq!(of_counts(&Tally::of_pairs([(0.5, true)]), &Bins::equal_width(2)), None);
        assert_eq!(of_counts(&Tally::default(), &Bins::equal_width(2)), None);
    }

    /// Two bins of 10, said .2 and .8, happened 3 and 9 times: reliability .01, resolution .09, uncertainty .24;
    /// s = ½(.21 + .09)/9 = 1/60, t = .24/19. Unlimited: reliability .01 − 1/60 < 0, so α = .6.
    #[test]
    fn reliability_is_limited_to_what_there_is() {
        let said = |p, yes: usize| (0..10).map(move |at| (p, at < yes));
        let found = of_counts(&Tally::of_pairs(said(0.2, 3).chain(said(0.8, 9))), &Bins::equal_width(2)).unwrap();
        let t = 0.6 * 0.24 / 19.0;
        for (found, expected) in
            [(found.reliability, 0.0), (found.resolution, 0.09 - 0.01 + t), (found.uncertainty, 0.24 + t)]
        {
            assert!((found - expected).abs() < 1e-14, "{found}, expected {expected}");
        }
    }

    proptest! {
        #[test]
        fn the_sum_stays_and_the_parts_are_in_their_ranges(
            rows in prop::collection::vec((0.0..=1.0_f64, 0_u8..4, 0_u8..4), 1..40), n in 1..8_usize,
        ) {
            let row = |(p, no, yes): (f64, u8, u8)| TallyRow {
                p, no: no.into(), yes: yes.into(), count: u64::from(no + yes), count_yes: yes.into(), squares: (no + yes).into(),
            };
            let tally = Tally::new(rows.into_iter().map(row).collect());
            let bins = Bins::equal_width(n);
            if let (Some(parts), Some(found)) = (murphy(&tally, &bins), of_counts(&tally, &bins)) {
                let before = parts.reliability - parts.resolution + parts.uncertainty;
                let after = found.reliability - found.resolution + found.uncertainty;
                prop_assert!((before - after).abs() < 1e-12, "{parts:?} {found:?}");
                prop_assert!((0.0..=1.0).contains(&found.reliability) && (0.0..=1.0).contains(&found.resolution));
                prop_assert!((0.0..=0.25).contains(&found.uncertainty), "{found:?}");
            }
        }
    }
}
