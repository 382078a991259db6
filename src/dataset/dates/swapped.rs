//! Columns of which a spreadsheet swapped day and month.
//!
//! A spreadsheet of another country than its author's takes `03/04/2018` for a date with day and month swapped, and leaves
//! `25/03/2018` as text, for there is no month 25. So of such a column all dates that look like those of a program have a day
//! up to 12, and all that are still text a day above 12.

use super::written::DateForm;
use super::{DateError, WrittenDate};
use crate::dataset::example::CountedExample;
use crate::model::{Day, Moment};

/// A day up to here may be a month.
const MONTHS: u32 = 12;
/// There must be so many dates in all, and that honest ones, of which 39% have a day up to 12, split as perfectly as that must be
/// less likely than this: two and two are enough, or three and one, but never a single one that a program may have written.
const LEAST_IN_ALL: u64 = 4;
const LOW_SHARE: f64 = 0.39;
const CHANCE: f64 = 0.06;
/// One date in so many may have been typed or corrected later.
const PER_EXCEPTION: u64 = 20;

/// How the dates of one form split: by a day up to 12, or above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) low: CountedExample,
    pub(super) high: CountedExample,
}

impl Split {
    fn merge(&mut self, other: Self) {
        self.low.merge(other.low);
        self.high.merge(other.high);
    }
}

/// Counts from which a swap shows. Parts can be counted apart and merged in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SwapEvidence {
    year_first: Split,
    by_name: Split,
    numbers: Split,
}

impl SwapEvidence {
    pub(super) fn observe(&mut self, written: WrittenDate, value: &[u8], row: u64) {
        let (form, first, second) = written.form();
        let (split, is_low) = match form {
            DateForm::YearFirst => (&mut self.year_first, first <= MONTHS),
            DateForm::MonthByName => (&mut self.by_name, first <= MONTHS),
            DateForm::Numbers => (&mut self.numbers, first <= MONTHS && second <= MONTHS),
        };
        if is_low { split.low.add(value, row) } else { split.high.add(value, row) }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.year_first.merge(other.year_first);
        self.by_name.merge(other.by_name);
        self.numbers.merge(other.numbers);
    }

    /// The dates that seem swapped and those that stayed text, with the form of the former; with `sure`, however few there are.
    pub(super) fn found(&self, sure: bool) -> Option<(DateForm, &CountedExample, &CountedExample)> {
        let text = &self.numbers;
        let splits = |typed: &Split| {
            let (low, high) = (typed.low.count, text.high.count);
            let enough = sure || low > 1 && low + high >= LEAST_IN_ALL && chance(low, high) < CHANCE;
            let exceptions = typed.high.count * PER_EXCEPTION <= low && text.low.count * PER_EXCEPTION <= high;
            low.min(high) > 0 && enough && exceptions
        };
        let forms = [(DateForm::YearFirst, &self.year_first), (DateForm::MonthByName, &self.by_name)];
        let (form, typed) = forms.into_iter().find(|(_, typed)| splits(typed))?;
        Some((form, &typed.low, &text.high))
    }
}

/// How likely so many dates have a day up to 12 here, and so many above it there.
fn chance(low: u64, high: u64) -> f64 {
    let power = |share: f64, count: u64| share.powi(i32::try_from(count).unwrap_or(i32::MAX));
    power(LOW_SHARE, low) * power(1.0 - LOW_SHARE, high)
}

/// The moment with day and month swapped back, if it is written in the form whose dates are swapped and its day may be a month.
pub(super) fn swapped_back(moment: Moment, written: WrittenDate, swapped: DateForm) -> Result<Moment, DateError> {
    let (form, day, month) = written.form();
    if form != swapped || day > MONTHS {
        return Ok(moment);
    }
    let day = Day::from_ymd(moment.day().year(), day, month).ok_or(DateError::DoesNotExist)?;
    match moment.time_ms() {
        Some(ms) => Moment::at(day, ms, moment.offset_minutes()).ok_or(DateError::DoesNotExist),
        None => Ok(Moment::on(day)),
    }
}
