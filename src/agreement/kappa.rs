//! Cohen's kappa.

use super::ratings::{AgreementAbsent, MeasurementLevel, Ratings};

/// Agreement of two coders beyond chance: (pₒ − pₑ)/(1 − pₑ), with pₒ the share of statements on which they agree
/// and pₑ that expected if each coder used each code as often as now, but at random. In \[−1, 1\]: 1 at best; 0 is chance.
///
/// Statements that only one of them coded are left out. Cohen 1960,
/// [doi:10.1177/001316446002000104](https://doi.org/10.1177/001316446002000104).
///
/// # Errors
/// When there are not two coders, the codes are numbers on an interval scale, no statement has two codes, or all codes
/// are the same.
///
/// # Example
/// ```
/// use trackrecord::agreement::{Ratings, cohen_kappa};
/// let ratings = Ratings::nominal(&[vec![Some("yes"), Some("yes")], vec![Some("no"), Some("no")]]);
/// assert_eq!(cohen_kappa(&ratings), Ok(1.0));
/// ```
pub fn cohen_kappa(ratings: &Ratings) -> Result<f64, AgreementAbsent> {
    kappa_of_resample(ratings, &ratings.once())
}

/// The same when each statement counts `times` so often; there is a number for each.
pub(super) fn kappa_of_resample(ratings: &Ratings, times: &[u32]) -> Result<f64, AgreementAbsent> {
    if ratings.scale == MeasurementLevel::Interval {
        return Err(AgreementAbsent::NotForNumbers);
    }
    if ratings.units.iter().any(|unit| unit.len() != 2) {
        return Err(AgreementAbsent::NotTwoCoders);
    }
    let mut used = [vec![0.0; ratings.levels.len()], vec![0.0; ratings.levels.len()]];
    let (mut total, mut same) = (0.0, 0.0);
    for (times, codes) in ratings.paired(times) {
        for (used, &code) in used.iter_mut().zip(&codes) {
            used[code as usize] += times;
        }
        total += times;
        same += if codes[0] == codes[1] { times } else { 0.0 };
    }
    if total == 0.0 {
        return Err(AgreementAbsent::NoPairs);
    }
    let by_chance: f64 = used[0].iter().zip(&used[1]).map(|(one, other)| one * other).sum();
    let room = total * total - by_chance;
    if room > 0.0 { Ok((same * total - by_chance) / room) } else { Err(AgreementAbsent::AllTheSame) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_table(table: &[[u32; 3]; 3]) -> f64 {
        let names = ["1", "2", "3"];
        let cells = (0..3).flat_map(|i| (0..3).map(move |j| (i, j)));
        let units: Vec<Vec<Option<&str>>> = cells.clone().map(|(i, j)| vec![Some(names[i]), Some(names[j])]).collect();
        let times: Vec<u32> = cells.map(|(i, j)| table[i][j]).collect();
        kappa_of_resample(&Ratings::nominal(&units), &times).unwrap()
    }

    #[test]
    fn published_examples() {
        // Cohen 1960: three diagnoses of 200 patients, kappa .492 = .29/.59.
        let cohen = of_table(&[[88, 14, 18], [10, 40, 10], [2, 6, 12]]);
        assert!((cohen - 0.29 / 0.59).abs() < 1e-12, "{cohen}");
        // Bonnardel, kappa.txt of his program: .654.
        let bonnardel = of_table(&[[25, 3, 5], [6, 32, 8], [1, 0, 20]]);
        assert!((bonnardel - 0.654).abs() < 5e-4, "{bonnardel}");
    }

    /// `golden_vectors.csv`.
    #[test]
    fn ten_statements_coded_twice() {
        let codes = |text: &'static str| text.split("").filter(|digit| !digit.is_empty()).map(Some);
        let units: Vec<Vec<_>> = codes("0100000010").zip(codes("1110010000")).map(|(a, b)| vec![a, b]).collect();
        let ratings = Ratings::nominal(&units);
        let kappa = cohen_kappa(&ratings).unwrap();
        assert!((kappa - 1.0 / 11.0).abs() < 1e-12 && (kappa - 0.090_909).abs() < 1e-6);
    }

    #[test]
    fn what_has_no_kappa() {
        let same = Ratings::nominal(&[vec![Some("a"), Some("a")], vec![Some("a"), Some("a")]]);
        assert_eq!(cohen_kappa(&same), Err(AgreementAbsent::AllTheSame));
        let apart = Ratings::nominal(&[vec![Some("a"), None], vec![None, Some("a")]]);
        assert_eq!(cohen_kappa(&apart), Err(AgreementAbsent::NoPairs));
        let three = Ratings::nominal(&[vec![Some("a"), Some("b"), None]]);
        assert_eq!(cohen_kappa(&three), Err(AgreementAbsent::NotTwoCoders));
        let numbers = Ratings::numeric(&[vec![Some(0.1), Some(0.2)]], MeasurementLevel::Interval);
        assert_eq!(cohen_kappa(&numbers), Err(AgreementAbsent::NotForNumbers));
    }

    #[test]
    fn each_always_saying_something_else_is_worse_than_chance_or_chance() {
        let apart = Ratings::nominal(&[vec![Some("a"), Some("b")], vec![Some("a"), Some("b")]]);
        assert_eq!(cohen_kappa(&apart), Ok(0.0));
    }
}
