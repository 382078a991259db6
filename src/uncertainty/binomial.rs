//! Exact binomial random numbers.

use super::Rng;

/// Successes in `n` independent trials of probability `p`, drawn exactly; 0 trials give 0.
///
/// By inversion where few successes (or failures) are expected, else by Hörmann's (1993,
/// doi:10.1080/00949659308811496) transformed rejection BTRS, whose cost does not grow with `n`.
/// `p` outside `[0, 1]` counts as the nearer end.
pub(crate) fn binomial(rng: &mut Rng, n: u64, p: f64) -> u64 {
    Binomial::once(n, p).draw(rng)
}

/// Above this many expected successes rejection is faster than inversion, and below it BTRS is not valid.
const REJECTION_FROM: f64 = 10.0;

/// A binomial distribution, made ready for many draws; each is that of [`binomial`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Binomial {
    n: u64,
    /// Whether failures are drawn, because they are the rarer.
    failures: bool,
    /// Probability of what is drawn.
    p: f64,
    how: Sampler,
}

#[derive(Clone, Copy, Debug)]
enum Sampler {
    Never,
    Inversion { none: f64, odds: f64 },
    Rejection(Hat),
}

impl Binomial {
    /// The distribution of the successes in `n` independent trials of probability `p`.
    pub(crate) fn new(n: u64, p: f64) -> Self {
        let mut made = Self::once(n, p);
        if let Sampler::Rejection(hat) = &mut made.how {
            hat.mode = Some(Mode::new(n, made.p));
        }
        made
    }

    /// Likewise for a single draw.
    fn once(n: u64, p: f64) -> Self {
        let failures = p > 0.5;
        let p = if failures { 1.0 - p } else { p };
        let how = if n == 0 || p <= 0.0 {
            Sampler::Never
        } else if n as f64 * p < REJECTION_FROM {
            Sampler::Inversion { none: (n as f64 * (-p).ln_1p()).exp(), odds: p / (1.0 - p) }
        } else {
            Sampler::Rejection(Hat::new(n as f64, p))
        };
        Self { n, failures, p, how }
    }

    /// Draws from it.
    pub(crate) fn draw(&self, rng: &mut Rng) -> u64 {
        let drawn = match &self.how {
            Sampler::Never => 0,
            Sampler::Inversion { none, odds } => by_inversion(rng, self.n, *none, *odds),
            Sampler::Rejection(hat) => hat.draw(rng, self.n, self.p),
        };
        if self.failures { self.n - drawn } else { drawn }
    }
}

/// 1/1, 1/2, 1/3 …: a product takes a third of the time of a quotient.
const RECIPROCALS: [f64; 64] = {
    let mut all = [1.0; 64];
    let mut k = 1;
    while k < all.len() {
        all[k] = 1.0 / (k + 1) as f64;
        k += 1;
    }
    all
};

/// Walks up the distribution until the uniform number is used up.
fn by_inversion(rng: &mut Rng, n: u64, none: f64, odds: f64) -> u64 {
    loop {
        let mut left = rng.unit();
        let mut probability = none;
        let mut reciprocals = RECIPROCALS.iter();
        for k in 0..=n {
            if left < probability {
                return k;
            }
            left -= probability;
            let reciprocal = reciprocals.next().copied().unwrap_or_else(|| 1.0 / (k + 1) as f64);
            probability *= (n - k) as f64 * odds * reciprocal;
            if probability < f64::MIN_POSITIVE {
                break; // Rounding left a sliver beyond the last success: draw again.
            }
        }
    }
}

/// The hat function of BTRS; the names are those of Hörmann's paper.
#[derive(Clone, Copy, Debug)]
struct Hat {
    spread: f64,
    a: f64,
    b: f64,
    centre: f64,
    v_r: f64,
    /// Known beforehand where many are drawn.
    mode: Option<Mode>,
}

