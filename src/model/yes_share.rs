use std::fmt;

/// How far the event of a question happened: 0 for no, 1 for yes, between them for a question that was resolved in part.
///
/// A score s of a forecast p on it is the expected one, π·s(p, yes) + (1 − π)·s(p, no).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(clippy::module_name_repetitions)]
pub struct YesShare {
    /// Of a double from 0 to 1; such doubles are in the order of their bits.
    bits: u64,
}

impl YesShare {
    /// It did not happen.
    pub const NO: Self = Self { bits: 0 };
    /// It happened.
    pub const YES: Self = Self { bits: 1.0_f64.to_bits() };

    /// So far; `None` outside of 0 to 1.
    pub fn new(share: f64) -> Option<Self> {
        // Adding 0 makes a negative zero a plain one.
        (0.0..=1.0).contains(&share).then(|| Self { bits: (share + 0.0).to_bits() })
    }

    /// π, from 0 to 1.
    pub fn share(self) -> f64 {
        f64::from_bits(self.bits)
    }

    /// The same of the other side.
    #[must_use]
    pub fn of_other_side(self) -> Self {
        Self { bits: (1.0 - self.share()).to_bits() }
    }

    /// Whether it happened; `None` if it did in part.
    pub fn whole(self) -> Option<bool> {
        match self {
            Self::NO => Some(false),
            Self::YES => Some(true),
            _ => None,
        }
    }

    /// The expected value of a number that depends on whether the event happened.
    pub(crate) fn expect(self, of: impl Fn(bool) -> f64) -> f64 {
        match self.whole() {
            Some(happened) => of(happened),
            None => self.share() * of(true) + (1.0 - self.share()) * of(false),
        }
    }
}

impl From<bool> for YesShare {
    fn from(happened: bool) -> Self {
        if happened { Self::YES } else { Self::NO }
    }
}

/// `yes`, `no`, `30%`.
impl fmt::Display for YesShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(happened) = self.whole() {
            return f.write_str(if happened { "yes" } else { "no" });
        }
        // Twelve decimals take off what the multiplication adds.
        let percent = (self.share() * 1e14).round() / 1e12;
        write!(f, "{percent}%")
    }
}

impl fmt::Debug for YesShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "YesShare({})", self.share())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_lie_between_no_and_yes() {
        let third = YesShare::new(0.3).unwrap();
        assert!(YesShare::NO < third && third < YesShare::YES);
        assert_eq!(
            (third.whole(), YesShare::from(true).whole(), YesShare::new(-0.0)),
            (None, Some(true), Some(YesShare::NO))
        );
        assert_eq!(
            (third.to_string(), YesShare::YES.to_string(), YesShare::NO.to_string()),
            ("30%".into(), "yes".into(), "no".into())
        );
        assert!((third.expect(|happened| if happened { 0.49 } else { 0.09 }) - 0.21).abs() < 1e-15);
        assert_eq!((YesShare::new(1.5), YesShare::new(f64::NAN)), (None, None));
        assert_eq!(YesShare::YES.of_other_side(), YesShare::NO);
    }
}
