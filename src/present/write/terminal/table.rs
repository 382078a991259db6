//! The one table as a grid of text: as it is where there is room, else with cells beneath others.

use crate::present::number::Numbers;
use crate::present::table::{Cell, Column, Medium, Table};
use crate::present::wrap::{visible_width, width, wrap};

use super::grid::{Grid, GridColumn};
use super::{Ink, bars};

/// A name gives way up to this before numbers move beneath others.
const NAME_AT_LEAST: usize = 24;
/// Between two columns.
const GAP: usize = 2;

/// The lines of the rows that are shown.
pub(super) fn lines(table: &Table, numbers: &Numbers, available: usize, ink: Ink) -> Vec<String> {
    let columns = table.columns_for(Medium::Terminal);
    let (rows, _) = table.shown();
    let room = bars::room(&rows, &columns, numbers, available);
    let text = |cell: &Cell| match cell {
        Cell::Bar(value) => bars::bar(*value, room, ink),
        cell => ink.clean(&cell.shown(numbers)),
    };
    let cells: Vec<Vec<String>> =
        rows.iter().map(|row| columns.iter().map(|&(at, _)| text(&row[at])).collect()).collect();
    let widest = |at: usize| cells.iter().map(|row| visible_width(&row[at])).max().unwrap_or(0);
    let heading = |at: usize, column: &Column| match rows.first().map(|row| &row[columns[at].0]) {
        Some(Cell::Bar(_)) => bars::axis(room),
        _ => in_two_lines(&ink.clean(&column.heading), widest(at)),
    };
    let headings: Vec<String> = columns.iter().enumerate().map(|(at, (_, column))| heading(at, column)).collect();
    let width_of = |at: usize| headings[at].lines().map(width).max().unwrap_or(0).max(widest(at));
    let numbers_take: usize = (1..columns.len()).map(|at| width_of(at) + GAP).sum();
    let is_short = numbers_take + width_of(0).min(NAME_AT_LEAST) > available;
    let beneath: Vec<bool> = columns.iter().map(|(_, column)| is_short && column.beneath).collect();

    let mut grid = Grid::new(vec![]);
    for (at, (_, column)) in columns.iter().enumerate() {
        let heading = if is_short && stands_with_another(&beneath, at) {
            ink.clean(&column.heading)
        } else {
            headings[at].clone()
        };
        if beneath[at] { grid.beneath_last(&heading) } else { grid.push_column(head(column, heading)) }
    }
    let last = cells.len().saturating_sub(1);
    for (number, (row, texts)) in rows.iter().zip(&cells).enumerate() {
        let mut stacked: Vec<String> = vec![];
        for (at, text) in texts.iter().enumerate() {
            match stacked.last_mut().filter(|_| beneath[at]) {
                // A number without an interval needs no second sign that something is missing.
                Some(above) if matches!(row[columns[at].0], Cell::Interval(None) | Cell::Shares(None)) => {
                    above.push('\n');
                }
                Some(above) => *above = format!("{above}\n{text}"),
                None => stacked.push(text.clone()),
            }
        }
        if table.has_total && number == last { grid.push_total(stacked) } else { grid.push(stacked) }
    }
    grid.lines(available, ink)
}

fn head(column: &Column, heading: String) -> GridColumn {
    if column.is_number { GridColumn::right(heading) } else { GridColumn::left(heading) }
}

/// Whether a column has another beneath it, or stands beneath one.
fn stands_with_another(beneath: &[bool], at: usize) -> bool {
    beneath[at] || beneath.get(at + 1).copied().unwrap_or(false)
}

/// A heading in at most two lines, as narrow as that allows, but not narrower than the cells.
fn in_two_lines(heading: &str, cells: usize) -> String {
    let longest = heading.split(' ').map(width).max().unwrap_or(0).max(cells).max(1);
    let lines =
        (longest..=width(heading).max(longest)).map(|columns| wrap(heading, columns)).find(|lines| lines.len() <= 2);
    lines.unwrap_or_default().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::language::Texts;
    use crate::present::table::Columns;

    const PLAIN: Ink = Ink { color: false, unicode: true };

    fn table() -> Table {
        let columns = Columns::<(f64, Option<(f64, f64)>)>::new()
            .and(Column::words("name", "source type"), |_| Cell::name("infrastructure provider"))
            .and(Column::number("brier", "Brier score"), |(score, _)| Cell::Score(Some(*score)))
            .and(Column::interval("brier", "95% interval"), |(_, ends)| Cell::Interval(*ends));
        Table::of("", columns, [(0.25, Some((0.2, 0.3))), (0.5, None)]).with_total()
    }

    fn drawn(available: usize) -> Vec<String> {
        lines(&table(), &Texts::of(crate::options::Language::English).numbers, available, PLAIN)
    }

    #[test]
    fn an_interval_has_its_own_column_where_there_is_room() {
        assert_eq!(
            drawn(80),
            [
                "                         Brier          95%",
                "source type              score     interval",
                "───────────────────────────────────────────",
                "infrastructure provider  0.250  0.200–0.300",
                "───────────────────────────────────────────",
                "infrastructure provider  0.500            –",
            ]
        );
    }

    #[test]
    fn an_interval_moves_beneath_its_number_where_room_is_short() {
        assert_eq!(
            drawn(37),
            [
                "                          Brier score",
                "source type              95% interval",
                "─────────────────────────────────────",
                "infrastructure provider         0.250",
                "                          0.200–0.300",
                "─────────────────────────────────────",
                "infrastructure provider         0.500",
            ]
        );
    }
}
