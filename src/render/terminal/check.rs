use std::fmt::Write;

use anstyle::Style;

use super::super::accounting;
use super::super::ink::FAINT;
use super::super::number::{count, counted};
use super::super::table::{Column, Table};
use super::super::text::pad;
use super::Page;
use super::remarks;
use super::{Ink, TerminalOptions};
use crate::check::Check;
use crate::check::findings::{Copy, Examples, OnQuestion};
use crate::check::names::{AlikeNames, Named};
use crate::check::places::{FileLines, RowPlace};
use crate::diagnose::catalogue;
use crate::model::RowFate;

/// So many places are shown for each kind of problem.
const PLACES: usize = 5;
/// So many entries of a list are shown.
const LISTED: usize = 15;
/// So many lines are named for each reason why rows are left out, and for each example.
const LINES: usize = 5;

/// What `check` found, for a terminal: problems first, then what would become of the rows, then what looks odd.
pub fn check_page(check: &Check, options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut page = Page::new(options.width, ink);
    headline(&mut page, check);
    remarks::problems_with(&mut page, &check.problems, PLACES);
    accounts(&mut page, check);
    let findings = &check.findings;
    overdue(&mut page, check);
    on_questions(&mut page, "open-without-deadline", &findings.open_without_deadline);
    names(&mut page, check);
    copies(&mut page, "duplicates", &findings.duplicates);
    copies(&mut page, "repeats", &findings.repeats);
    same_day(&mut page, &findings.same_day);
    let unresolved = &findings.questions_without_resolution;
    counted_questions(&mut page, unresolved);
    unasked(&mut page, &findings.questions_without_forecasts);
    remarks::notes_under(&mut page, "How the files were read", &check.notes);
    closing(&mut page, check);
    page.finish()
}

fn headline(page: &mut Page, check: &Check) {
    let found = [(check.severities.errors, "error"), (check.severities.warnings, "warning")];
    let found: Vec<String> =
        found.into_iter().filter(|&(number, _)| number > 0).map(|(number, noun)| counted(number, noun)).collect();
    let found = if found.is_empty() { "no problems".to_owned() } else { found.join(" and ") };
    let as_of = &check.settings.as_of;
    page.heading(&match &check.counts {
        Some(counts) => format!("{} read, as of {as_of}: {found}.", counted(counts.rows, "forecast row")),
        None => format!("The columns are not clear, so no row was read: {found}."),
    });
}

fn accounts(page: &mut Page, check: &Check) {
    let Some(counts) = &check.counts else { return };
    let rows = counted(counts.rows, "row");
    if counts.rows == counts.scored {
        page.heading(&format!("All {rows} would be scored"));
        return;
    }
    page.heading(&format!("What would become of the {rows}"));
    let width = count(counts.rows).len();
    for (index, (fate, number, reason)) in accounting::parts(counts).into_iter().enumerate() {
        let sign = if index == 0 { "=" } else { "+" };
        page.line(&format!("  {sign} {}  {reason}", pad(&count(number), width, true)));
        let left_out = check.findings.left_out.iter().find(|left_out| left_out.status == fate);
        if let Some(left_out) = left_out.filter(|_| fate != RowFate::Scored) {
            page.hanging(&" ".repeat(width + 6), width + 6, &lines(&left_out.rows), FAINT);
        }
    }
}

/// The first lines: `forecasts.csv: lines 3, 9, 12 and 4 more`.
fn lines(files: &[FileLines]) -> String {
    let mut text = String::new();
    let mut room = LINES;
    for of_file in files.iter().filter(|of_file| !of_file.lines.is_empty()) {
        if room == 0 {
            break;
        }
        let shown: Vec<String> = of_file.lines.iter().take(room).map(u64::to_string).collect();
        room -= shown.len();
        let gap = if text.is_empty() { "" } else { "; " };
        let noun = if shown.len() == 1 { "line" } else { "lines" };
        let _ = write!(text, "{gap}{}: {noun} {}", of_file.file, shown.join(", ")); // writing to a string never fails
    }
    let all: usize = files.iter().map(|of_file| of_file.lines.len()).sum();
    if all > LINES {
        let _ = write!(text, " and {} more", count((all - LINES) as u64));
    }
    text
}

