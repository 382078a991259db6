//! Colours, used sparingly: what they say is always said in words too.

use anstyle::{AnsiColor, Style};

use crate::present::{clean_text, wrap};

/// Names in running text are cut to this.
const NAME: usize = 60;

/// Headings.
pub(in crate::present) const HEADING: Style = Style::new().bold();
/// What matters less.
pub(in crate::present) const FAINT: Style = Style::new().dimmed();
/// Points of the plot.
pub(in crate::present) const POINT: Style = AnsiColor::Cyan.on_default();
/// Nothing found that speaks against the group.
pub(in crate::present) const GOOD: Style = AnsiColor::Green.on_default();
/// Something to look at.
pub(in crate::present) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// Something that cannot be used.
pub(in crate::present) const ERROR: Style = AnsiColor::Red.on_default().bold();

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ink {
    /// Whether to write colours.
    pub(crate) color: bool,
    /// Whether signs beyond ASCII may be written.
    pub(crate) unicode: bool,
}

impl Ink {
    /// The text in a style, if there are colours.
    pub(in crate::present) fn paint(self, style: Style, text: &str) -> String {
        if self.color && !style.is_plain() && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    /// See [`clean_text::clean`]; a space that does not break stays one, until lines are made.
    pub(in crate::present) fn clean(self, text: &str) -> String {
        let pieces: Vec<String> = text.split('\u{a0}').map(|piece| clean_text::clean(piece, self.unicode)).collect();
        pieces.join("\u{a0}")
    }

    /// See [`wrap::shorten`].
    pub(in crate::present) fn shorten(self, text: &str, columns: usize) -> String {
        wrap::shorten(text, columns, self.pick("…", "..."))
    }

    /// See [`wrap::end_of`].
    pub(in crate::present) fn end_of(self, text: &str, columns: usize) -> String {
        wrap::end_of(text, columns, self.pick("…", "..."))
    }

    /// A name as it stands in running text: a long one without its middle, as names often differ at the end.
    pub(in crate::present) fn term(self, name: &str) -> String {
        let name = self.clean(name);
        if wrap::width(&name) <= NAME {
            return name;
        }
        let start = self.shorten(&name, NAME / 2);
        format!("{}{}", start.trim_end_matches(['…', '.']), self.end_of(&name, NAME / 2))
    }

    /// One of two, the second for terminals that know ASCII only.
    pub(in crate::present) fn pick<T>(self, unicode: T, ascii: T) -> T {
        if self.unicode { unicode } else { ascii }
    }
}
