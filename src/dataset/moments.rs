//! Moments at which forecasts were made, as codes.

use crate::model::{Day, Moment, MomentCode};

/// Moments at which forecasts were made. A bare day is its own code, a moment with a time of day follows.
#[derive(Debug, Default)]
pub(crate) struct ForecastMoments {
    /// Moments that have a time of day.
    pub(crate) timed: Vec<Moment>,
}

/// Codes at and above this point into [`ForecastMoments::timed`].
const TIMED: u32 = 1 << 31;

impl ForecastMoments {
    /// The code of a moment without a time of day.
    #[inline]
    pub(crate) fn day_code(day: Day) -> MomentCode {
        MomentCode::new(Self::day_number(day))
    }

    /// The code of the moment with a time of day that has this place in [`timed`](Self::timed).
    #[inline]
    pub(crate) fn timed_code(place: u32) -> MomentCode {
        MomentCode::new(TIMED | place)
    }

    /// A day, counted from [`Day::FIRST`].
    #[inline]
    pub(crate) fn day_number(day: Day) -> u32 {
        (day.days_since_1970() - Day::FIRST.days_since_1970()).cast_unsigned()
    }

    /// The day of a code, counted from [`Day::FIRST`]: smaller numbers are earlier days.
    #[inline]
    pub(crate) fn day_order(&self, code: MomentCode) -> u32 {
        if code.number() < TIMED { code.number() } else { Self::day_number(self.value(code).day()) }
    }

    /// Whether all or none of these have a time of day.
    #[inline]
    pub(crate) fn are_of_one_kind(&self, mut codes: impl Iterator<Item = MomentCode>) -> bool {
        let has_time = |code: MomentCode| code.number() >= TIMED;
        self.timed.is_empty()
            || codes.next().map(has_time).is_none_or(|first| codes.all(|code| has_time(code) == first))
    }

    /// The moment of a code.
    #[inline]
    pub(crate) fn value(&self, code: MomentCode) -> Moment {
        let code = code.number();
        let day = || Day::from_days_since_1970(code.cast_signed() + Day::FIRST.days_since_1970());
        let timed = || self.timed.get((code & !TIMED) as usize).copied();
        let found = if code < TIMED { day().map(Moment::on) } else { timed() };
        found.unwrap_or(Moment::on(Day::FIRST)) // codes come from here alone, so one is always found
    }
}
