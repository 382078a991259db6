//! How the values of a file's columns are read.

use crate::dataset::dates::{self, ColumnDates, DateError};
use crate::dataset::outcome::{self, InPart, OutcomeWord};
use crate::dataset::probability::{self, LooselySaid, ProbabilityError, ProbabilityScale, StatedRange};
use crate::input::columns::HeaderScale;
use crate::input::text;
use crate::model::Moment;
use crate::options::{DateOrder, OutcomeWords, Partial, ReadingOptions, UnixTime};

/// How the values of a file's columns are read.
#[derive(Clone, Debug)]
pub(crate) struct ColumnReading {
    dates: Vec<(usize, ColumnDates)>,
    scale: ProbabilityScale,
    /// Whether the columns have been looked through, or need not be.
    surveyed: bool,
    /// Whether the user says what the numbers mean.
    scale_given: bool,
    given: Option<DateOrder>,
    unix: Option<UnixTime>,
    outcomes: OutcomeWords,
    /// Whether ranges are read.
    ranges: bool,
    /// What becomes of questions that were resolved in part.
    partial: Option<Partial>,
}

impl ColumnReading {
    /// Before any survey: what is clear by itself is read, the rest asks for one.
    pub(crate) fn unsurveyed(options: &ReadingOptions, header: &HeaderScale) -> Self {
        let by_header = if *header == HeaderScale::Percent { ProbabilityScale::Percent } else { ProbabilityScale::One };
        Self {
            dates: vec![],
            scale: options.scale.unwrap_or(by_header),
            surveyed: false,
            scale_given: options.scale.is_some(),
            given: options.date_order,
            unix: options.unix_time,
            outcomes: options.outcomes.clone(),
            ranges: options.ranges.is_some(),
            partial: options.partial,
        }
    }

    /// After it.
    pub(super) fn surveyed(
        options: &ReadingOptions,
        scale: ProbabilityScale,
        dates: Vec<(usize, ColumnDates)>,
    ) -> Self {
        Self {
            dates,
            scale,
            surveyed: true,
            scale_given: options.scale.is_some(),
            given: options.date_order,
            unix: options.unix_time,
            outcomes: options.outcomes.clone(),
            ranges: options.ranges.is_some(),
            partial: options.partial,
        }
    }

    /// The double nearest to a plain fraction; `None` when the value needs a closer look.
    #[inline]
    pub(crate) fn plain_fraction(&self, value: &[u8]) -> Option<f64> {
        if self.scale == ProbabilityScale::One { probability::parse_fraction(value) } else { None }
    }

    /// What the plain numbers of the column of probabilities mean.
    pub(crate) fn scale(&self) -> ProbabilityScale {
        self.scale
    }

    /// A probability.
    ///
    /// # Errors
    /// What is wrong with it; or `None`, when its column must be surveyed first.
    pub(crate) fn probability(&self, value: &[u8]) -> Result<f64, Option<ProbabilityError>> {
        probability::parse(value, self.scale).map_err(|error| self.unless_percent(error))
    }

    /// A range or a bound; `None` for what is none, and where ranges are not asked for.
    ///
    /// # Errors
    /// As of [`probability`](Self::probability).
    pub(crate) fn range(&self, value: &[u8]) -> Option<Result<StatedRange, Option<ProbabilityError>>> {
        let said = if self.ranges { LooselySaid::read(value)? } else { return None };
        Some(said.range(self.scale)?.map_err(|error| self.unless_percent(error)))
    }

    /// A range among words, whose numbers have percent signs or are fractions.
    pub(crate) fn range_of_fractions(&self, value: &[u8]) -> Option<StatedRange> {
        let said = if self.ranges { LooselySaid::read(value)? } else { return None };
        said.range(ProbabilityScale::One)?.ok()
    }

    /// `None` when the column must be surveyed first, for it may be one of percentages.
    fn unless_percent(&self, error: ProbabilityError) -> Option<ProbabilityError> {
        let may_be_percent = error == ProbabilityError::AboveOne && !self.surveyed && !self.scale_given;
        (!may_be_percent).then_some(error)
    }

