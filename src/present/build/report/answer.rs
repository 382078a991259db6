//! The answer: the scorecard, and whom not to rank.

use super::kinds;
use super::scorecard;
use super::shared::{SHOWN, is_firm, of_pairs, scored};
use crate::present::build::shared::{join, names};
use crate::present::document::{Block, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, plain};
use crate::present::tables::label;
use crate::report::{ComparedPair, Group};
use crate::summary::Summary;

/// The usual title.
pub(crate) fn title(summary: &Summary, texts: &Texts) -> String {
    match summary.period {
        Some(period) => filled(texts.answer.title_of_period, &[("period", &texts.period(&period.to_string()))]),
        None => texts.answer.title.to_owned(),
    }
}

/// The section.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Section {
    let t = &texts.answer;
    let mut blocks = vec![];
    if !summary.report.overall.speaks_of_yes() {
        blocks.push(Block::Paragraph(plain(t.no_yes_and_no)));
    } else if summary.report.counts.scored > 0 {
        blocks.extend(scorecard::blocks(summary, texts));
    } else {
        blocks.push(Block::Paragraph(plain(t.nobody)));
    }
    let others = summary.report.groups.iter().filter(|group| group.forecasts == 0 && group.speaks_of_yes());
    let items: Vec<Item> = others.map(|group| Item::of(sentence(group, texts))).collect();
    if !items.is_empty() {
        blocks.push(Block::List(List { items, show: SHOWN, more: 0 }));
    }
    blocks.extend(kinds::answers(summary, texts));
    let groups = scored(summary);
    if !groups.is_empty() {
        blocks.push(Block::Heading(plain(t.do_not_rank)));
        let items = not_to_rank(summary, &groups, texts).into_iter().map(Item::of).collect();
        blocks.push(Block::List(List::whole(items)));
    }
    Section { id: "answer", heading: t.heading.to_owned(), blocks }
}

/// Of a group without any score.
fn sentence(group: &Group, texts: &Texts) -> Spans {
    let (t, numbers) = (&texts.answer, &texts.numbers);
    let who = ("who", Span::strong(&label(&group.key, texts)));
    let facts = &group.resolvability;
    let count = |n| Span::text(numbers.count(n));
    let statements = ("statements", Span::text(texts.counted(texts.statements, facts.statements)));
    let checkable = ("checkable", count(facts.statements - facts.unscorable));
    fill(t.unscored, &[who, statements, checkable, ("overdue", count(facts.overdue))])
}

fn not_to_rank(summary: &Summary, groups: &[&Group], texts: &Texts) -> Vec<Spans> {
    let t = &texts.answer;
    let named = |groups: &[&Group]| groups.iter().map(|group| label(&group.key, texts)).collect::<Vec<_>>();
    let few: Vec<&Group> = groups.iter().filter(|group| !is_firm(group)).copied().collect();
    let mut items = vec![];
    if !few.is_empty() {
        let n = texts.numbers.count(summary.report.settings.min_questions);
        items.push(join(t.too_few, names(&named(&few), texts), &[("n", Span::text(n))]));
    }
    if groups.len() == 1 {
        items.push(plain(t.alone));
        return items;
    }
    let pairs = summary.comparison.as_ref().map_or(&[][..], |comparison| &comparison.pairs);
    items.extend(of_pairs(pairs, texts));
    if !same_questions(groups, pairs) {
        items.push(plain(t.other_questions));
    }
    items
}

/// Whether all groups answered the same questions.
fn same_questions(groups: &[&Group], pairs: &[ComparedPair]) -> bool {
    let questions = groups.first().map_or(0, |group| group.questions);
    groups.iter().all(|group| group.questions == questions) && pairs.iter().all(|pair| pair.questions == questions)
}
