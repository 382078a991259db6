//! Ten and six forecasts small enough to check by hand, with the values that the field's programs print for them.

use trackrecord::calibrate::{
    Bins, CoxFit, CoxScatter, auc, expected_calibration_error, isotonic, maximum_calibration_error, spiegelhalter,
};
use trackrecord::decompose::{BiasCorrected, bias_corrected, corp, murphy};
use trackrecord::model::{Tally, TallyRow};
use trackrecord::score::{mean_brier, mean_log_score, mean_spherical, skill_vs_base_rate, skill_vs_half};

fn ten() -> Tally {
    let p = [0.1, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 0.9];
    let happened = [0, 0, 0, 1, 0, 1, 0, 1, 1, 1];
    Tally::from_pairs(p.into_iter().zip(happened.map(|o| o == 1))).expect("probabilities")
}

fn six() -> Tally {
    let p = [0.4, 0.3, 0.2, 0.1, 0.5, 0.9];
    let happened = [0, 0, 0, 1, 1, 1];
    Tally::from_pairs(p.into_iter().zip(happened.map(|o| o == 1))).expect("probabilities")
}

/// The published values have as many digits as `tolerance` says.
#[track_caller]
fn near(found: Option<f64>, expected: f64, tolerance: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() <= tolerance), "{found:?}, expected {expected}");
}

#[test]
fn scores_of_ten_forecasts() {
    near(mean_brier(&ten()), 0.142, 1e-15);
    near(mean_log_score(&ten(), 0.001), 0.429_732_6, 5e-8);
    near(mean_spherical(&ten()), 0.836_775_9, 5e-8);
    near(skill_vs_base_rate(&ten()), 0.432, 1e-14);
    near(skill_vs_half(&ten()), 0.432, 1e-14);
}

#[test]
fn decompositions_of_ten_forecasts() {
    let two = murphy(&ten(), &Bins::equal_width(2));
    near(two.map(|m| m.reliability), 0.0004, 1e-15);
    near(two.map(|m| m.resolution), 0.09, 1e-15);
    near(two.map(|m| m.uncertainty), 0.25, 1e-15);
    near(two.map(|m| m.within_bin_variance), 0.0136, 1e-15);
    // The field's programs print twice the covariance, 0.032.
    near(two.map(|m| m.within_bin_covariance), 0.016, 1e-15);
    near(corp(&ten()).map(|c| c.miscalibration), 0.042, 1e-15);
    near(corp(&ten()).map(|c| c.discrimination), 0.15, 1e-15);
}

/// With the observations of each bin counted.
fn corrected(tally: &Tally, bins: &Bins) -> Option<BiasCorrected> {
    let table = bins.table(tally);
    let sizes: Vec<f64> = table.iter().map(|bin| bin.count as f64).collect();
    bias_corrected(&murphy(tally, bins)?, &table, &sizes, tally.forecasts() as f64)
}

/// Uncorrected reliability would fall to −.0396; uncertainty cannot be more than ¼, so nothing is taken.
#[test]
fn a_base_rate_of_one_half_leaves_nothing_to_correct() {
    let two = corrected(&ten(), &Bins::equal_width(2));
    near(two.map(|m| m.reliability), 0.0004, 1e-15);
    near(two.map(|m| m.resolution), 0.09, 1e-15);
    near(two.map(|m| m.uncertainty), 0.25, 1e-15);
}

/// European temperatures of the R package `SpecsVerification`: three bins of 11, 7 and 9 years, of which 0, 4 and 7 were warm, with a
/// reliability of .0169003. The package prints (.00048077, .1124752, .25).
#[test]
fn published_bias_correction_of_european_temperatures() {
    let apart = 0.016_900_3_f64.sqrt();
    let years =
        |n: u32, warm: u32, shift: f64| (0..n).map(move |year| (f64::from(warm) / f64::from(n) + shift, year < warm));
    let tally = Tally::from_pairs(years(11, 0, apart).chain(years(7, 4, -apart)).chain(years(9, 7, apart)));
    let (tally, three) = (tally.expect("probabilities"), Bins::equal_width(3));
    let parts = murphy(&tally, &three);
    near(parts.map(|m| m.resolution), 0.120_321_4, 5e-8);
    near(parts.map(|m| m.uncertainty), 0.241_426_6, 5e-8);
    let found = corrected(&tally, &three);
    near(found.map(|m| m.reliability), 0.000_480_77, 5e-8);
    near(found.map(|m| m.resolution), 0.112_475_2, 5e-8);
    near(found.map(|m| m.uncertainty), 0.25, 1e-15);
}

