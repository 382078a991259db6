//! Random numbers of the kinds that the log needs.

use trackrecord::uncertainty::Rng;

/// A choice among weighted things.
pub(super) struct Choice {
    /// Sums of the weights up to and with each.
    sums: Vec<f64>,
}

impl Choice {
    pub(super) fn new(weights: impl IntoIterator<Item = f64>) -> Self {
        let running = |sum: &mut f64, weight: f64| {
            *sum += weight;
            Some(*sum)
        };
        Self { sums: weights.into_iter().scan(0.0, running).collect() }
    }

    /// Position of the thing chosen.
    pub(super) fn draw(&self, rng: &mut Rng) -> usize {
        let target = rng.unit() * self.sums.last().copied().unwrap_or_default();
        self.sums.partition_point(|&sum| sum <= target).min(self.sums.len().saturating_sub(1))
    }
}

/// Standard normal (Box & Muller 1958, doi:10.1214/aoms/1177706645).
pub(super) fn normal(rng: &mut Rng) -> f64 {
    let radius = (-2.0 * (1.0 - rng.unit()).ln()).sqrt();
    radius * (std::f64::consts::TAU * rng.unit()).cos()
}

/// Beta with two small parameters (Jöhnk 1964, doi:10.1007/BF02613706): mostly near 0 or 1.
pub(super) fn beta(a: f64, b: f64, rng: &mut Rng) -> f64 {
    loop {
        let (x, y) = (rng.unit().powf(1.0 / a), rng.unit().powf(1.0 / b));
        if x + y > 0.0 && x + y <= 1.0 {
            return x / (x + y);
        }
    }
}
