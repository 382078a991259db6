use anstyle::Style;

use super::super::lexicon::shown;
use super::{Ink, Page, TerminalOptions};
use crate::lexicon::{DEFAULT, Everywhere, Lexicon, Value};
use crate::present::wrap::width;
use crate::present::write::terminal::grid::{Column, Table};
use crate::present::write::terminal::ink::{FAINT, POINT};

/// Bars are not drawn wider: 2 columns for each hundredth help nobody.
const WIDEST: usize = 51;
/// Nor narrower, where the lines run over instead.
const NARROWEST: usize = 11;
/// Room for low, point and high with the gaps before them, and for the gap before the bar.
const NUMBERS: usize = 3 * 8 + 2;

/// All lexicons, a paragraph each.
pub fn lexicon_list(lexicons: &[Lexicon], options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut page = Page::new(options.width, ink);
    page.heading("Lexicons");
    page.hanging(
        &format!("  {DEFAULT:19}"),
        21,
        "the default: a phrase of capphrase2026, else of zonination2015",
        Style::new(),
    );
    for lexicon in lexicons {
        let text = format!("{}; {} phrases", lexicon.title, lexicon.entries.len());
        page.hanging(&format!("  {:19}", lexicon.name), 21, &text, Style::new());
    }
    page.blank();
    page.prose(
        0,
        "One of them: trackrecord lexicon icd203. A phrase in all of them: trackrecord lexicon \"very likely\".",
    );
    page.prose(0, "Scores use --lexicon NAME, or FILE with columns phrase, low, point, high, or a,b: the first that knows a phrase.");
    page.finish()
}

/// Lexicons with their phrases as bars.
pub fn lexicon_page(lexicons: &[Lexicon], options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut page = Page::new(options.width, ink);
    for lexicon in lexicons {
        page.heading(&lexicon.title);
        for (word, text) in
            [("source", &lexicon.source), ("licence", &lexicon.licence), ("derivation", &lexicon.derivation)]
        {
            if !text.is_empty() {
                page.hanging(&format!("{word}: "), 2, text, FAINT);
            }
        }
        page.blank();
        let rows: Vec<_> = lexicon.entries.iter().map(|entry| (entry.phrase.as_str(), entry.value)).collect();
        bars(&mut page, "phrase", &rows);
    }
    page.finish()
}

/// What a phrase means by each lexicon, as bars.
pub fn phrase_page(phrase: &Everywhere, options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut page = Page::new(options.width, ink);
    page.heading(&format!("\"{}\"", phrase.text));
    page.blank();
    let names: Vec<String> = phrase
        .readings
        .iter()
        .map(|reading| {
            if reading.phrase.to_lowercase() == phrase.text.to_lowercase() {
                reading.lexicon.clone()
            } else {
                format!("{}\nas \"{}\"", reading.lexicon, reading.phrase)
            }
        })
        .collect();
    let rows: Vec<_> =
        names.iter().zip(&phrase.readings).map(|(name, reading)| (name.as_str(), Some(reading.value))).collect();
    if !rows.is_empty() {
        bars(&mut page, "lexicon", &rows);
        page.blank();
    }
    if phrase.readings.iter().any(|reading| reading.modal_only) {
        page.prose(
            0,
            "It says no more than that something is possible: scores of it are marked, and given with and without it.",
        );
    }
    if !phrase.without_number.is_empty() {
        page.prose(0, &format!("Listed, but refused a number: {}.", phrase.without_number.join(", ")));
    }
    if !phrase.unknown_to.is_empty() {
        page.prose(0, &format!("Not in: {}.", phrase.unknown_to.join(", ")));
    }
    page.finish()
}

fn bars(page: &mut Page, first: &str, rows: &[(&str, Option<Value>)]) {
    let ink = page.ink;
    let names = rows.iter().flat_map(|(name, _)| name.lines()).map(width).max().unwrap_or(0).max(first.len());
    let room = page.width.saturating_sub(names + NUMBERS).clamp(NARROWEST, WIDEST);
    let axis = axis(room);
    let mut table = Table::new(vec![
        Column::left(first),
        Column::right("  low"),
        Column::right("point"),
        Column::right(" high"),
        Column::left(axis),
    ]);
    for (name, value) in rows {
        let [low, point, high] = shown(*value);
        let bar = value.map_or_else(|| "no number".to_owned(), |value| bar(value, room, ink));
        table.push(vec![
            name.lines().map(|line| ink.clean(line)).collect::<Vec<_>>().join("\n"),
            low,
            point,
            high,
            bar,
        ]);
    }
    page.lines(table.lines(page.width, ink));
}

/// `0%      50%     100%` over the bars.
fn axis(room: usize) -> String {
    let middle = room / 2;
    let left = format!("0%{}50%", " ".repeat(middle.saturating_sub(3)));
    format!("{left}{}100%", " ".repeat(room.saturating_sub(left.len() + 4)))
}

/// From low to high, with the point.
fn bar(value: Value, room: usize, ink: Ink) -> String {
    let at = |share: f64| place(share, room);
    let (low, point, high) = (at(value.low), at(value.point), at(value.high));
    let sign = |column: usize| match column {
        _ if column == point => ink.pick('●', 'o'),
        _ if column == low && low < high => ink.pick('├', '|'),
        _ if column == high && low < high => ink.pick('┤', '|'),
        _ => ink.pick('─', '-'),
    };
    let drawn: String = (low..=high).map(sign).collect();
    format!("{}{}", " ".repeat(low), ink.paint(POINT, &drawn))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // from 0 to the room
fn place(share: f64, room: usize) -> usize {
    (share * (room - 1) as f64).round() as usize
}
