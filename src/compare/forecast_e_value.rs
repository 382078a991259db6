//! Whether one forecaster is better than another at every step.

use super::Reason;

/// E-value of one step of Henzi & Ziegel 2022 (doi:10.1093/biomet/asab047) against "p is at least as
/// good as q by the Brier score": (1 − y − π)/(1 − y − κ) with π = ¾q + ¼p and κ = (p + q)/2, that is π/κ if it happened and
/// (1 − π)/(1 − κ) if not; 1 where p = q.
///
/// Steps of different questions multiply, in order of resolution; a product of 20 speaks against "p is at least as good" as
/// strongly as a p-value of 0.05, whenever it is looked at. In `[½, 1½]`: where q wins a step, its e-value is above 1.
///
/// # Errors
/// [`Reason::OutOfRange`] when `p` or `q` is no probability.
///
/// # Example
/// ```
/// use trackrecord::compare::forecast_e_value;
/// let steps = [(0.6, 0.8, true), (0.7, 0.5, true), (0.2, 0.1, false)];
/// let product: f64 = steps.iter().map(|&(p, q, y)| forecast_e_value(p, q, y)).product::<Result<f64, _>>()?;
/// assert!((product - 1.0110294).abs() < 1e-7);
/// # Ok::<(), trackrecord::compare::Reason>(())
/// ```
pub fn forecast_e_value(p: f64, q: f64, happened: bool) -> Result<f64, Reason> {
    if ![p, q].iter().all(|forecast| (0.0..=1.0).contains(forecast)) {
        return Err(Reason::OutOfRange);
    }
    let (pi, kappa) = (0.75 * q + 0.25 * p, f64::midpoint(p, q));
    Ok(match happened {
        _ if p.total_cmp(&q).is_eq() => 1.0,
        true => pi / kappa,
        false => (1.0 - pi) / (1.0 - kappa),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_as_published() {
        for (p, q, happened, expected) in
            [(0.6, 0.8, true, 1.071_428_6), (0.7, 0.5, true, 0.916_666_7), (0.2, 0.1, false, 1.029_411_8)]
        {
            assert!((forecast_e_value(p, q, happened).unwrap() - expected).abs() < 1e-7);
        }
        assert_eq!(forecast_e_value(0.0, 0.0, true), Ok(1.0));
        assert_eq!(forecast_e_value(0.4, 40.0, true), Err(Reason::OutOfRange));
    }
}