impl Hat {
    fn new(n: f64, p: f64) -> Self {
        let spread = (n * p * (1.0 - p)).sqrt();
        let b = 1.15 + 2.53 * spread;
        Self { spread, a: -0.0873 + 0.0248 * b + 0.01 * p, b, centre: n * p + 0.5, v_r: 0.92 - 4.2 / b, mode: None }
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to lie in 0..=n")]
    fn draw(&self, rng: &mut Rng, n: u64, p: f64) -> u64 {
        let &Self { spread, a, b, centre, v_r, mode } = self;
        loop {
            let u = rng.unit() - 0.5;
            let v = rng.unit();
            let us = 0.5 - u.abs();
            let k = ((2.0 * a / us + b) * u + centre).floor();
            if k < 0.0 || k > n as f64 {
                continue;
            }
            if us >= 0.07 && v <= v_r {
                return k as u64;
            }
            let alpha = (2.83 + 5.1 / b) * spread;
            if (v * alpha / (a / (us * us) + b)).ln() <= mode.unwrap_or_else(|| Mode::new(n, p)).ln_ratio(n, k as u64) {
                return k as u64;
            }
        }
    }
}

/// The most likely number of successes, and what their probability is compared by.
#[derive(Clone, Copy, Debug)]
struct Mode {
    odds: f64,
    /// n − m + 1 for the mode m.
    failures: f64,
    /// All of [`ln_ratio`](Self::ln_ratio) that is the same for every number of successes.
    constant: f64,
}

impl Mode {
    fn new(n: u64, p: f64) -> Self {
        let (n, odds) = (n as f64, p / (1.0 - p));
        let mode = ((n + 1.0) * p).floor();
        let failures = n - mode + 1.0;
        let constant = (mode + 0.5) * ((mode + 1.0) / (odds * failures)).ln() + stirling(mode) + stirling(n - mode);
        Self { odds, failures, constant }
    }

