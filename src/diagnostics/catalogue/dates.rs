//! Dates and their order.

use super::entry::{CatalogueEntry, error};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    error(
        Code::DateBlank,
        [
            "The date is blank.",
            "Without its day a forecast cannot be told from hindsight.",
            "forecast_date =",
            "Fill in the day, as YYYY-MM-DD.",
        ],
    ),
    error(
        Code::DateDoesNotExist,
        [
            "The calendar has no such day, or the clock no such time.",
            "It is a slip of the pen, or day and month are the other way round; either way another day was meant.",
            "2017-02-30",
            "Correct it; if day and month are the wrong way round, set --date-order dmy or mdy.",
        ],
    ),
    error(
        Code::DateIncomplete,
        [
            "This is only a part of a date: day, month and year are all needed.",
            "Whether a forecast came before the resolution can depend on the day, so none is filled in.",
            "March 2017",
            "Write the whole date, as YYYY-MM-DD.",
        ],
    ),
    error(
        Code::DateOrderAmbiguous,
        [
            "The dates of this column can be read in more than one order, and no value settles it.",
            "03/04/2017 is in March or in April, depending on who wrote it. A wrong reading moves forecasts to other days \
             without any sign of it.",
            "03/04/2017",
            "Say which comes first, with --date-order dmy, mdy or ymd.",
        ],
    ),
    error(
        Code::DateOrderContradictory,
        [
            "This column mixes two orders of day and month.",
            "Two people or programs wrote the column; of the values that fit both orders nobody can tell which is meant.",
            "13/04/2017\n04/13/2017",
            "Correct the column so that it has one order, best YYYY-MM-DD; or set --date-order, and the values that do not fit are rejected.",
        ],
    ),
    error(
        Code::DateSpreadsheetError,
        [
            "The spreadsheet shows no date here, but a mark of its own.",
            "#VALUE! is a formula that failed, ##### a column too narrow for its dates when the sheet was printed to text. \
             Either way the date is not in the file.",
            "########",
            "Make the column wide enough, or correct the formula, and export the file again.",
        ],
    ),
    error(
        Code::DateUnreadable,
        [
            "This is not a date.",
            "Without its day it is not known whether the forecast came before the news.",
            "soon",
            "Write the date as YYYY-MM-DD.",
        ],
    ),
    error(
        Code::DateWeekdayWrong,
        [
            "The date is not on that day of the week.",
            "One of the two is a slip of the pen, and nobody can tell which.",
            "Monday, 14 March 2017 (a Tuesday)",
            "Correct the day or the weekday, or write only the date.",
        ],
    ),
    error(
        Code::DateYearOutOfRange,
        [
            "The year is outside 1900 to 2100.",
            "No forecast log reaches so far: it is a slip of the pen, and would move the forecast by decades.",
            "2107-03-12 instead of 2017-03-12",
            "Check the year and write it with four digits.",
        ],
    ),
];
