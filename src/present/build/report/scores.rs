//! Scores: a dot with whiskers for each group, and the table.

use super::shared::{CHARTS, is_firm, largest, looks, more, scored};
use crate::present::chart::{Chart, Dot, Dots};
use crate::present::document::{Block, Figure, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled, plain};
use crate::present::table::ends;
use crate::present::tables::{self, label};
use crate::report::Group;
use crate::summary::Summary;

/// The section.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Section {
    let t = &texts.scores;
    let groups = scored(summary);
    let mut blocks = vec![];
    if groups.len() == 1 {
        blocks.push(Block::Figures(vec![figure(summary, texts)]));
        blocks.push(legend(summary, texts));
    } else {
        blocks.push(Block::Paragraph(plain(t.whose)));
    }
    blocks.push(Block::Table(tables::groups(&summary.report, &groups, texts)));
    Section { id: "scores", heading: t.heading.to_owned(), blocks }
}

/// How to read the dots.
pub(super) fn legend(summary: &Summary, texts: &Texts) -> Block {
    let t = &texts.scores;
    let level = texts.numbers.confidence(summary.report.settings.confidence.level());
    let mut text = fill(t.text, &[("level", Span::text(level))]);
    if scored(summary).iter().any(|group| !is_firm(group)) {
        let n = texts.numbers.count(summary.report.settings.min_questions);
        text.push(Span::text(" "));
        text.extend(fill(t.hollow, &[("n", Span::text(n))]));
    }
    Block::Legend(text)
}

/// The scores of the largest groups.
pub(super) fn figure(summary: &Summary, texts: &'static Texts) -> Figure {
    let t = &texts.scores;
    let groups = scored(summary);
    let shown = largest(&groups, CHARTS);
    let looks = looks(summary);
    let dot = |group: &&&Group| dot(&label(&group.key, texts), looks.of(&group.key), group, texts);
    let dots: Vec<Dot> = shown.iter().filter_map(|group| dot(&group)).collect();
    let values = || dots.iter().map(|dot| dot.value);
    let score = |value| texts.numbers.score(Some(value));
    let description = filled(
        t.description,
        &[
            ("n", &texts.numbers.count(dots.len() as u64)),
            ("lowest", &score(values().fold(f64::INFINITY, f64::min))),
            ("highest", &score(values().fold(0.0, f64::max))),
        ],
    );
    let columns = ["", "forecasts", "questions", "brier", "brier_low"];
    let mut data = tables::groups(&summary.report, &groups, texts).only(&columns).without_total();
    t.chart.clone_into(&mut data.caption);
    let chart = Dots {
        head: texts.head(t.chart, description),
        axis: t.brier.to_owned(),
        reference: Some((0.25, t.half.to_owned())),
        more: more(shown.len(), groups.len(), texts),
        dots,
    };
    Figure { id: "scores".to_owned(), chart: Chart::Dots(chart), data }
}

/// The Brier score of a group as a dot.
pub(super) fn dot(name: &str, look: usize, group: &Group, texts: &Texts) -> Option<Dot> {
    let estimate = texts.numbers.estimate(&group.brier);
    let tip = filled(
        texts.scores.tip,
        &[
            ("who", name),
            ("estimate", &estimate),
            ("forecasts", &texts.counted(texts.forecasts, group.forecasts)),
            ("questions", &texts.counted(texts.questions, group.questions)),
        ],
    );
    Some(Dot {
        name: name.to_owned(),
        look,
        value: group.brier.value()?,
        interval: ends(&group.brier),
        shown: estimate,
        tip,
        firm: is_firm(group),
    })
}
