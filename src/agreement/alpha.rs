//! Krippendorff's alpha.

use super::ratings::{AgreementAbsent, MeasurementLevel, Ratings, differing_pairs};

/// Agreement of any number of coders beyond chance: 1 − Dₒ/Dₑ, with Dₒ the mean squared distance between two codes of
/// one statement and Dₑ that between any two codes. 1 at best; 0 is chance; below 0, to −1 for two coders, they disagree
/// systematically.
///
/// With m codes of a statement and n codes in all (those of statements with two or more): Dₒ = (1/n) Σ over statements of
/// Σ over ordered pairs δ²/(m − 1); Dₑ = Σ over all ordered pairs δ²/(n(n − 1)). δ² is 0 or 1 (nominal), the squared
/// difference (interval), or the squared number of codes given from the middle of one to the middle of the other (ordinal).
/// Krippendorff 2019, *Content Analysis*, 4th ed., ch. 12; Hayes & Krippendorff 2007,
/// [doi:10.1080/19312450709336664](https://doi.org/10.1080/19312450709336664).
///
/// # Errors
/// When no statement has two codes, or all codes are the same.
///
/// # Example
/// ```
/// use trackrecord::agreement::{MeasurementLevel, Ratings, krippendorff_alpha};
/// let ratings = Ratings::numeric(&[vec![Some(0.1), Some(0.1)], vec![Some(0.9), Some(0.9)]], MeasurementLevel::Interval);
/// assert_eq!(krippendorff_alpha(&ratings), Ok(1.0));
/// ```
pub fn krippendorff_alpha(ratings: &Ratings) -> Result<f64, AgreementAbsent> {
    alpha_of_resample(ratings, &ratings.once())
}

/// The same when each statement counts `times` so often; there is a number for each.
pub(super) fn alpha_of_resample(ratings: &Ratings, times: &[u32]) -> Result<f64, AgreementAbsent> {
    let mut given = vec![0.0; ratings.levels.len()];
    for (times, codes) in ratings.paired(times) {
        for code in codes {
            given[code as usize] += times;
        }
    }
    let all: f64 = given.iter().sum();
    if all == 0.0 {
        return Err(AgreementAbsent::NoPairs);
    }
    let (observed, expected) = match ratings.scale {
        MeasurementLevel::Nominal => {
            (within(ratings, times, differing_pairs), all * all - given.iter().map(|count| count * count).sum::<f64>())
        }
        MeasurementLevel::Ordinal => squared_distances(ratings, times, &given, &middles(&given)),
        MeasurementLevel::Interval => squared_distances(ratings, times, &given, &ratings.levels),
    };
    // More than one code in use means that some distance is not nought; judged by counts, which are exact.
    if given.iter().filter(|count| **count > 0.0).count() < 2 {
        return Err(AgreementAbsent::AllTheSame);
    }
    Ok(1.0 - (all - 1.0) * observed / expected)
}

/// Σ over statements of the distances between their codes, over ordered pairs, each statement divided by m − 1.
fn within(ratings: &Ratings, times: &[u32], distances: impl Fn(&[u32]) -> f64) -> f64 {
    ratings.paired(times).map(|(times, codes)| times * distances(&codes) / (codes.len() as f64 - 1.0)).sum()
}

/// Within statements and over all codes, when each code has a position on a line.
fn squared_distances(ratings: &Ratings, times: &[u32], given: &[f64], positions: &[f64]) -> (f64, f64) {
    let all: f64 = given.iter().sum();
    let mean = given.iter().zip(positions).map(|(count, position)| count * position).sum::<f64>() / all;
    let spread = given.iter().zip(positions).map(|(count, position)| count * (position - mean) * (position - mean));
    let of_codes = |codes: &[u32]| {
        let pairs = codes.iter().flat_map(|&one| codes.iter().map(move |&other| (one as usize, other as usize)));
        pairs.map(|(one, other)| (positions[one] - positions[other]).powi(2)).sum()
    };
    (within(ratings, times, of_codes), 2.0 * all * spread.sum::<f64>())
}

