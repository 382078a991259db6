//! What the probability of a row is of: of yes, of the side that the row names, or of one of several answers.
//!
//! [`settle()`] finds it out for one file, from `--map side=` and `--map answer=`, or from a [`look`] at columns that are no
//! fields: [`side`] judges those that name a side, [`rows`] those in which rows of one forecast differ, [`probability_columns`]
//! those that hold a second probability. Where only one reading fits it is taken and told, where two do the run stops.
//! Logs without such columns are not looked at. [`pairs`] then puts the rows of yes and no together, and [`reading`] is what is
//! left for those who read the rows.

mod described;
mod look;
mod meaning;
mod names;
mod normalise;
mod pairs;
mod probability_columns;
mod reading;
mod rows;
mod settle;
mod side;
mod two_columns;

pub(crate) use meaning::the_one_that_is_yes;
pub(crate) use names::{is_asked_about, names_side_or_answer};
pub(crate) use normalise::{Overround, or_rescaled, share};
pub(crate) use probability_columns::claimed_twice;
pub(crate) use reading::{AnswerColumns, AnswerReading, PairedRow, SideColumn, complement};
pub(crate) use settle::{SettledAnswers, settle};
pub(crate) use two_columns::{do_not_sum as columns_do_not_sum, incomplete as columns_incomplete};

use crate::diagnostics::{Code, Message};
use crate::input::text::shown;
use crate::localized::{Localized, localized};

/// Allowed for rounding where answers are to sum to one.
const ROUNDING: f64 = 0.001;

/// Whether the answers of one forecast sum to one, up to rounding.
pub(crate) fn sum_to_one(answers: &[f64]) -> bool {
    sum_is_one(answers.iter().copied())
}

/// The same of any number of them.
pub(crate) fn sum_is_one(answers: impl Iterator<Item = f64>) -> bool {
    (answers.sum::<f64>() - 1.0).abs() <= ROUNDING + 1e-9
}

/// What is said of a side that is neither yes nor no.
pub(crate) fn not_understood(value: &[u8]) -> Message {
    let value = shown(value);
    if value.is_empty() {
        let text = Localized::both("The side is blank.", "Die Seite fehlt.");
        return Message::saying(Code::SideNotUnderstood, text).help(Localized::both(
            "Write yes or no, the side whose probability it is.",
            "Ja oder Nein hineinschreiben: die Seite, deren Wahrscheinlichkeit es ist.",
        ));
    }
    let help = localized!(
        "Say what it stands for: --outcome \"{value}=yes\" or --outcome \"{value}=no\".",
        "Angeben, wofür sie steht: --outcome \"{value}=yes\" oder --outcome \"{value}=no\"."
    );
    Message::of(Code::SideNotUnderstood).help(help)
}
