//! Smooth calibration error: a calibration error that needs no bins.

use std::f64::consts::PI;

use crate::model::{Tally, compensated_sum};

/// Cells of the grid on which residuals are smoothed and the error is integrated.
const CELLS: usize = 1000;
/// Bandwidths below this are not resolved by the grid, nor wanted: it is a thousandth of the probability scale.
const NARROWEST: f64 = 0.001;

/// Smooth calibration error, in `[0, 1]`; `None` without observations.
///
/// The residuals p − o are smoothed over p with a Gaussian kernel of bandwidth σ, reflected at 0 and 1; the error at σ is the
/// integral of the absolute smoothed residual. It falls as σ grows, and the answer is the error that equals its own
/// bandwidth (no narrower than 0.001). Błasiok & Nakkiran 2023, [arXiv:2309.12236](https://arxiv.org/abs/2309.12236).
///
/// Forecasts at exactly 0 and 1 are their own mirror images and weigh one half, as in the authors' program relplot;
/// forecasts within a thousandth of them weigh in between.
///
/// # Example
/// ```
/// use trackrecord::{calibrate::smooth_ece, model::Tally};
/// // Every residual has the same sign, so smoothing cancels nothing.
/// let tally = Tally::from_pairs([(0.9, false), (0.9, true), (0.8, false)]);
/// assert!((smooth_ece(&tally).unwrap() - 1.6 / 3.0).abs() < 1e-3);
/// ```
pub fn smooth_ece(tally: &Tally) -> Option<f64> {
    if tally.is_empty() {
        return None;
    }
    let mut residuals = SmoothedResiduals::new(tally);
    let (mut narrow, mut wide) = (NARROWEST, 1.0);
    for _ in 0..24 {
        let bandwidth = f64::midpoint(narrow, wide);
        if residuals.error_at(bandwidth) > bandwidth {
            narrow = bandwidth;
        } else {
            wide = bandwidth;
        }
    }
    Some(residuals.error_at(wide))
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
        let mut weights = vec![0.0; CELLS + 1];
        for row in tally.rows() {
            let residual = row.no * row.p - row.yes * (1.0 - row.p);
            let (cell, share) = place(row.p);
            for (at, part) in [(cell, 1.0 - share), (cell + 1, share)] {
                residuals[at] += part * residual;
                weights[at] += part * row.weight();
            }
        }
        for end in [0, CELLS] {
            residuals[end] /= 2.0;
            weights[end] /= 2.0;
        }
        let weight = compensated_sum(weights);
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
        let mut smoothed = vec![0.0; CELLS];
        for (k, factor) in damping.into_iter().enumerate() {
            let both_sides = if k == 0 { 1.0 } else { 2.0 };
            let amplitude = both_sides * factor * self.coefficients[k];
            for (cell, value) in smoothed.iter_mut().enumerate() {
                *value += amplitude * self.cosine(k, 2 * cell + 1);
            }
        }
        compensated_sum(smoothed.into_iter().map(f64::abs)) / CELLS as f64
    }
}

/// The cell of a probability and how far into it, as a share.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // p is in [0, 1].
fn place(p: f64) -> (usize, f64) {
    let position = p * CELLS as f64;
    let cell = (position as usize).min(CELLS - 1);
    (cell, position - cell as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn perfect_and_absent() {
        let perfect = Tally::from_pairs([(0.0, false), (1.0, true)]);
        assert_eq!(smooth_ece(&perfect), Some(0.0));
        assert_eq!(smooth_ece(&Tally::default()), None);
    }

    #[test]
    fn the_series_is_the_reflected_kernel() {
        // One residual of 0.7 at 0.3: summing images of the Gaussian at 2j ± 0.3, far from where it is negative.
        let tally = Tally::from_pairs([(0.3, true), (0.9, false)]);
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
}
