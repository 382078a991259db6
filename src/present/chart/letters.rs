//! Texts as outlines, for the PNG.
//!
//! Text needs a font. Those of the machine would make other pixels on every machine, or none, so one is part of the program:
//! Arimo (SIL Open Font License), whose letters are as wide as those of Arial, which most readers of the SVG have. It has
//! Latin, Greek, Cyrillic and Hebrew letters; others show as boxes in the PNG, while the SVG has them all. Letters follow each
//! other by their widths, as [`measure`](super::measure) counts them, those of right-to-left scripts in their order.

use ttf_parser::{Face, GlyphId, OutlineBuilder};
use unicode_bidi::{BidiInfo, Level};
use unicode_width::UnicodeWidthChar;
use zeno::{Command, PathBuilder, Vector};

use super::svg::allowed;

const FONT: &[u8] = include_bytes!("../../../assets/fonts/Arimo-Regular.ttf");

/// The font of the pictures.
pub(super) struct Letters {
    face: Face<'static>,
}

impl Letters {
    /// Opens the font.
    pub(super) fn new() -> Result<Self, String> {
        Face::parse(FONT, 0).map(|face| Self { face }).map_err(|error| error.to_string())
    }

    /// The outlines of a text of this size that begins at 0 on its base line, and how wide it is.
    pub(super) fn outlines(&self, text: &str, size: f32) -> (Vec<Command>, f32) {
        let mut pen = Pen { path: vec![], scale: size / f32::from(self.face.units_per_em()), across: 0.0 };
        for sign in shown(text).chars() {
            if let Some(glyph) = self.glyph(sign) {
                self.face.outline_glyph(glyph, &mut pen);
                pen.across += f32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default()) * pen.scale;
            }
        }
        (pen.path, pen.across)
    }

    /// The glyph of a sign, a box if the font has none, nothing for what is not meant to be seen.
    fn glyph(&self, sign: char) -> Option<GlyphId> {
        let stand_in = match sign {
            _ if sign.is_whitespace() => ' ',
            '\u{2010}' | '\u{2011}' => '-',
            _ => sign,
        };
        let known = self.face.glyph_index(sign).or_else(|| self.face.glyph_index(stand_in));
        let invisible = matches!(sign.width(), None | Some(0));
        known.or((!invisible).then_some(GlyphId(0)))
    }
}

/// The signs as they stand from left to right. Spaces are taken together, as in SVG.
fn shown(text: &str) -> String {
    let words = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    let text: String = words.collect::<Vec<_>>().join(" ").chars().map(allowed).collect();
    let info = BidiInfo::new(&text, Some(Level::ltr()));
    let lines = info.paragraphs.iter().map(|line| info.reorder_line(line, line.range.clone()));
    lines.collect()
}

/// Draws glyphs one after another, turned upside down: in fonts up is positive, in pictures down is.
struct Pen {
    path: Vec<Command>,
    scale: f32,
    across: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> Vector {
        Vector::new(self.across + x * self.scale, -y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.move_to(to);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.line_to(to);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (around, to) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(around, to);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (around, then, to) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.curve_to(around, then, to);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure;
    use super::*;

    #[test]
    fn letters_are_as_wide_as_the_layout_counts_them() {
        let letters = Letters::new().unwrap();
        let text = "What was said, 0.25 (n = 1)";
        let (path, width) = letters.outlines(text, 12.0);
        assert!(!path.is_empty());
        assert!((f64::from(width) - measure::width(text, 12.0)).abs() < 0.1, "{width}");
    }

    #[test]
    fn hebrew_reads_from_the_right() {
        assert_eq!(shown("a אב b"), "a בא b");
    }

    #[test]
    fn spaces_are_one_and_line_ends_too() {
        assert_eq!(shown(" 1  one\n"), "1 one");
    }

    #[test]
    fn what_is_not_meant_to_be_seen_is_no_box() {
        let letters = Letters::new().unwrap();
        assert_eq!(letters.outlines("\u{200b}\u{202f}", 12.0).0, vec![]);
        assert_ne!(letters.outlines("\u{4e00}", 12.0).0, vec![], "no Chinese letters: a box");
    }
}