    /// Logarithm of the probability of `k` over that of the most likely number of successes, by Stirling's formula, in which
    /// nothing large is left.
    fn ln_ratio(&self, n: u64, k: u64) -> f64 {
        let (n, k) = (n as f64, k as f64);
        let failures = n - k + 1.0;
        self.constant
            + (n + 1.0) * (self.failures / failures).ln()
            + (k + 0.5) * (self.odds * failures / (k + 1.0)).ln()
            - stirling(k)
            - stirling(n - k)
    }
}

/// ln k! − ((k + ½)·ln(k + 1) − (k + 1) + ½·ln 2π), what Stirling's formula lacks (Hörmann 1993, eq. 2).
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number, looked at below ten only")]
fn stirling(k: f64) -> f64 {
    const SMALL: [f64; 10] = [
        0.081_061_466_795_327_26,
        0.041_340_695_955_409_29,
        0.027_677_925_684_998_34,
        0.020_790_672_103_765_09,
        0.016_644_691_189_821_19,
        0.013_876_128_823_070_75,
        0.011_896_709_945_891_77,
        0.010_411_265_261_972_09,
        0.009_255_462_182_712_733,
        0.008_330_563_433_362_87,
    ];
    if k < 10.0 {
        return SMALL[k as usize];
    }
    let inverse = 1.0 / (k + 1.0);
    let square = inverse * inverse;
    (1.0 / 12.0 - (1.0 / 360.0 - square / 1260.0) * square) * inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(n: u64, p: f64, times: usize) -> Vec<u64> {
        let mut rng = Rng::stream(11, n ^ p.to_bits());
        (0..times).map(|_| binomial(&mut rng, n, p)).collect()
    }

    /// Probabilities of 0..=n by the ratio of neighbours, starting from the mode: no factorials.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lies in 0..=n")]
    fn exact(n: usize, p: f64) -> Vec<f64> {
        let mode = ((n + 1) as f64 * p) as usize;
        let mut pmf = vec![0.0; n + 1];
        pmf[mode] = 1.0;
        let odds = p / (1.0 - p);
        for k in mode..n {
            pmf[k + 1] = pmf[k] * (n - k) as f64 / (k + 1) as f64 * odds;
        }
        for k in (1..=mode).rev() {
            pmf[k - 1] = pmf[k] * k as f64 / (n - k + 1) as f64 / odds;
        }
        let total: f64 = pmf.iter().sum();
        pmf.iter().map(|x| x / total).collect()
    }

    #[test]
    fn follows_the_exact_distribution() {
        let times = 200_000;
        for (n, p) in
            [(1, 0.3), (5, 0.5), (30, 0.1), (50, 0.9), (20, 0.5), (40, 0.3), (200, 0.5), (1000, 0.02), (3000, 0.97)]
        {
            let mut counts = vec![0.0; usize::try_from(n).unwrap() + 1];
            for k in draw(n, p, times) {
                counts[usize::try_from(k).unwrap()] += 1.0;
            }
            let (mut statistic, mut cells) = (0.0, 0.0);
            for (count, probability) in counts.iter().zip(exact(counts.len() - 1, p)) {
                let expected = probability * times as f64;
                if expected >= 10.0 {
                    statistic += (count - expected) * (count - expected) / expected;
                    cells += 1.0;
                }
            }
            // Mean cells, variance 2·cells: five standard deviations.
            assert!(statistic < cells + 5.0 * (2.0_f64 * cells).sqrt(), "n {n} p {p}: {statistic} of {cells}");
        }
    }

    #[test]
    fn stirling_makes_up_for_what_the_formula_lacks() {
        for k in 0..400_u32 {
            let x = f64::from(k);
            let formula = (x + 0.5) * (x + 1.0).ln() - (x + 1.0) + 0.5 * (2.0 * std::f64::consts::PI).ln();
            let lacking = statrs::function::factorial::ln_factorial(u64::from(k)) - formula;
            assert!((stirling(x) - lacking).abs() < 1e-9, "{k}: {} {lacking}", stirling(x));
        }
    }

    #[test]
    fn ratios_are_those_of_the_probabilities() {
        for (n, p) in [(20, 0.5), (40, 0.3), (1000, 0.02)] {
            let (exact, mode) = (exact(usize::try_from(n).unwrap(), p), Mode::new(n, p));
            let most = exact.iter().copied().fold(0.0, f64::max);
            for (k, probability) in (0..).zip(&exact).filter(|(_, probability)| **probability > 1e-200) {
                let expected = (probability / most).ln();
                assert!((mode.ln_ratio(n, k) - expected).abs() < 1e-8 * (1.0 + expected.abs()), "{n} {p} {k}");
            }
        }
    }

    #[test]
    fn has_the_moments_of_large_n() {
        let times = 50_000;
        for (n, p) in [(434_000, 512.0 / 434_000.0), (10_000_000, 0.4), (1_000_000, 2e-6)] {
            let draws = draw(n, p, times);
            let mean = draws.iter().sum::<u64>() as f64 / times as f64;
            let variance = draws.iter().map(|&k| (k as f64 - mean).powi(2)).sum::<f64>() / times as f64;
            let (expected, spread) = (n as f64 * p, n as f64 * p * (1.0 - p));
            assert!((mean - expected).abs() < 5.0 * (spread / times as f64).sqrt(), "n {n}: mean {mean}");
            assert!((variance / spread - 1.0).abs() < 0.05, "n {n}: variance {variance} of {spread}");
        }
    }

    #[test]
    fn knows_the_certain_cases() {
        let mut rng = Rng::stream(1, 1);
        assert_eq!(binomial(&mut rng, 0, 0.5), 0);
        assert_eq!(binomial(&mut rng, 9, 0.0), 0);
        assert_eq!(binomial(&mut rng, 9, 1.0), 9);
        assert_eq!(binomial(&mut rng, 1_000_000, 1.0), 1_000_000);
    }
}
