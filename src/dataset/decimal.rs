//! Decimal numbers, read to the nearest double.

/// Powers of ten that a double holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// Integers up to here are doubles exactly.
const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;

/// Digits with at most one point, such as `0.35`, `.5`, `70` or `1.`, as an integer and a number of decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: u64,
    decimals: usize,
}

impl Decimal {
    /// `None` for anything but at most 19 ASCII digits with at most one point.
    #[inline]
    pub(super) fn plain(value: &[u8]) -> Option<Self> {
        Self::with_mark(value, b'.')
    }

    /// [`Decimal::plain`] with another mark in place of the point.
    #[inline]
    pub(super) fn with_mark(value: &[u8], mark: u8) -> Option<Self> {
        if value.len() > 20 {
            return None;
        }
        let mut digits = 0u64;
        let mut count = 0usize;
        let mut point = None;
        for (position, &byte) in value.iter().enumerate() {
            match byte {
                b'0'..=b'9' if count < 19 => {
                    digits = digits * 10 + u64::from(byte - b'0');
                    count += 1;
                }
                _ if byte == mark && point.is_none() => point = Some(position + 1),
                _ => return None,
            }
        }
        let decimals = point.map_or(0, |after| value.len() - after);
        (count > 0).then_some(Self { digits, decimals })
    }

    /// The number with so many zeros behind it, without what is left behind the point.
    #[inline]
    pub(super) fn with_zeros(self, zeros: usize) -> Option<u64> {
        let power = |count: usize| 10u64.checked_pow(u32::try_from(count).ok()?);
        match zeros.checked_sub(self.decimals) {
            Some(more) => self.digits.checked_mul(power(more)?),
            None => Some(self.digits / power(self.decimals - zeros)?),
        }
    }

    /// The number divided by `10^shift`, if one division of two exact doubles gives it.
    ///
    /// That division is rounded once, so the result is the nearest double (Clinger 1990, doi:10.1145/93542.93557).
    #[inline]
    pub(super) fn nearest(self, shift: usize) -> Option<f64> {
        let power = POWERS.get(self.decimals + shift)?;
        (self.digits <= EXACT).then(|| self.digits as f64 / power)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_plain_decimals_only() {
        for (value, want) in [("0.35", 0.35), (".5", 0.5), ("1", 1.0), ("1.", 1.0), ("00.7", 0.7), ("100", 100.0)] {
            assert_eq!(Decimal::plain(value.as_bytes()).unwrap().nearest(0), Some(want), "{value}");
        }
        for value in ["", ".", "-1", "+1", "1e3", "0,5", "1.2.3", " 1", "NaN", "12345678901234567890"] {
            assert_eq!(Decimal::plain(value.as_bytes()), None, "{value}");
        }
    }

    proptest! {
        #[test]
        fn is_the_nearest_double(value in "[0-9]{0,9}\\.?[0-9]{1,10}") {
            let decimal = Decimal::plain(value.as_bytes()).unwrap();
            for shift in [0usize, 2] {
                if let Some(nearest) = decimal.nearest(shift) {
                    let std: f64 = format!("{value}e-{shift}").parse().unwrap();
                    prop_assert_eq!(nearest.to_bits(), std.to_bits());
                }
            }
        }
    }
}
