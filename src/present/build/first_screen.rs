//! A document cut down to what fits one screen: the answer, the table, what may be said, and that there is more.

use crate::present::document::{Block, Document, List, Problems, Section};
use crate::present::language::Texts;
use crate::present::span::{filled, plain};
use crate::present::table::Table;

/// So many notes and kinds of problems are shown.
const NOTES: usize = 2;
/// The sections that are shown, without their headings: those above them or beside them say the same.
const SHOWN: [&str; 9] = ["scores", "verdicts", "answers", "numbers", "days", "pairs", "groups", "sources", "changes"];

/// What fits one screen, each row of a table and each note in one line; the last line says what else there is and how to see
/// it.
pub(crate) fn first_screen(document: Document) -> Document {
    let texts = document.texts;
    let over_time = document.sections.iter().any(|section| section.id == "periods");
    let is_shown =
        |id: &str| id == "periods" || SHOWN.contains(&id) && !(over_time && ["pairs", "groups"].contains(&id));
    let (mut sections, mut notes, mut more) = (vec![], vec![], vec![]);
    for section in document.sections {
        match section.id {
            "notes" | "problems" => notes.extend(shortened(section, texts, &mut more)),
            id if is_shown(id) => sections.push(briefly(section)),
            _ => more.extend(name(&section, texts)),
        }
    }
    if !more.is_empty() {
        notes.push(Block::Legend(plain(filled(texts.brief.more, &[("more", &more.join(", "))]))));
    }
    sections.push(Section { id: "notes", heading: String::new(), blocks: notes });
    Document { sections, ..document }
}

/// What a section that is not shown has; `None` if that is only where else something is.
fn name(section: &Section, texts: &Texts) -> Option<String> {
    let t = &texts.brief;
    let named = match section.id {
        "calibration" => t.calibration,
        "rows" => t.rows,
        "checkable" => return None,
        "words" => t.words,
        "pairs" => t.pairs,
        "orders" => t.orders,
        "bets" => t.bets,
        _ => section.heading.as_str(),
    };
    let has_any = section.blocks.iter().any(|block| !matches!(block, Block::Legend(_)));
    (has_any && !named.is_empty()).then(|| named.to_owned())
}

/// A section without its heading and advice, its tables with a line for each row.
fn briefly(section: Section) -> Section {
    let blocks = section.blocks.into_iter().map(|block| match block {
        Block::Table(table) => Block::Table(Table { in_one_line: true, ..table }),
        Block::List(mut list) => {
            list.items.iter_mut().for_each(|item| item.advice.clear());
            Block::List(list)
        }
        other => other,
    });
    let is_answer = matches!(section.id, "answers" | "numbers" | "days" | "periods");
    let heading = if is_answer { section.heading } else { String::new() };
    Section { id: section.id, heading, blocks: blocks.collect() }
}

/// The first notes or problems; to `more` goes how many others there are.
fn shortened(section: Section, texts: &Texts, more: &mut Vec<String>) -> Vec<Block> {
    let mut left_out = |noun, all: usize| {
        let rest = all.saturating_sub(NOTES) as u64;
        more.extend((rest > 0).then(|| texts.counted(noun, rest)));
    };
    let short = section.blocks.into_iter().map(|block| match block {
        Block::List(List { mut items, show, more }) => {
            left_out(texts.further_notes, items.len());
            items.truncate(NOTES);
            for item in &mut items {
                (item.in_one_line, item.advice) = (true, vec![]);
            }
            Block::List(List { items, show, more })
        }
        Block::Problems(Problems { mut kinds, table, .. }) => {
            left_out(texts.further_problems, kinds.len());
            kinds.truncate(NOTES);
            Block::Problems(Problems { kinds, places: 1, table })
        }
        other => other,
    });
    short.collect()
}
