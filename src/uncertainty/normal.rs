//! The standard normal distribution: its distribution function, and random numbers from it.

use statrs::distribution::{ContinuousCDF, Normal};

use super::{Rng, two_sided_p_value};

/// P(Z ≤ z) for a standard normal Z, to 1e-12.
pub(crate) fn normal_cdf(z: f64) -> f64 {
    let tail = two_sided_p_value(z) / 2.0;
    if z < 0.0 { tail } else { 1.0 - tail }
}

impl Rng {
    /// A standard normal number, by inversion: one number uses up 64 random bits, never more.
    pub(crate) fn normal(&mut self) -> f64 {
        const HALF_A_STEP: f64 = 0.5 / (1_u64 << 53) as f64;
        Normal::standard().inverse_cdf(self.unit() + HALF_A_STEP)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_scipy() {
        // scipy.stats.norm.cdf
        let values = [
            (-3.0, 0.001_349_898_031_630_094_6),
            (-0.5, 0.308_537_538_725_986_9),
            (0.0, 0.5),
            (1.25, 0.894_350_226_333_144_7),
            (4.0, 0.999_968_328_758_166_9),
        ];
        for (z, expected) in values {
            assert!((normal_cdf(z) - expected).abs() < 1e-12, "{z}: {}", normal_cdf(z));
        }
    }

    #[test]
    fn numbers_have_mean_nought_and_variance_one() {
        let mut rng = Rng::stream(2, 3);
        let draws = 100_000;
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..draws {
            let z = rng.normal();
            assert!(z.is_finite());
            sum += z;
            squares += z * z;
        }
        let (mean, square) = (sum / f64::from(draws), squares / f64::from(draws));
        // Standard errors are 0.0032 and 0.0045.
        assert!(mean.abs() < 0.016 && (square - 1.0).abs() < 0.023, "{mean} {square}");
    }
}
