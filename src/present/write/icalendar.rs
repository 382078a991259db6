//! Days as iCalendar, RFC 5545.

use sha2::{Digest, Sha256};

/// Longer lines are folded, by octets.
const LONGEST_LINE: usize = 75;

/// A day in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CalendarDay {
    /// What it is told by from others, always the same for the same thing.
    pub(crate) key: String,
    /// ISO.
    pub(crate) day: String,
    /// In a line.
    pub(crate) subject: String,
    /// In several.
    pub(crate) text: String,
    /// Where to read on, if that can be followed.
    pub(crate) link: Option<String>,
}

/// The calendar; `stamp` is the day on which it was made, ISO.
pub(crate) fn icalendar(name: &str, days: &[CalendarDay], stamp: &str) -> String {
    let mut calendar = String::new();
    let mut line = |name: &str, value: &str| {
        calendar.push_str(&folded(&format!("{name}:{value}")));
        calendar.push_str("\r\n");
    };
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//trackrecord//due//EN");
    line("CALSCALE", "GREGORIAN");
    line("X-WR-CALNAME", &escaped(name));
    for day in days {
        line("BEGIN", "VEVENT");
        line("UID", &format!("{}@trackrecord", hash(&day.key)));
        line("DTSTAMP", &format!("{}T000000Z", basic(stamp)));
        line("DTSTART;VALUE=DATE", &basic(&day.day));
        line("SUMMARY", &escaped(&day.subject));
        line("DESCRIPTION", &escaped(&day.text));
        if let Some(link) = day.link.as_ref().filter(|link| is_link(link)) {
            line("URL", link);
        }
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    calendar
}

/// `2017-05-01` as `20170501`.
fn basic(day: &str) -> String {
    day.replace('-', "")
}

fn hash(key: &str) -> String {
    Sha256::digest(key.as_bytes()).iter().take(16).fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"))
}

/// An address without signs that an address has not.
fn is_link(link: &str) -> bool {
    let lower = link.to_lowercase();
    let is_known = lower.starts_with("https://") || lower.starts_with("http://");
    is_known && link.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"\"<>\\".contains(c))
}

/// A text: what has a meaning of its own is marked, what cannot be printed left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            ';' | ',' | '\\' => escaped.extend(['\\', c]),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line in pieces of at most 75 octets, no letter cut in two; each piece but the first begins with a space.
fn folded(line: &str) -> String {
    let (mut folded, mut octets) = (String::new(), 0);
    for c in line.chars() {
        if octets + c.len_utf8() > LONGEST_LINE {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters() {
        let line = format!("SUMMARY:{}", "ü".repeat(80));
        let folded = folded(&line);
        assert!(folded.split("\r\n").all(|piece| piece.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), line);
        assert!(folded.split("\r\n").skip(1).all(|piece| piece.starts_with(' ')));
    }

    #[test]
    fn what_has_a_meaning_is_marked_and_an_entry_cannot_be_forged() {
        assert_eq!(escaped("a;b,c\\d\r\ne\u{1b}f"), "a\\;b\\,c\\\\d\\nef");
        let day = CalendarDay {
            key: "Q1".to_owned(),
            day: "2017-05-01".to_owned(),
            subject: "x\r\nEND:VEVENT".to_owned(),
            text: String::new(),
            link: Some("javascript:alert(1)".to_owned()),
        };
        let calendar = icalendar("c", &[day], "2017-04-01");
        assert_eq!(calendar.matches("\r\nEND:VEVENT\r\n").count(), 1);
        assert!(!calendar.contains("URL"), "{calendar}");
        assert!(calendar.contains("DTSTAMP:20170401T000000Z\r\nDTSTART;VALUE=DATE:20170501\r\n"));
    }
}
