//! What is still open, and what is overdue.

use super::{heading, label};
use crate::document::span::{Span, fill, plain};
use crate::document::table::{Cell, Table};
use crate::document::texts::Texts;
use crate::document::{Block, Section};
use crate::dossier::Dossier;
use crate::render::text::shorten;
use crate::report::Group;

/// So many overdue questions are shown.
const SHOWN: usize = 30;

/// The section; `None` if all that was said has been scored.
pub fn section(dossier: &Dossier, texts: &Texts) -> Option<Section> {
    let t = &texts.open;
    let stated: Vec<&Group> = dossier.report.groups.iter().filter(|group| group.resolvability.statements > 0).collect();
    let all_scored = stated.iter().all(|group| group.resolvability.statements == group.resolvability.scored);
    if all_scored && dossier.overdue.is_empty() && dossier.still_open == 0 {
        return None;
    }
    let count = |n: u64| Span::text(texts.counted(texts.questions, n));
    let text = fill(
        t.text,
        &[
            ("overdue", count(dossier.overdue.len() as u64)),
            ("open", Span::text(texts.numbers.count(dossier.still_open))),
        ],
    );
    let mut blocks = vec![Block::Paragraph(text)];
    if !dossier.overdue.is_empty() {
        blocks.push(Block::Table(overdue(dossier, texts)));
    }
    blocks.push(Block::Table(checkable(dossier, &stated, texts)));
    blocks.push(Block::Paragraph(plain(t.checkable_legend)));
    Some(Section { id: "open", heading: t.heading.to_owned(), blocks })
}

fn overdue(dossier: &Dossier, texts: &Texts) -> Table {
    let t = &texts.open;
    let mut table = Table::new(t.overdue, &[t.question, t.deadline], &[t.waiting]);
    let rows = dossier.overdue.iter().map(|open| {
        let question = match &open.text {
            Some(text) => format!("{}: {text}", open.overdue.question),
            None => open.overdue.question.clone(),
        };
        let deadline = Cell::Text(vec![Span::whole(texts.day(&open.overdue.deadline))]);
        vec![Cell::Text(vec![Span::said(&shorten(&question, 300, "…"))]), deadline, Cell::Count(open.overdue.forecasts)]
    });
    table.rows = rows.collect();
    table.show = SHOWN;
    table
}

fn checkable(dossier: &Dossier, stated: &[&Group], texts: &Texts) -> Table {
    let t = &texts.open;
    let headings = [t.statements, t.unscorable, t.pending, t.overdue_column, t.annulled, t.scored, t.if_yes, t.if_no];
    let mut table = Table::new(t.checkable_caption, &[&heading(&dossier.report, texts)], &headings);
    let rows = stated.iter().map(|group| {
        let facts = &group.resolvability;
        let counts = [facts.statements, facts.unscorable, facts.pending, facts.overdue, facts.annulled, facts.scored];
        let bounds = [facts.brier_if_overdue_yes, facts.brier_if_overdue_no].map(Cell::Score);
        let name = Cell::name(&label(&group.key, texts));
        std::iter::once(name).chain(counts.map(Cell::Count)).chain(bounds).collect()
    });
    table.rows = rows.collect();
    table
}
