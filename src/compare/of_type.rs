//! Is a difference one of the types, or only one of the sources in the log?

use rustc_hash::FxHashMap;

use crate::parallel::in_order;
use crate::uncertainty::Interval;

use super::Reason;
use super::holm::holm_adjusted;
use super::source_cells::{SourceCell, SourceCells, of_group};
use crate::uncertainty::ClusterMean;

/// With fewer sources on a side nothing is said of others like them.
const FEWEST_SOURCES: u64 = 5;

/// The mean difference of two types as it would be with other questions and other sources.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TypeDifference {
    /// Where it lies.
    pub interval: Interval,
    /// Two-sided p-value of no difference, which agrees with the interval.
    pub p_value: f64,
    /// The same after Holm's adjustment over all pairs of types for which this can be asked.
    pub p_adjusted: f64,
}

/// What a source weighs in a difference, and what becomes of it without the source.
#[derive(Clone, Copy, Debug, Default)]
struct Left {
    /// Its share in the votes of A and of B.
    shares: [f64; 2],
    /// Σ(d − d without it) over the questions that stay shared.
    moved: f64,
    /// Σd over those that do not, and their number.
    dropped: f64,
    questions: f64,
    /// Σ(what the difference moves if only the forecasts on one question go)².
    squares: f64,
}

/// For each pair of types the difference with questions and sources drawn anew.
///
/// The variance of the mean difference D = Σd/n is V = `V_questions` + `V_sources` − `V_both` (Cameron, Gelbach & Miller 2011,
/// doi:10.1198/jbes.2010.07136), never below the larger of the first two; its degrees of freedom are the smaller of the two.
/// `V_questions` = Σ(d − D)²/(n(n − 1)). `V_sources` = Σ(1 − h)(D without the source − D)², with h the source's share in the
/// votes of its side, so that for sources that weigh the same it is the jackknife's; `V_both` likewise leaves out the forecasts
/// of one source on one question. A source that speaks under both types is left out of both at once.
pub(crate) fn compare_types(
    cells: &SourceCells,
    pairs: &[(u32, u32)],
    threads: usize,
    confidence: f64,
) -> Vec<Result<TypeDifference, Reason>> {
    let work = |(): &mut (), (a, b): (u32, u32)| compare_two(cells, a, b, confidence);
    let (mut found, _) = in_order(pairs.to_vec(), threads, || (), work);
    let tested: Vec<f64> = found.iter().flatten().map(|found| found.p_value).collect();
    for (difference, adjusted) in found.iter_mut().flatten().zip(holm_adjusted(&tested)) {
        difference.p_adjusted = adjusted;
    }
    found
}

