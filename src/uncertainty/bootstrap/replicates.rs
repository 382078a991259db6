//! Running the replicates, and intervals from them.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use super::clusters::Clusters;
use super::draw::{Drawn, QuestionBlocks};
use super::influence::Influence;
use super::statistic::{KEPT, Statistic};
use crate::parallel::in_order;
use crate::uncertainty::{Interval, Lopsided, Sides, quantile::interpolate, student_reach};

/// At most this many replicates are drawn together; laying a block of questions out once for all of them pays.
const BATCH: u32 = 256;

/// How to resample questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bootstrap {
    /// Number of replicates; 1000 or more are advised, 0 gives no intervals.
    pub resamples: u32,
    /// Seed of the random numbers; replicate r uses stream r of it.
    pub seed: u64,
    /// Threads to use, at least 1. They do not change the result.
    pub threads: usize,
}

impl Bootstrap {
    /// Draws the questions with replacement, as many as there are, `resamples` times, the same draw for every group,
    /// and recomputes every statistic. `progress` hears how many replicates are done, from any thread.
    ///
    /// Forecasts on one question stand or fall together, so questions are drawn and never forecasts
    /// (Field & Welsh 2007, doi:10.1111/j.1467-9868.2007.00593.x).
    ///
    /// # Example
    /// ```
    /// use trackrecord::uncertainty::{Bootstrap, Clusters, Statistic, Sums};
    /// let sums = |p: f64, brier| Sums { weight: 1.0, forecast: p, brier, log: 0.7, spherical: 0.7 };
    /// let question = |at: u32| (at % 2 == 0, vec![(0, if at % 2 == 0 { sums(0.7, 0.09) } else { sums(0.6, 0.36) })]);
    /// let clusters = Clusters::from_questions(1, (0..40).map(question)).unwrap();
    /// let replicates = Bootstrap { resamples: 1000, seed: 1, threads: 1 }.run(&clusters, &|_| ());
    /// let brier = replicates.interval(0, Statistic::Brier, 0.95).unwrap();
    /// assert!(brier.low < 0.225 && brier.high > 0.225);
    /// ```
    pub fn run(&self, clusters: &Clusters, progress: &(dyn Fn(u32) + Sync)) -> Replicates {
        let blocks = QuestionBlocks::new(clusters);
        let points = points(clusters);
        let threads = self.threads.max(1);
        // Replicate r has stream r whoever draws it, so the batches may follow the threads.
        let share = usize::try_from(self.resamples).unwrap_or(usize::MAX).div_ceil(2 * threads);
        let batch = u32::try_from(share).unwrap_or(BATCH).clamp(1, BATCH);
        let batches = self.resamples.div_ceil(batch);
        let (next, done) = (AtomicU32::new(0), AtomicU32::new(0));
        let found = Mutex::new(vec![Vec::new(); batches as usize]);
        let work = || {
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                if index >= batches {
                    return;
                }
                let (from, to) = (index * batch, self.resamples.min((index + 1) * batch));
                let values = evaluate(clusters, &points, &blocks.replicate(clusters, self.seed, from..to));
                if let Ok(mut found) = found.lock() {
                    found[index as usize] = values;
                }
                progress(done.fetch_add(to - from, Ordering::Relaxed) + to - from);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads.min(batches as usize) {
                scope.spawn(work);
            }
            work();
        });
        Replicates::collect(clusters, &points, &found.into_inner().unwrap_or_default(), threads)
    }
}

/// Statistics of every group in some replicates, less those of the data: `[replicate][group, and last all together]`,
/// NaN where there is none.
#[allow(clippy::cast_possible_truncation, reason = "differences from the data's own value bear single precision")]
fn evaluate(clusters: &Clusters, points: &[[f64; KEPT]], drawn: &[Drawn]) -> Vec<[f32; KEPT]> {
    let groups = clusters.groups();
    let mut values = Vec::with_capacity(drawn.len() / groups.max(1) * (groups + 1));
    let mut keep = |sums: &Drawn, group: usize| {
        let found = statistics(sums, &clusters.centres[group]);
        values.push(std::array::from_fn(|k| (found[k] - points[group][k]) as f32));
    };
    for replicate in drawn.chunks_exact(groups.max(1)) {
        let mut all = [0.0; 6];
        for (group, sums) in replicate.iter().enumerate() {
            keep(sums, group);
            add_about(&mut all, sums, &clusters.centres[group], &clusters.centres[groups]);
        }
        keep(&all, groups);
    }
    values
}

