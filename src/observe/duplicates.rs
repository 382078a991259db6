//! Whether anything comes duplicates.

/// Looks for pairs that come twice among a few. What it needs on the way is used again and again.
#[derive(Debug, Default)]
pub(super) struct DuplicateSearch {
    /// Open addressing, with hashes in place of the pairs; 0 is free.
    slots: Vec<u64>,
}

impl DuplicateSearch {
    /// Whether surely none of these pairs comes duplicates. It is not sure when two hashes are the same, one time in 2⁶⁴.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "the lower bits")]
    pub(super) fn none(&mut self, pairs: impl ExactSizeIterator<Item = (u64, u64)>) -> bool {
        let places = (2 * pairs.len()).next_power_of_two();
        if self.slots.len() < places {
            self.slots.resize(places, 0);
        }
        let slots = &mut self.slots[..places];
        slots.fill(0);
        'pairs: for pair in pairs {
            let hash = mixed(pair);
            let mut at = hash as usize;
            // Half of the places stay free, so there is one.
            loop {
                let slot = &mut slots[at & (places - 1)];
                match *slot {
                    0 => *slot = hash,
                    other if other == hash => return false,
                    _ => {
                        at += 1;
                        continue;
                    }
                }
                continue 'pairs;
            }
        }
        true
    }
}

/// A hash other than 0.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "both halves are used")]
fn mixed((a, b): (u64, u64)) -> u64 {
    let product = u128::from(a ^ 0x9e37_79b9_7f4a_7c15) * u128::from(b ^ 0xd1b5_4a32_d192_ed03);
    (product as u64 ^ (product >> 64) as u64) | 1 << 63
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pairs_that_differ_in_one_half_come_once() {
        let pairs: Vec<_> = (0..1000).map(|n| (n % 10, n / 10)).collect();
        let mut duplicates = DuplicateSearch::default();
        assert!(duplicates.none(pairs.iter().copied()));
        assert!(duplicates.none(pairs[..3].iter().copied()), "what was asked before does not matter");
        assert!(!duplicates.none(pairs.iter().chain(&pairs[999..]).copied().collect::<Vec<_>>().into_iter()));
        assert!(duplicates.none(std::iter::empty::<(u64, u64)>().collect::<Vec<_>>().into_iter()));
    }

    proptest! {
        #[test]
        fn one_that_comes_twice_is_found(pairs in prop::collection::vec((0_u64..4, 0_u64..40), 0..60)) {
            let distinct: std::collections::BTreeSet<_> = pairs.iter().collect();
            prop_assert_eq!(DuplicateSearch::default().none(pairs.iter().copied()), distinct.len() == pairs.len());
        }
    }
}
