//! Which group is better: differences on shared questions, scores on equal terms, and whether the order hangs on choices.

use super::scores;
use super::shared::more;
use crate::present::build::compared::{BETS, equal_terms, groups_table, robustness, sentence};
use crate::present::chart::{Chart, Dot, Dots, OTHERS};
use crate::present::document::{Block, Figure, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled, plain};
use crate::present::table::{Table, ends};
use crate::present::tables::{self, label};
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
    let figures = std::iter::once(scores::figure(summary, texts)).chain(figure(comparison, texts)).collect();
    let mut blocks = vec![Block::Figures(figures), scores::legend(summary, texts), Block::Paragraph(plain(t.text))];
    let items = by_weight(comparison).into_iter().map(|pair| Item::of(sentence(pair, comparison, texts))).collect();
    blocks.push(Block::List(List { items, show: SHOWN, more: 0 }));
    if comparison.components > 1 {
        let n = texts.numbers.count(u64::from(comparison.components));
        blocks.push(Block::Paragraph(fill(t.components, &[("n", Span::text(n))])));
    }
    blocks.push(Block::Table(groups_table(comparison, texts).only(&equal_terms(comparison))));
    blocks.push(Block::Table(Table { caption: t.of_bets.to_owned(), ..groups_table(comparison, texts).only(BETS) }));
    blocks.extend(robustness(comparison, texts).into_iter().map(Block::Paragraph));
    Some(Section { id: "comparison", heading: t.heading.to_owned(), blocks })
}

/// Pairs that differ first, then those that share the most questions.
fn by_weight(comparison: &Comparison) -> Vec<&ComparedPair> {
    let mut pairs: Vec<&ComparedPair> = comparison.pairs.iter().collect();
    pairs.sort_by_key(|pair| (!pair.verdict.code.ends_with("-better"), std::cmp::Reverse(pair.questions)));
    pairs
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
        head: texts
            .head(title(comparison, texts), filled(t.description, &[("n", &texts.numbers.count(dots.len() as u64))])),
        axis: t.axis.to_owned(),
        reference: Some((0.0, t.none.to_owned())),
        more: more(dots.len(), all, texts),
        dots,
    };
    Some(Figure { id: "comparison".to_owned(), chart: Chart::Dots(chart), data })
}

/// What the chart shows: who differs, or that nobody does.
fn title(comparison: &Comparison, texts: &Texts) -> String {
    let mut apart = comparison.pairs.iter().filter_map(ComparedPair::better_and_worse);
    let Some((better, worse)) = apart.next() else { return texts.comparison.none_apart.to_owned() };
    let given = [("better", label(better, texts)), ("worse", label(worse, texts))];
    let given = given.each_ref().map(|(name, value)| (*name, value.as_str()));
    match apart.count() as u64 {
        0 => filled(texts.comparison.one_apart, &given),
        more => {
            let more = texts.numbers.count(more);
            filled(texts.comparison.more_apart, &[given[0], given[1], ("n", &more)])
        }
    }
}

fn dot(pair: &ComparedPair, texts: &Texts) -> Option<Dot> {
    let t = &texts.comparison;
    let (a, b) = (label(&pair.a, texts), label(&pair.b, texts));
    let name = filled(t.minus, &[("a", &a), ("b", &b)]);
    let shown = texts.numbers.estimate(&pair.difference);
    let questions = texts.counted(texts.questions, pair.questions);
    let tip = filled(t.tip, &[("pair", &name), ("estimate", &shown), ("questions", &questions)]);
    let firm = matches!(pair.verdict.code, "a-better" | "b-better" | "no-evidence");
    Some(Dot {
        name,
        look: OTHERS,
        value: pair.difference.value()?,
        interval: ends(&pair.difference),
        shown,
        tip,
        firm,
    })
}
