//! How a group's score changed from one period to the next.

use rustc_hash::FxHashMap;
use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::uncertainty::{Bootstrap, Estimate, LANES, Lanes};

use super::holm::holm_adjusted;
use super::interval::{of_difference, standard_error};
use super::resampling::{ItemCount, QuestionCount, QuestionDraws, resample_questions};
use super::source_cells::SourceCells;

/// How a group's score changed; positive is worse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Change {
    /// Later Brier score − earlier, of everything that was said.
    pub all: Estimate,
    /// Sources that forecast in both periods.
    pub paired_sources: u64,
    /// The mean over these sources of later − earlier, one vote each; `None` without any.
    pub paired: Option<Estimate>,
    /// Two-sided p-value of no change, for the paired sources if there are any. `None` without an interval.
    pub p_value: Option<f64>,
    /// The same after Holm's adjustment over all changes that were asked for.
    pub p_adjusted: Option<f64>,
}

impl SourceCells {
    /// How the later group of each pair differs from the earlier one.
    ///
    /// Intervals are question-cluster bootstrap intervals, with the t of the period that has fewer questions; p-values invert
    /// them. The periods have different questions: a change may be the questions', not the sources'.
    pub(crate) fn changes(&self, pairs: &[(u32, u32)], bootstrap: &Bootstrap, confidence: f64) -> Vec<Change> {
        let speaking = SourcesOfGroups::new(self, pairs);
        let point: Vec<f64> = speaking
            .changes(self, &mut QuestionDraws::each_once(self.ends.len()))
            .iter()
            .map(|lanes| lanes[0])
            .collect();
        let replicates =
            resample_questions(bootstrap, QuestionCount(self.ends.len()), ItemCount(2 * pairs.len()), |draws| {
                speaking.changes(self, draws)
            });
        let mut changes: Vec<Change> = (0..pairs.len())
            .map(|at| {
                let questions = speaking.questions[at];
                let estimate = |item: usize| {
                    let value = Some(point[item]).filter(|value| value.is_finite());
                    let interval = value.and_then(|v| of_difference(v, &replicates[item], questions, confidence));
                    Estimate::new(value, interval)
                };
                let paired_sources = speaking.paired[at].len() as u64;
                let tested = if paired_sources > 0 { 2 * at + 1 } else { 2 * at };
                let p_value = p_value(point[tested], &replicates[tested], questions);
                Change {
                    all: estimate(2 * at),
                    paired_sources,
                    paired: (paired_sources > 0).then(|| estimate(2 * at + 1)),
                    p_value,
                    p_adjusted: None,
                }
            })
            .collect();
        let tested: Vec<f64> = changes.iter().filter_map(|change| change.p_value).collect();
        let mut adjusted = holm_adjusted(&tested).into_iter();
        for change in changes.iter_mut().filter(|change| change.p_value.is_some()) {
            change.p_adjusted = adjusted.next();
        }
        changes
    }
}

impl SourceCells {
    /// How many sources speak in both groups of each pair.
    pub(crate) fn sources_in_both(&self, pairs: &[(u32, u32)]) -> Vec<u64> {
        SourcesOfGroups::new(self, pairs).paired.iter().map(|paired| paired.len() as u64).collect()
    }
}

/// Two-sided p-value that agrees with the interval: t = |point|/(standard error·√(n/(n − 1))), n − 1 degrees of freedom.
fn p_value(point: f64, replicates: &[f64], questions: u64) -> Option<f64> {
    let freedom = questions.checked_sub(1).filter(|freedom| *freedom > 0)? as f64;
    let error = standard_error(point, replicates)? * (questions as f64 / freedom).sqrt();
    let t = StudentsT::new(0.0, 1.0, freedom).ok()?;
    (error > 0.0 && point.is_finite()).then(|| 2.0 * t.sf(point.abs() / error))
}

/// Which source speaks in which group, and who speaks in both groups of a pair.
struct SourcesOfGroups {
    /// Of each cell the number of its group and source.
    places: Vec<u32>,
    count: usize,
    /// Of each pair the places of all in the earlier and in the later group.
    all: Vec<[Vec<u32>; 2]>,
    /// Of each pair the places of each source in both.
    paired: Vec<Vec<[u32; 2]>>,
    /// Of each pair the questions of the group that has fewer.
    questions: Vec<u64>,
}

impl SourcesOfGroups {
    fn new(cells: &SourceCells, pairs: &[(u32, u32)]) -> Self {
        let mut numbers: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        let mut named = vec![];
        let mut places = vec![];
        for cell in &cells.cells {
            let next = u32::try_from(named.len()).unwrap_or(u32::MAX);
            let place = *numbers.entry((cell.group, cell.source)).or_insert(next);
            if place == next {
                named.push((cell.group, cell.source, place));
            }
            places.push(place);
        }
        let count = named.len();
        named.sort_unstable();
        let of = |group: u32| {
            let start = named.partition_point(|entry| entry.0 < group);
            let end = named.partition_point(|entry| entry.0 <= group);
            &named[start..end]
        };
        let all = |&(a, b): &(u32, u32)| [a, b].map(|group| of(group).iter().map(|entry| entry.2).collect());
        let paired = |&(a, b): &(u32, u32)| {
            let later = |source| numbers.get(&(b, source)).copied();
            of(a).iter().filter_map(|&(_, source, place)| Some([place, later(source)?])).collect()
        };
        let questions = questions(cells);
        let fewer = |(a, b): &(u32, u32)| {
            let of = |group| questions.get(group).copied().unwrap_or_default();
            of(a).min(of(b))
        };
        Self {
            places,
            count,
            all: pairs.iter().map(all).collect(),
            paired: pairs.iter().map(paired).collect(),
            questions: pairs.iter().map(fewer).collect(),
        }
    }

