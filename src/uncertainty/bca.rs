//! Efron's bias-corrected and accelerated (`BCa`) percentiles (1987, doi:10.1080/01621459.1987.10478410).

use statrs::distribution::{ContinuousCDF, Normal};

/// Replicates on either side of the data's own value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sides {
    /// How many are below it.
    pub(crate) below: f64,
    /// How many are equal to it.
    pub(crate) equal: f64,
    /// How many there are.
    pub(crate) count: f64,
}

impl Sides {
    /// The normal quantile of the share of replicates below the data's own value, ties counted half. It stays within what so many
    /// replicates can tell, so that it is finite. `None` without replicates.
    pub(crate) fn median_bias(self) -> Option<f64> {
        let share = (self.below + self.equal / 2.0) / self.count;
        let least = 0.5 / self.count;
        (self.count > 0.0).then(|| Normal::standard().inverse_cdf(share.clamp(least, 1.0 - least)))
    }
}

/// What makes the percentiles of an interval lopsided.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lopsided {
    /// See [`Sides::median_bias`].
    pub(crate) bias: f64,
    /// Acceleration: a sixth of the skewness of the questions' influences.
    pub(crate) acceleration: f64,
}

impl Lopsided {
    /// The level of the replicates at which the interval ends that would reach so many standard errors (negative: downwards).
    pub(crate) fn level(self, reach: f64) -> f64 {
        let shifted = self.bias + reach;
        let stretch = 1.0 - self.acceleration * shifted;
        if stretch > 0.0 {
            Normal::standard().cdf(self.bias + shifted / stretch)
        } else {
            f64::from(u8::from(reach > 0.0)) // Beyond all replicates.
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_bias_and_acceleration_levels_are_those_of_the_normal_distribution() {
        let plain = Lopsided { bias: 0.0, acceleration: 0.0 };
        assert!((plain.level(-1.959_964) - 0.025).abs() < 1e-7 && (plain.level(1.959_964) - 0.975).abs() < 1e-7);
    }

    #[test]
    fn a_bias_is_finite_whatever_the_replicates() {
        let bias = |below, equal| Sides { below, equal, count: 100.0 }.median_bias().unwrap();
        assert!(bias(0.0, 0.0).is_finite() && bias(100.0, 0.0).is_finite());
        assert!(bias(40.0, 20.0).abs() < 1e-12);
        assert!(Sides { below: 0.0, equal: 0.0, count: 0.0 }.median_bias().is_none());
    }
}
