//! The tables of Murphy diagrams.

use super::{TablePart, of_group, parts, with_keys};
use crate::present::language::Texts;
use crate::present::table::{Cell, Column, Table, TableColumns};
use crate::report::{Comparison, DiagramDifference, ElementaryDifference, Report};
use crate::score::DiagramKnot;

/// Mean elementary scores at the knots of the diagrams of all together and of each group: a line leads from each to the next.
pub(crate) fn murphy_diagram(report: &Report, texts: &'static Texts) -> Table {
    let number = |name: &'static str| Column::number(name, "").for_programs();
    let columns = TableColumns::<TablePart<'_, DiagramKnot>>::new()
        .and(number("threshold"), |item| Cell::Number(Some(item.part.threshold)))
        .and(number("score_left"), |item| Cell::Number(Some(item.part.left)))
        .and(number("score_right"), |item| Cell::Number(Some(item.part.right)));
    let columns = of_group(report, texts, columns, |part: &TablePart<'_, DiagramKnot>| part.group);
    Table::of("", columns, parts(report, |group| &group.murphy_diagram))
}

/// Differences of the diagrams of each two groups on the questions that both answered, with their band, threshold by threshold.
pub(crate) fn murphy_differences(comparison: &Comparison) -> Table {
    type Item<'a> = (&'a DiagramDifference, &'a ElementaryDifference);
    let columns = TableColumns::<Item<'_>>::new()
        .count("questions", |(pair, _)| pair.questions)
        .number("threshold", |(_, point)| Some(point.threshold))
        .number("difference", |(_, point)| Some(point.value))
        .number("difference_low", |(_, point)| point.interval.map(|(low, _)| low))
        .number("difference_high", |(_, point)| point.interval.map(|(_, high)| high));
    let columns = with_keys(&["a_", "b_"], &comparison.settings.by, columns, |at, (pair, _): &Item<'_>| {
        Some(if at == 0 { &pair.a } else { &pair.b })
    });
    let points = comparison.diagrams.iter().flat_map(|pair| pair.points.iter().map(move |point| (pair, point)));
    Table::of("", columns, points)
}
