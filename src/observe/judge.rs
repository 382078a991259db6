//! What is known of a question on the day that the run stands on, and what follows for a forecast on it.

use crate::model::{Day, Keep, Moment, Plan, RowFate};
use crate::read::log::{Ending, QuestionFacts};

/// A question as it stands on the day of the run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// Its resolution cannot be used.
    Unusable,
    /// It happened or did not, and this was known at this moment.
    Resolved {
        /// Whether it happened.
        happened: bool,
        /// When that was known.
        on: Moment,
        /// Whether that lies in the period asked for.
        in_period: bool,
    },
    /// It was called off.
    Annulled,
    /// Still open, its deadline not yet passed (or the log says nothing of deadlines).
    Pending,
    /// Still open and without a deadline, in a log that has deadlines: only a yes could ever be recorded, so forecasts on
    /// it cannot be checked.
    NoDeadline,
    /// Still open although this deadline has passed.
    Overdue(Day),
}

impl Standing {
    /// How the question stands on the plan's day: what was resolved later is not known yet. `has_deadlines` says whether the
    /// log has a column for them.
    pub fn of(facts: &QuestionFacts, plan: &Plan, has_deadlines: bool) -> Self {
        if facts.unusable {
            return Self::Unusable;
        }
        let known = facts.resolved_on.is_none_or(|on| on.day() <= plan.as_of);
        match (facts.outcome, facts.resolved_on) {
            (Some(Ending::Annulled), _) if known => Self::Annulled,
            (Some(ending), Some(on)) if known => Self::Resolved {
                happened: ending == Ending::Yes,
                on,
                in_period: plan.from.is_none_or(|from| on.day() >= from) && plan.to.is_none_or(|to| on.day() <= to),
            },
            _ => match facts.closes_on {
                Some(deadline) if deadline.day() < plan.as_of => Self::Overdue(deadline.day()),
                // What ended after the plan's day could be checked, so it is only pending.
                None if has_deadlines && facts.outcome.is_none() => Self::NoDeadline,
                _ => Self::Pending,
            },
        }
    }
}

/// What becomes of a forecast made at `made` on such a question.
pub fn fate(standing: &Standing, made: Moment, plan: &Plan) -> RowFate {
    match *standing {
        Standing::Unusable => RowFate::Rejected,
        _ if made.day() > plan.as_of => RowFate::OutOfPeriod,
        Standing::Pending | Standing::Overdue(_) => RowFate::Pending,
        Standing::NoDeadline => RowFate::Unscorable,
        Standing::Annulled => RowFate::Annulled,
        Standing::Resolved { in_period: false, .. } => RowFate::OutOfPeriod,
        Standing::Resolved { on, .. } if made.compare(on).is_gt() => RowFate::AfterResolution,
        Standing::Resolved { on, .. } if plan.same_day == Keep::Drop && made.day() == on.day() => {
            RowFate::SameDayDropped
        }
        Standing::Resolved { .. } => RowFate::Scored,
    }
}
