//! What is known of a group before its statistics are worked out.

use crate::calibrate::{CoxScatter, EndedForecast, YesCount};
use crate::report::GroupKey;
use crate::report::gather::{Fitted, QuestionsOfBin};
use crate::uncertainty::ClusterErrors;

/// What a group is described from.
pub(crate) struct Basis<'a> {
    /// Which group.
    pub key: GroupKey,
    /// Its tallies, bins and regression.
    pub fitted: &'a Fitted,
    /// Errors of its means.
    pub errors: &'a ClusterErrors,
    /// How questions scatter about its regression.
    pub cox_scatter: &'a CoxScatter,
    /// Its slope score.
    pub slope: f64,
    /// Questions of each bin.
    pub bin_questions: &'a [QuestionsOfBin],
    /// How many of its questions should go yes.
    pub yes_count: &'a YesCount,
    /// Forecasts by question.
    pub kept: &'a [EndedForecast],
    /// How often outcomes are redrawn.
    pub redraws: u32,
}
