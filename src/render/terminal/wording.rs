use anstyle::Style;

use super::super::ink::FAINT;
use super::super::table::Table;
use super::super::wording::{
    BY_OTHERS, groups_table, legend, lexicons_table, order, phrases_table, speaking, without_readers,
};
use super::summary::name;
use super::{DETAILED_GROUPS, Page};
use crate::report::Report;

/// What words do to the scores.
pub(super) fn words(page: &mut Page, report: &Report) {
    if report.overall.words.is_none() {
        return;
    }
    page.heading("Forecasts in words");
    table(page, &groups_table(report));
    page.hanging("", 0, &legend(report), FAINT);
    for reason in without_readers(report) {
        page.hanging("  ", 4, &reason, Style::new());
    }
    if let Some(order) = order(report) {
        page.hanging("", 0, &order, Style::new());
    }
    if report.groups.len() > DETAILED_GROUPS {
        page.hanging(
            "",
            0,
            "Each phrase against what happened, and other lexicons: --format json and --export DIR.",
            FAINT,
        );
        return;
    }
    let level = report.settings.confidence;
    for (group, words) in speaking(report) {
        page.heading(&format!("{}: phrases against what happened", name(group, page.ink)));
        table(page, &phrases_table(words, level));
        if !words.lexicons.is_empty() {
            page.blank();
            table(page, &lexicons_table(group, words, level));
        }
    }
    if speaking(report).any(|(_, words)| !words.lexicons.is_empty()) {
        page.hanging("", 0, BY_OTHERS, FAINT);
    }
}

fn table(page: &mut Page, table: &Table) {
    let ink = page.ink;
    let clean = |text: &str| text.lines().map(|line| ink.clean(line)).collect::<Vec<_>>().join("\n");
    let lines = table.cleaned(clean).lines(page.width, ink);
    page.lines(lines);
}
