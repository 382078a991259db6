//! Times as programs count them: seconds or milliseconds since the beginning of 1970 in UTC.

use std::ops::Range;

use crate::dataset::decimal::Decimal;
use crate::localized::Localized;
use crate::model::{Day, Moment};
use crate::options::UnixTime;

const MS_PER_DAY: u64 = 86_400_000;
/// From 2001 to the end of 2100, in milliseconds. The seconds and the milliseconds of these years share no number.
const LIKELY: Range<u64> = 978_307_200_000..4_133_980_800_000;
/// What is said to be of a unit may begin earlier, in 1990: still above any day, hour and minute in twelve digits (`201703121015`).
const POSSIBLE: Range<u64> = 631_152_000_000..LIKELY.end;
/// A number of seconds below this, in 2030, is no day with a number behind it in ten digits (`2017031201`).
const NO_WRITTEN_DAY: u64 = 1_900_000_000_000;

/// The moment of a number in the unit that is given, if there is one.
pub(crate) fn unix_moment(value: &[u8], given: UnixTime) -> Option<Moment> {
    match given {
        UnixTime::Auto => likely(value).map(|(_, moment)| moment),
        UnixTime::Seconds => milliseconds(value, 3, &POSSIBLE).and_then(moment),
        UnixTime::Milliseconds => milliseconds(value, 0, &POSSIBLE).and_then(moment),
    }
}

/// The unit in which a number lies between 2001 and 2100, and its moment.
pub(super) fn likely(value: &[u8]) -> Option<(UnixTime, Moment)> {
    let units = [(UnixTime::Seconds, 3), (UnixTime::Milliseconds, 0)];
    units.into_iter().find_map(|(unit, zeros)| Some((unit, moment(milliseconds(value, zeros, &LIKELY)?)?)))
}

/// Whether a number is hardly anything but such a time, be it in a column of whatever kind.
pub(crate) fn is_plainly_unix(value: &[u8]) -> bool {
    likely(value).is_some() && milliseconds(value, 3, &(NO_WRITTEN_DAY..LIKELY.end)).is_none()
}

/// How a unit is named in a message.
pub(super) const fn name(unit: UnixTime) -> Localized<&'static str> {
    match unit {
        UnixTime::Auto => Localized::both("seconds or milliseconds", "Sekunden oder Millisekunden"),
        UnixTime::Seconds => Localized::both("seconds", "Sekunden"),
        UnixTime::Milliseconds => Localized::both("milliseconds", "Millisekunden"),
    }
}

/// A number of units of so many zeros, in milliseconds.
fn milliseconds(value: &[u8], zeros: usize, among: &Range<u64>) -> Option<u64> {
    // Shorter ones are years, days, day numbers of spreadsheets.
    let number = (value.len() >= 9).then(|| Decimal::plain(value)).flatten()?.with_zeros(zeros)?;
    among.contains(&number).then_some(number)
}

fn moment(ms: u64) -> Option<Moment> {
    let day = Day::from_days_since_1970(i32::try_from(ms / MS_PER_DAY).ok()?)?;
    Moment::at(day, u32::try_from(ms % MS_PER_DAY).ok()?, Some(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str, unit: UnixTime) -> Option<String> {
        unix_moment(value.as_bytes(), unit).map(|moment| moment.to_string())
    }

    /// Expected values of `date -u -d @N`.
    #[test]
    fn seconds_and_milliseconds() {
        use UnixTime::{Auto, Milliseconds, Seconds};
        for (value, unit, expected) in [
            ("1514764800", Seconds, Some("2018-01-01T00:00:00Z")),
            ("1514764800000", Milliseconds, Some("2018-01-01T00:00:00Z")),
            ("1514764800", Auto, Some("2018-01-01T00:00:00Z")),
            ("1514764800000", Auto, Some("2018-01-01T00:00:00Z")),
            ("1609459199999", Auto, Some("2020-12-31T23:59:59.999Z")),
            ("1609459199.9996", Auto, Some("2020-12-31T23:59:59.999Z")),
            ("1609459199.5", Seconds, Some("2020-12-31T23:59:59.500Z")),
            ("978307200", Auto, Some("2001-01-01T00:00:00Z")),
            ("978307199", Auto, None),
            ("978307199", Seconds, Some("2000-12-31T23:59:59Z")),
            ("4133980799999", Auto, Some("2100-12-31T23:59:59.999Z")),
            ("4133980800000", Auto, None),
            ("4133980800000", Milliseconds, None),
            ("1514764800", Milliseconds, None),
            ("1514764800000", Seconds, None),
            // A day, hour and minute; a day; a day number; a year.
            ("201703121015", Milliseconds, None),
            ("20170312", Seconds, None),
            ("43104", Seconds, None),
            ("2017", Auto, None),
            ("1.51476E+12", Auto, None),
            ("-1514764800", Auto, None),
            ("1514764800000000", Auto, None),
            ("1,514,764,800", Auto, None),
            ("", Auto, None),
        ] {
            assert_eq!(read(value, unit).as_deref(), expected, "{value} {unit:?}");
        }
    }

    #[test]
    fn a_day_with_a_number_behind_it_is_not_plainly_a_time() {
        assert!(is_plainly_unix(b"1514764800") && is_plainly_unix(b"1514764800000"));
        assert!(!is_plainly_unix(b"2017031201") && !is_plainly_unix(b"43104"));
    }
}
