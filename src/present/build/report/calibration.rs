//! Calibration: a reliability diagram for each group, and their curves together.

use super::shared::{CHARTS, heading, largest, not_all, said, scored, verdict};
use crate::present::build::shared::names;
use crate::present::chart::{Band, Chart, Overlay, Point, Reliability, STYLES, Series, Step};
use crate::present::document::{Block, Figure, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill, filled, plain};
use crate::present::table::{Cell, Table};
use crate::present::tables::{self, label};
use crate::report::{BandPoint, Bin, ConfidenceBandPoint, Group};
use crate::summary::Summary;

/// The section; `None` if nothing was scored.
pub(crate) fn section(summary: &Summary, texts: &'static Texts) -> Option<Section> {
    let t = &texts.calibration;
    let groups = scored(summary);
    let level = texts.numbers.confidence(summary.report.settings.confidence.level());
    let mut blocks = vec![Block::Paragraph(fill(t.text, &[("level", Span::text(&level))]))];
    let shown = largest(&groups, CHARTS);
    blocks.extend(not_all(t.largest, shown.len(), groups.len(), texts).map(Block::Paragraph));
    let figures = shown
        .iter()
        .enumerate()
        .map(|(at, group)| figure(at, group, summary.report.settings.confidence.level(), texts));
    blocks.push(Block::Figures(figures.collect()));
    if groups.len() > 1 {
        let together = largest(&groups, STYLES.len());
        blocks.push(Block::Heading(plain(t.together)));
        blocks.extend(not_all(t.largest, together.len(), groups.len(), texts).map(Block::Paragraph));
        blocks.push(Block::Figures(vec![overlay(summary, &together, texts)]));
    }
    (!groups.is_empty()).then(|| Section { id: "calibration", heading: t.heading.to_owned(), blocks })
}

/// The reliability diagram of a group.
pub(crate) fn figure(at: usize, group: &Group, level: f64, texts: &'static Texts) -> Figure {
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
    let head = texts.head(filled(t.chart, &[("who", &who)]), description);
    let chart = Reliability {
        head,
        said: t.said.to_owned(),
        happened: t.happened.to_owned(),
        how_often: t.how_often.to_owned(),
        perfect: t.perfect.to_owned(),
        interval: tables::interval_heading(level, texts),
        curve: steps(group),
        band: group.bands.iter().map(of_band).collect(),
        confidence: group.confidence_bands.iter().map(of_confidence_band).collect(),
        points: group.bins.iter().map(|bin| point(bin, texts)).collect(),
    };
    let data = tables::bins_of(group, &group.bins, level, texts);
    Figure { id: format!("calibration-{}", at + 1), chart: Chart::Reliability(chart), data }
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

fn steps(group: &Group) -> Vec<Step> {
    group
        .curve
        .iter()
        .map(|block| Step { from: block.from.get(), to: block.to.get(), calibrated: block.calibrated.get() })
        .collect()
}

fn overlay(summary: &Summary, groups: &[&Group], texts: &Texts) -> Figure {
    let t = &texts.calibration;
    let labels: Vec<String> = groups.iter().map(|group| label(&group.key, texts)).collect();
    let series = groups.iter().zip(&labels).map(|(group, name)| Series { name: name.clone(), curve: steps(group) });
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
    Figure { id: "calibration-together".to_owned(), chart: Chart::Overlay(chart), data }
}
