//! How sure a measure of agreement is.

use super::alpha::alpha_of_resample;
use super::kappa::kappa_of_resample;
use super::percent::percent_of_resample;
use super::ratings::{AgreementAbsent, Ratings};
use crate::uncertainty::{Estimate, Interval, Rng, quantile};

/// Up to this share of the resamples may be without a value.
const MOST_WITHOUT: f64 = 0.1;
/// Resampling of coded statements draws from random numbers of its own.
const STREAM: u64 = 0x6167_7265_6500_0000;

/// How intervals of [`agreement`] are made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resampling {
    /// How many resamples; 0 for no intervals.
    pub resamples: u32,
    /// Confidence of the intervals, strictly between 0 and 1.
    pub confidence: f64,
    /// Seed of the random numbers.
    pub seed: u64,
}

/// The three measures of agreement of one kind of codes, with their intervals, and why what is missing is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Share of pairs of codes that are the same.
    pub percent: Estimate,
    /// Cohen's kappa.
    pub kappa: Estimate,
    /// Krippendorff's alpha.
    pub alpha: Estimate,
    /// Why there is no kappa.
    pub kappa_missing: Option<AgreementAbsent>,
    /// Why there is no alpha.
    pub alpha_missing: Option<AgreementAbsent>,
    /// Why there is no interval of one that is there.
    pub interval_missing: Option<AgreementAbsent>,
}

/// A measure of agreement.
type Measure = fn(&Ratings, &[u32]) -> Result<f64, AgreementAbsent>;

/// All measures with percentile intervals from a bootstrap of the statements.
///
/// `clusters` has a number for each statement: those with the same number (of one question, of one article) are drawn
/// together, with replacement, as many clusters as there are. A resample in which a measure has no value is left out; if
/// they are more than one in ten, there is no interval. Percentile intervals over units are those found best for agreement
/// by Zapf, Castell, Morawietz & Karch 2016, [doi:10.1186/s12874-016-0200-9](https://doi.org/10.1186/s12874-016-0200-9);
/// with few statements they are approximate.
///
/// # Errors
/// [`AgreementAbsent::ClustersDoNotFit`] unless there is one cluster for each statement, [`AgreementAbsent::NoConfidence`] unless
/// the confidence lies strictly between 0 and 1.
///
/// # Example
/// ```
/// use trackrecord::agreement::{Ratings, Resampling, agreement};
/// let codes = |at: usize| vec![Some("yes"), Some(if at % 4 == 0 { "no" } else { "yes" })];
/// let ratings = Ratings::nominal(&(0..100).map(codes).collect::<Vec<_>>());
/// let each_apart: Vec<usize> = (0..100).collect();
/// let found = agreement(&ratings, &each_apart, Resampling { resamples: 1000, confidence: 0.95, seed: 1 })?.percent;
/// assert!(found.value() == Some(0.75) && found.low() > Some(0.6) && found.high() < Some(0.9));
/// # Ok::<(), trackrecord::agreement::AgreementAbsent>(())
/// ```
pub fn agreement(ratings: &Ratings, clusters: &[usize], resampling: Resampling) -> Result<Agreement, AgreementAbsent> {
    if clusters.len() != ratings.units() {
        return Err(AgreementAbsent::ClustersDoNotFit);
    }
    if !(resampling.confidence > 0.0 && resampling.confidence < 1.0) {
        return Err(AgreementAbsent::NoConfidence);
    }
    let measures: [Measure; 3] = [percent_of_resample, kappa_of_resample, alpha_of_resample];
    let values = measures.map(|measure| measure(ratings, &ratings.once()));
    let intervals = intervals(ratings, clusters, resampling, measures, values.map(|value| value.is_ok()));
    let missing = intervals.iter().zip(&values).filter(|(_, value)| value.is_ok()).find_map(|(found, _)| found.err());
    let estimate = |at: usize| Estimate::new(values[at].ok(), intervals[at].ok());
    Ok(Agreement {
        percent: estimate(0),
        kappa: estimate(1),
        alpha: estimate(2),
        kappa_missing: values[1].err(),
        alpha_missing: values[2].err(),
        interval_missing: missing,
    })
}

fn intervals(
    ratings: &Ratings,
    clusters: &[usize],
    resampling: Resampling,
    measures: [Measure; 3],
    wanted: [bool; 3],
) -> [Result<Interval, AgreementAbsent>; 3] {
    let members = members(ratings, clusters);
    if resampling.resamples == 0 || members.len() < 2 {
        let why = if resampling.resamples == 0 { AgreementAbsent::NotResampled } else { AgreementAbsent::OneCluster };
        return [Err(why); 3];
    }
    let mut found: [Vec<f64>; 3] = Default::default();
    let mut times = vec![0; ratings.units()];
    for resample in 0..u64::from(resampling.resamples) {
        draw(&members, &mut Rng::stream(resampling.seed, STREAM + resample), &mut times);
        for ((measure, found), _) in measures.iter().zip(&mut found).zip(wanted).filter(|(_, wanted)| *wanted) {
            found.extend(measure(ratings, &times));
        }
    }
    found.map(|values| percentiles(values, resampling))
}

/// The statements of each cluster that has any with two codes: the others have no part in any measure.
fn members(ratings: &Ratings, clusters: &[usize]) -> Vec<Vec<usize>> {
    // Numbers may have gaps.
    let mut numbers = clusters.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    let mut members: Vec<Vec<usize>> = vec![vec![]; numbers.len()];
    for (unit, (&cluster, codes)) in clusters.iter().zip(&ratings.units).enumerate() {
        if codes.iter().flatten().count() > 1 {
            members[numbers.partition_point(|number| *number < cluster)].push(unit);
        }
    }
    members.retain(|units| !units.is_empty());
    members
}

