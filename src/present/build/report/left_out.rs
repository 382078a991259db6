//! What became of every row, notes, and problems.

use crate::present::build::shared::{notes, problems};
use crate::present::document::{Block, Section};
use crate::present::language::Texts;
use crate::present::span::plain;
use crate::present::tables;
use crate::summary::Summary;

/// So many notes are shown where room is short.
const SHOWN: usize = 20;
/// So many places are shown of each kind of problem.
const PLACES: usize = 3;

/// The section.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Section {
    let t = &texts.left_out;
    let report = &summary.report;
    let mut blocks = vec![Block::Paragraph(plain(t.text)), Block::Table(tables::counts(&report.counts, texts))];
    let mut add = |heading: &str, block: Option<Block>| {
        blocks.extend(block.into_iter().flat_map(|block| [Block::Heading(plain(heading)), block]));
    };
    add(t.notes, notes(&report.notes, SHOWN, texts));
    add(t.problems, problems(&report.problems, PLACES, texts));
    Section { id: "left-out", heading: t.heading.to_owned(), blocks }
}
