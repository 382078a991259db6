//! How wide a text is on a terminal, and where it breaks.

use unicode_width::UnicodeWidthStr;

/// How many terminal columns a text without colours takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// How many terminal columns a text takes that may hold colours.
pub(crate) fn visible_width(text: &str) -> usize {
    anstream::adapter::strip_str(text).map(UnicodeWidthStr::width).sum()
}

/// The text cut to a width, with an ellipsis if anything was cut.
pub(crate) fn shorten(text: &str, columns: usize, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width(ellipsis));
    format!("{}{ellipsis}", text[..fitting(text, room)].trim_end())
}

/// The end of the text in a width, behind an ellipsis if anything was cut.
pub(crate) fn end_of(text: &str, columns: usize, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width(ellipsis));
    let starts = text.char_indices().map(|(start, _)| start);
    let start = starts.chain([text.len()]).find(|&start| width(&text[start..]) <= room).unwrap_or(text.len());
    format!("{ellipsis}{}", text[start..].trim_start())
}

/// The text in lines of at most so many columns, broken between words, and inside a word that is too long.
/// A space that does not break (U+00A0) keeps its words together; in the lines it is a plain one.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let gap = usize::from(!line.is_empty());
        if width(&line) + gap + width(word) > columns && gap == 1 {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        while width(&line) > columns {
            let rest = line.split_off(fitting(&line, columns).max(first_char(&line)));
            if rest.is_empty() {
                break;
            }
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines.into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

/// The text with spaces after it, or before it, up to a width.
pub(crate) fn pad(text: &str, columns: usize, right: bool) -> String {
    let spaces = " ".repeat(columns.saturating_sub(visible_width(text)));
    if right { format!("{spaces}{text}") } else { format!("{text}{spaces}") }
}

/// How many bytes of the text fit, in whole characters.
fn fitting(text: &str, columns: usize) -> usize {
    text.char_indices()
        .map(|(start, sign)| start + sign.len_utf8())
        .take_while(|&end| width(&text[..end]) <= columns)
        .last()
        .unwrap_or(0)
}

fn first_char(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::present::clean_text::clean;

    #[test]
    fn wide_letters_count_twice() {
        assert_eq!(width("東京"), 4);
        assert_eq!(shorten("東京都庁", 5, "…"), "東京…");
        assert_eq!(end_of("東京都庁", 5, "…"), "…都庁");
        assert_eq!(wrap("東京都庁", 4), ["東京", "都庁"]);
    }

    #[test]
    fn colours_take_no_room() {
        assert_eq!(visible_width("\u{1b}[1mab\u{1b}[0m"), 2);
        assert_eq!(pad("\u{1b}[1mab\u{1b}[0m", 4, true), "  \u{1b}[1mab\u{1b}[0m");
    }

    proptest! {
        #[test]
        fn wrapping_keeps_every_letter_and_the_width(text in "[a-z ]{0,120}", columns in 1_usize..30) {
            let lines = wrap(&text, columns);
            prop_assert!(lines.iter().all(|line| width(line) <= columns));
            prop_assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }

        #[test]
        fn shortening_never_exceeds_the_width(text in "\\PC{0,40}", columns in 1_usize..30) {
            prop_assert!(width(&shorten(&clean(&text, true), columns, "…")) <= columns);
        }
    }
}
