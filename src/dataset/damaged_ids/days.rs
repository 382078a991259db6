//! What a spreadsheet makes of an id that it takes for a day: `3-1` becomes `1-Mar`, `01. Mrz`, `01.03.2017` or `42795`.

use crate::model::Day;

/// Names of months as spreadsheets of several languages abbreviate them, just in these letters.
const MONTHS: [&[&str]; 12] = [
    &["Jan", "Jän", "janv", "ene", "gen"],
    &["Feb", "févr", "feb"],
    &["Mar", "Mrz", "Mär", "mars", "mar", "mrt"],
    &["Apr", "avr", "abr", "apr"],
    &["May", "Mai", "mai", "may", "mag", "mei"],
    &["Jun", "juin", "jun", "giu"],
    &["Jul", "juil", "jul", "lug"],
    &["Aug", "août", "ago", "aug"],
    &["Sep", "sept", "sep", "set"],
    &["Oct", "Okt", "oct", "ott", "okt"],
    &["Nov", "nov"],
    &["Dec", "Dez", "déc", "dic", "dec"],
];
/// Those between which and a year stands a space: no English person is called like that, unless of May.
const GERMAN: [&str; 12] = ["Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
/// Day numbers of the years 2000 to 2049.
const DAY_NUMBERS: std::ops::RangeInclusive<i32> = 36526..=54788;
/// What a day number is on 1970-01-01.
const DAY_NUMBER_OF_1970: i32 = 25569;

/// The numbers of a day as it is shown or kept.
#[derive(Clone, Copy, Debug)]
struct DayParts {
    month: u32,
    /// The day of the month, or the year where that is not shown.
    other: u32,
    year: Option<u32>,
}

fn month(name: &str) -> Option<u32> {
    let name = name.strip_suffix('.').unwrap_or(name);
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&name)).map(|(month, _)| month)
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// `1-Mar`, `01. Mrz`, `3. Jan`, `Mar-01`, `Mrz 17`: the month has a name.
fn with_name(id: &str) -> Option<DayParts> {
    if id.len() > 10 {
        return None;
    }
    let (one, other) = id.split_once(". ").or_else(|| id.split_once(['-', ' ']))?;
    let parts = |month, other| DayParts { month, other, year: None };
    let day = number(one, 1..=2).filter(|day| (1..=31).contains(day)).zip(month(other));
    day.map(|(day, month)| parts(month, day))
        .or_else(|| month(one).zip(number(other, 2..=2)).map(|(month, year)| parts(month, year)))
        .filter(|_| !id.starts_with(char::is_alphabetic) || id.contains('-') || GERMAN.contains(&one))
}

/// `2017-03-01`, `01.03.2017` or `3/1/2017`.
fn complete(id: &str) -> Option<DayParts> {
    let by = |separator| <[&str; 3]>::try_from(id.split(separator).collect::<Vec<_>>()).ok();
    let (year, month, day) = if let Some([year, month, day]) = by('-') {
        (number(year, 4..=4)?, number(month, 2..=2)?, number(day, 2..=2)?)
    } else {
        let [one, other, year] = by('.').or_else(|| by('/'))?;
        let (one, other) = (number(one, 1..=2)?, number(other, 1..=2)?);
        (number(year, 4..=4)?, one.min(other), one.max(other))
    };
    let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then_some(DayParts { month, other: day, year: Some(year) })
}

/// The parts of an id that is a day.
fn parts(id: &str) -> Option<DayParts> {
    let of_number = || {
        let serial = i32::try_from(number(id, 5..=5)?).ok().filter(|serial| DAY_NUMBERS.contains(serial))?;
        let day = Day::from_days_since_1970(serial - DAY_NUMBER_OF_1970)?;
        complete(&day.to_string())
    };
    with_name(id).or_else(|| if id.len() <= 10 { complete(id) } else { None }).or_else(of_number)
}

/// Whether an id is a day with the name of its month, as nobody is called.
pub(super) fn names_month(id: &str) -> bool {
    with_name(id).is_some()
}

