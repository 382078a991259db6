//! How lopsided a statistic is: the acceleration of Efron's BCa interval.

use super::clusters::{Cell, Clusters};
use super::replicates::KEPT;

/// Acceleration of every group's statistics, and last those of all together: Σu³ / 6(Σu²)^1.5 over the questions,
/// with u the influence of a question (Efron 1987, doi:10.1080/01621459.1987.10478410, eq. 7.3); 0 where nothing
/// varies.
pub(super) fn accelerations(clusters: &Clusters) -> Vec<[f64; KEPT]> {
    let all = clusters.groups();
    let gradients: Vec<Gradient> = (0..=all)
        .map(|group| Gradient::new(clusters, group))
        .collect();
    let mut moments = vec![[[0.0; 2]; KEPT]; all + 1];
    for (question, &happened) in clusters.happened.iter().enumerate() {
        let mut together = [0.0; 5];
        for Cell {
            group,
            weight,
            deviations,
        } in clusters.cells_of(question)
        {
            let (group, weight) = (*group as usize, f64::from(*weight));
            let own = deviations.map(f64::from);
            gradients[group].add(&mut moments[group], happened, weight, own);
            together[4] += weight;
            for (k, deviation) in own.iter().enumerate() {
                together[k] +=
                    deviation + weight * (clusters.centres[group][k] - clusters.centres[all][k]);
            }
        }
        let [forecast, brier, log, spherical, weight] = together;
        gradients[all].add(
            &mut moments[all],
            happened,
            weight,
            [forecast, brier, log, spherical],
        );
    }
    moments
        .iter()
        .map(|columns| columns.map(acceleration))
        .collect()
}

fn acceleration([squares, cubes]: [f64; 2]) -> f64 {
    let scale = 6.0 * squares.powf(1.5);
    if scale > 0.0 { cubes / scale } else { 0.0 }
}

/// What a question's sums do to a group's statistics, up to the factor 1/W.
struct Gradient {
    base_rate: f64,
    brier: f64,
    uncertainty: f64,
}

impl Gradient {
    fn new(clusters: &Clusters, group: usize) -> Self {
        let [no, yes] = clusters.outcomes[group];
        let base_rate = yes / (no + yes);
        Self {
            base_rate,
            brier: clusters.centres[group][1],
            uncertainty: base_rate * (1.0 - base_rate),
        }
    }

    fn add(
        &self,
        moments: &mut [[f64; 2]; KEPT],
        happened: bool,
        weight: f64,
        deviations: [f64; 4],
    ) {
        let [forecast, brier, log, spherical] = deviations;
        let outcome = weight * (f64::from(u8::from(happened)) - self.base_rate);
        let skill = if self.uncertainty > 0.0 {
            self.brier * (1.0 - 2.0 * self.base_rate) * outcome / self.uncertainty.powi(2)
                - brier / self.uncertainty
        } else {
            0.0
        };
        let influences = [brier, skill, log, spherical, forecast - outcome];
        for ([squares, cubes], u) in moments.iter_mut().zip(influences) {
            *squares += u * u;
            *cubes += u * u * u;
        }
    }
}
