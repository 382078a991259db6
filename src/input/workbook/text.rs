//! Text inside XML: character data, entities, and the escapes of XLSX.

use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// Appends the text of an event, if it is text.
pub(super) fn push(event: &Event<'_>, out: &mut String) {
    match event {
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(entity) => {
            if let Ok(Some(character)) = entity.resolve_char_ref() {
                out.push(character);
            } else if let Some(text) = resolve_predefined_entity(&entity.xml10_content()) {
                out.push_str(text);
            }
        }
        _ => {}
    }
}

/// The attribute's text, entities resolved.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned))
}

/// `_x000D_` in the text of an XLSX is a character; line ends become `\n`.
pub(super) fn unescape_xlsx(text: &mut String) {
    if text.contains("_x") {
        let mut plain = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find("_x") {
            let code = rest.get(at + 2..at + 7).and_then(|code| code.strip_suffix('_'));
            let character = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
            let (kept, length) = if character.is_some() { (at, 7) } else { (at + 2, 2) };
            plain.push_str(&rest[..kept]);
            plain.extend(character);
            rest = &rest[at + length..];
        }
        plain.push_str(rest);
        *text = plain;
    }
    one_line_end(text);
}

/// CRLF and CR become LF.
pub(super) fn one_line_end(text: &mut String) {
    if text.contains('\r') {
        *text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_xlsx() {
        for (written, plain) in [
            ("a_x000D_\nb", "a\nb"),
            ("_x0041_x", "Ax"),
            ("a_x005F_x0041_", "a_x0041_"),
            ("file_xlsx", "file_xlsx"),
            ("_x", "_x"),
            ("_xD800_", "_xD800_"),
            ("ä_x00E4_", "ää"),
        ] {
            let mut text = written.to_owned();
            unescape_xlsx(&mut text);
            assert_eq!(text, plain, "{written}");
        }
    }
}
