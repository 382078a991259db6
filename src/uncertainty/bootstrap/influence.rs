//! What single questions do to a group's statistics.

use std::ops::Range;

use super::clusters::{ClusterCell, Clusters};
use super::statistic::KEPT;
use crate::parallel::in_order;

/// Questions that are gone through together; few in tests, so that they have several shares.
const SHARE: usize = if cfg!(test) { 64 } else { 16_384 };

/// Of one group, from the influence of its questions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Influence {
    /// How lopsided each statistic is: the acceleration of the `BCa` interval, Σu³ / 6(Σu²)^1.5 over the questions with
    /// u the influence of a question (Efron 1987, doi:10.1080/01621459.1987.10478410, eq. 7.3); 0 where nothing varies.
    pub(super) accelerations: [f64; KEPT],
    /// Standard error of mean forecast minus base rate if the mean forecast of each question, p̄, were its chance:
    /// √Σ W²p̄(1 − p̄) / ΣW.
    pub(super) calibrated_error: f64,
}

impl Influence {
    /// Of every group, and last of all together. Questions are gone through in shares that do not depend on the threads.
    pub(super) fn of(clusters: &Clusters, threads: usize) -> Vec<Self> {
        let questions = clusters.happened.len();
        let shares = (0..questions).step_by(SHARE).map(|from| from..questions.min(from + SHARE)).collect();
        let (shares, _) = in_order(shares, threads, || (), |(), share| Self::moments(clusters, share));
        let mut moments: Vec<InfluenceMoments> =
            (0..=clusters.groups()).map(|group| InfluenceMoments::new(clusters, group)).collect();
        for share in shares {
            for (ours, theirs) in moments.iter_mut().zip(share) {
                ours.append(&theirs);
            }
        }
        moments.iter().map(InfluenceMoments::influence).collect()
    }

    fn moments(clusters: &Clusters, questions: Range<usize>) -> Vec<InfluenceMoments> {
        let all = clusters.groups();
        let mut moments: Vec<InfluenceMoments> =
            (0..=all).map(|group| InfluenceMoments::new(clusters, group)).collect();
        for question in questions {
            let happened = clusters.happened[question];
            let (mut together, mut total) = ([0.0; 4], 0.0);
            for ClusterCell { group, weight, deviations } in clusters.cells_of(question) {
                let (group, weight) = (*group as usize, f64::from(*weight));
                let own = deviations.map(f64::from);
                moments[group].add(happened, weight, own);
                total += weight;
                for (k, deviation) in own.iter().enumerate() {
                    together[k] += deviation + weight * (clusters.centres[group][k] - clusters.centres[all][k]);
                }
            }
            moments[all].add(happened, total, together);
        }
        moments
    }
}

fn acceleration([squares, cubes]: [f64; 2]) -> f64 {
    let scale = 6.0 * squares.powf(1.5);
    if scale > 0.0 { cubes / scale } else { 0.0 }
}

/// Sums over the questions of a group; influences are taken without their common factor 1/W.
struct InfluenceMoments {
    weight: f64,
    base_rate: f64,
    mean_forecast: f64,
    brier: f64,
    /// Σu² and Σu³ of each statistic.
    powers: [[f64; 2]; KEPT],
    /// ΣW²p̄(1 − p̄).
    calibrated_variance: f64,
}

impl InfluenceMoments {
    fn new(clusters: &Clusters, group: usize) -> Self {
        let [no, yes] = clusters.outcomes[group];
        let [mean_forecast, brier, ..] = clusters.centres[group];
        Self {
            weight: no + yes,
            base_rate: yes / (no + yes),
            mean_forecast,
            brier,
            powers: [[0.0; 2]; KEPT],
            calibrated_variance: 0.0,
        }
    }

    fn add(&mut self, happened: bool, weight: f64, [forecast, brier, log, spherical]: [f64; 4]) {
        let outcome = weight * (f64::from(u8::from(happened)) - self.base_rate);
        let uncertainty = self.base_rate * (1.0 - self.base_rate);
        let skill = if uncertainty > 0.0 {
            self.brier * (1.0 - 2.0 * self.base_rate) * outcome / uncertainty.powi(2) - brier / uncertainty
        } else {
            0.0
        };
        let influences = [brier, skill, log, spherical, forecast - outcome];
        for ([squares, cubes], u) in self.powers.iter_mut().zip(influences) {
            *squares += u * u;
            *cubes += u * u * u;
        }
        let said = self.mean_forecast * weight + forecast;
        self.calibrated_variance += (said * (weight - said)).max(0.0);
    }

    fn append(&mut self, other: &Self) {
        for ([squares, cubes], [more_squares, more_cubes]) in self.powers.iter_mut().zip(other.powers) {
            *squares += more_squares;
            *cubes += more_cubes;
        }
        self.calibrated_variance += other.calibrated_variance;
    }

    fn influence(&self) -> Influence {
        Influence {
            accelerations: self.powers.map(acceleration),
            calibrated_error: self.calibrated_variance.sqrt() / self.weight,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sums;
    use super::*;

    #[test]
    fn one_bad_question_makes_the_score_lopsided() {
        // Brier .04, .04, .34: influences −.1, −.1, .2, so Σu³/6(Σu²)^1.5 = .006/(6·.06^1.5).
        let sums = |brier| Sums { weight: 1.0, forecast: 0.5, brier, log: 0.7, spherical: 0.7 };
        let total = Sums { weight: 3.0, forecast: 1.5, brier: 0.42, log: 2.1, spherical: 2.1 };
        let mut clusters = Clusters::new(&[total]);
        for (happened, brier) in [(true, 0.04), (false, 0.04), (false, 0.34)] {
            clusters.push(happened, [(0, sums(brier))]);
        }
        for influence in Influence::of(&clusters, 1) {
            assert!((influence.accelerations[0] - 0.068_041_38).abs() < 1e-6, "{influence:?}");
            // Three chances of one half: √(3·.25)/3.
            assert!((influence.calibrated_error - 0.75_f64.sqrt() / 3.0).abs() < 1e-12);
        }
    }

    #[test]
    fn shares_add_up_to_the_whole() {
        let sums = |p: f64| Sums { weight: 1.0, forecast: p, brier: p * p, log: 1.0 + p, spherical: 1.0 - p };
        let said: Vec<f64> = (0..300_u32).map(|k| f64::from(k * 37 % 101) / 101.0).collect();
        let mean = said.iter().sum::<f64>() / 300.0;
        let total = Sums { weight: 300.0, forecast: 300.0 * mean, brier: 100.0, log: 450.0, spherical: 150.0 };
        let mut clusters = Clusters::new(&[total]);
        for (k, &p) in said.iter().enumerate() {
            clusters.push(k % 3 == 0, [(0, sums(p))]);
        }
        let whole: Vec<Influence> =
            Influence::moments(&clusters, 0..300).iter().map(InfluenceMoments::influence).collect();
        for (share, whole) in Influence::of(&clusters, 2).iter().zip(&whole) {
            let close = |a: f64, b: f64| (a - b).abs() <= 1e-12 * (1.0 + b.abs());
            assert!(
                share.accelerations.iter().zip(whole.accelerations).all(|(a, b)| close(*a, b)),
                "{share:?} {whole:?}"
            );
            assert!(close(share.calibrated_error, whole.calibrated_error) && whole.calibrated_error > 0.0);
        }
    }
}