fn draw(members: &[Vec<usize>], rng: &mut Rng, times: &mut [u32]) {
    times.fill(0);
    for _ in members {
        let drawn = usize::try_from(rng.below(members.len() as u64)).unwrap_or(0); // below an usize
        for &unit in &members[drawn] {
            times[unit] += 1;
        }
    }
}

fn percentiles(mut values: Vec<f64>, resampling: Resampling) -> Result<Interval, AgreementAbsent> {
    let without = 1.0 - values.len() as f64 / f64::from(resampling.resamples);
    if without > MOST_WITHOUT {
        return Err(AgreementAbsent::OftenAllTheSame);
    }
    values.sort_unstable_by(f64::total_cmp);
    let tail = (1.0 - resampling.confidence) / 2.0;
    let ends = quantile(&values, tail).zip(quantile(&values, 1.0 - tail));
    ends.and_then(|(low, high)| Interval::new(low, high)).ok_or(AgreementAbsent::OftenAllTheSame)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::MeasurementLevel;

    const RESAMPLING: Resampling = Resampling { resamples: 2000, confidence: 0.95, seed: 1 };

    /// `agree` statements with the same code of both, `differ` with different ones, two codes in turn.
    fn two_coders(agree: usize, differ: usize) -> Ratings {
        let code = |at: usize| if at.is_multiple_of(2) { "a" } else { "b" };
        let same = (0..agree).map(|at| vec![Some(code(at)), Some(code(at))]);
        let units: Vec<_> = same.chain((0..differ).map(|at| vec![Some(code(at)), Some(code(at + 1))])).collect();
        Ratings::nominal(&units)
    }

    #[test]
    fn the_interval_of_a_share_is_as_wide_as_it_should_be() {
        let ratings = two_coders(160, 40);
        let found = agreement(&ratings, &(0..200).collect::<Vec<_>>(), RESAMPLING).unwrap();
        // 1.96·√(0.8·0.2/200) = 0.0554.
        let (low, high) = (found.percent.low().unwrap(), found.percent.high().unwrap());
        assert!((high - low - 2.0 * 0.0554).abs() < 0.012, "{low} {high}");
        assert!(low < 0.8 && high > 0.8 && found.alpha.low().unwrap() < 0.6 && found.kappa.high().unwrap() > 0.6);
    }

    #[test]
    fn statements_of_one_cluster_stay_together() {
        // 20 clusters of ten equal statements say no more than 20 statements do.
        let units: Vec<_> =
            (0..200).map(|at| vec![Some("a"), Some(if at / 10 % 4 == 0 { "b" } else { "a" })]).collect();
        let ratings = Ratings::nominal(&units);
        let width = |clusters: &[usize]| {
            let percent = agreement(&ratings, clusters, RESAMPLING).unwrap().percent;
            percent.high().unwrap() - percent.low().unwrap()
        };
        let apart = width(&(0..200).collect::<Vec<_>>());
        let together = width(&(0..200).map(|at| at / 10).collect::<Vec<_>>());
        assert!((together / apart / 10_f64.sqrt() - 1.0).abs() < 0.15, "{apart} {together}");
    }

    #[test]
    fn what_is_missing_has_a_reason() {
        let same = Ratings::nominal(&[vec![Some("a"), Some("a")], vec![Some("a"), Some("a")]]);
        let found = agreement(&same, &[0, 1], RESAMPLING).unwrap();
        assert_eq!(found.percent, Estimate::new(Some(1.0), Interval::new(1.0, 1.0)));
        assert_eq!((found.alpha, found.alpha_missing), (Estimate::default(), Some(AgreementAbsent::AllTheSame)));
        // A quarter of the resamples is twice the first.
        let few = Ratings::nominal(&[vec![Some("a"), Some("a")], vec![Some("a"), Some("b")]]);
        let found = agreement(&few, &[0, 1], RESAMPLING).unwrap();
        assert!(found.alpha.value().is_some() && found.alpha.low().is_none());
        assert_eq!(found.interval_missing, Some(AgreementAbsent::OftenAllTheSame));
        assert_eq!(agreement(&few, &[0, 0], RESAMPLING).unwrap().interval_missing, Some(AgreementAbsent::OneCluster));
        let off = Resampling { resamples: 0, ..RESAMPLING };
        assert_eq!(agreement(&few, &[0, 1], off).unwrap().interval_missing, Some(AgreementAbsent::NotResampled));
    }

    #[test]
    fn clusters_that_do_not_fit_are_an_error() {
        let ratings = two_coders(4, 2);
        assert_eq!(agreement(&ratings, &[0, 1], RESAMPLING).err(), Some(AgreementAbsent::ClustersDoNotFit));
        let percent = Resampling { confidence: 95.0, ..RESAMPLING };
        assert_eq!(agreement(&ratings, &[0, 1, 2, 3, 4, 5], percent).err(), Some(AgreementAbsent::NoConfidence));
        // Numbers with gaps are the same clusters.
        let [near, far] = [[0, 1, 2, 3, 4, 5], [0, 7, 9, 3_000_000_000, 3_000_000_001, usize::MAX]]
            .map(|clusters| agreement(&ratings, &clusters, RESAMPLING).unwrap());
        assert_eq!(near, far);
    }

    #[test]
    fn the_same_seed_gives_the_same_interval() {
        let units = vec![vec![Some(0.1), Some(0.2)], vec![Some(0.5), Some(0.5)], vec![Some(0.9), Some(0.7)]];
        let ratings = Ratings::numeric(&units, MeasurementLevel::Interval);
        let run = |seed| agreement(&ratings, &[0, 1, 2], Resampling { seed, ..RESAMPLING }).unwrap().alpha;
        assert_eq!(run(3), run(3));
        assert_ne!(run(3).low(), None);
    }
}
