//! Colours, used sparingly: what they say is always said in words too.

use anstyle::{AnsiColor, Style};

use super::text;

/// Headings.
pub(super) const HEADING: Style = Style::new().bold();
/// What matters less.
pub(super) const FAINT: Style = Style::new().dimmed();
/// Points of the plot.
pub(super) const POINT: Style = AnsiColor::Cyan.on_default();
/// Nothing found that speaks against the group.
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
/// Something to look at.
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// Something that cannot be used.
pub(super) const ERROR: Style = AnsiColor::Red.on_default().bold();

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// Whether to write colours.
    pub color: bool,
    /// Whether signs beyond ASCII may be written.
    pub unicode: bool,
}

impl Ink {
    /// The text in a style, if there are colours.
    pub(super) fn paint(self, style: Style, text: &str) -> String {
        if self.color && !style.is_plain() && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    /// See [`text::clean`].
    pub(super) fn clean(self, text: &str) -> String {
        text::clean(text, self.unicode)
    }

    /// See [`text::shorten`].
    pub(super) fn shorten(self, text: &str, columns: usize) -> String {
        text::shorten(text, columns, self.pick("…", "..."))
    }

    /// One of two, the second for terminals that know ASCII only.
    pub(super) fn pick<T>(self, unicode: T, ascii: T) -> T {
        if self.unicode { unicode } else { ascii }
    }
}

/// The style for a verdict's code.
pub(super) fn verdict_style(code: &str) -> Style {
    match code {
        "too-few" | "not-tested" | "not-enough" | "not-comparable" | "" => FAINT,
        "no-evidence" => Style::new(),
        "no-evidence-of-miscalibration" => GOOD,
        _ => WARNING,
    }
}