/// Whether an id is a day, as a spreadsheet shows it in a text file or keeps it.
pub(super) fn is_day(id: &str) -> bool {
    !is_day_number(id) && parts(id).is_some()
}

/// `43101`: days of this century as a spreadsheet counts them.
pub(super) fn is_day_number(id: &str) -> bool {
    number(id, 5..=5).and_then(|serial| i32::try_from(serial).ok()).is_some_and(|serial| DAY_NUMBERS.contains(&serial))
}

/// The two halves of an id of which a spreadsheet could make a day.
fn halves(id: &str) -> Option<(&str, &str)> {
    let (one, other) = id.split_once(['-', '/', '.'])?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let short = |text: &str| (1..=4).contains(&text.len());
    let is_one = short(one) && short(other) && digits(other) && (digits(one) || letters(one));
    is_one.then_some((one, other))
}

/// Whether an id is like those of which a spreadsheet makes days, but none itself: `AUS-1`, `14-20`.
pub(super) fn is_like_day(id: &str) -> bool {
    halves(id).is_some() && !is_day(id)
}

/// Whether a spreadsheet would make the day `damaged` of an id, in one order of day and month or the other.
pub(super) fn would_become_day(id: &str, damaged: &str) -> bool {
    let (Some((one, other)), Some(day)) = (halves(id).filter(|_| !is_day(id)), parts(damaged)) else { return false };
    let first = number(one, 1..=4).or_else(|| {
        MONTHS
            .iter()
            .zip(1..)
            .find_map(|(names, number)| names.iter().any(|name| name.eq_ignore_ascii_case(one)).then_some(number))
    });
    let (Some(first), Some(second)) = (first, number(other, 1..=4)) else { return false };
    let is = |month, rest: u32| {
        let of_year = |year: u32| rest == year || rest == year % 100;
        // A month with a year alone is kept as its first day.
        let first_of_month = day.other == 1 && day.year.is_some_and(of_year);
        month == day.month && (rest == day.other || rest >= 1900 && rest % 100 == day.other || first_of_month)
    };
    is(first, second) || is(second, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_the_forms_of_spreadsheets() {
        for id in [
            "1-Mar",
            "Mar-01",
            "2018-03-02",
            "01. Mrz",
            "3. Jan",
            "Mrz 17",
            "01-mars",
            "mars-17",
            "01-mar",
            "01.03.2017",
            "3/1/2017",
        ] {
            assert!(is_day(id), "{id}");
        }
        for id in [
            "MAR-01",
            "2018-13-02",
            "Mar-1",
            "32-Mar",
            "31.31.2017",
            "1-2",
            "Mai",
            "43101",
            "Jan Meier",
            "May 18",
            "May 2018",
            "1. FC",
        ] {
            assert!(!is_day(id), "{id}");
        }
        assert!(is_day_number("43101") && !is_day_number("12345") && !is_day_number("99999"));
        assert!(is_like_day("AUS-1") && is_like_day("14-20") && !is_like_day("Mar-01") && !is_like_day("Q-1b"));
    }

    #[test]
    fn what_a_spreadsheet_makes_of_an_id_like_a_day() {
        for (id, day) in [
            ("3-1", "1-Mar"),
            ("1-3", "1-Mar"),
            ("3-1", "03. Jan"),
            ("3-2017", "Mrz 17"),
            ("3-17", "17-Mar"),
            ("MAR-1", "1-Mar"),
            ("3-1", "2018-03-01"),
            ("3-1", "01.03.2017"),
            ("3/1", "43160"),
            ("3-1", "43103"),
            ("3-2017", "2017-03-01"),
            ("Dez-1", "01. Dez"),
        ] {
            assert!(would_become_day(id, day), "{id} {day}");
        }
        for (id, day) in
            [("3-2", "1-Mar"), ("14-20", "14-Mar"), ("AUS-1", "1-Mar"), ("2-3", "43101"), ("1-Mar", "2018-03-01")]
        {
            assert!(!would_become_day(id, day), "{id} {day}");
        }
    }
}
