//! Which group is better: differences on shared questions, scores on equal terms, and whether the order hangs on choices.

use super::{heading, label, names};
use crate::dossier::Dossier;
use crate::model::GroupKey;
use crate::present::chart::{Chart, Dot, Dots};
use crate::present::document::{Block, Figure, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, plain};
use crate::present::table::{Cell, Table, ends};
use crate::report::{ComparedGroup, ComparedPair, Comparison};

/// So many differences a chart has, and so many sentences are shown.
const SHOWN: usize = 24;

/// The section; `None` if there are no two groups with scores.
pub fn section(dossier: &Dossier, texts: &Texts) -> Option<Section> {
    let t = &texts.comparison;
    let comparison = dossier.comparison.as_ref()?;
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
    blocks.push(Block::Table(equal_terms(dossier, comparison, texts)));
    blocks.push(Block::Paragraph(plain(t.legend)));
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
pub(in crate::present) fn sentence(pair: &ComparedPair, comparison: &Comparison, texts: &Texts) -> Spans {
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
fn figure(comparison: &Comparison, texts: &Texts) -> Option<Figure> {
    let t = &texts.comparison;
    let level = texts.numbers.confidence(comparison.settings.confidence);
    let pairs = by_weight(comparison);
    let drawn: Vec<Dot> = pairs.iter().filter_map(|pair| dot(pair, texts)).collect();
    let all = drawn.len();
    let dots: Vec<Dot> = drawn.into_iter().take(SHOWN).collect();
    if dots.is_empty() {
        return None;
    }
    let columns = [t.shared, t.difference, &filled(t.interval, &[("level", &level)]), t.p_value, t.p_adjusted];
    let mut data = Table::new(t.caption_of_pairs, &[t.one, t.other], &columns);
    let row = |pair: &&ComparedPair| {
        vec![
            Cell::name(&label(&pair.a, texts)),
            Cell::name(&label(&pair.b, texts)),
            Cell::count(pair.questions),
            Cell::Change(pair.difference.value),
            Cell::interval(&pair.difference),
            Cell::Score(pair.p_value),
            Cell::Score(pair.p_adjusted),
        ]
    };
    data.rows = pairs.iter().map(row).collect();
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

fn equal_terms(dossier: &Dossier, comparison: &Comparison, texts: &Texts) -> Table {
    let t = &texts.comparison;
    let level = texts.numbers.confidence(comparison.settings.confidence);
    let interval = filled(t.interval, &[("level", &level)]);
    let columns = [t.questions, t.brier, t.adjusted, &interval, t.beside, &interval, t.payoff, &interval, t.ranks];
    let mut table = Table::new(t.caption, &[&heading(&dossier.report, texts)], &columns);
    let row = |group: &ComparedGroup| {
        let ranks = group.rank.map_or_else(
            || crate::present::number::MISSING.to_owned(),
            |rank| {
                if rank.best == rank.worst { rank.best.to_string() } else { format!("{}–{}", rank.best, rank.worst) }
            },
        );
        vec![
            Cell::name(&label(&group.key, texts)),
            Cell::count(group.questions),
            Cell::Score(group.brier.value),
            Cell::Score(group.adjusted_brier.value),
            Cell::interval(&group.adjusted_brier),
            Cell::Change(group.relative_brier.value),
            Cell::interval(&group.relative_brier),
            Cell::Change(group.log_payoff.value),
            Cell::interval(&group.log_payoff),
            Cell::text(ranks),
        ]
    };
    table.rows = comparison.groups.iter().filter(|group| group.forecasts > 0).map(row).collect();
    table
}

/// For each set of comparable groups its order, and which choices change it.
fn robustness(comparison: &Comparison, texts: &Texts) -> Vec<Spans> {
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
