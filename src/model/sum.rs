//! Sums that stay exact to the last digits, however many numbers there are.

/// Sum with Neumaier's compensation: its error does not grow with the number of terms.
///
/// Neumaier 1974, [doi:10.1002/zamm.19740540106](https://doi.org/10.1002/zamm.19740540106).
///
/// # Example
/// ```
/// use trackrecord::model::compensated_sum;
/// assert_eq!(compensated_sum([1.0, 1e100, 1.0, -1e100]), 2.0);
/// ```
pub fn compensated_sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut sum = 0.0_f64;
    let mut lost = 0.0;
    for value in values {
        let next = sum + value;
        lost += if sum.abs() >= value.abs() {
            (sum - next) + value
        } else {
            (value - next) + sum
        };
        sum = next;
    }
    sum + lost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_million_tenths() {
        let sum = compensated_sum(std::iter::repeat_n(0.1, 10_000_000));
        assert!((sum - 1e6).abs() < 1e-9, "{sum}");
        assert_eq!(compensated_sum([]), 0.0);
    }
}
