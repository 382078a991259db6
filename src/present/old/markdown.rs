//! The report as Markdown, for a wiki, an issue or a mail.

use std::fmt::Write;

use super::{accounting, notes};
use crate::diagnostics::DiagnosticKind;
use crate::present::number::{count, counted};
pub use crate::present::write::markdown::escape;
use crate::present::write::terminal::diagnostics;
use crate::present::write::terminal::grid::{Align, Column, Table};
use crate::report::{Counts, Note};

/// So many places are shown for each kind of problem.
const PLACES: usize = 3;

pub(super) fn paragraph(page: &mut String, text: &str) {
    page.push('\n');
    page.push_str(text);
    page.push('\n');
}

pub(super) fn heading(page: &mut String, text: &str) {
    paragraph(page, &format!("## {text}"));
}

pub(super) fn items(page: &mut String, items: impl IntoIterator<Item = String>) {
    page.push('\n');
    for item in items {
        page.push_str("- ");
        page.push_str(&item);
        page.push('\n');
    }
}

pub(super) fn table(page: &mut String, table: &Table) {
    page.push('\n');
    row(page, table.columns().iter().map(|column| escape(&column.header)));
    row(
        page,
        table.columns().iter().map(|column| match column.align {
            Align::Left => ":--".to_owned(),
            Align::Right => "--:".to_owned(),
        }),
    );
    for cells in table.rows() {
        row(page, cells.iter().map(|cell| escape(cell)));
    }
}

fn row(page: &mut String, cells: impl Iterator<Item = String>) {
    page.push('|');
    for cell in cells {
        page.push(' ');
        page.push_str(&cell);
        page.push_str(" |");
    }
    page.push('\n');
}

pub(super) fn counts(page: &mut String, counts: &Counts) {
    paragraph(page, &format!("{}, of which:", counted(counts.rows, "row")));
    let fates = accounting::parts(counts).into_iter();
    items(page, fates.map(|(_, number, fate)| format!("{} {}", count(number), escape(fate))));
}

pub(super) fn notes_section(page: &mut String, all: &[Note]) {
    if all.is_empty() {
        return;
    }
    heading(page, "Please note");
    let kinds = notes::by_code(all);
    items(
        page,
        kinds.iter().map(|kind| {
            let texts: Vec<String> = kind.texts().iter().map(|text| escape(text)).collect();
            let mut item = texts.join("; ");
            for advice in kind.advice() {
                let _ = write!(item, " *{}*", escape(advice));
            }
            item
        }),
    );
}

pub(super) fn diagnostics_section(page: &mut String, kinds: &[DiagnosticKind]) {
    if kinds.is_empty() {
        return;
    }
    heading(page, "Problems in the data");
    let mut problems = Table::new(vec![
        Column::left("problem"),
        Column::right("count"),
        Column::left("where, the first few"),
        Column::left("what is wrong, what to do"),
    ]);
    for kind in kinds {
        let places: Vec<String> = kind.first.iter().take(PLACES).map(diagnostics::location).collect();
        let shown = &kind.first[..kind.first.len().min(PLACES)];
        let messages = shown.iter().map(|problem| problem.message.as_str());
        let values = diagnostics::values(kind).map(|values| format!("({values})"));
        let helps = shown.iter().map(|problem| problem.help.as_str());
        let advice = distinct(messages.chain(values.as_deref()).chain(helps));
        problems.push(vec![kind.code.to_string(), count(kind.count), places.join("; "), advice.join(" ")]);
    }
    table(page, &problems);
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
