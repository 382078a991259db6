//! Periods as people type them: `Q2/2023`, `2. Quartal 2023`, `April–Juni 2023`, `letztes-quartal`. What can be read in several ways
//! is asked about.

use chrono::NaiveDate;

use crate::dataset::dates::NamedSpan;
use crate::error::Error;
use crate::localized::{Language, Localized, localized};
use crate::model::{Day, Period};
use crate::present::language::Texts;

/// What stands between the first and the last part of a period; words with blanks, and marks.
const TO: [&str; 4] = [" bis ", " to ", " until ", " through "];
const MARKS: [&str; 6] = ["–", "—", "..", "→", "-", "/"];
/// What may stand before them.
const FROM: [&str; 2] = ["von ", "from "];

/// A period by its name or as it lies to a day.
///
/// # Errors
/// When it is none, or may be several.
pub(super) fn period_as_of(option: &str, text: &str, day: Day) -> Result<Period, Error> {
    Period::relative(text, day).map_or_else(|| period(option, text), Ok)
}

/// A year, half, quarter or month, or from one to another.
///
/// # Errors
/// When it is none, or may be several.
pub(super) fn period(option: &str, text: &str) -> Result<Period, Error> {
    let whole = with_whole_year(text.trim());
    let readings = readings(option, &whole);
    if readings.len() > 1 {
        return Err(several(option, text, &readings));
    }
    named(&whole).or_else(|| from_to(&whole)).ok_or_else(|| none(option, text))
}

fn named(text: &str) -> Option<Period> {
    Period::parse(text).or_else(|| NamedSpan::read(text.as_bytes())?.period())
}

/// With the century that `'23` and `23Q2` leave out.
fn with_whole_year(text: &str) -> String {
    let bytes = text.as_bytes();
    if let [a, b, kind, number] = bytes
        && kind.is_ascii_alphabetic()
        && [a, b, number].iter().all(|byte| byte.is_ascii_digit())
    {
        return format!("20{text}");
    }
    for mark in ['\'', '’'] {
        if let Some((before, year)) = text.split_once(mark)
            && digits(year) == Some(2)
        {
            return format!("{before}20{year}");
        }
    }
    text.to_owned()
}

/// How many digits a text has, if nothing else.
fn digits(text: &str) -> Option<usize> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text.len())
}

/// From the start of one period to the end of another. What only the second says, the year or the unit, holds for the first too.
fn from_to(text: &str) -> Option<Period> {
    let text = FROM.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let splits = TO.iter().chain(&MARKS).flat_map(|between| {
        text.match_indices(between).map(|(at, _)| [text[..at].trim(), text[at + between.len()..].trim()])
    });
    let mut found: Option<Period> = None;
    for [first, last] in splits {
        let Some(end) = named(last).filter(|_| !first.is_empty()) else { continue };
        let year = end.last().year();
        // `1.–3. Quartal 2023`
        let unit = last.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = digits(first.trim_end_matches('.')).is_some_and(|digits| digits <= 2);
        let ways = if number && unit.contains(char::is_alphabetic) {
            vec![format!("{}{unit}", first.trim_end_matches('.'))]
        } else {
            vec![first.to_owned(), format!("{first} {year}")]
        };
        let period = ways.iter().find_map(|way| named(way)).and_then(|start| start.through(end));
        match (found, period) {
            (Some(known), Some(other)) if known != other => return None,
            _ => found = found.or(period),
        }
    }
    found
}

/// A way to read what was typed, and how that way is typed.
struct PeriodReading {
    what: Localized,
    typed: String,
}

impl PeriodReading {
    fn month(option: &str, year: i32, month: u32) -> Option<Self> {
        let period = Period::parse(&format!("{year}-{month:02}"))?;
        let name = NaiveDate::from_ymd_opt(year, month, 1)?.format("%B %Y").to_string();
        let what = Localized::new(name, Texts::of(Language::German).period(&period.to_string()));
        Some(Self { what, typed: format!("{option} {period}") })
    }

    fn day(month: u32, day: u32) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(2000, month, day)?; // a leap year
        let typed = format!("--from YEAR-{month:02}-{day:02} --to YEAR-{month:02}-{day:02}");
        let (name, month) =
            (date.format("%-d %B").to_string(), Texts::of(Language::German).period(&format!("2000-{month:02}")));
        let month = month.trim_end_matches(" 2000");
        let what = localized!("{name}, a day of a year that is not said", "{day}. {month}, ein Tag ohne Jahr");
        Some(Self { what, typed })
    }

    fn two_years(option: &str, first: i32) -> [Self; 2] {
        let next = first + 1;
        let years = localized!("the years {first} and {next}", "die Jahre {first} und {next}");
        let typed = format!("{option} {first}-01..{next}-12");
        let business = localized!(
            "a business year, for example from July to June",
            "ein Geschäftsjahr, zum Beispiel von Juli bis Juni"
        );
        let other = format!("{option} {first}-07..{next}-06");
        [Self { what: years, typed }, Self { what: business, typed: other }]
    }
}

