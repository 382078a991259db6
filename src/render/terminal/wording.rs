use anstyle::Style;

use super::super::ink::FAINT;
use super::super::number::count;
use super::super::table::Table;
use super::super::wording::{BY_OTHERS, lexicons_table, order, phrases_table, sentences, speaking};
use super::summary::name;
use super::{DETAILED_GROUPS, Page};
use crate::report::Report;

/// What words do to the scores.
pub(super) fn words(page: &mut Page, report: &Report) {
    if report.overall.words.is_none() {
        return;
    }
    page.heading("Forecasts in words");
    if report.groups.len() > DETAILED_GROUPS {
        if let Some(words) = &report.overall.words {
            page.hanging("  ", 4, &format!("all: {}", sentences(&report.overall, words).join(" ")), Style::new());
        }
        let groups = count(report.groups.len() as u64);
        page.hanging("  ", 2, &format!("Each of the {groups} groups: --format json."), FAINT);
    } else {
        for (group, words) in speaking(report) {
            let name = name(group, page.ink);
            page.hanging("  ", 4, &format!("{name}: {}", sentences(group, words).join(" ")), Style::new());
        }
    }
    if let Some(order) = order(report) {
        page.hanging("  ", 4, &order, Style::new());
    }
    if report.groups.len() > DETAILED_GROUPS {
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