fn compare_two(cells: &SourceCells, a: u32, b: u32, confidence: f64) -> Result<TypeDifference, Reason> {
    let questions: Vec<Shared> = cells.by_question().filter_map(|cells| Shared::of(cells, a, b)).collect();
    let count = questions.len() as f64;
    if questions.len() < 2 {
        return Err(Reason::NoSharedQuestion);
    }
    let mean = questions.iter().map(|question| question.difference).sum::<f64>() / count;
    let of_questions = questions.iter().map(|question| (question.difference - mean).powi(2)).sum::<f64>();
    let mut left_out: FxHashMap<u32, Left> = FxHashMap::default();
    for question in &questions {
        question.leave_each_out(mean, count, &mut left_out);
    }
    // In their order: the last digit of a sum depends on it.
    let mut by_source: Vec<(u32, Left)> = left_out.into_iter().collect();
    by_source.sort_unstable_by_key(|(source, _)| *source);
    let sources: Vec<Left> = by_source.into_iter().map(|(_, left)| left).collect();
    let effective = [0, 1].map(|side| {
        let squares: f64 = sources.iter().map(|left| left.shares[side].powi(2)).sum();
        let speaking = sources.iter().filter(|left| left.shares[side] > 0.0).count() as u64;
        (speaking, 1.0 / squares)
    });
    let fewer = effective[0].0.min(effective[1].0);
    let is_all = |left: &Left| left.questions >= count;
    if fewer < FEWEST_SOURCES || sources.iter().any(is_all) {
        return Err(Reason::TooFewSources { sources: fewer, needed: FEWEST_SOURCES });
    }
    let of_source = |left: &Left| {
        let staying = count - left.questions;
        let without = (mean * count - left.moved - left.dropped) / staying;
        (1.0 - left.shares[0].max(left.shares[1])) * (without - mean).powi(2)
    };
    let of_side = |side: usize| sources.iter().filter(|left| left.shares[side] > 0.0).map(of_source).sum::<f64>();
    let v_questions = of_questions / (count * (count - 1.0));
    let v_sources = sources.iter().map(of_source).sum::<f64>();
    let v_both = sources.iter().map(|left| left.squares).sum::<f64>();
    let variance = (v_questions + v_sources - v_both).max(v_questions).max(v_sources);
    // Welch's, of the two sides.
    let (sum, squares) = [0, 1].into_iter().fold((0.0, 0.0), |(sum, squares), side| {
        let of_side = of_side(side);
        (sum + of_side, squares + of_side * of_side / (effective[side].1 - 1.0).max(0.5))
    });
    let freedom = if squares > 0.0 { (sum * sum / squares).max(1.0) } else { count - 1.0 };
    let found = ClusterMean { value: mean, variance, freedom: freedom.min(count - 1.0), effective: count };
    let (interval, p_value) = found.interval(confidence).zip(found.p_value()).ok_or(Reason::NothingVaries)?;
    Ok(TypeDifference { interval, p_value, p_adjusted: p_value })
}

/// A question on which both types spoke.
struct Shared<'a> {
    cells: [&'a [SourceCell]; 2],
    /// Weight and Σw · Brier score of each type.
    sums: [(f64, f64); 2],
    difference: f64,
}

impl<'a> Shared<'a> {
    fn of(cells: &'a [SourceCell], a: u32, b: u32) -> Option<Self> {
        let cells = [a, b].map(|group| of_group(cells, group));
        let sums = cells
            .map(|cells| cells.iter().fold((0.0, 0.0), |(weight, sum), cell| (weight + cell.weight, sum + cell.brier)));
        let is_shared = sums.iter().all(|(weight, _)| *weight > 0.0);
        let difference = sums[0].1 / sums[0].0 - sums[1].1 / sums[1].0;
        is_shared.then_some(Self { cells, sums, difference })
    }

