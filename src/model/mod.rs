//! The nouns of forecast verification, without any reading, computing or printing.
//!
//! - [`Day`] and [`Moment`]: when;
//! - [`QuestionId`], [`LineNumber`] and the like: numbers that cannot be taken for each other;
//! - [`RowFate`]: what becomes of a forecast row;
//! - [`Tally`]: what was said and what happened; every statistic of a group is computed from it;
//! - [`Field`]: what a column holds.

mod day;
mod fate;
mod field;
mod group_key;
mod ids;
mod input;
mod moment;
mod period;
mod sum;
mod tally;

pub use day::Day;
pub use fate::RowFate;
pub use field::Field;
pub use group_key::GroupKey;
pub use ids::{LabelId, LineNumber, MomentCode, ProbabilityCode, QuestionId, SourceId, SpeakerId};
pub use input::InputFacts;
pub use moment::Moment;
pub use period::Period;
pub(crate) use sum::{CompensatedSum, compensated_sum};
pub use tally::{InvalidTallyRow, Tally, TallyRow};
