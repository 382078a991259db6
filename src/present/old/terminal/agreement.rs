use anstyle::Style;

use super::super::agreement::{
    LEGEND, NOT_COMPUTED, codes, headline, lines, measures, missing, only_in, resampling, to_settle,
};
use super::notes;
use super::{Ink, TerminalOptions};
use crate::coders::Comparison;
use crate::present::number::counted;
use crate::present::wrap::pad;
use crate::present::write::terminal::ink::FAINT;
use crate::present::write::terminal::page::Page;

/// So many differences are shown.
const SHOWN: usize = 20;
/// So many statements of one log alone are shown.
const ALONE: usize = 10;

/// The comparison for a terminal: the measures, then what is to be settled.
pub fn agreement_page(comparison: &Comparison, options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut page = Page::new(options.width, ink);
    page.heading(&headline(comparison));
    page.blank();
    page.lines(cleaned(comparison, options.width, ink));
    page.hanging("", 0, LEGEND, FAINT);
    if let Some(text) = resampling(comparison) {
        page.hanging("", 0, &text, FAINT);
    }
    if !missing(comparison).is_empty() {
        page.heading(NOT_COMPUTED);
        for reason in missing(comparison) {
            page.hanging(ink.pick("  • ", "  * "), 4, &reason, Style::new());
        }
    }
    differences(&mut page, comparison);
    alone(&mut page, comparison);
    notes::notes(&mut page, &comparison.notes);
    page.finish()
}

/// Numbers have dashes that not every terminal knows.
fn cleaned(comparison: &Comparison, width: usize, ink: Ink) -> Vec<String> {
    measures(comparison)
        .lines(width, ink)
        .iter()
        .map(|line| if ink.unicode { line.clone() } else { ink.clean(line) })
        .collect()
}

fn differences(page: &mut Page, comparison: &Comparison) {
    page.heading(&format!("To settle: {}", to_settle(comparison)));
    if !comparison.disagreements.is_empty() {
        page.hanging("  ", 2, &comparison.coders.join(" | "), FAINT);
    }
    let mut before = None;
    for disagreement in comparison.disagreements.iter().take(SHOWN) {
        if before != Some(&disagreement.statement) {
            page.prose(2, &disagreement.statement);
        }
        before = Some(&disagreement.statement);
        let lead = format!("    {}", pad(disagreement.field, 13, false));
        page.hanging(
            &format!("{lead}  "),
            19,
            &format!("{}  ({})", codes(disagreement), lines(disagreement)),
            Style::new(),
        );
    }
    let more = comparison.disagreements.len().saturating_sub(SHOWN);
    if more > 0 {
        page.prose(2, &format!("{} more; --differences FILE writes all of them.", counted(more as u64, "difference")));
    }
}

fn alone(page: &mut Page, comparison: &Comparison) {
    let counts = only_in(comparison);
    if counts.is_empty() {
        return;
    }
    page.heading(&format!("Not compared: {}", counts.join(", ")));
    for only in comparison.only_in.iter().take(ALONE) {
        page.hanging("  ", 4, &format!("{}  ({}, line {})", only.statement, only.coder, only.line), Style::new());
    }
    let more = comparison.only_in.len().saturating_sub(ALONE);
    if more > 0 {
        page.prose(2, &format!("{} more; --format json lists all of them.", counted(more as u64, "statement")));
    }
}
