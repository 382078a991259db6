//! What became of every forecast row, in words.

use crate::model::RowFate;
use crate::report::Counts;

/// How many rows met each fate, in words; fates that no row met are left out.
pub(super) fn parts(counts: &Counts) -> Vec<(RowFate, u64, &'static str)> {
    let all = [
        (RowFate::Scored, counts.scored, "scored"),
        (RowFate::Pending, counts.pending, "pending: not resolved yet"),
        (RowFate::Annulled, counts.annulled, "about questions that were annulled"),
        (RowFate::AfterResolution, counts.after_resolution, "after the resolution (hindsight, never scored)"),
        (
            RowFate::SameDayDropped,
            counts.same_day_dropped,
            "on the day of the resolution (left out by --same-day drop)",
        ),
        (RowFate::Duplicate, counts.duplicate, "duplicates: the same forecast once more"),
        (RowFate::Unscorable, counts.unscorable, "without a checkable event, deadline or probability"),
        (RowFate::OutOfPeriod, counts.out_of_period, "outside the period that was asked for"),
        (RowFate::Filtered, counts.filtered, "left out by --where"),
        (RowFate::Rejected, counts.rejected, "not usable, see the problems"),
    ];
    all.into_iter().filter(|&(_, number, _)| number > 0).collect()
}
