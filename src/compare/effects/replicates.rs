//! How the adjusted scores vary from resample to resample.

use crate::compare::Reason;
use crate::compare::interval::of_score;
use crate::compare::resampling::{ItemCount, QuestionCount, resample_questions};
use crate::uncertainty::{Bootstrap, Interval, LANES};

use super::components::{Components, Joined};
use super::design::{Design, System};
use super::fit::Effects;
use super::shift::shift;

/// Residuals of a replicate's solution, relative to the right-hand side: far below what resampling varies.
const NEAR: f64 = 1e-7;
/// A group that came loose from the others in more resamples than this has no interval and no rank.
const LOOSE: f64 = 0.05;

/// Adjusted scores in every resample of the questions.
#[derive(Clone, Debug)]
pub(crate) struct EffectReplicates {
    /// Group by group; NaN in replicates in which the group has no question, or is not joined to most of its component.
    pub(super) replicates: Vec<Vec<f64>>,
}

impl Effects {
    /// Resamples the questions, the same draw for all groups, and fits the effects anew each time.
    pub(crate) fn resample(&self, bootstrap: &Bootstrap) -> EffectReplicates {
        let start: Vec<f64> = self.adjusted.iter().map(|a| if a.is_finite() { *a } else { 0.0 }).collect();
        let replicates = resample_questions(
            bootstrap,
            QuestionCount(self.design.question_count()),
            ItemCount(self.design.groups),
            |draws| {
                let system = self.design.system(draws);
                let kept = kept(&self.design, &self.components, &system);
                shift(&self.design, &self.components, &system, system.solve(&start, NEAR), &kept)
            },
        );
        EffectReplicates { replicates }
    }

    /// Question-cluster bootstrap interval of a group's adjusted score.
    ///
    /// # Errors
    /// Why there is none.
    pub(crate) fn interval(
        &self,
        resampled: &EffectReplicates,
        group: u32,
        confidence: f64,
    ) -> Result<Interval, Reason> {
        let point = self.adjusted(group).ok_or(Reason::NothingScored)?;
        let replicates = &resampled.replicates[group as usize];
        if replicates.is_empty() {
            return Err(Reason::NoResamples);
        }
        match self.linked_questions(group) {
            0 => return Err(Reason::NotConnected),
            1 => return Err(Reason::OneQuestion),
            _ => {}
        }
        if resampled.is_loose(group) {
            return Err(Reason::HangsByFew);
        }
        of_score(point, replicates, self.linked_questions(group), confidence).ok_or(Reason::OneQuestion)
    }
}

impl EffectReplicates {
    /// Whether the group came loose from most of its component in more than one resample of twenty: it hangs by too few
    /// questions for the resamples to show how uncertain its place is.
    pub(crate) fn is_loose(&self, group: u32) -> bool {
        let replicates = &self.replicates[group as usize];
        let loose = replicates.iter().filter(|value| value.is_nan()).count();
        loose as f64 > LOOSE * replicates.len() as f64
    }
}

/// Which groups are in the largest part that is left of their component, in each lane. Of parts of the same size the one with
/// the first group.
fn kept(design: &Design, components: &Components, system: &System) -> Vec<[bool; LANES]> {
    let scored = components.all().iter().flatten().count();
    let mut kept = vec![[true; LANES]; design.groups];
    let mut joined = Joined::new(design.groups);
    for lane in 0..LANES {
        joined.reset();
        let mut parts = scored;
        for (groups, weights) in design.patterns.iter().zip(&system.weights) {
            if parts == components.count() as usize {
                break; // Nothing came loose.
            }
            if weights[lane] > 0.0 {
                parts -= groups[1..].iter().filter(|&&group| joined.join(groups[0], group)).count();
            }
        }
        if parts > components.count() as usize {
            keep_largest(&mut kept, lane, components, &mut joined);
        }
    }
    kept
}

fn keep_largest(kept: &mut [[bool; LANES]], lane: usize, components: &Components, joined: &mut Joined) {
    let mut sizes = vec![0_usize; kept.len()];
    let mut largest = vec![(0, u32::MAX); components.count() as usize + 1];
    let roots: Vec<u32> = (0..).take(kept.len()).map(|group| joined.root(group)).collect();
    for &root in &roots {
        sizes[root as usize] += 1;
    }
    for (&root, component) in roots.iter().zip(components.all()) {
        let best = &mut largest[component.unwrap_or(0) as usize];
        if sizes[root as usize] > best.0 {
            *best = (sizes[root as usize], root);
        }
    }
    for ((kept, root), component) in kept.iter_mut().zip(roots).zip(components.all()) {
        kept[lane] = largest[component.unwrap_or(0) as usize].1 == root;
    }
}
