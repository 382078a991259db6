//! Parts of the page: everything that comes from files is escaped, and names are isolated, as they may run from right to left.

use std::fmt::Write;

use crate::present::chart::svg::escape;
use crate::present::chart::{Form, draw};
use crate::present::clean_text::clean;
use crate::present::document::{Figure, Item, Quote};
use crate::present::language::Texts;
use crate::present::span::{Span, filled};
use crate::present::table::{Cell, Medium, Table};
use crate::present::wrap::shorten;

/// Longer names are cut; the whole name shows when one points at it.
const LONGEST_NAME: usize = 80;
/// Titles of charts are sentences.
const LONGEST_TITLE: usize = 200;

/// Pieces of text.
pub(super) fn spans(spans: &[Span]) -> String {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> String {
    match span {
        Span::Text(text) => escape(text),
        Span::Name(text) => name(text),
        Span::Whole(text) => format!("<span class=\"w\">{}</span>", escape(text)),
        Span::Said(text) => format!("<bdi>{}</bdi>", escape(text)),
        Span::Strong(text) => format!("<strong>{}</strong>", name(text)),
        Span::Link(text, address) => {
            format!("<a href=\"{}\" rel=\"noopener noreferrer\"><bdi>{}</bdi></a>", escape(address), escape(text))
        }
        Span::Code(text) => format!("<code>{}</code>", escape(text)),
    }
}

fn name(text: &str) -> String {
    let short = shorten(text, LONGEST_NAME, "…");
    if short == text {
        format!("<bdi>{}</bdi>", escape(text))
    } else {
        format!("<bdi title=\"{}\">{}</bdi>", escape(text), escape(&short))
    }
}

pub(super) fn item(page: &mut String, item: &Item) {
    page.push_str("<li>");
    if !item.term.is_empty() {
        let _ = write!(page, "<strong>{}</strong>: ", name(&item.term));
    }
    page.push_str(&spans(&item.text));
    for advice in &item.advice {
        let _ = write!(page, " <bdi>{}</bdi>", escape(advice));
    }
    page.push_str("</li>\n");
}

pub(super) fn more(page: &mut String, left_out: u64, texts: &Texts) {
    if left_out > 0 {
        let n = texts.numbers.count(left_out);
        let _ = writeln!(page, "<p class=\"more\">{}</p>", escape(&filled(texts.page.more, &[("n", &n)])));
    }
}

pub(super) fn quote(page: &mut String, quote: &Quote) {
    let _ = write!(page, "<li>\n<p>{}</p>\n", spans(&quote.said));
    if let Some(words) = &quote.words {
        let _ = writeln!(page, "<blockquote><p><bdi>{}</bdi></p></blockquote>", escape(words));
    }
    if let Some(source) = &quote.source {
        let _ = writeln!(page, "<p class=\"source\">{}</p>", spans(source));
    }
    let _ = write!(page, "<p>{}</p>\n</li>\n", spans(&quote.outcome));
}

pub(super) fn figure(page: &mut String, figure: &Figure, texts: &Texts) {
    let title = escape(&shorten(&figure.chart.head().title, LONGEST_TITLE, "…"));
    let _ = write!(page, "<figure id=\"chart-{}\">\n<figcaption><bdi>{title}</bdi></figcaption>\n", figure.id);
    page.push_str(&draw(&figure.chart, &figure.id, Form::Page));
    let _ = writeln!(page, "\n<details><summary>{}</summary>", escape(texts.page.data));
    table(page, &figure.data, texts);
    page.push_str("</details>\n</figure>\n");
}

pub(super) fn table(page: &mut String, table: &Table, texts: &Texts) {
    let caption = escape(&table.caption);
    let _ = write!(
        page,
        "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{}: {caption}\">\n<table>\n\
         <caption>{}</caption>\n<thead><tr>",
        escape(texts.page.scroll),
        name(&table.caption),
    );
    for (_, column) in table.columns_for(Medium::Page) {
        let class = if column.is_number { " class=\"n\"" } else { "" };
        let _ = write!(page, "<th scope=\"col\"{class}>{}</th>", escape(&column.heading));
    }
    page.push_str("</tr></thead>\n");
    let (rows, left_out) = table.shown();
    let (body, total) = rows.split_at(rows.len() - usize::from(table.has_total && !rows.is_empty()));
    for (part, rows) in [("tbody", body), ("tfoot", total)] {
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(page, "<{part}>");
        for row in rows {
            self::row(page, row, table, texts);
        }
        let _ = writeln!(page, "</{part}>");
    }
    page.push_str("</table>\n</div>\n");
    more(page, left_out as u64, texts);
    let legend = table.legend(Medium::Page);
    if !legend.is_empty() {
        let _ = writeln!(page, "<p>{}</p>", escape(&legend));
    }
}

/// What stands in a cell.
pub(super) fn cell(cell: &Cell, texts: &Texts) -> String {
    match cell {
        Cell::Text(text) => spans(text),
        Cell::Raw(text) => {
            text.as_ref().map_or_else(String::new, |text| format!("<bdi>{}</bdi>", escape(&clean(text, true))))
        }
        _ => {
            let text = escape(&cell.shown(&texts.numbers));
            cell.value().map_or_else(|| text.clone(), |value| format!("<data value=\"{value}\">{text}</data>"))
        }
    }
}

fn row(page: &mut String, row: &[Cell], table: &Table, texts: &Texts) {
    page.push_str("<tr>");
    for (number, (at, column)) in table.columns_for(Medium::Page).into_iter().enumerate() {
        let (shown, class) = (cell(&row[at], texts), if column.is_number { " class=\"n\"" } else { "" });
        let _ = match number {
            0 => write!(page, "<th scope=\"row\"{class}>{shown}</th>"),
            _ => write!(page, "<td{class}>{shown}</td>"),
        };
    }
    page.push_str("</tr>\n");
}
