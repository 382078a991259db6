use anstyle::Style;

use super::super::ink::FAINT;
use super::super::number::{count, counted};
use super::super::text::pad;
use super::super::{accounting, words};
use super::summary::name;
use super::{DETAILED_GROUPS, Page};
use crate::report::{Counts, Report};

pub(super) fn counts(page: &mut Page, counts: &Counts) {
    let rows = counted(counts.rows, "row");
    if counts.rows == counts.scored {
        page.heading(&format!("All {rows} were scored"));
        return;
    }
    page.heading(&format!("What became of the {rows}"));
    let number_width = count(counts.rows).len();
    for (index, (_, number, fate)) in accounting::parts(counts).into_iter().enumerate() {
        let sign = if index == 0 { "=" } else { "+" };
        page.line(&format!("  {sign} {}  {fate}", pad(&count(number), number_width, true)));
    }
}

/// What became of each group's statements: silence must not be taken for skill.
pub(super) fn resolvability(page: &mut Page, report: &Report) {
    let many = report.groups.len() > DETAILED_GROUPS;
    let all = std::iter::once(&report.overall).filter(|_| many || report.groups.is_empty());
    let each = report.groups.iter().filter(|_| !many);
    let told: Vec<_> =
        each.chain(all).filter_map(|group| Some((group, words::resolvability(&group.resolvability)?))).collect();
    if told.is_empty() {
        return;
    }
    page.heading("How much could be checked");
    for (group, text) in told {
        let name = name(group, page.ink);
        page.hanging("  ", 4, &format!("{name}: {text}"), Style::new());
    }
    page.hanging("  ", 2, words::CHECKABLE, FAINT);
}