    fn leave_each_out(&self, mean: f64, count: f64, sources: &mut FxHashMap<u32, Left>) {
        let [mut of_a, mut of_b] = self.cells.map(|cells| cells.iter().peekable());
        loop {
            let next = of_a.peek().into_iter().chain(of_b.peek()).map(|cell| cell.source).min();
            let Some(source) = next else { return };
            let own = [&mut of_a, &mut of_b].map(|cells| cells.next_if(|cell| cell.source == source));
            let left = sources.entry(source).or_default();
            let mut without = [0.0; 2];
            let mut stays = true;
            for side in [0, 1] {
                let (weight, sum) = self.sums[side];
                let (own_weight, own_sum) = own[side].map_or((0.0, 0.0), |cell| (cell.weight, cell.brier));
                left.shares[side] += own_weight / weight / count;
                // All of a side's cells are positive, so what is left of it is 0 if nobody else spoke.
                stays &= own[side].is_none() || self.cells[side].len() > 1;
                without[side] = (sum - own_sum) / (weight - own_weight);
            }
            if stays {
                let moved = self.difference - (without[0] - without[1]);
                left.moved += moved;
                left.squares += (moved / count).powi(2);
            } else {
                left.dropped += self.difference;
                left.questions += 1.0;
                left.squares += (1.0 - 1.0 / count) * ((self.difference - mean) / (count - 1.0)).powi(2);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uncertainty::Rng;

    /// Each of `sources` on a side scores its skill plus noise on every question on which it speaks.
    fn log(questions: u32, skills: [&[f64]; 2], noise: f64, seed: u64) -> SourceCells {
        let mut rng = Rng::stream(seed, 3);
        let mut cells = SourceCells::default();
        for _ in 0..questions {
            let difficulty = 0.2 * rng.unit();
            let mut said = vec![];
            for (side, skills) in (0..).zip(skills) {
                for (at, skill) in (0..).zip(skills) {
                    if rng.unit() < 0.6 {
                        let brier = difficulty + skill + noise * (rng.unit() - 0.5);
                        said.push(SourceCell { group: side, source: 100 * side + at, weight: 1.0, brier });
                    }
                }
            }
            cells.push(said);
        }
        cells
    }

    fn of(cells: &SourceCells) -> Result<TypeDifference, Reason> {
        compare_types(cells, &[(0, 1)], 1, 0.95)[0]
    }

    #[test]
    fn sources_that_differ_among_themselves_make_it_wide() {
        let alike = of(&log(200, [&[0.3; 6], &[0.2; 6]], 0.1, 1)).unwrap();
        assert!(alike.interval.low() > 0.08 && alike.p_value < 0.001, "{alike:?}");
        let unlike = [0.1, 0.2, 0.25, 0.35, 0.4, 0.5];
        let unlike = of(&log(200, [&unlike, &[0.2; 6]], 0.1, 1)).unwrap();
        // Standard error of the mean of six skills .059, t with about 5 degrees 2.57.
        assert!(unlike.interval.low() < 0.0 && unlike.interval.high() > 0.2, "{unlike:?}");
        assert!((unlike.interval.high() - unlike.interval.low() - 0.30).abs() < 0.06, "{unlike:?}");
    }

    #[test]
    fn few_sources_say_nothing_of_their_type() {
        let found = of(&log(60, [&[0.3; 4], &[0.2; 9]], 0.1, 1));
        assert_eq!(found, Err(Reason::TooFewSources { sources: 4, needed: 5 }));
    }

    /// Sources whose skill differs by much, each under both types and always .05 better under one of them.
    #[test]
    fn a_source_under_both_types_is_one_source() {
        let mut rng = Rng::stream(2, 3);
        let (mut same, mut others) = (SourceCells::default(), SourceCells::default());
        for _ in 0..100 {
            let said: Vec<SourceCell> = (0..6_u32)
                .flat_map(|source| [0, 1].map(|group| (group, source)))
                .map(|(group, source)| {
                    let skill = 0.1 * f64::from(source) + 0.05 * f64::from(group) + 0.02 * rng.unit();
                    SourceCell { group, source, weight: 1.0, brier: skill }
                })
                .collect();
            same.push(said.iter().copied());
            others.push(said.iter().map(|cell| SourceCell { source: cell.source + 50 * cell.group, ..*cell }));
        }
        let (same, others) = (of(&same).unwrap(), of(&others).unwrap());
        assert!(same.interval.high() < 0.0, "{same:?}");
        assert!(others.interval.high() > 0.0, "{others:?}");
    }

    #[test]
    fn threads_change_nothing_and_all_pairs_are_adjusted_together() {
        let cells = log(80, [&[0.3; 6], &[0.28; 6]], 0.3, 4);
        let pairs = [(0, 1), (1, 0), (0, 7)];
        let found = compare_types(&cells, &pairs, 1, 0.95);
        assert_eq!(found, compare_types(&cells, &pairs, 3, 0.95));
        let first = found[0].unwrap();
        assert!((first.p_adjusted - (2.0 * first.p_value).min(1.0)).abs() < 1e-12, "{found:?}");
        assert_eq!(found[2], Err(Reason::NoSharedQuestion));
    }
}
