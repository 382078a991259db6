use crate::diagnostics::Code;

/// Why a value is no date; it reads as the title of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.code().entry().title.english())]
pub(crate) enum DateError {
    /// Nothing but white space.
    Empty,
    /// Such as 2017-02-30, or 25:00.
    DoesNotExist,
    /// Before 1900 or after 2100.
    YearOutOfRange,
    /// Day-first and month-first both fit and give different days.
    Ambiguous,
    /// `#VALUE!`, or `####` where a column was too narrow.
    Spreadsheet,
    /// The date falls on another weekday.
    WrongWeekday,
    /// No known form.
    NotADate,
    /// Such as `March 2017`.
    PartOnly,
    /// A number that may be a day counted by a spreadsheet, but lies far from the dates beside it.
    SerialUnclear,
    /// A number that would be a time of this century in seconds or milliseconds since 1970.
    UnixTime,
    /// `America/New_York`, `CST`: the offset from UTC is not known from the name alone.
    ZoneUnclear,
}

impl DateError {
    /// Its code.
    pub(crate) fn code(self) -> Code {
        match self {
            Self::Empty => Code::DateBlank,
            Self::DoesNotExist => Code::DateDoesNotExist,
            Self::YearOutOfRange => Code::DateYearOutOfRange,
            Self::Ambiguous => Code::DateTwoReadings,
            Self::Spreadsheet => Code::DateSpreadsheetError,
            Self::WrongWeekday => Code::DateWeekdayWrong,
            Self::NotADate => Code::DateUnreadable,
            Self::PartOnly => Code::DateIncomplete,
            Self::SerialUnclear => Code::DateSerialUnclear,
            Self::UnixTime => Code::DateUnixTime,
            Self::ZoneUnclear => Code::DateZoneUnclear,
        }
    }
}
