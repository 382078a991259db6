//! Several calibration curves in one square, their names beside it in the order of their ends.

use super::drawing::{Drawing, mark};
use super::figure::Overlay;
use super::named_square::{LEFT, ROW, SIDE, TOP, name as beside};
use super::reliability::{curve, frame, square};
use super::scale::AxisScale;
use super::style::{Look, SERIES};

/// Draws it.
pub(crate) fn draw(chart: &Overlay) -> Drawing {
    let mut drawing = Drawing::new(&chart.head, TOP + SIDE + 42.0);
    let (x, y) = square(LEFT, TOP, SIDE);
    frame(&mut drawing, x, y, &chart.said, &chart.happened);
    drawing.line(Look::Dashed, (x.at(0.0), y.at(0.0)), (x.at(1.0), y.at(1.0)));
    let lines: Vec<Vec<(f64, f64)>> =
        chart.series.iter().take(SERIES).map(|series| curve(x, y, &series.curve)).collect();
    let heights = names_apart(&lines, y);
    for ((series, line), name) in chart.series.iter().zip(&lines).zip(heights) {
        let (whole, mark_of) = (Look::Line(series.look), Look::Mark(series.look));
        drawing.with_tip(&series.name, |drawing| {
            drawing.through(whole, line, false);
            for &(px, py) in [line.first(), line.last()].into_iter().flatten() {
                drawing.path(mark_of, &mark(series.look, px, py, 3.4));
            }
            beside(drawing, series.look, name, &series.name);
        });
    }
    drawing
}

/// Heights of the names: as near to the ends of their curves as they can be without touching each other.
fn names_apart(lines: &[Vec<(f64, f64)>], y: AxisScale) -> Vec<f64> {
    let wish = |at: usize| lines[at].last().map_or(y.at(0.5), |place| place.1);
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&a, &b| wish(a).total_cmp(&wish(b)).then(a.cmp(&b)));
    let mut heights = vec![0.0; lines.len()];
    let mut next = TOP + 4.0;
    for &at in &order {
        heights[at] = wish(at).max(next);
        next = heights[at] + ROW;
    }
    let mut room = TOP + SIDE - 14.0;
    for &at in order.iter().rev() {
        heights[at] = heights[at].min(room);
        room = heights[at] - ROW;
    }
    heights
}
