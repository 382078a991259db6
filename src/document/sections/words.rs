//! What the phrases meant, and what hangs on it.

use super::{heading, label};
use crate::document::span::{Span, fill, filled, plain};
use crate::document::table::{Cell, Table};
use crate::document::texts::Texts;
use crate::document::{Block, Section};
use crate::dossier::Dossier;
use crate::report::{Group, InWords};

/// So many groups have a table of their phrases.
const PHRASES: usize = 12;

/// The section; `None` if nothing was said in words.
pub fn section(dossier: &Dossier, texts: &Texts) -> Option<Section> {
    let (t, report) = (&texts.words, &dossier.report);
    let speaking: Vec<(&Group, &InWords)> = report
        .groups
        .iter()
        .filter_map(|group| Some((group, group.words.as_ref()?)))
        .filter(|(group, _)| group.forecasts > 0)
        .collect();
    let (_, first) = speaking.first()?;
    let lexicon = Span::name(&first.verbal.lexicon);
    let mut blocks = vec![Block::Paragraph(fill(t.text, &[("lexicon", lexicon)]))];
    blocks.push(Block::Table(table(dossier, &speaking, texts)));
    blocks.extend(report.order_by_lexicon.iter().map(|order| Block::Paragraph(plain(&order.text))));
    let with_phrases = speaking.iter().filter(|(_, words)| !words.phrases.is_empty());
    blocks.extend(with_phrases.take(PHRASES).map(|(group, words)| Block::Table(phrases(group, words, texts))));
    Some(Section { id: "words", heading: t.heading.to_owned(), blocks })
}

fn table(dossier: &Dossier, speaking: &[(&Group, &InWords)], texts: &Texts) -> Table {
    let t = &texts.words;
    let headings = [t.forecasts, texts.scores.brier, t.envelope, t.readers, t.vagueness, t.without_can];
    let mut table = Table::new(t.caption, &[&heading(&dossier.report, texts)], &headings);
    table.rows = speaking
        .iter()
        .map(|(group, words)| {
            let verbal = &words.verbal;
            vec![
                Cell::name(&label(&group.key, texts)),
                Cell::Count(verbal.forecasts),
                Cell::Score(group.brier.value),
                Cell::Interval(verbal.brier_envelope.map(|envelope| (envelope.low, envelope.high))),
                Cell::Interval(verbal.readers.map(|readers| (readers.p05, readers.p95))),
                Cell::Score(verbal.vagueness_cost),
                Cell::Score(verbal.brier_without_modal_only),
            ]
        })
        .collect();
    table
}

fn phrases(group: &Group, words: &InWords, texts: &Texts) -> Table {
    let t = &texts.words;
    let caption = filled(t.phrases, &[("who", &label(&group.key, texts))]);
    let interval = texts.change.interval.replace(" {period}", "");
    let headings = [t.taken_for, texts.scores.forecasts, texts.scores.questions, texts.calibration.observed, &interval];
    let mut table = Table::new(caption, &[t.phrase], &headings);
    table.rows = words
        .phrases
        .iter()
        .map(|bin| {
            vec![
                Cell::name(&bin.phrase),
                Cell::Share(Some(bin.point)),
                Cell::Count(bin.forecasts),
                Cell::Count(bin.questions),
                Cell::Share(Some(bin.observed)),
                Cell::Shares(Some((bin.low, bin.high))),
            ]
        })
        .collect();
    table.show = 40;
    table
}
