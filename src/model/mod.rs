//! The nouns of forecast verification, without any reading, computing or printing.
//!
//! - [`Day`] and [`Moment`]: when;
//! - [`QuestionId`], [`LineNumber`] and the like: numbers that cannot be taken for each other;
//! - [`RowFate`]: what becomes of a forecast row;
//! - [`Tally`]: what was said and what happened; every statistic of a group is computed from it;
//! - [`Plan`]: the options of a run.

mod date_order;
mod day;
mod fate;
mod group_key;
mod ids;
mod input;
mod language;
mod moment;
mod period;
mod plan;
mod sum;
mod tally;

pub use date_order::DateOrder;
pub use day::Day;
pub use fate::RowFate;
pub use group_key::GroupKey;
pub use ids::{LabelId, LineNumber, MomentCode, ProbabilityCode, QuestionId, SourceId, SpeakerId};
pub use input::InputFacts;
pub use language::Language;
pub use moment::Moment;
pub use period::Period;
pub use plan::{BinBy, Filter, Horizon, HorizonFrom, Keep, Plan, Updates, Wide, is_derived};
pub use sum::{CompensatedSum, compensated_sum};
pub use tally::{Tally, TallyRow};
