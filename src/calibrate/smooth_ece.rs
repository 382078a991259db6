//! Smooth calibration error: a calibration error that needs no bins.

use std::f64::consts::PI;

use crate::calibrate::in_the_large;
use crate::model::{Tally, compensated_sum};

/// Cells of the grid on which residuals are smoothed and the error is integrated.
const CELLS: usize = 1000;
/// Bandwidths below this are not resolved by the grid, nor wanted: it is a thousandth of the probability scale.
pub(super) const NARROWEST: f64 = 0.001;
/// Bandwidths nearer to each other than this are the same.
const CLOSE: f64 = 1e-11;
/// Cells whose sums are worked out together.
const TOGETHER: usize = 8;

/// Smooth calibration error, in `[0, 1]`, 0 is best; `None` without observations.
///
/// The residuals w(p − o)/Σw are smoothed over p with a Gaussian kernel of bandwidth σ, reflected at 0 and 1; the error at σ is the
/// integral of the absolute smoothed residual. It falls as σ grows, and the answer is the error that equals its own
/// bandwidth (no narrower than 0.001). Błasiok & Nakkiran 2023, [arXiv:2309.12236](https://arxiv.org/abs/2309.12236).
///
/// Every forecast keeps its whole weight, those at exactly 0 and 1 too, so the answer is at least the distance of mean forecast and
/// base rate. (The authors' program relplot counts forecasts at exactly 0 and 1 half: there the answer can be less than that.)
///
/// # Example
/// ```
/// use trackrecord::{calibrate::smooth_ece, model::Tally};
/// // Every residual has the same sign, so smoothing cancels nothing.
/// let tally = Tally::from_pairs([(0.9, false), (0.9, true), (0.8, false)]).unwrap();
/// assert!((smooth_ece(&tally).unwrap() - 1.6 / 3.0).abs() < 1e-3);
/// ```
pub fn smooth_ece(tally: &Tally) -> Option<f64> {
    if tally.is_empty() {
        return None;
    }
    let mut residuals = SmoothedResiduals::new(tally);
    let (mut narrow, mut excess) = (0.5, residuals.error_at(0.5) - 0.5);
    while excess < 0.0 && narrow > NARROWEST {
        narrow = (narrow / 2.0).max(NARROWEST);
        excess = residuals.error_at(narrow) - narrow;
    }
    let found = if excess <= 0.0 {
        narrow + excess // The error at the narrowest bandwidth.
    } else {
        own_bandwidth(|bandwidth| residuals.error_at(bandwidth), (narrow, excess))
    };
    // Smoothing moves residuals and cannot make them cancel out more than all of them together do; nor shall rounding.
    Some(found.max(in_the_large(tally)?.abs()))
}

/// The error that equals its own bandwidth, above a bandwidth that the error exceeds by so much. False position with
/// the Illinois rule (Dowell & Jarratt 1971, doi:10.1007/BF01934364): the difference of error and bandwidth falls
/// strictly, so there is one.
fn own_bandwidth(mut error_at: impl FnMut(f64) -> f64, (mut narrow, mut excess): (f64, f64)) -> f64 {
    let mut wide = (2.0 * narrow).min(1.0);
    let mut lack = wide - error_at(wide);
    let mut narrowed = None;
    while wide - narrow > CLOSE && lack > 0.0 {
        let bandwidth = narrow + (wide - narrow) * excess / (excess + lack);
        let difference = error_at(bandwidth) - bandwidth;
        if difference.abs() < CLOSE {
            return bandwidth;
        }
        // An end that stays twice counts half, or the other would creep towards it.
        if difference > 0.0 {
            (narrow, excess) = (bandwidth, difference);
            lack /= if narrowed == Some(true) { 2.0 } else { 1.0 };
        } else {
            (wide, lack) = (bandwidth, -difference);
            excess /= if narrowed == Some(false) { 2.0 } else { 1.0 };
        }
        narrowed = Some(difference > 0.0);
    }
    wide
}

/// Residuals as a cosine series: smoothing with the reflected Gaussian multiplies its k-th term by
/// exp(−(kπσ)²/2), exactly, so that each bandwidth costs one evaluation of a short series.
struct SmoothedResiduals {
    /// Residual at grid points i/CELLS as a share of all weight, where it is not 0.
    points: Vec<(usize, f64)>,
    /// Σ residual · cos(kπp), as far as a bandwidth has asked for it.
    coefficients: Vec<f64>,
    /// cos(πi/(2·CELLS)) over one whole turn.
    cosines: Vec<f64>,
}

impl SmoothedResiduals {
    fn new(tally: &Tally) -> Self {
        let mut residuals = vec![0.0; CELLS + 1];
        for row in tally.rows() {
            let residual = row.no * row.p - row.yes * (1.0 - row.p);
            let (cell, share) = place(row.p, CELLS);
            for (at, part) in [(cell, 1.0 - share), (cell + 1, share)] {
                residuals[at] += part * residual;
            }
        }
        let weight = tally.weight();
        let points = residuals.into_iter().enumerate();
        let turn = 4 * CELLS;
        Self {
            points: points
                .filter(|&(_, residual)| residual != 0.0)
                .map(|(at, residual)| (at, residual / weight))
                .collect(),
            coefficients: Vec::new(),
            cosines: (0..turn).map(|i| (2.0 * PI * i as f64 / turn as f64).cos()).collect(),
        }
    }

