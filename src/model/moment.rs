//! When something was said or known: a day, perhaps with a time.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU64;

use super::Day;

const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_DAY: i64 = 24 * 60 * MS_PER_MINUTE;
/// Offsets stay below 15 hours either way (the real ones run from −12:00 to +14:00).
const MAX_OFFSET: i16 = 14 * 60 + 59;
/// Added to milliseconds since midnight UTC, which an offset can make negative, so that they can be packed.
const BIAS: i64 = 15 * 60 * MS_PER_MINUTE;
const OFFSET_BITS: u32 = 12;
const CLOCK_BITS: u32 = 28;
const OFFSET_ZERO: i16 = 1 << 10;

/// A calendar day as it was written, with the time of day and the offset from UTC if they were given.
///
/// What is later is decided by the **instant**, for people in two time zones write one evening as two days:
/// `2024-03-05T23:30-05:00` is later than `2024-03-06T01:00Z`. A time without an offset is taken as UTC, a day without a
/// time begins at its midnight UTC. [`Moment::day`] is the day in UTC, so that days and instants never contradict each
/// other; as it was written a moment is only shown.
///
/// Two moments are **equal** if they are written alike; [`Moment::instant_ms`] tells whether they are the same instant.
///
/// There is no `Ord`, because "later" compares instants when both have one and days otherwise, and that
/// is no total order; see [`Moment::compare`] for pairs and [`Moment::instant_ms`] for sorting.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment(NonZeroU64); // MARK | day since 1900 | clock: 0 or 1 + BIAS + ms since midnight UTC | offset: 0 or OFFSET_ZERO + min

/// Set in every moment, so that one that may be missing takes no more room.
const MARK: NonZeroU64 = NonZeroU64::new(1 << 63).expect("a bit that is set");

impl Moment {
    /// A day without a time.
    pub fn on(day: Day) -> Self {
        let since_first = (day.days_since_1970() - Day::FIRST.days_since_1970()).cast_unsigned();
        Self(MARK | u64::from(since_first) << (CLOCK_BITS + OFFSET_BITS))
    }

    /// A day with a time of day in milliseconds since midnight and, if known, its offset from UTC in minutes.
    ///
    /// `None` when the time is not below 24 hours or the offset not below 15 hours.
    pub fn at(day: Day, time_ms: u32, offset_minutes: Option<i16>) -> Option<Self> {
        let offset = offset_minutes.unwrap_or(0);
        if i64::from(time_ms) >= MS_PER_DAY || offset.abs() > MAX_OFFSET {
            return None;
        }
        let clock = 1 + BIAS + i64::from(time_ms) - i64::from(offset) * MS_PER_MINUTE;
        let packed_offset = offset_minutes.map_or(0, |minutes| (OFFSET_ZERO + minutes).cast_unsigned());
        Some(Self(Self::on(day).0 | clock.cast_unsigned() << OFFSET_BITS | u64::from(packed_offset)))
    }

    /// The calendar day as written.
    pub fn written_day(self) -> Day {
        let since_first = (self.packed() >> (CLOCK_BITS + OFFSET_BITS)).cast_signed();
        let days = i32::try_from(since_first).unwrap_or(0) + Day::FIRST.days_since_1970();
        Day::from_days_since_1970(days).unwrap_or(Day::FIRST)
    }

    /// The calendar day in UTC.
    #[inline]
    pub fn day(self) -> Day {
        let written = self.written_day();
        let Some(ms) = self.ms_since_midnight_utc() else { return written };
        let moved = i32::from(ms >= MS_PER_DAY) - i32::from(ms < 0);
        Day::from_days_since_1970(written.days_since_1970() + moved).unwrap_or(written)
    }

    /// Whether a time of day was given.
    pub fn has_time(self) -> bool {
        self.clock() != 0
    }

    /// Time of day as written, in milliseconds since midnight.
    pub fn time_ms(self) -> Option<u32> {
        let offset = i64::from(self.offset_minutes().unwrap_or(0)) * MS_PER_MINUTE;
        self.ms_since_midnight_utc().and_then(|ms| u32::try_from(ms + offset).ok())
    }

    /// Offset from UTC in minutes as written; east is positive.
    pub fn offset_minutes(self) -> Option<i16> {
        let packed = self.packed() & ((1 << OFFSET_BITS) - 1);
        i16::try_from(packed).ok().filter(|&packed| packed != 0).map(|packed| packed - OFFSET_ZERO)
    }

    /// Milliseconds since 1970-01-01T00:00Z: a time without offset is taken as UTC, a day without a time as its midnight.
    pub fn instant_ms(self) -> i64 {
        let midnight = i64::from(self.written_day().days_since_1970()) * MS_PER_DAY;
        midnight + self.ms_since_midnight_utc().unwrap_or_default()
    }

    /// Which of two is later: by instant if both have a time, otherwise by calendar day in UTC alone.
    ///
    /// On one day, a moment without a time and one with a time are `Equal`: nobody can say which came first.
    /// Do not sort by it (a day is equal to two times of which one is later); sort by [`Moment::instant_ms`].
    pub fn compare(self, other: Self) -> Ordering {
        if self.has_time() && other.has_time() {
            self.instant_ms().cmp(&other.instant_ms())
        } else {
            self.day().cmp(&other.day())
        }
    }

