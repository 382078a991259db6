//! Spiegelhalter's test of calibration.

use crate::model::{Tally, compensated_sum};
use crate::uncertainty::two_sided_p_value;

/// Result of Spiegelhalter's test, see [`spiegelhalter`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpiegelhalterTest {
    /// Standard normal if the forecasts are calibrated and independent; positive: Brier score worse than promised.
    pub z: f64,
    /// Two-sided p-value, P(|Z| ≥ |z|), in `[0, 1]`.
    pub p_value: f64,
}

/// Z = Σw(o − p)(1 − 2p) / √Σw²(1 − 2p)²p(1 − p): is the Brier score what calibrated forecasts would get? Any number, near 0 if so.
///
/// It treats forecasts as independent, so forecasts on one question make it too sure; say so next to it. It does
/// not see bias around ½. `None` if the variance is 0, that is without observations or if only 0, ½ and 1 were said. Spiegelhalter 1986, [doi:10.1002/sim.4780050506](https://doi.org/10.1002/sim.4780050506).
///
/// # Example
/// ```
/// use trackrecord::{calibrate::spiegelhalter, model::Tally};
/// let tally = Tally::from_pairs([(0.9, true), (0.9, false)]).unwrap();
/// let z = spiegelhalter(&tally).unwrap().z;
/// assert!((z - 0.8 / 0.18_f64.sqrt()).abs() < 1e-12);
/// ```
pub fn spiegelhalter(tally: &Tally) -> Option<SpiegelhalterTest> {
    let rows = tally.rows();
    let excess = compensated_sum(rows.iter().map(|row| {
        let surprise = row.yes * (1.0 - row.p) - row.no * row.p;
        surprise * (1.0 - 2.0 * row.p)
    }));
    let variance = compensated_sum(rows.iter().map(|row| {
        let slope = 1.0 - 2.0 * row.p;
        row.squares * slope * slope * row.p * (1.0 - row.p)
    }));
    (variance > 0.0).then(|| {
        let z = excess / variance.sqrt();
        SpiegelhalterTest { z, p_value: two_sided_p_value(z) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_and_one_half_say_nothing() {
        let tally = Tally::of_pairs([(0.0, false), (0.5, true), (1.0, true)]);
        assert_eq!(spiegelhalter(&tally), None);
    }
}
