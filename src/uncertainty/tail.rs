//! The tails of the normal distribution.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

/// P(|Z| ≥ |z|) for a standard normal Z, to 1e-12 of its own size however small it is.
///
/// Written here because statrs' `erfc` is only good to 1e-10. Abramowitz & Stegun 7.1.6 and 7.1.14.
pub(crate) fn two_sided_p_value(z: f64) -> f64 {
    let x = z.abs() * FRAC_1_SQRT_2;
    let square = x * x;
    let density = FRAC_2_SQRT_PI * (-square).exp();
    if x < 2.0 { 1.0 - density * central_series(x, square) } else { density / 2.0 / tail_fraction(x) }
}

/// x + 2x³/3 + 4x⁵/(3·5) + …, all terms of one sign.
fn central_series(x: f64, square: f64) -> f64 {
    let mut term = x;
    let mut sum = x;
    for odd in (3..).step_by(2).take(60) {
        term *= 2.0 * square / f64::from(odd);
        sum += term;
    }
    sum
}

/// x + ½/(x + 1/(x + 1½/(x + …))), from the far end; 80 levels are plenty from x = 2 on.
fn tail_fraction(x: f64) -> f64 {
    (1..=80).rev().fold(x, |rest, level| x + f64::from(level) / 2.0 / rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_scipy() {
        let values = [
            (0.0, 1.0),
            (0.5, 0.617_075_077_451_973_9),
            (1.0, 0.317_310_507_862_914_15),
            (1.96, 0.049_995_790_296_440_87),
            (2.828_4, 0.004_678_131_390_933_199),
            (2.828_5, 0.004_676_670_108_929_705_5),
            (3.0, 0.002_699_796_063_260_191_8),
            (5.0, 5.733_031_437_583_89e-07),
            (10.0, 1.523_970_604_832_116_6e-23),
            (33.242_915_070_510_3, 2.584_043_528_155_411_2e-242),
        ];
        for (z, expected) in values {
            for found in [two_sided_p_value(z), two_sided_p_value(-z)] {
                assert!((found / expected - 1.0).abs() < 1e-12, "{z}: {found}");
            }
        }
    }
}
