//! What to write instead of a cell that holds no date, in the numbers of the cell itself. Only for messages that are shown,
//! so it may be slow; where nothing can be derived for certain, the catalogue has a help without numbers.

use chrono::{Datelike, NaiveDate};

use super::swapped::swapped_back;
use super::{DateOrder, months, serial, unix, zones};
use crate::diagnostics::Code;
use crate::input::text;
use crate::localized::{Language, Localized, localized};
use crate::model::{Day, Moment};

/// What to do about a cell of this code, if that can be said in its own numbers.
pub(crate) fn suggestion(code: Code, value: &str) -> Option<Localized> {
    let plain = text::plain_marks(text::trim(value.as_bytes())).into_owned();
    let cell = std::str::from_utf8(&plain).ok()?;
    match code {
        Code::DateDoesNotExist => no_such_day(cell),
        Code::DateIncomplete => incomplete(cell),
        Code::DateYearOutOfRange => year(cell),
        Code::DateWeekdayWrong => weekday(cell),
        Code::DateTwoReadings => two_readings(cell),
        Code::DateSerialUnclear => day_number(cell).map(|reads| {
            Localized::new(
                format!("If it is a day counted by a spreadsheet, {}; else correct the cell.", reads.english()),
                format!(
                    "Ist es die Tageszahl eines Tabellenprogramms: {}; sonst die Zelle berichtigen.",
                    reads.of(Language::German)
                ),
            )
        }),
        Code::DateUnreadable => day_number(cell).map(|reads| {
            Localized::new(
                format!("Write the date as YYYY-MM-DD; if it is a day counted by a spreadsheet, {}.", reads.english()),
                format!(
                    "Das Datum als JJJJ-MM-TT schreiben; ist es die Tageszahl eines Tabellenprogramms: {}.",
                    reads.of(Language::German)
                ),
            )
        }),
        Code::DateUnixTime => unix_time(cell),
        Code::DateZoneUnclear => zones::suggestion(cell),
        _ => None,
    }
}

/// `18-08-01`: the day in each order.
fn two_readings(cell: &str) -> Option<Localized> {
    let (_, written, _) = super::written(cell.as_bytes()).ok()?;
    let mut days: Vec<Day> = written.readings().map(|(_, day)| day).collect();
    days.dedup();
    let days: Vec<String> = days.iter().map(Day::to_string).collect();
    (days.len() > 1).then(|| {
        Localized::new(
            format!("Write {}, whichever is meant; or leave the row out with --skip-bad-rows.", days.join(" or ")),
            format!(
                "{} schreiben, was davon gemeint ist; oder die Zeile mit --skip-bad-rows weglassen.",
                days.join(" oder ")
            ),
        )
    })
}

/// `43104`: the day that it is for each kind of spreadsheet.
fn day_number(cell: &str) -> Option<Localized> {
    let number = serial::number(cell.as_bytes()).filter(|number| serial::SERIALS.contains(number))?;
    let [of_1900, of_1904] = [0.0, serial::DAYS_TO_1904].map(|further| serial::serial_moment(number + further));
    let (of_1900, of_1904) = (of_1900.ok()?.day(), of_1904.ok()?.day());
    Some(localized!(
        "--serial-dates 1900 reads it as {of_1900}, --serial-dates 1904 as {of_1904}",
        "--serial-dates 1900 liest {of_1900}, --serial-dates 1904 liest {of_1904}",
    ))
}

/// `1514764800000`: what it is in the unit that fits it.
fn unix_time(cell: &str) -> Option<Localized> {
    let (unit, moment) = unix::likely(cell.as_bytes())?;
    let typed = crate::options::as_typed(&unit);
    Some(Localized::each(|language| {
        let unit = *unix::name(unit).of(language);
        match language {
            Language::English => format!("{cell} is {moment} in {unit}: if that is right, say --unix-time {typed}."),
            Language::German => format!("{cell} ist in {unit} {moment}: Stimmt das, --unix-time {typed} angeben."),
        }
    }))
}

/// How a date reads as it stands, and with day and month swapped.
pub(super) fn as_they_stand_and_swapped(value: &str) -> Option<(Moment, Moment)> {
    let plain = text::plain_marks(text::trim(value.as_bytes())).into_owned();
    let (_, written, _) = super::written(&plain).ok()?;
    let stands = super::parse(&plain, None).ok()?;
    Some((stands, swapped_back(stands, written, written.form().0).ok()?))
}

