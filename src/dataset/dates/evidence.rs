//! What the values of a column say about the order of day and month in it.

use super::column::{ColumnDates, SerialNumbers};
use super::doubt::DateDoubt;
use super::serial::SERIALS;
use super::swapped::SwapEvidence;
use super::unix;
use super::weekday::Weekday;
use super::written::{DateForm, WrittenDate};
use super::{DateOrder, serial};
use crate::dataset::example::{CountedExample, Example};
use crate::input::text;
use crate::localized::Localized;
use crate::model::Day;
use crate::options::{SerialDates, SwappedDates, UnixTime};

/// So many dates must stand against each that can be read in several ways for that to be an oddity of its own cell.
const DATES_PER_ODD_CELL: u64 = 20;

/// Collects from the values of one column which orders of day, month and year are possible.
///
/// A value that exists in one order only (`31/12/2017`) decides for the whole column. Parts of a file can be
/// observed apart and merged in any order.
#[derive(Clone, Debug, Default)]
pub(crate) struct DateEvidence {
    /// Values that several orders give different days for, or that exist in one order only, by the set of orders
    /// in which they exist.
    possible: [CountedExample; 8],
    /// Dates that are the same in every order.
    clear: u64,
    serial: CountedExample,
    /// Seconds, and milliseconds, since 1970.
    unix: [CountedExample; 2],
    blank: u64,
    other: CountedExample,
    /// The first and the last day of the dates, in whatever order they may be read.
    span: Option<(Day, Day)>,
    swap: SwapEvidence,
}

/// What the user says of the dates, where a file leaves them open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct GivenForDates {
    /// The order of day and month.
    pub(crate) order: Option<DateOrder>,
    /// What to do with dates that a spreadsheet seems to have swapped.
    pub(crate) swapped: Option<SwappedDates>,
    /// From where day numbers count that stand among dates.
    pub(crate) serial: Option<SerialDates>,
    /// What numbers count since 1970.
    pub(crate) unix: Option<UnixTime>,
}

impl DateEvidence {
    /// Takes in one value; `row` says where it stands, for the examples.
    pub(crate) fn observe(&mut self, value: &[u8], row: u64) {
        let value = text::trim(value);
        if value.is_empty() {
            self.blank += 1;
            return;
        }
        match super::written(&text::plain_marks(value)) {
            Ok((weekday, written, _)) => {
                let fits = |day| weekday.is_none_or(|weekday: Weekday| weekday.check(day).is_ok());
                let days = written.readings().filter(|&(order, day)| order.is_none() || fits(day));
                self.add(written, days, value, row);
            }
            Err(_) if looks_serial(value) => self.serial.add(value, row),
            Err(_) => match unix::likely(value) {
                Some((unit, moment)) => {
                    self.stretch(moment.day());
                    self.unix[usize::from(unit == UnixTime::Milliseconds)].add(value, row);
                }
                None => self.other.add(value, row),
            },
        }
    }

    fn stretch(&mut self, day: Day) {
        let (first, last) = self.span.unwrap_or((day, day));
        self.span = Some((first.min(day), last.max(day)));
    }

    /// Takes in a date with the day that it is in each order; `None` stands for dates whose order is clear.
    fn add(
        &mut self,
        written: WrittenDate,
        days: impl Iterator<Item = (Option<DateOrder>, Day)>,
        value: &[u8],
        row: u64,
    ) {
        let (mut orders, mut readings, mut agree, mut before) = (0, 0, true, None);
        for (order, day) in days {
            self.stretch(day);
            orders |= order.map_or(0, bit);
            agree &= before.is_none_or(|before| before == day);
            (readings, before) = (readings + 1, Some(day));
        }
        if readings == 0 {
            return self.other.add(value, row);
        }
        self.swap.observe(written, value, row);
        let settled = orders == 0 || written.orders().count() < 2 || agree && readings > 1;
        if settled { self.clear += 1 } else { self.possible[orders].add(value, row) }
    }

    /// Adds what was observed elsewhere in the same column.
    pub(crate) fn merge(&mut self, other: Self) {
        for (ours, theirs) in self.possible.iter_mut().zip(other.possible) {
            ours.merge(theirs);
        }
        self.clear += other.clear;
        self.serial.merge(other.serial);
        for (ours, theirs) in self.unix.iter_mut().zip(other.unix) {
            ours.merge(theirs);
        }
        self.blank += other.blank;
        self.other.merge(other.other);
        self.span = match (self.span, other.span) {
            (Some(ours), Some(theirs)) => Some((ours.0.min(theirs.0), ours.1.max(theirs.1))),
            (ours, theirs) => ours.or(theirs),
        };
        self.swap.merge(other.swap);
    }

    /// How many values are dates, whatever their order.
    pub(crate) fn dates(&self) -> u64 {
        self.clear + self.possible.iter().map(|kind| kind.count).sum::<u64>()
    }

    /// The first value that is neither blank nor a date nor a serial number.
    #[cfg(test)]
    pub(crate) fn other(&self) -> Option<&Example> {
        self.other.first.as_ref()
    }

