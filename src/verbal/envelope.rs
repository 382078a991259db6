//! The range of a group's Brier score over what its words may mean.

use super::sums::{PhraseMeaning, PhraseSums, VerbalSums};
use crate::model::Finite;

/// The least and the greatest Brier score that the readings of a group's words allow, in `[0, 1]`.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Envelope {
    /// The least.
    pub low: Finite,
    /// The greatest.
    pub high: Finite,
}

/// Range of the group's Brier score when every phrase keeps one reading within its meaning, whatever reading that is.
///
/// For a phrase with the weights Y of yes and N of no the loss Y(1−r)² + Nr² is convex in the reading r: least at Y/(Y+N)
/// moved into \[low, high\], greatest at one of the ends. Phrases are read apart from each other, so the extremes add up.
/// Numbers have one reading. `None` without weight, or when a phrase has no meaning in `meanings`.
pub(crate) fn brier_envelope(group: &VerbalSums, meanings: &[PhraseMeaning]) -> Option<Envelope> {
    let meaning = |sums: &PhraseSums| meanings.get(sums.phrase).copied();
    let least = |sums: &PhraseSums| {
        let PhraseMeaning { low, high, .. } = meaning(sums)?;
        Some(sums.loss(sums.observed().unwrap_or(low).clamp(low, high.max(low))))
    };
    let greatest = |sums: &PhraseSums| {
        let PhraseMeaning { low, high, .. } = meaning(sums)?;
        Some(sums.loss(low).max(sums.loss(high)))
    };
    let [low, high] = Finite::all([group.mean_of(least)?, group.mean_of(greatest)?])?;
    Some(Envelope { low, high })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sums(phrase: usize, yes: f64, no: f64) -> PhraseSums {
        PhraseSums { phrase, yes, no, ..PhraseSums::default() }
    }

    /// `golden_vectors.csv`: ICD likely, 6 yes and 2 no.
    #[test]
    fn eight_times_likely() {
        let group = VerbalSums { phrases: vec![sums(0, 6.0, 2.0)], ..VerbalSums::default() };
        let likely = [PhraseMeaning { low: 0.55, point: 0.675, high: 0.8 }];
        let near = |found: Option<Envelope>, low: f64, high: f64| {
            let found = found.unwrap();
            assert!((found.low.get() - low).abs() < 1e-12 && (found.high.get() - high).abs() < 1e-12, "{found:?}");
        };
        near(brier_envelope(&group, &likely), 0.1875, 0.2275);
    }

    #[test]
    fn numbers_move_neither_end_apart() {
        let numbers = VerbalSums { phrases: vec![], number_weight: 4.0, number_loss: 1.0 };
        assert_eq!(brier_envelope(&numbers, &[]), Some(Envelope { low: Finite::of(0.25), high: Finite::of(0.25) }));
        assert_eq!(brier_envelope(&VerbalSums::default(), &[]), None);
    }

    #[test]
    fn a_phrase_without_a_meaning_has_no_envelope() {
        let group = VerbalSums { phrases: vec![sums(3, 1.0, 1.0)], ..VerbalSums::default() };
        assert_eq!(brier_envelope(&group, &[PhraseMeaning { low: 0.0, point: 0.5, high: 1.0 }]), None);
    }

    prop_compose! {
        fn a_phrase()(a in 0.0..=1.0_f64, b in 0.0..=1.0_f64, yes in 0.0..5.0_f64, no in 0.0..5.0_f64) -> (PhraseMeaning, f64, f64) {
            let (low, high) = (a.min(b), a.max(b));
            (PhraseMeaning { low, point: f64::midpoint(low, high), high }, yes, no)
        }
    }

    proptest! {
        /// Brute force: a grid over the readings of two phrases, all pairs.
        #[test]
        fn no_pair_of_readings_leaves_it_and_some_come_close(
            one in a_phrase(), other in a_phrase(), number_loss in 0.0..2.0_f64,
        ) {
            const STEPS: u32 = 60;
            let group = VerbalSums {
                phrases: vec![sums(0, one.1, one.2), sums(1, other.1, other.2)], number_weight: 2.0, number_loss,
            };
            let meanings = [one.0, other.0];
            let found = brier_envelope(&group, &meanings).unwrap();
            let weight = one.1 + one.2 + other.1 + other.2 + 2.0;
            let (mut low, mut high) = (f64::MAX, f64::MIN);
            for (i, j) in (0..=STEPS).flat_map(|i| (0..=STEPS).map(move |j| (i, j))) {
                let read = |m: PhraseMeaning, k: u32| m.low + (m.high - m.low) * f64::from(k) / f64::from(STEPS);
                let (r, s) = (read(one.0, i), read(other.0, j));
                let brier = (one.1 * (1.0 - r).powi(2) + one.2 * r.powi(2) + other.1 * (1.0 - s).powi(2)
                    + other.2 * s.powi(2) + number_loss) / weight;
                low = low.min(brier);
                high = high.max(brier);
            }
            prop_assert!(found.low <= low + 1e-12 && low - found.low.get() < 1e-3, "{found:?} {low}");
            prop_assert!((found.high.get() - high).abs() < 1e-9, "{found:?} {high}");
        }
    }
}
