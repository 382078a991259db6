//! The report as GitHub-flavoured Markdown. A chart is its table; what comes from files is escaped, so that no name can add
//! markup, a link or a column.

use std::fmt::Write;

use crate::present::clean_text::clean;
use crate::present::document::{Block, Document, Figure, Item, Quote, Scorecard, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, filled};
use crate::present::table::{Cell, Medium, Table};
use crate::present::wrap::shorten;

/// Longer texts in a cell are cut.
const LONGEST_CELL: usize = 400;

/// The report.
pub(crate) fn markdown(document: &Document) -> String {
    let texts = document.texts;
    let mut page = format!("# {}\n", name(&document.title));
    for about in &document.about {
        paragraph(&mut page, &spans(about));
    }
    for section in &document.sections {
        if !section.heading.is_empty() {
            paragraph(&mut page, &format!("## {}", name(&section.heading)));
        }
        for part in &section.blocks {
            block(&mut page, part, section, texts);
        }
    }
    if let Some(footer) = &document.footer {
        paragraph(&mut page, &format!("---\n\n{}", escape(footer)));
    }
    page
}

fn block(page: &mut String, block: &Block, section: &Section, texts: &Texts) {
    match block {
        Block::Paragraph(text) | Block::Legend(text) => paragraph(page, &line_start(&spans(text))),
        Block::Heading(text) => paragraph(page, &format!("### {}", spans(text))),
        Block::List(list) => {
            page.push('\n');
            list.shown().for_each(|told| item(page, told));
            more(page, list.left_out(), texts);
        }
        Block::Problems(problems) => table(page, &problems.table, texts),
        Block::Lines(lines) => paragraph(page, &format!("```text\n{}\n```", clean_lines(lines))),
        Block::Table(data) | Block::Scorecard(Scorecard { table: data, .. }) => table(page, data, texts),
        Block::Figures(figures) => {
            for figure in figures.iter().filter(|figure| !is_told_by_a_table(figure, section)) {
                table(page, &figure.data, texts);
            }
        }
        Block::Form(_) | Block::Details(_) => {}
        Block::Quotes(quotes) => quotes.iter().for_each(|told| quote(page, told)),
    }
}

fn item(page: &mut String, item: &Item) {
    let text = spans(&item.text);
    let text = match item.term.as_str() {
        "" => line_start(&text),
        term => format!("**{}**: {text}", name(shorten(term, LONGEST_CELL, "…").trim())),
    };
    let _ = write!(page, "- {text}");
    for advice in &item.advice {
        let _ = write!(page, " *{}*", escape(advice));
    }
    page.push('\n');
}

/// Lines that are shown as they are typed: none of them ends the block.
fn clean_lines(lines: &[String]) -> String {
    lines.iter().map(|line| clean(line, true).replace("```", "` ` `")).collect::<Vec<_>>().join("\n")
}

/// Whether a table of the section has all that the chart shows.
fn is_told_by_a_table(figure: &Figure, section: &Section) -> bool {
    let has = |table: &Table| {
        table.rows.len() >= figure.data.rows.len()
            && figure.data.columns.iter().all(|one| table.columns.iter().any(|other| one.heading == other.heading))
    };
    section.blocks.iter().any(|block| matches!(block, Block::Table(table) if has(table)))
}

fn paragraph(page: &mut String, text: &str) {
    let _ = write!(page, "\n{text}\n");
}

fn more(page: &mut String, left_out: u64, texts: &Texts) {
    if left_out > 0 {
        let n = texts.numbers.count(left_out);
        paragraph(page, &format!("*{}*", escape(&filled(texts.page.more, &[("n", &n)]))));
    }
}

fn quote(page: &mut String, quote: &Quote) {
    let _ = write!(page, "\n- {}\n", line_start(&spans(&quote.said)));
    if let Some(words) = &quote.words {
        let _ = write!(page, "\n  > {}\n", line_start(&name(words)));
    }
    for line in quote.source.iter().chain([&quote.outcome]) {
        let _ = write!(page, "\n  {}\n", line_start(&spans(line)));
    }
}

