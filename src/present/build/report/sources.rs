//! The sources of each group, those that need a look first; and of each a part of the page of its own.

use super::shared::{is_firm, looks, not_all, scored};
use super::{calibration, calls, scorecard};
use crate::model::GroupKey;
use crate::present::build::shared::tone;
use crate::present::document::{Block, Details, Scorecard, ScorecardLine, Section, Tone};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled};
use crate::present::table::{Cell, Column, Table, TableColumns};
use crate::present::tables::label;
use crate::report::Group;
use crate::report::sources_of_types::SourceOfType;
use crate::summary::Summary;

/// So many sources have a calibration diagram: those with a verdict against them first, then those with most questions.
const DIAGRAMS: usize = 12;

/// The section; `None` if the groups are sources, or have but one each.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Option<Section> {
    let t = &texts.sources_of_types;
    let groups = scored(summary);
    if summary.sources.len() <= groups.len() {
        return None;
    }
    let [n, diagrams] =
        [summary.report.settings.min_questions, DIAGRAMS as u64].map(|n| Span::text(texts.numbers.count(n)));
    let mut blocks = vec![Block::Paragraph(fill(t.text, &[("n", n), ("diagrams", diagrams)]))];
    let (looks, drawn) = (looks(summary), with_diagram(summary));
    let by_type: Vec<&[SourceOfType]> = summary.sources.chunk_by(|a, b| a.of() == b.of()).collect();
    blocks.extend(not_all(texts.calls.largest, by_type.len(), groups.len(), texts).map(Block::Paragraph));
    let mut first = 0;
    for sources in by_type {
        let key = sources[0].of();
        let who = label(&key, texts);
        let all = groups.iter().find(|group| group.key == key).map_or(0, |group| group.sources);
        let all = usize::try_from(all).unwrap_or(usize::MAX);
        let look = looks.of(&key);
        let pages: Vec<SourcePage<'_>> = in_order(sources)
            .into_iter()
            .zip(first + 1..)
            .map(|(of, number)| SourcePage { of, number, look, has_diagram: drawn.contains(&&of.group.key) })
            .collect();
        blocks.push(Block::Scorecard(card(summary, &who, &pages, texts)));
        blocks.extend(not_all(t.largest, sources.len(), all, texts).map(Block::Legend));
        blocks.extend(pages.iter().filter(|page| page.is_there()).map(|page| page.details(summary, texts)));
        first += pages.len();
    }
    Some(Section { id: "sources", heading: t.heading.to_owned(), blocks })
}

/// Those with a verdict against them first, then the others with enough questions, then the rest; in each part the largest first.
fn in_order(sources: &[SourceOfType]) -> Vec<&SourceOfType> {
    let mut order: Vec<&SourceOfType> = sources.iter().collect();
    order.sort_by_key(|source| {
        let group = &source.group;
        let part = (!is_firm(group), tone(&group.verdict) != Tone::Warning);
        (part, u64::MAX - group.questions)
    });
    order
}

/// The keys of the sources that have a calibration diagram.
fn with_diagram(summary: &Summary) -> Vec<&GroupKey> {
    let mut firm: Vec<&Group> =
        summary.sources.iter().map(|source| &source.group).filter(|group| is_firm(group)).collect();
    firm.sort_by_key(|group| (tone(&group.verdict) != Tone::Warning, u64::MAX - group.questions));
    firm.truncate(DIAGRAMS);
    firm.into_iter().map(|group| &group.key).collect()
}

fn card(summary: &Summary, who: &str, pages: &[SourcePage<'_>], texts: &'static Texts) -> Scorecard {
    let groups: Vec<&Group> = pages.iter().map(|page| &page.of.group).collect();
    let top = scorecard::axis(&groups);
    let name = Column::words("", texts.sources_of_types.source);
    let columns = TableColumns::<&Group>::new()
        .and(name, |group| Cell::name(group.key.0.last().map_or("", |(_, name)| name)))
        .then(scorecard::columns(summary, &groups, texts));
    let caption = filled(texts.sources_of_types.caption, &[("who", who)]);
    let lines = pages.iter().map(|page| ScorecardLine {
        look: page.look,
        tone: tone(&page.of.group.verdict),
        more: page.is_there().then(|| format!("#{}", page.id())),
        pictures: scorecard::pictures(&page.of.group, page.look, top, texts),
    });
    let id = format!("sources-{}", pages.first().map_or(0, |page| page.number));
    Scorecard { id, lines: lines.collect(), table: Table::of(caption, columns, groups.iter().copied()) }
}

/// What there is of one source.
struct SourcePage<'a> {
    of: &'a SourceOfType,
    /// Counted through all types, from 1.
    number: usize,
    look: usize,
    has_diagram: bool,
}

impl SourcePage<'_> {
    fn id(&self) -> String {
        format!("source-{}", self.number)
    }

    /// Fewer questions judge nobody, and a few calls tell less.
    fn is_there(&self) -> bool {
        is_firm(&self.of.group)
    }

    /// Its diagram and its calls.
    fn details(&self, summary: &Summary, texts: &'static Texts) -> Block {
        let (t, group) = (&texts.sources_of_types, &self.of.group);
        let mut blocks = vec![];
        if self.has_diagram {
            let level = summary.report.settings.confidence.level();
            blocks.push(Block::Figures(vec![calibration::figure(self.id(), group, self.look, level, texts)]));
        }
        blocks.extend(calls::of_source(summary, &group.key, texts));
        let line = fill(t.page, &[("who", Span::name(self.of.name()))]);
        Block::Details(Details { id: self.id(), line, blocks })
    }
}
