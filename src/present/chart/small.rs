//! Pictures that stand in a line of a table: a calibration curve with its band, and a number on an axis that its lines share.

use super::dots::whiskers;
use super::drawing::Drawing;
use super::figure::{DotOnAxis, SmallCurve};
use super::reliability::{band, curve as through, square};
use super::scale::AxisScale;
use super::style::Look;

const SIDE: f64 = 72.0;
/// What a line needs at the edge of the picture.
const EDGE: f64 = 2.0;
const WIDE: f64 = 168.0;
const HIGH: f64 = 26.0;
/// The radius of a dot and the width of its outline.
const DOT: f64 = 6.0;

/// What was said from left to right, what happened from below to above.
pub(crate) fn curve(chart: &SmallCurve) -> Drawing {
    let mut drawing = Drawing::small(&chart.head, SIDE + 2.0 * EDGE, SIDE + 2.0 * EDGE);
    let (x, y) = square(EDGE, EDGE, SIDE);
    band(&mut drawing, x, y, &chart.band);
    let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(across, up)| (x.at(across), y.at(up)));
    drawing.through(Look::Grid, &corners, true);
    drawing.line(Look::Dashed, (x.at(0.0), y.at(0.0)), (x.at(1.0), y.at(1.0)));
    drawing.through(Look::Line(chart.look), &through(x, y, &chart.curve), false);
    drawing
}

/// The dot with its whiskers, a stroke where the axis begins, and a dashed one at the value to compare with.
pub(crate) fn dot(chart: &DotOnAxis) -> Drawing {
    let mut drawing = Drawing::small(&chart.head, WIDE, HIGH);
    let x = AxisScale { values: (0.0, chart.top), places: (DOT, WIDE - DOT) };
    drawing.line(Look::Grid, (x.at(0.0), HIGH / 2.0), (x.at(chart.top), HIGH / 2.0));
    drawing.line(Look::Axis, (x.at(0.0), 3.0), (x.at(0.0), HIGH - 3.0));
    drawing.line(Look::Dashed, (x.at(chart.reference), 0.0), (x.at(chart.reference), HIGH));
    let dot = &chart.dot;
    drawing.with_tip(&dot.tip, |drawing| {
        whiskers(drawing, dot, |value| (x.at(value.min(chart.top)), HIGH / 2.0), (0.0, 4.0));
    });
    drawing
}
