//! One constant for each component: what least squares leaves open.

use super::components::Components;
use super::design::{Design, System};
use crate::uncertainty::{LANES, Lanes};

/// Shifts each component so that over the cells drawn the mean of the effects is the mean of the scores. Groups that are not
/// `kept` become NaN. One entry of `kept` stands for all groups.
pub(super) fn shift(
    design: &Design,
    components: &Components,
    system: &System,
    mut effects: Vec<Lanes>,
    kept: &[[bool; LANES]],
) -> Vec<Lanes> {
    let keeps = |group: u32| if kept.len() == 1 { kept[0] } else { kept[group as usize] };
    // The groups of a question that was drawn are joined by it: all of them are kept, or none.
    let place = |groups: &[u32]| components.of(groups[0]).map_or(0, |number| number as usize - 1);
    let mut excess = vec![[0.0; LANES]; components.count() as usize];
    let mut cells = vec![[0.0; LANES]; components.count() as usize];
    for (groups, (weights, sums)) in design.patterns.iter().zip(system.weights.iter().zip(&system.sums)) {
        let keeps = keeps(groups[0]);
        let (excess, cells) = (&mut excess[place(groups)], &mut cells[place(groups)]);
        for lane in (0..LANES).filter(|&lane| keeps[lane]) {
            let sum: f64 = groups.iter().map(|group| effects[*group as usize][lane]).sum();
            excess[lane] += sums[lane] - weights[lane] * sum;
            cells[lane] += weights[lane] * groups.len() as f64;
        }
    }
    for (group, (effect, component)) in (0_u32..).zip(effects.iter_mut().zip(components.all())) {
        let keeps = keeps(group);
        for lane in 0..LANES {
            effect[lane] = match component {
                Some(number) if keeps[lane] => {
                    let at = *number as usize - 1;
                    effect[lane] + excess[at][lane] / cells[at][lane]
                }
                _ => f64::NAN,
            };
        }
    }
    effects
}
