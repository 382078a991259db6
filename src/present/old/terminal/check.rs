use std::fmt::Write;

use anstyle::Style;

use super::super::accounting;
use super::super::check::{heading, summary};
use super::Page;
use super::notes;
use super::{Ink, TerminalOptions};
use crate::check::Check;
use crate::check::findings::{Copy, Examples, OnQuestion};
use crate::check::names::{AlikeNames, Named};
use crate::check::places::{FileLines, RowPlace};
use crate::diagnostics::Code;
use crate::model::RowFate;
use crate::present::number::{count, counted};
use crate::present::wrap::pad;
use crate::present::write::terminal::grid::{Column, Table};
use crate::present::write::terminal::ink::FAINT;

/// So many places are shown for each kind of problem.
const PLACES: usize = 5;
/// So many entries of a list are shown.
const LISTED: usize = 15;
/// So many lines are named for each reason why rows are left out, and for each example.
const LINES: usize = 5;

/// What `check` found, for a terminal: diagnostics first, then what would become of the rows, then what looks odd.
pub fn check_page(check: &Check, options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut page = Page::new(options.width, ink);
    headline(&mut page, check);
    notes::diagnostics_with(&mut page, &check.problems, PLACES);
    accounts(&mut page, check);
    let findings = &check.findings;
    overdue(&mut page, check);
    let files = Files::of(check);
    let open = findings.open_without_deadline.iter();
    section(&mut page, Code::OpenWithoutDeadline, open.len() as u64, open.map(|on| files.on_question(on)));
    names(&mut page, check);
    let copy = |copy: &Copy| format!("{} repeats {}", files.place(&copy.row), files.place(&copy.repeats));
    examples(&mut page, Code::Duplicates, &findings.duplicates, copy);
    examples(&mut page, Code::Repeats, &findings.repeats, copy);
    examples(&mut page, Code::SameDay, &findings.same_day, |row| files.place(row));
    let unresolved = &findings.questions_without_resolution;
    examples(&mut page, Code::QuestionWithoutResolution, unresolved, |on| files.on_question(on));
    examples(&mut page, Code::QuestionWithoutForecasts, &findings.questions_without_forecasts, String::clone);
    notes::notes_under(&mut page, "How the files were read", &check.notes);
    closing(&mut page, check);
    page.finish()
}

fn headline(page: &mut Page, check: &Check) {
    page.heading(&summary(check));
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
            page.hanging(&" ".repeat(width + 6), width + 6, &lines(&left_out.rows, Files::of(check)), FAINT);
        }
    }
}

/// The first lines: `forecasts.csv: lines 3, 9, 12 and 4 more`; the file goes without saying if there is one.
fn lines(files: &[FileLines], of: Files) -> String {
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
        let file = if of == Files::One { String::new() } else { format!("{}: ", of_file.file) };
        let _ = write!(text, "{gap}{file}{noun} {}", shown.join(", ")); // writing to a string never fails
    }
    let all: usize = files.iter().map(|of_file| of_file.lines.len()).sum();
    if all > LINES {
        let _ = write!(text, " and {} more", count((all - LINES) as u64));
    }
    text
}

/// How many files of forecasts there are: of one, the name goes without saying.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Files {
    One,
    Several,
}

impl Files {
    fn of(check: &Check) -> Self {
        let files = check.inputs.iter().filter(|input| input.role == "forecasts").count();
        if files == 1 { Self::One } else { Self::Several }
    }

    fn place(self, row: &RowPlace) -> String {
        match self {
            Self::One => format!("line {}", row.line),
            Self::Several => format!("{}:{}", row.file, row.line),
        }
    }

    fn on_question(self, on: &OnQuestion) -> String {
        format!("{} ({}, the first in {})", on.question, counted(on.forecasts, "forecast"), self.place(&on.first))
    }
}

/// Heading, list, what is left of it, and the remedy of the code.
fn section(page: &mut Page, code: Code, number: u64, listed: impl IntoIterator<Item = String>) {
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

fn close_section(page: &mut Page, code: Code, more: u64) {
    if more > 0 {
        page.prose(2, &format!("and {} more", count(more)));
    }
    let arrow = page.ink.pick("  → ", "  -> ");
    page.hanging(arrow, 4, &format!("{} [{code}]", code.entry().remedy), FAINT);
}

fn overdue(page: &mut Page, check: &Check) {
    let overdue = &check.findings.overdue;
    if overdue.is_empty() {
        return;
    }
    page.heading(&format!("{}: {}", heading(Code::Overdue), count(overdue.len() as u64)));
    let mut table = Table::new(vec![Column::left("question"), Column::left("deadline"), Column::right("forecasts")]);
    for question in overdue.iter().take(LISTED) {
        table.push(vec![page.ink.clean(&question.question), question.deadline.clone(), count(question.forecasts)]);
    }
    let lines = table.lines(page.width.saturating_sub(2), page.ink);
    page.lines(lines.into_iter().map(|line| format!("  {line}")));
    close_section(page, Code::Overdue, overdue.len().saturating_sub(LISTED) as u64);
}

fn examples<T>(page: &mut Page, code: Code, examples: &Examples<T>, show: impl Fn(&T) -> String) {
    section(page, code, examples.count, examples.first.iter().take(LINES).map(show));
}

fn named(names: &[Named]) -> String {
    names.iter().map(|named| format!("{} ({})", named.name, count(named.forecasts))).collect::<Vec<_>>().join(", ")
}

fn names(page: &mut Page, check: &Check) {
    let findings = &check.findings;
    let sources = &findings.sources_with_several_types;
    let filed = sources.iter().map(|source| format!("{}: {}", source.source, named(&source.source_types)));
    section(page, Code::SourceUnderSeveralTypes, sources.len() as u64, filed);
    let alike = |group: &AlikeNames| format!("{} – differ in {}", named(&group.names), group.differ_in);
    for (code, groups) in
        [(Code::SimilarSources, &findings.similar_sources), (Code::SimilarSourceTypes, &findings.similar_source_types)]
    {
        section(page, code, groups.len() as u64, groups.iter().map(alike));
    }
}

fn closing(page: &mut Page, check: &Check) {
    let codes: Vec<Code> = check.problems.iter().map(|kind| kind.code).collect();
    if let Some(code) = codes.first() {
        page.blank();
        page.hanging("", 0, &format!("What a code means: trackrecord explain {code}"), Style::new());
    }
}
