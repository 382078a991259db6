//! What the numbers mean, and where they come from.

use crate::present::document::{Block, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, plain};
use crate::present::table::{Cell, Table};
use crate::summary::Summary;

/// The section.
pub(crate) fn section(_: &Summary, texts: &Texts) -> Section {
    let t = &texts.methods;
    let mut table = Table::new(t.caption, &[t.name, t.meaning, t.reference], &[]);
    table.rows = texts
        .list_of_methods
        .iter()
        .map(|method| {
            let mut links = vec![];
            for (name, address) in method.references {
                if !links.is_empty() {
                    links.push(Span::text(", "));
                }
                links.push(Span::Link((*name).to_owned(), (*address).to_owned()));
            }
            vec![Cell::text(method.name), Cell::text(method.meaning), Cell::Text(links)]
        })
        .collect();
    Section {
        id: "methods",
        heading: t.heading.to_owned(),
        blocks: vec![Block::Paragraph(plain(t.text)), Block::Table(table)],
    }
}
