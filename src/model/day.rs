//! A calendar day.

use std::fmt;

use chrono::{Datelike, NaiveDate, TimeDelta};

/// A day of the Gregorian calendar from 1900-01-01 to 2100-12-31, whatever the clock or the time zone.
///
/// Years outside are typing mistakes in a log of forecasts (`0024`, `12024`), so they cannot be built.
///
/// # Example
/// ```
/// use trackrecord::model::Day;
/// let day = Day::from_ymd(2017, 3, 12).unwrap();
/// assert_eq!(day.to_string(), "2017-03-12");
/// assert_eq!(day.quarter(), 1);
/// assert_eq!(Day::from_ymd(2017, 2, 30), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// 1900-01-01.
    pub const FIRST: Self = Self(-25_567);
    /// 2100-12-31.
    pub const LAST: Self = Self(47_846);

    /// The day, or `None` when there is no such day or its year lies outside 1900–2100.
    #[inline]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        let years = usize::try_from(year - FIRST_YEAR).ok()?;
        let month = (1..=12).contains(&month).then_some(12 * years + month as usize - 1)?;
        let &[first, next] = MONTHS.get(month..)?.first_chunk()?;
        let days = first + day.cast_signed() - 1;
        (day >= 1 && days < next).then_some(Self(days))
    }

    /// The day that lies so many days after 1970-01-01 (before it, if negative).
    pub fn from_days_since_1970(days: i32) -> Option<Self> {
        (Self::FIRST.0..=Self::LAST.0).contains(&days).then_some(Self(days))
    }

    /// Days since 1970-01-01, negative before it.
    pub fn days_since_1970(self) -> i32 {
        self.0
    }

    /// The year, 1900 to 2100.
    pub fn year(self) -> i32 {
        NaiveDate::from(self).year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        NaiveDate::from(self).month()
    }

    /// The quarter of the year, 1 to 4.
    pub fn quarter(self) -> u32 {
        self.month().div_ceil(3)
    }
}

const FIRST_YEAR: i32 = 1900;

/// Days from 1970-01-01 to the first of each month from January 1900 to January 2101: a table, as every row has a date.
static MONTHS: [i32; 12 * 201 + 1] = {
    let mut months = [0; 12 * 201 + 1];
    let (mut at, mut year, mut month) = (0, FIRST_YEAR, 1);
    while at < months.len() {
        months[at] = days_before(year, month);
        at += 1;
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    months
};

/// Days from 1970-01-01 to the first of the month. The year is taken to begin in March, so that the
/// leap day is its last (Richards 2013, Explanatory Supplement to the Astronomical Almanac, ch. 15).
const fn days_before(year: i32, month: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let months_since_march = (month + 9) % 12;
    365 * year + year / 4 - year / 100 + year / 400 + (153 * months_since_march + 2) / 5 - 719_468
}

impl From<Day> for NaiveDate {
    fn from(day: Day) -> Self {
        // The default is 1970-01-01; two centuries around it never overflow.
        Self::default() + TimeDelta::days(day.0.into())
    }
}

impl TryFrom<NaiveDate> for Day {
    type Error = NaiveDate;

    /// Gives the date back when its year lies outside 1900–2100.
    fn try_from(date: NaiveDate) -> Result<Self, NaiveDate> {
        Self::from_ymd(date.year(), date.month(), date.day()).ok_or(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        NaiveDate::from(*self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_chrono_on_every_day() {
        let mut date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
        let mut days = Day::FIRST.0;
        while date.year() <= 2100 {
            let day = Day::from_ymd(date.year(), date.month(), date.day()).unwrap();
            assert_eq!(day.0, days);
            assert_eq!(NaiveDate::from(day), date);
            assert_eq!(Day::try_from(date), Ok(day));
            date = date.succ_opt().unwrap();
            days += 1;
        }
        assert_eq!(days, Day::LAST.0 + 1);
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for (y, m, d) in [
            (2017, 2, 29),
            (1900, 2, 29),
            (2100, 2, 29),
            (2017, 2, 30),
            (2017, 4, 31),
            (2017, 0, 1),
            (2017, 13, 1),
            (2017, 1, 0),
            (1899, 12, 31),
            (2101, 1, 1),
        ] {
            assert_eq!(Day::from_ymd(y, m, d), None, "{y}-{m}-{d}");
        }
        assert!(Day::from_ymd(2000, 2, 29).is_some() && Day::from_ymd(2016, 2, 29).is_some());
        assert_eq!(Day::from_days_since_1970(47_847), None);
        assert_eq!(Day::from_days_since_1970(-25_568), None);
    }

    #[test]
    fn quarters() {
        let quarters: Vec<u32> = (1..=12).map(|m| Day::from_ymd(2017, m, 1).unwrap().quarter()).collect();
        assert_eq!(quarters, [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
    }
}
