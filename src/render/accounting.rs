//! What became of every forecast row, in words.

use crate::report::Counts;

/// How many rows met each fate, in words; fates that no row met are left out.
pub(super) fn parts(counts: &Counts) -> Vec<(u64, &'static str)> {
    let all = [
        (counts.scored, "scored"),
        (counts.pending, "pending: not resolved yet"),
        (counts.annulled, "about questions that were annulled"),
        (counts.after_resolution, "after the resolution (hindsight, never scored)"),
        (counts.same_day_dropped, "on the day of the resolution (left out by --same-day drop)"),
        (counts.duplicate, "duplicates: the same forecast once more"),
        (counts.unscorable, "without a checkable event, deadline or probability"),
        (counts.out_of_period, "outside the period that was asked for"),
        (counts.filtered, "left out by --where"),
        (counts.rejected, "not usable, see the problems"),
    ];
    all.into_iter().filter(|&(number, _)| number > 0).collect()
}
