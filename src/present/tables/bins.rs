//! The tables of calibration: bins of forecasts that said about the same, and the curve without bins.

use super::{TablePart, interval_heading, label, of_group, parts};
use crate::present::language::Texts;
use crate::present::span::filled;
use crate::present::table::{Cell, Column, Table, TableColumns};
use crate::report::{Bin, CurveBlock, Group, Report};

/// Bins of a group.
pub(crate) fn bins_of(group: &Group, bins: &[Bin], level: f64, texts: &'static Texts) -> Table {
    let caption = filled(texts.calibration.caption, &[("who", &label(&group.key, texts))]);
    Table { caption, ..Table::of("", columns(level, texts, |bin: &&Bin| *bin), bins) }
}

/// The bins of groups, with how far the ends of their intervals lie from their values: charts in workbooks want that.
pub(crate) fn bins_of_groups(report: &Report, groups: &[&Group], texts: &'static Texts) -> Table {
    let t = &texts.calibration;
    let way = |name: &'static str, way: &str| Column::number(name, format!("{}: {way}", t.observed)).in_workbooks();
    let ways = TableColumns::<TablePart<'_, Bin>>::new()
        .and(way("observed_down", texts.workbook.down), |bin| {
            Cell::Share(Some((bin.part.observed.get() - bin.part.low.get()).max(0.0)))
        })
        .and(way("observed_up", texts.workbook.up), |bin| {
            Cell::Share(Some((bin.part.high.get() - bin.part.observed.get()).max(0.0)))
        });
    let columns = columns(report.settings.confidence.level(), texts, |part: &TablePart<'_, Bin>| part.part).then(ways);
    let columns = of_group(report, texts, columns, |part: &TablePart<'_, Bin>| part.group);
    let bins = groups.iter().flat_map(|group| group.bins.iter().map(move |part| TablePart { group, part }));
    Table::of("", columns, bins)
}

/// The bins of all together and of each group.
pub(crate) fn bins(report: &Report, texts: &'static Texts) -> Table {
    bins_by(report, texts, |group| &group.bins)
}

/// Likewise other bins, if there are any.
pub(super) fn bins_of_distribution<'a>(
    report: &'a Report,
    texts: &'static Texts,
    of: impl Fn(&'a Group) -> &'a [Bin],
) -> Option<Table> {
    let table = bins_by(report, texts, of);
    (!table.rows.is_empty()).then_some(table)
}

fn bins_by<'a>(report: &'a Report, texts: &'static Texts, of: impl Fn(&'a Group) -> &'a [Bin]) -> Table {
    let columns = columns(report.settings.confidence.level(), texts, |part: &TablePart<'_, Bin>| part.part);
    let columns = of_group(report, texts, columns, |part: &TablePart<'_, Bin>| part.group);
    Table::of("", columns, parts(report, of))
}

fn columns<'a, T: 'a>(level: f64, texts: &Texts, bin: impl Fn(&T) -> &Bin + Copy + 'a) -> TableColumns<'a, T> {
    let t = &texts.calibration;
    TableColumns::<T>::new()
        .and(Column::pair("from", "to", t.bin).naming(), move |item| {
            Cell::Bin(bin(item).from.get(), bin(item).to.get())
        })
        .and(Column::number("forecasts", texts.scores.forecasts), move |item| Cell::count(bin(item).forecasts))
        .and(Column::number("questions", texts.scores.questions), move |item| Cell::count(bin(item).questions))
        .and(Column::number("weight", "").for_programs(), move |item| Cell::Number(Some(bin(item).weight.get())))
        .and(Column::number("mean_forecast", t.mean), move |item| Cell::Share(Some(bin(item).mean_forecast.get())))
        .and(Column::number("observed", t.observed), move |item| Cell::Share(Some(bin(item).observed.get())))
        .and(Column::pair("low", "high", interval_heading(level, texts)), move |item| {
            Cell::Shares(Some((bin(item).low.get(), bin(item).high.get())))
        })
}

/// The blocks of the isotonic calibration curve of all together and of each group.
pub(crate) fn curve(report: &Report, texts: &'static Texts) -> Table {
    let t = &texts.calibration;
    let columns = TableColumns::<TablePart<'_, CurveBlock>>::new()
        .and(Column::pair("from", "to", t.from_to).naming(), |item| {
            Cell::Shares(Some((item.part.from.get(), item.part.to.get())))
        })
        .and(Column::number("forecasts", texts.scores.forecasts), |item| Cell::count(item.part.forecasts))
        .and(Column::number("weight", "").for_programs(), |item| Cell::Number(Some(item.part.weight.get())))
        .and(Column::number("calibrated", t.calibrated), |item| Cell::Share(Some(item.part.calibrated.get())));
    let columns = of_group(report, texts, columns, |part: &TablePart<'_, CurveBlock>| part.group);
    Table { caption: t.curve_caption.to_owned(), ..Table::of("", columns, parts(report, |group| &group.curve)) }
}