/// The ways to read what is not plain: `06/23`, `2009/10`, `2023/24`, `Juni 23`; none of what is.
fn readings(option: &str, text: &str) -> Vec<PeriodReading> {
    let pieces: Vec<&str> = text.split(['/', '-', '–', '.', ' ']).filter(|piece| !piece.is_empty()).collect();
    let [one, other] = pieces[..] else { return vec![] };
    let number = |piece: &str| piece.parse::<u32>().ok().filter(|_| digits(piece).is_some_and(|digits| digits < 5));
    let month_of = |year, month| PeriodReading::month(option, year, month);
    let full = |year: u32| i32::try_from(2000 + year).unwrap_or_default();
    match (number(one), number(other), digits(one), digits(other)) {
        // A point or a blank between two numbers is none of a period.
        (Some(a), Some(b), Some(1 | 2), Some(2)) if text.contains(['/', '-']) => {
            let months = [month_of(full(b), a), month_of(full(a), b).filter(|_| one.len() == 2)];
            let days = [PeriodReading::day(b, a), PeriodReading::day(a, b).filter(|_| a != b)];
            months.into_iter().chain(days).flatten().collect()
        }
        (Some(a), Some(b), Some(4), Some(2 | 4)) if (a + 1) % 100 == b % 100 && (b < 100 || b == a + 1) => {
            let year = i32::try_from(a).unwrap_or_default();
            // `2009-10` is as calendars of programs have it.
            let month = month_of(year, b).filter(|_| other.len() == 2);
            if month.is_some() && text.contains('-') {
                return vec![];
            }
            month.into_iter().chain(PeriodReading::two_years(option, year)).collect()
        }
        (None, Some(day), _, Some(2)) => of_month(option, one, day),
        (Some(day), None, Some(2), _) => of_month(option, other, day),
        _ => vec![],
    }
}

/// A month by its name, with a number of two digits.
fn of_month(option: &str, name: &str, number: u32) -> Vec<PeriodReading> {
    let month = named(&format!("{name} 2000")).map(|period| [period.first(), period.last()].map(Day::month));
    let Some([month, _]) = month.filter(|[first, last]| first == last) else { return vec![] };
    let year = i32::try_from(2000 + number).unwrap_or_default();
    PeriodReading::month(option, year, month).into_iter().chain(PeriodReading::day(month, number)).collect()
}

fn several(option: &str, text: &str, readings: &[PeriodReading]) -> Error {
    let question = localized!(
        "{option} {text} can be read in several ways: say which is meant",
        "{option} {text} lässt sich verschieden lesen: angeben, was gemeint ist"
    );
    let ways = readings.iter().map(|PeriodReading { what, typed }| {
        Localized::new(
            format!("{}: {typed}", what.english()),
            format!("{}: {}", what.of(Language::German), typed.replace("YEAR", "JAHR")),
        )
    });
    Error::UsageLines([question].into_iter().chain(ways).collect())
}

