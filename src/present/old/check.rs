//! What `check` found, as Markdown and as CSV.

use super::markdown::{counts, diagnostics_section, escape, heading as section, notes_section, paragraph, table};
use crate::check::Check;
use crate::check::records::Record;
use crate::diagnostics::Code;
use crate::present::number::{count, counted};
use crate::present::old::csv::{count_cell, optional_text, severity, sheet, text_cell};
use crate::present::write::terminal::grid::{Column, Table};

/// What `check` found in one sentence.
pub(super) fn summary(check: &Check) -> String {
    let found = [(check.severities.errors, "error"), (check.severities.warnings, "warning")];
    let found: Vec<String> =
        found.into_iter().filter(|&(number, _)| number > 0).map(|(number, noun)| counted(number, noun)).collect();
    let found = if found.is_empty() { "no problems".to_owned() } else { found.join(" and ") };
    let as_of = &check.settings.as_of;
    match &check.counts {
        Some(counts) => format!("{} read, as of {as_of}: {found}.", counted(counts.rows, "forecast row")),
        None => format!("The columns are not clear, so no row was read: {found}."),
    }
}

/// What a list of findings is about.
pub(super) fn heading(code: Code) -> &'static str {
    match code {
        Code::Overdue => "Overdue: the deadline has passed, and there is no resolution",
        Code::OpenWithoutDeadline => "Open questions without a deadline",
        Code::SourceUnderSeveralTypes => "Sources filed under more than one type",
        Code::SimilarSources => "Sources that may be one",
        Code::SimilarSourceTypes => "Source types that may be one",
        Code::Duplicates => "Rows that are another once more",
        Code::Repeats => "Rows that look repeated: alike but for their ids",
        Code::SameDay => "Forecasts made on the day of the resolution",
        Code::QuestionWithoutResolution => "Questions with forecasts that the resolutions do not have",
        _ => "Questions in the resolutions without a readable forecast",
    }
}

/// GitHub-flavoured Markdown: diagnostics, what would become of the rows, and a table for each kind of finding.
pub fn check_markdown(check: &Check) -> String {
    let mut page = String::from("# Check of the forecasts\n");
    paragraph(&mut page, &format!("**{}**", escape(&summary(check))));
    diagnostics_section(&mut page, &check.problems);
    if let Some(rows) = &check.counts {
        section(&mut page, &format!("What would become of the {}", counted(rows.rows, "row")));
        counts(&mut page, rows);
    }
    let records = check.findings.records();
    for found in records.chunk_by(|one, other| one.code == other.code) {
        findings(&mut page, found, check.findings.count(found[0].code));
    }
    notes_section(&mut page, &check.notes);
    page
}

/// The findings of one code, `all` of which there are.
fn findings(page: &mut String, found: &[Record], all: u64) {
    let code = found[0].code;
    section(page, &format!("{}: {}", heading(code), count(all)));
    let has_value = found.iter().any(|record| record.value.is_some());
    let has_place = found.iter().any(|record| record.line.is_some());
    let columns = [(has_value, "what"), (has_place, "where"), (true, "why")];
    let mut listed =
        Table::new(columns.iter().filter(|(shown, _)| *shown).map(|(_, header)| Column::left(*header)).collect());
    for record in found {
        let place =
            record.file.iter().zip(record.line).map(|(file, line)| format!("{file}:{line}")).next().unwrap_or_default();
        let cells = [record.value.clone().unwrap_or_default(), place, record.message.clone()];
        listed.push(columns.iter().zip(cells).filter(|((shown, _), _)| *shown).map(|(_, cell)| cell).collect());
    }
    table(page, &listed);
    if let more @ 1.. = all.saturating_sub(found.len() as u64) {
        paragraph(page, &format!("and {} more", count(more)));
    }
    paragraph(page, &format!("*{}*", escape(code.entry().remedy)));
}

/// One row for each diagnostic, finding and note.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn check_csv(check: &Check) -> ::csv::Result<Vec<u8>> {
    let header = ["code", "severity", "file", "line", "row", "column", "value", "message", "help"].map(str::to_owned);
    let rows = check.records().into_iter().map(|record| {
        vec![
            record.code.to_string(),
            severity(record.severity).to_owned(),
            optional_text(record.file.as_deref()),
            count_cell(record.line),
            count_cell(record.row),
            optional_text(record.column.as_deref()),
            optional_text(record.value.as_deref()),
            text_cell(&record.message),
            optional_text(record.help.as_deref()),
        ]
    });
    sheet(&header, rows)
}
