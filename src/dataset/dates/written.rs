//! The day, month and year as they stand in the value, before it is decided which is which.

use crate::model::Day;

use super::scan::{Scan, ScannedNumber};
use super::{DateError, DateOrder, months};

/// A date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WrittenDate {
    /// It is clear which number is which: year first with four digits, or the month by name.
    Clear { year: ScannedNumber, month: u32, day: ScannedNumber, named: bool },
    /// Three numbers with the year not in front with four digits.
    Numbers { numbers: [ScannedNumber; 3], mark: u8 },
}

/// What a date is written like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateForm {
    /// As programs write dates: the year first, with four digits.
    YearFirst,
    /// The month is a word.
    MonthByName,
    /// Three numbers, of which one of the first two is the day.
    Numbers,
}

impl WrittenDate {
    /// Reads the date and leaves what stands behind it.
    pub(super) fn read(scan: &mut Scan) -> Result<Self, DateError> {
        match scan.number() {
            Some(first) if first.digits == 8 => Ok(compact(first.value)),
            Some(first) if first.digits > 4 => Err(DateError::NotADate),
            Some(first) => match scan.peek() {
                None if first.digits == 4 => Err(DateError::PartOnly),
                None => Err(DateError::NotADate),
                Some(_) => number_first(scan, first),
            },
            None => month_first(scan),
        }
    }

    /// The day in the given order; without one, the day on which all possible readings agree.
    pub(super) fn day(self, order: Option<DateOrder>) -> Result<Day, DateError> {
        let (numbers, mark) = match self {
            Self::Clear { year, month, day, .. } => return calendar(year, month, day),
            Self::Numbers { numbers, mark } => (numbers, mark),
        };
        if let Some(order) = order.filter(|&order| allows(order, numbers, mark)) {
            return in_order(order, numbers);
        }
        let mut readings = self.orders().map(|order| in_order(order, numbers));
        let mut agreed = readings.next().unwrap_or(Err(DateError::NotADate));
        for reading in readings {
            agreed = match (agreed, reading) {
                (Ok(one), Ok(other)) if one != other => return Err(DateError::Ambiguous),
                (Ok(day), _) | (_, Ok(day)) => Ok(day),
                (Err(DateError::NotADate), Err(error)) | (Err(error), Err(_)) => Err(error),
            };
        }
        agreed
    }

    /// What it is written like, and the numbers that it has: of the day, or the two in front of the year.
    pub(super) fn form(self) -> (DateForm, u32, u32) {
        match self {
            Self::Clear { month, day, named, .. } => {
                (if named { DateForm::MonthByName } else { DateForm::YearFirst }, day.value, month)
            }
            Self::Numbers { numbers: [first, second, _], .. } => (DateForm::Numbers, first.value, second.value),
        }
    }

    /// The days that it may be, with the order in which it is each; without one if the order is clear.
    pub(super) fn readings(self) -> impl Iterator<Item = (Option<DateOrder>, Day)> {
        let clear = matches!(self, Self::Clear { .. }).then(|| self.day(None).ok()).flatten();
        let in_orders = self.orders().filter_map(move |order| Some((Some(order), self.day(Some(order)).ok()?)));
        clear.map(|day| (None, day)).into_iter().chain(in_orders)
    }

    /// Whether the year may stand in front with two digits as well as at the end.
    pub(super) fn may_begin_with_year(self) -> bool {
        self.orders().count() > 1 && self.orders().any(|order| order == DateOrder::Ymd)
    }

    /// The orders in which the numbers may stand, to judge by their digits and marks alone.
    pub(super) fn orders(self) -> impl Iterator<Item = DateOrder> {
        DateOrder::ALL.into_iter().filter(move |&order| match self {
            Self::Clear { .. } => false,
            // Two-digit years in front are written with dashes (`17-03-12`); other marks need `--date-order ymd`.
            Self::Numbers { numbers, mark } => {
                allows(order, numbers, mark) && (order != DateOrder::Ymd || mark == b'-')
            }
        })
    }
}

fn allows(order: DateOrder, [first, _, third]: [ScannedNumber; 3], mark: u8) -> bool {
    match order {
        DateOrder::Dmy => third.digits != 1,
        DateOrder::Mdy => third.digits != 1 && mark != b'.',
        DateOrder::Ymd => first.digits == 2 && third.digits <= 2,
    }
}

fn in_order(order: DateOrder, [a, b, c]: [ScannedNumber; 3]) -> Result<Day, DateError> {
    match order {
        DateOrder::Dmy => calendar(c, b.value, a),
        DateOrder::Mdy => calendar(c, a.value, b),
        DateOrder::Ymd => calendar(a, b.value, c),
    }
}

