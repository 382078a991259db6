//! The probabilities that stand at some time, and their median.

/// A changing collection of probabilities, all of which were announced beforehand, with their middle.
///
/// A Fenwick tree (1994, doi:10.1002/spe.4380240306) over the ranks of the distinct probabilities: every step takes a time that
/// grows with the logarithm of their number.
#[derive(Clone, Debug)]
pub(super) struct RunningMedian {
    /// Distinct values in increasing order.
    values: Vec<f64>,
    /// Node i (from 1) counts the values of ranks i − lowbit(i) to i − 1.
    tree: Vec<usize>,
    count: usize,
}

impl RunningMedian {
    /// Nothing stands yet; any of `values` may come.
    pub(super) fn new(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_unstable_by(f64::total_cmp);
        values.dedup_by(|a, b| a.total_cmp(b).is_eq());
        let tree = vec![0; values.len() + 1];
        Self { values, tree, count: 0 }
    }

    /// One more stands.
    pub(super) fn add(&mut self, value: f64) {
        self.change(value, |node| *node += 1);
        self.count += 1;
    }

    /// One that stands is gone.
    pub(super) fn remove(&mut self, value: f64) {
        self.change(value, |node| *node -= 1);
        self.count -= 1;
    }

    fn change(&mut self, value: f64, change: impl Fn(&mut usize)) {
        let rank = self.values.binary_search_by(|known| known.total_cmp(&value)).unwrap_or_default();
        let mut at = rank + 1;
        while at < self.tree.len() {
            change(&mut self.tree[at]);
            at += at & at.wrapping_neg();
        }
    }

    /// The two in the middle (the same one twice if their number is odd); `None` if nothing stands.
    pub(super) fn middle(&self) -> Option<[f64; 2]> {
        let last = self.count.checked_sub(1)?;
        Some([self.value(last / 2), self.value(self.count / 2)])
    }

    /// The median: the mean of the two in the middle.
    pub(super) fn median(&self) -> Option<f64> {
        self.middle().map(|[a, b]| f64::midpoint(a, b))
    }

    /// The value before which `before` others stand.
    fn value(&self, mut before: usize) -> f64 {
        let mut at = 0;
        let mut step = self.tree.len().next_power_of_two();
        while step > 0 {
            if let Some(&count) = self.tree.get(at + step).filter(|count| **count <= before) {
                at += step;
                before -= count;
            }
            step /= 2;
        }
        self.values[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uncertainty::{Rng, quantile};

    #[test]
    fn middle_is_that_of_the_sorted_values() {
        let mut rng = Rng::stream(1, 0);
        let values: Vec<f64> = (0..13).map(|k| f64::from(k * 7 % 13) / 13.0).collect();
        let (mut standing, mut plain) = (RunningMedian::new(values.clone()), Vec::<f64>::new());
        assert_eq!(standing.median(), None);
        for _ in 0..2000 {
            if plain.is_empty() || rng.below(5) < 3 {
                let value = values[usize::try_from(rng.below(13)).unwrap()];
                standing.add(value);
                plain.push(value);
            } else {
                let gone = plain.swap_remove(usize::try_from(rng.below(plain.len() as u64)).unwrap());
                standing.remove(gone);
            }
            plain.sort_by(f64::total_cmp);
            let difference = standing.median().unwrap_or(-1.0) - quantile(&plain, 0.5).unwrap_or(-1.0);
            assert!(difference.abs() < 1e-12, "{plain:?}");
        }
    }
}
