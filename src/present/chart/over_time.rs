//! A number by quarter, and over the year that ends with each, with its band.

use super::drawing::{Anchor, Drawing, mark};
use super::figure::OverTime;
use super::measure::WIDTH;
use super::measure::width;
use super::scale::{AxisScale, decimals};
use super::style::Look;
use crate::model::Quarter;

const LEFT: f64 = 44.0;
const RIGHT: f64 = WIDTH - 12.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 164.0;

/// Draws it.
pub(crate) fn draw(chart: &OverTime) -> Drawing {
    let mut drawing = Drawing::new(&chart.head, BOTTOM + 24.0);
    let (first, last) = (chart.quarters.0.number(), chart.quarters.1.number());
    let x = AxisScale { values: (f64::from(first) - 0.6, f64::from(last) + 0.6), places: (LEFT, RIGHT) };
    let y = AxisScale { values: (0.0, chart.top), places: (BOTTOM, TOP) };
    let ticks = y.ticks(5);
    let places = decimals(&ticks);
    for tick in ticks {
        drawing.line(Look::Grid, (LEFT, y.at(tick)), (RIGHT, y.at(tick)));
        let text = drawing.tick(tick, places);
        drawing.label(Look::Small, LEFT - 5.0, y.at(tick) + 4.0, Anchor::End, &text);
    }
    quarters(&mut drawing, x, (first, last));
    drawing.upright(Look::Small, 11.0, f64::midpoint(TOP, BOTTOM), &chart.axis);
    if let Some((value, name)) = &chart.reference {
        drawing.line(Look::Dashed, (LEFT, y.at(*value)), (RIGHT, y.at(*value)));
        // Its name stands above the picture: inside it there is always some dot in the way.
        let left = RIGHT - width(name, 9.5);
        drawing.line(Look::Dashed, (left - 22.0, TOP - 13.0), (left - 4.0, TOP - 13.0));
        drawing.label(Look::Note, left, TOP - 10.0, Anchor::Start, name);
    }
    let place = |quarter: Quarter, value: f64| (x.at(f64::from(quarter.number())), y.at(value.min(chart.top)));
    band(&mut drawing, chart, place);
    let line: Vec<(f64, f64)> = chart.line.iter().map(|&(quarter, value, _)| place(quarter, value)).collect();
    drawing.through(Look::Line(chart.look), &line, false);
    for (quarter, dot) in &chart.dots {
        drawing.with_tip(&dot.tip, |drawing| {
            let (px, py) = place(*quarter, dot.value);
            drawing.path(Look::Hollow(dot.look), &mark(dot.look, px, py, 2.6));
        });
    }
    drawing
}

/// The intervals of neighbours as one area; where a quarter has none, there is a gap.
fn band(drawing: &mut Drawing, chart: &OverTime, place: impl Fn(Quarter, f64) -> (f64, f64)) {
    for run in chart.line.chunk_by(|a, b| a.2.is_some() == b.2.is_some()) {
        let ends: Vec<(Quarter, f64, f64)> =
            run.iter().filter_map(|&(at, _, ends)| ends.map(|(l, h)| (at, l, h))).collect();
        let upper = ends.iter().map(|&(at, _, high)| place(at, high));
        let lower = ends.iter().rev().map(|&(at, low, _)| place(at, low));
        drawing.through(Look::Band, &upper.chain(lower).collect::<Vec<_>>(), true);
    }
}

/// The axis: a stroke for every quarter, the years by name where there is room for them.
fn quarters(drawing: &mut Drawing, x: AxisScale, (first, last): (i32, i32)) {
    drawing.line(Look::Axis, (LEFT, BOTTOM), (RIGHT, BOTTOM));
    let room = (x.at(1.0) - x.at(0.0)) * 4.0;
    if last - first < 8 {
        for number in first..=last {
            let (place, quarter) = (x.at(f64::from(number)), Quarter::numbered(number));
            drawing.line(Look::Axis, (place, BOTTOM), (place, BOTTOM + 3.0));
            let name = if number == first || quarter.of_year() == 1 {
                format!("{} Q{}", quarter.year(), quarter.of_year())
            } else {
                format!("Q{}", quarter.of_year())
            };
            let crowded = last - first > 4 && name.len() > 2 && number != first && number - first < 2;
            if !crowded {
                drawing.label(Look::Small, place, BOTTOM + 17.0, Anchor::Middle, &name);
            }
        }
        return;
    }
    let every = [1, 2, 5, 10, 20, 50].into_iter().find(|&years| room * f64::from(years) > 34.0).unwrap_or(100);
    for year in Quarter::numbered(first).year()..=Quarter::numbered(last).year() {
        let start = (f64::from(year * 4) - 0.5).max(x.values.0);
        let end = (f64::from(year * 4) + 3.5).min(x.values.1);
        drawing.line(Look::Axis, (x.at(start), BOTTOM), (x.at(start), BOTTOM + 4.0));
        if year % every == 0 && x.at(end) - x.at(start) > 20.0_f64.min(room * 0.8) {
            drawing.label(
                Look::Small,
                x.at(f64::midpoint(start, end)),
                BOTTOM + 17.0,
                Anchor::Middle,
                &year.to_string(),
            );
        }
    }
}
