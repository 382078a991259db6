//! Dates with the time before the year, as the C library writes them: `Fri Jan  5 09:15:00 2018`, `Fri Jan 05 09:15:00 +0000 2018`.

use std::borrow::Cow;

/// The same with the year behind the day; any other value as it is.
pub(super) fn year_before_time(value: &[u8]) -> Cow<'_, [u8]> {
    let may_be = value.first().is_some_and(u8::is_ascii_alphabetic) && value.contains(&b':');
    let moved = || {
        let words: Vec<&[u8]> = value.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect();
        let (year, words) = words.split_last()?;
        let time = words.iter().position(|word| word.contains(&b':'))?;
        let is_year = year.len() == 4 && year.iter().all(u8::is_ascii_digit);
        let is_day = |word: &[u8]| word.len() <= 2 && word.iter().all(u8::is_ascii_digit);
        // A weekday, the month, the day.
        if !is_year || !(2..=3).contains(&time) || !is_day(words[time - 1]) {
            return None;
        }
        let (date, rest) = words.split_at(time);
        Some([date, &[*year], rest].concat().join(&b' '))
    };
    may_be.then(moved).flatten().map_or(Cow::Borrowed(value), Cow::Owned)
}
