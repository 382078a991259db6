//! What is still open, and what is overdue.

use crate::present::document::{Block, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled};
use crate::present::table::Table;
use crate::present::tables;
use crate::report::Group;
use crate::summary::{SOON, Summary};

/// So many questions to watch are shown.
const SHOWN: usize = 30;

/// The section; `None` if all that was said has been scored.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Option<Section> {
    let t = &texts.open;
    let stated: Vec<&Group> = summary.report.groups.iter().filter(|group| group.resolvability.statements > 0).collect();
    let all_scored = stated.iter().all(|group| group.resolvability.statements == group.resolvability.scored);
    if all_scored && summary.overdue().next().is_none() && summary.still_open == 0 {
        return None;
    }
    let count = |n: u64| Span::text(texts.counted(texts.questions, n));
    let text = fill(
        t.text,
        &[
            ("overdue", count(summary.overdue().count() as u64)),
            ("open", Span::text(texts.numbers.count(summary.still_open))),
        ],
    );
    let mut blocks = vec![Block::Paragraph(text)];
    if !summary.due.is_empty() {
        let n = texts.numbers.count(u64::from(SOON));
        let caption = filled(t.watch, &[("n", &n)]);
        blocks.push(Block::Table(Table { caption, show: SHOWN, ..tables::due(&summary.due, texts) }));
    }
    blocks.push(Block::Table(tables::checkable(&summary.report, &stated, texts)));
    Some(Section { id: "open", heading: t.heading.to_owned(), blocks })
}
