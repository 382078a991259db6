//! Distances of what happened from what was said, over support points: quick enough for loops that redraw.

use super::bins::Bins;
use super::smooth_ece::{NARROWEST, place, smooth_ece};
use super::support::SupportPoint;
use crate::model::{Tally, TallyRow};
use crate::uncertainty::normal_cdf;

/// How many distances there are: √miscalibration, the calibration error over bins, and the smooth one.
pub(super) const DISTANCES: usize = 3;
/// Steps between 0 and 1 at which residuals lie before they are smoothed.
const STEPS: usize = 100;
/// Cells over which smoothed residuals are added up.
const CELLS: usize = 50;

/// The distances, with their memory.
#[derive(Clone, Debug)]
pub(super) struct Distances {
    /// Of each point its probability, its share of all weight, and its bin.
    points: Vec<(f64, f64, usize)>,
    gaps: Vec<f64>,
    residuals: Vec<f64>,
    /// How much of a residual at each step smoothing puts into each cell.
    masses: Vec<[f64; CELLS]>,
    /// Where residuals cancel out, whether they count as if a bit less (−1) or more (1) had been said than happened.
    side: f64,
}

/// Residuals whose sum is this small, of all weight, cancel out.
const CANCELLED: f64 = 1e-13;

impl Distances {
    pub(super) fn new(points: &[SupportPoint], bins: &Bins, bandwidth: f64, turned: bool) -> Self {
        let bandwidth = bandwidth.max(NARROWEST);
        let weight: f64 = points.iter().map(|point| point.weight).sum();
        Self {
            points: points.iter().map(|point| (point.p, point.weight / weight, bins.index_of(point.p))).collect(),
            gaps: vec![0.0; bins.edges().len()],
            residuals: vec![0.0; STEPS + 1],
            masses: (0..=STEPS).map(|step| masses(step as f64 / STEPS as f64, bandwidth)).collect(),
            side: if turned { -1.0 } else { 1.0 },
        }
    }

    /// All of them, if such shares of the points went yes, which has this miscalibration.
    pub(super) fn distances(&mut self, miscalibration: f64, shares: &[f64]) -> [f64; DISTANCES] {
        [miscalibration.sqrt(), self.over_bins(shares), self.smoothed(shares)]
    }

    /// The calibration error over the bins, if such shares of the points went yes.
    pub(super) fn over_bins(&mut self, shares: &[f64]) -> f64 {
        self.gaps.fill(0.0);
        for (&(p, weight, bin), share) in self.points.iter().zip(shares) {
            self.gaps[bin] += weight * (p - share);
        }
        self.gaps.iter().map(|gap| gap.abs()).sum()
    }

    /// Whether the forecasts of each point's bin were too high (1) or too low (−1).
    pub(super) fn signs_of_bins(&mut self, shares: &[f64]) -> Vec<f64> {
        self.over_bins(shares);
        self.points.iter().map(|&(_, _, bin)| self.sign(self.gaps[bin])).collect()
    }

    fn sign(&self, gap: f64) -> f64 {
        if gap.abs() > CANCELLED { gap.signum() } else { self.side }
    }

    /// The mean absolute residual when all are smoothed with the bandwidth, on a grid.
    pub(super) fn smoothed(&mut self, shares: &[f64]) -> f64 {
        self.cells(shares).iter().map(|cell| cell.abs()).sum()
    }

    /// How the smoothed error grows with the residual at each point.
    pub(super) fn slopes_of_smoothed(&mut self, shares: &[f64]) -> Vec<f64> {
        let cells = self.cells(shares);
        let at_step = |step: usize| -> f64 {
            cells.iter().zip(&self.masses[step]).map(|(cell, mass)| self.sign(*cell) * mass).sum()
        };
        let at_steps: Vec<f64> = (0..=STEPS).map(at_step).collect();
        let at = |&(p, _, _): &(f64, f64, usize)| {
            let (step, share) = place(p, STEPS);
            (1.0 - share) * at_steps[step] + share * at_steps[step + 1]
        };
        self.points.iter().map(at).collect()
    }

    fn cells(&mut self, shares: &[f64]) -> [f64; CELLS] {
        self.residuals.fill(0.0);
        for (&(p, weight, _), said_and_done) in self.points.iter().zip(shares) {
            let (step, share) = place(p, STEPS);
            let residual = weight * (p - said_and_done);
            self.residuals[step] += (1.0 - share) * residual;
            self.residuals[step + 1] += share * residual;
        }
        let mut cells = [0.0; CELLS];
        for (residual, masses) in self.residuals.iter().zip(&self.masses).filter(|(residual, _)| **residual != 0.0) {
            for (cell, mass) in cells.iter_mut().zip(masses) {
                *cell += residual * mass;
            }
        }
        cells
    }

