//! What `explain` shows.

use super::shared::headline;
use crate::diagnostics::Severity;
use crate::diagnostics::catalogue::{self, CatalogueEntry};
use crate::present::document::{Block, Document, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::plain;
use crate::present::tables::severity as name_of;

/// What a code means, why it matters, what it looks like and what to do.
pub(crate) fn code(entry: &CatalogueEntry, texts: &'static Texts) -> Document {
    let section = |id, heading: &str, block| Section { id, heading: heading.to_owned(), blocks: vec![block] };
    let sections = vec![
        section("why", "Why it matters", Block::Paragraph(plain(*entry.why.of(texts.language)))),
        section(
            "example",
            "Example",
            Block::Lines(entry.example.of(texts.language).lines().map(str::to_owned).collect()),
        ),
        section("remedy", "What to do", Block::Paragraph(plain(*entry.remedy.of(texts.language)))),
    ];
    let title = format!("{}[{}]", name_of(entry.severity), entry.code);
    let about = vec![headline(&plain(title.as_str())), plain(*entry.title.of(texts.language))];
    Document { texts, title, logo: None, about, sections, footer: None, sheets: vec![] }
}

/// All codes with their titles.
pub(crate) fn codes(texts: &'static Texts) -> Document {
    let kinds = [
        (Severity::Error, "Errors: the row, or the file, cannot be used"),
        (Severity::Warning, "Warnings: used, but somebody should look"),
        (Severity::Note, "Notes: what was understood or found"),
    ];
    let section = |(severity, heading): (Severity, &str)| {
        let entries = catalogue::all().filter(|entry| entry.severity == severity);
        let items = entries
            .map(|entry| Item { term: entry.code.to_string(), ..Item::of(plain(*entry.title.of(texts.language))) });
        let blocks = vec![Block::List(List::whole(items.collect()))];
        Section { id: name_of(severity), heading: heading.to_owned(), blocks }
    };
    let sections = kinds.into_iter().map(section).collect();
    Document { texts, title: "Codes".to_owned(), logo: None, about: vec![], sections, footer: None, sheets: vec![] }
}
