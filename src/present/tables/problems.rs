//! The table of problems: each place for programs and workbooks, each kind for a page.

use crate::diagnostics::{Diagnostic, DiagnosticKind, Place, Severity};
use crate::present::language::Texts;
use crate::present::span::Span;
use crate::present::table::{Cell, Column, Table, TableColumns};
use crate::present::write::terminal::diagnostics;

type ProblemOfKind<'a> = (&'a DiagnosticKind, &'a Diagnostic);

/// The problems that are listed, one by one, each with how many of its kind there are in all.
pub(crate) fn problems(kinds: &[DiagnosticKind], texts: &Texts) -> Table {
    let t = &texts.workbook;
    let raw = |text: Option<&String>| Cell::Raw(text.cloned());
    let columns = TableColumns::<ProblemOfKind<'_>>::new()
        .and(Column::words("code", t.code), |(_, problem)| Cell::raw(problem.code.as_str()))
        .and(Column::words("severity", t.severity), |(_, problem)| Cell::raw(severity(problem.severity)))
        .and(Column::number("count", t.times), |(kind, _)| Cell::count(kind.count))
        .and(Column::words("file", texts.reproduce.file), move |item| raw(place(item).map(|place| &place.file)))
        .and(Column::number("line", t.line), |item| Cell::Count(place(item).and_then(|place| place.line)))
        .and(Column::number("row", "").for_programs(), |item| Cell::Count(place(item).and_then(|place| place.row)))
        .and(Column::words("sheet", "").for_programs(), move |item| {
            raw(place(item).and_then(|place| place.sheet.as_ref()))
        })
        .and(Column::words("cell", "").for_programs(), move |item| {
            raw(place(item).and_then(|place| place.cell.as_ref()))
        })
        .and(Column::words("column", t.column), move |item| raw(place(item).and_then(|place| place.column.as_ref())))
        .and(Column::words("value", t.value), move |(_, problem)| raw(problem.value.as_ref()))
        .and(Column::words("message", t.message), |(_, problem)| Cell::raw(&**problem.message.of(texts.language)))
        .and(Column::words("help", t.help), |(_, problem)| Cell::raw(&**problem.help.of(texts.language)));
    Table::of("", columns, kinds.iter().flat_map(|kind| kind.first.iter().map(move |problem| (kind, problem))))
}

fn place<'a>((_, problem): &ProblemOfKind<'a>) -> Option<&'a Place> {
    problem.place.as_ref()
}

/// The problems by kind, with the first places of each.
pub(crate) fn problems_in_short(kinds: &[DiagnosticKind], places: usize, texts: &Texts) -> Table {
    let (w, t) = (&texts.workbook, &texts.left_out);
    let columns = TableColumns::<&DiagnosticKind>::new()
        .and(Column::words("code", w.code), |kind| Cell::Text(vec![Span::Code(kind.code.to_string())]))
        .and(Column::number("count", w.times), |kind| Cell::count(kind.count))
        .and(Column::words("places", t.places), move |kind| {
            Cell::raw(
                first(kind, places)
                    .iter()
                    .map(|problem| diagnostics::location(problem, texts))
                    .collect::<Vec<_>>()
                    .join("; "),
            )
        })
        .and(Column::words("message", t.what_to_do), move |kind| {
            let shown = first(kind, places);
            let values = diagnostics::values(kind, texts).map(|values| format!("({values})"));
            let messages = shown.iter().map(|problem| &**problem.message.of(texts.language));
            let helps = shown.iter().map(|problem| &**problem.help.of(texts.language));
            Cell::raw(distinct(messages.chain(values.as_deref()).chain(helps)).join(" "))
        });
    Table::of("", columns, kinds)
}

fn first(kind: &DiagnosticKind, places: usize) -> &[Diagnostic] {
    &kind.first[..kind.first.len().min(places)]
}

/// Each text once, in the order in which they first come.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found = Vec::new();
    for text in texts {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

/// How severe a problem is, for programs.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
