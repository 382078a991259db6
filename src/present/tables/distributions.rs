//! The tables of forecasts over several answers, numbers and days.

use super::bins::bins_of_distribution;
use super::{TablePart, interval_heading, of_group, parts};
use crate::model::Finite;
use crate::present::language::Texts;
use crate::present::span::filled;
use crate::present::table::{Cell, Column, Medium, Table, TableColumns};
use crate::report::{AtLevel, Categorical, Days, Group, Numeric, Report};

/// A group, and what it has of a kind.
struct OfKind<'a, T> {
    group: &'a Group,
    kind: &'a T,
}

/// The groups that have forecasts of a kind, and all together as the total if there are several.
fn of_kind<'a, T>(report: &'a Report, kind: impl Fn(&'a Group) -> Option<&'a T>) -> Vec<OfKind<'a, T>> {
    let groups = report.groups.iter().chain([&report.overall]);
    groups.filter_map(|group| Some(OfKind { group, kind: kind(group)? })).collect()
}

fn table<'a, T: 'a>(
    report: &'a Report,
    caption: &str,
    columns: TableColumns<'a, OfKind<'a, T>>,
    kind: impl Fn(&'a Group) -> Option<&'a T>,
    texts: &'static Texts,
) -> Option<Table> {
    let rows = of_kind(report, kind);
    let columns = of_group(report, texts, columns, |row: &OfKind<'a, T>| row.group);
    (!rows.is_empty()).then(|| Table::of(caption, columns, rows).with_total())
}

/// Forecasts, questions and effective questions.
fn counts<'a, T: 'a>(texts: &Texts, of: impl Fn(&T) -> (u64, u64, f64) + Copy + 'a) -> TableColumns<'a, OfKind<'a, T>> {
    let t = &texts.scores;
    TableColumns::<OfKind<'_, T>>::new()
        .and(Column::number("forecasts", t.forecasts), move |row| Cell::count(of(row.kind).0))
        .and(Column::number("questions", t.questions).beneath(), move |row| Cell::count(of(row.kind).1))
        .and(Column::number("effective_questions", t.effective).from(Medium::Page), move |row| {
            Cell::Multiple(Some(of(row.kind).2))
        })
}

/// Scores of forecasts over several answers.
pub(crate) fn categorical(report: &Report, texts: &'static Texts) -> Option<Table> {
    let t = &texts.scores;
    let interval = interval_heading(report.settings.confidence.level(), texts);
    let has_order = report.overall.distributions.categorical.as_ref().is_some_and(|kind| kind.ordered.is_some());
    let rps = Column::number("rps", texts.distributions.rps);
    let rps = if has_order { rps } else { rps.for_programs() };
    let of_rps = Column::interval("rps", interval.clone());
    let of_rps = if has_order { of_rps } else { of_rps.for_programs() };
    let columns = counts(texts, |kind: &Categorical| (kind.forecasts, kind.questions, kind.effective_questions.get()))
        .and(Column::number("brier", t.brier), |row| Cell::Score(row.kind.brier.value()))
        .and(Column::interval("brier", interval), |row| Cell::interval(&row.kind.brier))
        .and(rps, |row| Cell::Score(row.kind.ordered.as_ref().and_then(|ordered| ordered.rps.value())))
        .and(of_rps, |row| Cell::interval(&row.kind.ordered.as_ref().map(|ordered| ordered.rps).unwrap_or_default()))
        .and(Column::number("log_score", t.log).from(Medium::Page), |row| Cell::Score(row.kind.log_score.value()))
        .and(Column::interval("log_score", "").for_programs(), |row| Cell::interval(&row.kind.log_score));
    table(report, "", columns, |group| group.distributions.categorical.as_ref(), texts)
}

/// Scores of forecasts of numbers.
pub(crate) fn numeric(report: &Report, texts: &'static Texts) -> Option<Table> {
    let d = &texts.distributions;
    let interval = interval_heading(report.settings.confidence.level(), texts);
    let unit = report.overall.distributions.numeric.as_ref().and_then(|kind| kind.unit.as_deref()).unwrap_or_default();
    let wis = if unit.is_empty() { d.wis.to_owned() } else { filled(d.wis_in, &[("unit", unit)]) };
    let columns = counts(texts, |kind: &Numeric| (kind.forecasts, kind.questions, kind.effective_questions.get()))
        .and(Column::words("unit", "").for_programs(), |row| Cell::Raw(row.kind.unit.clone()))
        .and(Column::number("wis", wis), |row| Cell::Score(row.kind.wis.value()))
        .and(Column::interval("wis", interval.clone()), |row| Cell::interval(&row.kind.wis))
        .and(Column::number("dispersion", d.dispersion), |row| Cell::Score(row.kind.dispersion.map(Finite::get)))
        .and(Column::number("underprediction", d.underprediction), |row| {
            Cell::Score(row.kind.underprediction.map(Finite::get))
        })
        .and(Column::number("overprediction", d.overprediction), |row| {
            Cell::Score(row.kind.overprediction.map(Finite::get))
        })
        .and(Column::number("relative_wis", d.relative).legend(d.relative_legend), |row| {
            Cell::Score(row.kind.relative_wis.value())
        })
        .and(Column::interval("relative_wis", interval).from(Medium::Page), |row| {
            Cell::interval(&row.kind.relative_wis)
        });
    table(report, "", columns, |group| group.distributions.numeric.as_ref(), texts)
}

/// Scores of forecasts of days.
pub(crate) fn days(report: &Report, texts: &'static Texts) -> Option<Table> {
    let interval = interval_heading(report.settings.confidence.level(), texts);
    let columns = counts(texts, |kind: &Days| (kind.forecasts, kind.questions, kind.effective_questions.get()))
        .and(Column::number("brier", texts.scores.brier), |row| Cell::Score(row.kind.brier.value()))
        .and(Column::interval("brier", interval), |row| Cell::interval(&row.kind.brier));
    table(report, "", columns, |group| group.distributions.days.as_ref(), texts)
}

/// The same of one group.
pub(crate) fn levels_of(levels: &[AtLevel], of_intervals: bool, level: f64, texts: &'static Texts) -> Table {
    let columns = of_level(level, of_intervals, texts, |level: &&AtLevel| *level);
    Table::of(texts.distributions.coverage, columns, levels)
}

fn of_level<'a, T: 'a>(
    confidence: f64,
    of_intervals: bool,
    texts: &Texts,
    of: impl Fn(&T) -> &AtLevel + Copy + 'a,
) -> TableColumns<'a, T> {
    let d = &texts.distributions;
    let did = if of_intervals { d.covered } else { d.at_or_below };
    TableColumns::<T>::new()
        .and(Column::number("level", d.level).naming(), move |item| Cell::Share(Some(of(item).level.get())))
        .and(Column::number("observed", did), move |item| Cell::Share(Some(of(item).observed.get())))
        .and(Column::pair("low", "high", interval_heading(confidence, texts)), move |item| {
            Cell::Shares(Some((of(item).low.get(), of(item).high.get())))
        })
        .and(Column::number("forecasts", texts.scores.forecasts), move |item| Cell::count(of(item).forecasts))
        .and(Column::number("questions", texts.scores.questions), move |item| Cell::count(of(item).questions))
}

/// How often numbers lay in central intervals (or at or below quantiles), of all together and of each group.
pub(crate) fn levels(report: &Report, of_intervals: bool, texts: &'static Texts) -> Option<Table> {
    let columns =
        of_level(report.settings.confidence.level(), of_intervals, texts, |item: &TablePart<'_, AtLevel>| item.part);
    let columns = of_group(report, texts, columns, |part: &TablePart<'_, AtLevel>| part.group);
    let rows = parts(report, |group| {
        let numeric = group.distributions.numeric.as_ref();
        numeric.map_or(&[], |kind| if of_intervals { &kind.coverage } else { &kind.quantiles })
    });
    (!rows.is_empty()).then(|| Table::of("", columns, rows))
}

/// The bins of answers, or of days, of all together and of each group.
pub(crate) fn statement_bins(report: &Report, of_days: bool, texts: &'static Texts) -> Option<Table> {
    bins_of_distribution(report, texts, move |group| {
        let kinds = &group.distributions;
        if of_days {
            kinds.days.as_ref().map_or(&[], |days| &days.bins)
        } else {
            kinds.categorical.as_ref().map_or(&[], |categorical| &categorical.bins)
        }
    })
}
