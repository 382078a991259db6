//! The time of day behind a date.

use super::DateError;
use super::scan::Scan;
use super::zones::{self, NamedZone};

const MS_PER_SECOND: u32 = 1000;

pub(super) struct Clock {
    pub(super) ms: u32,
    pub(super) offset_minutes: Option<i16>,
}

/// Reads the rest of the value: nothing, or `T12:30`, ` 12:30:15.250 PM`, ` 12:30Z`, ` 12:30 +02:00`, ` um 12:30 Uhr`, ` 12.30 Uhr`, ` 12h30`.
///
/// Fractions of a second are cut to milliseconds.
pub(super) fn read(scan: &mut Scan) -> Result<Option<Clock>, DateError> {
    scan.eat(b',');
    if scan.at_end() {
        return Ok(None);
    }
    let by_program = scan.eat_any(b"Tt").is_some();
    if !by_program {
        let apart = scan.blanks();
        if !matches!(scan.word(), b"" | b"at" | b"um") || !apart {
            return Err(DateError::NotADate);
        }
        scan.blanks();
    }
    let clock = time_and_zone(scan, by_program)?;
    scan.blanks();
    scan.eat_ignoring_case(b"Uhr");
    if scan.at_end() { Ok(Some(clock)) } else { Err(DateError::NotADate) }
}

/// Minutes have two digits where a program wrote the time behind a `T`; people, and spreadsheets in their name, leave the zero out.
fn time_and_zone(scan: &mut Scan, by_program: bool) -> Result<Clock, DateError> {
    let hour = digits(scan, |count| count <= 2)?;
    let minute =
        if scan.eat_any(b".h").is_some() { digits(scan, |count| count == 2)? } else { after_colon(scan, by_program)? };
    let mut second = 0;
    let mut ms = 0;
    if scan.peek() == Some(b':') {
        scan.eat(b':');
        second = digits(scan, |count| count <= 2)?;
        if scan.eat_any(b".,").is_some() {
            ms = fraction_ms(scan)?;
        }
    }
    scan.blanks();
    let half = half_of_day(scan);
    scan.blanks();
    let offset_minutes = offset(scan)?;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return Err(DateError::DoesNotExist),
        Some(after_noon) => hour % 12 + if after_noon { 12 } else { 0 },
        None => hour,
    };
    if hour > 23 || minute > 59 || second > 59 {
        return Err(DateError::DoesNotExist);
    }
    let ms = ((hour * 60 + minute) * 60 + second) * MS_PER_SECOND + ms;
    Ok(Clock { ms, offset_minutes })
}

fn digits(scan: &mut Scan, count: impl Fn(usize) -> bool) -> Result<u32, DateError> {
    let number = scan.number().filter(|number| count(number.digits));
    number.map(|number| number.value).ok_or(DateError::NotADate)
}

fn after_colon(scan: &mut Scan, by_program: bool) -> Result<u32, DateError> {
    if scan.eat(b':') {
        digits(scan, |count| count == 2 || (count == 1 && !by_program))
    } else {
        Err(DateError::NotADate)
    }
}

fn fraction_ms(scan: &mut Scan) -> Result<u32, DateError> {
    let mut ms = 0;
    let mut unit = MS_PER_SECOND;
    while let Some(digit) = scan.eat_any(b"0123456789") {
        unit /= 10;
        ms += u32::from(digit - b'0') * unit;
    }
    if unit < MS_PER_SECOND { Ok(ms) } else { Err(DateError::NotADate) }
}

/// Whether it says PM rather than AM, if it says either.
fn half_of_day(scan: &mut Scan) -> Option<bool> {
    const HALVES: [(&[u8], bool); 4] = [(b"a.m.", false), (b"p.m.", true), (b"am", false), (b"pm", true)];
    let mut ahead = *scan;
    let half = HALVES.iter().find(|(name, _)| ahead.eat_ignoring_case(name)).map(|&(_, after_noon)| after_noon);
    // `America/New_York` begins with `am`.
    let half = half.filter(|_| ahead.peek().is_none_or(|next| !next.is_ascii_alphabetic()));
    if half.is_some() {
        *scan = ahead;
    }
    half
}

fn offset(scan: &mut Scan) -> Result<Option<i16>, DateError> {
    let in_brackets = scan.eat_any(b"([").is_some();
    let mut ahead = *scan;
    let name = ahead.word();
    let zone = if name.eq_ignore_ascii_case(b"Z") { NamedZone::Offset(0) } else { zones::named(name) };
    let of_zone = match zone {
        NamedZone::Unclear => return Err(DateError::ZoneUnclear),
        NamedZone::Offset(minutes) => {
            *scan = ahead;
            Some(minutes)
        }
        NamedZone::None if in_brackets => return Err(DateError::NotADate),
        NamedZone::None => None,
    };
    if in_brackets {
        let further = if of_zone == Some(0) { signed(scan, true)? } else { None };
        if scan.eat_any(b")]").is_none() {
            return Err(DateError::NotADate);
        }
        if further.is_some() {
            return Ok(further); // as Notion writes it: `(GMT+1)`
        }
    }
    let Some(further) = signed(scan, of_zone == Some(0) && !name.eq_ignore_ascii_case(b"Z"))? else {
        return Ok(of_zone);
    };
    // `UTC+2` is two hours ahead of UTC; behind any other name an offset would say it twice.
    if of_zone.is_some_and(|minutes| minutes != 0) {
        return Err(DateError::NotADate);
    }
    scan.blanks();
    zone_in_brackets(scan)?;
    Ok(Some(further))
}

/// The name of the zone behind its offset, as programs put it: `[Europe/Berlin]`, `(Central European Time)`.
fn zone_in_brackets(scan: &mut Scan) -> Result<(), DateError> {
    if scan.eat_any(b"([").is_none() {
        return Ok(());
    }
    while scan.eat_any(b")]").is_none() {
        if scan.word().is_empty() && scan.eat_any(b" /_-+:0123456789").is_none() {
            return Err(DateError::NotADate);
        }
    }
    Ok(())
}

/// `+02:00`, `-0500`, `+2` behind the name of UTC.
fn signed(scan: &mut Scan, short: bool) -> Result<Option<i16>, DateError> {
    let sign = match scan.eat_any(b"+-") {
        None => return Ok(None),
        Some(b'-') => -1,
        Some(_) => 1,
    };
    let number = scan.number().ok_or(DateError::NotADate)?;
    let (hours, minutes) = match number.digits {
        1 | 2 if scan.peek() == Some(b':') && (short || number.digits == 2) => {
            scan.eat(b':');
            (number.value, digits(scan, |count| count == 2)?)
        }
        1 if short => (number.value, 0),
        2 => (number.value, 0),
        4 => (number.value / 100, number.value % 100),
        _ => return Err(DateError::NotADate),
    };
    let total = i16::try_from(hours * 60 + minutes).ok().filter(|_| minutes <= 59);
    total.map(|total| Some(sign * total)).ok_or(DateError::DoesNotExist)
}
