//! Murphy diagrams: which group is better under every proper score.

use super::shared::{Looks, largest, looks, not_all, said, scored};
use crate::model::GroupKey;
use crate::present::build::shared::names;
use crate::present::chart::{Chart, Line, Lines, SERIES};
use crate::present::document::{Block, Figure, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, plain};
use crate::present::table::{Cell, Table};
use crate::present::tables::label;
use crate::report::{DiagramDifference, ElementaryDifference, Group};
use crate::score::diagram_at;
use crate::summary::Summary;

/// So many runs of thresholds are named.
const RUNS: usize = 3;

/// The section; `None` if there are no two groups to compare.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Option<Section> {
    let t = &texts.diagram;
    let groups = scored(summary);
    if groups.len() < 2 {
        return None;
    }
    let shown = largest(&groups, SERIES);
    let figure = figure(&shown, &looks(summary), texts);
    let mut blocks = vec![Block::Figures(vec![figure]), Block::Paragraph(plain(t.text))];
    blocks.extend(not_all(texts.calibration.largest, shown.len(), groups.len(), texts).map(Block::Paragraph));
    let settings = &summary.report.settings;
    let differences = summary.comparison.iter().flat_map(|comparison| &comparison.diagrams);
    let items: Vec<Item> = differences
        .filter(|difference| difference.questions >= settings.min_questions.max(2))
        .map(|difference| Item::of(sentence(difference, settings.confidence.level(), texts)))
        .collect();
    if !items.is_empty() {
        let show = items.len();
        blocks.push(Block::List(List { items, show, more: 0 }));
    }
    Some(Section { id: "diagram", heading: t.heading.to_owned(), blocks })
}

fn figure(groups: &[&Group], looks: &Looks<'_>, texts: &'static Texts) -> Figure {
    let t = &texts.diagram;
    let labels: Vec<String> = groups.iter().map(|group| label(&group.key, texts)).collect();
    let line = |(group, name): (&&Group, &String)| {
        let ends =
            group.murphy_diagram.iter().flat_map(|knot| [(knot.threshold, knot.left), (knot.threshold, knot.right)]);
        Line { name: name.clone(), look: looks.of(&group.key), places: ends.collect() }
    };
    let chart = Lines {
        head: texts.head(t.chart, filled(t.description, &[("names", &said(&names(&labels, texts)))])),
        across: t.threshold.to_owned(),
        up: t.score.to_owned(),
        lines: groups.iter().zip(&labels).map(line).collect(),
    };
    let columns: Vec<&str> = labels.iter().map(String::as_str).collect();
    let mut data = Table::new(t.caption, &[t.threshold], &columns);
    data.rows = (1..20_u8)
        .map(|at| {
            let threshold = f64::from(at) / 20.0;
            let scores = groups.iter().map(|group| Cell::Score(diagram_at(&group.murphy_diagram, threshold)));
            [Cell::text(texts.numbers.share(Some(threshold)))].into_iter().chain(scores).collect()
        })
        .collect();
    Figure { id: "diagram".to_owned(), chart: Chart::Lines(chart), data }
}

/// Which of two groups is better under which scores.
fn sentence(difference: &DiagramDifference, confidence: f64, texts: &Texts) -> Spans {
    let t = &texts.diagram;
    let where_it = |is: fn(&ElementaryDifference) -> bool| runs(&difference.points, is, texts);
    let (lower, higher) = (where_it(|point| point.value < -1e-12), where_it(|point| point.value > 1e-12));
    let beyond = where_it(|point| point.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0));
    let level = texts.numbers.confidence(confidence);
    let chance = match beyond {
        Some(at) => filled(t.beyond, &[("level", &level), ("at", &at)]),
        None => filled(t.nowhere, &[("level", &level)]),
    };
    let name = |key: &GroupKey| Span::strong(&label(key, texts));
    let questions = ("questions", Span::text(texts.counted(texts.questions, difference.questions)));
    let (a, b) = (name(&difference.a), name(&difference.b));
    match (lower, higher) {
        (Some(at_a), Some(at_b)) => fill(
            t.crosses,
            &[
                questions,
                ("a", a),
                ("b", b),
                ("at_a", Span::text(at_a)),
                ("at_b", Span::text(at_b)),
                ("chance", Span::text(chance)),
            ],
        ),
        (None, None) => fill(t.alike, &[questions, ("a", a), ("b", b)]),
        (one, _) => {
            let (better, worse) = if one.is_some() { (a, b) } else { (b, a) };
            fill(t.dominates, &[questions, ("better", better), ("worse", worse), ("chance", Span::text(chance))])
        }
    }
}

/// The thresholds at which something holds, as runs of neighbours, the longest by name; `None` if there are none.
fn runs(points: &[ElementaryDifference], holds: fn(&ElementaryDifference) -> bool, texts: &Texts) -> Option<String> {
    let runs: Vec<&[ElementaryDifference]> =
        points.chunk_by(|a, b| holds(a) == holds(b)).filter(|run| run.iter().all(holds)).collect();
    let mut longest: Vec<usize> = (0..runs.len()).collect();
    longest.sort_by_key(|&at| (std::cmp::Reverse(runs[at].len()), at));
    longest.truncate(RUNS);
    longest.sort_unstable();
    let name = |run: &[ElementaryDifference]| {
        let (from, to) = (run.first()?.threshold, run.last()?.threshold);
        Some(if to > from { texts.numbers.shares(from, to) } else { texts.numbers.share(Some(from)) })
    };
    let mut named = longest.into_iter().filter_map(|at| name(runs[at])).collect::<Vec<_>>().join(", ");
    if runs.len() > RUNS {
        named = format!("{named} {}", texts.diagram.and_others);
    }
    (!runs.is_empty()).then_some(named)
}
