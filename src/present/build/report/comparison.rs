//! Which group is better: differences on shared questions, scores on equal terms, and whether the order hangs on choices.

use super::{label, names};
use crate::model::GroupKey;
use crate::present::build::compare;
use crate::present::chart::{Chart, Dot, Dots};
use crate::present::document::{Block, Figure, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, plain};
use crate::present::table::{Table, ends};
use crate::present::tables;
use crate::report::{ComparedPair, Comparison};
use crate::summary::Summary;

/// So many differences a chart has, and so many sentences are shown.
const SHOWN: usize = 24;

/// The section; `None` if there are no two groups with scores.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Option<Section> {
    let t = &texts.comparison;
    let comparison = summary.comparison.as_ref()?;
    if comparison.pairs.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Paragraph(plain(t.text))];
    let items = by_weight(comparison).into_iter().map(|pair| Item::of(sentence(pair, comparison, texts))).collect();
    blocks.push(Block::List(List { items, show: SHOWN, more: 0 }));
    if comparison.components > 1 {
        let n = texts.numbers.count(u64::from(comparison.components));
        blocks.push(Block::Paragraph(fill(t.components, &[("n", Span::text(n))])));
    }
    blocks.extend(figure(comparison, texts).map(|figure| Block::Figures(vec![figure])));
    blocks.push(Block::Table(compare::groups_table(comparison, texts).only(&compare::equal_terms(comparison))));
    blocks.push(Block::Table(Table {
        caption: t.of_bets.to_owned(),
        ..compare::groups_table(comparison, texts).only(compare::BETS)
    }));
    blocks.extend(robustness(comparison, texts).into_iter().map(Block::Paragraph));
    Some(Section { id: "comparison", heading: t.heading.to_owned(), blocks })
}

/// Pairs that differ first, then those that share the most questions.
fn by_weight(comparison: &Comparison) -> Vec<&ComparedPair> {
    let mut pairs: Vec<&ComparedPair> = comparison.pairs.iter().collect();
    pairs.sort_by_key(|pair| (!pair.verdict.code.ends_with("-better"), std::cmp::Reverse(pair.questions)));
    pairs
}

/// What may be said of a pair.
pub(crate) fn sentence(pair: &ComparedPair, comparison: &Comparison, texts: &Texts) -> Spans {
    let t = &texts.comparison;
    let name = |key: &GroupKey| Span::strong(&label(key, texts));
    let questions = Span::text(texts.counted(texts.questions, pair.questions));
    let mut given = vec![("a", name(&pair.a)), ("b", name(&pair.b)), ("questions", questions)];
    let (Some(value), Some(ends)) = (pair.difference.value, ends(&pair.difference)) else {
        return fill(if pair.questions > 0 { t.too_few } else { t.not_comparable }, &given);
    };
    // Better by so much, worse by so much: both are told as they are, not as differences.
    let (is_worse, (low, high)) = (value > 0.0, ends);
    let range = if is_worse { ends } else { (-high, -low) };
    let alone = pair.p_value.is_some_and(|p| p <= 1.0 - comparison.settings.confidence);
    let finding = match pair.verdict.code {
        "a-better" | "b-better" => t.differ,
        "no-evidence" if alone && range.0 > 0.0 => t.by_chance,
        "no-evidence" => t.no_evidence,
        _ => t.unsettled,
    };
    given.extend([
        ("difference", Span::whole(texts.numbers.score(Some(value.abs())))),
        ("level", Span::text(texts.numbers.confidence(comparison.settings.confidence))),
        ("interval", Span::whole(texts.numbers.interval(range))),
        ("finding", Span::text(finding)),
    ]);
    fill(if is_worse { t.worse } else { t.better }, &given)
}

/// Differences as dots; `None` if none can be drawn.
fn figure(comparison: &Comparison, texts: &'static Texts) -> Option<Figure> {
    let t = &texts.comparison;
    let pairs = by_weight(comparison);
    let drawn: Vec<Dot> = pairs.iter().filter_map(|pair| dot(pair, texts)).collect();
    let all = drawn.len();
    let dots: Vec<Dot> = drawn.into_iter().take(SHOWN).collect();
    if dots.is_empty() {
        return None;
    }
    let data = tables::pairs(comparison, &pairs, texts, |_| String::new());
    let chart = Dots {
        head: texts.head(t.chart, filled(t.description, &[("n", &texts.numbers.count(dots.len() as u64))])),
        axis: t.axis.to_owned(),
        reference: Some((0.0, t.none.to_owned())),
        more: super::more(dots.len(), all, texts),
        dots,
    };
    Some(Figure { id: "comparison".to_owned(), chart: Chart::Dots(chart), data })
}

fn dot(pair: &ComparedPair, texts: &Texts) -> Option<Dot> {
    let t = &texts.comparison;
    let (a, b) = (label(&pair.a, texts), label(&pair.b, texts));
    let name = filled(t.minus, &[("a", &a), ("b", &b)]);
    let shown = texts.numbers.estimate(&pair.difference);
    let questions = texts.counted(texts.questions, pair.questions);
    let tip = filled(t.tip, &[("pair", &name), ("estimate", &shown), ("questions", &questions)]);
    let firm = matches!(pair.verdict.code, "a-better" | "b-better" | "no-evidence");
    Some(Dot { name, value: pair.difference.value?, interval: ends(&pair.difference), shown, tip, firm })
}

/// For each set of comparable groups its order, and which choices change it.
pub(crate) fn robustness(comparison: &Comparison, texts: &Texts) -> Vec<Spans> {
    let t = &texts.comparison;
    let of = |component: &crate::report::ComponentOrder| {
        let all: Vec<String> = component.order.iter().map(|key| label(key, texts)).collect();
        let changed: Vec<&str> = comparison
            .robustness
            .iter()
            .filter(|choice| choice.component == component.component && !choice.same_order)
            .map(|choice| choice.choice.as_str())
            .collect();
        let choices = ("choices", Span::text(changed.join(", ")));
        super::join(if changed.is_empty() { t.same_order } else { t.other_order }, names(&all, texts), &[choices])
    };
    comparison.order.iter().filter(|component| component.order.len() > 1).map(of).collect()
}
