//! The scores of a group with their intervals, and why there are none.

use crate::calibrate::in_the_large;
use crate::model::Finite;
use crate::options::StatisticsOptions;
use crate::report::basis::Basis;
use crate::report::verdict::FEWEST_EFFECTIVE_QUESTIONS;
use crate::report::{Absent, BrierSkill, Group, LogScore};
use crate::score::{
    certain_and_wrong, clipped, mean_brier, mean_log_score, mean_spherical, skill_vs_base_rate, skill_vs_half,
};
use crate::uncertainty::{ClusterError, ClusterErrors, Estimate, Interval, Scale};

/// An interval hangs on the questions with the rarer outcome, of which this many effective ones must be there.
pub(super) const FEWEST_RARER: f64 = 2.0;
/// A skill is a ratio to what the base rate alone would get, so it needs one more.
const FEWEST_RARER_FOR_SKILL: f64 = 3.0;

/// Why a number has no interval although there are questions enough.
pub(super) const NOTHING_VARIES: &str = "it is the same on every question, which does not say how it might vary";

/// Fills in the scores with their intervals; gives back why intervals are missing.
pub(super) fn scores(group: &mut Group, basis: &Basis<'_>, statistics: &StatisticsOptions) -> Vec<Absent> {
    let (tally, errors) = (&basis.fitted.counted.scored, basis.errors);
    let confidence = statistics.confidence.level();
    let clip = statistics.log_clip.epsilon();
    let too_few = unpromised(errors, FEWEST_RARER);
    let of = |error: ClusterError, value: Option<f64>, scale: Scale| {
        value.filter(|_| too_few.is_none()).and_then(|value| error.interval(value, scale, confidence))
    };
    let (brier, log, spherical) = (mean_brier(tally), mean_log_score(tally, clip), mean_spherical(tally));
    let of_brier = of(errors.brier, brier, Scale::Logit);
    group.brier = Estimate::new(brier, of_brier);
    group.log_score = LogScore {
        score: Estimate::new(log, of(errors.log, log, Scale::Log)),
        clipped: clipped(tally, clip),
        certain_and_wrong: certain_and_wrong(tally),
    };
    let lost = of(errors.spherical, spherical.map(|score| 1.0 - score), Scale::Logit);
    group.spherical_score = Estimate::new(spherical, lost.and_then(|lost| turned(lost, 1.0)));
    let skill = skill_vs_base_rate(tally);
    let too_few_for_skill = unpromised(errors, FEWEST_RARER_FOR_SKILL);
    let ratio = skill.filter(|_| too_few_for_skill.is_none()).map(|skill| 1.0 - skill);
    group.brier_skill = BrierSkill {
        vs_base_rate: Estimate::new(
            skill,
            of(errors.brier_ratio, ratio, Scale::Log).and_then(|ratio| turned(ratio, 1.0)),
        ),
        vs_half: Estimate::new(skill_vs_half(tally), of_brier.and_then(|brier| turned(brier, 4.0))),
    };
    let bias = in_the_large(tally);
    group.calibration_in_the_large = Estimate::new(bias, of(errors.in_the_large, bias, Scale::Plain));
    group.intervals.base_rate = of(errors.base_rate, group.base_rate.map(Finite::get), Scale::Logit);
    reasons(group, too_few.as_deref(), too_few_for_skill.as_deref())
}

/// 1 − factor·x of both ends.
fn turned(interval: Interval, factor: f64) -> Option<Interval> {
    Interval::new(1.0 - factor * interval.high(), 1.0 - factor * interval.low())
}

/// Why no method would keep what an interval promises, if that is so.
pub(super) fn unpromised(errors: &ClusterErrors, fewest_rarer: f64) -> Option<String> {
    let [no, yes] = errors.outcomes;
    let (rarer, name, all) = (no.min(yes), if yes <= no { "yes" } else { "no" }, no + yes + errors.in_part);
    let questions = |count: u64| if count == 1 { "question" } else { "questions" };
    if errors.effective_questions < FEWEST_EFFECTIVE_QUESTIONS - 1e-9 {
        let effective = errors.effective_questions;
        let worth =
            if effective < 0.9 * all as f64 { format!(" that tell as much as {effective:.1}") } else { String::new() };
        Some(format!("an interval needs 5 questions of equal weight, and there are {all}{worth}"))
    } else if errors.effective_rarer >= fewest_rarer - 1e-9 {
        None
    } else if rarer == 0 {
        Some(format!("none of {all} questions resolved {name}"))
    } else if (rarer as f64) < fewest_rarer {
        Some(format!("only {rarer} of {all} {} resolved {name}", questions(all)))
    } else {
        let effective = errors.effective_rarer;
        Some(format!(
            "the {rarer} of {all} questions that resolved {name} tell as much as {effective:.1} of equal weight"
        ))
    }
}

fn reasons(group: &Group, all: Option<&str>, of_skill: Option<&str>) -> Vec<Absent> {
    let skill = group.brier_skill.vs_base_rate;
    let estimates: [(&'static str, Option<f64>, Option<f64>); 6] = [
        ("brier.low", group.brier.value(), group.brier.low()),
        ("log_score.low", group.log_score.score.value(), group.log_score.score.low()),
        ("spherical_score.low", group.spherical_score.value(), group.spherical_score.low()),
        ("brier_skill.vs_base_rate.low", skill.value(), skill.low()),
        ("calibration_in_the_large.low", group.calibration_in_the_large.value(), group.calibration_in_the_large.low()),
        ("intervals.base_rate", group.base_rate.map(Finite::get), group.intervals.base_rate.map(Interval::low)),
    ];
    let missing = estimates.into_iter().filter(|(_, value, low)| value.is_some() && low.is_none());
    let reason = |statistic| {
        let of_skill = of_skill.filter(|_| statistic == "brier_skill.vs_base_rate.low");
        all.or(of_skill).unwrap_or(NOTHING_VARIES).to_owned()
    };
    missing.map(|(statistic, _, _)| Absent { statistic, reason: reason(statistic) }).collect()
}