    /// How to read the column. `given` is the user's word and is never questioned.
    ///
    /// A column of nothing but day numbers of a spreadsheet is read as such. Among dates they are read too, if the days that they
    /// stand for lie among those of the dates, or if the user says from where they count.
    ///
    /// # Errors
    /// When several orders fit every value, or none does; when a spreadsheet seems to have swapped dates.
    pub(crate) fn decide(&self, given: GivenForDates) -> Result<ColumnDates, DateDoubt> {
        if self.dates() + self.times() == 0 && self.serial.count > self.other.count {
            let serial = SerialNumbers::All(given.serial.unwrap_or(SerialDates::Since1900));
            return Ok(ColumnDates { serial, ..ColumnDates::in_order(given.order, given.unix) });
        }
        if let (None, Some(example)) = (given.unix, self.first_time())
            && self.dates() + self.serial.count == 0
            && self.times() > self.other.count
        {
            return Err(DateDoubt::UnixTime { example: example.clone() });
        }
        let serial = match (given.serial, self.span) {
            (Some(since), _) => SerialNumbers::All(since),
            (None, Some((first, last))) if self.serial.count > 0 => SerialNumbers::among(first, last),
            _ => SerialNumbers::None,
        };
        let swapped = self.swapped(given)?;
        let (order, odd) = match given.order {
            Some(order) => (Some(order), false),
            None => self.order()?,
        };
        Ok(ColumnDates { order, serial, unix: given.unix, swapped, refuses_year_in_front: odd })
    }

    fn swapped(&self, given: GivenForDates) -> Result<Option<DateForm>, DateDoubt> {
        match (self.swap.found(given.swapped.is_some()), given.swapped) {
            (None, _) | (_, Some(SwappedDates::Keep)) => Ok(None),
            (Some((form, ..)), Some(SwappedDates::Swap)) => Ok(Some(form)),
            (Some((_, typed, text)), None) => {
                let (Some(one), Some(other)) = (&typed.first, &text.first) else { return Ok(None) };
                Err(DateDoubt::Swapped { typed: (typed.count, one.clone()), text: (text.count, other.clone()) })
            }
        }
    }

    /// The order of the column, and whether dates that may begin with a year of two digits are left to themselves.
    fn order(&self) -> Result<(Option<DateOrder>, bool), DateDoubt> {
        let in_front = |orders: usize| orders & bit(DateOrder::Ymd) != 0;
        let short: u64 =
            self.possible.iter().enumerate().filter(|(orders, _)| in_front(*orders)).map(|(_, kind)| kind.count).sum();
        let odd = short > 0 && short * DATES_PER_ODD_CELL <= self.dates() - short;
        let kinds: Vec<(usize, &Example)> = self.kinds().filter(|(orders, _)| !(odd && in_front(*orders))).collect();
        let fitting = kinds.iter().fold(ALL_ORDERS, |fitting, (orders, _)| fitting & orders);
        let orders: Vec<DateOrder> = DateOrder::ALL.into_iter().filter(|&order| fitting & bit(order) != 0).collect();
        let undecided: u64 = self.dates() - self.clear - if odd { short } else { 0 };
        match (kinds.first(), orders.as_slice()) {
            (None, _) => Ok((None, odd)),
            (Some(_), &[order]) => Ok((Some(order), odd)),
            (Some(_), []) => Err(self.contradiction()),
            // Each is told at its own cell.
            (Some(_), _) if undecided * DATES_PER_ODD_CELL <= self.clear => Ok((None, odd)),
            (Some((_, example)), _) => Err(DateDoubt::Ambiguous { example: (*example).clone(), orders }),
        }
    }

    /// Day numbers of a spreadsheet.
    pub(crate) fn serials(&self) -> &CountedExample {
        &self.serial
    }

    /// How many numbers are likely times since 1970.
    pub(crate) fn times(&self) -> u64 {
        self.unix.iter().map(|unit| unit.count).sum()
    }

    /// The first of them.
    pub(crate) fn first_time(&self) -> Option<&Example> {
        self.unix.iter().filter_map(|unit| unit.first.as_ref()).min_by_key(|example| example.row)
    }

    /// What these count, for a note.
    pub(crate) fn unix_units(&self) -> Localized<&'static str> {
        unix::name(match &self.unix {
            [_, CountedExample { count: 0, .. }] => UnixTime::Seconds,
            [CountedExample { count: 0, .. }, _] => UnixTime::Milliseconds,
            _ => UnixTime::Auto,
        })
    }

    /// The kinds of values that say something, earliest example first.
    fn kinds(&self) -> impl Iterator<Item = (usize, &Example)> {
        let mut kinds: Vec<_> = self
            .possible
            .iter()
            .enumerate()
            .filter_map(|(orders, kind)| Some((orders, kind.first.as_ref()?)))
            .collect();
        kinds.sort_by_key(|(_, example)| example.row);
        kinds.into_iter()
    }

    /// Two values that no order can read both; failing that (each two agree, but not all), the first and last kind.
    fn contradiction(&self) -> DateDoubt {
        let kinds: Vec<_> = self.kinds().collect();
        let disjoint = kinds.iter().enumerate().find_map(|(i, (orders, one))| {
            let (_, other) = kinds[i..].iter().find(|(others, _)| orders & others == 0)?;
            Some((*one, *other))
        });
        let (one, other) = disjoint.unwrap_or((kinds[0].1, kinds[kinds.len() - 1].1));
        DateDoubt::Contradictory { one: one.clone(), other: other.clone() }
    }
}

const ALL_ORDERS: usize = 0b111;

fn bit(order: DateOrder) -> usize {
    match order {
        DateOrder::Dmy => 0b001,
        DateOrder::Mdy => 0b010,
        DateOrder::Ymd => 0b100,
    }
}

fn looks_serial(value: &[u8]) -> bool {
    serial::number(value).is_some_and(|number| SERIALS.contains(&number))
}
