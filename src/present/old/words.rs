//! Sentences that the terminal and Markdown share.

use crate::present::number::counted;
use crate::report::{Group, Report};

/// The scale of the Brier score, said wherever the score stands.
pub(super) const SCALE: &str = "0 best, 0.25 = always saying 50%, 1 worst";

/// What the words of [`resolvability`] mean.
pub(super) const CHECKABLE: &str = "Checkable: with an event, a deadline and a probability. Open: no outcome yet, but \
                                    not overdue. Overdue: the deadline has passed, no outcome is given.";

/// How to read the statistics of a group.
pub(super) const LEGEND: &str = "Skill: above 0 is better than always saying the group's own base rate. Miscalibration: \
                                 0 is best. Discrimination: higher is better.";

/// A group's name for people; `(blank)` where its column was empty.
pub(super) fn label(group: &Group) -> String {
    let label = group.key.label();
    if label.trim().is_empty() { "(blank)".to_owned() } else { label }
}

/// What the groups are groups of: `source_type`, or several joined by a comma.
pub(super) fn grouped_by(report: &Report) -> String {
    report.settings.by.join(", ")
}

/// How many forecasts were scored, about what and from whom.
pub(super) fn scored(report: &Report) -> String {
    let as_of = &report.settings.as_of;
    let all = &report.overall;
    if all.forecasts == 0 {
        let rows = counted(report.counts.rows, "forecast row");
        return format!("No forecast could be scored. {rows} read, as of {as_of}.");
    }
    format!(
        "{} scored, on {} from {}, as of {as_of}.",
        counted(all.forecasts, "forecast"),
        counted(all.questions, "question"),
        counted(all.sources, "source"),
    )
}
