//! Discrimination: do they say more before a yes than before a no?

use super::question_forecasts::QuestionForecasts;
use super::scatter::scatter;
use crate::model::{Tally, compensated_sum};
use crate::uncertainty::ClusterError;

/// Area under the ROC curve: P(p of a yes > p of a no) + ½P(tie), each pair of a yes i and a no j with the weight wᵢwⱼ:
/// Σᵢⱼ wᵢwⱼ(1{pᵢ > pⱼ} + ½·1{pᵢ = pⱼ}) / (Σ wᵢ · Σ wⱼ). In `[0, 1]`, higher is better, ½ for no discrimination.
///
/// `None` unless there is a yes and a no. Bamber 1975,
/// [doi:10.1016/0022-2496(75)90001-2](https://doi.org/10.1016/0022-2496(75)90001-2).
///
/// # Example
/// ```
/// use trackrecord::{calibrate::auc, model::Tally};
/// let tally = Tally::from_pairs([(0.2, false), (0.2, true), (0.9, true)]).unwrap();
/// assert_eq!(auc(&tally), Some(0.75));
/// ```
pub fn auc(tally: &Tally) -> Option<f64> {
    let pairs = tally.yes() * tally.no();
    let mut no_below = 0.0;
    let won = compensated_sum(tally.rows().iter().map(|row| {
        let won = row.yes * (no_below + row.no / 2.0);
        no_below += row.no;
        won
    }));
    (pairs > 0.0).then(|| won / pairs)
}

/// The standard error of [`auc`] with questions as clusters: how far forecasts on questions that went yes scatter in the share of noes that
/// they beat, and those on noes in the share of yeses that beat them, each side cluster-robust, with the degrees of freedom of both
/// together by Satterthwaite's rule. With one forecast a question it is the error of `DeLong`, `DeLong` & Clarke-Pearson 1988
/// ([doi:10.2307/2531595](https://doi.org/10.2307/2531595)), with several that of Obuchowski 1997
/// ([doi:10.2307/2533958](https://doi.org/10.2307/2533958)) but for the correction for few questions.
///
/// `None` unless at least two questions went either way.
pub(crate) fn auc_error(tally: &Tally, questions: &QuestionForecasts) -> Option<ClusterError> {
    let (mut no, mut yes) = (0.0, 0.0);
    let beaten: Vec<[f64; 2]> = tally
        .rows()
        .iter()
        .map(|row| {
            // Of a no: the share of yeses above it; of a yes: the share of noes below it. Ties count half.
            let shares = [1.0 - (yes + row.yes / 2.0) / tally.yes(), (no + row.no / 2.0) / tally.no()];
            (no, yes) = (no + row.no, yes + row.yes);
            shares
        })
        .collect();
    let sides = [false, true].map(|side| {
        let of_side = questions.resolved().filter(move |(_, happened)| *happened == side);
        scatter(of_side, |row, happened| [beaten[row][usize::from(happened)]])
    });
    if sides.iter().any(|side| side.questions < 2) {
        return None;
    }
    let variances = sides.map(|side| side.errors[0].powi(2));
    let sum: f64 = variances.iter().sum();
    let spread: f64 = variances.iter().zip(sides).map(|(variance, side)| variance * variance / side.freedom).sum();
    let freedom = if spread > 0.0 { (sum * sum / spread).max(1.0) } else { 1.0 };
    Some(ClusterError { standard_error: (sum / questions.for_each).sqrt(), freedom })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calibrate::KeptForecast;

    /// Forecasts on questions, each with its number, what was said and whether it happened.
    fn error(forecasts: &[(u32, f64, bool)]) -> Option<ClusterError> {
        let tally = Tally::of_pairs(forecasts.iter().map(|&(_, p, happened)| (p, happened)));
        let kept = forecasts.iter().map(|&(question, p, happened)| KeptForecast { question, happened, p, weight: 1.0 });
        let count = forecasts.last().map_or(0, |last| u64::from(last.0) + 1);
        auc_error(&tally, &QuestionForecasts::new(&tally, kept, count))
    }

    const SAID: [f64; 10] = [0.1, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 0.9];
    const HAPPENED: [bool; 10] = [false, false, false, true, false, true, false, true, true, true];

    /// The R package `SpecsVerification` gives 0.113137 for these ten, by the variance of `DeLong`. By hand: the yeses beat .6, .8, 1, 1, 1 of the noes,
    /// variance .032; the noes are beaten by 1, 1, 1, .8, .6 of the yeses, variance .032; √(.032/5 + .032/5) = .113137.
    #[test]
    fn of_ten_questions_it_is_that_of_delong() {
        let forecasts: Vec<(u32, f64, bool)> =
            (0..).zip(SAID).zip(HAPPENED).map(|((at, p), happened)| (at, p, happened)).collect();
        let found = error(&forecasts).unwrap();
        assert!((found.standard_error - 0.0128_f64.sqrt()).abs() < 1e-12, "{found:?}");
        // Equal variances with four degrees each: eight.
        assert!((found.freedom - 8.0).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn every_forecast_said_twice_tells_no_more() {
        let twice: Vec<(u32, f64, bool)> =
            (0..).zip(SAID).zip(HAPPENED).flat_map(|((at, p), happened)| [(at, p, happened); 2]).collect();
        let found = error(&twice).unwrap();
        assert!((found.standard_error - 0.0128_f64.sqrt()).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn one_question_of_a_side_says_nothing_of_others() {
        assert_eq!(error(&[(0, 0.2, false), (1, 0.4, false), (2, 0.8, true), (2, 0.9, true)]), None);
    }

    #[test]
    fn one_sided_has_none() {
        assert_eq!(auc(&Tally::of_pairs([(0.2, true), (0.9, true)])), None);
        assert_eq!(auc(&Tally::default()), None);
    }

    proptest! {
        #[test]
        fn equals_the_count_of_pairs_and_mirrors(
            pairs in prop::collection::vec((0..=8_u8, any::<bool>()), 2..40),
        ) {
            let pairs: Vec<(f64, bool)> =
                pairs.into_iter().map(|(p, o)| (f64::from(p) / 8.0, o)).collect();
            let (mut won, mut all) = (0.0, 0.0);
            for yes in pairs.iter().filter(|pair| pair.1) {
                for no in pairs.iter().filter(|pair| !pair.1) {
                    all += 1.0;
                    won += if yes.0 > no.0 { 1.0 } else if yes.0 < no.0 { 0.0 } else { 0.5 };
                }
            }
            let found = auc(&Tally::of_pairs(pairs.iter().copied()));
            let mirrored = auc(&Tally::of_pairs(pairs.iter().map(|&(p, o)| (1.0 - p, o))));
            prop_assert_eq!(found.is_some(), all > 0.0);
            if let (Some(found), Some(mirrored)) = (found, mirrored) {
                prop_assert!((found - won / all).abs() < 1e-14);
                prop_assert!((found + mirrored - 1.0).abs() < 1e-14);
            }
        }
    }
}
