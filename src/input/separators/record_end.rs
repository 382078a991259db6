//! Where the last whole record of a text ends.

use crate::input::dialect::{Dialect, QUOTE};

/// End of the last whole record in a text that starts at a record's start: just behind its newline.
///
/// Looks only at quotes and the last newline, so it is cheap enough to run before chunks are handed out.
pub(crate) fn last_record_end(text: &[u8], dialect: Dialect) -> Option<usize> {
    let mut end = None;
    let mut from = 0; // everything before is settled, and `from` is outside quotes
    loop {
        let quote = memchr::memchr(QUOTE, &text[from..]).map(|at| from + at);
        let plain = &text[from..quote.unwrap_or(text.len())];
        if let Some(newline) = memchr::memrchr(dialect.newline, plain) {
            end = Some(from + newline + 1);
        }
        let Some(quote) = quote else { return end };
        let opens = quote == 0 || text[quote - 1] == dialect.delimiter || text[quote - 1] == dialect.newline;
        from = if opens {
            match closing_quote(text, quote + 1) {
                Some(closed) => closed,
                None => return end,
            }
        } else {
            quote + 1
        };
    }
}

/// Just behind the quote that closes a field, if it closes in this text.
fn closing_quote(text: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let at = from + memchr::memchr(QUOTE, &text[from..])?;
        if text.get(at + 1) != Some(&QUOTE) {
            return Some(at + 1);
        }
        from = at + 2;
    }
}
