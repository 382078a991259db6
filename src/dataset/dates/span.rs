//! Years, halves, quarters, months and weeks, and dates with an arrow between them: as a deadline or as the day on which an
//! outcome was known, they stand for their last day. As the day of a forecast they say too little.

use super::months;
use crate::input::text::{self, FoldedWord};
use crate::model::{Day, Moment, Period};

/// A stretch of days that people name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedSpan {
    /// A year, half, quarter or month.
    Period(Period),
    /// A week from Monday to Sunday, by ISO 8601: its first and last day.
    Week(Day, Day),
}

const YEAR: &[&str] = &["year", "jahr", "kalenderjahr", "cy", "annee"];
const QUARTER: &[&str] = &["q", "qtr", "quarter", "quartal", "quartals", "trimestre"];
const HALF: &[&str] = &["h", "hj", "half", "halbjahr", "halbjahrs", "semestre"];
const WEEK: &[&str] = &["w", "wk", "cw", "kw", "week", "woche", "kalenderwoche", "semaine"];
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "re", "e", "eme"];
const NUMBERS: [&[&str]; 4] = [
    &["first", "erstes", "erste", "ersten", "premier", "i"],
    &["second", "zweites", "zweite", "zweiten", "deuxieme", "ii"],
    &["third", "drittes", "dritte", "dritten", "troisieme", "iii"],
    &["fourth", "viertes", "vierte", "vierten", "quatrieme", "iv"],
];
/// The end of a span is its last day, with these words too.
const END: &[&str] = &["end", "ende", "fin", "eoy", "eom", "eoq"];
const SMALL: &[&str] = &["of", "de", "du", "des", "the", "le", "im", "in"];

impl NamedSpan {
    /// The span that a text names; `None` for anything else, a date too.
    pub(crate) fn read(value: &[u8]) -> Option<Self> {
        let parts = parts(value)?;
        let numbers: Vec<&str> = parts.iter().filter(|part| is_number(part)).map(String::as_str).collect();
        let words: Vec<&str> = parts.iter().filter(|part| !is_number(part)).map(String::as_str).collect();
        match words.as_slice() {
            [] => of_numbers(&numbers, text::trim(&text::plain_marks(value))),
            [word] if months::month(word.as_bytes()).is_some() => {
                let [year] = numbers[..] else { return None };
                period(four_digits(year)?, months::month(word.as_bytes())?, 'M')
            }
            [word] if YEAR.contains(word) => {
                let [year] = numbers[..] else { return None };
                period(four_digits(year)?, 1, 'Y')
            }
            [word] => {
                let kind =
                    [(QUARTER, 'Q'), (HALF, 'H'), (WEEK, 'W')].into_iter().find(|(names, _)| names.contains(word));
                let (number, year) = number_and_year(&parts, word, &numbers)?;
                match kind? {
                    (_, 'W') => week(year, number),
                    (_, kind) => period(year, number, kind),
                }
            }
            _ => None,
        }
    }

    /// Its last day.
    pub(crate) fn last(self) -> Day {
        match self {
            Self::Period(period) => period.last(),
            Self::Week(_, last) => last,
        }
    }

    /// Its first day.
    pub(crate) fn first(self) -> Day {
        match self {
            Self::Period(period) => period.first(),
            Self::Week(first, _) => first,
        }
    }

    /// The year, half, quarter or month that it is.
    pub(crate) fn period(self) -> Option<Period> {
        match self {
            Self::Period(period) => Some(period),
            Self::Week(..) => None,
        }
    }
}

/// Behind `January 2, 2018 → January 5, 2018`: the second date, if it is not the earlier one. `parse` reads each.
pub(super) fn behind_arrow<E>(value: &[u8], parse: impl Fn(&[u8]) -> Result<Moment, E>) -> Option<Moment> {
    let text = std::str::from_utf8(value).ok()?;
    let (from, to) = text.split_once('→').or_else(|| text.split_once("->"))?;
    let [from, to] = [from, to].map(|date| parse(text::trim(date.as_bytes())).ok());
    to.filter(|to| from.is_some_and(|from| from.compare(*to).is_le()))
}

/// Words and numbers in lower case, without what only joins them; `None` for a text with other signs, or too long.
fn parts(value: &[u8]) -> Option<Vec<String>> {
    let folded = FoldedWord::fold(&text::plain_marks(value))?;
    let text = std::str::from_utf8(folded.as_bytes()).ok()?;
    if text.chars().any(|c| !c.is_alphanumeric() && !" .,/-'_".contains(c)) {
        return None;
    }
    let mut parts: Vec<String> = vec![];
    for piece in text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()) {
        let mut rest = piece;
        while let Some(first) = rest.chars().next() {
            let is_digit = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
            parts.push(rest[..end].to_owned());
            rest = &rest[end..];
        }
    }
    if parts.first().is_some_and(|first| END.contains(&first.as_str())) {
        parts.remove(0);
    }
    parts.retain(|part| !SMALL.contains(&part.as_str()) && !ORDINALS.contains(&part.as_str()));
    for part in &mut parts {
        if let Some((number, _)) = (1..).zip(NUMBERS).find(|(_, names)| names.contains(&part.as_str())) {
            *part = number.to_string();
        }
    }
    Some(parts)
}

fn is_number(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit())
}