#[test]
fn published_decomposition_of_six_forecasts() {
    near(mean_brier(&six()), 0.226_667, 5e-7);
    near(corp(&six()).map(|c| c.miscalibration), 0.101_667, 5e-7);
    near(corp(&six()).map(|c| c.discrimination), 0.125, 1e-15);
    near(corp(&six()).map(|c| c.uncertainty), 0.25, 1e-15);
}

#[test]
fn calibration_of_ten_forecasts() {
    let errors = |n| {
        let table = Bins::equal_width(n).table(&ten());
        (expected_calibration_error(&table), maximum_calibration_error(&table))
    };
    near(errors(5).0, 0.18, 1e-15);
    near(errors(10).0, 0.3, 1e-15);
    // The bins of 0.3 and of 0.7 hold one forecast each, which missed by 0.7.
    near(errors(10).1, 0.7, 1e-15);
    near(auc(&ten()), 0.88, 1e-15);
    let test = spiegelhalter(&ten());
    near(test.map(|test| test.z), -0.243_432_2, 5e-8);
    near(test.map(|test| test.p_value), 0.807_670_6, 5e-8);
}

#[test]
fn logistic_recalibration_of_ten_forecasts() {
    let fit = CoxFit::new(&ten(), 0.001);
    near(fit.map(|fit| fit.intercept).ok(), 0.0, 1e-12);
    near(fit.map(|fit| fit.slope).ok(), 1.246_34, 5e-6);
    near(fit.map(|fit| fit.model_errors()[1]).ok(), 0.716_82, 5e-6);
}

/// Intercept and slope of ten forecasts on five questions, their standard errors with each question left out in turn, and how many of those
/// their t reaches, by matrix algebra and numerical integration in Python.
const LINE: [f64; 2] = [-0.612_278_850_346_131_9, 0.941_291_168_545_228_3];
const ERRORS: [f64; 2] = [1.405_824_166_855_991_2, 0.655_429_358_969_195_2];
const REACHES: [f64; 2] = [2.414_201_375_301_714_4, 2.523_279_147_683_319];

#[test]
fn cluster_robust_intervals_of_ten_forecasts() {
    let p = [0.1, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 0.9];
    let happened = [false, false, false, false, true, true, false, false, true, true];
    let tally = Tally::from_pairs(p.into_iter().zip(happened));
    let Ok(fit) = CoxFit::new(&tally.expect("probabilities"), 0.001) else { panic!("no fit") };
    let mut scatter = CoxScatter::default();
    for question in 0..5 {
        let term = |at: usize| fit.cluster_term(p[at], happened[at]).expect("a probability");
        let (one, other) = (term(2 * question), term(2 * question + 1));
        scatter.add(&fit, [one[0] + other[0], one[1] + other[1]], 2.0);
    }
    let (intercept, slope) = scatter.estimates(&fit, 0.95);
    for ((estimate, value), at) in [(intercept, LINE[0]), (slope, LINE[1])].into_iter().zip(0..) {
        near(estimate.value(), value, 1e-9);
        near(Some(scatter.standard_errors()[at]), ERRORS[at], 1e-9);
        near(estimate.low(), value - REACHES[at] * ERRORS[at], 1e-7);
        near(estimate.high(), value + REACHES[at] * ERRORS[at], 1e-7);
    }
}

#[test]
fn a_weight_of_three_is_three_observations_of_weight_one() {
    let weighted = Tally::from_rows(
        ten()
            .rows()
            .iter()
            .map(|row| TallyRow { no: 3.0 * row.no, yes: 3.0 * row.yes, squares: 9.0 * row.squares, ..*row })
            .collect(),
    )
    .expect("sound rows");
    near(mean_brier(&weighted), 0.142, 1e-15);
    near(auc(&weighted), 0.88, 1e-15);
    near(spiegelhalter(&weighted).map(|test| test.z), -0.243_432_2, 5e-8);
    near(CoxFit::new(&weighted, 0.001).map(|fit| fit.slope).ok(), 1.246_34, 5e-6);
    assert_eq!(isotonic(&weighted).len(), 3);
    let bins = Bins::equal_width(2).table(&weighted);
    near(bins.first().map(trackrecord::calibrate::BinSum::effective_size), 5.0, 1e-12);
}