/// Heading, list, what is left of it, and the remedy of the code.
fn section(page: &mut Page, code: &str, number: u64, listed: impl IntoIterator<Item = String>) {
    if number == 0 {
        return;
    }
    page.heading(&format!("{}: {}", heading(code), count(number)));
    let mut shown = 0;
    for line in listed.into_iter().take(LISTED) {
        page.hanging("  ", 4, &line, Style::new());
        shown += 1;
    }
    close_section(page, code, number.saturating_sub(shown));
}

fn close_section(page: &mut Page, code: &str, more: u64) {
    if more > 0 {
        page.prose(2, &format!("and {} more", count(more)));
    }
    if let Some(entry) = catalogue::find(code) {
        let arrow = page.ink.pick("  → ", "  -> ");
        page.hanging(arrow, 4, &format!("{} [{}]", entry.remedy, entry.code), FAINT);
    }
}

fn heading(code: &str) -> &'static str {
    match code {
        "overdue" => "Overdue: the deadline has passed, and there is no resolution",
        "open-without-deadline" => "Open questions without a deadline",
        "source-under-several-types" => "Sources filed under more than one type",
        "similar-sources" => "Sources that may be one",
        "similar-source-types" => "Source types that may be one",
        "duplicates" => "Rows that are another once more",
        "repeats" => "Rows that look repeated: alike but for their ids",
        "same-day" => "Forecasts made on the day of the resolution",
        "question-without-resolution" => "Questions with forecasts that the resolutions do not have",
        _ => "Questions in the resolutions without a forecast",
    }
}

fn overdue(page: &mut Page, check: &Check) {
    let overdue = &check.findings.overdue;
    if overdue.is_empty() {
        return;
    }
    page.heading(&format!("{}: {}", heading("overdue"), count(overdue.len() as u64)));
    let mut table = Table::new(vec![Column::left("question"), Column::left("deadline"), Column::right("forecasts")]);
    for question in overdue.iter().take(LISTED) {
        table.push(vec![page.ink.clean(&question.question), question.deadline.clone(), count(question.forecasts)]);
    }
    let lines = table.lines(page.width.saturating_sub(2), page.ink);
    page.lines(lines.into_iter().map(|line| format!("  {line}")));
    close_section(page, "overdue", overdue.len().saturating_sub(LISTED) as u64);
}

fn on_question(on: &OnQuestion) -> String {
    format!("{} ({}, the first in {})", on.question, counted(on.forecasts, "forecast"), place(&on.first))
}

fn on_questions(page: &mut Page, code: &str, questions: &[OnQuestion]) {
    section(page, code, questions.len() as u64, questions.iter().map(on_question));
}

fn counted_questions(page: &mut Page, questions: &Examples<OnQuestion>) {
    section(page, "question-without-resolution", questions.count, questions.first.iter().take(LINES).map(on_question));
}

fn unasked(page: &mut Page, questions: &Examples<String>) {
    section(page, "question-without-forecasts", questions.count, questions.first.iter().take(LINES).cloned());
}

fn named(names: &[Named]) -> String {
    names.iter().map(|named| format!("{} ({})", named.name, count(named.forecasts))).collect::<Vec<_>>().join(", ")
}

fn names(page: &mut Page, check: &Check) {
    let findings = &check.findings;
    let sources = &findings.sources_with_several_types;
    let filed = sources.iter().map(|source| format!("{}: {}", source.source, named(&source.source_types)));
    section(page, "source-under-several-types", sources.len() as u64, filed);
    let alike = |group: &AlikeNames| format!("{} – differ in {}", named(&group.names), group.differ_in);
    for (code, groups) in
        [("similar-sources", &findings.similar_sources), ("similar-source-types", &findings.similar_source_types)]
    {
        section(page, code, groups.len() as u64, groups.iter().map(alike));
    }
}

fn place(row: &RowPlace) -> String {
    format!("{}:{}", row.file, row.line)
}

fn copies(page: &mut Page, code: &str, copies: &Examples<Copy>) {
    let shown = copies.first.iter().take(LINES);
    section(
        page,
        code,
        copies.count,
        shown.map(|copy| format!("{} repeats {}", place(&copy.row), place(&copy.repeats))),
    );
}

fn same_day(page: &mut Page, rows: &Examples<RowPlace>) {
    section(page, "same-day", rows.count, rows.first.iter().take(LINES).map(place));
}

fn closing(page: &mut Page, check: &Check) {
    let codes: Vec<&str> = check.problems.iter().map(|kind| kind.code).collect();
    if let Some(code) = codes.first() {
        page.blank();
        page.hanging("", 0, &format!("What a code means: trackrecord explain {code}"), Style::new());
    }
}