/// Adds a group's sums about its own centre to sums about another.
fn add_about(all: &mut Drawn, sums: &Drawn, own: &[f64; 4], centre: &[f64; 4]) {
    let weight = sums[0] + sums[1];
    all[0] += sums[0];
    all[1] += sums[1];
    for (k, sum) in all[2..].iter_mut().enumerate() {
        *sum += sums[k + 2] + weight * (own[k] - centre[k]);
    }
}

/// Brier, skill against the base rate, log, spherical, in the large.
fn statistics(sums: &Drawn, centre: &[f64; 4]) -> [f64; KEPT] {
    let weight = sums[0] + sums[1];
    let [forecast, brier, log, spherical]: [f64; 4] = std::array::from_fn(|k| centre[k] + sums[k + 2] / weight);
    let base_rate = sums[1] / weight;
    let uncertainty = base_rate * (1.0 - base_rate);
    let skill = if uncertainty > 0.0 { 1.0 - brier / uncertainty } else { f64::NAN };
    [brier, skill, log, spherical, forecast - base_rate]
}

/// The same of the data itself.
fn points(clusters: &Clusters) -> Vec<[f64; KEPT]> {
    let no_deviation = |[no, yes]: &[f64; 2]| [*no, *yes, 0.0, 0.0, 0.0, 0.0];
    clusters.outcomes.iter().zip(&clusters.centres).map(|(o, centre)| statistics(&no_deviation(o), centre)).collect()
}

/// What the replicates gave, in increasing order for every group and statistic, see [`Bootstrap::run`].
#[derive(Clone, Debug, PartialEq)]
pub struct Replicates {
    groups: Vec<GroupReplicates>,
}

#[derive(Clone, Debug, PartialEq)]
struct GroupReplicates {
    questions: u64,
    rarer_outcomes: u64,
    points: [f64; KEPT],
    influence: Influence,
    /// Difference of each replicate from the point, sorted; those that could not be computed are left out.
    differences: [Vec<f32>; KEPT],
}

impl Replicates {
    fn collect(clusters: &Clusters, points: &[[f64; KEPT]], batches: &[Vec<[f32; KEPT]>], threads: usize) -> Self {
        let columns = clusters.groups() + 1;
        let influences = Influence::of(clusters, threads);
        let spread = |(): &mut (), group: usize| GroupReplicates {
            questions: clusters.questions(group),
            rarer_outcomes: clusters.rarer_outcomes(group),
            points: points[group],
            influence: influences[group],
            differences: std::array::from_fn(|k| {
                let all = batches.iter().flat_map(|batch| batch.iter().skip(group).step_by(columns));
                let mut kept: Vec<f32> = all.map(|values| values[k]).filter(|value| value.is_finite()).collect();
                kept.sort_unstable_by(f32::total_cmp);
                kept
            }),
        };
        Self { groups: in_order((0..columns).collect(), threads, || (), spread).0 }
    }

    /// Interval of a group's statistic, on the scale of the statistic; the number of groups stands for all together. `None` for a
    /// group that is none, with fewer than two questions, where no replicate could be computed, and unless `confidence` lies
    /// strictly between 0 and 1.
    ///
    /// Percentile interval at the levels of Efron's `BCa` (1987, doi:10.1080/01621459.1987.10478410), with a reach of
    /// t·√(n/(n − 1)) standard errors for n questions instead of the normal one (Hesterberg 2015,
    /// doi:10.1080/00031305.2015.1089789). The t has n − 1 degrees of freedom, or 2r − 1 if r questions had the rarer
    /// outcome and that is fewer: scores vary most with the outcomes, and where these are rare n promises too much.
    /// The plain percentile interval covers too rarely at 30 questions, mostly for the lopsided log score; this one
    /// covers 93–97%, see `docs/methods.md`. Below 30 questions it is only approximate.
    pub fn interval(&self, group: usize, statistic: Statistic, confidence: f64) -> Option<Interval> {
        if statistic == Statistic::SkillVsHalf {
            let brier = self.interval(group, Statistic::Brier, confidence)?;
            return Some(Interval { low: 1.0 - 4.0 * brier.high, high: 1.0 - 4.0 * brier.low });
        }
        self.groups.get(group)?.interval(statistic.kept(), confidence)
    }

