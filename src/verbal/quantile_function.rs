//! What a share of the readers takes a phrase for: from quantiles to all levels between.

/// A quantile function: straight lines between given quantiles, and a bend towards the two extremes.
///
/// Readers say round numbers, so neighbouring quantiles are often equal and the line between them flat: such a heap is
/// kept. Between two heaps the readers are spread evenly. In the first and the last piece they become fewer towards the
/// extreme, which the curve reaches by the square of the way: the least and the greatest of thousands of readings stand
/// alone, and a straight line to them would make a phrase's variance up to 60% too large. With fewer than three pieces
/// all are straight.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QuantileFunction {
    knots: Vec<(f64, f64)>,
}

impl QuantileFunction {
    /// From (level, value) pairs. `None` unless the levels rise from 0 to 1, and the values do not fall.
    pub(crate) fn new(knots: Vec<(f64, f64)>) -> Option<Self> {
        let ends = (knots.first()?.0, knots.last()?.0) == (0.0, 1.0);
        let rising = knots.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
        (ends && rising).then_some(Self { knots })
    }

    /// The value below which a share `level` of the readers lies.
    pub(crate) fn at(&self, level: f64) -> f64 {
        let above = self.knots.partition_point(|&(knot, _)| knot <= level).clamp(1, self.knots.len() - 1);
        let ((from, low), (to, high)) = (self.knots[above - 1], self.knots[above]);
        let way = ((level - from) / (to - from)).clamp(0.0, 1.0);
        let has_tails = self.knots.len() > 3;
        let part = if has_tails && above == 1 {
            1.0 - (1.0 - way) * (1.0 - way)
        } else if has_tails && above == self.knots.len() - 1 {
            way * way
        } else {
            way
        };
        low + (high - low) * part
    }

    /// Correlation of a reader's level with the middle of the levels of all who give the same reading: √(1 − Σh³) for
    /// heaps of the shares h. 1 without heaps, 0 if all give the same reading.
    ///
    /// Where readers heap, their ranks tie, and a rank correlation of tied ranks is that of the levels behind them times
    /// this factor of each side, for levels whose dependence is about linear.
    pub(crate) fn rank_fidelity(&self) -> f64 {
        let heaps = self.knots.chunk_by(|one, next| one.1 >= next.1);
        let lost: f64 = heaps.map(|heap| (heap[heap.len() - 1].0 - heap[0].0).powi(3)).sum();
        (1.0 - lost).max(0.0).sqrt()
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // These values are exact.
mod tests {
    use super::*;

    #[test]
    fn it_goes_through_its_knots_and_ends_at_them() {
        let knots = vec![(0.0, 0.1), (0.25, 0.5), (0.75, 0.5), (1.0, 0.8)];
        let function = QuantileFunction::new(knots.clone()).unwrap();
        for (level, value) in knots {
            assert!((function.at(level) - value).abs() < 1e-15, "{level}");
        }
        assert_eq!(function.at(0.6), 0.5, "a heap stays a heap");
        assert_eq!((function.at(-1.0), function.at(2.0)), (0.1, 0.8));
        // Half of the way to an extreme is a quarter of the distance.
        assert!((function.at(0.125) - 0.4).abs() < 1e-12 && (function.at(0.875) - 0.575).abs() < 1e-12);
    }

    #[test]
    fn heaps_tie_ranks() {
        let fidelity = |knots: &[(f64, f64)]| QuantileFunction::new(knots.to_vec()).unwrap().rank_fidelity();
        assert_eq!(fidelity(&[(0.0, 0.1), (1.0, 0.9)]), 1.0);
        assert_eq!(fidelity(&[(0.0, 0.5), (0.5, 0.5), (1.0, 0.5)]), 0.0);
        // Two halves: the middles ±1/4 have variance 1/16 of 1/12, a share of 3/4.
        let halves = fidelity(&[(0.0, 0.2), (0.5, 0.2), (0.500_000_1, 0.6), (1.0, 0.6)]);
        assert!((halves - 0.75_f64.sqrt()).abs() < 1e-6, "{halves}");
    }

    #[test]
    fn what_is_no_quantile_function_is_refused() {
        for wrong in [
            vec![],
            vec![(0.0, 0.5)],
            vec![(0.0, 0.5), (1.0, 0.4)],
            vec![(0.1, 0.5), (1.0, 0.6)],
            vec![(0.0, 0.5), (0.9, 0.6)],
            vec![(0.0, 0.1), (0.5, 0.2), (0.5, 0.3), (1.0, 0.4)],
            vec![(0.0, f64::NAN), (1.0, 0.4)],
        ] {
            assert_eq!(QuantileFunction::new(wrong), None);
        }
    }
}
