//! Discrimination: do they say more before a yes than before a no?

use crate::model::{Tally, compensated_sum};

/// Area under the ROC curve: P(p of a yes > p of a no) + ½P(tie), each pair of a yes i and a no j with the weight wᵢwⱼ:
/// Σᵢⱼ wᵢwⱼ(1{pᵢ > pⱼ} + ½·1{pᵢ = pⱼ}) / (Σ wᵢ · Σ wⱼ). In `[0, 1]`, higher is better, ½ for no discrimination.
///
/// `None` unless there is a yes and a no. Bamber 1975,
/// [doi:10.1016/0022-2496(75)90001-2](https://doi.org/10.1016/0022-2496(75)90001-2).
///
/// # Example
/// ```
/// use trackrecord::{calibrate::auc, model::Tally};
/// let tally = Tally::from_pairs([(0.2, false), (0.2, true), (0.9, true)]).unwrap();
/// assert_eq!(auc(&tally), Some(0.75));
/// ```
pub fn auc(tally: &Tally) -> Option<f64> {
    let pairs = tally.yes() * tally.no();
    let mut no_below = 0.0;
    let won = compensated_sum(tally.rows().iter().map(|row| {
        let won = row.yes * (no_below + row.no / 2.0);
        no_below += row.no;
        won
    }));
    (pairs > 0.0).then(|| won / pairs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_sided_has_none() {
        assert_eq!(auc(&Tally::of_pairs([(0.2, true), (0.9, true)])), None);
        assert_eq!(auc(&Tally::default()), None);
    }

    proptest! {
        #[test]
        fn equals_the_count_of_pairs_and_mirrors(
            pairs in prop::collection::vec((0..=8_u8, any::<bool>()), 2..40),
        ) {
            let pairs: Vec<(f64, bool)> =
                pairs.into_iter().map(|(p, o)| (f64::from(p) / 8.0, o)).collect();
            let (mut won, mut all) = (0.0, 0.0);
            for yes in pairs.iter().filter(|pair| pair.1) {
                for no in pairs.iter().filter(|pair| !pair.1) {
                    all += 1.0;
                    won += if yes.0 > no.0 { 1.0 } else if yes.0 < no.0 { 0.0 } else { 0.5 };
                }
            }
            let found = auc(&Tally::of_pairs(pairs.iter().copied()));
            let mirrored = auc(&Tally::of_pairs(pairs.iter().map(|&(p, o)| (1.0 - p, o))));
            prop_assert_eq!(found.is_some(), all > 0.0);
            if let (Some(found), Some(mirrored)) = (found, mirrored) {
                prop_assert!((found - won / all).abs() < 1e-14);
                prop_assert!((found + mirrored - 1.0).abs() < 1e-14);
            }
        }
    }
}
