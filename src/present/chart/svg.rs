//! Writes a drawing as SVG.

use std::fmt::Write;

use super::drawing::{Anchor, Drawing, DrawnShape, TITLE, number};
use super::style::file_style;

/// Where a picture stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// In a page, whose style sheet has its colours.
    Page,
    /// In a file of its own: with its title, and light colours.
    File,
}

/// The drawing as SVG. `id` is unique in the page.
pub(crate) fn svg(drawing: &Drawing, id: &str, form: Form) -> String {
    let top = if form == Form::File { TITLE } else { 0.0 };
    let (width, whole) = (number(drawing.width), number(drawing.height + top));
    let (title, description) = (escape(&drawing.title), escape(&drawing.description));
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {} {width} {whole}\" width=\"{width}\" height=\"{whole}\" \
         role=\"img\" aria-labelledby=\"{id}-t {id}-d\" font-family=\"Arimo,Arial,Helvetica,'Liberation Sans',sans-serif\">\
         <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>",
        number(-top),
    );
    if form == Form::File {
        let _ = write!(text, "<style>{}</style>", file_style());
        let _ = write!(text, "<rect class=\"c-p\" y=\"{}\" width=\"{width}\" height=\"{whole}\"/>", number(-top));
        shape(&mut text, &drawing.heading());
    }
    for part in &drawing.shapes {
        shape(&mut text, part);
    }
    text.push_str("</svg>");
    text
}

fn shape(out: &mut String, part: &DrawnShape) {
    // Writing to a string cannot fail.
    let _ = match part {
        DrawnShape::Outline { look, outline } => write!(out, "<path class=\"{}\" d=\"{outline}\"/>", look.class()),
        DrawnShape::Rectangle { look, corner, size } => {
            let [x, y, width, height] = [corner.0, corner.1, size.0, size.1].map(number);
            let class = look.class();
            write!(out, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>")
        }
        DrawnShape::Label { look, place, anchor, text } => {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let (class, x, y, text) = (look.class(), number(place.0), number(place.1), escape(text));
            write!(out, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{text}</text>")
        }
        DrawnShape::Upright { look, place, text } => {
            let (class, x, y, text) = (look.class(), number(place.0), number(place.1), escape(text));
            let place = format!("translate({x} {y}) rotate(-90)");
            write!(out, "<text class=\"{class}\" transform=\"{place}\" text-anchor=\"middle\">{text}</text>")
        }
        DrawnShape::WithTip { tip, shapes } => {
            let _ = write!(out, "<g><title>{}</title>", escape(tip));
            for part in shapes {
                shape(out, part);
            }
            out.write_str("</g>")
        }
    };
}

/// Text as it stands in XML and HTML, in elements and in quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(allowed(sign)),
        }
    }
    escaped
}

/// The sign, or one in its place if XML does not allow it at all.
pub(super) fn allowed(sign: char) -> char {
    match sign {
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_replaced() {
        assert_eq!(escape("a\u{1}b\u{1b}c\td"), "a\u{fffd}b\u{fffd}c\td");
    }
}
