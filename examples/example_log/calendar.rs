//! The calendar of the log.

use chrono::{Datelike, Days, NaiveDate};

/// A date that is written down in this program.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The log's last day.
pub(crate) fn last_day() -> NaiveDate {
    day(2019, 12, 31)
}

pub(crate) fn days(number: usize) -> Days {
    Days::new(number as u64)
}

/// How many days lie between two dates; 0 if they are in the wrong order.
pub(crate) fn days_between(first: NaiveDate, last: NaiveDate) -> usize {
    usize::try_from((last - first).num_days()).unwrap_or(0)
}

pub(crate) fn end_of_month(date: NaiveDate) -> NaiveDate {
    let day = u32::from(date.num_days_in_month());
    date.with_day(day).unwrap_or(date)
}
