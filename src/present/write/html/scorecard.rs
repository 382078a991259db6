//! The scorecard of the page: each line with its pictures, and what may stand beneath a cell beneath it. On a phone a line is a card.

use std::fmt::Write;

use super::parts;
use crate::present::chart::svg::escape;
use crate::present::chart::{Form, draw};
use crate::present::document::{Scorecard, ScorecardLine, Tone};
use crate::present::language::Texts;
use crate::present::table::{Cell, Column, Medium};

/// Writes it.
pub(super) fn write(page: &mut String, card: &Scorecard, texts: &Texts) {
    let columns = card.table.columns_for(Medium::Page);
    let caption = escape(&card.table.caption);
    let _ = write!(page, "<table class=\"card\">\n<caption>{caption}</caption>\n<thead><tr>");
    for (_, column) in columns.iter().filter(|(_, column)| !column.beneath) {
        let _ = write!(page, "<th scope=\"col\">{}</th>", escape(&column.heading));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    let (rows, left_out) = card.table.shown();
    for (number, (row, line)) in rows.into_iter().zip(&card.lines).enumerate() {
        self::line(page, &format!("{}-{}", card.id, number + 1), row, line, &columns, texts);
    }
    page.push_str("</tbody>\n</table>\n");
    parts::more(page, left_out as u64, texts);
}

fn line(page: &mut String, id: &str, row: &[Cell], line: &ScorecardLine, columns: &[(usize, &Column)], texts: &Texts) {
    page.push_str("<tr>");
    for (place, (at, column)) in columns.iter().enumerate() {
        let text = parts::cell(&row[*at], texts);
        if column.beneath {
            continue;
        }
        let beneath = columns.get(place + 1).filter(|(_, next)| next.beneath);
        let beneath = beneath.map_or_else(String::new, |(at, next)| match parts::cell(&row[*at], texts) {
            blank if blank.is_empty() => blank,
            _ if next.is_number && row[*at].pair() == [None, None] => String::new(),
            told if next.is_number => {
                format!("<small><span class=\"h\">{} </span>{told}</small>", escape(&next.heading))
            }
            told => format!("<small>{told}</small>"),
        });
        let picture = line.pictures.iter().find(|(name, _)| *name == column.name);
        let picture =
            picture.map_or_else(String::new, |(name, chart)| draw(chart, &format!("{id}-{name}"), Form::Page));
        let _ = match place {
            0 => {
                write!(page, "<th scope=\"row\"><span class=\"key k{}\"></span>{}</th>", line.look, linked(&text, line))
            }
            _ if column.name == "verdict" => {
                let (class, sign) = sign(line.tone);
                let sign = format!("<span class=\"sign {class}\" aria-hidden=\"true\">{sign}</span>");
                write!(page, "<td class=\"v\">{sign}<strong>{text}</strong>{beneath}</td>")
            }
            _ => write!(page, "<td data-h=\"{}\">{picture}{text}{beneath}</td>", escape(&column.heading)),
        };
    }
    page.push_str("</tr>\n");
}

/// The name, leading to where there is more of the same group.
fn linked(name: &str, line: &ScorecardLine) -> String {
    line.more.as_ref().map_or_else(|| name.to_owned(), |more| format!("<a href=\"{more}\">{name}</a>"))
}

/// The class of the sign before a verdict, and the sign: its colour says nothing that it does not.
fn sign(tone: Tone) -> (&'static str, char) {
    match tone {
        Tone::Good => ("good", '✓'),
        Tone::Warning => ("warn", '!'),
        Tone::Faint | Tone::Plain => ("little", '·'),
    }
}
