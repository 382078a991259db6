//! Axes: from a value to a place, and round numbers for ticks.

/// From values to places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct AxisScale {
    /// Values at the ends.
    pub(crate) values: (f64, f64),
    /// Places of the ends.
    pub(crate) places: (f64, f64),
}

impl AxisScale {
    /// The place of a value.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let share = (value - self.values.0) / (self.values.1 - self.values.0);
        self.places.0 + share * (self.places.1 - self.places.0)
    }

    /// Round values within the axis, about `count` of them.
    pub(crate) fn ticks(&self, count: usize) -> Vec<f64> {
        let step = round_step((self.values.1 - self.values.0) / count as f64);
        let first = (self.values.0 / step - 1e-9).ceil();
        let last = (self.values.1 / step + 1e-9).floor();
        // More ticks than this nobody could read.
        (0..100)
            .map(|n| first + f64::from(n))
            .take_while(|&tick| tick <= last)
            .map(|tick| if tick == 0.0 { 0.0 } else { tick * step })
            .collect()
    }
}

/// The next of 1, 2, 5, 10, … times a power of ten.
pub(crate) fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|factor| factor * power >= step * (1.0 - 1e-9));
    factor.unwrap_or(10.0) * power
}

/// Decimals that ticks so far apart need.
pub(crate) fn decimals(ticks: &[f64]) -> usize {
    let step = ticks.windows(2).map(|pair| pair[1] - pair[0]).fold(1.0, f64::min);
    (0..4).find(|&places| step * 10_f64.powi(places) > 0.999).map_or(4, |places| usize::try_from(places).unwrap_or(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (step, expected) in [(0.07, 0.1), (0.1, 0.1), (0.013, 0.02), (0.3, 0.5), (0.6, 1.0), (120.0, 200.0)] {
            assert!((round_step(step) - expected).abs() < 1e-12, "{step}");
        }
    }

    #[test]
    fn ticks_need_as_many_decimals_as_their_step() {
        assert_eq!(decimals(&[0.0, 0.1, 0.2]), 1);
        assert_eq!(decimals(&[0.0, 0.05, 0.1]), 2);
        assert_eq!(decimals(&[0.2]), 0);
    }
}
