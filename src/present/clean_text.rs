//! Text from files, made safe to print.

/// Text that came from a file, made safe to print on one line.
///
/// Escape sequences, marks that turn the direction of writing and signs that show nothing could make a name show what
/// it is not, so each becomes `�`; line breaks and tabs become spaces. Without `unicode` every sign becomes the
/// nearest ASCII one, or `?`.
pub(crate) fn clean(text: &str, unicode: bool) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for sign in text.chars() {
        let sign = match sign {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{a0}' => ' ',
            _ if sign.is_control() || is_invisible(sign) => '\u{fffd}',
            _ => sign,
        };
        if unicode || sign.is_ascii() {
            cleaned.push(sign);
        } else {
            cleaned.push_str(ascii(sign));
        }
    }
    cleaned
}

fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

fn ascii(sign: char) -> &'static str {
    match sign {
        '–' | '—' | '−' | '‑' => "-",
        '…' => "...",
        '“' | '”' => "\"",
        '‘' | '’' => "'",
        '×' => "x",
        '≤' => "<=",
        '≥' => ">=",
        '→' => "->",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_direction_marks_do_not_get_through() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\td\ne", true), "a\u{fffd}[31mb\u{fffd}c d e");
        assert_eq!(clean("80–90% “Müller”…", false), "80-90% \"M?ller\"...");
    }
}
