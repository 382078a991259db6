//! What is said of a column of dates that can be read in several ways, or in none.

use super::{DateOrder, suggest};
use crate::dataset::example::{Example, Places};
use crate::diagnostics::{Code, Message};
use crate::localized::{Language, Localized};
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
                let at = Localized::each(|language| example.at(places, language));
                let message = Message::naming(Code::DateOrderAmbiguous, &at).readings(ways);
                match suggest::in_each_order(&example.value, orders) {
                    Some(reads) => message.help(Localized::each(|language| match language {
                        Language::English => format!("Say which comes first: {}.", reads.of(language)),
                        Language::German => format!("Sagen, was zuerst steht: {}.", reads.of(language)),
                    })),
                    None => message,
                }
            }
            Self::Contradictory { one, other } => {
                let examples = |language: Language| language.joined(&[one, other].map(|one| one.at(places, language)));
                Message::naming(Code::DateOrderContradictory, &Localized::each(examples))
            }
            Self::UnixTime { example } => {
                let settled_by = ["--unix-time", "auto"].map(str::to_owned).to_vec();
                let message = Message::of(Code::DateUnixTime).settled_by(settled_by);
                match suggest::suggestion(Code::DateUnixTime, &example.value) {
                    Some(help) => message.help(help),
                    None => message,
                }
            }
            Self::Swapped { typed, text } => swapped(typed, text, places),
        }
    }
}

fn swapped((dates, one): &(u64, Example), (texts, other): &(u64, Example), places: Places<'_>) -> Message {
    let text = Localized::each(|language| {
        let [one, other] = [one, other].map(|example| example.at(places, language));
        match language {
            Language::English => format!(
                "A spreadsheet may have swapped day and month: {dates} dates such as {one} have a day up to 12, and {texts} such \
                 as {other}, which it left as text, a day above 12."
            ),
            Language::German => format!(
                "Ein Tabellenprogramm hat vielleicht Tag und Monat vertauscht: {dates} Daten wie {one} haben einen Tag bis 12, und \
                 {texts} wie {other}, die es als Text stehen ließ, einen Tag über 12."
            ),
        }
    });
    let ways = ["swap", "keep"].map(|way| ["--swapped-dates", way].map(str::to_owned).to_vec());
    let message = Message::saying(Code::DatesSwapped, text).readings(ways.to_vec());
    let Some((stands, swapped)) = suggest::as_they_stand_and_swapped(&one.value) else { return message };
    let value = &one.value;
    message.help(Localized::new(
        format!(
            "--swapped-dates swap reads \"{value}\" as {swapped} (and all such dates likewise), --swapped-dates keep as {stands}."
        ),
        format!(
            "--swapped-dates swap liest „{value}“ als {swapped} (und alle solchen Daten ebenso), --swapped-dates keep als {stands}."
        ),
    ))
}
