use anstyle::Style;

use super::Ink;
use super::ink::HEADING;
use crate::present::wrap::{visible_width, wrap};

/// Running text is not set wider than this: long lines are hard to read.
const PROSE: usize = 100;

/// A page that is written from top to bottom.
pub(in crate::present) struct Page {
    text: String,
    after_heading: bool,
    pub(in crate::present) width: usize,
    pub(in crate::present) ink: Ink,
}

impl Page {
    pub(in crate::present) fn new(width: usize, ink: Ink) -> Self {
        Self { text: String::new(), after_heading: false, width, ink }
    }

    /// Adds a line as it is.
    pub(in crate::present) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
        self.after_heading = false;
    }

    pub(in crate::present) fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            self.line(&line);
        }
    }

    /// Adds an empty line, but never two.
    pub(in crate::present) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub(in crate::present) fn heading(&mut self, text: &str) {
        self.blank();
        let text = self.ink.clean(text);
        for line in wrap(&text, self.width) {
            let line = self.ink.paint(HEADING, &line);
            self.line(&line);
        }
        self.after_heading = true;
    }

    /// Adds an empty line, but not below a heading.
    pub(in crate::present) fn blank_unless_heading(&mut self) {
        if !self.after_heading {
            self.blank();
        }
    }

    /// Adds text, wrapped and indented.
    pub(in crate::present) fn prose(&mut self, indent: usize, text: &str) {
        self.hanging(&" ".repeat(indent), indent, text, Style::new());
    }

    /// Adds text that hangs from a lead such as `  → `; further lines are indented by `indent`.
    pub(in crate::present) fn hanging(&mut self, lead: &str, indent: usize, text: &str, style: Style) {
        let room = self.room(indent.max(visible_width(lead)));
        for (index, line) in wrap(&self.ink.clean(text), room).iter().enumerate() {
            let line = self.ink.paint(style, line);
            if index == 0 {
                self.line(&format!("{lead}{line}"));
            } else {
                self.line(&format!("{}{line}", " ".repeat(indent)));
            }
        }
    }

    /// How much fits into a line of text behind an indent.
    pub(in crate::present) fn room(&self, indent: usize) -> usize {
        self.width.min(PROSE).saturating_sub(indent).max(20)
    }

    /// As [`hanging`](Self::hanging), but only `term`, with which the text begins, is in the style.
    pub(in crate::present) fn hanging_from(&mut self, lead: &str, indent: usize, term: &str, text: &str, style: Style) {
        let start = self.text.len();
        self.hanging(lead, indent, text, Style::new());
        let painted = self.ink.paint(style, term);
        if let Some(found) = self.text[start..].find(term) {
            self.text.replace_range(start + found..start + found + term.len(), &painted);
        }
    }

    /// The text; spaces that do not break have done what they are for.
    pub(in crate::present) fn finish(self) -> String {
        self.text.replace('\u{a0}', " ")
    }
}
