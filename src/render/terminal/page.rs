use anstyle::Style;

use super::super::Ink;
use super::super::ink::HEADING;
use super::super::text::{visible_width, wrap};

/// Running text is not set wider than this: long lines are hard to read.
const PROSE: usize = 100;

/// A page that is written from top to bottom.
pub(super) struct Page {
    text: String,
    pub(super) width: usize,
    pub(super) ink: Ink,
}

impl Page {
    pub(super) fn new(width: usize, ink: Ink) -> Self {
        Self { text: String::new(), width, ink }
    }

    /// Adds a line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    pub(super) fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            self.line(&line);
        }
    }

    /// Adds an empty line, but never two.
    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.blank();
        let text = self.ink.clean(text);
        for line in wrap(&text, self.width) {
            let line = self.ink.paint(HEADING, &line);
            self.line(&line);
        }
    }

    /// Adds text, wrapped and indented.
    pub(super) fn prose(&mut self, indent: usize, text: &str) {
        self.hanging(&" ".repeat(indent), indent, text, Style::new());
    }

    /// Adds text that hangs from a lead such as `  → `; further lines are indented by `indent`.
    pub(super) fn hanging(&mut self, lead: &str, indent: usize, text: &str, style: Style) {
        let room = self.width.min(PROSE).saturating_sub(indent.max(visible_width(lead))).max(20);
        for (index, line) in wrap(&self.ink.clean(text), room).iter().enumerate() {
            let line = self.ink.paint(style, line);
            if index == 0 {
                self.line(&format!("{lead}{line}"));
            } else {
                self.line(&format!("{}{line}", " ".repeat(indent)));
            }
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}
