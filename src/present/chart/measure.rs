//! How wide a text is, without a font at hand: the advance widths of Helvetica, which Arial, Arimo and Liberation Sans share.

/// Width of every picture.
pub(crate) const WIDTH: f64 = 360.0;

use unicode_width::UnicodeWidthChar;

/// Advance widths of the signs from space to tilde, in thousandths of the size (Adobe Font Metrics of Helvetica, 1989).
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

fn advance(sign: char) -> f64 {
    let place = usize::try_from(u32::from(sign)).ok().and_then(|code| code.checked_sub(32));
    match place.and_then(|place| ASCII.get(place)) {
        Some(&width) => f64::from(width) / 1000.0,
        None => match sign.width() {
            Some(0) | None => 0.0,
            Some(1) => 0.67,
            Some(_) => 1.05,
        },
    }
}

/// Width of a text of this size.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// The text, cut to a width with an ellipsis if anything was cut.
pub(crate) fn fit(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let (mut kept, mut used) = (String::new(), size);
    for sign in text.chars() {
        used += advance(sign) * size;
        if used > room {
            break;
        }
        kept.push(sign);
    }
    format!("{}…", kept.trim_end())
}

/// The text on one line, or on two, the second cut if need be.
pub(crate) fn two_lines(text: &str, size: f64, room: f64) -> Vec<String> {
    if width(text, size) <= room {
        return vec![text.to_owned()];
    }
    let mut breaks = text.rmatch_indices(' ').map(|(at, _)| at);
    match breaks.find(|&at| width(&text[..at], size) <= room) {
        Some(at) => vec![text[..at].to_owned(), fit(&text[at + 1..], size, room)],
        None => vec![fit(text, size, room)],
    }
}
