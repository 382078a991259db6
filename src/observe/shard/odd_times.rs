//! What is remarkable in the times of forecasts: it is counted, and the first is kept as an example.

use super::{Eligible, Observer};
use crate::model::RowStatus;
use crate::observe::judge::{is_after_deadline, is_before_opening};
use crate::observe::select::{Row, rows_decide};
use crate::options::Updates;

impl Observer<'_> {
    /// Counts a forecast that was made before its question was asked, or after its deadline.
    pub(super) fn outside_of_question(&mut self, row: &Row, status: RowStatus) {
        if !matches!(status, RowStatus::Scored | RowStatus::Pending | RowStatus::AfterDeadline) {
            return;
        }
        let (line, odd) = (row.packed.line, &mut self.made.odd_times);
        if let Some(deadline) = self.known.closes_on.filter(|_| is_after_deadline(&self.known, row.made)) {
            odd.after_deadline.count(line, row.made, deadline);
        }
        if let Some(opening) = self.known.opens_on.filter(|_| is_before_opening(&self.known, row.made)) {
            odd.before_opening.count(line, row.made, opening);
        }
    }

    /// Looks at a source's forecasts that count, some of them on one day: dates without a time beside times, and two
    /// probabilities at one instant of which the later row counts.
    pub(super) fn of_one_day(&mut self, rows: &[Row]) {
        let Self { eligible, made, instants, weights, options, log, .. } = self;
        let row = |eligible: &Eligible| &rows[eligible.at];
        let odd = &mut made.odd_times;
        if !log.moments.timed.is_empty() {
            for of_day in eligible.chunk_by(|a, b| row(a).made.day() == row(b).made.day()) {
                let Some(timed) = of_day.iter().map(row).find(|row| row.made.has_time()) else { continue };
                for untimed in of_day.iter().map(row).filter(|row| !row.made.has_time()) {
                    odd.without_time.count(untimed.packed.line, untimed.made, timed.made);
                }
            }
        }
        // A comparison takes the last of each source for what its group says together.
        let updates = match options.selection.updates {
            Updates::All if options.retention.forecasts => Updates::Last,
            updates => updates,
        };
        instants.clear();
        instants.extend(eligible.iter().map(|one| (row(one).made.instant_ms(), row(one).packed.probability)));
        if let Some(later) = rows_decide(instants, weights, updates).and_then(|at| eligible.get(at)).map(row) {
            odd.at_once.count(later.packed.line, later.made, later.made);
        }
    }
}
