//! What becomes of a forecast row.

use serde::Serialize;

/// What became of a forecast row; every row has exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowStatus {
    /// Scored, or superseded by the source's other forecasts under `--updates first|last|daily`.
    Scored,
    /// Not resolved yet.
    Pending,
    /// The question was annulled.
    Annulled,
    /// Dated after the resolution.
    AfterResolution,
    /// Dated on the resolution day, with `--same-day drop`.
    SameDayDropped,
    /// The same forecast once more.
    Duplicate,
    /// No checkable event or probability.
    Unscorable,
    /// Later than the deadline, with `--after-deadline drop`; in counts it is among the unscorable.
    AfterDeadline,
    /// Outside the period asked for.
    OutOfPeriod,
    /// Left out by `--where`.
    Filtered,
    /// Not usable.
    Rejected,
}

impl RowStatus {
    /// How many there are.
    pub const COUNT: usize = 11;

    /// All of them, in their order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Scored,
        Self::Pending,
        Self::Annulled,
        Self::AfterResolution,
        Self::SameDayDropped,
        Self::Duplicate,
        Self::Unscorable,
        Self::AfterDeadline,
        Self::OutOfPeriod,
        Self::Filtered,
        Self::Rejected,
    ];

    /// As in the counts of the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scored => "scored",
            Self::Pending => "pending",
            Self::Annulled => "annulled",
            Self::AfterResolution => "after_resolution",
            Self::SameDayDropped => "same_day_dropped",
            Self::Duplicate => "duplicate",
            Self::Unscorable => "unscorable",
            Self::AfterDeadline => "after_deadline",
            Self::OutOfPeriod => "out_of_period",
            Self::Filtered => "filtered",
            Self::Rejected => "rejected",
        }
    }
}
