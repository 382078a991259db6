//! Words as forecasts: what "very likely" means in numbers, by published tables and surveys of readers.
//!
//! - [`Lexicon`] is a table of phrases, each with a low, a point and a high ([`PhraseValue`]); [`shipped()`] has those of
//!   `data/lexicon`, [`Lexicon::parse`] reads a user's own;
//! - [`Choice`] is what `--lexicon a,b` and `--phrase "TEXT=0.6"` ask for: the first lexicon that knows a phrase gives it;
//! - [`Phrases::read`] turns a text into a [`Reading`]: a number that the source states, a phrase, no forecast at all
//!   ("unclear"), or [`Unknown`] with the reason. It would rather say unknown than read a text wrongly: every negation,
//!   every modifier and every hedge in the text must be accounted for.

mod choice;
mod entry;
mod error;
mod everywhere;
mod file;
mod hedges;
mod letters;
mod message;
mod nearest;
mod neutral;
mod number;
mod numbered;
mod patterns;
mod phrases;
mod proposals;
mod reading;
mod shipped;
mod spans;
mod weigh;
mod words;

pub(crate) use choice::{Choice, ChoiceError, PhraseOverride, files_named};
pub(crate) use entry::{Lexicon, LexiconEntry, PhraseValue};
pub(crate) use error::LexiconError;
#[cfg(test)]
pub(crate) use error::Mistake;
pub(crate) use everywhere::{ByLexicon, LookUp, PhraseInLexicons, everywhere};
pub(crate) use numbered::NUMBER;
pub(crate) use phrases::Phrases;
pub(crate) use reading::{PhraseMeant, Reading, Unknown, Why};
pub(crate) use shipped::{DEFAULT, nearest_name, shipped};
