//! What became of the rows, and how much of what groups said could be checked.

use super::of_group;
use crate::model::{Finite, RowStatus};
use crate::present::language::Texts;
use crate::present::table::{Cell, Column, Table, TableColumns};
use crate::report::{Counts, Group, Report};

/// How many rows met each status, and all of them as the total; statuses that no row met are left out.
pub(crate) fn counts(counts: &Counts, texts: &'static Texts) -> Table {
    type Item = (Option<RowStatus>, u64);
    let t = &texts.left_out;
    let columns = TableColumns::<Item>::new()
        .and(Column::words("status", t.status), |(status, _)| {
            Cell::text(status.map_or(t.total, |status| texts.status(status)))
        })
        .and(Column::number("rows", t.rows), |(_, rows)| Cell::count(*rows));
    let met = statuses(counts).into_iter().filter(|&(_, rows)| rows > 0).map(|(status, rows)| (Some(status), rows));
    Table::of(t.caption, columns, met.chain([(None, counts.rows)])).with_total()
}

/// How many rows met each status.
pub(crate) fn statuses(counts: &Counts) -> [(RowStatus, u64); RowStatus::COUNT] {
    [
        (RowStatus::Scored, counts.scored),
        (RowStatus::Pending, counts.pending),
        (RowStatus::Annulled, counts.annulled),
        (RowStatus::AfterResolution, counts.after_resolution),
        (RowStatus::SameDayDropped, counts.same_day_dropped),
        (RowStatus::Duplicate, counts.duplicate),
        (RowStatus::Unscorable, counts.unscorable - counts.after_deadline),
        (RowStatus::AfterDeadline, counts.after_deadline),
        (RowStatus::OutOfPeriod, counts.out_of_period),
        (RowStatus::Filtered, counts.filtered),
        (RowStatus::Rejected, counts.rejected),
    ]
}

/// What became of the statements of groups: silence must not be taken for skill.
pub(crate) fn checkable(report: &Report, groups: &[&Group], texts: &'static Texts) -> Table {
    let t = &texts.open;
    let facts = |group: &&Group| group.resolvability;
    let columns = TableColumns::<&Group>::new()
        .and(Column::number("statements", t.statements), move |group| Cell::count(facts(group).statements))
        .and(Column::number("unscorable", t.unscorable).beneath(), move |group| Cell::count(facts(group).unscorable))
        .and(Column::number("pending", t.pending), move |group| Cell::count(facts(group).pending))
        .and(Column::number("overdue", t.overdue_column).beneath(), move |group| Cell::count(facts(group).overdue))
        .and(Column::number("annulled", t.annulled), move |group| Cell::count(facts(group).annulled))
        .and(Column::number("scored", t.scored).beneath(), move |group| Cell::count(facts(group).scored))
        .and(Column::number("brier_if_overdue_yes", t.if_yes), move |group| {
            Cell::Score(facts(group).brier_if_overdue_yes.map(Finite::get))
        })
        .and(Column::number("brier_if_overdue_no", t.if_no).beneath().legend(t.checkable_legend), move |group| {
            Cell::Score(facts(group).brier_if_overdue_no.map(Finite::get))
        });
    Table::of(t.checkable_caption, of_group(report, texts, columns, |group: &&Group| group), groups.iter().copied())
}
