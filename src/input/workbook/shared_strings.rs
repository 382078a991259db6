//! The texts of an XLSX file that cells refer to by number.

use crate::localized::Localized;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::package::{damaged, damaged_xml};
use super::text;

/// All texts one after the other, and where each ends.
#[derive(Debug, Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<usize>,
}

impl SharedStrings {
    pub(super) fn read<R: BufRead>(mut xml: Reader<R>) -> Result<Self, Localized> {
        const PART: &str = "shared strings";
        let (mut strings, mut buffer, mut one) = (Self::default(), vec![], String::new());
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|error| damaged_xml(PART, &error))? {
                Event::Start(element) if element.local_name().as_ref() == "si" => {
                    one.clear();
                    read_text(&mut xml, "si", PART, &mut one)?;
                    strings.push(&one);
                }
                Event::Empty(element) if element.local_name().as_ref() == "si" => strings.push(""),
                Event::End(element) if element.local_name().as_ref() == "sst" => return Ok(strings),
                Event::Empty(element) if element.local_name().as_ref() == "sst" => return Ok(strings),
                Event::Eof => return Err(damaged(PART, Localized::both("they end too soon", "endet zu früh"))),
                _ => {}
            }
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before).copied()).unwrap_or_default();
        self.text.get(start..end)
    }
}

/// The text of `si` or `is`: that of its `t` elements, without reading aids (`rPh`).
pub(super) fn read_text<R: BufRead>(
    xml: &mut Reader<R>,
    end: &str,
    part: &str,
    out: &mut String,
) -> Result<(), Localized> {
    let (mut buffer, mut inside, mut aside) = (vec![], false, false);
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer).map_err(|error| damaged_xml(part, &error))?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => inside = !aside,
                "rPh" => aside = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => inside = false,
                "rPh" => aside = false,
                name if name == end => break,
                _ => {}
            },
            Event::Eof => {
                return Err(damaged(part, Localized::both("it ends inside a text", "endet mitten in einem Text")));
            }
            other if inside => text::push(other, out),
            _ => {}
        }
    }
    text::unescape_xlsx(out);
    Ok(())
}
