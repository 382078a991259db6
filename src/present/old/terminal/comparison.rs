//! The comparison for the terminal: what may be said comes first.

use anstyle::Style;

use super::super::comparison::{
    BETS, CHANGES, LEGEND, OF_CHANGES, OF_CHOICES, SHRUNK, Verdicts, bets_table, groups_table, periods_table,
    robustness, sources_left_out, sources_table, verdicts_of_pairs, verdicts_of_periods,
};
use super::super::{Ink, words};
use super::{TerminalOptions, notes, rows};
use crate::present::write::terminal::grid::Table;
use crate::present::write::terminal::ink::{FAINT, verdict_style};
use crate::present::write::terminal::page::Page;
use crate::report::{Comparison, Report};

/// From so many columns on a number stands beside its interval, below it above.
const ONE_LINE: usize = 110;
/// Tables of more groups are left to other formats.
const GROUPS: usize = 60;

/// The comparison as text for a terminal; `report` has the scores of the same run.
///
/// It depends on the two and the options alone; text from the user's files is stripped of control characters.
pub fn comparison_page(report: &Report, comparison: &Comparison, options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut page = Page::new(options.width, ink);
    page.heading(&words::scored(report));
    if report.overall.forecasts > 0 {
        over_time(&mut page, comparison);
        sentences(&mut page, "What may be said", &verdicts_of_pairs(comparison));
        groups(&mut page, comparison);
        orders(&mut page, comparison);
    }
    rows::counts(&mut page, &comparison.counts);
    notes::notes(&mut page, &comparison.notes);
    notes::diagnostics(&mut page, &comparison.problems);
    page.finish()
}

fn sentences(page: &mut Page, heading: &str, verdicts: &Verdicts) {
    if verdicts.shown.is_empty() && verdicts.rest.is_empty() {
        return;
    }
    page.heading(heading);
    for (code, text) in &verdicts.shown {
        let lead = page.ink.pick("  • ", "  * ");
        page.hanging(lead, 4, text, verdict_style(code));
    }
    for rest in &verdicts.rest {
        page.prose(2, rest);
    }
}

fn groups(page: &mut Page, comparison: &Comparison) {
    let one_line = page.width >= ONE_LINE;
    if let Some(sources) = sources_table(comparison, one_line) {
        page.heading("Sources, each drawn to the mean of its type");
        table(page, &sources);
        page.hanging("", 0, SHRUNK, FAINT);
        if let Some(left_out) = sources_left_out(comparison) {
            page.hanging("", 0, &left_out, Style::new());
        }
        return;
    }
    if comparison.groups.len() > GROUPS {
        page.blank();
        let text = format!("{} groups: see --format json or --export DIR for their scores.", comparison.groups.len());
        page.hanging("", 0, &text, Style::new());
        return;
    }
    page.heading("On equal terms");
    table(page, &groups_table(comparison, one_line));
    page.hanging("", 0, LEGEND, FAINT);
    if comparison.periods.is_some() {
        return; // A page on the course of time; the rest is in the other formats.
    }
    page.heading("Against the others, and together");
    table(page, &bets_table(comparison, one_line));
    page.hanging("", 0, BETS, FAINT);
}

fn over_time(page: &mut Page, comparison: &Comparison) {
    let Some(periods) = periods_table(comparison, page.width >= ONE_LINE) else { return };
    page.heading("From period to period");
    table(page, &periods);
    page.hanging("", 0, CHANGES, FAINT);
    sentences(page, OF_CHANGES, &verdicts_of_periods(comparison));
}

fn orders(page: &mut Page, comparison: &Comparison) {
    let lines = robustness(comparison);
    if lines.is_empty() {
        return;
    }
    page.heading(OF_CHOICES);
    for line in lines {
        page.hanging("  ", 4, &line, Style::new());
    }
}

fn table(page: &mut Page, table: &Table) {
    let ink = page.ink;
    let clean = |text: &str| text.lines().map(|line| ink.clean(line)).collect::<Vec<_>>().join("\n");
    let lines = table.cleaned(clean).lines(page.width, ink);
    page.lines(lines);
}
