/// Why a value is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DateError {
    /// Nothing but white space.
    #[error("the date is blank")]
    Empty,
    /// Such as 2017-02-30, or 25:00.
    #[error("the calendar has no such day, or the clock no such time")]
    DoesNotExist,
    /// Before 1900 or after 2100.
    #[error("the year is outside 1900 to 2100")]
    YearOutOfRange,
    /// Day-first and month-first both fit and give different days.
    #[error("day and month can be read either way round")]
    Ambiguous,
    /// `#VALUE!`, or `####` where a column was too narrow.
    #[error("the spreadsheet shows no date here, but a mark of its own")]
    Spreadsheet,
    /// The date falls on another weekday.
    #[error("the date is not on that day of the week")]
    WrongWeekday,
    /// No known form.
    #[error("this is not a date")]
    NotADate,
    /// Such as `March 2017`.
    #[error("this is only a part of a date: day, month and year are all needed")]
    PartOnly,
}

impl DateError {
    /// Stable code in kebab case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "date-blank",
            Self::DoesNotExist => "date-does-not-exist",
            Self::YearOutOfRange => "date-year-out-of-range",
            Self::Ambiguous => "date-ambiguous",
            Self::Spreadsheet => "date-spreadsheet-error",
            Self::WrongWeekday => "date-weekday-wrong",
            Self::NotADate => "date-unreadable",
            Self::PartOnly => "date-incomplete",
        }
    }

    /// Why it cannot stand: one sentence without its full stop.
    pub fn reason(self) -> String {
        self.to_string()
    }

    /// What to do about it.
    pub fn help(self) -> &'static str {
        match self {
            Self::Empty => "Fill in the date, for example 2017-03-12.",
            Self::DoesNotExist => "Correct it; if day and month are the wrong way round, set --date-order dmy or mdy.",
            Self::YearOutOfRange => "Check the year and write it with four digits, for example 2017-03-12.",
            Self::Ambiguous => "Set --date-order dmy or mdy, or write the date as 2017-03-12.",
            Self::Spreadsheet => {
                "Make the column wide enough, or correct the formula, and export the file again; or write 2017-03-12."
            }
            Self::WrongWeekday => "Correct the day or the weekday, or write only the date: 2017-03-12.",
            Self::NotADate => "Write it as 2017-03-12.",
            Self::PartOnly => "Add what is missing, for example 2017-03-12.",
        }
    }
}
