//! The isotonic calibration curve: the rising step function that fits what happened best.

use crate::model::Tally;

/// Neighbouring forecasts that share one recalibrated probability: a step of the [calibration curve](isotonic).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IsotonicBlock {
    /// Smallest probability in the block, in `[0, 1]`.
    pub from: f64,
    /// Largest probability in the block, in `[0, 1]`.
    pub to: f64,
    /// Number of tally rows, that is of distinct probabilities.
    pub rows: usize,
    /// Number of observations.
    pub count: u64,
    /// Weight of the observations, Σw.
    pub weight: f64,
    /// Weighted observed frequency, Σwo/Σw, in `[0, 1]`: the recalibrated probability, which rises from block to block.
    pub calibrated: f64,
}

/// Weighted isotonic regression of what happened on what was said: the rising function c that makes Σ wᵢ(oᵢ − c(pᵢ))² least,
/// block by block in increasing order.
///
/// Equal probabilities are pooled first (the tally has done so), then neighbours whose frequencies do not
/// rise are pooled until all rise strictly (pool adjacent violators; Ayer et al. 1955,
/// [doi:10.1214/aoms/1177728423](https://doi.org/10.1214/aoms/1177728423)). O(rows).
///
/// # Example
/// ```
/// use trackrecord::{calibrate::isotonic, model::Tally};
/// let tally = Tally::from_pairs([(0.1, false), (0.4, true), (0.6, false), (0.9, true)]).unwrap();
/// let calibrated: Vec<f64> = isotonic(&tally).iter().map(|block| block.calibrated).collect();
/// assert_eq!(calibrated, [0.0, 0.5, 1.0]);
/// ```
pub fn isotonic(tally: &Tally) -> Vec<IsotonicBlock> {
    let mut pools = Vec::new();
    pool(tally.rows().iter().map(|row| (row.yes, row.weight())), &mut pools);
    let mut rest = tally.rows();
    let mut blocks = Vec::with_capacity(pools.len());
    for (calibrated, weight, rows) in pools {
        let (members, after) = rest.split_at(rows);
        rest = after;
        if let [first, .., last] | [first @ last] = members {
            blocks.push(IsotonicBlock {
                from: first.p,
                to: last.p,
                rows,
                count: members.iter().map(|row| row.count).sum(),
                weight,
                calibrated,
            });
        }
    }
    blocks
}

/// Weighted isotonic regression of `means` in their given order; for loops that resample.
///
/// `blocks` is cleared and filled with (mean, weight, number of elements); the means rise strictly. Its memory
/// is used again. An element without weight says nothing: it joins the block before it (at the start the one
/// after it), and its mean is not looked at, so it may be NaN. Without any weight there is no block.
pub(super) fn pool_adjacent_violators(means: &[f64], weights: &[f64], blocks: &mut Vec<(f64, f64, usize)>) {
    let sums =
        means.iter().zip(weights).map(|(mean, &weight)| (if weight > 0.0 { mean * weight } else { 0.0 }, weight));
    pool(sums, blocks);
}

/// The pass itself, on (sum, weight). Frequencies are compared crosswise, a/b < c/d as ad < cb: equal ones always compare
/// equal then, and products take a third of the time of quotients.
fn pool(elements: impl Iterator<Item = (f64, f64)>, blocks: &mut Vec<(f64, f64, usize)>) {
    blocks.clear();
    for (mut sum, mut weight) in elements {
        let mut rows = 1;
        while let Some(&(sum_before, weight_before, rows_before)) = blocks.last() {
            // Without weight both products are 0, so that none is below or above another.
            if sum_before * weight < sum * weight_before {
                break;
            }
            sum += sum_before;
            weight += weight_before;
            rows += rows_before;
            blocks.pop();
        }
        blocks.push((sum, weight, rows));
    }
    blocks.retain_mut(|(mean, weight, _)| {
        *mean /= *weight;
        *weight > 0.0
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pav(means: &[f64], weights: &[f64]) -> Vec<(f64, f64, usize)> {
        let mut blocks = Vec::new();
        pool_adjacent_violators(means, weights, &mut blocks);
        blocks
    }

    #[test]
    fn ten_forecasts_of_the_reference() {
        let p = [0.1, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 0.9];
        let y = [0, 0, 0, 1, 0, 1, 0, 1, 1, 1];
        let tally = Tally::of_pairs(p.into_iter().zip(y.map(|y| y == 1)));
        let blocks = isotonic(&tally);
        let found: Vec<_> = blocks.iter().map(|b| (b.from, b.to, b.rows, b.count, b.calibrated)).collect();
        assert_eq!(found, [(0.1, 0.2, 2, 3, 0.0), (0.3, 0.7, 4, 4, 0.5), (0.8, 0.9, 2, 3, 1.0)]);
    }

    #[test]
    fn equal_neighbours_are_one_block() {
        assert_eq!(pav(&[0.5, 0.5], &[1.0, 3.0]), [(0.5, 4.0, 2)]);
        // One third three times over: 1/3, 2/6, 49/147, where a mean kept as a mean would drift apart.
        let rows = [(1.0, 3.0), (2.0, 6.0), (49.0, 147.0), (1.0, 3.0)];
        let mut blocks = Vec::new();
        pool(rows.into_iter(), &mut blocks);
        assert_eq!(blocks, [(1.0 / 3.0, 159.0, 4)]);
    }

    #[test]
    fn elements_without_weight_join_a_neighbour() {
        let nan = f64::NAN;
        assert_eq!(pav(&[nan, 0.1, nan, 0.7, nan], &[0.0, 1.0, 0.0, 1.0, 0.0]), [(0.1, 1.0, 3), (0.7, 1.0, 2)]);
        assert_eq!(pav(&[nan, nan], &[0.0, 0.0]), []);
        assert_eq!(pav(&[], &[]), []);
    }

    /// The min-max formula: fit of i = max over j ≤ i of min over k ≥ i of the mean of j to k.
    fn brute_force(means: &[f64], weights: &[f64]) -> Vec<f64> {
        let mean = |j: usize, k: usize| {
            let weight: f64 = weights[j..=k].iter().sum();
            (j..=k).map(|i| means[i] * weights[i]).sum::<f64>() / weight
        };
        let n = means.len();
        (0..n)
            .map(|i| {
                (0..=i)
                    .map(|j| (i..n).map(|k| mean(j, k)).fold(f64::INFINITY, f64::min))
                    .fold(f64::NEG_INFINITY, f64::max)
            })
            .collect()
    }

    proptest! {
        #[test]
        fn equals_the_min_max_formula(
            elements in prop::collection::vec((0.0..1.0_f64, 1..20_u8), 1..12),
        ) {
            let (means, weights): (Vec<f64>, Vec<f64>) =
                elements.into_iter().map(|(mean, weight)| (mean, f64::from(weight))).unzip();
            let blocks = pav(&means, &weights);
            prop_assert!(blocks.windows(2).all(|pair| pair[0].0 < pair[1].0));
            let fit: Vec<f64> = blocks
                .iter()
                .flat_map(|&(mean, _, rows)| std::iter::repeat_n(mean, rows))
                .collect();
            for (fitted, expected) in fit.iter().zip(brute_force(&means, &weights)) {
                prop_assert!((fitted - expected).abs() < 1e-12);
            }
            let total = |m: &[f64]| m.iter().zip(&weights).map(|(m, w)| m * w).sum::<f64>();
            prop_assert!((total(&fit) - total(&means)).abs() < 1e-10);
        }
    }
}