fn calendar(year: ScannedNumber, month: u32, day: ScannedNumber) -> Result<Day, DateError> {
    let year = match (year.digits, year.value.cast_signed()) {
        (4, year) => year,
        (2, year @ 0..=68) => 2000 + year,
        (2, year) => 1900 + year,
        _ => return Err(DateError::NotADate),
    };
    if !(1900..=2100).contains(&year) {
        return Err(DateError::YearOutOfRange);
    }
    Day::from_ymd(year, month, day.value).ok_or(DateError::DoesNotExist)
}

/// `20170312`. A day in front (`12032017`) is a year that no log reaches.
fn compact(value: u32) -> WrittenDate {
    let part = |value, digits| ScannedNumber { value, digits };
    WrittenDate::Clear {
        year: part(value / 10_000, 4),
        month: value / 100 % 100,
        day: part(value % 100, 2),
        named: false,
    }
}

/// `2017-03-12`, `12.3.2017`, `12. März 2017`, `12-Mar-17`, `1er mars 2017`, `2017-Mar-12`.
fn number_first(scan: &mut Scan, first: ScannedNumber) -> Result<WrittenDate, DateError> {
    let Some(mark) = scan.eat_any(b"-/.") else {
        return day_then_month(scan, first);
    };
    if mark == b'.' {
        scan.blanks();
    }
    let Some(second) = scan.number() else {
        return day_then_month(scan, first);
    };
    let year_only_missing = mark == b'/' || first.digits == 4 || second.digits == 4;
    if !scan.eat(mark) {
        return Err(if scan.at_end() && year_only_missing { DateError::PartOnly } else { DateError::NotADate });
    }
    if mark == b'.' {
        scan.blanks();
        if scan.at_end() {
            return Err(DateError::PartOnly);
        }
    }
    let third = scan.number().ok_or(DateError::NotADate)?;
    if mark == b'.' && first.digits == 4 {
        scan.eat(b'.'); // as Hungarians write it: 2017. 03. 12.
    }
    let short = |number: ScannedNumber| number.digits <= 2;
    match first.digits {
        4 if short(second) && short(third) => {
            Ok(WrittenDate::Clear { year: first, month: second.value, day: third, named: false })
        }
        1 | 2 if short(second) && matches!(third.digits, 1 | 2 | 4) => {
            Ok(WrittenDate::Numbers { numbers: [first, second, third], mark })
        }
        _ => Err(DateError::NotADate),
    }
}

fn day_then_month(scan: &mut Scan, first: ScannedNumber) -> Result<WrittenDate, DateError> {
    scan.blanks();
    let mut word = scan.word();
    if is_ordinal(word) {
        scan.gap();
        word = scan.word();
    }
    if matches!(word, b"of" | b"de") {
        scan.blanks();
        word = scan.word();
    }
    let month = months::month(word).ok_or(DateError::NotADate)?;
    scan.gap();
    scan.eat(b'\'');
    let second = number_or_part(scan)?;
    match (first.digits, second.digits) {
        (4, 1 | 2) => Ok(WrittenDate::Clear { year: first, month, day: second, named: true }),
        (1 | 2, 2 | 4) => Ok(WrittenDate::Clear { year: second, month, day: first, named: true }),
        _ => Err(DateError::NotADate),
    }
}

/// `March 12, 2017`, `Mar. 12th 2017`.
fn month_first(scan: &mut Scan) -> Result<WrittenDate, DateError> {
    let month = months::month(scan.word()).ok_or(DateError::NotADate)?;
    scan.gap();
    let day = number_or_part(scan)?;
    if day.digits > 2 {
        return Err(if day.digits == 4 && scan.at_end() { DateError::PartOnly } else { DateError::NotADate });
    }
    let suffix = scan.word();
    if !suffix.is_empty() && !is_ordinal(suffix) {
        return Err(DateError::NotADate);
    }
    scan.gap();
    scan.eat(b'\'');
    let year = number_or_part(scan)?;
    Ok(WrittenDate::Clear { year, month, day, named: true })
}

fn number_or_part(scan: &mut Scan) -> Result<ScannedNumber, DateError> {
    let end = scan.at_end();
    scan.number().ok_or(if end { DateError::PartOnly } else { DateError::NotADate })
}

fn is_ordinal(word: &[u8]) -> bool {
    [b"st".as_slice(), b"nd", b"rd", b"th", b"er"].iter().any(|suffix| word.eq_ignore_ascii_case(suffix))
}
