//! Names of time zones behind a time of day.
//!
//! An abbreviation that stands for one offset wherever it is used is read as that offset. One that stands for several, and the
//! name of a place, whose offset changes with the season, are refused: the offset has to be written.

use crate::localized::{Localized, localized};
/// Abbreviations with their offsets from UTC in minutes.
const OFFSETS: [(&str, i16); 22] = [
    ("UTC", 0),
    ("UT", 0),
    ("GMT", 0),
    ("WET", 0),
    ("WEST", 60),
    ("CET", 60),
    ("MEZ", 60),
    ("CEST", 120),
    ("MESZ", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("JST", 540),
    ("AEST", 600),
    ("AEDT", 660),
    ("EST", -300),
    ("EDT", -240),
    ("CDT", -300),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("AKST", -540),
];
/// Abbreviations that stand for several, with what they may be.
const AMBIGUOUS: [(&str, &str); 9] = [
    ("CST", "-06:00 in the middle of the USA, +08:00 in China"),
    ("IST", "+05:30 in India, +02:00 in Israel, +01:00 in Ireland"),
    ("BST", "+01:00 in Britain, +06:00 in Bangladesh"),
    ("AST", "-04:00 on the Atlantic, +03:00 in Arabia"),
    ("MST", "-07:00 in the mountains of the USA, +08:00 in Malaysia"),
    ("ET", "-05:00 in winter, -04:00 in summer"),
    ("CT", "-06:00 in winter, -05:00 in summer"),
    ("MT", "-07:00 in winter, -06:00 in summer"),
    ("PT", "-08:00 in winter, -07:00 in summer"),
];
/// Where the names of places begin: `America/New_York`.
const REGIONS: [&str; 10] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// What a word behind a time says of its offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedZone {
    Offset(i16),
    Unclear,
    None,
}

/// What a word behind a time says of its offset.
pub(super) fn named(word: &[u8]) -> NamedZone {
    let is = |name: &str| word.eq_ignore_ascii_case(name.as_bytes());
    if let Some((_, offset)) = OFFSETS.iter().find(|(name, _)| is(name)) {
        return NamedZone::Offset(*offset);
    }
    if AMBIGUOUS.iter().any(|(name, _)| is(name)) || REGIONS.iter().any(|name| is(name)) {
        return NamedZone::Unclear;
    }
    NamedZone::None
}

/// What to write instead of a zone whose offset is not known from its name.
pub(super) fn suggestion(cell: &str) -> Option<Localized> {
    let words = cell.split(|c: char| !c.is_ascii_alphabetic());
    let meant = words.filter_map(|word| AMBIGUOUS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word))).next_back();
    let time = cell.split([' ', 'T']).find(|part| part.contains(':'))?;
    Some(match meant {
        Some((name, offsets)) => Localized::new(
            format!("{name} may be {offsets}: write the offset in its place, as in {time}-05:00."),
            format!(
                "{name} kann {} sein: Statt des Namens den Abstand schreiben, wie in {time}-05:00.",
                offsets.replace(" or ", " oder ")
            ),
        ),
        None => localized!(
            "Write the offset from UTC in place of the name, as in {time}-08:00.",
            "Statt des Namens den Abstand zu UTC schreiben, wie in {time}-08:00."
        ),
    })
}
