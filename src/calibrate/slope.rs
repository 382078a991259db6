//! Whether forecasts lie too close to 0 and 1, or too far: a score test of the Cox slope that needs no fit.

use crate::model::Tally;

/// How far the log odds of each row of a tally lie from their middle: c = ln(p/(1 − p)) − m with p clipped to [ε, 1 − ε] and
/// m = Σwv·ln(p/(1 − p))/Σwv, v = p(1 − p).
///
/// The slope score of a group is Σ (Σ w c (o − p))/(Σ w) over its questions, each with one vote: the derivative of the likelihood of
/// the Cox regression in the slope at intercept 0 and slope 1 (Rao's score test; Cox 1958, doi:10.1093/biomet/45.3-4.562), with the
/// intercept taken out by m. Its mean is 0 if the forecasts are calibrated, whatever is said on the other questions; below 0 they lie too
/// close to 0 and 1 (overconfident), above 0 too far. Unlike the fitted slope it exists for separated outcomes.
pub(crate) fn slope_levers(tally: &Tally, clip: f64) -> Vec<f64> {
    let clipped = |p: f64| p.clamp(clip, 1.0 - clip);
    let log_odds = |p: f64| (clipped(p) / (1.0 - clipped(p))).ln();
    let (mut sum, mut total) = (0.0, 0.0);
    for row in tally.rows() {
        let information = row.weight() * clipped(row.p) * (1.0 - clipped(row.p));
        sum += information * log_odds(row.p);
        total += information;
    }
    let middle = if total > 0.0 { sum / total } else { 0.0 };
    tally.rows().iter().map(|row| log_odds(row.p) - middle).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levers_of_two_probabilities_by_hand() {
        // Log odds of .2 and .8 are ∓ln 4 and weigh alike.
        let tally = Tally::of_pairs([(0.2, false), (0.8, true)]);
        let found = slope_levers(&tally, 0.001);
        assert!((found[0] + 4.0_f64.ln()).abs() < 1e-12 && (found[1] - 4.0_f64.ln()).abs() < 1e-12);
        // Three at .2: the middle moves to −½ ln 4.
        let tally = Tally::of_pairs([(0.2, false), (0.2, false), (0.2, true), (0.8, true)]);
        let found = slope_levers(&tally, 0.001);
        assert!((found[0] + 0.5 * 4.0_f64.ln()).abs() < 1e-12 && (found[1] - 1.5 * 4.0_f64.ln()).abs() < 1e-12);
        assert!(slope_levers(&Tally::of_pairs([(0.0, true)]), 0.001)[0].abs() < 1e-12);
    }
}