    /// The day of a date in the plainest form, unless day and month of this column are swapped.
    #[inline]
    pub(crate) fn iso_date(&self, column: usize, value: &[u8]) -> Option<Moment> {
        let moment = dates::parse_iso(value)?;
        (self.dates.is_empty() || !self.in_column(column).is_some_and(ColumnDates::swaps)).then_some(moment)
    }

    /// Whether dates in the plainest form are what they seem, in every column.
    pub(crate) fn reads_iso_dates_as_they_are(&self) -> bool {
        !self.dates.iter().any(|(_, dates)| dates.swaps())
    }

    fn in_column(&self, column: usize) -> Option<&ColumnDates> {
        self.dates.iter().find(|(at, _)| *at == column).map(|(_, dates)| dates)
    }

    /// The order of days that the user says.
    pub(crate) fn date_order(&self) -> Option<DateOrder> {
        self.given
    }

    /// What words of the reader's own mean.
    pub(crate) fn own_words(&self) -> &OutcomeWords {
        &self.outcomes
    }

    /// An outcome, a side or an answer; `None` for words that neither the program nor the user knows.
    pub(crate) fn outcome(&self, value: &[u8]) -> Option<OutcomeWord> {
        let own = || self.outcomes.meaning(&String::from_utf8_lossy(text::trim(value)));
        outcome::parse(value).or_else(own).or_else(|| self.partly(InPart::read(value)?, b""))
    }

    /// An outcome, and in a cell of its own how far the event happened, where the outcome says that it did in part.
    pub(crate) fn outcome_and_share(&self, value: &[u8], share: &[u8]) -> Option<OutcomeWord> {
        self.outcome(value).or_else(|| self.partly(InPart::read(value)?, share))
    }

    fn partly(&self, said: InPart, share: &[u8]) -> Option<OutcomeWord> {
        let said = if said == InPart::Unsaid { InPart::of_share(share)? } else { said };
        match self.partial? {
            Partial::Void if matches!(said.outcome(), Some(OutcomeWord::Partly(_))) => Some(OutcomeWord::Annulled),
            _ => said.outcome(),
        }
    }

    /// A date or time that can be read in one way only, of which no more is asked.
    pub(crate) fn plain_moment(&self, value: &[u8]) -> Option<Moment> {
        let of_number = || self.unix.and_then(|unit| dates::unix_moment(text::trim(value), unit));
        dates::if_plain(value).or_else(of_number)
    }

    /// A deadline, or the day on which an outcome was known; and whether the cell names more than a day, of which it is the last.
    ///
    /// # Errors
    /// As of [`date`](Self::date).
    pub(crate) fn last_day(&self, column: usize, value: &[u8]) -> Result<(Moment, bool), Option<DateError>> {
        match self.date(column, value) {
            Err(Some(error)) => {
                let date =
                    |value: &[u8]| self.date(column, value).map_err(|error| error.unwrap_or(DateError::NotADate));
                dates::last_day(value, date).map(|last| (last, true)).ok_or(Some(error))
            }
            read => read.map(|moment| (moment, false)),
        }
    }

    /// A date in this column.
    ///
    /// # Errors
    /// What is wrong with it; or `None`, when its column must be surveyed first.
    pub(crate) fn date(&self, column: usize, value: &[u8]) -> Result<Moment, Option<DateError>> {
        let value = text::trim(value);
        // What the user says of the unit needs no look at the column.
        let said = self.unix.filter(|unit| self.surveyed || *unit != UnixTime::Auto);
        if let Some(moment) = said.and_then(|unit| dates::unix_moment(value, unit)) {
            return Ok(moment);
        }
        if !self.surveyed && !clear_by_itself(&text::plain_marks(value)) {
            return Err(None);
        }
        let unsurveyed = ColumnDates::in_order(self.given, self.unix);
        self.in_column(column).unwrap_or(&unsurveyed).parse(value).map_err(Some)
    }
}

/// Whether a value reads the same in every column: it has no digit, or begins with a four-digit year.
fn clear_by_itself(value: &[u8]) -> bool {
    let year_first =
        value.len() > 4 && value[..4].iter().all(u8::is_ascii_digit) && matches!(value[4], b'-' | b'/' | b'.');
    year_first || !value.iter().any(u8::is_ascii_digit)
}
