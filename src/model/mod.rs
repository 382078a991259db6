//! The nouns of forecast verification, without any reading, computing or printing.
//!
//! - [`Day`] and [`Moment`]: when;
//! - [`QuestionId`], [`LineNumber`] and the like: numbers that cannot be taken for each other;
//! - [`RowStatus`]: what becomes of a forecast row;
//! - [`Tally`]: what was said and what happened; every statistic of a group is computed from it;
//! - [`YesShare`]: how far an event happened;
//! - [`Field`]: what a column holds.

mod day;
mod field;
mod finite;
mod group_key;
mod ids;
mod input;
mod moment;
mod outcome_word;
mod period;
mod program;
mod quarter;
mod row_status;
mod sum;
mod tally;
mod yes_share;

pub use day::Day;
pub use field::{EXAMPLE_SOURCES, Field};
pub use finite::Finite;
pub use group_key::GroupKey;
pub use ids::{LabelId, LineNumber, MomentCode, ProbabilityCode, QuestionId, SourceId, SpeakerId};
pub use input::InputFacts;
pub use moment::Moment;
pub use outcome_word::OutcomeWord;
pub use period::Period;
pub use program::Program;
pub(crate) use quarter::Quarter;
pub use row_status::RowStatus;
pub(crate) use sum::{CompensatedSum, compensated_sum};
pub use tally::{InvalidTallyRow, Tally, TallyRow};
pub use yes_share::YesShare;
