//! The reliability diagram: what was said against what happened, and how often each was said.

use super::drawing::{Anchor, Drawing, mark};
use super::figure::{Band, Reliability, Step};
use super::scale::AxisScale;
use super::style::Look;

const LEFT: f64 = 48.0;
const SIDE: f64 = 296.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = TOP + SIDE;
/// Where the histogram stands, and how high its highest bar is.
const BARS_END: f64 = BOTTOM + 124.0;
const BARS: f64 = 46.0;

/// Draws it.
pub(crate) fn draw(chart: &Reliability) -> Drawing {
    let mut drawing = Drawing::new(&chart.head, BARS_END + 8.0);
    let (x, y) = square(LEFT, TOP, SIDE);
    frame(&mut drawing, x, y, &chart.said, &chart.happened);
    band(&mut drawing, x, y, &chart.band);
    drawing.line(Look::Dashed, (x.at(0.0), y.at(0.0)), (x.at(1.0), y.at(1.0)));
    if let Some([above, below]) = &chart.sides {
        drawing.label(Look::Note, LEFT + 6.0, TOP + 14.0, Anchor::Start, above);
        drawing.label(Look::Note, LEFT + SIDE - 6.0, BOTTOM - 8.0, Anchor::End, below);
    }
    for end in [|band: &Band| band.low, |band: &Band| band.high] {
        let places: Vec<(f64, f64)> = chart.confidence.iter().map(|band| (x.at(band.at), y.at(end(band)))).collect();
        drawing.through(Look::Bound(chart.look), &places, false);
    }
    drawing.through(Look::Line(chart.look), &curve(x, y, &chart.curve), false);
    for point in &chart.points {
        let (at, happened) = (x.at(point.said), y.at(point.happened));
        drawing.with_tip(&point.tip, |drawing| {
            drawing.line(Look::Whisker(chart.look), (at, y.at(point.interval.0)), (at, y.at(point.interval.1)));
            drawing.path(Look::Hollow(chart.look), &mark(1, at, happened, 3.6));
        });
    }
    histogram(&mut drawing, x, chart);
    drawing
}

/// The scales of a square from 0 to 100 percent both ways.
pub(super) fn square(left: f64, top: f64, side: f64) -> (AxisScale, AxisScale) {
    let x = AxisScale { values: (0.0, 1.0), places: (left, left + side) };
    (x, AxisScale { values: (0.0, 1.0), places: (top + side, top) })
}

/// Grid, ticks and labels of such a square.
pub(super) fn frame(drawing: &mut Drawing, x: AxisScale, y: AxisScale, said: &str, happened: &str) {
    for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let text = drawing.percent(tick);
        drawing.line(Look::Grid, (x.at(tick), y.at(0.0)), (x.at(tick), y.at(1.0)));
        drawing.line(Look::Grid, (x.at(0.0), y.at(tick)), (x.at(1.0), y.at(tick)));
        let anchor = if tick > 0.99 { Anchor::End } else { Anchor::Middle };
        let end = if tick > 0.99 { 8.0 } else { 0.0 };
        drawing.label(Look::Small, x.at(tick) + end, y.at(0.0) + 15.0, anchor, &text);
        drawing.label(Look::Small, x.at(0.0) - 5.0, y.at(tick) + 4.0, Anchor::End, &text);
    }
    drawing.line(Look::Axis, (x.at(0.0), y.at(0.0)), (x.at(1.0), y.at(0.0)));
    drawing.line(Look::Axis, (x.at(0.0), y.at(0.0)), (x.at(0.0), y.at(1.0)));
    drawing.label(Look::Text, x.at(0.5), y.at(0.0) + 33.0, Anchor::Middle, said);
    drawing.upright(Look::Text, 12.0, y.at(0.5), happened);
}

pub(super) fn band(drawing: &mut Drawing, x: AxisScale, y: AxisScale, band: &[Band]) {
    if let [only] = band {
        // One probability alone: a bar instead of an area without width.
        drawing.rectangle(Look::Band, (x.at(only.at) - 4.0, y.at(only.high)), (8.0, y.at(only.low) - y.at(only.high)));
        return;
    }
    let upper = band.iter().map(|point| (x.at(point.at), y.at(point.high)));
    let lower = band.iter().rev().map(|point| (x.at(point.at), y.at(point.low)));
    drawing.through(Look::Band, &upper.chain(lower).collect::<Vec<_>>(), true);
}

/// The places through which a curve goes.
pub(super) fn curve(x: AxisScale, y: AxisScale, steps: &[Step]) -> Vec<(f64, f64)> {
    let mut places = vec![];
    for step in steps {
        let height = y.at(step.calibrated);
        places.push((x.at(step.from), height));
        if step.to > step.from {
            places.push((x.at(step.to), height));
        }
    }
    places
}

fn histogram(drawing: &mut Drawing, x: AxisScale, chart: &Reliability) {
    let most = chart.points.iter().map(|point| point.forecasts).max().unwrap_or(1).max(1);
    drawing.label(Look::Small, LEFT, BARS_END - BARS - 18.0, Anchor::Start, &chart.how_often);
    for point in &chart.points {
        let (from, to) = (x.at(point.from), x.at(point.to));
        let height = (point.forecasts as f64 / most as f64 * BARS).max(1.0);
        let width = (to - from - 2.0).max(1.0);
        drawing.with_tip(&point.tip, |drawing| {
            drawing.rectangle(Look::Bar, (from + 1.0, BARS_END - height), (width, height));
            if to - from > 14.0 {
                drawing.label(
                    Look::Note,
                    f64::midpoint(from, to),
                    BARS_END - height - 3.0,
                    Anchor::Middle,
                    &point.count,
                );
            }
        });
    }
    drawing.line(Look::Axis, (x.at(0.0), BARS_END), (x.at(1.0), BARS_END));
}