    /// The change of all and that of the paired sources, for each pair; NaN where nothing was drawn.
    fn changes(&self, cells: &SourceCells, draws: &mut QuestionDraws) -> Vec<Lanes> {
        let (mut weights, mut sums) = (vec![[0.0; LANES]; self.count], vec![[0.0; LANES]; self.count]);
        let mut cells = cells.by_question();
        let mut places = self.places.iter();
        while let Some((_, times)) = draws.next_block() {
            for (times, cells) in times.iter().zip(cells.by_ref()) {
                for (cell, &place) in cells.iter().zip(places.by_ref()) {
                    let (weight, sum) = (&mut weights[place as usize], &mut sums[place as usize]);
                    for lane in 0..LANES {
                        weight[lane] += times[lane] * cell.weight;
                        sum[lane] += times[lane] * cell.brier;
                    }
                }
            }
        }
        let score = |places: &[u32], lane: usize| {
            let total = |of: &[Lanes]| places.iter().map(|&place| of[place as usize][lane]).sum::<f64>();
            total(&sums) / total(&weights)
        };
        let pair = |(all, paired): (&[Vec<u32>; 2], &Vec<[u32; 2]>)| {
            let of_all = std::array::from_fn(|lane| score(&all[1], lane) - score(&all[0], lane));
            let of_paired = std::array::from_fn(|lane| {
                let each = paired.iter().map(|&[a, b]| score(&[b], lane) - score(&[a], lane));
                let (count, sum) = each.filter(|d| d.is_finite()).fold((0.0, 0.0), |(n, sum), d| (n + 1.0, sum + d));
                sum / count
            });
            [of_all, of_paired]
        };
        self.all.iter().zip(&self.paired).flat_map(pair).collect()
    }
}

/// Questions of each group.
fn questions(cells: &SourceCells) -> FxHashMap<u32, u64> {
    let mut questions: FxHashMap<u32, u64> = FxHashMap::default();
    let starts = std::iter::once(0).chain(cells.ends.iter().copied());
    for (start, &end) in starts.zip(&cells.ends) {
        let mut groups: Vec<u32> = cells.cells[start..end].iter().map(|cell| cell.group).collect();
        groups.sort_unstable();
        groups.dedup();
        for group in groups {
            *questions.entry(group).or_default() += 1;
        }
    }
    questions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::source_cells::SourceCell;
    use crate::uncertainty::Rng;

    const RESAMPLING: Bootstrap = Bootstrap { resamples: 400, seed: 2, threads: 1 };

    fn cell(group: u32, source: u32, brier: f64) -> SourceCell {
        SourceCell { group, source, weight: 1.0, brier }
    }

    /// Source 0 speaks in both periods and gets worse by .1; source 1 leaves, source 2 comes and is much better.
    #[test]
    fn who_comes_and_goes_does_not_count_among_the_paired() {
        let mut cells = SourceCells::default();
        for question in 0..30 {
            let noise = f64::from(question % 3) * 0.03;
            cells.push([cell(0, 0, 0.2 + noise), cell(0, 1, 0.5 + noise)]);
            cells.push([cell(1, 0, 0.3 + noise), cell(1, 2, 0.1 + noise)]);
        }
        let found = &cells.changes(&[(0, 1)], &RESAMPLING, 0.95)[0];
        assert_eq!((found.paired_sources, cells.sources_in_both(&[(0, 1)])), (1, vec![1]));
        let paired = found.paired.unwrap();
        assert!((paired.value().unwrap() - 0.1).abs() < 1e-12 && paired.low().unwrap() > 0.08);
        assert!((found.all.value().unwrap() + 0.15).abs() < 1e-12);
        assert!(found.p_value.unwrap() < 1e-6);
    }

    #[test]
    fn without_paired_sources_the_whole_is_tested() {
        let mut cells = SourceCells::default();
        for question in 0..20 {
            cells.push([cell(0, 0, 0.2 + f64::from(question) * 0.01)]);
            cells.push([cell(1, 1, 0.2 + f64::from(question) * 0.01)]);
        }
        let found = &cells.changes(&[(0, 1)], &RESAMPLING, 0.95)[0];
        assert_eq!((found.paired_sources, found.paired), (0, None));
        assert!(found.p_value.unwrap() > 0.99);
    }

    /// No true change: the interval covers zero in about 95% of the runs.
    #[test]
    fn covers_no_change() {
        let mut rng = Rng::stream(8, 1);
        let mut covered = 0;
        for _ in 0..200 {
            let mut cells = SourceCells::default();
            for group in [0, 1] {
                for _ in 0..40 {
                    let difficulty = rng.unit() * 0.4;
                    let said: Vec<SourceCell> =
                        (0..4).map(|source| cell(group, source, difficulty + 0.1 * rng.unit())).collect();
                    cells.push(said);
                }
            }
            let bootstrap = Bootstrap { resamples: 200, ..RESAMPLING };
            let paired = cells.changes(&[(0, 1)], &bootstrap, 0.95)[0].paired.unwrap();
            covered += u32::from(paired.low().unwrap() <= 0.0 && 0.0 <= paired.high().unwrap());
        }
        assert!((184..=198).contains(&covered), "{covered} of 200");
    }
}
