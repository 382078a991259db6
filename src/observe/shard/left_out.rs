//! Rows and questions that are not scored, and what is counted of them.

use super::Observer;
use crate::dataset::questions::QuestionFacts;
use crate::model::{Day, LabelId, RowStatus};
use crate::observe::grouping::{GroupId, QuestionGroup};
use crate::observe::judge::{LeadTimeLimit, QuestionStatus, resolved_early};
use crate::observe::observations::Copied;
use crate::observe::select::{Alike, Row};
use crate::options::Keep;

impl Observer<'_> {
    /// Counts a question whose deadline, or day of a forecast, decides whether or when it counts.
    pub(super) fn deadline(&mut self, facts: &QuestionFacts, question_status: &QuestionStatus, scored: bool) {
        let deadlines = &mut self.made.deadlines;
        match *question_status {
            QuestionStatus::Resolved { happened, .. } if scored => {
                if let Some(deadline) = resolved_early(facts) {
                    deadlines.resolved_early.count(happened);
                    if deadline >= self.options.selection.as_of {
                        deadlines.still_to_come.count(happened);
                    }
                }
            }
            QuestionStatus::Resolved { happened, in_period: true, limit, .. } if limit != LeadTimeLimit::Any => {
                deadlines.without_lead_time.count(happened);
            }
            QuestionStatus::Waiting { happened } => deadlines.waiting.count(happened),
            _ => {}
        }
    }

    /// Counts a row that is not scored; the group of its statement, if it is one.
    pub(super) fn not_scored(
        &mut self,
        label: LabelId,
        made: impl FnOnce() -> Day,
        status: RowStatus,
        is_silent: bool,
        is_overdue: bool,
        group: &QuestionGroup,
    ) -> Option<GroupId> {
        let waits = matches!(status, RowStatus::Pending | RowStatus::Unscorable);
        if !waits && !matches!(status, RowStatus::AfterDeadline | RowStatus::Annulled) {
            return None;
        }
        self.waiting += u32::from(waits && !is_silent);
        let id = self.grouping.group(label, group, made, &mut self.groups);
        self.made.tallies.statement(id, |statements| match status {
            RowStatus::Annulled => statements.annulled += 1,
            RowStatus::Unscorable | RowStatus::AfterDeadline => statements.unscorable += 1,
            _ if is_overdue => statements.overdue += 1,
            _ => statements.pending += 1,
        });
        id
    }

    /// Whether a row is left out as a copy of another; repeats are counted either way.
    pub(super) fn is_copy(&mut self, row: &Row, alike: Alike) -> bool {
        let (of, is_repeat) = match alike {
            Alike::None => return false,
            Alike::Duplicate(of) => (of, false),
            Alike::Repeat(of) => (of, true),
        };
        self.made.repeats += u64::from(is_repeat);
        if self.options.retention.row_statuses {
            self.made.copied.push(Copied { line: row.packed.line, of, is_repeat });
        }
        !is_repeat || self.options.selection.repeats == Keep::Drop
    }
}