    /// Miscalibration, calibration error and smooth calibration error of endlessly many questions whose frequencies lie such a part of
    /// the way from what was said to `curve`: 1 on the curve, more beyond it.
    pub(super) fn on_the_way(&mut self, curve: &[f64], part: f64) -> [f64; DISTANCES] {
        if part <= 0.0 {
            return [0.0; DISTANCES];
        }
        let toward = |(&(p, _, _), height): (&(f64, f64, usize), &f64)| (p + part * (height - p)).clamp(0.0, 1.0);
        let chances: Vec<f64> = self.points.iter().zip(curve).map(toward).collect();
        let squares = self.points.iter().zip(&chances).map(|(&(p, weight, _), chance)| weight * (p - chance).powi(2));
        let row = |(&(p, weight, _), chance): (&(f64, f64, usize), &f64)| TallyRow {
            p,
            no: weight * (1.0 - chance),
            yes: weight * chance,
            count: 1,
            count_yes: 0,
            squares: weight,
        };
        let tally = Tally::new(self.points.iter().zip(&chances).map(row).collect());
        [squares.sum(), self.over_bins(&chances), smooth_ece(&tally).unwrap_or_default()]
    }
}

/// How a Gaussian about p that is reflected at 0 and 1 shares itself out to the cells.
fn masses(p: f64, bandwidth: f64) -> [f64; CELLS] {
    // Further out lies less than rounding takes from 1.
    let cdf = |z: f64| if z.abs() > 9.0 { f64::from(z > 0.0) } else { normal_cdf(z) };
    let below = |x: f64| {
        let images = (-1..=1).flat_map(|image| [2.0 * f64::from(image) + p, 2.0 * f64::from(image) - p]);
        images.map(|image| cdf((x - image) / bandwidth)).sum::<f64>()
    };
    let mut before = below(0.0);
    std::array::from_fn(|cell| {
        let after = below((cell + 1) as f64 / CELLS as f64);
        after - std::mem::replace(&mut before, after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smoothing_keeps_all_of_a_residual() {
        for (p, bandwidth) in [(0.0, 0.001), (0.37, 0.05), (1.0, 0.4), (0.5, 0.01)] {
            let sum: f64 = masses(p, bandwidth).iter().sum();
            assert!((sum - 1.0).abs() < 1e-6, "{p} {bandwidth}: {sum}");
        }
    }

    #[test]
    fn nothing_is_lost_far_out() {
        for (p, bandwidth) in [(0.0, 0.001), (0.37, 0.05), (0.9, 0.07), (1.0, 0.4), (0.5, 0.01)] {
            let below = |x: f64| {
                let images = [-2.0 + p, -2.0 - p, p, -p, 2.0 + p, 2.0 - p];
                images.iter().map(|image| normal_cdf((x - image) / bandwidth)).sum::<f64>()
            };
            for (cell, mass) in masses(p, bandwidth).into_iter().enumerate() {
                let ends = [cell, cell + 1].map(|end| below(end as f64 / CELLS as f64));
                assert!((mass - (ends[1] - ends[0])).abs() < 1e-14, "{p} {bandwidth} {cell}: {mass}");
            }
        }
    }

    #[test]
    fn distances_of_two_points_by_hand() {
        let points = [(0.2, 3.0), (0.8, 1.0)].map(|(p, weight)| SupportPoint { p, weight, observed: 0.5 });
        let mut distances = Distances::new(&points, &Bins::equal_width(10), 0.01, false);
        // Residuals −.3·¾ and .3·¼.
        assert!((distances.over_bins(&[0.5, 0.5]) - 0.3).abs() < 1e-12);
        assert!((distances.smoothed(&[0.5, 0.5]) - 0.3).abs() < 1e-6);
        assert_eq!(distances.signs_of_bins(&[0.5, 0.5]), [-1.0, 1.0]);
        let halfway = distances.on_the_way(&[0.5, 0.5], 0.5);
        assert!((halfway[0] - 0.0225).abs() < 1e-12 && (halfway[1] - 0.15).abs() < 1e-12, "{halfway:?}");
        assert!((halfway[2] - 0.15).abs() < 0.03, "{halfway:?}");
        // Beyond certainty there is nothing: .8 cannot come to 1.1.
        assert!((distances.on_the_way(&[0.2, 0.9], 3.0)[0] - 0.04 / 4.0).abs() < 1e-12);
    }
}