    /// Interval of mean forecast minus base rate for a verdict of miscalibration, at least as wide as
    /// [`interval`](Self::interval).
    ///
    /// Where an event is rare, a few questions may all go the same way; resampling them then shows no variation of the
    /// outcomes at all and makes calibrated forecasts look wrong. So the interval also reaches as far as it would if the
    /// mean forecast on each question were its chance.
    pub(crate) fn interval_for_verdict(&self, group: usize, confidence: f64) -> Option<Interval> {
        let resampled = self.interval(group, Statistic::InTheLarge, confidence)?;
        let spread = &self.groups[group];
        let point = spread.points[Statistic::InTheLarge.kept()];
        let reach = spread.reach(confidence)? * spread.influence.calibrated_error;
        Some(Interval { low: resampled.low.min(point - reach), high: resampled.high.max(point + reach) })
    }
}

impl GroupReplicates {
    /// How many standard errors the interval reaches to either side before it is made lopsided, see
    /// [`Replicates::interval`]. At least one degree of freedom is left, so that there is an interval.
    fn reach(&self, confidence: f64) -> Option<f64> {
        let freedom = self.questions.checked_sub(1).filter(|freedom| *freedom > 0)?;
        let telling = (2 * self.rarer_outcomes).saturating_sub(1).clamp(1, freedom);
        let inflation = self.questions as f64 / freedom as f64;
        Some(student_reach(confidence, telling)? * inflation.sqrt())
    }

    fn interval(&self, kept: usize, confidence: f64) -> Option<Interval> {
        let differences = &self.differences[kept];
        let reach = self.reach(confidence)?;
        let bias = median_bias(differences)?;
        let lopsided = Lopsided { bias, acceleration: self.influence.accelerations[kept] };
        let at = |reach: f64| {
            let level = lopsided.level(reach);
            let difference = interpolate(differences.len(), level, |index| f64::from(differences[index]))?;
            Some(self.points[kept] + difference)
        };
        Some(Interval { low: at(-reach)?, high: at(reach)? })
    }
}

/// The bias of sorted differences from the data's own value.
fn median_bias(differences: &[f32]) -> Option<f64> {
    let below = differences.partition_point(|difference| *difference < 0.0);
    let not_above = differences.partition_point(|difference| *difference <= 0.0);
    let sides = Sides { below: below as f64, equal: (not_above - below) as f64, count: differences.len() as f64 };
    sides.median_bias()
}

#[cfg(test)]
impl Replicates {
    pub(super) fn point(&self, group: usize, statistic: Statistic) -> f64 {
        let point = self.groups[group].points[statistic.kept()];
        if statistic == Statistic::SkillVsHalf { 1.0 - 4.0 * point } else { point }
    }

    /// Share of the replicates that give a value, among those that could be computed.
    pub(super) fn share_near(&self, group: usize, statistic: Statistic, value: f64) -> f64 {
        let differences = &self.groups[group].differences[statistic.kept()];
        let difference = value - self.point(group, statistic);
        let near = differences.iter().filter(|found| (f64::from(**found) - difference).abs() < 1e-5);
        near.count() as f64 / differences.len() as f64
    }

    pub(super) fn kept_share(&self, group: usize, statistic: Statistic, resamples: u32) -> f64 {
        self.groups[group].differences[statistic.kept()].len() as f64 / f64::from(resamples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Differences k/1000 for k = −below …, a thousand and one of them; so many questions that t is normal.
    fn interval(below: i16, acceleration: f64) -> Interval {
        let differences: Vec<f32> = (-below..=1000 - below).map(|k| f32::from(k) / 1000.0).collect();
        let spread = GroupReplicates {
            questions: 1_000_000_000,
            rarer_outcomes: 500_000_000,
            points: [2.0; KEPT],
            influence: Influence { accelerations: [acceleration; KEPT], calibrated_error: 0.0 },
            differences: std::array::from_fn(|_| differences.clone()),
        };
        spread.interval(0, 0.95).unwrap()
    }

    #[test]
    fn levels_are_those_of_efron() {
        // (below, acceleration, levels): Φ(z0 + (z0 ± 1.959964)/(1 − a(z0 ± 1.959964))), from tables of Φ.
        let cases = [
            (500, 0.0, 0.025, 0.975),
            // Φ(−1.638771), Φ(2.437755)
            (500, 0.1, 0.050_631, 0.992_610),
            // z0 = Φ⁻¹(.6) but for the ties (600.5/1001): Φ(−1.453787), Φ(2.466141)
            (600, 0.0, 0.073_003, 0.993_171),
        ];
        for (below, acceleration, low, high) in cases {
            let found = interval(below, acceleration);
            let start = 2.0 - f64::from(below) / 1000.0;
            assert!((found.low - start - low).abs() < 1e-4, "{below} {acceleration} {}", found.low - start);
            assert!((found.high - start - high).abs() < 1e-4, "{below} {acceleration} {}", found.high - start);
        }
    }
}
