//! The text of a field.

use crate::input::dialect::QUOTE;

/// The text of a field: outer quotes taken off, doubled quotes made single. Borrows unless it has to change.
#[inline]
pub(crate) fn unquote<'a>(raw: &'a [u8], scratch: &'a mut Vec<u8>) -> &'a [u8] {
    match raw.first() {
        Some(&QUOTE) => unquote_slowly(raw, scratch),
        Some(b' ') => unquote_padded(raw, scratch),
        _ => raw,
    }
}

/// `A, "B"`: some programs put a blank before the quotation mark.
#[cold]
fn unquote_padded<'a>(raw: &'a [u8], scratch: &'a mut Vec<u8>) -> &'a [u8] {
    match raw.trim_ascii() {
        whole @ [QUOTE, .., QUOTE] => unquote_slowly(whole, scratch),
        _ => raw,
    }
}

fn unquote_slowly<'a>(raw: &'a [u8], scratch: &'a mut Vec<u8>) -> &'a [u8] {
    let inner = &raw[1..];
    match memchr::memchr(QUOTE, inner) {
        Some(end) if end + 1 == inner.len() => &inner[..end],
        _ => {
            scratch.clear();
            let mut quoted = true;
            let mut bytes = inner.iter().copied().peekable();
            while let Some(byte) = bytes.next() {
                if quoted && byte == QUOTE {
                    if bytes.peek() == Some(&QUOTE) {
                        scratch.push(QUOTE);
                        bytes.next();
                    } else {
                        quoted = false;
                    }
                } else {
                    scratch.push(byte);
                }
            }
            scratch
        }
    }
}
