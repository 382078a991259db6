use anstyle::Style;

use super::super::notes::by_code;
use super::Page;
use crate::diagnostics::DiagnosticKind;
use crate::present::write::terminal::diagnostics::kind_lines;
use crate::present::write::terminal::ink::FAINT;
use crate::report::Note;

/// So many places are shown for each kind of problem.
const PLACES: usize = 3;

pub(super) fn notes(page: &mut Page, notes: &[Note]) {
    notes_under(page, "Please note", notes);
}

pub(super) fn notes_under(page: &mut Page, heading: &str, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    page.heading(heading);
    for kind in by_code(notes) {
        for (index, text) in kind.texts().iter().enumerate() {
            let lead = if index == 0 { page.ink.pick("  • ", "  * ") } else { "    " };
            page.hanging(lead, 4, text, Style::new());
        }
        for advice in kind.advice() {
            let arrow = page.ink.pick("    → ", "   -> ");
            page.hanging(arrow, 6, advice, FAINT);
        }
    }
}

pub(super) fn diagnostics(page: &mut Page, kinds: &[DiagnosticKind]) {
    diagnostics_with(page, kinds, PLACES);
}

pub(super) fn diagnostics_with(page: &mut Page, kinds: &[DiagnosticKind], places: usize) {
    if kinds.is_empty() {
        return;
    }
    page.heading("Problems in the data");
    for kind in kinds {
        let (width, ink) = (page.width.saturating_sub(2), page.ink);
        let lines = kind_lines(kind, ink, places, width);
        page.lines(lines.into_iter().map(|line| format!("  {line}")));
    }
}
