//! What a picture consists of: outlines, rectangles and texts, for the writers of SVG and PNG.

use super::figure::{Head, Signs};
use super::measure::{self, WIDTH};
use super::scale::{AxisScale, decimals};
use super::style::{Look, OTHERS};

/// Height of the title of a picture in a file of its own; it stands above the drawing.
pub(crate) const TITLE: f64 = 30.0;

/// How a text is anchored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// Begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// Ends there.
    End,
}

/// A part of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum DrawnShape {
    /// Any outline, in the language of SVG paths, its places rounded by [`number`].
    Outline {
        /// How it is drawn.
        look: Look,
        /// The path.
        outline: String,
    },
    /// A rectangle.
    Rectangle {
        /// How it is drawn.
        look: Look,
        /// Left and top.
        corner: (f64, f64),
        /// Width and height.
        size: (f64, f64),
    },
    /// A text on one line.
    Label {
        /// How it is drawn.
        look: Look,
        /// Where it is anchored, on its base line.
        place: (f64, f64),
        /// How.
        anchor: Anchor,
        /// The text.
        text: String,
    },
    /// A text that is read from below.
    Upright {
        /// How it is drawn.
        look: Look,
        /// The middle of its base line.
        place: (f64, f64),
        /// The text.
        text: String,
    },
    /// Parts with a tip that shows when one points at them.
    WithTip {
        /// The tip.
        tip: String,
        /// The parts.
        shapes: Vec<DrawnShape>,
    },
}

/// A picture in the making: what is first is below.
#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    /// The title.
    pub(crate) title: String,
    /// What can be seen, in a sentence or two.
    pub(crate) description: String,
    /// Its width.
    pub(crate) width: f64,
    /// Its height, without the title.
    pub(crate) height: f64,
    /// Its parts.
    pub(crate) shapes: Vec<DrawnShape>,
    signs: Signs,
}

impl Drawing {
    /// A picture of a height.
    pub(crate) fn new(head: &Head, height: f64) -> Self {
        Self::small(head, WIDTH, height)
    }

    /// A picture that is no wider than it needs to be, beside text.
    pub(crate) fn small(head: &Head, width: f64, height: f64) -> Self {
        let Head { title, description, signs } = head.clone();
        Self { title, description, width, height, shapes: vec![], signs }
    }

    /// The title above it, in a file of its own.
    pub(crate) fn heading(&self) -> DrawnShape {
        let text = measure::fit(&self.title, 14.0, WIDTH - 16.0);
        DrawnShape::Label { look: Look::Heading, place: (8.0, 20.0 - TITLE), anchor: Anchor::Start, text }
    }

    /// The level lines of a rising axis from the left to the right, with their numbers before them: at most about `most`.
    pub(crate) fn level_lines(&mut self, y: AxisScale, most: usize, (left, right): (f64, f64)) {
        let ticks = y.ticks(most);
        let places = decimals(&ticks);
        for tick in ticks {
            self.line(Look::Grid, (left, y.at(tick)), (right, y.at(tick)));
            let text = self.tick(tick, places);
            self.label(Look::Small, left - 5.0, y.at(tick) + 4.0, Anchor::End, &text);
        }
    }

    /// A number of an axis.
    pub(crate) fn tick(&self, value: f64, places: usize) -> String {
        format!("{value:.places$}").replace('.', self.signs.decimal.encode_utf8(&mut [0; 4])).replace('-', "−")
    }

    /// A share of an axis, in whole percent.
    pub(crate) fn percent(&self, share: f64) -> String {
        format!("{:.0}{}", share * 100.0, self.signs.percent)
    }

    /// Straight from one place to another.
    pub(crate) fn line(&mut self, look: Look, from: (f64, f64), to: (f64, f64)) {
        self.path(look, &format!("M{} {}L{} {}", number(from.0), number(from.1), number(to.0), number(to.1)));
    }

    /// Through places, or nothing if there are none.
    pub(crate) fn through(&mut self, look: Look, places: &[(f64, f64)], closed: bool) {
        if places.is_empty() {
            return;
        }
        let places: Vec<String> = places.iter().map(|&(x, y)| format!("{} {}", number(x), number(y))).collect();
        self.path(look, &format!("M{}{}", places.join("L"), if closed { "Z" } else { "" }));
    }

    /// Any outline.
    pub(crate) fn path(&mut self, look: Look, outline: &str) {
        self.shapes.push(DrawnShape::Outline { look, outline: outline.to_owned() });
    }

    /// A rectangle.
    pub(crate) fn rectangle(&mut self, look: Look, corner: (f64, f64), size: (f64, f64)) {
        self.shapes.push(DrawnShape::Rectangle { look, corner, size });
    }

    /// A text on one line.
    pub(crate) fn label(&mut self, look: Look, x: f64, y: f64, anchor: Anchor, text: &str) {
        self.shapes.push(DrawnShape::Label { look, place: (x, y), anchor, text: text.to_owned() });
    }

    /// A text that is read from below, its middle at a place.
    pub(crate) fn upright(&mut self, look: Look, x: f64, y: f64, text: &str) {
        self.shapes.push(DrawnShape::Upright { look, place: (x, y), text: text.to_owned() });
    }

    /// What `draw` draws, with a tip that shows when one points at it.
    pub(crate) fn with_tip(&mut self, tip: &str, draw: impl FnOnce(&mut Self)) {
        let before = std::mem::take(&mut self.shapes);
        draw(self);
        let shapes = std::mem::replace(&mut self.shapes, before);
        self.shapes.push(DrawnShape::WithTip { tip: tip.to_owned(), shapes });
    }
}

/// A place to a tenth, without needless signs, so that the same picture is the same bytes.
pub(crate) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths == 0.0 { "0".to_owned() } else { format!("{tenths}") }
}

/// The outline of a series' mark around a place.
pub(crate) fn mark(series: usize, x: f64, y: f64, size: f64) -> String {
    let p = number;
    let at = |dx: f64, dy: f64| format!("{} {}", p(x + dx * size), p(y + dy * size));
    let polygon = |points: &[(f64, f64)]| {
        let points: Vec<String> = points.iter().map(|&(dx, dy)| at(dx, dy)).collect();
        format!("M{}Z", points.join("L"))
    };
    match series {
        0 | OTHERS => {
            format!("M{}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0Z", at(-1.0, 0.0), r = p(size), d = p(2.0 * size))
        }
        1 => polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        2 => polygon(&[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)]),
        3 => polygon(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]),
        4 => polygon(&[(0.0, 1.2), (1.1, -0.8), (-1.1, -0.8)]),
        _ => polygon(&[
            (-0.4, -1.2),
            (0.4, -1.2),
            (0.4, -0.4),
            (1.2, -0.4),
            (1.2, 0.4),
            (0.4, 0.4),
            (0.4, 1.2),
            (-0.4, 1.2),
            (-0.4, 0.4),
            (-1.2, 0.4),
            (-1.2, -0.4),
            (-0.4, -0.4),
        ]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_a_tenth_and_no_negative_zero() {
        assert_eq!(number(12.34), "12.3");
        assert_eq!(number(12.0), "12");
        assert_eq!(number(-0.04), "0");
    }
}