/// How a value that can be read in several orders reads in each: `--date-order dmy reads it as 2017-04-03, …`.
pub(super) fn in_each_order(value: &str, orders: &[DateOrder]) -> Option<Localized> {
    let moments: Option<Vec<Moment>> =
        orders.iter().map(|order| super::parse(value.as_bytes(), Some(*order)).ok()).collect();
    let moments = moments?;
    Some(Localized::each(|language| {
        let [reads, as_what] = match language {
            Language::English => [" reads it as", " as"],
            Language::German => [" liest es als", " als"],
        };
        let read = orders.iter().zip(&moments).enumerate().map(|(at, (order, moment))| {
            let verb = if at == 0 { reads } else { as_what };
            format!("--date-order {}{verb} {moment}", crate::options::as_typed(order))
        });
        read.collect::<Vec<_>>().join(", ")
    }))
}

/// The numbers of a cell, as they are written.
fn numbers(cell: &str) -> Vec<&str> {
    cell.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect()
}

/// The day of a year and two numbers, in that order.
fn day(year: &str, month: &str, day: &str) -> Option<Day> {
    Day::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The year, then the two others as the month and the day that they should be, and the other way round.
fn no_such_day(cell: &str) -> Option<Localized> {
    let numbers = numbers(cell);
    let [a, b, c, ..] = numbers[..] else { return None };
    let (year, month, of_month) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if year.len() != 4 || cell.contains(|c: char| c.is_alphabetic() && c != 'T' && c != 'Z') {
        return None;
    }
    let (meant, turned) = (day(year, month, of_month), day(year, of_month, month));
    match (meant, turned) {
        (Some(day), _) if a.len() == 4 && numbers.len() > 3 => Some(localized!(
            "Correct the time of day, or write the day alone: {day}.",
            "Die Uhrzeit berichtigen oder nur den Tag schreiben: {day}."
        )),
        (Some(day), None) | (None, Some(day)) => Some(localized!(
            "If day and month are the wrong way round, write {day}; else correct it.",
            "Sind Tag und Monat vertauscht, {day} schreiben; sonst berichtigen."
        )),
        (None, None) => {
            let month = [month, of_month].into_iter().find(|month| day(year, month, "1").is_some())?;
            let first = day(year, month, "1")?;
            let days = (28..=31).rev().find(|last| day(year, month, &last.to_string()).is_some())?;
            let name = NaiveDate::from(first).format("%B %Y");
            Some(Localized::new(
                format!("Correct the day: {name} has {days} days."),
                format!("Den Tag berichtigen: Dieser Monat, {month}/{year}, hat {days} Tage."),
            ))
        }
        (Some(_), Some(_)) => None,
    }
}

/// `2017`, `March 2017`, `2017-03`, `12 March`: what is there, and what is missing.
fn incomplete(cell: &str) -> Option<Localized> {
    if let Some((from, to)) = cell.split_once('→') {
        let day = |date: &str| super::parse(date.as_bytes(), None).ok().map(Moment::day);
        return Some(localized!(
            "Write the one day that is meant: {} or {}.",
            "Den einen gemeinten Tag schreiben: {} oder {}.",
            day(from)?,
            day(to)?
        ));
    }
    let numbers = numbers(cell);
    let named = cell.split(|c: char| !c.is_alphabetic()).find_map(|word| months::month(word.as_bytes()));
    let has_words = cell.contains(char::is_alphabetic);
    let add_day = |year: &str, month: u32| {
        localized!(
            "Add the day: {year}-{month:02}-DD, with the day in place of DD.",
            "Den Tag ergänzen: {year}-{month:02}-TT, mit dem Tag statt TT.",
        )
    };
    match (numbers.as_slice(), named) {
        ([year], Some(month)) if year.len() == 4 => Some(add_day(year, month)),
        ([day], Some(month)) if day.len() <= 2 => {
            let day: u32 = day.parse().ok()?;
            Some(localized!(
                "Add the year: YYYY-{month:02}-{day:02}, with the year in place of YYYY.",
                "Das Jahr ergänzen: JJJJ-{month:02}-{day:02}, mit dem Jahr statt JJJJ."
            ))
        }
        ([year, month] | [month, year], None) if !has_words && year.len() == 4 && month.len() <= 2 => {
            let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
            Some(add_day(year, month))
        }
        (all, None) => {
            let year = all.iter().find(|digits| digits.len() == 4)?;
            Some(localized!(
                "Write the day: {year}-MM-DD, with the month and the day in place of MM and DD.",
                "Den Tag schreiben: {year}-MM-TT, mit Monat und Tag statt MM und TT."
            ))
        }
        _ => None,
    }
}

/// `0024-03-05`; `12032017`, whose day stands in front.
fn year(cell: &str) -> Option<Localized> {
    let numbers = numbers(cell);
    if let [whole] = numbers[..]
        && whole.len() == 8
    {
        let (first, second, year) = (&whole[..2], &whole[2..4], &whole[4..]);
        return match (day(year, second, first), day(year, first, second)) {
            (Some(dmy), Some(mdy)) if dmy != mdy => Some(localized!(
                "If the year stands last, write {dmy} where the day comes first, {mdy} where the month does.",
                "Steht das Jahr hinten, {dmy} schreiben, wenn der Tag vorn steht, {mdy}, wenn der Monat vorn steht.",
            )),
            (Some(day), _) | (None, Some(day)) => {
                Some(localized!("If the year stands last, write {day}.", "Steht das Jahr hinten, {day} schreiben."))
            }
            (None, None) => None,
        };
    }
    let year = numbers.iter().find(|digits| digits.len() == 4)?;
    Some(localized!("Correct the year, which is {year} here.", "Das Jahr berichtigen, hier steht {year}."))
}

/// `Monday, 14 March 2017`, which was a Tuesday.
fn weekday(cell: &str) -> Option<Localized> {
    let (_, written, _) = super::written(cell.as_bytes()).ok()?;
    let day = written.day(None).ok()?;
    let date = NaiveDate::from(day);
    let german = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
    let name = german[date.weekday().num_days_from_monday() as usize % 7];
    Some(Localized::new(
        format!("{day} is a {}: correct the day or the weekday, or write only the date.", date.format("%A")),
        format!("{day} ist ein {name}: den Tag oder den Wochentag berichtigen oder nur das Datum schreiben."),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(value: &str, order: Option<DateOrder>) -> Option<String> {
        let help = suggestion(super::super::parse(value.as_bytes(), order).unwrap_err().code(), value)?;
        Some(help.english().to_owned())
    }

    #[test]
    fn a_day_that_does_not_exist_is_answered_with_its_own_month() {
        for (value, expected) in [
            ("2017-02-30", Some("Correct the day: February 2017 has 28 days.")),
            ("31.04.2017", Some("Correct the day: April 2017 has 30 days.")),
            ("02/30/2017", Some("Correct the day: February 2017 has 28 days.")),
            ("2017-13-02", Some("If day and month are the wrong way round, write 2017-02-13; else correct it.")),
            ("2017-03-12 25:00", Some("Correct the time of day, or write the day alone: 2017-03-12.")),
            ("2017-13-32", None),
        ] {
            assert_eq!(help(value, None).as_deref(), expected, "{value}");
        }
        let turned = Some("If day and month are the wrong way round, write 2017-04-13; else correct it.");
        assert_eq!(help("13/04/2017", Some(DateOrder::Mdy)).as_deref(), turned);
        assert_eq!(help("04/13/2017", Some(DateOrder::Dmy)).as_deref(), turned);
    }

    #[test]
    fn a_part_of_a_date_says_what_is_missing() {
        let day = Some("Add the day: 2017-03-DD, with the day in place of DD.");
        for value in ["2017-03", "March 2017", "März 2017", "03/2017"] {
            assert_eq!(help(value, None).as_deref(), day, "{value}");
        }
        let both = Some("Write the day: 2017-MM-DD, with the month and the day in place of MM and DD.");
        for value in ["2017", "Q2 2017", "2017-W18", "end of 2017"] {
            assert_eq!(help(value, None).as_deref(), both, "{value}");
        }
        let year = Some("Add the year: YYYY-03-12, with the year in place of YYYY.");
        assert_eq!(help("12. March", None).as_deref(), year);
        assert_eq!(help("12/03", None), None);
    }

    #[test]
    fn a_wrong_year_and_a_wrong_weekday_are_named() {
        assert_eq!(help("1789-07-14", None).as_deref(), Some("Correct the year, which is 1789 here."));
        assert_eq!(help("13032017", None).as_deref(), Some("If the year stands last, write 2017-03-13."));
        assert_eq!(
            help("12032017", None).as_deref(),
            Some(
                "If the year stands last, write 2017-03-12 where the day comes first, 2017-12-03 where the month does."
            )
        );
        assert_eq!(
            help("Monday, 14 March 2017", None).as_deref(),
            Some("2017-03-14 is a Tuesday: correct the day or the weekday, or write only the date.")
        );
        assert_eq!(help("soon", None), None);
    }
}
