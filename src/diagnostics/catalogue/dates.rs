//! Dates and their order.

use super::{Entry, error};

pub(super) const ENTRIES: &[Entry] = &[
    error(
        "date-blank",
        [
            "A date is blank.",
            "Without its day a forecast cannot be told from hindsight.",
            "forecast_date =",
            "Fill in the day on which the forecast was made, for example 2017-03-12.",
        ],
    ),
    error(
        "date-does-not-exist",
        [
            "The calendar has no such day, or the clock no such time.",
            "It is a slip of the pen, or day and month are the other way round; either way another day was meant.",
            "2017-02-30",
            "Correct it; if day and month are the wrong way round, set --date-order dmy or mdy.",
        ],
    ),
    error(
        "date-incomplete",
        [
            "Day, month or year is missing.",
            "Whether a forecast came before the resolution can depend on the day, so none is filled in.",
            "March 2017",
            "Add what is missing, for example 2017-03-12.",
        ],
    ),
    error(
        "date-order-ambiguous",
        [
            "The dates of a column can be read day first or month first, and no value settles it.",
            "03/04/2017 is in March or in April, depending on who wrote it. A wrong reading moves forecasts to other days \
             without any sign of it.",
            "03/04/2017",
            "Say which comes first: --date-order dmy for 3 April, --date-order mdy for March 4.",
        ],
    ),
    error(
        "date-order-contradictory",
        [
            "Some dates of a column can only be read day first, others only month first.",
            "Two people or programs wrote the column; of the values that fit both orders nobody can tell which is meant.",
            "13/04/2017\n04/13/2017",
            "Correct the column so that it has one order, best as 2017-03-12.",
        ],
    ),
    error(
        "date-spreadsheet-error",
        [
            "The spreadsheet wrote a mark of its own in place of a date.",
            "#VALUE! is a formula that failed, ##### a column too narrow for its dates when the sheet was printed to text. \
             Either way the date is not in the file.",
            "########",
            "Make the column wide enough, or correct the formula, and export the file again.",
        ],
    ),
    error(
        "date-unreadable",
        [
            "A date cell holds something else.",
            "Without its day a forecast cannot be told from hindsight.",
            "soon",
            "Write it as 2017-03-12.",
        ],
    ),
    error(
        "date-weekday-wrong",
        [
            "A date stands beside a day of the week that it does not fall on.",
            "One of the two is a slip of the pen, and nobody can tell which.",
            "Monday, 14 March 2017 (a Tuesday)",
            "Correct the day or the weekday, or write only the date.",
        ],
    ),
    error(
        "date-year-out-of-range",
        [
            "A year is before 1900 or after 2100.",
            "No forecast log reaches so far: it is a slip of the pen, and would move the forecast by decades.",
            "2107-03-12 instead of 2017-03-12",
            "Check the year and write it with four digits.",
        ],
    ),
];
