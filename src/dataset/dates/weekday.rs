//! The day of the week in front of a date: `Wed 3 May 2017`, `Mittwoch, den 3. Mai 2017`.

use super::DateError;
use super::scan::Scan;
use crate::input::text::FoldedWord;
use crate::model::Day;

/// Full names and abbreviations from Monday on, English, German, French; without accents, in lower case. The French
/// `mar` is left to March.
const NAMES: [&[&str]; 7] = [
    &["monday", "mon", "montag", "mo", "lundi", "lun"],
    &["tuesday", "tues", "tue", "dienstag", "di", "mardi"],
    &["wednesday", "wed", "mittwoch", "mi", "mercredi", "mer"],
    &["thursday", "thurs", "thur", "thu", "donnerstag", "do", "jeudi", "jeu"],
    &["friday", "fri", "freitag", "fr", "vendredi", "ven"],
    &["saturday", "sat", "samstag", "sonnabend", "sa", "samedi", "sam"],
    &["sunday", "sun", "sonntag", "so", "dimanche", "dim"],
];

/// A day of the week; 0 is Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weekday(i32);

impl Weekday {
    /// Reads the name, and `the` or its like, if they are there.
    pub(super) fn read(scan: &mut Scan) -> Option<Self> {
        let mut ahead = *scan;
        let named = FoldedWord::fold(ahead.word()).and_then(|word| {
            let names = (0..).zip(NAMES);
            names.into_iter().find(|(_, names)| names.iter().any(|name| name.as_bytes() == word.as_bytes()))
        });
        if named.is_some() {
            ahead.eat(b'.');
            ahead.eat(b',');
            ahead.blanks();
            *scan = ahead;
        }
        let mut ahead = *scan;
        if matches!(ahead.word(), b"the" | b"den" | b"le") && ahead.blanks() {
            *scan = ahead;
        }
        named.map(|(number, _)| Self(number))
    }

    /// The day, if it falls on this day of the week.
    pub(super) fn check(self, day: Day) -> Result<Day, DateError> {
        // 1970-01-01 was a Thursday.
        let number = (day.days_since_1970() + 3).rem_euclid(7);
        if number == self.0 { Ok(day) } else { Err(DateError::WrongWeekday) }
    }
}