/// `2017`; `2017-05`, `5/2017`, `05.2017`.
fn of_numbers(numbers: &[&str], value: &[u8]) -> Option<NamedSpan> {
    // `2017 05` may be anything.
    let marks: Vec<u8> = value.iter().copied().filter(|byte| !byte.is_ascii_digit()).collect();
    let is_joined = matches!(marks.as_slice(), [b'-' | b'/' | b'.']);
    match numbers {
        [year] if value.iter().all(|byte| !matches!(byte, b'-' | b'/' | b',')) => period(four_digits(year)?, 1, 'Y'),
        [year, month] if is_joined && year.len() == 4 && month.len() <= 2 => {
            period(four_digits(year)?, month.parse().ok()?, 'M')
        }
        [month, year] if is_joined && month.len() <= 2 => period(four_digits(year)?, month.parse().ok()?, 'M'),
        _ => None,
    }
}

/// The number of a quarter, half or week, which stands beside its word, and the year: of two numbers that with four digits, or
/// else the last.
fn number_and_year(parts: &[String], word: &str, numbers: &[&str]) -> Option<(u32, i32)> {
    let [one, other] = numbers else { return None };
    let at = parts.iter().position(|part| part == word)?;
    let (number, year) = match (one.len(), other.len()) {
        (4, 1 | 2) => (*other, *one),
        (1 | 2, 4) => (*one, *other),
        // `2Q17`, `Q2 17`; `17Q2` may be either way round.
        (1, 2) if at < 2 => (*one, *other),
        _ => return None,
    };
    let year = if year.len() == 2 { 2000 + year.parse::<i32>().ok()? } else { four_digits(year)? };
    Some((number.parse().ok()?, year))
}

fn four_digits(year: &str) -> Option<i32> {
    year.parse().ok().filter(|year| (1900..=2100).contains(year))
}

fn period(year: i32, number: u32, kind: char) -> Option<NamedSpan> {
    let text = match kind {
        'Y' => format!("{year}"),
        'M' => format!("{year}-{number:02}"),
        kind => format!("{year}{kind}{number}"),
    };
    Period::parse(&text).map(NamedSpan::Period)
}

/// The week whose Thursday lies in the year, ISO 8601.
fn week(year: i32, number: u32) -> Option<NamedSpan> {
    let monday = chrono::NaiveDate::from_isoywd_opt(year, number, chrono::Weekday::Mon)?;
    let first = Day::try_from(monday).ok()?;
    Some(NamedSpan::Week(first, Day::from_days_since_1970(first.days_since_1970() + 6)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(text: &str) -> Option<String> {
        NamedSpan::read(text.as_bytes()).map(|span| span.last().to_string())
    }

    #[test]
    fn the_last_day_of_what_people_name() {
        for (text, day) in [
            ("2017", "2017-12-31"),
            ("Jahr 2017", "2017-12-31"),
            ("II. Quartal 2017", "2017-06-30"),
            ("2Q17", "2017-06-30"),
            ("Q2 2017", "2017-06-30"),
            ("Q2/2017", "2017-06-30"),
            ("2017Q2", "2017-06-30"),
            ("2017-Q2", "2017-06-30"),
            ("2. Quartal 2017", "2017-06-30"),
            ("Q2 '17", "2017-06-30"),
            ("2nd quarter of 2017", "2017-06-30"),
            ("zweites Quartal 2017", "2017-06-30"),
            ("2e trimestre 2017", "2017-06-30"),
            ("H1 2018", "2018-06-30"),
            ("1H18", "2018-06-30"),
            ("2. Halbjahr 2018", "2018-12-31"),
            ("first half 2018", "2018-06-30"),
            ("May 2017", "2017-05-31"),
            ("Mai 2017", "2017-05-31"),
            ("février 2016", "2016-02-29"),
            ("2017-05", "2017-05-31"),
            ("05/2017", "2017-05-31"),
            ("5.2017", "2017-05-31"),
            ("2018-W05", "2018-02-04"),
            ("2018W05", "2018-02-04"),
            ("KW 5/2018", "2018-02-04"),
            ("5. KW 2018", "2018-02-04"),
            ("Week 5, 2018", "2018-02-04"),
            ("2020-W53", "2021-01-03"),
            ("end of 2017", "2017-12-31"),
            ("Ende Juni 2017", "2017-06-30"),
            ("fin 2017", "2017-12-31"),
            ("end of Q2 2017", "2017-06-30"),
            ("٢٠١٧", "2017-12-31"),
            ("Ｑ２ ２０１７", "2017-06-30"),
            ("4th quarter 2017", "2017-12-31"),
        ] {
            assert_eq!(last(text).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn what_may_be_something_else_is_no_span() {
        for text in [
            "2017-05-03",
            "May 17",
            "Jun-17",
            "5/17",
            "17Q2",
            "Q5 2017",
            "H3 2017",
            "2018-W54",
            "2019-W53",
            "2017-13",
            "13/2017",
            "T2 2017",
            "S1 2018",
            "summer 2017",
            "mid 2017",
            "early 2017",
            "FY2017",
            "Q2 FY17",
            "2017/18",
            "17",
            "3/4/2017",
            "2017 05",
            "20170503",
            "soon",
            "",
            "-",
            "Q2",
            "1789",
            "Q2 2017?",
            "2017-2018",
            "about 2017",
            "43104",
            "0.5",
            "-2017",
            "2,017",
        ] {
            assert_eq!(last(text), None, "{text}");
        }
    }
}
