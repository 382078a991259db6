//! Writes SVG: places rounded to a tenth, so that the same picture is the same bytes.

use std::fmt::Write;

use super::figure::{Head, Signs};
use super::style::file_style;
use super::{WIDTH, measure};

/// Where a picture stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In a page, whose style sheet has its colours.
    Page,
    /// In a file of its own: with its title, and light colours.
    File,
}

/// Height of the title of a picture in a file of its own.
const TITLE: f64 = 30.0;

/// How a text is anchored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// Ends there.
    End,
}

/// A picture in the making.
#[derive(Debug)]
pub struct Svg {
    text: String,
    signs: Signs,
}

impl Svg {
    /// A picture of a height.
    pub fn new(head: &Head, id: &str, height: f64, form: Form) -> Self {
        let top = if form == Form::File { TITLE } else { 0.0 };
        let (width, whole) = (number(WIDTH), number(height + top));
        let (title, description) = (escape(&head.title), escape(&head.description));
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {} {width} {whole}\" width=\"{width}\" height=\"{whole}\" \
             role=\"img\" aria-labelledby=\"{id}-t {id}-d\" font-family=\"Arimo,Arial,Helvetica,'Liberation Sans',sans-serif\">\
             <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>",
            number(-top),
        );
        if form == Form::File {
            let _ = write!(text, "<style>{}</style>", file_style());
            let _ = write!(text, "<rect class=\"c-p\" y=\"{}\" width=\"{width}\" height=\"{whole}\"/>", number(-top));
        }
        let mut svg = Self { text, signs: head.signs };
        if form == Form::File {
            svg.label("c-h", 8.0, 20.0 - top, Anchor::Start, &measure::fit(&head.title, 14.0, WIDTH - 16.0));
        }
        svg
    }

    /// A number of an axis.
    pub fn tick(&self, value: f64, places: usize) -> String {
        format!("{value:.places$}").replace('.', self.signs.decimal.encode_utf8(&mut [0; 4])).replace('-', "−")
    }

    /// A share of an axis, in whole percent.
    pub fn percent(&self, share: f64) -> String {
        format!("{:.0}{}", share * 100.0, self.signs.percent)
    }

    /// Straight from one place to another.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.path(class, &format!("M{} {}L{} {}", number(from.0), number(from.1), number(to.0), number(to.1)));
    }

    /// Through places, or nothing if there are none.
    pub fn through(&mut self, class: &str, places: &[(f64, f64)], closed: bool) {
        if places.is_empty() {
            return;
        }
        let places: Vec<String> = places.iter().map(|&(x, y)| format!("{} {}", number(x), number(y))).collect();
        self.path(class, &format!("M{}{}", places.join("L"), if closed { "Z" } else { "" }));
    }

    /// Any outline.
    pub fn path(&mut self, class: &str, outline: &str) {
        let _ = write!(self.text, "<path class=\"{class}\" d=\"{outline}\"/>");
    }

    /// A rectangle.
    pub fn rectangle(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let (x, y, width, height) = (number(x), number(y), number(width), number(height));
        let _ =
            write!(self.text, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    }

    /// A text on one line.
    pub fn label(&mut self, class: &str, x: f64, y: f64, anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let (x, y) = (number(x), number(y));
        let _ = write!(self.text, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{}</text>", escape(text));
    }

    /// A text that is read from below, its middle at a place.
    pub fn upright(&mut self, class: &str, x: f64, y: f64, text: &str) {
        let (x, y) = (number(x), number(y));
        let _ = write!(
            self.text,
            "<text class=\"{class}\" transform=\"translate({x} {y}) rotate(-90)\" text-anchor=\"middle\">{}</text>",
            escape(text)
        );
    }

    /// What `draw` draws, with a tip that shows when one points at it.
    pub fn with_tip(&mut self, tip: &str, draw: impl FnOnce(&mut Self)) {
        let _ = write!(self.text, "<g><title>{}</title>", escape(tip));
        draw(self);
        self.text.push_str("</g>");
    }

    /// The finished picture.
    pub fn finish(mut self) -> String {
        self.text.push_str("</svg>");
        self.text
    }
}

/// A place to a tenth, without needless signs.
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths == 0.0 { "0".to_owned() } else { format!("{tenths}") }
}

/// Text as it stands in XML and HTML, in elements and in quoted attributes.
///
/// # Example
/// ```
/// use trackrecord::chart::svg::escape;
/// assert_eq!(escape("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
/// ```
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // What XML does not allow at all.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push('\u{fffd}');
            }
            _ => escaped.push(sign),
        }
    }
    escaped
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

    #[test]
    fn what_xml_forbids_is_replaced() {
        assert_eq!(escape("a\u{1}b\u{1b}c\td"), "a\u{fffd}b\u{fffd}c\td");
    }
}
