//! What the values of a column say about the order of day and month in it.

use std::ops::RangeInclusive;

use super::{DateOrder, parse_iso, serial, suggest};
use crate::dataset::example::{CountedExample, Example};
use crate::diagnostics::{Code, Message};
use crate::input::text;

/// Whole numbers in here look like spreadsheet serials (1954-10-03 to 2064-04-08).
const SERIALS: RangeInclusive<f64> = 20_000.0..=60_000.0;

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
    blank: u64,
    other: CountedExample,
}

/// How to read the dates of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ColumnDates {
    /// The order to hand to [`super::parse`]; `None` when no value needs one.
    pub(crate) order: Option<DateOrder>,
    /// Whether the column holds spreadsheet serial numbers, to be read with [`super::parse_serial`].
    pub(crate) serial: bool,
}

/// Why the order of day and month in a column is not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DateOrderError {
    /// Every value can be read in several orders.
    Ambiguous {
        /// The first value that they read differently.
        example: Example,
        /// The orders that fit every value.
        orders: Vec<DateOrder>,
    },
    /// No order fits every value: some exist only in one order, some only in another.
    Contradictory {
        /// The earlier of two values that no order can read both.
        one: Example,
        /// The later of them.
        other: Example,
    },
}

impl DateOrderError {
    /// The first value that shows it.
    pub(crate) fn example(&self) -> &Example {
        match self {
            Self::Ambiguous { example, .. } => example,
            Self::Contradictory { one, .. } => one,
        }
    }

    /// Why the column cannot be read, and what to do.
    pub(crate) fn message(&self) -> Message {
        match self {
            Self::Ambiguous { example, orders } => {
                let message = Message::naming(Code::DateOrderAmbiguous, &example.to_string());
                match suggest::in_each_order(&example.value, orders) {
                    Some(reads) => message.help(format!("Say which comes first: {reads}.")),
                    None => message,
                }
            }
            Self::Contradictory { one, other } => {
                Message::naming(Code::DateOrderContradictory, &format!("{one} and {other}"))
            }
        }
    }
}

impl DateEvidence {
    /// Takes in one value; `row` says where it stands, for the examples.
    pub(crate) fn observe(&mut self, value: &[u8], row: u64) {
        if parse_iso(value).is_some() {
            self.clear += 1;
            return;
        }
        let value = text::trim(value);
        if value.is_empty() {
            self.blank += 1;
            return;
        }
        match possible_orders(value) {
            Some(0) => self.clear += 1,
            Some(orders) => self.possible[orders].add(value, row),
            None if looks_serial(value) => self.serial.add(value, row),
            None => self.other.add(value, row),
        }
    }

    /// Adds what was observed elsewhere in the same column.
    pub(crate) fn merge(&mut self, other: Self) {
        for (ours, theirs) in self.possible.iter_mut().zip(other.possible) {
            ours.merge(theirs);
        }
        self.clear += other.clear;
        self.serial.merge(other.serial);
        self.blank += other.blank;
        self.other.merge(other.other);
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
    /// Serial numbers are accepted for the column when it holds no date in any other form and few other values.
    ///
    /// # Errors
    /// When several orders fit every value, or none does.
    pub(crate) fn decide(&self, given: Option<DateOrder>) -> Result<ColumnDates, DateOrderError> {
        let serial = self.dates() == 0 && self.serial.count > self.other.count;
        if given.is_some() || serial {
            return Ok(ColumnDates { order: given, serial });
        }
        let fitting = self.kinds().fold(ALL_ORDERS, |fitting, (orders, _)| fitting & orders);
        let orders: Vec<DateOrder> = DateOrder::ALL.into_iter().filter(|&order| fitting & bit(order) != 0).collect();
        match (self.kinds().next(), orders.as_slice()) {
            (None, _) => Ok(ColumnDates { order: None, serial }),
            (Some(_), &[order]) => Ok(ColumnDates { order: Some(order), serial }),
            (Some(_), []) => Err(self.contradiction()),
            (Some((_, example)), _) => Err(DateOrderError::Ambiguous { example: example.clone(), orders }),
        }
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
    fn contradiction(&self) -> DateOrderError {
        let kinds: Vec<_> = self.kinds().collect();
        let disjoint = kinds.iter().enumerate().find_map(|(i, (orders, one))| {
            let (_, other) = kinds[i..].iter().find(|(others, _)| orders & others == 0)?;
            Some((*one, *other))
        });
        let (one, other) = disjoint.unwrap_or((kinds[0].1, kinds[kinds.len() - 1].1));
        DateOrderError::Contradictory { one: one.clone(), other: other.clone() }
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

/// The set of orders in which the value is a date; 0 if the order does not matter, `None` if it is no date.
fn possible_orders(value: &[u8]) -> Option<usize> {
    let (weekday, written, _) = super::written(&text::plain_marks(value)).ok()?;
    let fits = |day| weekday.map_or(Ok(day), |weekday| weekday.check(day)).is_ok();
    let mut orders = 0;
    let mut choices = 0;
    for order in written.orders() {
        choices += 1;
        if written.day(Some(order)).is_ok_and(fits) {
            orders |= bit(order);
        }
    }
    let settled = choices < 2 || (orders.count_ones() > 1 && written.day(None).is_ok());
    if settled { written.day(None).ok().map(|_| 0) } else { (orders != 0).then_some(orders) }
}

fn looks_serial(value: &[u8]) -> bool {
    serial::number(value).is_some_and(|number| SERIALS.contains(&number))
}
