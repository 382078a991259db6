//! Sums that stay exact to the last digits, however many numbers there are.

/// A running sum with Neumaier's compensation: its error does not grow with the number of terms.
///
/// Neumaier 1974, [doi:10.1002/zamm.19740540106](https://doi.org/10.1002/zamm.19740540106).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CompensatedSum {
    sum: f64,
    lost: f64,
}

impl CompensatedSum {
    /// Adds one number.
    #[inline]
    pub(crate) fn add(&mut self, value: f64) {
        // What rounding loses, exactly, whichever of the two is larger (Knuth's two-sum): no branch to be guessed wrong.
        let next = self.sum + value;
        let added = next - self.sum;
        self.lost += (self.sum - (next - added)) + (value - added);
        self.sum = next;
    }

    /// The sum of what was added.
    pub(crate) fn total(self) -> f64 {
        self.sum + self.lost
    }
}

/// Compensated sum of all `values`, see [`CompensatedSum`].
pub(crate) fn compensated_sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut sum = CompensatedSum::default();
    for value in values {
        sum.add(value);
    }
    sum.total()
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // These values are exact.
mod tests {
    use super::*;

    #[test]
    fn ten_million_tenths() {
        let sum = compensated_sum(std::iter::repeat_n(0.1, 10_000_000));
        assert!((sum - 1e6).abs() < 1e-9, "{sum}");
        assert_eq!(compensated_sum([]), 0.0);
        assert_eq!(compensated_sum([1.0, 1e100, 1.0, -1e100]), 2.0);
    }
}
