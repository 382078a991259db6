//! Discrimination: do they say more before a yes than before a no?

use super::question_forecasts::QuestionForecasts;
use super::scatter::scatter;
use crate::model::{Tally, TallyRow, compensated_sum};
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

/// The standard error of [`auc`]: that of the [`observed_auc_error`], but no less than the [`expected_auc_error`]. A yes that was thought nearly
/// impossible moves the area far, and among few yeses there mostly is none.
///
/// `None` unless at least two questions went either way.
pub(crate) fn auc_error(tally: &Tally, questions: &QuestionForecasts) -> Option<ClusterError> {
    let ClusterError { standard_error, freedom } = observed_auc_error(tally, questions)?;
    Some(ClusterError { standard_error: standard_error.max(expected_auc_error(tally, questions)), freedom })
}

/// With questions as clusters: how far forecasts on questions that went yes scatter in the share of noes that
/// they beat, and those on noes in the share of yeses that beat them, each side cluster-robust, with the degrees of freedom of both
/// together by Satterthwaite's rule. With one forecast a question it is the error of `DeLong`, `DeLong` & Clarke-Pearson 1988
/// ([doi:10.2307/2531595](https://doi.org/10.2307/2531595)), with several that of Obuchowski 1997
/// ([doi:10.2307/2533958](https://doi.org/10.2307/2533958)) but for the correction for few questions.
fn observed_auc_error(tally: &Tally, questions: &QuestionForecasts) -> Option<ClusterError> {
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
        // What was resolved in part is on neither side.
        let of_side = questions.resolved().filter(move |(_, happened)| happened.whole() == Some(side));
        scatter(of_side, |row, _| [beaten[row][usize::from(side)]])
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

/// The standard error that [`auc`] has where every question goes yes with the mean of what was said of it, to first order. The area is then
/// A = Σᵢ wᵢpᵢ·B(pᵢ)/N₁ with N₁ = Σ wp, N₀ = Σ w(1 − p), B(p) the share of N₀ below p and C(p) that of N₁ above it, ties by half; a question
/// that goes yes moves it by Σ w(B(p) − A)/N₁ over its forecasts, one that goes no by Σ w(C(p) − A)/N₀. 0 where N₁ or N₀ is.
fn expected_auc_error(tally: &Tally, questions: &QuestionForecasts) -> f64 {
    let said = |row: &TallyRow| [1.0 - row.p, row.p].map(|p| p * (row.no + row.yes));
    let all = tally.rows().iter().map(said).fold([0.0; 2], |all, own| [all[0] + own[0], all[1] + own[1]]);
    if all.iter().any(|side| *side <= 0.0) {
        return 0.0;
    }
    let (mut before, mut area) = ([0.0; 2], 0.0);
    let shares: Vec<[f64; 2]> = tally
        .rows()
        .iter()
        .map(|row| {
            let own = said(row);
            let [no_below, yes_below] = [0, 1].map(|side| (before[side] + own[side] / 2.0) / all[side]);
            before = [before[0] + own[0], before[1] + own[1]];
            area += own[1] / all[1] * no_below;
            [1.0 - yes_below, no_below]
        })
        .collect();
    let variance = questions.questions().map(|forecasts| {
        let (mut weight, mut chance, mut moves) = (0.0, 0.0, [0.0; 2]);
        for forecast in forecasts {
            weight += forecast.weight;
            chance += forecast.weight * tally.rows()[forecast.row].p;
            for (side, moved) in moves.iter_mut().enumerate() {
                *moved += forecast.weight * (shares[forecast.row][side] - area) / all[side];
            }
        }
        let chance = chance / weight;
        (1.0 - chance) * moves[0] * moves[0] + chance * moves[1] * moves[1]
    });
    (questions.for_each * compensated_sum(variance)).sqrt()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calibrate::EndedForecast;

    /// Forecasts on questions, each with its number, what was said and whether it happened.
    fn error(forecasts: &[(u32, f64, bool)]) -> Option<ClusterError> {
        let tally = Tally::of_pairs(forecasts.iter().map(|&(_, p, happened)| (p, happened)));
        let kept = forecasts.iter().map(|&(question, p, happened)| EndedForecast {
            question,
            happened: happened.into(),
            p,
            weight: 1.0,
        });
        let count = forecasts.last().map_or(0, |last| u64::from(last.0) + 1);
        observed_auc_error(&tally, &QuestionForecasts::new(&tally, kept, count))
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

    /// From all pairs of forecasts, by another program (NumPy): 0.122905 for the ten, 0.236919 for three questions with several each.
    #[test]
    fn the_unseen_yes_is_allowed_for() {
        let expected = |forecasts: &[(u32, f64)]| {
            let tally = Tally::of_pairs(forecasts.iter().map(|&(_, p)| (p, true)));
            let kept = forecasts.iter().map(|&(question, p)| EndedForecast {
                question,
                happened: true.into(),
                p,
                weight: 1.0,
            });
            let count = forecasts.last().map_or(0, |last| u64::from(last.0) + 1);
            expected_auc_error(&tally, &QuestionForecasts::new(&tally, kept, count))
        };
        let ten: Vec<(u32, f64)> = (0..).zip(SAID).collect();
        assert!((expected(&ten) - 0.122_904_841_239_065_89).abs() < 1e-12);
        let three = [(0, 0.2), (0, 0.4), (1, 0.7), (2, 0.9), (2, 0.5), (2, 0.1)];
        assert!((expected(&three) - 0.236_918_858_430_287_62).abs() < 1e-12);
        assert_eq!(expected(&[(0, 0.0), (1, 0.0)]).to_bits(), 0.0_f64.to_bits());
        // Yeses on .9 and .8 alone scatter little among themselves, which says nothing of the next one.
        let all = [(0, 0.9, true), (1, 0.8, true), (2, 0.05, false), (3, 0.3, false), (4, 0.6, false), (5, 0.4, false)];
        let tally = Tally::of_pairs(all.iter().map(|&(_, p, happened)| (p, happened)));
        let kept =
            all.map(|(question, p, happened)| EndedForecast { question, happened: happened.into(), p, weight: 1.0 });
        let questions = QuestionForecasts::new(&tally, kept, 6);
        let [seen, used] = [observed_auc_error, auc_error].map(|error| error(&tally, &questions).unwrap());
        assert!(used.standard_error > seen.standard_error && used.freedom.total_cmp(&seen.freedom).is_eq());
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
