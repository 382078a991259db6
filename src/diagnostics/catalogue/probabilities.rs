//! Probabilities.

use super::{Entry, error};

pub(super) const ENTRIES: &[Entry] = &[
    error(
        "probability-above-hundred-percent",
        [
            "A probability is above 100%.",
            "Nothing is more than certain. The value is not cut to 100%: it may have been meant as 12% or 20%.",
            "120%",
            "Correct the cell: a number from 0% to 100%.",
        ],
    ),
    error(
        "probability-above-one",
        [
            "A probability without a percent sign is above 1.",
            "Above 100 it is no percentage either; between 1 and 2, in a column of fractions, it may be 1.2% or a slip of the pen \
             for 0.12. Which one was meant is not guessed.",
            "150",
            "Correct the cell: the probability that was said, from 0 to 1 (0.35) or from 0% to 100% (35%).",
        ],
    ),
    error(
        "probability-approximate",
        [
            "A probability is only approximate.",
            "A score needs the number that was said. Whether \"about 30%\" stands for 30% is yours to decide, not the \
             program's.",
            "~30%",
            "Write the number alone: 30%.",
        ],
    ),
    error(
        "probability-blank",
        [
            "A probability is blank.",
            "Without a number there is nothing to score; a blank is not 0% and not 50%.",
            "probability =",
            "Fill it in, for example 0.35 or 35%, or take the row out.",
        ],
    ),
    error(
        "probability-boolean",
        [
            "A probability cell says yes or no.",
            "It may be the outcome in the wrong column, or a spreadsheet that turned 1 into TRUE.",
            "TRUE",
            "Write the probability as a number: 1 for certain, 0 for impossible.",
        ],
    ),
    error(
        "probability-bound",
        [
            "A probability cell holds a bound.",
            "\"More than 90%\" can be 91% or 99.9%, and their scores differ.",
            ">90%",
            "Write one number that the source would stand by: 90% rather than >90%.",
        ],
    ),
    error(
        "probability-fraction",
        [
            "A probability cell holds a fraction or odds.",
            "3:1 is 75% for one reader and 25% for another, and a spreadsheet turns 1/3 into a date.",
            "1/3, 3:1, 50/50",
            "Write the probability itself: 0.75 or 75%.",
        ],
    ),
    error(
        "probability-negative",
        [
            "A probability is below zero.",
            "Nothing is less than impossible. It may be a change (5 points down) or a slip of the pen.",
            "-0.1",
            "Correct the cell: a number from 0 to 1, or from 0% to 100%.",
        ],
    ),
    error(
        "probability-not-finite",
        [
            "A probability is no finite number.",
            "It is what a program writes when it could not compute the number.",
            "NaN, inf",
            "Find out what was said and write it as 0.35 or 35%.",
        ],
    ),
    error(
        "probability-plus-sign",
        [
            "A probability has a plus sign.",
            "It may mean a change: five points more than before, not 5%.",
            "+5%",
            "If it is the probability, write it without the sign: 5%.",
        ],
    ),
    error(
        "probability-range",
        [
            "A probability cell holds a range.",
            "The middle of a range is a number that nobody said.",
            "30-40%",
            "Write one number, for example the one that the source would stand by: 35%.",
        ],
    ),
    error(
        "probability-scale-mixed",
        [
            "A column mixes fractions and percentages.",
            "0.7 beside 70: is it 70% or seven in a thousand? Read the wrong way, it is wrong by a factor of a hundred.",
            "0.7\n70",
            "Put a percent sign on the percentages; or set --percent if every number in the column is one.",
        ],
    ),
    error(
        "probability-separators",
        [
            "It is not clear which mark of a probability is the decimal one.",
            "Point and comma change places between languages, and the number changes with them.",
            "1,234.5",
            "Write it with one decimal mark and no separator of thousands: 0.35 or 35.5%.",
        ],
    ),
    error(
        "probability-spreadsheet-error",
        [
            "A probability cell holds the error of a spreadsheet.",
            "The spreadsheet could not compute the cell, so the number is not in the file.",
            "#N/A, #DIV/0!",
            "Repair the formula in the spreadsheet and save the file again.",
        ],
    ),
    error(
        "probability-unreadable",
        [
            "A probability cell cannot be read.",
            "A part of the cell might be the number, but a guess would be scored as if it had been said.",
            "70!",
            "Write it as 0.35 or 35%.",
        ],
    ),
];