fn table(page: &mut String, table: &Table, texts: &Texts) {
    if !table.caption.is_empty() {
        paragraph(page, &format!("**{}**", name(table.caption.trim())));
    }
    page.push('\n');
    let columns = table.columns_for(Medium::Page);
    row(page, columns.iter().map(|(_, column)| name(&column.heading)));
    row(page, columns.iter().map(|(_, column)| if column.is_number { "--:" } else { ":--" }.to_owned()));
    let (rows, left_out) = table.shown();
    let last = rows.len().saturating_sub(1);
    for (number, cells) in rows.into_iter().enumerate() {
        let is_total = table.has_total && number == last;
        let cells = columns.iter().map(|&(at, _)| self::cell(&cells[at], texts));
        row(page, cells.map(|cell| if is_total && !cell.is_empty() { format!("**{cell}**") } else { cell }));
    }
    more(page, left_out as u64, texts);
    let legend = table.legend(Medium::Page);
    if !legend.is_empty() {
        paragraph(page, &escape(&legend));
    }
}

fn row(page: &mut String, cells: impl Iterator<Item = String>) {
    page.push('|');
    for cell in cells {
        let _ = write!(page, " {cell} |");
    }
    page.push('\n');
}

fn cell(cell: &Cell, texts: &Texts) -> String {
    match cell {
        Cell::Text(text) => text
            .iter()
            .map(|part| match part {
                Span::Code(text) => code(text).replace('|', "\\|"),
                other => span(other),
            })
            .collect(),
        Cell::Raw(text) => name(text.as_deref().unwrap_or_default()),
        other => escape(&other.shown(&texts.numbers)),
    }
}

fn spans(spans: &[Span]) -> String {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> String {
    match span {
        Span::Text(text) | Span::Whole(text) => escape(text),
        Span::Name(text) => name(&shorten(text, LONGEST_CELL, "…")),
        Span::Said(text) => name(text),
        Span::Strong(text) => format!("**{}**", name(shorten(text, LONGEST_CELL, "…").trim())),
        Span::Link(text, address) => format!("[{}](<{}>)", name(text), self::address(address)),
        Span::Code(text) => code(text),
    }
}

/// Text in which nothing is markup.
pub(crate) fn escape(raw: &str) -> String {
    let mut escaped = String::with_capacity(raw.len());
    for sign in clean(raw, true).chars() {
        match sign {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(sign);
            }
            _ => escaped.push(sign),
        }
    }
    escaped
}

/// A text from the files: nothing in it is markup, and no address in it becomes a link.
fn name(text: &str) -> String {
    escape(text).replace("://", "&#58;//").replace("www.", "www&#46;").replace('@', "&#64;")
}

fn address(address: &str) -> String {
    let mut safe = String::new();
    for sign in clean(address, true).chars() {
        match sign {
            '<' => safe.push_str("%3C"),
            '>' => safe.push_str("%3E"),
            '\\' => safe.push_str("%5C"),
            '|' => safe.push_str("%7C"),
            ' ' => safe.push_str("%20"),
            '&' => safe.push_str("&amp;"),
            _ => safe.push(sign),
        }
    }
    safe
}

/// What is typed, between more backticks than it has in a row.
fn code(text: &str) -> String {
    let text = clean(text, true);
    if text.trim().is_empty() {
        return String::new();
    }
    let longest = text.split(|sign| sign != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let gap = if longest > 0 { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// Text at the beginning of a line, where a dash or `1.` would begin a list.
fn line_start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{}\\{rest}", &text[..digits]);
    }
    if text.starts_with(['-', '+', '=']) { format!("\\{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_markup_a_link_or_a_column() {
        assert_eq!(name("<img src=x onerror=alert(1)>"), "&lt;img src=x onerror=alert(1)&gt;");
        assert_eq!(name("a|b\\|c\n# d"), "a\\|b\\\\\\|c \\# d");
        assert_eq!(name("https://a.example www.b.example @all"), "https&#58;//a.example www&#46;b.example &#64;all");
        assert_eq!(
            span(&Span::Link("[x](y)".into(), "https://a.example/(1)?a=1&lt=2 >".into())),
            "[\\[x\\](y)](<https://a.example/(1)?a=1&amp;lt=2%20%3E>)"
        );
    }

    #[test]
    fn a_line_that_begins_like_a_list_is_none() {
        assert_eq!(line_start("- a"), "\\- a");
        assert_eq!(line_start("12. a"), "12\\. a");
        assert_eq!(line_start("12 a"), "12 a");
    }

    #[test]
    fn code_keeps_its_backticks_and_a_table_its_columns() {
        let text = vec![Span::Code("a`|``b".into())];
        assert_eq!(span(&text[0]), "``` a`|``b ```");
        let english = &crate::present::language::english::ENGLISH;
        assert_eq!(cell(&Cell::Text(text), english), "``` a`\\|``b ```");
        assert_eq!(cell(&Cell::name("a|b\\"), english), "a\\|b\\\\");
    }
}