    fn clock(self) -> u64 {
        (self.packed() >> OFFSET_BITS) & ((1 << CLOCK_BITS) - 1)
    }

    fn ms_since_midnight_utc(self) -> Option<i64> {
        self.has_time().then(|| self.clock().cast_signed() - 1 - BIAS)
    }

    fn packed(self) -> u64 {
        self.0.get() & !MARK.get()
    }
}

impl From<Day> for Moment {
    fn from(day: Day) -> Self {
        Self::on(day)
    }
}

/// ISO 8601, as written: `2017-03-12`, `2017-03-12T12:30:00`, `2017-03-12T12:30:00.250+02:00`, `…Z`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.written_day())?;
        let Some(ms) = self.time_ms() else {
            return Ok(());
        };
        let (seconds, ms) = (ms / 1000, ms % 1000);
        write!(f, "T{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)?;
        if ms > 0 {
            write!(f, ".{ms:03}")?;
        }
        match self.offset_minutes() {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Moment({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: u32 = 3_600_000;

    fn march(day: u32) -> Day {
        Day::from_ymd(2024, 3, day).unwrap()
    }

    fn at(day: u32, hour: u32, offset_hours: i16) -> Moment {
        Moment::at(march(day), hour * HOUR, Some(offset_hours * 60)).unwrap()
    }

    #[test]
    fn the_same_instant_whatever_its_spelling() {
        let ten = at(5, 10, 0);
        for same in [at(5, 11, 1), at(4, 23, -11), Moment::at(march(5), 10 * HOUR, None).unwrap()] {
            assert_eq!((same.instant_ms(), same.day()), (ten.instant_ms(), march(5)), "{same}");
            assert_ne!(same, ten, "written otherwise");
        }
        assert_eq!(Moment::on(march(5)).instant_ms(), at(5, 0, 0).instant_ms(), "a day begins at its midnight");
    }

    #[test]
    fn the_day_is_that_of_the_instant() {
        assert_eq!((at(5, 23, -5).day(), at(5, 23, -5).written_day()), (march(6), march(5)));
        assert_eq!((at(5, 0, 1).day(), at(5, 0, 0).day(), at(5, 23, 0).day()), (march(4), march(5), march(5)));
        assert_eq!(at(5, 23, -5).to_string(), "2024-03-05T23:00:00-05:00");
    }

    #[test]
    fn later_by_instant_if_both_have_one_else_by_day() {
        // 23:00 at −05:00 is 04:00 UTC on the next day.
        assert_eq!(at(5, 23, -5).compare(at(6, 3, 0)), Ordering::Greater);
        assert_eq!(at(5, 23, -5).compare(Moment::on(march(6))), Ordering::Equal);
        assert_eq!(at(5, 23, -5).compare(Moment::on(march(5))), Ordering::Greater);
        assert_eq!(at(6, 3, 0).compare(Moment::on(march(6))), Ordering::Equal);
        assert_eq!(Moment::on(march(7)).compare(Moment::on(march(6))), Ordering::Greater);
        assert!(at(6, 3, 0).instant_ms() < at(5, 23, -5).instant_ms());
    }

    #[test]
    fn known_instant() {
        // 1,700,000,000 s after the epoch is 2023-11-14T22:13:20Z.
        let day = Day::from_ymd(2023, 11, 14).unwrap();
        let moment = Moment::at(day, (22 * 3600 + 13 * 60 + 20) * 1000, None).unwrap();
        assert_eq!(moment.instant_ms(), 1_700_000_000_000);
        assert_eq!(moment.to_string(), "2023-11-14T22:13:20");
        assert_eq!(Moment::at(day, 24 * HOUR, None), None);
        assert_eq!(Moment::at(day, 0, Some(900)), None);
    }

    proptest! {
        #[test]
        fn keeps_what_it_was_given(
            days in Day::FIRST.days_since_1970()..=Day::LAST.days_since_1970(),
            ms in 0u32..86_400_000,
            offset in proptest::option::of(-899i16..=899),
        ) {
            let day = Day::from_days_since_1970(days).unwrap();
            let moment = Moment::at(day, ms, offset).unwrap();
            prop_assert_eq!(moment.written_day(), day);
            prop_assert_eq!(moment.time_ms(), Some(ms));
            prop_assert_eq!(moment.offset_minutes(), offset);
            let utc = i64::from(days) * MS_PER_DAY + i64::from(ms) - i64::from(offset.unwrap_or(0)) * MS_PER_MINUTE;
            prop_assert_eq!(moment.instant_ms(), utc);
            let in_utc = Day::from_days_since_1970(i32::try_from(utc.div_euclid(MS_PER_DAY)).unwrap());
            prop_assert_eq!(moment.day(), in_utc.unwrap_or(day));
            prop_assert_eq!(Moment::on(day).day(), day);
            prop_assert_eq!(Moment::on(day).time_ms(), None);
        }
    }
}