    /// cos(kπx) at x = halves/(2·CELLS).
    fn cosine(&self, k: usize, halves: usize) -> f64 {
        self.cosines[k * halves % (4 * CELLS)]
    }

    fn coefficient(&self, k: usize) -> f64 {
        let terms = self.points.iter();
        compensated_sum(terms.map(|&(cell, residual)| residual * self.cosine(k, 2 * cell)))
    }

    /// ∫|smoothed residual|, by the midpoint rule on the cells.
    fn error_at(&mut self, bandwidth: f64) -> f64 {
        // At the narrowest bandwidth about 2400 terms are above the limit.
        let damping: Vec<f64> = (0..4 * CELLS)
            .map(|k| (-(k as f64 * PI * bandwidth).powi(2) / 2.0).exp())
            .take_while(|&factor| factor > 1e-12)
            .collect();
        for k in self.coefficients.len()..damping.len() {
            self.coefficients.push(self.coefficient(k));
        }
        let amplitudes: Vec<f64> =
            damping.iter().zip(&self.coefficients).map(|(factor, term)| 2.0 * factor * term).collect();
        let smoothed = (0..CELLS).step_by(TOGETHER).flat_map(|first| self.series_from(first, &amplitudes));
        compensated_sum(smoothed.take(CELLS).map(f64::abs)) / CELLS as f64
    }

    /// The series ½a₀ + Σ aₖ·cos(kπx) at the middle of some cells, by Clenshaw's recurrence
    /// (1955, doi:10.1090/S0025-5718-1955-0071856-0).
    fn series_from(&self, first: usize, amplitudes: &[f64]) -> [f64; TOGETHER] {
        let cosines: [f64; TOGETHER] = std::array::from_fn(|at| self.cosine(1, 2 * (first + at) + 1));
        let (mut next, mut after) = ([0.0; TOGETHER], [0.0; TOGETHER]);
        for amplitude in amplitudes.iter().skip(1).rev() {
            for at in 0..TOGETHER {
                let term = amplitude + 2.0 * cosines[at] * next[at] - after[at];
                after[at] = next[at];
                next[at] = term;
            }
        }
        let constant = amplitudes.first().copied().unwrap_or_default() / 2.0;
        std::array::from_fn(|at| constant + cosines[at] * next[at] - after[at])
    }
}

/// Which of so many cells a probability lies in and how far into it, as a share.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // p is in [0, 1].
pub(super) fn place(p: f64, cells: usize) -> (usize, f64) {
    let position = p * cells as f64;
    let cell = (position as usize).min(cells - 1);
    (cell, position - cell as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::TallyRow;

    #[test]
    fn perfect_and_absent() {
        let perfect = Tally::of_pairs([(0.0, false), (1.0, true)]);
        assert_eq!(smooth_ece(&perfect), Some(0.0));
        assert_eq!(smooth_ece(&Tally::default()), None);
    }

    #[test]
    fn the_series_is_the_reflected_kernel() {
        // One residual of 0.7 at 0.3: summing images of the Gaussian at 2j ± 0.3, far from where it is negative.
        let tally = Tally::of_pairs([(0.3, true), (0.9, false)]);
        let bandwidth = 0.2;
        let kernel = |t: f64, p: f64| {
            (-4..=4)
                .flat_map(|j| [2.0 * f64::from(j) + p, 2.0 * f64::from(j) - p])
                .map(|image| (-((t - image) / bandwidth).powi(2) / 2.0).exp())
                .sum::<f64>()
                / (bandwidth * (2.0 * PI).sqrt())
        };
        let expected: f64 = (0..5000)
            .map(|i| (f64::from(i) + 0.5) / 5000.0)
            .map(|t| (0.9 * kernel(t, 0.9) - 0.7 * kernel(t, 0.3)).abs() / 2.0)
            .sum::<f64>()
            / 5000.0;
        let found = SmoothedResiduals::new(&tally).error_at(bandwidth);
        assert!((found - expected).abs() < 1e-6, "{found} {expected}");
    }

    #[test]
    fn certain_forecasts_weigh_as_much_as_others() {
        // All too high, so nothing cancels out at any bandwidth: 2 of 4 missed by 1, the others by 0.
        let tally = Tally::of_pairs([(1.0, false), (1.0, false), (0.0, false), (1.0, true)]);
        assert_eq!(smooth_ece(&tally), Some(0.5));
    }

    proptest! {
        #[test]
        fn never_less_than_all_residuals_together(
            rows in prop::collection::vec(
                (prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0_f64], 0.0..9.0_f64, 0.01..9.0_f64), 1..20,
            ),
        ) {
            let tally = Tally::new(rows.into_iter().map(|(p, no, yes)| TallyRow {
                p, no, yes, count: 2, count_yes: 1, squares: no * no + yes * yes,
            }).collect());
            let together = in_the_large(&tally).map_or(0.0, f64::abs);
            let mut residuals = SmoothedResiduals::new(&tally);
            for bandwidth in [NARROWEST, 0.01, 0.1, 0.5, 1.0] {
                let error = residuals.error_at(bandwidth);
                prop_assert!(error >= together - 1e-8, "{error} at {bandwidth}, {together} together");
            }
            prop_assert!(smooth_ece(&tally).is_some_and(|error| error >= together && error <= 1.0));
        }
    }
}
