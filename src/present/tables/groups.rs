//! The table of groups, with every statistic.

use super::{interval_heading, of_group};
use crate::model::Finite;
use crate::present::language::Texts;
use crate::present::table::{Cell, Column, Medium, Table, TableColumns};
use crate::report::{Group, Report};
use crate::verbal::Verbal;

/// The groups, and all together as the total.
pub(crate) fn groups(report: &Report, groups: &[&Group], texts: &'static Texts) -> Table {
    let columns = counted(report, texts)
        .then(scores(report, texts))
        .then(decompositions(report, texts))
        .then(calibration(report, texts))
        .then(resolvability())
        .then(in_words())
        .then(in_ranges())
        .then(ways(texts));
    let columns = of_group(report, texts, columns, |group: &&Group| group);
    Table::of(texts.scores.caption, columns, groups.iter().copied().chain([&report.overall])).with_total()
}

fn counted<'a>(report: &Report, texts: &Texts) -> TableColumns<'a, &'a Group> {
    let t = &texts.scores;
    let effective =
        Column::number("effective_questions", t.effective).beneath().gives_way(3).legend(t.effective_legend);
    let fewer = |group: &Group| group.effective_questions < 0.9 * group.questions as f64;
    let told = report.groups.iter().chain([&report.overall]).any(fewer);
    let effective = if told { effective } else { effective.for_programs() };
    TableColumns::<&Group>::new()
        .and(Column::number("forecasts", t.forecasts).gives_way(4), |group| Cell::count(group.forecasts))
        .and(Column::number("questions", t.questions).beneath().gives_way(8), |group| Cell::count(group.questions))
        .and(effective, |group| Cell::Multiple((group.questions > 0).then_some(group.effective_questions.get())))
        .and(Column::number("sources", t.sources).from(Medium::Page), |group| Cell::count(group.sources))
        .number("weight", |group| Some(group.weight.get()))
        .and(Column::number("base_rate", t.base_rate).gives_way(7), |group| {
            Cell::Share(group.base_rate.map(Finite::get))
        })
        .and(Column::number("mean_forecast", t.mean).beneath().gives_way(5), |group| {
            Cell::Share(group.mean_forecast.map(Finite::get))
        })
        .number("forecast_variance", |group| group.forecast_variance.map(Finite::get))
}

fn scores<'a>(report: &Report, texts: &Texts) -> TableColumns<'a, &'a Group> {
    let t = &texts.scores;
    let interval = interval_heading(report.settings.confidence.level(), texts);
    let skill = Column::number("brier_skill_vs_base_rate", t.skill).legend(t.skill_legend).gives_way(6);
    let of_skill =
        Column::interval("brier_skill_vs_base_rate", format!("{}: {interval}", t.skill)).from(Medium::Workbook);
    let log = Column::number("log_score", t.log).from(Medium::Page).legend(t.log_legend);
    TableColumns::<&Group>::new()
        .and(Column::number("brier", t.brier), |group| Cell::Score(group.brier.value()))
        .and(Column::interval("brier", interval), |group| Cell::interval(&group.brier))
        .and(skill, |group| Cell::Score(group.brier_skill.vs_base_rate.value()))
        .and(of_skill, |group| Cell::interval(&group.brier_skill.vs_base_rate))
        .estimate("brier_skill_vs_half", |group| group.brier_skill.vs_half)
        .and(log, |group| Cell::Score(group.log_score.score.value()))
        .and(Column::interval("log_score", "").for_programs(), |group| Cell::interval(&group.log_score.score))
        .count("log_score_clipped", |group| group.log_score.clipped)
        .count("log_score_certain_and_wrong", |group| group.log_score.certain_and_wrong)
        .estimate("spherical_score", |group| group.spherical_score)
}

fn decompositions<'a>(report: &Report, texts: &Texts) -> TableColumns<'a, &'a Group> {
    let (t, d) = (&texts.scores, &texts.discrimination);
    let heading = interval_heading(report.settings.confidence.level(), texts);
    let interval =
        |name: &'static str, of: &str| Column::interval(name, format!("{of}: {heading}")).from(Medium::Workbook);
    let miscalibration =
        Column::number("corp_miscalibration", d.miscalibration).legend(t.miscalibration_legend).gives_way(2);
    let discrimination =
        Column::number("corp_discrimination", d.discrimination).legend(t.discrimination_legend).gives_way(1);
    let uncertainty = Column::number("corp_uncertainty", d.uncertainty).from(Medium::Workbook);
    TableColumns::<&Group>::new()
        .number("murphy_reliability", |group| group.murphy.reliability.map(Finite::get))
        .number("murphy_resolution", |group| group.murphy.resolution.map(Finite::get))
        .number("murphy_uncertainty", |group| group.murphy.uncertainty.map(Finite::get))
        .number("murphy_within_bin_variance", |group| group.murphy.within_bin_variance.map(Finite::get))
        .number("murphy_within_bin_covariance", |group| group.murphy.within_bin_covariance.map(Finite::get))
        .number("murphy_reliability_bias_corrected", |group| group.murphy.bias_corrected.reliability.map(Finite::get))
        .number("murphy_resolution_bias_corrected", |group| group.murphy.bias_corrected.resolution.map(Finite::get))
        .number("murphy_uncertainty_bias_corrected", |group| group.murphy.bias_corrected.uncertainty.map(Finite::get))
        .and(miscalibration, |group| Cell::Score(group.corp.miscalibration.map(Finite::get)))
        .and(interval("corp_miscalibration", d.miscalibration), |group| Cell::ends(group.intervals.miscalibration))
        .and(discrimination.beneath(), |group| Cell::Score(group.corp.discrimination.map(Finite::get)))
        .and(interval("corp_discrimination", d.discrimination), |group| Cell::ends(group.intervals.discrimination))
        .and(uncertainty, |group| Cell::Score(group.corp.uncertainty.map(Finite::get)))
}

