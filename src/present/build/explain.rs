//! What `explain` shows.

use super::shared::headline;
use crate::diagnostics::Severity;
use crate::diagnostics::catalogue::{self, CatalogueEntry};
use crate::localized::Localized;
use crate::present::document::{Block, Document, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::plain;
use crate::present::tables::severity as name_of;

const WHY: Localized<&str> = Localized::both("Why it matters", "Warum es wichtig ist");
const EXAMPLE: Localized<&str> = Localized::both("Example", "Beispiel");
const REMEDY: Localized<&str> = Localized::both("What to do", "Was zu tun ist");
const ERRORS: Localized<&str> = Localized::both(
    "Errors: the row, or the file, cannot be used",
    "Fehler: Die Zeile oder die Datei ist nicht zu verwenden",
);
const WARNINGS: Localized<&str> =
    Localized::both("Warnings: used, but somebody should look", "Warnungen: verwendet, aber jemand sollte nachsehen");
const NOTES: Localized<&str> =
    Localized::both("Notes: what was understood or found", "Hinweise: was verstanden oder gefunden wurde");

/// What a code means, why it matters, what it looks like and what to do.
pub(crate) fn code(entry: &CatalogueEntry, texts: &'static Texts) -> Document {
    let section = |id, heading: &str, block| Section { id, heading: heading.to_owned(), blocks: vec![block] };
    let sections = vec![
        section("why", WHY.of(texts.language), Block::Paragraph(plain(*entry.why.of(texts.language)))),
        section(
            "example",
            EXAMPLE.of(texts.language),
            Block::Lines(entry.example.of(texts.language).lines().map(str::to_owned).collect()),
        ),
        section("remedy", REMEDY.of(texts.language), Block::Paragraph(plain(*entry.remedy.of(texts.language)))),
    ];
    let title = format!("{}[{}]", name_of(entry.severity), entry.code);
    let about = vec![headline(&plain(title.as_str())), plain(*entry.title.of(texts.language))];
    Document { texts, title, logo: None, about, sections, footer: None, sheets: vec![] }
}

/// All codes with their titles.
pub(crate) fn codes(texts: &'static Texts) -> Document {
    let kinds = [(Severity::Error, ERRORS), (Severity::Warning, WARNINGS), (Severity::Note, NOTES)];
    let section = |(severity, heading): (Severity, Localized<&str>)| {
        let entries = catalogue::all().filter(|entry| entry.severity == severity);
        let items = entries
            .map(|entry| Item { term: entry.code.to_string(), ..Item::of(plain(*entry.title.of(texts.language))) });
        let blocks = vec![Block::List(List::whole(items.collect()))];
        Section { id: name_of(severity), heading: (*heading.of(texts.language)).to_owned(), blocks }
    };
    let sections = kinds.into_iter().map(section).collect();
    Document { texts, title: "Codes".to_owned(), logo: None, about: vec![], sections, footer: None, sheets: vec![] }
}
