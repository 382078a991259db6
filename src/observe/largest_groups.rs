//! More groups than anybody can read: the largest stay, the others are one group.

use std::collections::BTreeSet;

/// So many groups keep statistics of their own: resamples, bins and curves of each take memory.
pub(crate) const MOST_GROUPS: usize = 2000;

/// Values with their numbers, of which only the largest are left.
#[derive(Debug)]
pub(super) struct Largest {
    /// The values that are left; the last stands for all others.
    pub(super) values: Vec<Vec<String>>,
    /// For each old number the new one.
    pub(super) number: Vec<u32>,
    /// How many are in the last.
    pub(super) merged: u64,
}

impl Largest {
    /// Of more values than [`MOST_GROUPS`] those with most forecasts, of equals the first by name.
    pub(super) fn of(values: &[Vec<String>], forecasts: &[u64]) -> Self {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| forecasts[b].cmp(&forecasts[a]).then_with(|| values[a].cmp(&values[b])));
        let kept: BTreeSet<usize> = order.into_iter().take(MOST_GROUPS).collect();
        let merged = values.len() - kept.len();
        let width = values.iter().map(Vec::len).max().unwrap_or(0);
        let mut largest = Self { values: vec![], number: vec![], merged: merged as u64 };
        for (at, value) in values.iter().enumerate() {
            if kept.contains(&at) {
                largest.values.push(value.clone());
            }
            let last = largest.values.len().saturating_sub(1);
            let number = if kept.contains(&at) { last } else { kept.len() };
            largest.number.push(u32::try_from(number).unwrap_or(u32::MAX));
        }
        let mut others = vec![String::new(); width];
        if let Some(first) = others.first_mut() {
            *first = format!("{merged} other groups");
        }
        largest.values.push(others);
        largest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_stay_and_the_others_are_one() {
        let values: Vec<Vec<String>> = (0..MOST_GROUPS + 3).map(|n| vec![format!("g{n:05}"), "x".to_owned()]).collect();
        let mut forecasts = vec![2; values.len()];
        forecasts[1] = 1;
        forecasts[7] = 1;
        let largest = Largest::of(&values, &forecasts);
        assert_eq!((largest.values.len(), largest.merged), (MOST_GROUPS + 1, 3));
        let rest = u32::try_from(MOST_GROUPS).unwrap();
        assert_eq!([0, 1, 2, 7].map(|at| largest.number[at]), [0, rest, 1, rest]);
        assert_eq!(largest.number[MOST_GROUPS + 2], rest, "of equals the first by name");
        assert_eq!(largest.values[MOST_GROUPS], ["3 other groups", ""]);
    }
}
