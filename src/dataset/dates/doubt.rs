//! What is said of a column of dates that can be read in several ways, or in none.

use super::{DateOrder, suggest};
use crate::dataset::example::{Example, Places};
use crate::diagnostics::{Code, Message};
use crate::localized::Localized;
use crate::options::as_typed;

/// Why it is not settled how the dates of a column are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DateDoubt {
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
    /// Numbers that are likely times since 1970, and nothing says so.
    UnixTime {
        /// The first of them.
        example: Example,
    },
    /// A spreadsheet seems to have swapped day and month of the dates that it understood, and left the others.
    Swapped {
        /// How many look like dates of a program, all with a day up to 12, and the first.
        typed: (u64, Example),
        /// How many are written in numbers, all with a day above 12, and the first.
        text: (u64, Example),
    },
}

impl DateDoubt {
    /// The first value that shows it.
    pub(crate) fn example(&self) -> &Example {
        match self {
            Self::Ambiguous { example, .. }
            | Self::UnixTime { example }
            | Self::Swapped { typed: (_, example), .. } => example,
            Self::Contradictory { one, .. } => one,
        }
    }

    /// Why the column cannot be read, and what to do.
    pub(crate) fn message(&self, places: Places<'_>) -> Message {
        match self {
            Self::Ambiguous { example, orders } => {
                let ways = orders.iter().map(|order| vec!["--date-order".to_owned(), as_typed(order)]).collect();
                let message = Message::naming(Code::DateOrderAmbiguous, &example.at(places)).readings(ways);
                match suggest::in_each_order(&example.value, orders) {
                    Some(reads) => message.help(Localized::only_english(format!("Say which comes first: {reads}."))),
                    None => message,
                }
            }
            Self::Contradictory { one, other } => {
                let examples = format!("{} and {}", one.at(places), other.at(places));
                Message::naming(Code::DateOrderContradictory, &examples)
            }
            Self::UnixTime { example } => {
                let settled_by = ["--unix-time", "auto"].map(str::to_owned).to_vec();
                let message = Message::of(Code::DateUnixTime).settled_by(settled_by);
                match suggest::suggestion(Code::DateUnixTime, &example.value) {
                    Some(help) => message.help(Localized::only_english(help)),
                    None => message,
                }
            }
            Self::Swapped { typed: (dates, one), text: (texts, other) } => {
                let text = format!(
                    "A spreadsheet may have swapped day and month: {dates} dates such as {} have a day up to 12, and {texts} such \
                     as {}, which it left as text, a day above 12.",
                    one.at(places),
                    other.at(places)
                );
                let ways = ["swap", "keep"].map(|way| ["--swapped-dates", way].map(str::to_owned).to_vec());
                let message =
                    Message::saying(Code::DatesSwapped, Localized::only_english(text)).readings(ways.to_vec());
                match suggest::as_they_stand_and_swapped(&one.value) {
                    Some((stands, swapped)) => message.help(Localized::only_english(format!(
                        "--swapped-dates swap reads \"{}\" as {swapped} (and all such dates likewise), --swapped-dates keep as \
                         {stands}.",
                        one.value
                    ))),
                    None => message,
                }
            }
        }
    }
}
