//! The tests behind a group's verdict.

use crate::calibrate::{Redraws, Tails};
use crate::options::StatisticsOptions;
use crate::report::basis::Basis;
use crate::report::{Evidence, Group, TwoWayTest, Verdict, WhyUntested, judge};

/// What may be said of a group whose numbers are known.
pub(super) fn verdict(basis: &Basis<'_>, group: &Group, redraws: &Redraws, statistics: &StatisticsOptions) -> Verdict {
    let why = (redraws.count() == 0).then_some(WhyUntested::NoResamples);
    let one_probability = (basis.fitted.counted.scored.rows().len() < 2).then_some(WhyUntested::OneProbability);
    let untested = why.or(one_probability);
    let more_yes = basis.errors.outcomes[1] as f64 - basis.yes_count.mean();
    let together = redraws.p_values_together(more_yes, untested.is_none().then_some(basis.slope));
    let [of_yes, of_slope, of_curve] = together.unwrap_or([0.0; 3]);
    judge(&Evidence {
        label: &basis.key.label(),
        forecasts: group.forecasts,
        questions: group.questions,
        effective_questions: group.effective_questions.get(),
        min_questions: statistics.min_questions,
        confidence: statistics.confidence.level(),
        mean_forecast: group.mean_forecast.unwrap_or_default().get(),
        base_rate: group.base_rate.unwrap_or_default().get(),
        in_the_large: in_the_large(basis, group).at_least(of_yes),
        slope: untested.map_or_else(|| Ok(slope(basis, redraws).at_least(of_slope)), Err),
        miscalibration: redraws
            .miscalibration_without_one()
            .map(|p_value| p_value.max(of_curve))
            .ok_or(WhyUntested::NoResamples),
        outside: outside(group),
        bins: &group.bins,
    })
}

impl TwoWayTest {
    fn at_least(self, p_value: f64) -> Self {
        Self { p_value: self.p_value.max(p_value), ..self }
    }
}

/// Whether as many questions went yes as the forecasts imply, one vote each. One question that had gone the other way must not undo
/// what is found, and the forecasts' own mean must lie on the same side.
fn in_the_large(basis: &Basis<'_>, group: &Group) -> TwoWayTest {
    let [_, yes] = basis.errors.outcomes;
    let too_many_said = (yes as f64) < basis.yes_count.mean();
    let one_less_telling = if too_many_said { yes + 1 } else { yes.saturating_sub(1) };
    let one_sided = |tails: Tails| if too_many_said { tails.low } else { tails.high };
    let tail = one_sided(basis.yes_count.tails(yes)).max(one_sided(basis.yes_count.tails(one_less_telling)));
    let bias = group.calibration_in_the_large.value().unwrap_or_default();
    two_way(tail, too_many_said, if too_many_said { bias > 0.0 } else { bias < 0.0 })
}

/// Whether the slope score is one that calibrated forecasts have, also without the question that speaks loudest; the fitted slope, if there
/// is one, must lie on the same side of 1.
fn slope(basis: &Basis<'_>, redraws: &Redraws) -> TwoWayTest {
    let score = basis.slope;
    let overconfident = score < 0.0;
    let (with, without) = (redraws.slope_tails(score), redraws.slope_tails_without(overconfident, score));
    let tail = if overconfident { with.low.max(without.low) } else { with.high.max(without.high) };
    let fits = basis.fitted.cox.as_ref().is_ok_and(|fit| (fit.slope < 1.0) != overconfident);
    two_way(tail, overconfident, !fits)
}

fn two_way(tail: f64, is_first_way: bool, agrees: bool) -> TwoWayTest {
    TwoWayTest { p_value: if agrees { (2.0 * tail).min(1.0) } else { 1.0 }, is_first_way }
}

/// The forecasts between which the curve lies outside of its simultaneous band.
fn outside(group: &Group) -> Option<(f64, f64)> {
    let height = |forecast: f64| {
        let block = group.curve.iter().find(|block| forecast <= block.to.get());
        block.or(group.curve.last()).map_or(forecast, |block| block.calibrated.get())
    };
    let leaves = group.bands.iter().filter(|point| {
        let height = height(point.forecast.get());
        height < point.simultaneous_low.get() - 1e-12 || height > point.simultaneous_high.get() + 1e-12
    });
    let at: Vec<f64> = leaves.map(|point| point.forecast.get()).collect();
    at.first().copied().zip(at.last().copied())
}