/// Middle of each code among all codes given, in order: half of its own come before it.
fn middles(given: &[f64]) -> Vec<f64> {
    given
        .iter()
        .scan(0.0, |before, count| {
            let middle = *before + count / 2.0;
            *before += count;
            Some(middle)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The reliability data that Krippendorff's texts use throughout: 4 coders, 12 units, codes 1 to 5.
    fn canonical() -> Vec<Vec<Option<f64>>> {
        let coders = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
        let code = |row: &str, unit: usize| row.chars().nth(unit).and_then(|c| c.to_digit(10)).map(f64::from);
        (0..12).map(|unit| coders.iter().map(|row| code(row, unit)).collect()).collect()
    }

    fn alpha(units: &[Vec<Option<f64>>], scale: MeasurementLevel) -> Result<f64, AgreementAbsent> {
        let ratings = Ratings::numeric(units, scale);
        krippendorff_alpha(&ratings)
    }

    #[test]
    fn the_canonical_reliability_data() {
        for (scale, published) in [
            (MeasurementLevel::Nominal, 0.743),
            (MeasurementLevel::Ordinal, 0.815),
            (MeasurementLevel::Interval, 0.849),
        ] {
            let found = alpha(&canonical(), scale).unwrap();
            assert!((found - published).abs() < 5e-4, "{scale:?}: {found}");
        }
    }

    /// `golden_vectors.csv`.
    #[test]
    fn ten_statements_coded_twice() {
        let codes = |text: &'static str| text.chars().map(|digit| digit.to_digit(10).map(f64::from));
        let units: Vec<Vec<_>> = codes("0100000010").zip(codes("1110010000")).map(|(a, b)| vec![a, b]).collect();
        let found = alpha(&units, MeasurementLevel::Nominal).unwrap();
        assert!((found - 2.0 / 21.0).abs() < 1e-12 && (found - 0.095_238).abs() < 1e-6);
    }

    #[test]
    fn what_has_no_alpha() {
        assert_eq!(alpha(&[], MeasurementLevel::Nominal), Err(AgreementAbsent::NoPairs));
        assert_eq!(
            alpha(&[vec![Some(1.0), None], vec![None, Some(2.0)]], MeasurementLevel::Nominal),
            Err(AgreementAbsent::NoPairs)
        );
        for scale in [MeasurementLevel::Nominal, MeasurementLevel::Ordinal, MeasurementLevel::Interval] {
            assert_eq!(
                alpha(&[vec![Some(0.3), Some(0.3)], vec![Some(0.3), Some(0.3)]], scale),
                Err(AgreementAbsent::AllTheSame)
            );
        }
    }

    /// The definition word by word: coincidences cₒₖ of Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability".
    fn by_definition(units: &[Vec<Option<f64>>], scale: MeasurementLevel) -> Option<f64> {
        let mut values: Vec<f64> = units.iter().flatten().flatten().copied().collect();
        values.sort_by(f64::total_cmp);
        values.dedup();
        let size = values.len();
        let mut coincidences = vec![vec![0.0; size]; size];
        for unit in units {
            let codes: Vec<f64> = unit.iter().flatten().copied().collect();
            for (i, a) in codes.iter().enumerate() {
                for (_, b) in codes.iter().enumerate().filter(|(j, _)| *j != i) {
                    let at = |v: &f64| values.partition_point(|own| own < v);
                    coincidences[at(a)][at(b)] += 1.0 / (codes.len() as f64 - 1.0);
                }
            }
        }
        let marginal: Vec<f64> = coincidences.iter().map(|row| row.iter().sum()).collect();
        let total: f64 = marginal.iter().sum();
        let squared = |c: usize, k: usize| match scale {
            MeasurementLevel::Nominal => f64::from(u8::from(c != k)),
            MeasurementLevel::Interval => (values[c] - values[k]).powi(2),
            MeasurementLevel::Ordinal => {
                let (c, k) = (c.min(k), c.max(k));
                (marginal[c..=k].iter().sum::<f64>() - f64::midpoint(marginal[c], marginal[k])).powi(2)
            }
        };
        let pairs = || (0..size).flat_map(|c| (0..size).map(move |k| (c, k)));
        let observed: f64 = pairs().map(|(c, k)| coincidences[c][k] * squared(c, k)).sum();
        let expected: f64 = pairs().map(|(c, k)| marginal[c] * marginal[k] * squared(c, k)).sum();
        (expected > 0.0).then(|| 1.0 - (total - 1.0) * observed / expected)
    }

    proptest! {
        #[test]
        fn it_is_what_the_definition_says(
            units in proptest::collection::vec(proptest::collection::vec(proptest::option::weighted(0.8, 0..5_u8), 3), 1..8),
        ) {
            let units: Vec<Vec<Option<f64>>> =
                units.iter().map(|unit| unit.iter().map(|code| code.map(|c| f64::from(c) / 4.0)).collect()).collect();
            for scale in [MeasurementLevel::Nominal, MeasurementLevel::Ordinal, MeasurementLevel::Interval] {
                match (alpha(&units, scale), by_definition(&units, scale)) {
                    (Ok(found), Some(wanted)) => prop_assert!((found - wanted).abs() < 1e-10, "{found} {wanted}"),
                    (found, wanted) => prop_assert!(found.is_err() && wanted.is_none(), "{found:?} {wanted:?}"),
                }
            }
        }

        #[test]
        fn a_statement_that_counts_twice_is_one_that_stands_there_twice(
            units in proptest::collection::vec((proptest::collection::vec(0..3_u8, 2), 0..3_u32), 1..8),
        ) {
            let value = |codes: &[u8]| codes.iter().map(|&code| Some(f64::from(code))).collect::<Vec<_>>();
            let once: Vec<_> = units.iter().map(|(codes, _)| value(codes)).collect();
            let times: Vec<u32> = units.iter().map(|(_, times)| *times).collect();
            let repeated: Vec<_> =
                units.iter().flat_map(|(codes, times)| std::iter::repeat_n(value(codes), *times as usize)).collect();
            for scale in [MeasurementLevel::Nominal, MeasurementLevel::Ordinal, MeasurementLevel::Interval] {
                let counted = alpha_of_resample(&Ratings::numeric(&once, scale), &times);
                match (counted, alpha(&repeated, scale)) {
                    (Ok(a), Ok(b)) => prop_assert!((a - b).abs() < 1e-12, "{a} {b}"),
                    (a, b) => prop_assert_eq!(a, b),
                }
            }
        }
    }
}
