//! What became of every row, notes, and problems.

use crate::diagnostics::DiagnosticKind;
use crate::document::span::{Span, Spans, fill, filled, plain};
use crate::document::table::{Cell, Table};
use crate::document::texts::Texts;
use crate::document::{Block, Section};
use crate::dossier::Dossier;
use crate::model::RowFate;
use crate::render::text::clean;
use crate::report::Counts;

/// So many notes and problems are shown where room is short.
const SHOWN: usize = 20;

/// The section.
pub fn section(dossier: &Dossier, texts: &Texts) -> Section {
    let t = &texts.left_out;
    let report = &dossier.report;
    let mut table = Table::new(t.caption, &[t.fate], &[t.rows]);
    let fates = fates(&report.counts).into_iter().filter(|&(_, rows)| rows > 0);
    table.rows = fates.map(|(fate, rows)| vec![Cell::text(texts.fate(fate)), Cell::Count(rows)]).collect();
    table.rows.push(vec![Cell::text(t.total), Cell::Count(report.counts.rows)]);
    table.has_total = true;
    let mut blocks = vec![Block::Paragraph(plain(t.text)), Block::Table(table)];
    if !report.notes.is_empty() {
        let mut items: Vec<Spans> = vec![];
        for note in &report.notes {
            let advice = note.advice.as_ref().map(|advice| format!(" {advice}")).unwrap_or_default();
            let group = note.group.as_ref().filter(|group| !note.text.contains(*group));
            let group = group.map(|group| format!("{group}: ")).unwrap_or_default();
            items.push(vec![Span::said(&format!("{group}{}{advice}", note.text))]);
        }
        blocks.push(Block::Heading(plain(t.notes)));
        blocks.push(Block::List { items, show: SHOWN });
    }
    if !report.problems.is_empty() {
        let items = report.problems.iter().filter_map(|kind| problem(kind, texts)).collect();
        blocks.push(Block::Heading(plain(t.problems)));
        blocks.push(Block::List { items, show: SHOWN });
    }
    Section { id: "left-out", heading: t.heading.to_owned(), blocks }
}

fn problem(kind: &DiagnosticKind, texts: &Texts) -> Option<Spans> {
    let t = &texts.left_out;
    let first = kind.first.first()?;
    let place = first.place.as_ref().map_or_else(String::new, |place| match place.line {
        Some(line) => filled(t.place, &[("file", &clean(&place.file, true)), ("line", &line.to_string())]),
        None => clean(&place.file, true),
    });
    let given = [
        ("n", Span::text(texts.numbers.count(kind.count))),
        ("place", Span::Name(place)),
        ("message", Span::said(&first.message)),
        ("code", Span::Code(kind.code.to_string())),
    ];
    Some(fill(if kind.count == 1 { t.problem } else { t.several }, &given))
}

fn fates(counts: &Counts) -> [(RowFate, u64); RowFate::COUNT] {
    [
        (RowFate::Scored, counts.scored),
        (RowFate::Pending, counts.pending),
        (RowFate::Annulled, counts.annulled),
        (RowFate::AfterResolution, counts.after_resolution),
        (RowFate::SameDayDropped, counts.same_day_dropped),
        (RowFate::Duplicate, counts.duplicate),
        (RowFate::Unscorable, counts.unscorable),
        (RowFate::OutOfPeriod, counts.out_of_period),
        (RowFate::Filtered, counts.filtered),
        (RowFate::Rejected, counts.rejected),
    ]
}
