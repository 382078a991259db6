//! Forecasts that are more than one probability: over several answers, over a number by its quantiles, over the day of an event.
//!
//! Such a forecast is told in parts, mostly a row each: [`columns`] says which columns of a file hold them, [`part`] is one of them
//! as it was read, its numbers by [`number`], lists in one cell by [`bracketed`]. [`texts`] keeps what rows say of a question in words, above all its outcome, whose
//! meaning hangs on what the [`question`] asks for ([`outcome`]). When all files are read, [`assemble()`] puts the parts of each forecast together and
//! [`checks`] them: what comes of it are [`distribution`]s, packed so that the rules for which forecasts count see each as one row.

mod assemble;
mod bracketed;
mod checks;
pub(crate) mod columns;
pub(crate) mod distribution;
mod number;
pub(crate) mod outcome;
pub(crate) mod part;
mod question;
mod rows;
mod statements;
pub(crate) mod texts;

pub(crate) use assemble::{Assembled, AssemblyInput, ForecastOfYes, TextsByQuestion, assemble};
pub(crate) use bracketed::items_of_list;
pub(crate) use checks::{CellOfRow, Misfit};
pub(crate) use columns::{DistributionColumns, free_incomplete};
pub(crate) use distribution::{Distributions, NO_DISTRIBUTION, ShardDistributions};
pub(crate) use number::{NoNumber, NumberMarks, read_number, unit_or_none};
pub(crate) use outcome::{NoOutcome, as_meant, outcome_of_answer, outcome_said, why_no_outcome};
pub(crate) use part::{ForecastPart, PartOf};
pub(crate) use question::{DistributionQuestion, QuestionKind, QuestionOutcome};
pub(crate) use rows::{DistributionRows, MarkedNumber};
pub(crate) use statements::{add_probabilities, statements};
pub(crate) use texts::{QuestionTexts, StatedText};
