//! What a run is told to do: everything that is typed, parsed once, in four kinds.
//!
//! - [`ReadingOptions`]: which files, and how they are read;
//! - [`SelectionOptions`]: which forecasts are scored, and in which groups;
//! - [`StatisticsOptions`]: how the numbers are worked out;
//! - [`RetentionOptions`]: what is kept of the run beside the numbers.
//!
//! [`RunOptions`] holds the four of a run. The values of an option are the variants of an enum, and the command line takes
//! their names from it.

mod alias;
mod answer_columns;
mod answers;
mod cases;
mod cells;
mod date_order;
mod date_repairs;
mod fixes;
mod imprecise;
mod outcome_words;
mod output;
mod probability_scale;
mod profile;
mod project;
mod reading;
mod retention;
mod run;
mod selection;
mod statistics;
mod unix_time;
mod words;

pub use crate::localized::Language;
pub use alias::Alias;
pub use answer_columns::{AnswerList, AnswersOfSource};
pub(crate) use answers::fill_fields;
pub use cases::{Case, ProfileChoice, RowCondition};
pub use cells::CellFiles;
pub use date_order::DateOrder;
pub use date_repairs::{SerialDates, SwappedDates};
pub use fixes::FixedRows;
pub use imprecise::{Partial, Ranges};
pub use outcome_words::{OutcomeMeaning, OutcomeWords};
pub use output::{CheckFormat, ColorChoice, DueFormat, OutputFormat};
pub use probability_scale::ProbabilityScale;
pub use profile::{KnownHeaders, Profile};
pub use project::ProjectInForce;
pub use reading::{Purpose, ReadingOptions, WholeFile, Wide};
pub use retention::RetentionOptions;
pub use run::RunOptions;
pub use selection::{Filter, GroupingColumn, Horizon, HorizonFrom, Keep, SelectionOptions, Updates, Weights};
pub use statistics::{BinBy, Confidence, LogClip, StatisticsOptions};
pub use unix_time::UnixTime;
pub use words::LexiconOptions;

/// An option's value as it is typed on the command line: `daily` for [`Updates::Daily`].
///
/// # Example
/// ```
/// use trackrecord::options::{Updates, as_typed};
/// assert_eq!(as_typed(&Updates::Daily), "daily");
/// ```
pub fn as_typed(value: &impl clap::ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
