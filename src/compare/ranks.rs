//! Which ranks a group may have, as the verdicts on its pairs say.

use super::Reason;
use super::effects::Components;
use super::pairs::Pair;
use super::verdict::Decision;

/// The best and the worst rank that cannot be excluded, from 1. The same twice means that the rank is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RankRange {
    /// The best.
    pub best: u32,
    /// The worst.
    pub worst: u32,
}

/// The ranks of all groups, lowest score first, each within its component: best = 1 + the number of groups that are better by
/// verdict, worst = the number of groups less those that are worse by verdict. So a rank never contradicts a verdict, and with
/// probability `confidence` (Holm's over all pairs) no group is put behind one that is not better.
///
/// Groups that are in no pair that was tested have no rank; yet they may be better than any, so all of a component count.
pub(crate) fn rank_ranges(components: &Components, pairs: &[Pair], confidence: f64) -> Vec<Result<RankRange, Reason>> {
    let groups = components.all().len();
    let (mut better, mut worse) = (vec![0_u32; groups], vec![0_u32; groups]);
    let mut untested: Vec<Reason> = vec![Reason::NotCompared; groups];
    let mut tested = vec![false; groups];
    for pair in pairs {
        let (a, b) = (pair.a as usize, pair.b as usize);
        match &pair.finding {
            Ok(difference) => {
                tested[a] = true;
                tested[b] = true;
                let (ahead, behind) = match Decision::of(difference, confidence) {
                    Decision::ABetter => (a, b),
                    Decision::BBetter => (b, a),
                    _ => continue,
                };
                worse[ahead] += 1;
                better[behind] += 1;
            }
            Err(reason) => {
                for group in [a, b] {
                    untested[group] = nearer(untested[group], *reason);
                }
            }
        }
    }
    let mut sizes = vec![0_u32; components.count() as usize + 1];
    let place = |group: usize| components.all()[group].unwrap_or(0) as usize;
    for group in 0..groups {
        sizes[place(group)] += 1;
    }
    let alone = components.all().iter().flatten().count() < 2;
    let range = |group: usize| match components.all()[group] {
        None => Err(Reason::NothingScored),
        Some(_) if alone => Err(Reason::OneGroup),
        Some(_) if !tested[group] => Err(untested[group]),
        Some(_) => Ok(RankRange { best: 1 + better[group], worst: sizes[place(group)] - worse[group] }),
    };
    (0..groups).map(range).collect()
}

/// Of two reasons why a group is in no tested pair the one that came nearer to a test.
fn nearer(one: Reason, other: Reason) -> Reason {
    let near = |reason: Reason| match reason {
        Reason::NotCompared => 0,
        Reason::NotConnected => 1,
        Reason::NoSharedQuestion => 2,
        Reason::TooFewShared { shared, .. } => 3 + shared,
        _ => u64::MAX,
    };
    if near(other) > near(one) { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::PairedDifference;
    use crate::uncertainty::{Estimate, Interval};

    /// A pair whose first is better (−1), worse (1) or no different (0).
    fn pair(a: u32, b: u32, sign: f64) -> Pair {
        let p = if sign == 0.0 { 0.9 } else { 0.001 };
        let mean = Estimate::new(Some(sign * 0.1), Interval::new(sign * 0.1 - 0.05, sign * 0.1 + 0.05));
        let finding = PairedDifference { mean, sd: 0.1, p_value: p, p_adjusted: p, sequence: Err(Reason::NoDeadline) };
        Pair { a, b, questions: 50, finding: Ok(finding) }
    }

    fn untested(a: u32, b: u32, reason: Reason) -> Pair {
        Pair { a, b, questions: 0, finding: Err(reason) }
    }

    #[test]
    fn ranks_are_what_the_verdicts_say() {
        let components = Components::joining(&[Some(1); 3]);
        let range = |best, worst| Ok(RankRange { best, worst });
        // 0 beats 2; 1 is like both.
        let found = rank_ranges(&components, &[pair(0, 1, 0.0), pair(0, 2, -1.0), pair(1, 2, 0.0)], 0.95);
        assert_eq!(found, [range(1, 2), range(1, 3), range(2, 3)]);
        // In a circle, each better than the next: nobody first.
        let found = rank_ranges(&components, &[pair(0, 1, -1.0), pair(0, 2, 1.0), pair(1, 2, -1.0)], 0.95);
        assert_eq!(found, [range(2, 2); 3]);
    }

    #[test]
    fn no_rank_spans_two_sets_and_who_was_not_tested_may_be_better() {
        let components = Components::joining(&[Some(1), Some(1), Some(2), Some(2), Some(1), None]);
        let few = |shared| Reason::TooFewShared { shared, needed: 10 };
        let pairs = [
            pair(0, 1, -1.0),
            untested(0, 2, Reason::NotConnected),
            untested(0, 4, few(3)),
            untested(1, 4, few(4)),
            untested(2, 3, few(1)),
            untested(2, 4, Reason::NotConnected),
        ];
        let found = rank_ranges(&components, &pairs, 0.95);
        let range = |best, worst| Ok(RankRange { best, worst });
        let wanted = [range(1, 2), range(2, 3), Err(few(1)), Err(few(1)), Err(few(4)), Err(Reason::NothingScored)];
        assert_eq!(found, wanted);
        assert_eq!(rank_ranges(&Components::joining(&[Some(1), None]), &[], 0.95)[0], Err(Reason::OneGroup));
    }
}
