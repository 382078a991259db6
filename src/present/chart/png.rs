//! Writes a drawing as a picture in pixels, the same on every machine.

use zeno::{Command, Fill, PathData, Stroke, Vector};

use super::draw::drawing;
use super::drawing::{Anchor, DrawnShape, TITLE, number};
use super::figure::Chart;
use super::letters::Letters;
use super::pixels::{Pixels, rgb};
use super::style::Look;

/// Pixels for each unit of the picture: 1080 wide, enough for a column of print at 300 dpi.
const SCALE: u16 = 3;

/// Draws a chart in pixels, with its title.
///
/// # Errors
/// Says why it cannot be drawn.
pub(crate) fn png(chart: &Chart) -> Result<Vec<u8>, String> {
    let drawing = drawing(chart);
    let letters = Letters::new()?;
    let mut pixels = Pixels::new(whole(drawing.width), whole(drawing.height + TITLE), single(TITLE), f32::from(SCALE));
    for part in std::iter::once(&drawing.heading()).chain(&drawing.shapes) {
        paint(&mut pixels, &letters, part);
    }
    pixels.png()
}

fn paint(pixels: &mut Pixels, letters: &Letters, part: &DrawnShape) {
    match part {
        DrawnShape::Outline { look, outline } => outlined(pixels, *look, outline),
        DrawnShape::Rectangle { look, corner: (left, top), size: (width, height) } => {
            let (right, bottom) = (left + width, top + height);
            let [left, top, right, bottom] = [*left, *top, right, bottom].map(number);
            outlined(pixels, *look, &format!("M{left} {top}L{right} {top}L{right} {bottom}L{left} {bottom}Z"));
        }
        DrawnShape::Label { look, place, anchor, text } => {
            let before = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => 0.5,
                Anchor::End => 1.0,
            };
            written(pixels, letters, *look, text, before, |x, y| (place.0 + x, place.1 + y));
        }
        // A quarter turn to the left: what was right is up.
        DrawnShape::Upright { look, place, text } => {
            written(pixels, letters, *look, text, 0.5, |x, y| (place.0 + y, place.1 - x));
        }
        DrawnShape::WithTip { shapes, .. } => {
            for part in shapes {
                paint(pixels, letters, part);
            }
        }
    }
}

fn outlined(pixels: &mut Pixels, look: Look, outline: &str) {
    let paint = look.paint();
    if let Some(fill) = paint.fill {
        pixels.paint(outline, Fill::NonZero, rgb(fill.light()));
    }
    if let Some((along, width)) = paint.stroke {
        if let Some(edge) = edge(outline, single(width)) {
            return pixels.paint(&edge, Fill::NonZero, rgb(along.light()));
        }
        let dashes: Vec<f32> = paint.dash.split(' ').filter_map(|length| length.parse().ok()).collect();
        let mut stroke = Stroke::new(single(width));
        stroke.cap(zeno::Cap::Butt).join(zeno::Join::Miter).dash(&dashes, 0.0);
        pixels.paint(outline, stroke, rgb(along.light()));
    }
}

/// The stroke along a polygon with all its corners, as SVG draws them: the stroke of [`zeno`] cuts off those below 90°.
fn edge(outline: &str, width: f32) -> Option<Vec<Command>> {
    let mut corners = vec![];
    let mut closed = false;
    for command in outline.commands() {
        match command {
            Command::MoveTo(to) | Command::LineTo(to) => corners.push(to),
            Command::Close => closed = true,
            Command::QuadTo(..) | Command::CurveTo(..) => return None,
        }
    }
    let count = corners.len();
    if !closed || count < 3 {
        return None;
    }
    let moved = |at: usize, by: f32| {
        let (before, corner, after) = (corners[(at + count - 1) % count], corners[at], corners[(at + 1) % count]);
        let beside = |from: Vector, to: Vector| {
            let along = (to - from).normalize();
            Vector::new(along.y, -along.x)
        };
        let (one, other) = (beside(before, corner), beside(corner, after));
        corner + (one + other) * (by / (1.0 + one.dot(other)))
    };
    let mut path = vec![];
    // Around it outside, and back inside, so that what is between them is filled.
    let sides = [(width / 2.0, (0..count).collect::<Vec<_>>()), (-width / 2.0, (0..count).rev().collect())];
    for (by, order) in sides {
        for (place, at) in order.into_iter().enumerate() {
            let to = moved(at, by);
            path.push(if place == 0 { Command::MoveTo(to) } else { Command::LineTo(to) });
        }
        path.push(Command::Close);
    }
    Some(path)
}

/// A text of which the share `before` stands before its place; `turn` says where a place beside it lies.
fn written(
    pixels: &mut Pixels,
    letters: &Letters,
    look: Look,
    text: &str,
    before: f32,
    turn: impl Fn(f64, f64) -> (f64, f64),
) {
    let paint = look.paint();
    let (path, width) = letters.outlines(text, single(paint.size));
    let placed = |at: Vector| {
        let (x, y) = turn(f64::from(at.x - before * width), f64::from(at.y));
        Vector::new(single(x), single(y))
    };
    let path: Vec<Command> = path
        .into_iter()
        .map(|command| match command {
            Command::MoveTo(to) => Command::MoveTo(placed(to)),
            Command::LineTo(to) => Command::LineTo(placed(to)),
            Command::QuadTo(around, to) => Command::QuadTo(placed(around), placed(to)),
            Command::CurveTo(around, then, to) => Command::CurveTo(placed(around), placed(then), placed(to)),
            Command::Close => Command::Close,
        })
        .collect();
    if let Some(fill) = paint.fill {
        pixels.paint(&path, Fill::NonZero, rgb(fill.light()));
    }
}

/// Pixels are counted in single precision, more than enough for a thousandth of one.
#[allow(clippy::cast_possible_truncation)]
fn single(value: f64) -> f32 {
    value as f32
}

/// Pixels of a side.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // sides are positive, and some hundred units long
fn whole(side: f64) -> usize {
    side.ceil() as usize * usize::from(SCALE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sharp_corners_of_marks_are_not_cut_off() {
        let path = edge("M0 -10L10 10L-10 10Z", 2.0).unwrap();
        let tip = path.iter().map(|command| match command {
            Command::MoveTo(to) | Command::LineTo(to) => -to.y,
            _ => 0.0,
        });
        // Half the width, divided by the sine of half the angle, whose tangent is a half.
        assert!((tip.fold(0.0, f32::max) - (10.0 + 5.0_f32.sqrt())).abs() < 1e-3, "{path:?}");
        assert_eq!(edge("M0 0L10 10", 2.0), None);
        assert_eq!(edge("M0 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z", 2.0), None);
    }
}
