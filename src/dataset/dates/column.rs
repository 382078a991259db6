//! How the dates of a column are read, once all of them have been looked at.

use super::serial::{self, SERIALS};
use super::swapped::swapped_back;
use super::written::DateForm;
use super::{DateError, DateOrder, parse, parse_serial, unix_moment};
use crate::input::text;
use crate::model::{Day, Moment};
use crate::options::{SerialDates, UnixTime};

/// Day numbers may stand for days so long before and after the dates beside them. Two years: a wrong epoch is off by four.
const DAYS_BESIDE: i32 = 731;

/// What the plain numbers of a column of dates are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SerialNumbers {
    /// No dates.
    #[default]
    None,
    /// Day numbers of a spreadsheet, all of them.
    All(SerialDates),
    /// Day numbers, if they stand for days from the first of these to the last.
    Among(Day, Day),
}

impl SerialNumbers {
    /// Day numbers among dates from `first` to `last`.
    pub(super) fn among(first: Day, last: Day) -> Self {
        let day = |day: Day, further: i32| Day::from_days_since_1970(day.days_since_1970() + further);
        Self::Among(day(first, -DAYS_BESIDE).unwrap_or(first), day(last, DAYS_BESIDE).unwrap_or(last))
    }
}

/// How to read the dates of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ColumnDates {
    /// The order of day and month; `None` when no value needs one.
    pub(crate) order: Option<DateOrder>,
    /// What its plain numbers are.
    pub(crate) serial: SerialNumbers,
    /// What its numbers count since 1970, if the user says so.
    pub(crate) unix: Option<UnixTime>,
    /// The form of the dates of which day and month are to be swapped back.
    pub(super) swapped: Option<DateForm>,
    /// Whether a date that may begin with a year of two digits, or end with it, is an oddity that is not read.
    pub(super) refuses_year_in_front: bool,
}

impl ColumnDates {
    /// Dates in this order, and times of this unit, each for itself.
    pub(crate) fn in_order(order: Option<DateOrder>, unix: Option<UnixTime>) -> Self {
        Self { order, unix, ..Self::default() }
    }

    /// Whether dates in the plainest form are not what they seem.
    pub(crate) fn swaps(&self) -> bool {
        self.swapped.is_some()
    }

    /// A date of the column.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn parse(&self, value: &[u8]) -> Result<Moment, DateError> {
        if let Some(moment) = self.unix.and_then(|unit| unix_moment(text::trim(value), unit)) {
            return Ok(moment);
        }
        if self.serial != SerialNumbers::None
            && let Some(number) = serial::number(text::trim(value)).filter(|number| SERIALS.contains(number))
        {
            return self.day_number(value, number);
        }
        let moment = parse(value, self.order)?;
        if self.swapped.is_none() && !self.refuses_year_in_front {
            return Ok(moment);
        }
        let plain = text::plain_marks(text::trim(value));
        let (_, written, _) = super::written(&plain)?;
        if self.refuses_year_in_front && written.may_begin_with_year() && written.day(None) == Err(DateError::Ambiguous)
        {
            return Err(DateError::Ambiguous);
        }
        self.swapped.map_or(Ok(moment), |form| swapped_back(moment, written, form))
    }

    fn day_number(&self, value: &[u8], number: f64) -> Result<Moment, DateError> {
        match self.serial {
            SerialNumbers::All(SerialDates::Since1904) => serial::serial_moment(number + serial::DAYS_TO_1904),
            SerialNumbers::Among(first, last) => parse_serial(value)
                .ok()
                .filter(|moment| (first..=last).contains(&moment.day()))
                .ok_or(DateError::SerialUnclear),
            SerialNumbers::All(SerialDates::Since1900) | SerialNumbers::None => parse_serial(value),
        }
    }
}
