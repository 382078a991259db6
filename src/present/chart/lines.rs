//! Lines over the scale of probabilities, their names beside them in the order of their highest places.

use super::drawing::{Anchor, Drawing, mark};
use super::figure::Lines;
use super::named_square::{LEFT, ROW, SIDE, TOP, name};
use super::scale::AxisScale;
use super::style::{Look, SERIES};

/// Draws it.
pub(crate) fn draw(chart: &Lines) -> Drawing {
    let mut drawing = Drawing::new(&chart.head, TOP + SIDE + 42.0);
    let x = AxisScale { values: (0.0, 1.0), places: (LEFT, LEFT + SIDE) };
    let y = height(chart);
    frame(&mut drawing, chart, x, y);
    for (at, line) in chart.lines.iter().take(SERIES).enumerate() {
        let places: Vec<(f64, f64)> = line.places.iter().map(|&(t, value)| (x.at(t), y.at(value))).collect();
        drawing.with_tip(&line.name, |drawing| {
            drawing.through(Look::Line(line.look), &places, false);
            let highest = places.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((px, py)) = highest {
                drawing.path(Look::Mark(line.look), &mark(line.look, px, py, 3.4));
            }
            name(drawing, line.look, TOP + 6.0 + ROW * at as f64, &line.name);
        });
    }
    drawing
}

/// From 0 to a little above the highest place.
fn height(chart: &Lines) -> AxisScale {
    let values = chart.lines.iter().flat_map(|line| line.places.iter().map(|place| place.1));
    AxisScale { values: (0.0, values.fold(0.01, f64::max) * 1.08), places: (TOP + SIDE, TOP) }
}

fn frame(drawing: &mut Drawing, chart: &Lines, x: AxisScale, y: AxisScale) {
    for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let text = drawing.percent(tick);
        drawing.line(Look::Grid, (x.at(tick), TOP), (x.at(tick), TOP + SIDE));
        let (anchor, end) = if tick > 0.99 { (Anchor::End, 8.0) } else { (Anchor::Middle, 0.0) };
        drawing.label(Look::Small, x.at(tick) + end, TOP + SIDE + 15.0, anchor, &text);
    }
    drawing.level_lines(y, 4, (LEFT, LEFT + SIDE));
    drawing.line(Look::Axis, (LEFT, TOP + SIDE), (LEFT + SIDE, TOP + SIDE));
    drawing.line(Look::Axis, (LEFT, TOP), (LEFT, TOP + SIDE));
    drawing.label(Look::Text, LEFT + SIDE / 2.0, TOP + SIDE + 33.0, Anchor::Middle, &chart.across);
    drawing.upright(Look::Text, 12.0, TOP + SIDE / 2.0, &chart.up);
}
