//! The time of day behind a date.

use super::DateError;
use super::scan::Scan;

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
    if scan.eat_any(b"Tt").is_none() {
        let apart = scan.blanks();
        if !matches!(scan.word(), b"" | b"at" | b"um") || !apart {
            return Err(DateError::NotADate);
        }
        scan.blanks();
    }
    let clock = time_and_zone(scan)?;
    scan.blanks();
    scan.eat_ignoring_case(b"Uhr");
    if scan.at_end() { Ok(Some(clock)) } else { Err(DateError::NotADate) }
}

fn time_and_zone(scan: &mut Scan) -> Result<Clock, DateError> {
    let hour = digits(scan, |count| count <= 2)?;
    let minute = if scan.eat_any(b".h").is_some() { digits(scan, |count| count == 2)? } else { after_colon(scan)? };
    let mut second = 0;
    let mut ms = 0;
    if scan.peek() == Some(b':') {
        second = after_colon(scan)?;
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

fn after_colon(scan: &mut Scan) -> Result<u32, DateError> {
    if scan.eat(b':') { digits(scan, |count| count == 2) } else { Err(DateError::NotADate) }
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
    HALVES.iter().find(|(name, _)| scan.eat_ignoring_case(name)).map(|&(_, after_noon)| after_noon)
}

fn offset(scan: &mut Scan) -> Result<Option<i16>, DateError> {
    for name in [b"UTC".as_slice(), b"GMT", b"Z"] {
        if scan.eat_ignoring_case(name) {
            return Ok(Some(0));
        }
    }
    let sign = match scan.eat_any(b"+-") {
        None => return Ok(None),
        Some(b'-') => -1,
        Some(_) => 1,
    };
    let number = scan.number().ok_or(DateError::NotADate)?;
    let (hours, minutes) = match number.digits {
        2 if scan.peek() == Some(b':') => (number.value, after_colon(scan)?),
        2 => (number.value, 0),
        4 => (number.value / 100, number.value % 100),
        _ => return Err(DateError::NotADate),
    };
    let total = i16::try_from(hours * 60 + minutes).ok().filter(|_| minutes <= 59);
    total.map(|total| Some(sign * total)).ok_or(DateError::DoesNotExist)
}
