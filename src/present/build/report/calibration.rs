//! Calibration: a reliability diagram for each group, and their curves together.

use std::collections::BTreeMap;

use super::shared::{CHARTS, heading, is_firm, largest, looks, not_all, said, scored, verdict};
use crate::model::GroupKey;
use crate::present::build::shared::names;
use crate::present::chart::{Band, Chart, Overlay, Point, Reliability, SERIES, Series, Step};
use crate::present::document::{Block, Figure, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled};
use crate::present::table::{Cell, Table};
use crate::present::tables::{self, label};
use crate::report::{BandPoint, Bin, ConfidenceBandPoint, Group};
use crate::summary::Summary;

/// So many lines the list of what has too few questions for a curve shows.
const FEW: usize = 40;

/// The section; `None` if nothing was scored.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Option<Section> {
    let t = &texts.calibration;
    let groups = scored(summary);
    let level = summary.report.settings.confidence.level();
    let shown = drawn(summary);
    let mut blocks = vec![];
    if !shown.is_empty() {
        let looks = looks(summary);
        let figures =
            shown.iter().enumerate().map(|(at, group)| figure(id(at), group, looks.of(&group.key), level, texts));
        blocks.extend(not_all(t.largest, shown.len(), groups.len(), texts).map(Block::Paragraph));
        blocks.push(Block::Figures(figures.collect()));
        blocks.push(Block::Legend(fill(t.text, &[("level", Span::text(texts.numbers.confidence(level)))])));
    }
    let few: Vec<&Group> = groups.iter().filter(|group| !is_firm(group)).copied().collect();
    if !few.is_empty() {
        let n = texts.numbers.count(summary.report.settings.min_questions);
        blocks.push(Block::Heading(fill(t.few, &[("n", Span::text(n))])));
        let table = tables::bins_of_groups(&summary.report, &few, texts);
        blocks.push(Block::Table(Table { show: FEW, ..table }));
    }
    (!groups.is_empty()).then(|| Section { id: "calibration", heading: t.heading.to_owned(), blocks })
}

/// The groups that have a reliability diagram, in the order of their diagrams.
fn drawn(summary: &Summary) -> Vec<&Group> {
    let firm: Vec<&Group> = scored(summary).into_iter().filter(|group| is_firm(group)).collect();
    largest(&firm, CHARTS)
}

/// The name of each group's reliability diagram in the report; those without are absent.
pub(super) fn figure_names(summary: &Summary) -> BTreeMap<&GroupKey, String> {
    drawn(summary).into_iter().enumerate().map(|(at, group)| (&group.key, id(at))).collect()
}

/// The name of a group's diagram, by its place.
pub(crate) fn id(at: usize) -> String {
    format!("calibration-{}", at + 1)
}

/// The reliability diagram of a group; its title says what it shows.
pub(crate) fn figure(id: String, group: &Group, look: usize, level: f64, texts: &'static Texts) -> Figure {
    let (t, numbers, who) = (&texts.calibration, &texts.numbers, label(&group.key, texts));
    let description = filled(
        t.description,
        &[
            ("who", &who),
            ("forecasts", &texts.counted(texts.forecasts, group.forecasts)),
            ("bins", &numbers.count(group.bins.len() as u64)),
            ("verdict", &verdict(group, texts)),
        ],
    );
    let head = texts.head(title(group, texts), description);
    let chart = Reliability {
        head,
        look,
        said: t.said.to_owned(),
        happened: t.happened.to_owned(),
        how_often: t.how_often.to_owned(),
        perfect: t.perfect.to_owned(),
        sides: Some([texts.scorecard.above, texts.scorecard.below].map(str::to_owned)),
        interval: tables::interval_heading(level, texts),
        curve: steps(group),
        band: consistency_band(group),
        confidence: group.confidence_bands.iter().map(of_confidence_band).collect(),
        points: group.bins.iter().map(|bin| point(bin, texts)).collect(),
    };
    let data = tables::bins_of(group, &group.bins, level, texts);
    Figure { id, chart: Chart::Reliability(chart), data }
}

