//! A table of text cells, for terminals and for Markdown.

use std::collections::HashMap;

use anstyle::Style;

use super::Ink;
use super::ink::{FAINT, HEADING};
use crate::present::wrap::{pad, width, wrap};

/// Between two columns.
const GAP: usize = 2;
/// The first column is not made narrower than this.
const FIRST_AT_LEAST: usize = 8;
/// A name takes so many lines, then its middle is left out.
const NAME_LINES: usize = 2;

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Names.
    Left,
    /// Numbers.
    Right,
}

/// Header and alignment of a column; a header may have several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GridColumn {
    /// What stands above it.
    pub(super) header: String,
    /// Where its text stands.
    pub(super) align: Align,
}

impl GridColumn {
    /// A column of names.
    pub(super) fn left(header: impl Into<String>) -> Self {
        Self { header: header.into(), align: Align::Left }
    }

    /// A column of numbers.
    pub(super) fn right(header: impl Into<String>) -> Self {
        Self { header: header.into(), align: Align::Right }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct GridRow {
    cells: Vec<String>,
    ruled: bool,
}

/// Columns and rows. Cells may have several lines; the first column holds names and gives way when room is short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    columns: Vec<GridColumn>,
    rows: Vec<GridRow>,
}

impl Grid {
    /// A table without rows.
    pub(super) fn new(columns: Vec<GridColumn>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// Adds a column, before any row.
    pub(super) fn push_column(&mut self, column: GridColumn) {
        self.columns.push(column);
    }

    /// Adds a line to the header of the last column.
    pub(super) fn beneath_last(&mut self, header: &str) {
        if let Some(last) = self.columns.last_mut() {
            last.header = format!("{}\n{header}", last.header);
        }
    }

    /// Adds a row: one cell for each column.
    pub(super) fn push(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(GridRow { cells, ruled: false });
    }

    /// Adds a row with a rule above it, such as a total.
    pub(super) fn push_total(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(GridRow { cells, ruled: true });
    }

    /// Lines for a terminal of so many columns. Numbers are never cut: where even a narrow first column does not
    /// help, the lines run over.
    pub(super) fn lines(&self, available: usize, ink: Ink) -> Vec<String> {
        let widths = self.widths(available);
        let names = names(&self.rows, widths.first().copied().unwrap_or(0), ink);
        let headers: Vec<String> = self.columns.iter().map(|column| column.header.clone()).collect();
        let heading = headers.first().map(|name| name_in(name, widths[0])).unwrap_or_default();
        let mut lines = self.row_lines(heading, &headers, &widths, ink, [HEADING, HEADING], true);
        let whole = widths.iter().sum::<usize>() + GAP * (widths.len() - 1);
        let rule = ink.paint(FAINT, &ink.pick("─", "-").repeat(whole));
        lines.push(rule.clone());
        for (row, name) in self.rows.iter().zip(names) {
            if row.ruled {
                lines.push(rule.clone());
            }
            lines.extend(self.row_lines(name, &row.cells, &widths, ink, [Style::new(), FAINT], false));
        }
        lines
    }

    fn widths(&self, available: usize) -> Vec<usize> {
        let natural = |index: usize| {
            let cells = self.rows.iter().map(|row| row.cells[index].as_str());
            let texts = std::iter::once(self.columns[index].header.as_str()).chain(cells);
            texts.flat_map(str::lines).map(width).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..self.columns.len()).map(natural).collect();
        let others: usize = widths.iter().skip(1).map(|width| width + GAP).sum();
        if let Some(first) = widths.first_mut() {
            *first = (*first).min(available.saturating_sub(others).max(FIRST_AT_LEAST));
        }
        widths
    }

    /// A row's lines; headers stand on the rule, cells hang from the top.
    fn row_lines(
        &self,
        name: Vec<String>,
        cells: &[String],
        widths: &[usize],
        ink: Ink,
        [first, further]: [Style; 2],
        bottom: bool,
    ) -> Vec<String> {
        let others = cells.iter().skip(1).map(|cell| cell.lines().map(str::to_owned).collect());
        let blocks: Vec<Vec<String>> = std::iter::once(name).chain(others).collect();
        let height = blocks.iter().map(Vec::len).max().unwrap_or(0);
        (0..height)
            .map(|line| {
                let mut text = String::new();
                for (index, block) in blocks.iter().enumerate() {
                    let skipped = if bottom { height - block.len() } else { 0 };
                    let part = line.checked_sub(skipped).and_then(|line| block.get(line));
                    let style = if line == 0 || index == 0 { first } else { further };
                    let part = ink.paint(style, part.map_or("", String::as_str));
                    if index > 0 {
                        text.push_str(&" ".repeat(GAP));
                    }
                    text.push_str(&pad(&part, widths[index], self.columns[index].align == Align::Right));
                }
                text.trim_end().to_owned()
            })
            .collect()
    }
}

/// The name of each row in lines: one that is too long without its middle, unless another would look the same.
fn names(rows: &[GridRow], columns: usize, ink: Ink) -> Vec<Vec<String>> {
    let mut names: Vec<(Vec<String>, Vec<String>)> = rows
        .iter()
        .filter_map(|row| row.cells.first())
        .map(|name| (without_middle(name, columns, ink), name_in(name, columns)))
        .collect();
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    for (short, _) in &names {
        *seen.entry(short.clone()).or_default() += 1;
    }
    names.iter_mut().map(|(short, whole)| std::mem::take(if seen[short] > 1 { whole } else { short })).collect()
}

fn name_in(name: &str, columns: usize) -> Vec<String> {
    name.lines().flat_map(|line| wrap(line, columns)).collect()
}

/// The first line of a name, and its end: names often differ there. What stands beneath it stays.
fn without_middle(cell: &str, columns: usize, ink: Ink) -> Vec<String> {
    let shortened = cell.lines().map(|name| {
        let mut lines = wrap(name, columns);
        if lines.len() > NAME_LINES {
            lines.truncate(NAME_LINES - 1);
            lines.push(ink.end_of(name, columns));
        }
        lines
    });
    shortened.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Ink = Ink { color: false, unicode: true };

    fn example() -> Grid {
        let mut table = Grid::new(vec![
            GridColumn::left("source type"),
            GridColumn::right("forecasts\nquestions"),
            GridColumn::right("Brier"),
        ]);
        table.push(vec!["infrastructure provider".into(), "19,831\n504".into(), "0.031".into()]);
        table.push_total(vec!["all".into(), "19,831\n504".into(), "0.031".into()]);
        table
    }

    #[test]
    fn a_row_per_line_where_there_is_room() {
        let lines = example().lines(80, PLAIN);
        assert_eq!(
            lines,
            [
                "                         forecasts",
                "source type              questions  Brier",
                "─────────────────────────────────────────",
                "infrastructure provider     19,831  0.031",
                "                               504",
                "─────────────────────────────────────────",
                "all                         19,831  0.031",
                "                               504",
            ]
        );
    }

    #[test]
    fn the_first_column_gives_way_and_the_numbers_stay() {
        let lines = example().lines(32, PLAIN);
        assert!(lines.iter().all(|line| width(line) <= 32), "{lines:#?}");
        assert_eq!(lines[3], "infrastructure     19,831  0.031");
        assert_eq!(lines[4], "provider              504");
    }

    #[test]
    fn a_name_takes_two_lines_at_most() {
        let mut table = example();
        table.push(vec!["x".repeat(300), "1\n1".into(), "0.500".into()]);
        let lines = table.lines(40, PLAIN);
        assert_eq!(lines.len(), 10);
        assert!(lines[9].contains('…') && lines[8].ends_with("0.500"));
    }

    /// Type and number of questions, which stand beneath a source where room is short, were taken for the end of its name.
    #[test]
    fn what_stands_beneath_a_name_keeps_its_lines() {
        let cell = "Telecom consultant 3\nconsultant\n22";
        assert_eq!(without_middle(cell, 24, PLAIN), ["Telecom consultant 3", "consultant", "22"]);
    }

    /// Names that are cut at their end look alike where they differ there.
    #[test]
    fn names_that_differ_at_the_end_stay_apart() {
        let rows = |names: [String; 2]| {
            let mut table = example();
            for name in names {
                table.push(vec![name, "1\n1".into(), "0.500".into()]);
            }
            let lines = table.lines(40, PLAIN);
            lines[8..].iter().map(|line| line[..line.find("  ").unwrap_or(line.len())].to_owned()).collect::<Vec<_>>()
        };
        let ending = rows(["A", "B"].map(|end| format!("{}{end}", "x".repeat(60))));
        assert_ne!(ending[..2], ending[2..], "{ending:#?}");
        let inside = rows(["A", "B"].map(|middle| format!("{}{middle}{}", "x".repeat(40), "y".repeat(40))));
        assert_ne!(inside[..inside.len() / 2], inside[inside.len() / 2..], "{inside:#?}");
    }
}
