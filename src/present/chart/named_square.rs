//! A square with lines, and their names beside it: what drawings of several lines share.

use super::drawing::{Anchor, Drawing, mark};
use super::measure::{WIDTH, two_lines};
use super::style::Look;

/// Left and upper edge of the square, and its side.
pub(super) const LEFT: f64 = 48.0;
pub(super) const TOP: f64 = 10.0;
pub(super) const SIDE: f64 = 188.0;
/// How far apart names stand.
pub(super) const ROW: f64 = 32.0;
/// Where names begin, and how wide they are.
const NAMES: f64 = LEFT + SIDE + 40.0;
const ROOM: f64 = WIDTH - NAMES - 2.0;

/// The name of a line at a height, behind a piece of the line with its mark.
pub(super) fn name(drawing: &mut Drawing, line: usize, height: f64, text: &str) {
    drawing.line(Look::Line(line), (NAMES - 27.0, height), (NAMES - 4.0, height));
    drawing.path(Look::Mark(line), &mark(line, NAMES - 15.5, height, 3.4));
    for (row, text) in two_lines(text, 11.0, ROOM).iter().enumerate() {
        drawing.label(Look::Small, NAMES, height + 4.0 + 12.0 * row as f64, Anchor::Start, text);
    }
}
