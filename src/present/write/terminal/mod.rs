//! Documents for a terminal: what a reader wants first comes first.
//!
//! - `page`: lines from top to bottom; `grid`: text cells side by side; `ink`: colours;
//! - `table`: the one table as a grid; `plot`: charts in letters;
//! - `diagnostics`: problems with their places, also for standard error.

mod bars;
pub(crate) mod diagnostics;
mod grid;
pub(crate) mod ink;
mod page;
mod plot;
mod table;

use anstyle::Style;

use crate::options::Language;
use crate::present::document::{Block, Document, Figure, Item, List, Problems, Scorecard, Tone, is_strong};
use crate::present::span::{Spans, filled, words};
use crate::present::table::{Medium, Table};
use crate::present::wrap::{pad, visible_width};
pub(crate) use ink::Ink;
use ink::{FAINT, GOOD, WARNING};
use page::Page;

/// From so many columns on a table and its plot stand side by side.
const SIDE_BY_SIDE: usize = 100;
/// Between table and plot.
const GAP: usize = 3;

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TerminalOptions {
    /// Columns. Below about 75 the tables keep their numbers and run over.
    pub(crate) width: usize,
    /// Whether to write colours.
    pub(crate) color: bool,
    /// Whether signs beyond ASCII may be written.
    pub(crate) unicode: bool,
    /// The language of the verdicts.
    pub(crate) language: Language,
}

/// The document as text for a terminal.
///
/// It depends on the document and the options alone; text from the user's files is stripped of control characters.
pub(crate) fn terminal(document: &Document, options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut writer = TerminalWriter { page: Page::new(options.width, ink), document };
    for about in &document.about {
        writer.paragraph(about);
    }
    for section in &document.sections {
        if section.heading.is_empty() {
            writer.page.blank();
        } else {
            writer.page.heading(&section.heading);
        }
        section.blocks.iter().for_each(|block| writer.block(block));
    }
    writer.page.finish()
}

struct TerminalWriter<'a> {
    page: Page,
    document: &'a Document,
}

impl TerminalWriter<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.paragraph(text),
            Block::Legend(text) => self.page.hanging("", 0, &words(text), FAINT),
            Block::Heading(text) => self.page.heading(&words(text)),
            Block::List(list) => self.list(list),
            Block::Table(table) | Block::Scorecard(Scorecard { table, .. }) => self.table(table),
            Block::Figures(figures) => figures.iter().for_each(|figure| self.figure(figure)),
            Block::Quotes(quotes) => {
                for quote in quotes {
                    let parts = [Some(&quote.said), quote.source.as_ref(), Some(&quote.outcome)];
                    let text: Spans = parts.into_iter().flatten().flatten().cloned().collect();
                    self.item(&Item::of(text));
                }
            }
            Block::Form(_) | Block::Details(_) => {}
            Block::Problems(problems) => self.problems(problems),
            Block::Lines(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| format!("  {}", self.page.ink.clean(line))).collect();
                self.page.lines(lines);
            }
        }
    }

    fn paragraph(&mut self, text: &[crate::present::span::Span]) {
        if is_strong(text) { self.page.heading(&words(text)) } else { self.page.prose(0, &words(text)) }
    }

    fn list(&mut self, list: &List) {
        list.shown().for_each(|item| self.item(item));
        self.more(2, list.left_out());
    }

    fn more(&mut self, indent: usize, left_out: u64) {
        if left_out > 0 {
            let texts = self.document.texts;
            let n = texts.numbers.count(left_out);
            self.page.prose(indent, &filled(texts.page.more, &[("n", &n)]));
        }
    }

    /// A bullet, or what it is about in its tone, then the text and below it what to do.
    fn item(&mut self, item: &Item) {
        let ink = self.page.ink;
        let text = words(&item.text);
        let text = if item.in_one_line { ink.shorten(&ink.clean(&text), self.page.room(4)) } else { text };
        if item.term.is_empty() {
            self.page.hanging(ink.pick("  • ", "  * "), 4, &text, style(item.tone));
        } else {
            let term = ink.term(&item.term);
            let text = if text.is_empty() { term.clone() } else { format!("{term}: {text}") };
            self.page.hanging_from("  ", 4, &term, &text, style(item.tone));
        }
        for advice in &item.advice {
            self.page.hanging(ink.pick("    → ", "   -> "), 6, advice, FAINT);
        }
    }

    fn table(&mut self, table: &Table) {
        self.caption(&table.caption);
        let (numbers, width) = (&self.document.texts.numbers, self.page.width);
        let table = if table.in_one_line { &table::in_one_line(table, numbers, width, self.page.ink) } else { table };
        let lines = self.lines_of(table);
        self.page.lines(lines);
        self.below(table);
    }

    /// A caption stands above as a heading; a table without one keeps its distance from what is not a heading.
    fn caption(&mut self, caption: &str) {
        if caption.is_empty() { self.page.blank_unless_heading() } else { self.page.heading(caption) }
    }

    fn lines_of(&self, table: &Table) -> Vec<String> {
        table::lines(table, &self.document.texts.numbers, self.page.width, self.page.ink)
    }

    fn below(&mut self, table: &Table) {
        self.more(0, table.shown().1 as u64);
        let legend = table.legend(Medium::Terminal);
        if !legend.is_empty() {
            self.page.hanging("", 0, &legend, FAINT);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        self.caption(&figure.data.caption);
        let (table, ink) = (self.lines_of(&figure.data), self.page.ink);
        let plot = plot::plot(&figure.chart, ink);
        let left = table.iter().map(|line| visible_width(line)).max().unwrap_or(0);
        let right = plot.iter().map(|line| visible_width(line)).max().unwrap_or(0);
        if plot.is_empty() || self.page.width < SIDE_BY_SIDE.max(left + GAP + right) {
            self.page.lines(table);
            self.page.blank();
            self.page.lines(plot);
        } else {
            for index in 0..table.len().max(plot.len()) {
                let [left_part, right_part] = [&table, &plot].map(|lines| lines.get(index).map_or("", String::as_str));
                self.page.line(&format!("{}{}{right_part}", pad(left_part, left, false), " ".repeat(GAP)));
            }
        }
        self.below(&figure.data);
    }

    fn problems(&mut self, problems: &Problems) {
        let columns = self.page.width.saturating_sub(2);
        let page = diagnostics::DiagnosticsPage { ink: self.page.ink, columns, texts: self.document.texts };
        for kind in &problems.kinds {
            let lines = page.kind(kind, problems.places);
            self.page.lines(lines.into_iter().map(|line| format!("  {line}")));
        }
    }
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Faint => FAINT,
        Tone::Good => GOOD,
        Tone::Warning => WARNING,
    }
}
