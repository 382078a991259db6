//! What `check` shows.

use super::shared::{headline, notes, problems};
use crate::check::Check;
use crate::check::places::FileLines;
use crate::check::records::Record;
use crate::diagnostics::Code;
use crate::present::document::{Block, Document, Item, List, Section};
use crate::present::language::Texts;
use crate::present::number::{count, counted};
use crate::present::span::{Span, plain};
use crate::present::table::{Cell, Column, Table};
use crate::present::tables;

/// So many places are shown for each kind of problem.
const PLACES: usize = 5;
/// So many entries of a list are shown.
const LISTED: usize = 15;
/// So many lines are named for each reason why rows are left out.
const LINES: usize = 5;

/// What was found: problems first, then what would become of the rows, then what looks odd.
pub(crate) fn check(check: &Check, texts: &'static Texts) -> Document {
    let section = |id, heading: &str, block| Section { id, heading: heading.to_owned(), blocks: vec![block] };
    let mut sections = vec![];
    sections.extend(
        problems(&check.problems, PLACES, texts).map(|block| section("problems", "Problems in the data", block)),
    );
    sections.extend(rows(check, texts));
    let records = check.findings.records();
    sections.extend(records.chunk_by(|one, other| one.code == other.code).map(|found| findings(check, found, texts)));
    let read = notes(&check.notes, usize::MAX, texts);
    sections.extend(read.map(|block| section("notes", "How the files were read", block)));
    if let Some(kind) = check.problems.first() {
        let command = Span::Code(format!("trackrecord explain {}", kind.code));
        let text = vec![Span::text("What a code means: "), command];
        sections.push(section("explain", "", Block::Paragraph(text)));
    }
    let title = "Check of the forecasts".to_owned();
    Document {
        texts,
        title,
        logo: None,
        about: vec![headline(&plain(summary(check)))],
        sections,
        footer: None,
        sheets: vec![],
    }
}

/// What was found in one sentence.
fn summary(check: &Check) -> String {
    let found = [(check.severities.errors, "error"), (check.severities.warnings, "warning")];
    let found: Vec<String> =
        found.into_iter().filter(|&(number, _)| number > 0).map(|(number, noun)| counted(number, noun)).collect();
    let found = match (found.is_empty(), check.findings.split_names()) {
        (true, 0) => "no problems".to_owned(),
        (true, names @ 1..) => format!("no errors, but {} to look at", counted(names, "name")),
        (false, _) => found.join(" and "),
    };
    let as_of = &check.settings.as_of;
    match &check.counts {
        Some(counts) => format!("{} read, as of {as_of}: {found}.", counted(counts.rows, "forecast row")),
        None => format!("The columns are not clear, so no row was read: {found}."),
    }
}

/// What would become of every row, with the first lines of those that would be left out.
fn rows(check: &Check, texts: &'static Texts) -> Option<Section> {
    let counts = check.counts.as_ref()?;
    let rows = counted(counts.rows, "row");
    if counts.rows == counts.scored {
        return Some(Section { id: "rows", heading: format!("All {rows} would be scored"), blocks: vec![] });
    }
    let mut table = Table { caption: String::new(), ..tables::counts(counts, texts) };
    let met = tables::statuses(counts).into_iter().filter(|&(_, rows)| rows > 0).map(|(status, _)| Some(status));
    table.columns.insert(1, Column::words("lines", "where").beneath());
    for (row, status) in table.rows.iter_mut().zip(met.chain([None])) {
        let found = check.findings.left_out.iter().find(|left_out| Some(left_out.status) == status);
        row.insert(1, Cell::Raw(found.map(|left_out| lines(&left_out.rows, is_one_file(check)))));
    }
    let heading = format!("What would become of the {rows}");
    Some(Section { id: "rows", heading, blocks: vec![Block::Table(table)] })
}

/// Whether there is one file of forecasts: its name goes without saying.
fn is_one_file(check: &Check) -> bool {
    check.inputs.iter().filter(|input| input.role == "forecasts").count() == 1
}

/// The first lines: `forecasts.csv: lines 3, 9, 12 and 4 more`.
fn lines(files: &[FileLines], is_one_file: bool) -> String {
    let all: usize = files.iter().map(|of_file| of_file.lines.len()).sum();
    let (mut parts, mut room) = (vec![], LINES);
    for of_file in files.iter().filter(|of_file| !of_file.lines.is_empty()) {
        let shown: Vec<String> = of_file.lines.iter().take(room).map(u64::to_string).collect();
        room -= shown.len();
        if !shown.is_empty() {
            let noun = if shown.len() == 1 { "line" } else { "lines" };
            let file = if is_one_file { String::new() } else { format!("{}: ", of_file.file) };
            parts.push(format!("{file}{noun} {}", shown.join(", ")));
        }
    }
    let more = all.saturating_sub(LINES);
    let more = if more > 0 { format!(" and {} more", count(more as u64)) } else { String::new() };
    format!("{}{more}", parts.join("; "))
}

/// The findings of one code, and what to do about them.
fn findings(check: &Check, found: &[Record], texts: &Texts) -> Section {
    let code = found[0].code;
    let all = check.findings.count(code);
    let list = List {
        items: found.iter().map(|record| item(record, is_one_file(check), texts)).collect(),
        show: LISTED,
        more: all.saturating_sub(found.len() as u64),
    };
    let remedy =
        vec![Span::text(format!("{} ", code.entry().remedy.of(texts.language))), Span::Code(format!("[{code}]"))];
    let heading = format!("{}: {}", heading(code), count(all));
    Section { id: code.as_str(), heading, blocks: vec![Block::List(list), Block::Legend(remedy)] }
}

fn item(record: &Record, is_one_file: bool, texts: &Texts) -> Item {
    let place = record.line.zip(record.file.as_ref());
    let place = place.map(|(line, file)| if is_one_file { format!("line {line}") } else { format!("{file}:{line}") });
    let (term, text) = match (record.value.clone(), place) {
        (Some(value), Some(place)) => (value, format!("{} ({place})", record.message.of(texts.language))),
        (None, Some(place)) => (place, record.message.of(texts.language).to_string()),
        (value, None) => (value.unwrap_or_default(), record.message.of(texts.language).to_string()),
    };
    Item { term, ..Item::of(vec![Span::said(&text)]) }
}

/// What a list of findings is about.
fn heading(code: Code) -> &'static str {
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
