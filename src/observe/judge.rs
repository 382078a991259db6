//! What is known of a question on the day that the run stands on, and what follows for a forecast on it.

use crate::dataset::questions::{Ending, QuestionFacts};
use crate::model::{Day, Moment, RowStatus, YesShare};
use crate::options::{HorizonFrom, Keep, SelectionOptions};

/// Which forecasts on a resolved question count, by the day on which they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeadTimeLimit {
    /// All.
    Any,
    /// Those made on this day or before; the last of each source stood then.
    Until(Day),
    /// None: it has no deadline to count back from.
    Nothing,
}

/// A question as it stands on the day of the run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum QuestionStatus {
    /// Its resolution cannot be used.
    Unusable,
    /// It happened or did not, and this was known at this moment.
    Resolved {
        /// How far it happened.
        happened: YesShare,
        /// When that was known.
        on: Moment,
        /// The day from which it counts: that of the resolution, or of the deadline if that is waited for.
        counts_from: Day,
        /// Whether that lies in the period asked for.
        in_period: bool,
        /// Which of its forecasts count.
        limit: LeadTimeLimit,
    },
    /// Resolved before its deadline, which has not passed and is waited for.
    Waiting {
        /// How far it happened.
        happened: YesShare,
    },
    /// It was called off.
    Annulled,
    /// Still open, its deadline not yet passed (or the log says nothing of deadlines).
    Pending,
    /// Still open and without a deadline, in a log that has deadlines: only a yes could ever be recorded, so forecasts on
    /// it cannot be checked.
    NoDeadline,
    /// Still open although its deadline has passed. If it ended on the day of the run, these of its forecasts would count.
    Overdue(LeadTimeLimit),
}

/// Days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ForecastSpan {
    /// The first.
    pub(crate) from: Day,
    /// The last.
    pub(crate) until: Day,
}

