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
        Code::DateSerialUnclear,
        [
            "A plain number stands among dates, and as a day number of a spreadsheet it lies far from them.",
            "A spreadsheet counts days from 1900 or, on old Macintoshes, from 1904; and a number that is neither may be anything.",
            "43104 among dates of 2012",
            "Write the date as YYYY-MM-DD, or say from which year the numbers count with --serial-dates 1900 or 1904.",
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
        Code::DateTwoReadings,
        [
            "This date can be read in two ways, and the other dates of the column are written otherwise.",
            "Nearly all dates of the column are clear; this one is not, and a wrong reading would move it by months or years.",
            "18-08-01 among dates such as 2018-08-02",
            "Write it as YYYY-MM-DD, leave its row out with --skip-bad-rows, or set --date-order.",
        ],
    ),
    error(
        Code::DateUnixTime,
        [
            "Plain numbers stand where times are needed; they may count seconds or milliseconds since 1970.",
            "Programs keep times so, and the two units are easily told apart; but a column of ids looks alike, so that the unit is to be \
             said once.",
            "1514764800000",
            "Say --unix-time s for seconds, ms for milliseconds, auto for whichever of the two lies between 2001 and 2100.",
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
    error(
        Code::DateZoneUnclear,
        [
            "The offset from UTC is not known from this name of a time zone.",
            "The offset of a place changes with the season, and some abbreviations stand for several zones. By hours the order of \
             forecasts may change, and whether one came before the resolution.",
            "2018-01-02 10:00 CST, 2018-01-02 10:00 America/Los_Angeles",
            "Write the offset in place of the name, as in 10:00-08:00.",
        ],
    ),
    error(
        Code::DatesSwapped,
        [
            "A spreadsheet may have swapped day and month of the dates of this column.",
            "A spreadsheet of another country takes 03/04/2018 for a date of the other order, and leaves 25/03/2018 as text. Then all \
             dates have a day up to 12 and all texts one above, which honest dates hardly ever do.",
            "true dates such as 2018-04-03 beside texts such as 25/03/2018",
            "Say --swapped-dates swap to put day and month back in their places, or --swapped-dates keep if the dates are right.",
        ],
    ),
];
