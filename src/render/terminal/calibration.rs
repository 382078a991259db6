use super::super::ink::FAINT;
use super::super::number::{confidence, count, percent, percent_interval, percent_range};
use super::super::plot;
use super::super::table::{Column, Table};
use super::super::text::{pad, visible_width};
use super::summary::name;
use super::{DETAILED_GROUPS, Page};
use crate::report::{Bin, Group, Report};

/// From so many columns on table and plot stand side by side.
const SIDE_BY_SIDE: usize = 100;
/// Between table and plot.
const GAP: usize = 3;

pub(super) fn details(page: &mut Page, report: &Report) {
    if report.groups.len() > DETAILED_GROUPS {
        page.blank();
        let hint = format!(
            "What each of the {} groups said against what happened is in --format json and --export DIR.",
            count(report.groups.len() as u64)
        );
        page.hanging("", 0, &hint, FAINT);
        return;
    }
    let alone = std::iter::once(&report.overall).filter(|_| report.groups.is_empty());
    for group in report.groups.iter().chain(alone).filter(|group| !group.bins.is_empty()) {
        page.heading(&format!("{}: what was said against what happened", name(group, page.ink)));
        said_and_happened(page, group, report.settings.confidence);
    }
}

fn said_and_happened(page: &mut Page, group: &Group, level: f64) {
    let table = bins_table(&group.bins, level, page);
    let plot = plot::reliability(&group.bins, page.ink);
    let table = table.lines(page.width, page.ink);
    let left = table.iter().map(|line| visible_width(line)).max().unwrap_or(0);
    if page.width < SIDE_BY_SIDE.max(left + GAP + plot::WIDTH) {
        page.lines(table);
        page.blank();
        page.lines(plot);
        return;
    }
    for index in 0..table.len().max(plot.len()) {
        let [left_part, right_part] = [&table, &plot].map(|lines| lines.get(index).map_or("", String::as_str));
        page.line(&format!("{}{}{right_part}", pad(left_part, left, false), " ".repeat(GAP)));
    }
}

fn bins_table(bins: &[Bin], level: f64, page: &Page) -> Table {
    let mut table = Table::new(vec![
        Column::left("said"),
        Column::right("forecasts"),
        Column::right("questions"),
        Column::right("mean\nsaid"),
        Column::right("happened"),
        Column::right(format!("{}\ninterval", confidence(level))),
    ]);
    for bin in bins {
        let cells = [
            percent_range(bin.from, bin.to),
            count(bin.forecasts),
            count(bin.questions),
            percent(bin.mean_forecast),
            percent(bin.observed),
            percent_interval(bin.low, bin.high),
        ];
        table.push(cells.iter().map(|cell| page.ink.clean(cell)).collect());
    }
    table
}
