//! The one table as a grid of text: as it is where there is room, else with cells beneath others.

use crate::present::number::Numbers;
use crate::present::table::{Cell, Column, Medium, Table};
use crate::present::wrap::{visible_width, width, wrap};

use super::grid::{Grid, GridColumn};
use super::{Ink, bars};

/// A name gives way up to this before numbers move beneath others.
const NAME_AT_LEAST: usize = 24;
/// A name gives way up to this before columns go, where each row has one line.
const NAME_IN_ONE_LINE: usize = 32;
/// Between two columns.
const GAP: usize = 2;

/// The table without the columns that give way first, as few of them as let each row have one line.
pub(super) fn in_one_line(table: &Table, numbers: &Numbers, available: usize, ink: Ink) -> Table {
    let mut table = table.clone();
    loop {
        let columns = table.columns_for(Medium::Terminal);
        let drawn = DrawnCells::of(&table, &columns, numbers, available, ink);
        let goes = columns.iter().filter(|(_, column)| column.gives_way > 0).min_by_key(|(_, column)| column.gives_way);
        let Some(&(goes, _)) = goes.filter(|_| drawn.layout(&columns, NAME_IN_ONE_LINE, false, true).width > available)
        else {
            return table;
        };
        table.columns[goes].first = Medium::Page;
    }
}

/// The lines of the rows that are shown.
pub(super) fn lines(table: &Table, numbers: &Numbers, available: usize, ink: Ink) -> Vec<String> {
    let columns = table.columns_for(Medium::Terminal);
    let (rows, _) = table.shown();
    let drawn = DrawnCells::of(table, &columns, numbers, available, ink);
    let cells = &drawn.cells;
    let layout = |stacked, wrapped| drawn.layout(&columns, NAME_AT_LEAST, stacked, wrapped);
    let layouts = [layout(false, true), layout(true, false)];
    let fitting = layouts.into_iter().find(|layout| layout.width <= available);
    let Layout { headings, beneath, .. } = fitting.unwrap_or_else(|| layout(true, true));

    let mut grid = Grid::new(vec![]);
    for (at, (_, column)) in columns.iter().enumerate() {
        if beneath[at] { grid.beneath_last(&headings[at]) } else { grid.push_column(head(column, &headings[at])) }
    }
    let last = cells.len().saturating_sub(1);
    for (number, (row, texts)) in rows.iter().zip(cells).enumerate() {
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

fn head(column: &Column, heading: &str) -> GridColumn {
    if column.is_number { GridColumn::right(heading) } else { GridColumn::left(heading) }
}

/// Cells and headings as text.
struct DrawnCells {
    cells: Vec<Vec<String>>,
    headings: Vec<String>,
    /// How much the cells of each column take.
    widths: Vec<usize>,
}

impl DrawnCells {
    fn of(table: &Table, columns: &[(usize, &Column)], numbers: &Numbers, available: usize, ink: Ink) -> Self {
        let (rows, _) = table.shown();
        let room = bars::room(&rows, columns, numbers, available);
        let text = |cell: &Cell| match cell {
            Cell::Bar(value) => bars::bar(*value, room, ink),
            cell => ink.clean(&cell.shown(numbers)),
        };
        let cells: Vec<Vec<String>> =
            rows.iter().map(|row| columns.iter().map(|&(at, _)| text(&row[at])).collect()).collect();
        let widest = |at: usize| cells.iter().map(|row| visible_width(&row[at])).max().unwrap_or(0);
        let is_bar = |at: usize| rows.first().is_some_and(|row| matches!(row[columns[at].0], Cell::Bar(_)));
        let widths: Vec<usize> = (0..columns.len()).map(|at| if is_bar(at) { room } else { widest(at) }).collect();
        let heading = |at: usize| if is_bar(at) { bars::axis(room) } else { ink.clean(&columns[at].1.heading) };
        let headings: Vec<String> = (0..columns.len()).map(heading).collect();
        Self { cells, headings, widths }
    }

    fn layout(&self, columns: &[(usize, &Column)], name: usize, stacked: bool, wrapped: bool) -> Layout {
        Layout::of(columns, &self.headings, &self.widths, name, stacked, wrapped)
    }
}

/// A way to lay out the columns.
struct Layout {
    /// The heading of each column.
    headings: Vec<String>,
    /// Whether its cells stand beneath those of the column before.
    beneath: Vec<bool>,
    /// How much it takes, with a name that gives way.
    width: usize,
}

impl Layout {
    /// With some columns `stacked` beneath others or with none, and their headings `wrapped` or not; the name gives way up to
    /// a width.
    fn of(
        columns: &[(usize, &Column)],
        headings: &[String],
        widths: &[usize],
        name_at_least: usize,
        stacked: bool,
        wrapped: bool,
    ) -> Self {
        let beneath: Vec<bool> = columns.iter().map(|(_, column)| stacked && column.beneath).collect();
        let is_alone = |at: usize| !beneath[at] && !beneath.get(at + 1).copied().unwrap_or(false);
        let heading = |at: usize| {
            if wrapped || is_alone(at) { in_two_lines(&headings[at], widths[at]) } else { headings[at].clone() }
        };
        let headings: Vec<String> = (0..columns.len()).map(heading).collect();
        let mut takes: Vec<usize> = vec![];
        for (at, heading) in headings.iter().enumerate() {
            let own = heading.lines().map(width).max().unwrap_or(0).max(widths[at]);
            match takes.last_mut().filter(|_| beneath[at]) {
                Some(above) => *above = own.max(*above),
                None => takes.push(own),
            }
        }
        let others: usize = takes.iter().skip(1).map(|own| own + GAP).sum();
        let name = takes.first().copied().unwrap_or(0).min(name_at_least);
        Self { headings, beneath, width: others + name }
    }
}

/// A heading in at most two lines, as narrow as that allows, but not narrower than the cells.
fn in_two_lines(heading: &str, cells: usize) -> String {
    if width(heading) <= cells {
        return heading.to_owned();
    }
    let longest = heading.split(' ').map(width).max().unwrap_or(0).max(cells).max(1);
    let lines =
        (longest..=width(heading).max(longest)).map(|columns| wrap(heading, columns)).find(|lines| lines.len() <= 2);
    lines.unwrap_or_default().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::language::Texts;
    use crate::present::table::TableColumns;

    const PLAIN: Ink = Ink { color: false, unicode: true };

    fn table() -> Table {
        let columns = TableColumns::<(f64, Option<(f64, f64)>)>::new()
            .and(Column::words("name", "source type"), |_| Cell::name("infrastructure provider"))
            .and(Column::number("brier", "Brier score"), |(score, _)| Cell::Score(Some(*score)))
            .and(Column::interval("brier", "95% interval"), |(_, ends)| Cell::Interval(*ends));
        Table::of("", columns, [(0.25, Some((0.2, 0.3))), (0.5, None)]).with_total()
    }

    fn drawn(available: usize) -> Vec<String> {
        lines(&table(), &Texts::of(crate::options::Language::English).numbers, available, PLAIN)
    }

    #[test]
    fn a_percentage_is_not_torn_from_its_sign() {
        assert_eq!(in_two_lines("95\u{a0}%-Bereich", 11), "95 %-Bereich");
        assert_eq!(in_two_lines("mittlere Vorhersage", 4), "mittlere\nVorhersage");
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
