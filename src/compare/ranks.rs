//! Which ranks a group may have, as far as the data can tell.

use crate::parallel::in_order;
use crate::uncertainty::{Bootstrap, normal_reach, quantile_of_any};

use super::Reason;
use super::effects::{EffectReplicates, Effects};
use super::interval::reach;

/// The best and the worst rank that cannot be excluded, from 1. The same twice means that the rank is certain enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RankRange {
    /// The best.
    pub best: u32,
    /// The worst.
    pub worst: u32,
}

/// The ranks of all groups by adjusted score, lowest first, each within its component.
///
/// A group is behind another only if the bootstrap separates the two: best = 1 + the number of groups that are certainly
/// better, worst = the number of groups less those that are certainly worse. All differences of a group are tested
/// together, |difference| against the `confidence` quantile over the resamples of the largest deviation in standard errors
/// (Mogstad, Romano, Shaikh & Wilhelm 2024, doi:10.1093/restud/rdad006), lengthened by what a t interval reaches beyond a
/// normal one with so many questions. So a range holds the true rank with probability `confidence`, ties included.
///
/// Groups with fewer than `min_questions` questions in common with any others, and groups that come loose in resamples, have
/// no rank and take none away.
pub(crate) fn rank_ranges(
    effects: &Effects,
    resampled: &EffectReplicates,
    confidence: f64,
    min_questions: u64,
    bootstrap: &Bootstrap,
) -> Vec<Result<RankRange, Reason>> {
    let count = u32::try_from(effects.components().all().len()).unwrap_or(u32::MAX);
    let states: Vec<Result<Ranked, Reason>> =
        (0..count).map(|group| Ranked::new(effects, resampled, group, min_questions)).collect();
    let work = |(): &mut (), group: usize| {
        let own = states[group].as_ref().map_err(|reason| *reason)?;
        let others: Vec<&Ranked> = (0..states.len())
            .filter_map(|other| states[other].as_ref().ok().filter(|o| other != group && o.component == own.component))
            .collect();
        own.range(&others, confidence)
    };
    in_order((0..states.len()).collect(), bootstrap.threads, || (), work).0
}

/// A group that gets a rank.
struct Ranked {
    component: u32,
    point: f64,
    questions: u64,
    /// Differences of the replicates from the point.
    deviations: Vec<f64>,
}

impl Ranked {
    fn new(effects: &Effects, resampled: &EffectReplicates, group: u32, min_questions: u64) -> Result<Self, Reason> {
        let component = effects.components().of(group).ok_or(Reason::NothingScored)?;
        let point = effects.adjusted(group).ok_or(Reason::NothingScored)?;
        let (questions, needed) = (effects.linked_questions(group), min_questions.max(2));
        if resampled.of_group(group).is_empty() {
            return Err(Reason::NoResamples);
        }
        if questions == 0 {
            return Err(Reason::NotConnected);
        }
        if questions < needed {
            return Err(Reason::TooFewShared { shared: questions, needed });
        }
        if resampled.is_loose(group) {
            return Err(Reason::HangsByFew);
        }
        let deviations = resampled.of_group(group).iter().map(|replicate| replicate - point).collect();
        Ok(Self { component, point, questions, deviations })
    }

    fn range(&self, others: &[&Self], confidence: f64) -> Result<RankRange, Reason> {
        if others.is_empty() {
            return Err(Reason::OneGroup);
        }
        let errors: Vec<f64> = others.iter().map(|other| self.standard_error(other)).collect();
        let mut largest = vec![0.0_f64; self.deviations.len()];
        for (other, error) in others.iter().zip(&errors).filter(|(_, error)| **error > 0.0) {
            for ((largest, own), theirs) in largest.iter_mut().zip(&self.deviations).zip(&other.deviations) {
                *largest = largest.max((own - theirs).abs() / error); // A NaN changes nothing.
            }
        }
        let critical = quantile_of_any(&mut largest, confidence).ok_or(Reason::NoResamples)?;
        let separate = |other: &Self, error: f64| {
            let questions = self.questions.min(other.questions);
            let longer = reach(questions, confidence).zip(normal_reach(confidence)).map(|(t, z)| t / z);
            longer.is_some_and(|longer| error > 0.0 && (self.point - other.point).abs() > critical * longer * error)
        };
        let (mut better, mut worse) = (0, 0);
        for (other, _) in others.iter().zip(&errors).filter(|(other, error)| separate(other, **error)) {
            if other.point < self.point { better += 1 } else { worse += 1 }
        }
        let all = u32::try_from(others.len()).unwrap_or(u32::MAX) + 1;
        Ok(RankRange { best: 1 + better, worst: all - worse })
    }

    /// Root mean square of the difference's deviation over the replicates that have both.
    fn standard_error(&self, other: &Self) -> f64 {
        let (mut squares, mut count) = (0.0, 0.0);
        for (own, theirs) in self.deviations.iter().zip(&other.deviations) {
            let square = (own - theirs) * (own - theirs);
            if !square.is_nan() {
                squares += square;
                count += 1.0;
            }
        }
        let error = f64::sqrt(squares / count);
        if error > 1e-12 { error } else { 0.0 } // What never varies is not known to be certain. 0/0 likewise.
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::cells::{ScoreCell, ScoreCells, ScoredQuestion, ScoringRule};
    use crate::model::Day;
    use crate::uncertainty::Rng;

    fn ranks(questions: u32, levels: &[f64], min_questions: u64) -> Vec<Result<RankRange, Reason>> {
        let mut rng = Rng::stream(8, 8);
        let mut cells = ScoreCells::new(levels.len());
        for order in 0..questions {
            let difficulty = rng.unit() * 0.3;
            let question = ScoredQuestion { order, resolved_on: Day::FIRST, happened: order % 2 == 0 };
            let cell = |(group, level): (u32, &f64)| ScoreCell {
                group,
                weight: 1.0,
                brier: level + difficulty + 0.02 * rng.unit(),
                log: 0.0,
            };
            cells.push(question, (0..).zip(levels).map(cell).collect::<Vec<_>>());
        }
        let effects = Effects::new(&cells.scores(ScoringRule::Brier));
        let bootstrap = Bootstrap { resamples: 400, seed: 1, threads: 2 };
        rank_ranges(&effects, &effects.resample(&bootstrap), 0.95, min_questions, &bootstrap)
    }

    #[test]
    fn what_is_far_apart_has_a_rank_and_what_is_not_shares_a_range() {
        let range = |best, worst| Ok(RankRange { best, worst });
        let found = ranks(40, &[0.3, 0.1, 0.2, 0.2005], 10);
        assert_eq!(found, [range(4, 4), range(1, 1), range(2, 3), range(2, 3)]);
    }

    #[test]
    fn nothing_to_rank_is_a_reason() {
        assert_eq!(ranks(40, &[0.3], 10), [Err(Reason::NotConnected)]);
        assert_eq!(ranks(9, &[0.3, 0.1], 10), [Err(Reason::TooFewShared { shared: 9, needed: 10 }); 2]);
        assert_eq!(ranks(1, &[0.3, 0.1], 1), [Err(Reason::TooFewShared { shared: 1, needed: 2 }); 2]);
    }
}
