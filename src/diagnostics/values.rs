//! How often each value stands behind a kind of diagnostic: the words of a column that are not understood.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

/// So many different values are listed, the most frequent first.
const LISTED: usize = 50;
/// With more different values than this the column holds something else altogether, and none is listed.
const MOST_DIFFERENT: usize = 10_000;

/// How often each value was found.
///
/// Parts can be counted apart and merged in any order: the result is the same.
///
/// # Example
/// ```
/// use trackrecord::diagnostics::ValueCounts;
/// let mut words = ValueCounts::default();
/// for word in ["maybe", "perhaps", "perhaps"] {
///     words.add(word.to_owned(), 1);
/// }
/// assert_eq!(words.most_frequent(), [("perhaps", 2), ("maybe", 1)]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueCounts {
    counts: BTreeMap<String, u64>,
    too_many: bool,
}

impl ValueCounts {
    /// Takes in a value that was found `count` times more.
    pub fn add(&mut self, value: String, count: u64) {
        if self.too_many {
            return;
        }
        *self.counts.entry(value).or_default() += count;
        if self.counts.len() > MOST_DIFFERENT {
            self.too_many = true;
            self.counts.clear();
        }
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: Self) {
        if other.too_many {
            self.too_many = true;
            self.counts.clear();
        }
        for (value, count) in other.counts {
            self.add(value, count);
        }
    }

    /// Whether no value was counted.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty() && !self.too_many
    }

    /// Whether there are too many different values to list any.
    pub fn too_many(&self) -> bool {
        self.too_many
    }

    /// How many different values there are; none when there are too many.
    pub fn different(&self) -> usize {
        self.counts.len()
    }

    /// The most frequent values with their counts, at most 50.
    pub fn most_frequent(&self) -> Vec<(&str, u64)> {
        let mut values: Vec<(&str, u64)> = self.counts.iter().map(|(value, &count)| (value.as_str(), count)).collect();
        values.sort_by_key(|&(_, count)| std::cmp::Reverse(count)); // stable: alike ones stay in the order of the alphabet
        values.truncate(LISTED);
        values
    }
}

/// A value with its count, as it stands in the JSON.
#[derive(Serialize)]
struct ValueCount<'a> {
    value: &'a str,
    count: u64,
}

impl Serialize for ValueCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.most_frequent().into_iter().map(|(value, count)| ValueCount { value, count }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(values: impl IntoIterator<Item = String>) -> ValueCounts {
        let mut counts = ValueCounts::default();
        values.into_iter().for_each(|value| counts.add(value, 1));
        counts
    }

    #[test]
    fn the_order_of_merging_does_not_matter_even_with_too_many_values() {
        for all in [60, MOST_DIFFERENT, MOST_DIFFERENT + 1] {
            let values = |from: usize, to: usize| (from..to).map(|n| format!("w{n}"));
            let (one, two) = (counted(values(0, all / 3)), counted(values(all / 4, all)));
            let (mut a, mut b) = (one.clone(), two.clone());
            a.merge(two);
            b.merge(one);
            assert_eq!(a, b);
            assert_eq!(a.too_many(), all > MOST_DIFFERENT);
        }
    }

    #[test]
    fn the_most_frequent_values_are_listed_and_the_list_ends() {
        let mut words = counted((0..70).map(|n| format!("w{n:02}")));
        words.add("w69".to_owned(), 1);
        let listed = words.most_frequent();
        assert_eq!((listed.len(), listed[0], listed[1]), (LISTED, ("w69", 2), ("w00", 1)));
    }
}