fn none(option: &str, text: &str) -> Error {
    let week = NamedSpan::read(text.as_bytes());
    let [week, woche] = week.map_or_else(Default::default, |week| {
        let (from, to) = (week.first(), week.last());
        let [von, bis] = [from, to].map(|day| Language::German.day(day));
        [format!("; for a week --from {from} --to {to}"), format!("; für eine Woche --from {von} --to {bis}")]
    });
    Error::Usage(localized!(
        "{option} {text} is not a year (2017), half (2017H1), quarter (2017Q2, Q2/2017) or month (2017-05, May 2017), nor from one \
         to another (April–June 2017), nor last-quarter, this-year or the like{week}",
        "{option} {text} ist kein Jahr (2017), Halbjahr (2017H1), Quartal (2017Q2, Q2/2017) oder Monat (2017-05, Mai 2017), auch nicht \
         von einem bis zum anderen (April–Juni 2017), letztes-quartal, dieses-jahr oder dergleichen{woche}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As of a day in the second quarter.
    fn days(text: &str) -> Option<[String; 2]> {
        let as_of = Day::from_ymd(2023, 5, 10).unwrap();
        period_as_of("--period", text, as_of)
            .ok()
            .map(|period| [period.first(), period.last()].map(|day| day.to_string()))
    }

    #[test]
    fn a_year_a_half_a_quarter_a_month_as_people_write_them() {
        for (text, first, last) in [
            ("2023", "2023-01-01", "2023-12-31"),
            ("Jahr 2023", "2023-01-01", "2023-12-31"),
            ("'23", "2023-01-01", "2023-12-31"),
            ("2023H1", "2023-01-01", "2023-06-30"),
            ("H1 2023", "2023-01-01", "2023-06-30"),
            ("H2/2023", "2023-07-01", "2023-12-31"),
            ("1. Halbjahr 2023", "2023-01-01", "2023-06-30"),
            ("zweites Halbjahr 2023", "2023-07-01", "2023-12-31"),
            ("2. HJ 2023", "2023-07-01", "2023-12-31"),
            ("2023Q2", "2023-04-01", "2023-06-30"),
            ("2023-Q2", "2023-04-01", "2023-06-30"),
            ("2023/Q2", "2023-04-01", "2023-06-30"),
            ("2023 q2", "2023-04-01", "2023-06-30"),
            ("Q2/2023", "2023-04-01", "2023-06-30"),
            ("Q2 2023", "2023-04-01", "2023-06-30"),
            ("Q2-2023", "2023-04-01", "2023-06-30"),
            ("Q2 '23", "2023-04-01", "2023-06-30"),
            ("Q2/23", "2023-04-01", "2023-06-30"),
            ("2Q23", "2023-04-01", "2023-06-30"),
            ("23Q2", "2023-04-01", "2023-06-30"),
            ("2. Quartal 2023", "2023-04-01", "2023-06-30"),
            ("im 2. Quartal 2023", "2023-04-01", "2023-06-30"),
            ("2.Quartal 2023", "2023-04-01", "2023-06-30"),
            ("II. Quartal 2023", "2023-04-01", "2023-06-30"),
            ("II/2023", "2023-04-01", "2023-06-30"),
            ("Quartal 2/2023", "2023-04-01", "2023-06-30"),
            ("second quarter of 2023", "2023-04-01", "2023-06-30"),
            ("4. Quartal 2023", "2023-10-01", "2023-12-31"),
            ("Juni 2023", "2023-06-01", "2023-06-30"),
            ("June 2023", "2023-06-01", "2023-06-30"),
            ("Jun '23", "2023-06-01", "2023-06-30"),
            ("2023-06", "2023-06-01", "2023-06-30"),
            ("06/2023", "2023-06-01", "2023-06-30"),
            ("6.2023", "2023-06-01", "2023-06-30"),
            ("Februar 2024", "2024-02-01", "2024-02-29"),
            ("2009-10", "2009-10-01", "2009-10-31"),
        ] {
            assert_eq!(days(text), Some([first, last].map(str::to_owned)), "{text}");
        }
    }

    #[test]
    fn from_one_to_another() {
        for (text, first, last) in [
            ("April–Juni 2023", "2023-04-01", "2023-06-30"),
            ("April - Juni 2023", "2023-04-01", "2023-06-30"),
            ("Apr-Jun 2023", "2023-04-01", "2023-06-30"),
            ("April bis Juni 2023", "2023-04-01", "2023-06-30"),
            ("von April bis Juni 2023", "2023-04-01", "2023-06-30"),
            ("April to June 2023", "2023-04-01", "2023-06-30"),
            ("from April through June 2023", "2023-04-01", "2023-06-30"),
            ("Jun-Aug 2023", "2023-06-01", "2023-08-31"),
            ("Mai/Juni 2023", "2023-05-01", "2023-06-30"),
            ("November 2022 – Januar 2023", "2022-11-01", "2023-01-31"),
            ("2023-04..2023-06", "2023-04-01", "2023-06-30"),
            ("2023-07..2024-06", "2023-07-01", "2024-06-30"),
            ("2023-04/2023-06", "2023-04-01", "2023-06-30"),
            ("04/2023–06/2023", "2023-04-01", "2023-06-30"),
            ("Q1–Q3 2023", "2023-01-01", "2023-09-30"),
            ("Q1-Q3/2023", "2023-01-01", "2023-09-30"),
            ("Q4 2022–Q1 2023", "2022-10-01", "2023-03-31"),
            ("1.–3. Quartal 2023", "2023-01-01", "2023-09-30"),
            ("1. bis 3. Quartal 2023", "2023-01-01", "2023-09-30"),
            ("2021–2023", "2021-01-01", "2023-12-31"),
            ("2021 bis 2022", "2021-01-01", "2022-12-31"),
        ] {
            assert_eq!(days(text), Some([first, last].map(str::to_owned)), "{text}");
        }
    }

    #[test]
    fn as_it_lies_to_the_day() {
        for (text, first, last) in [
            ("letztes-quartal", "2023-01-01", "2023-03-31"),
            ("letztes Quartal", "2023-01-01", "2023-03-31"),
            ("im letzten Quartal", "2023-01-01", "2023-03-31"),
            ("voriges Quartal", "2023-01-01", "2023-03-31"),
            ("last-quarter", "2023-01-01", "2023-03-31"),
            ("the last quarter", "2023-01-01", "2023-03-31"),
            ("this-quarter", "2023-04-01", "2023-06-30"),
            ("dieses Quartal", "2023-04-01", "2023-06-30"),
            ("laufendes Quartal", "2023-04-01", "2023-06-30"),
            ("letztes Jahr", "2022-01-01", "2022-12-31"),
            ("letztes-jahr", "2022-01-01", "2022-12-31"),
            ("this year", "2023-01-01", "2023-12-31"),
            ("letzter Monat", "2023-04-01", "2023-04-30"),
            ("letzten Monat", "2023-04-01", "2023-04-30"),
            ("letztes Halbjahr", "2022-07-01", "2022-12-31"),
            ("last half-year", "2022-07-01", "2022-12-31"),
            ("dieses Halbjahr", "2023-01-01", "2023-06-30"),
        ] {
            assert_eq!(days(text), Some([first, last].map(str::to_owned)), "{text}");
        }
    }

    /// Each with the options for its readings.
    #[test]
    fn what_can_be_read_in_several_ways_is_asked_about() {
        let june = "--from YEAR-06-12 --to YEAR-06-12";
        for (text, ways) in [
            ("06/23", &["--period 2023-06", "--from YEAR-06-23 --to YEAR-06-23"][..]),
            ("06-23", &["--period 2023-06", "--from YEAR-06-23 --to YEAR-06-23"]),
            ("6/12", &["--period 2012-06", "--from YEAR-12-06 --to YEAR-12-06", june]),
            ("06/12", &["--period 2012-06", "--period 2006-12", "--from YEAR-12-06 --to YEAR-12-06", june]),
            ("Juni 23", &["--period 2023-06", "--from YEAR-06-23 --to YEAR-06-23"]),
            ("Jun-23", &["--period 2023-06", "--from YEAR-06-23 --to YEAR-06-23"]),
            ("23. Juni", &["--period 2023-06", "--from YEAR-06-23 --to YEAR-06-23"]),
            ("2023/24", &["--period 2023-01..2024-12", "--period 2023-07..2024-06"]),
            ("2023-24", &["--period 2023-01..2024-12", "--period 2023-07..2024-06"]),
            ("2023/2024", &["--period 2023-01..2024-12", "--period 2023-07..2024-06"]),
            ("1999/00", &["--period 1999-01..2000-12", "--period 1999-07..2000-06"]),
            ("2009/10", &["--period 2009-10", "--period 2009-01..2010-12", "--period 2009-07..2010-06"]),
        ] {
            let Err(Error::UsageLines(lines)) = period("--period", text) else { panic!("{text}") };
            let said: Vec<&str> =
                lines.iter().skip(1).filter_map(|line| line.english().rsplit_once(": ")).map(|way| way.1).collect();
            assert_eq!(said, ways, "{text}");
        }
        let Err(error) = period("--period", "06/23") else { panic!("asked") };
        let said = error.message();
        let german = said.of(Language::German);
        assert!(
            german.contains("Juni 2023: --period 2023-06") && german.contains("23. Juni, ein Tag ohne Jahr"),
            "{german}"
        );
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "soon",
            "Q2",
            "Q5 2023",
            "H3 2023",
            "2023-13",
            "FY2023",
            "GJ 2023",
            "Sommer 2023",
            "Juni–April 2023",
            "2023-06-30",
            "30.6.2023",
            "KW 5/2023",
            "letzte Woche",
            "letzte 3 Monate",
            "2023 04",
            "202304",
            "23",
            "06/45",
            "45/99",
            "next-quarter",
            "lasting quarter",
            "April–",
            "-2023",
            "2023/25",
            "1. Quartal",
            "Q1–Q5 2023",
            "2019-20-21",
        ] {
            assert!(
                matches!(period_as_of("--period", text, Day::from_ymd(2023, 5, 10).unwrap()), Err(Error::Usage(_))),
                "{text}"
            );
        }
    }
}