fn calibration<'a>(report: &Report, texts: &'static Texts) -> TableColumns<'a, &'a Group> {
    let t = &texts.scores;
    let heading = interval_heading(report.settings.confidence.level(), texts);
    let of_auc = Column::interval("auc", format!("{}: {heading}", t.auc)).from(Medium::Workbook);
    let for_programs = |name: &'static str| Column::interval(name, "").for_programs();
    let auc = Column::number("auc", t.auc).from(Medium::Page).legend(t.auc_legend);
    let verdict = Column::words("", t.verdict).from(Medium::Workbook).for_people();
    TableColumns::<&Group>::new()
        .number("ece", |group| group.ece.map(Finite::get))
        .and(for_programs("ece"), |group| Cell::ends(group.intervals.ece))
        .number("mce", |group| group.mce.map(Finite::get))
        .number("smooth_ece", |group| group.smooth_ece.map(Finite::get))
        .and(for_programs("smooth_ece"), |group| Cell::ends(group.intervals.smooth_ece))
        .and(auc, |group| Cell::Score(group.auc.map(Finite::get)))
        .and(of_auc, |group| Cell::ends(group.intervals.auc))
        .estimate("calibration_in_the_large", |group| group.calibration_in_the_large)
        .estimate("cox_intercept", |group| group.cox.intercept)
        .estimate("cox_slope", |group| group.cox.slope)
        .number("spiegelhalter_z", |group| group.spiegelhalter.z.map(Finite::get))
        .number("spiegelhalter_p_value", |group| group.spiegelhalter.p_value.map(Finite::get))
        .and(verdict, |group| Cell::raw(group.verdict.sentence(texts.language)))
        .and(Column::words("verdict", "").for_programs(), |group| Cell::raw(group.verdict.code))
        .and(Column::words("verdict_text", "").for_programs(), |group| Cell::raw(group.verdict.text.as_str()))
}

/// How far the ends of an interval lie from its value: charts in workbooks want that.
fn ways<'a>(texts: &Texts) -> TableColumns<'a, &'a Group> {
    let way =
        |name: &'static str, way: &str| Column::number(name, format!("{}: {way}", texts.scores.brier)).in_workbooks();
    let brier = |group: &&Group| group.brier;
    TableColumns::<&Group>::new()
        .and(way("brier_down", texts.workbook.down), move |group| {
            Cell::Score(brier(group).value().zip(brier(group).low()).map(|(value, low)| value - low))
        })
        .and(way("brier_up", texts.workbook.up), move |group| {
            Cell::Score(brier(group).value().zip(brier(group).high()).map(|(value, high)| high - value))
        })
}

fn resolvability<'a>() -> TableColumns<'a, &'a Group> {
    TableColumns::<&Group>::new()
        .count("statements", |group| group.resolvability.statements)
        .count("unscorable", |group| group.resolvability.unscorable)
        .count("pending", |group| group.resolvability.pending)
        .count("overdue", |group| group.resolvability.overdue)
        .count("annulled", |group| group.resolvability.annulled)
        .count("scored", |group| group.resolvability.scored)
        .number("brier_if_overdue_yes", |group| group.resolvability.brier_if_overdue_yes.map(Finite::get))
        .number("brier_if_overdue_no", |group| group.resolvability.brier_if_overdue_no.map(Finite::get))
}

fn in_ranges<'a>() -> TableColumns<'a, &'a Group> {
    let envelope = |group: &Group| group.ranges.and_then(|ranges| ranges.brier_envelope);
    TableColumns::<&Group>::new()
        .count("range_forecasts", |group| group.ranges.map_or(0, |ranges| ranges.forecasts))
        .number("range_brier_envelope_low", move |group| Some(envelope(group)?.low.get()))
        .number("range_brier_envelope_high", move |group| Some(envelope(group)?.high.get()))
}

fn in_words<'a>() -> TableColumns<'a, &'a Group> {
    fn of<T>(group: &Group, value: impl Fn(&Verbal) -> Option<T>) -> Option<T> {
        group.words.as_ref().and_then(|words| value(&words.verbal))
    }
    TableColumns::<&Group>::new()
        .count("verbal_forecasts", |group| of(group, |words| Some(words.forecasts)).unwrap_or(0))
        .count("verbal_modal_only", |group| of(group, |words| Some(words.modal_only)).unwrap_or(0))
        .number("verbal_brier_without_modal_only", |group| {
            of(group, |words| words.brier_without_modal_only).map(Finite::get)
        })
        .number("verbal_brier_envelope_low", |group| {
            of(group, |words| Some(words.brier_envelope?.low)).map(Finite::get)
        })
        .number("verbal_brier_envelope_high", |group| {
            of(group, |words| Some(words.brier_envelope?.high)).map(Finite::get)
        })
        .number("verbal_readers_mean", |group| of(group, |words| Some(words.readers?.mean)).map(Finite::get))
        .number("verbal_readers_p05", |group| of(group, |words| Some(words.readers?.p05)).map(Finite::get))
        .number("verbal_readers_p50", |group| of(group, |words| Some(words.readers?.p50)).map(Finite::get))
        .number("verbal_readers_p95", |group| of(group, |words| Some(words.readers?.p95)).map(Finite::get))
        .number("verbal_vagueness_cost", |group| of(group, |words| words.vagueness_cost).map(Finite::get))
}
