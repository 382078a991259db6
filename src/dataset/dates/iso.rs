//! The plainest form of a date, in which nearly all of them are written.

use crate::model::{Day, Moment};

/// Exactly `YYYY-MM-DD`, ten bytes; `None` for anything else, be it a date or not.
#[inline]
pub(crate) fn parse_iso(value: &[u8]) -> Option<Moment> {
    iso_day(value).map(Moment::on)
}

/// Likewise, as a day.
#[inline(always)]
pub(crate) fn iso_day(value: &[u8]) -> Option<Day> {
    // Eight bytes at a time: this is read for every row.
    const DASHES: u64 = u64::from_le_bytes(*b"0000-00-");
    /// Carries into the highest bit of a byte that is no digit, or no dash where there has to be one.
    const CARRY: u64 = u64::from_le_bytes([0x76, 0x76, 0x76, 0x76, 0x7f, 0x76, 0x76, 0x7f]);
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let (&year_month, day) = value.split_first_chunk()?;
    let &[tens, ones] = day else { return None };
    let digits = u64::from_le_bytes(year_month) ^ DASHES;
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    if (digits | digits.wrapping_add(CARRY)) & HIGH != 0 || tens > 9 || ones > 9 {
        return None;
    }
    let pairs = (digits.wrapping_mul(10) + (digits >> 8)).to_le_bytes();
    let year = i32::from(pairs[0]) * 100 + i32::from(pairs[2]);
    Day::from_ymd(year, u32::from(pairs[5]), u32::from(tens * 10 + ones))
}
