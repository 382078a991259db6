//! The gamma-exponential mixture: how far a sum may wander at any time.

use statrs::function::gamma::{gamma_lr, ln_gamma};

/// The gamma-exponential mixture supermartingale of Howard, Ramdas, `McAuliffe` & Sekhon 2021
/// ([doi:10.1214/20-AOS1991](https://doi.org/10.1214/20-AOS1991), Proposition 9), for sums whose steps are at most `c` from
/// what was expected of them.
///
/// For a sum s with intrinsic time v it is
/// M(s, v) = rʳ/γ(r, r) · ∫₀¹ u^(r−1) e^(−ru) exp(s(1 − u)/c + v(ln u + 1 − u)/c²) du, with r = ρ/c²
/// and γ the lower incomplete gamma function. While the steps have mean zero or less, it exceeds 1/α with probability at most
/// α, ever.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct GammaMixture {
    rho: f64,
    c: f64,
}

impl GammaMixture {
    /// The mixture that is narrowest around intrinsic time `v_opt` for errors of probability `alpha` (one-sided, at most one
    /// half): ρ = `v_opt`/(2 ln(1/2α) + ln(1 + 2 ln(1/2α))).
    pub(super) fn new(v_opt: f64, alpha: f64, c: f64) -> Self {
        let x = 2.0 * (1.0 / (2.0 * alpha)).ln();
        Self { rho: v_opt / (x + x.ln_1p()), c }
    }

    /// ln M(s, v), for v ≥ 0.
    pub(super) fn ln_value(&self, s: f64, v: f64) -> f64 {
        let square = self.c * self.c;
        let r = self.rho / square;
        let shape = (v + self.rho) / square;
        let end = (self.c * s + v + self.rho) / square;
        let start = r * r.ln() - ln_lower_gamma(r, r);
        if end <= 0.0 {
            // The integrand is then at most e^(−r) u^(shape − 1): an upper bound of the other case's continuation, small.
            return start - r - shape.ln();
        }
        start + ln_lower_gamma(shape, end) - shape * end.ln() + end - r
    }

    /// The sum that exceeds the boundary of level `alpha` at intrinsic time `v`: the root s > 0 of M(s, v) = 1/`alpha`.
    pub(super) fn bound(&self, v: f64, alpha: f64) -> f64 {
        let target = -alpha.ln();
        let (mut low, mut high) = (0.0, self.c + v.sqrt());
        while self.ln_value(high, v) < target {
            (low, high) = (high, 2.0 * high);
        }
        for _ in 0..200 {
            let middle = f64::midpoint(low, high);
            if high - low <= 1e-12 * high {
                break;
            }
            if self.ln_value(middle, v) < target { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    }
}

/// ln γ(a, x), the lower incomplete gamma function, for a > 0 and x > 0. Below the mean, where the regularised function may be
/// too small for a number, by its series γ(a, x) = xᵃe⁻ˣ Σₙ xⁿ/(a(a + 1)…(a + n)) (DLMF 8.7.1).
fn ln_lower_gamma(a: f64, x: f64) -> f64 {
    if x > a + 1.0 {
        return ln_gamma(a) + gamma_lr(a, x).ln();
    }
    let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, 0.0);
    while term > 1e-17 * sum {
        n += 1.0;
        term *= x / (a + n);
        sum += term;
    }
    a * x.ln() - x + sum.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition's integral by Simpson's rule.
    fn by_quadrature(mixture: &GammaMixture, s: f64, v: f64) -> f64 {
        let (c, r) = (mixture.c, mixture.rho / mixture.c / mixture.c);
        let prior = |u: f64| (r - 1.0) * u.ln() - r * u;
        let tilt = |u: f64| s * (1.0 - u) / c + v * (u.ln() + 1.0 - u) / (c * c);
        let steps = 400_000;
        let simpson = |f: &dyn Fn(f64) -> f64| {
            let at = |k: u32| f(f64::from(k) / f64::from(steps));
            let inner: f64 = (1..steps).map(|k| at(k) * if k % 2 == 1 { 4.0 } else { 2.0 }).sum();
            (inner + at(steps)) / 3.0 / f64::from(steps)
        };
        (simpson(&|u| (prior(u) + tilt(u)).exp()) / simpson(&|u| prior(u).exp())).ln()
    }

    /// 33.02017 in the authors' own tests.
    #[test]
    fn bound_as_published() {
        let bound = GammaMixture::new(100.0, 0.05, 2.0).bound(100.0, 0.05);
        assert!((bound - 33.02017).abs() < 1e-5, "{bound}");
    }

    #[test]
    fn is_the_integral_that_defines_it() {
        for (v_opt, alpha, c) in [(100.0, 0.05, 2.0), (60.0, 0.025, 2.0), (40.0, 0.0125, 1.0)] {
            let mixture = GammaMixture::new(v_opt, alpha, c);
            for (s, v) in [(0.0, 1.0), (3.0, 1.0), (20.0, 90.0), (-5.0, 30.0), (-40.0, 100.0), (60.0, 400.0)] {
                let (found, expected) = (mixture.ln_value(s, v), by_quadrature(&mixture, s, v));
                assert!((found - expected).abs() < 1e-5 * expected.abs().max(1.0), "{s} {v}: {found} {expected}");
            }
        }
    }

    #[test]
    fn bound_is_that_of_the_authors_tests() {
        let bound = GammaMixture::new(100.0, 0.05, 2.0).bound(100.0, 0.05);
        assert!((bound - 33.02017).abs() < 5e-6, "{bound}");
    }

    #[test]
    fn stays_finite_far_out() {
        let mixture = GammaMixture::new(10.0, 0.0125, 2.0);
        for (s, v) in [(1e5, 1e5), (-1e5, 1e5), (-3.0, 0.0), (-50.0, 1.0), (5e4, 1.0), (0.0, 1e6)] {
            assert!(mixture.ln_value(s, v).is_finite(), "{s} {v}");
        }
        assert!(mixture.bound(1e5, 0.025) < 2000.0);
    }
}
