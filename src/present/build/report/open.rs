//! What is still open, and what is overdue.

use crate::present::document::{Block, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill};
use crate::present::table::{Cell, Table};
use crate::present::tables;
use crate::present::wrap::shorten;
use crate::report::Group;
use crate::summary::Summary;

/// So many overdue questions are shown.
const SHOWN: usize = 30;

/// The section; `None` if all that was said has been scored.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Option<Section> {
    let t = &texts.open;
    let stated: Vec<&Group> = summary.report.groups.iter().filter(|group| group.resolvability.statements > 0).collect();
    let all_scored = stated.iter().all(|group| group.resolvability.statements == group.resolvability.scored);
    if all_scored && summary.overdue.is_empty() && summary.still_open == 0 {
        return None;
    }
    let count = |n: u64| Span::text(texts.counted(texts.questions, n));
    let text = fill(
        t.text,
        &[
            ("overdue", count(summary.overdue.len() as u64)),
            ("open", Span::text(texts.numbers.count(summary.still_open))),
        ],
    );
    let mut blocks = vec![Block::Paragraph(text)];
    if !summary.overdue.is_empty() {
        blocks.push(Block::Table(overdue(summary, texts)));
    }
    blocks.push(Block::Table(tables::checkable(&summary.report, &stated, texts)));
    Some(Section { id: "open", heading: t.heading.to_owned(), blocks })
}

fn overdue(summary: &Summary, texts: &Texts) -> Table {
    let t = &texts.open;
    let mut table = Table::new(t.overdue, &[t.question, t.deadline], &[t.waiting]);
    let rows = summary.overdue.iter().map(|open| {
        let question = match &open.text {
            Some(text) => format!("{}: {text}", open.overdue.question),
            None => open.overdue.question.clone(),
        };
        let deadline = Cell::Text(vec![Span::whole(texts.day(&open.overdue.deadline))]);
        vec![Cell::Text(vec![Span::said(&shorten(&question, 300, "…"))]), deadline, Cell::count(open.overdue.forecasts)]
    });
    table.rows = rows.collect();
    table.show = SHOWN;
    table
}
