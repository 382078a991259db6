//! What a world's forecasts score in the long run, worked out from its law and from the definitions, by nothing of the library.

use std::collections::BTreeMap;

/// How far the log score and the Cox regression move 0 and 1.
const CLIP: f64 = 0.001;

/// A share of all forecasts of a world: what is said, and how often it then happens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) said: f64,
    pub(crate) chance: f64,
    pub(crate) share: f64,
}

/// All forecasts of a world, by what is said. What happens more often is said to be likelier.
#[derive(Clone, Debug)]
pub(crate) struct Law(Vec<Part>);

impl Law {
    /// From parts in any order, whose shares need not sum to 1. Parts that say the same have the same chance.
    pub(crate) fn of(mut parts: Vec<Part>) -> Self {
        parts.sort_by(|a, b| a.said.total_cmp(&b.said));
        let total: f64 = parts.iter().map(|part| part.share).sum();
        let mut merged: Vec<Part> = vec![];
        for part in parts {
            let share = part.share / total;
            match merged.last_mut() {
                Some(last) if (last.said - part.said).abs() < 1e-12 => last.share += share,
                _ => merged.push(Part { share, ..part }),
            }
        }
        Self(merged)
    }

    pub(crate) fn mean(&self, of: impl Fn(&Part) -> f64) -> f64 {
        self.0.iter().map(|part| part.share * of(part)).sum()
    }

    /// The true value of each number that the program gives an interval for, by its place in the JSON of a group.
    pub(crate) fn targets(&self) -> BTreeMap<&'static str, f64> {
        let base_rate = self.mean(|part| part.chance);
        let uncertainty = base_rate * (1.0 - base_rate);
        let brier = self.mean(|part| (part.said - part.chance).powi(2) + part.chance * (1.0 - part.chance));
        let recalibrated = self.mean(|part| part.chance * (1.0 - part.chance));
        let length = |p: f64| (p * p + (1.0 - p) * (1.0 - p)).sqrt();
        let mut targets = BTreeMap::from([
            ("brier", brier),
            ("brier_skill.vs_base_rate", 1.0 - brier / uncertainty),
            ("brier_skill.vs_half", 1.0 - 4.0 * brier),
            ("log_score", self.mean(log_score)),
            (
                "spherical_score",
                self.mean(|part| {
                    (part.chance * part.said + (1.0 - part.chance) * (1.0 - part.said)) / length(part.said)
                }),
            ),
            ("calibration_in_the_large", self.mean(|part| part.said) - base_rate),
            ("intervals.base_rate", base_rate),
            ("intervals.miscalibration", brier - recalibrated),
            ("intervals.discrimination", uncertainty - recalibrated),
            ("intervals.auc", self.auc(base_rate)),
            ("intervals.ece", self.expected_calibration_error()),
        ]);
        if self.is_calibrated() {
            targets.extend([("intervals.smooth_ece", 0.0), ("cox.slope", 1.0), ("cox.intercept", 0.0)]);
        }
        targets
    }

    fn is_calibrated(&self) -> bool {
        self.0.iter().all(|part| (part.said - part.chance).abs() < 1e-12)
    }

    /// Chance that a forecast of what happened lies above one of what did not, half for ties.
    fn auc(&self, base_rate: f64) -> f64 {
        let (mut below, mut sum) = (0.0, 0.0);
        for part in &self.0 {
            let (yes, no) = (part.share * part.chance, part.share * (1.0 - part.chance));
            sum += yes * (below + 0.5 * no);
            below += no;
        }
        sum / (base_rate * (1.0 - base_rate))
    }

    /// Over ten bins of equal width.
    fn expected_calibration_error(&self) -> f64 {
        let mut gaps = [0.0; 10];
        for part in &self.0 {
            // Nothing that these worlds say lies at the edge of a bin but for rounding.
            let bin = (0..10_u8).rev().find(|&bin| part.said >= f64::from(bin) / 10.0 - 1e-12).unwrap_or(0);
            gaps[usize::from(bin)] += part.share * (part.said - part.chance);
        }
        gaps.iter().map(|gap: &f64| gap.abs()).sum()
    }
}

fn log_score(part: &Part) -> f64 {
    let said = part.said.clamp(CLIP, 1.0 - CLIP);
    -part.chance * said.ln() - (1.0 - part.chance) * (1.0 - said).ln()
}

/// Chance of `yes` yellow balls in `draws` from an urn of Pólya with so many balls of either colour.
pub(crate) fn urn(yes: u32, draws: u32, [of_yes, of_no]: [f64; 2]) -> f64 {
    let rising = |from: f64, steps: u32| (0..steps).map(|step| from + f64::from(step)).product::<f64>();
    let choose = (0..yes).map(|k| f64::from(draws - k) / f64::from(k + 1)).product::<f64>();
    choose * rising(of_yes, yes) * rising(of_no, draws - yes) / rising(of_yes + of_no, draws)
}
