//! Dates as people write them, without guessing.
//!
//! What is understood, each with an optional time of day behind it:
//! - year first: `2017-03-12`, `2017/3/12`, `2017.03.12`, `20170312`;
//! - numbers with the year last: `12.03.2017`, `12/03/2017`, `12-03-17`. With dots the day comes first, for nobody
//!   writes month.day.year with dots; with slashes and dashes the column decides, see [`DateEvidence`];
//! - a month by name, in English, German or French: `12 March 2017`, `March 12, 2017`, `12. März 2017`, `12-Mar-17`,
//!   `1er mars 2017`; a day of the week in front must be the right one;
//! - the C library's `Fri Jan  5 09:15:00 2018`;
//! - spreadsheet serial numbers, when the caller says that the column holds them: [`parse_serial`];
//! - seconds or milliseconds since 1970, when the user says so: [`unix_moment`].
//!
//! Two-digit years 00 to 68 are 2000 to 2068, 69 to 99 are 1969 to 1999 (the POSIX rule). They stand last, except that
//! `17-03-12` with dashes may also be year-first, and that `DateOrder::Ymd` puts them first.

mod clock;
mod column;
mod doubt;
mod error;
mod evidence;
mod iso;
mod months;
mod refuse;
mod scan;
mod serial;
mod span;
mod suggest;
mod swapped;
mod unix;
mod weekday;
mod written;
mod year_last;
mod zones;

pub(crate) use column::{ColumnDates, SerialNumbers};
#[cfg(test)]
pub(crate) use doubt::DateDoubt;
pub(crate) use error::DateError;
pub(crate) use evidence::{DateEvidence, GivenForDates};
pub(crate) use iso::{iso_day, parse_iso};
pub(crate) use serial::parse_serial;
#[cfg(test)]
use serial::serial_moment;
pub(crate) use span::NamedSpan;
pub(crate) use suggest::suggestion;
pub(crate) use unix::{is_plainly_unix, unix_moment};

use crate::localized::{Localized, localized};
use crate::model::Moment;
pub(crate) use crate::options::DateOrder;

use crate::input::text;
use clock::Clock;
use scan::Scan;
use weekday::Weekday;
use written::WrittenDate;

/// A date in any of the forms above; `order` settles those that can be read in more than one way.
///
/// Without `order` a value is taken if only one reading of it exists (`31/12/2017`) or all agree (`3/3/2017`).
///
/// # Errors
/// Says what is wrong with the value; see [`DateError`].
pub(crate) fn parse(value: &[u8], order: Option<DateOrder>) -> Result<Moment, DateError> {
    if let Some(moment) = parse_iso(value) {
        return Ok(moment);
    }
    let value = text::trim(value);
    if value.is_empty() {
        return Err(DateError::Empty);
    }
    let value = text::plain_marks(value);
    let refuse = |error| refuse::better(&value, error);
    let (weekday, written, clock) = written(&value).map_err(refuse)?;
    let day = written.day(order)?;
    let day = weekday.map_or(Ok(day), |weekday| weekday.check(day))?;
    match clock {
        None => Ok(Moment::on(day)),
        Some(clock) => Moment::at(day, clock.ms, clock.offset_minutes).ok_or(DateError::DoesNotExist),
    }
}

/// What is said where an option or an entry needs a day.
pub(crate) fn not_a_day(said: &str) -> Localized {
    localized!("{said} is not a day such as 2017-06-30", "{said} ist kein Tag wie 30.6.2017")
}

/// A date that can be read in one way only; of a date that nothing but a remark hangs on, no more is asked.
pub(crate) fn if_plain(value: &[u8]) -> Option<Moment> {
    parse_iso(value).or_else(|| parse(value, None).ok())
}

/// The last day of a year, half, quarter, month, week or of two dates with an arrow between them; `None` for anything else.
/// `parse` reads a date.
pub(crate) fn last_day(value: &[u8], parse: impl Fn(&[u8]) -> Result<Moment, DateError>) -> Option<Moment> {
    let value = text::plain_marks(text::trim(value));
    let named = NamedSpan::read(&value).map(|span| Moment::on(span.last()));
    named.or_else(|| span::behind_arrow(&value, parse))
}

/// The day of the week, the date and the time of day as they are written.
fn written(value: &[u8]) -> Result<(Option<Weekday>, WrittenDate, Option<Clock>), DateError> {
    let value = year_last::year_before_time(value);
    let mut scan = Scan::new(&value);
    let weekday = Weekday::read(&mut scan);
    let written = WrittenDate::read(&mut scan)?;
    Ok((weekday, written, clock::read(&mut scan)?))
}

#[cfg(test)]
mod tests;
