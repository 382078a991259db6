//! What the phrases meant, and what hangs on it.

use crate::present::document::{Block, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, plain};
use crate::present::tables;
use crate::report::{Group, InWords, Report};

/// So many groups have a table of their phrases.
const PHRASES: usize = 12;

/// The section; `None` if nothing was said in words. Phrases and other lexicons are details.
pub(crate) fn of_report(report: &Report, detailed: bool, texts: &'static Texts) -> Option<Section> {
    let t = &texts.words;
    let alone = std::iter::once(&report.overall).filter(|_| report.groups.is_empty());
    let speaking: Vec<(&Group, &InWords)> = report
        .groups
        .iter()
        .chain(alone)
        .filter_map(|group| Some((group, group.words.as_ref()?)))
        .filter(|(group, _)| group.forecasts > 0)
        .collect();
    let (_, first) = speaking.first()?;
    let lexicon = Span::name(&first.verbal.lexicon);
    let mut blocks = vec![Block::Paragraph(fill(t.text, &[("lexicon", lexicon)]))];
    let from = speaking.iter().find_map(|(_, words)| words.readers_from.as_deref());
    blocks.extend(from.map(|from| Block::Paragraph(fill(t.readers_from, &[("from", Span::said(from))]))));
    blocks.push(Block::Table(tables::meanings(report, &speaking, texts)));
    blocks.extend(without_readers(&speaking, texts));
    blocks.extend(order(report, texts).map(Block::Paragraph));
    if !detailed {
        blocks.push(Block::Legend(plain(t.elsewhere)));
        return Some(Section { id: "words", heading: t.heading.to_owned(), blocks });
    }
    let level = report.settings.confidence.level();
    for (group, words) in speaking.iter().take(PHRASES) {
        if !words.phrases.is_empty() {
            blocks.push(Block::Table(tables::phrases_of(group, words, level, texts)));
        }
        if !words.lexicons.is_empty() {
            blocks.push(Block::Table(tables::by_lexicon_of(group, words, level, texts)));
        }
    }
    Some(Section { id: "words", heading: t.heading.to_owned(), blocks })
}

/// Why groups have no spread over readers.
fn without_readers(speaking: &[(&Group, &InWords)], texts: &Texts) -> Option<Block> {
    let item = |(group, words): &(&Group, &InWords)| {
        let why = words.verbal.readers_missing.as_ref()?;
        let text = plain(filled(texts.words.without_readers, &[("why", why)]));
        Some(Item { term: tables::label(&group.key, texts), ..Item::of(text) })
    };
    let items: Vec<Item> = speaking.iter().filter_map(item).collect();
    (!items.is_empty()).then(|| Block::List(List::whole(items)))
}

/// Whether the order of the groups hangs on the lexicon.
fn order(report: &Report, texts: &Texts) -> Option<Spans> {
    let order = report.order_by_lexicon.as_ref()?;
    let hint = if order.flips { format!(" {}", texts.words.order_hint) } else { String::new() };
    Some(vec![Span::said(&order.text), Span::text(hint)])
}
