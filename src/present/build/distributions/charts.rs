//! Reliability diagrams of answers, days, quantiles and intervals.

use crate::present::build::report::calibration::{point, short};
use crate::present::build::report::shared::CHARTS;
use crate::present::chart::{Chart, Point, Reliability};
use crate::present::document::Figure;
use crate::present::language::Texts;
use crate::present::span::filled;
use crate::present::table::Table;
use crate::present::tables::{self, label};
use crate::report::{AtLevel, Bin, Group, Report};

/// A diagram has so many points at least: one alone stands in the table.
const POINTS: usize = 2;

/// The diagrams of a section, group by group.
pub(super) fn figures(report: &Report, section: &str, texts: &'static Texts) -> Vec<Figure> {
    let level = report.settings.confidence.level();
    let of_groups = report.groups.iter().zip(1..).flat_map(|(group, number)| {
        let figures = of_group(group, section, level, texts).into_iter();
        figures.map(move |figure| Figure { id: format!("{}-{number}", figure.id), ..figure })
    });
    of_groups.take(CHARTS).collect()
}

fn of_group(group: &Group, section: &str, level: f64, texts: &'static Texts) -> Vec<Figure> {
    let (kinds, d) = (&group.distributions, &texts.distributions);
    let of_bins = |id: &str, title, bins: &[Bin]| {
        let points = bins.iter().map(|bin| point(bin, texts)).collect();
        figure(
            id,
            filled(title, &[("who", &label(&group.key, texts))]),
            points,
            tables::bins_of(group, bins, level, texts),
            texts,
        )
    };
    let of_levels = |id: &str, title, levels: &[AtLevel], of_intervals| {
        let points = levels.iter().map(|level| at_level(level, texts)).collect();
        let data = tables::levels_of(levels, of_intervals, level, texts);
        figure(id, filled(title, &[("who", &label(&group.key, texts))]), points, data, texts)
    };
    let all: Vec<Option<Figure>> = match section {
        "answers" => kinds.categorical.iter().map(|kind| of_bins("answers", d.chart_of_answers, &kind.bins)).collect(),
        "days" => kinds.days.iter().map(|kind| of_bins("days", d.chart_of_days, &kind.bins)).collect(),
        _ => kinds
            .numeric
            .iter()
            .flat_map(|kind| {
                [
                    of_levels("quantiles", d.chart_of_quantiles, &kind.quantiles, false),
                    of_levels("intervals", d.chart_of_intervals, &kind.coverage, true),
                ]
            })
            .collect(),
    };
    all.into_iter().flatten().collect()
}

/// `None` where there is nothing to draw.
fn figure(id: &str, title: String, points: Vec<Point>, data: Table, texts: &Texts) -> Option<Figure> {
    let t = &texts.calibration;
    let shown = |point: &Point| {
        format!("{} → {}", texts.numbers.share(Some(point.said)), texts.numbers.share(Some(point.happened)))
    };
    let all = points.iter().map(shown).collect::<Vec<_>>().join(", ");
    let description = filled(texts.distributions.chart_description, &[("title", &title), ("points", &all)]);
    let chart = Reliability {
        head: texts.head(title, description),
        said: t.said.to_owned(),
        happened: t.happened.to_owned(),
        how_often: t.how_often.to_owned(),
        perfect: t.perfect.to_owned(),
        points,
        ..Reliability::default()
    };
    (chart.points.len() >= POINTS).then(|| Figure { id: id.to_owned(), chart: Chart::Reliability(chart), data })
}

fn at_level(at: &AtLevel, texts: &Texts) -> Point {
    let (numbers, level) = (&texts.numbers, at.level.get());
    let tip = format!(
        "{} {}: {} ({})",
        texts.distributions.level,
        numbers.share(Some(level)),
        numbers.share(Some(at.observed.get())),
        numbers.shares(at.low.get(), at.high.get())
    );
    Point {
        from: level,
        to: level,
        said: level,
        happened: at.observed.get(),
        interval: (at.low.get(), at.high.get()),
        forecasts: at.forecasts,
        count: short(at.forecasts),
        tip,
    }
}