/// What the diagram of a group shows.
pub(super) fn title(group: &Group, texts: &Texts) -> String {
    let who = label(&group.key, texts);
    match group.verdict.judgement {
        Some(judgement) => {
            let shows = judgement.ground.words(texts.language);
            filled(texts.calibration.chart, &[("who", &who), ("shows", &shows)])
        }
        None => who,
    }
}

/// Where the whole curve would lie if the forecasts were calibrated.
pub(super) fn consistency_band(group: &Group) -> Vec<Band> {
    group.bands.iter().map(of_band).collect()
}

fn of_band(band: &BandPoint) -> Band {
    Band { at: band.forecast.get(), low: band.simultaneous_low.get(), high: band.simultaneous_high.get() }
}

fn of_confidence_band(band: &ConfidenceBandPoint) -> Band {
    Band { at: band.forecast.get(), low: band.low.get(), high: band.high.get() }
}

/// A bin in a diagram.
pub(in crate::present::build) fn point(bin: &Bin, texts: &Texts) -> Point {
    let numbers = &texts.numbers;
    let tip = filled(
        texts.calibration.tip,
        &[
            ("bin", &Cell::Bin(bin.from.get(), bin.to.get()).shown(numbers)),
            ("said", &numbers.share(Some(bin.mean_forecast.get()))),
            ("happened", &numbers.share(Some(bin.observed.get()))),
            ("interval", &numbers.shares(bin.low.get(), bin.high.get())),
            ("forecasts", &texts.counted(texts.forecasts, bin.forecasts)),
            ("questions", &texts.counted(texts.questions, bin.questions)),
        ],
    );
    Point {
        from: bin.from.get(),
        to: bin.to.get(),
        said: bin.mean_forecast.get(),
        happened: bin.observed.get(),
        interval: (bin.low.get(), bin.high.get()),
        forecasts: bin.forecasts,
        count: short(bin.forecasts),
        tip,
    }
}

/// A count that fits above a bar.
pub(in crate::present::build) fn short(count: u64) -> String {
    match count {
        0..10_000 => count.to_string(),
        10_000..10_000_000 => format!("{}k", count / 1000),
        _ => format!("{}M", count / 1_000_000),
    }
}

pub(super) fn steps(group: &Group) -> Vec<Step> {
    group
        .curve
        .iter()
        .map(|block| Step { from: block.from.get(), to: block.to.get(), calibrated: block.calibrated.get() })
        .collect()
}

/// The curves of the largest groups in one square; `None` if there is but one.
pub(super) fn overlay(summary: &Summary, texts: &Texts) -> Option<Figure> {
    let t = &texts.calibration;
    let firm: Vec<&Group> = scored(summary).into_iter().filter(|group| is_firm(group)).collect();
    let groups = largest(&firm, SERIES);
    if groups.len() < 2 {
        return None;
    }
    let looks = looks(summary);
    let labels: Vec<String> = groups.iter().map(|group| label(&group.key, texts)).collect();
    let series = groups.iter().zip(&labels).map(|(group, name)| Series {
        name: name.clone(),
        look: looks.of(&group.key),
        curve: steps(group),
    });
    let chart = Overlay {
        head: texts.head(t.overlay, filled(t.overlay_description, &[("names", &said(&names(&labels, texts)))])),
        said: t.said.to_owned(),
        happened: t.happened.to_owned(),
        series: series.collect(),
    };
    let columns = [heading(&summary.report, texts), t.from_to.to_owned()];
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut data = Table::new(t.curve_caption, &columns, &[t.calibrated, texts.scores.forecasts]);
    for (group, name) in groups.iter().zip(&labels) {
        data.rows.extend(group.curve.iter().map(|block| {
            let said = Cell::text(texts.numbers.shares(block.from.get(), block.to.get()));
            let calibrated = Cell::Share(Some(block.calibrated.get()));
            vec![Cell::name(name), said, calibrated, Cell::count(block.forecasts)]
        }));
    }
    Some(Figure { id: "calibration-together".to_owned(), chart: Chart::Overlay(chart), data })
}
