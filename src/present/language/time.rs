//! Days and periods as each language writes them.

use super::Texts;
use crate::options::Language;

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

impl Texts {
    /// A day or moment such as `2017-05-03`; what is none stays as it is.
    pub(crate) fn day(&self, day: &str) -> String {
        self.language.day(day)
    }

    /// A period such as `2017Q2` or `2017-05`; a year stays as it is.
    pub(crate) fn period(&self, period: &str) -> String {
        match self.language {
            Language::English => period.to_owned(),
            Language::German => german_period(period).unwrap_or_else(|| period.to_owned()),
        }
    }
}

fn german_period(period: &str) -> Option<String> {
    if let Some((from, to)) = period.split_once('–') {
        let (from, to) = (german_period(from)?, german_period(to)?);
        let (month, year) = from.rsplit_once(' ')?;
        return Some(if to.ends_with(year) { format!("{month}–{to}") } else { format!("{from}–{to}") });
    }
    if let Some((year, quarter)) = period.split_once('Q') {
        return Some(format!("{quarter}. Quartal {year}"));
    }
    if let Some((year, half)) = period.split_once('H') {
        return Some(format!("{half}. Halbjahr {year}"));
    }
    let (year, month) = period.split_once('-')?;
    let name = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(format!("{name} {year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_days_and_periods() {
        let german = Texts::of(Language::German);
        assert_eq!(german.day("2017-05-03"), "3.5.2017");
        assert_eq!(german.day("2017-12-31T14:05:00"), "31.12.2017 14:05:00");
        assert_eq!(german.day("soon"), "soon");
        assert_eq!(german.period("2017Q2"), "2. Quartal 2017");
        assert_eq!(german.period("2017-03"), "März 2017");
        assert_eq!(german.period("2017"), "2017");
        assert_eq!(german.period("2017H2"), "2. Halbjahr 2017");
        assert_eq!(german.period("2017-06–2017-08"), "Juni–August 2017");
        assert_eq!(german.period("2016-11–2017-01"), "November 2016–Januar 2017");
    }

    #[test]
    fn english_days_and_periods_are_those_that_are_typed() {
        let english = Texts::of(Language::English);
        assert_eq!((english.day("2017-05-03"), english.period("2017Q2")), ("2017-05-03".into(), "2017Q2".into()));
    }
}