impl ForecastSpan {
    /// Whether a day lies in it.
    pub(crate) fn has(self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

impl QuestionStatus {
    /// The day of the resolution, and the one to whose year, quarter and month the question belongs.
    pub(super) fn days(self) -> (Option<Day>, Option<Day>) {
        match self {
            Self::Resolved { on, counts_from, .. } => (Some(on.day()), Some(counts_from)),
            _ => (None, None),
        }
    }

    /// How the question stands on the day of the selection: what was resolved later is not known yet. `has_deadlines` says whether the
    /// log has a column for them.
    pub(crate) fn of(facts: &QuestionFacts, selection: &SelectionOptions, has_deadlines: bool) -> Self {
        if facts.unusable {
            return Self::Unusable;
        }
        let known = facts.resolved_on.is_none_or(|on| on.day() <= selection.as_of);
        if known && waits(facts, selection) {
            return Self::Waiting { happened: facts.outcome.and_then(Ending::share).unwrap_or(YesShare::NO) };
        }
        match (facts.outcome, facts.resolved_on) {
            (Some(Ending::Annulled), _) if known => Self::Annulled,
            (Some(ending), Some(on)) if known => Self::Resolved {
                happened: ending.share().unwrap_or(YesShare::NO),
                on,
                counts_from: counts_from(facts, on.day(), selection),
                in_period: in_period(counts_from(facts, on.day(), selection), selection),
                limit: limit(facts, on.day(), selection),
            },
            _ => match facts.closes_on {
                Some(deadline) if deadline.day() < selection.as_of => {
                    Self::Overdue(limit(facts, selection.as_of, selection))
                }
                // What ended after the day of the selection could be checked, so it is only pending.
                None if has_deadlines && facts.outcome.is_none() => Self::NoDeadline,
                _ => Self::Pending,
            },
        }
    }
}

impl QuestionStatus {
    /// What becomes of every forecast made on certain days, where that is the same and nothing is to be said of it: a look at
    /// its day then saves a closer one, see [`status`]. They lie within the opening and the deadline of the question.
    pub(crate) fn status_within(
        &self,
        facts: &QuestionFacts,
        selection: &SelectionOptions,
    ) -> Option<(RowStatus, ForecastSpan)> {
        let (status, until) = match *self {
            Self::Pending | Self::Waiting { .. } => (RowStatus::Pending, selection.as_of),
            Self::NoDeadline => (RowStatus::Unscorable, selection.as_of),
            Self::Annulled => (RowStatus::Annulled, selection.as_of),
            Self::Resolved { on, in_period: true, limit: LeadTimeLimit::Any, .. } => {
                // On the day itself the times of day decide.
                let before = on.has_time() || selection.same_day == Keep::Drop;
                (RowStatus::Scored, if before { neighbour(on.day(), -1)? } else { on.day() })
            }
            _ => return None,
        };
        let opens = facts.opens_on.map_or(Some(Day::FIRST), |on| neighbour(on.day(), i32::from(on.has_time())))?;
        let closes = facts.closes_on.map_or(Some(Day::LAST), |on| neighbour(on.day(), -i32::from(on.has_time())))?;
        Some((status, ForecastSpan { from: opens, until: until.min(closes) }))
    }
}

/// The day so many days later.
fn neighbour(day: Day, later: i32) -> Option<Day> {
    Day::from_days_since_1970(day.days_since_1970() + later)
}

/// The deadline of a question that was resolved before it.
pub(crate) fn resolved_early(facts: &QuestionFacts) -> Option<Day> {
    let (on, deadline) = facts.resolved_on.zip(facts.closes_on)?;
    (facts.outcome.is_some_and(|ending| ending != Ending::Annulled) && on.day() < deadline.day())
        .then(|| deadline.day())
}

/// Whether a question that was resolved is left out because its deadline has not passed.
fn waits(facts: &QuestionFacts, selection: &SelectionOptions) -> bool {
    selection.wait_for_deadline && resolved_early(facts).is_some_and(|deadline| deadline >= selection.as_of)
}

fn counts_from(facts: &QuestionFacts, on: Day, selection: &SelectionOptions) -> Day {
    let waited_for = resolved_early(facts).filter(|_| selection.wait_for_deadline);
    waited_for.unwrap_or(on)
}

fn in_period(day: Day, selection: &SelectionOptions) -> bool {
    selection.from.is_none_or(|from| day >= from) && selection.to.is_none_or(|to| day <= to)
}

/// Which forecasts stood so long before the end, or at the end itself if that came earlier: else a question that is settled
/// early, with yes more often than not, would be left out for how it ended.
fn limit(facts: &QuestionFacts, on: Day, selection: &SelectionOptions) -> LeadTimeLimit {
    let Some(horizon) = selection.horizon else { return LeadTimeLimit::Any };
    let from = match horizon.from {
        HorizonFrom::Resolution => Some(on),
        HorizonFrom::Deadline => facts.closes_on.map(Moment::day),
    };
    let back = i32::try_from(horizon.days).ok();
    let day =
        from.zip(back).and_then(|(from, back)| Day::from_days_since_1970(from.days_since_1970().saturating_sub(back)));
    day.map_or(LeadTimeLimit::Nothing, |day| LeadTimeLimit::Until(day.min(on)))
}

/// Whether a forecast is later than the deadline of its question.
pub(crate) fn is_after_deadline(facts: &QuestionFacts, made: Moment) -> bool {
    facts.closes_on.is_some_and(|deadline| made.compare(deadline).is_gt())
}

/// Whether a forecast is earlier than the opening of its question.
pub(crate) fn is_before_opening(facts: &QuestionFacts, made: Moment) -> bool {
    facts.opens_on.is_some_and(|opening| made.compare(opening).is_lt())
}

/// What becomes of a forecast made at `made` on a question of which this is known, and which stands so.
pub(crate) fn status(
    question_status: &QuestionStatus,
    facts: &QuestionFacts,
    made: Moment,
    selection: &SelectionOptions,
) -> RowStatus {
    let is_dropped = || selection.after_deadline == Keep::Drop && is_after_deadline(facts, made);
    match *question_status {
        QuestionStatus::Unusable => RowStatus::Rejected,
        _ if made.day() > selection.as_of => RowStatus::OutOfPeriod,
        QuestionStatus::Pending | QuestionStatus::Waiting { .. } | QuestionStatus::Overdue(_) if is_dropped() => {
            RowStatus::AfterDeadline
        }
        QuestionStatus::Pending | QuestionStatus::Waiting { .. } | QuestionStatus::Overdue(_) => RowStatus::Pending,
        QuestionStatus::NoDeadline => RowStatus::Unscorable,
        QuestionStatus::Annulled => RowStatus::Annulled,
        QuestionStatus::Resolved { in_period: false, .. } => RowStatus::OutOfPeriod,
        QuestionStatus::Resolved { on, .. } if made.compare(on).is_gt() => RowStatus::AfterResolution,
        QuestionStatus::Resolved { on, .. } if selection.same_day == Keep::Drop && made.day() == on.day() => {
            RowStatus::SameDayDropped
        }
        QuestionStatus::Resolved { .. } if is_dropped() => RowStatus::AfterDeadline,
        QuestionStatus::Resolved { limit: LeadTimeLimit::Nothing, .. } => RowStatus::OutOfPeriod,
        QuestionStatus::Resolved { limit: LeadTimeLimit::Until(last), .. } if made.day() > last => {
            RowStatus::OutOfPeriod
        }
        QuestionStatus::Resolved { .. } => RowStatus::Scored,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::options::Horizon;

    /// Moments of two days, most with a time of day and an offset of up to fourteen hours, by which the later of two may bear
    /// the earlier date.
    fn moments() -> impl Strategy<Value = Moment> {
        let clock = prop::option::weighted(0.8, (0_u32..86_400_000, prop::option::weighted(0.9, -840_i16..840)));
        (17_000_i32..17_002, clock).prop_map(|(day, clock)| {
            let day = Day::from_days_since_1970(day).expect("a day");
            clock.and_then(|(ms, offset)| Moment::at(day, ms, offset)).unwrap_or(Moment::on(day))
        })
    }

    proptest! {
        #[test]
        fn within_these_days_all_have_the_same_fate(
            on in prop::option::weighted(0.8, moments()),
            ending in prop::sample::select(vec![None, Some(Ending::Yes), Some(Ending::Annulled)]),
            has_deadlines: bool,
            made in moments(),
            as_of in 17_000_i32..17_004,
            from in prop::option::weighted(0.2, 17_000_i32..17_002),
            horizon in prop::option::weighted(0.2, 0_u32..3),
            same_day: bool,
            after_deadline: bool,
            opens_on in prop::option::weighted(0.3, moments()),
            closes_on in prop::option::weighted(0.3, moments()),
        ) {
            let day = |days| Day::from_days_since_1970(days).expect("a day");
            let selection = SelectionOptions {
                from: from.map(day),
                horizon: horizon.map(|days| Horizon { days, from: HorizonFrom::Resolution }),
                same_day: if same_day { Keep::Keep } else { Keep::Drop },
                after_deadline: if after_deadline { Keep::Keep } else { Keep::Drop },
                ..SelectionOptions::new(day(as_of))
            };
            let facts = QuestionFacts { outcome: ending, resolved_on: on, opens_on, closes_on, unusable: false };
            let question_status = QuestionStatus::of(&facts, &selection, has_deadlines);
            if let Some((same, days)) = question_status.status_within(&facts, &selection) && days.has(made.day()) {
                prop_assert_eq!(status(&question_status, &facts, made, &selection), same);
                prop_assert!(!is_after_deadline(&facts, made) && !is_before_opening(&facts, made));
            }
        }
    }

    #[test]
    fn most_forecasts_on_a_resolved_question_count_until_its_day() {
        let day = |days| Day::from_days_since_1970(days).expect("a day");
        let days = |moment, same_day| {
            let facts =
                QuestionFacts { outcome: Some(Ending::No), resolved_on: Some(moment), ..QuestionFacts::default() };
            let selection = SelectionOptions { same_day, ..SelectionOptions::new(day(17_009)) };
            QuestionStatus::of(&facts, &selection, false).status_within(&facts, &selection)
        };
        let until = |days| Some((RowStatus::Scored, ForecastSpan { from: Day::FIRST, until: day(days) }));
        assert_eq!(days(Moment::on(day(17_003)), Keep::Keep), until(17_003));
        assert_eq!(days(Moment::on(day(17_003)), Keep::Drop), until(17_002));
        assert_eq!(days(Moment::at(day(17_003), 1, None).expect("a time"), Keep::Keep), until(17_002));
    }
}
