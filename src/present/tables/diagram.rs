//! The table of Murphy diagrams.

use super::{Part, of_group, parts};
use crate::present::language::Texts;
use crate::present::table::{Cell, Column, Columns, Table};
use crate::report::Report;
use crate::score::DiagramKnot;

/// Mean elementary scores at the knots of the diagrams of all together and of each group: a line leads from each to the next.
pub(crate) fn murphy_diagram(report: &Report, texts: &'static Texts) -> Table {
    let number = |name: &'static str| Column::number(name, "").for_programs();
    let columns = Columns::<Part<'_, DiagramKnot>>::new()
        .and(number("threshold"), |item| Cell::Number(Some(item.part.threshold)))
        .and(number("score_left"), |item| Cell::Number(Some(item.part.left)))
        .and(number("score_right"), |item| Cell::Number(Some(item.part.right)));
    let columns = of_group(report, texts, columns, |part: &Part<'_, DiagramKnot>| part.group);
    Table::of("", columns, parts(report, |group| &group.murphy_diagram))
}
