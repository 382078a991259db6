//! The intervals of what stands alone beside the scores: miscalibration, discrimination, calibration errors, AUC; and why there are none.

use crate::calibrate::{QuestionForecasts, Redraws, auc_error};
use crate::options::StatisticsOptions;
use crate::report::basis::Basis;
use crate::report::intervals::{NOTHING_VARIES, unpromised};
use crate::report::judgement::NO_RESAMPLES;
use crate::report::{Absent, Group};
use crate::uncertainty::{Interval, Scale};

/// The interval of the AUC hangs on so many effective questions of the rarer outcome, the others on one more.
const FEWEST_RARER_FOR_AUC: f64 = 2.0;
const FEWEST_RARER: f64 = 3.0;
/// And so many must be expected: with fewer, those logs are looked at alone in which more of them happened to come.
const FEWEST_EXPECTED: f64 = 3.0;
/// The Brier score of always saying 50%, which no discrimination exceeds.
const MOST_DISCRIMINATION: f64 = 0.25;

/// Fills in the intervals; gives back why some are missing.
pub(super) fn of_calibration(
    group: &mut Group,
    basis: &Basis<'_>,
    questions: &QuestionForecasts,
    redraws: &Redraws,
    statistics: &StatisticsOptions,
) -> Vec<Absent> {
    let confidence = statistics.confidence.level();
    let freedom = basis.errors.brier.freedom;
    let few_for_auc = unpromised(basis.errors, FEWEST_RARER_FOR_AUC);
    let few = unpromised(basis.errors, FEWEST_RARER).or_else(|| unexpected(group, basis));
    let few = few.or_else(|| (redraws.count() == 0).then(|| NO_RESAMPLES.to_owned()));
    let error = auc_error(&basis.fitted.counted.scored, questions).filter(|_| few_for_auc.is_none());
    group.intervals.auc =
        error.zip(group.auc).and_then(|(error, value)| error.interval(value.get(), Scale::Logit, confidence));
    if few.is_none() {
        group.intervals.discrimination = discrimination(group, basis, redraws, confidence);
        let values =
            [group.corp.miscalibration, group.ece, group.smooth_ece].map(|value| value.unwrap_or_default().get());
        let found = redraws.intervals(values, freedom, confidence);
        group.intervals.miscalibration = found.map(|found| found.miscalibration);
        group.intervals.ece = found.map(|found| found.expected_error);
        group.intervals.smooth_ece = found.map(|found| found.smooth_error);
    }
    reasons(group, basis, few_for_auc.as_deref(), few.as_deref())
}

/// The interval of the discrimination, about what is left without what chance adds to it (half of it at least): that is what the curve
/// gains by bending to outcomes, as much as calibrated forecasts seem miscalibrated, less the error of the base rate.
fn discrimination(group: &Group, basis: &Basis<'_>, redraws: &Redraws, confidence: f64) -> Option<Interval> {
    let value = group.corp.discrimination?.get();
    let of_base_rate = group.corp.uncertainty?.get() / basis.errors.effective_questions;
    let centre = (value - redraws.miscalibration()?.mean.get() + of_base_rate).clamp(value / 2.0, MOST_DISCRIMINATION);
    let mut error = redraws.discrimination_error(basis.errors.brier.freedom);
    error.standard_error /= MOST_DISCRIMINATION;
    let shares = error.interval(centre / MOST_DISCRIMINATION, Scale::Logit, confidence)?;
    let [low, high] = [shares.low(), shares.high()].map(|share| share * MOST_DISCRIMINATION);
    Interval::new(low.min(value), high.max(value))
}

/// Whether too few questions of the rarer outcome are to be expected by what was said.
fn unexpected(group: &Group, basis: &Basis<'_>) -> Option<String> {
    let mean = group.mean_forecast?.get();
    let expected = basis.errors.effective_questions * mean.min(1.0 - mean);
    let outcome = if mean <= 0.5 { "yes" } else { "no" };
    (expected < FEWEST_EXPECTED - 1e-9).then(|| {
        format!(
            "by the forecasts themselves only {expected:.1} of {:.1} questions of equal weight should resolve {outcome}, \
             and 3 are needed",
            basis.errors.effective_questions
        )
    })
}

fn reasons(group: &Group, basis: &Basis<'_>, few_for_auc: Option<&str>, few: Option<&str>) -> Vec<Absent> {
    const FLAT: &str = "the calibration curve is flat, which does not say how far it might rise";
    const SEPARATED: &str = "every question of one outcome had higher forecasts than every one of the other, which does \
                             not say how that might vary";
    let found = &group.intervals;
    let all = [
        ("intervals.auc", group.auc, found.auc, few_for_auc, SEPARATED),
        ("intervals.miscalibration", group.corp.miscalibration, found.miscalibration, few, NOTHING_VARIES),
        ("intervals.discrimination", group.corp.discrimination, found.discrimination, few, FLAT),
        ("intervals.ece", group.ece, found.ece, few, NOTHING_VARIES),
        ("intervals.smooth_ece", group.smooth_ece, found.smooth_ece, few, NOTHING_VARIES),
    ];
    let missing = all.into_iter().filter(|(_, value, interval, ..)| value.is_some() && interval.is_none());
    let mut absent: Vec<Absent> = missing
        .map(|(statistic, _, _, few, otherwise)| Absent { statistic, reason: few.unwrap_or(otherwise).to_owned() })
        .collect();
    if let Some(reason) = unpromised(basis.errors, 0.0).filter(|_| group.confidence_bands.is_empty()) {
        absent.push(Absent { statistic: "confidence_bands", reason });
    }
    absent
}
