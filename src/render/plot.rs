//! The reliability plot in letters: what happened against what was said.

use super::Ink;
use super::ink::{FAINT, POINT};
use crate::report::Bin;

/// Rows of the plot: one for each tenth from 100% down to 0%.
const ROWS: usize = 11;
/// Columns of the plot: three for each tenth.
const COLUMNS: usize = 31;
/// Room for `100% ┤` on the left of it.
const MARGIN: usize = 6;
/// How wide the whole plot is: `100%` stands a little out on the right.
pub(super) const WIDTH: usize = MARGIN + COLUMNS + 1;

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Nothing,
    Diagonal,
    Interval,
    Point,
}

/// The bins as points with their intervals; on the dotted line what was said is what happened.
pub(super) fn reliability(bins: &[Bin], ink: Ink) -> Vec<String> {
    let grid = grid(bins);
    let title = ink.pick("↑ happened → said  ╎ interval  · ideal", "up happened, right said, : interval");
    let mut lines = vec![ink.paint(FAINT, title)];
    lines.extend(grid.iter().enumerate().map(|(row, marks)| {
        let axis = match row {
            0 => ink.pick("100% ┤", "100% |"),
            5 => ink.pick(" 50% ┤", " 50% |"),
            10 => ink.pick("  0% ┤", "  0% |"),
            _ => ink.pick("     │", "     |"),
        };
        let signs: String = marks.iter().map(|&mark| sign(mark, ink)).collect();
        format!("{}{}", ink.paint(FAINT, axis), signs.trim_end())
    }));
    let axis = ink.pick("     └┴──────────────┴──────────────┴", "     ++--------------+--------------+");
    lines.push(ink.paint(FAINT, axis));
    lines.push(ink.paint(FAINT, "      0%            50%           100%"));
    lines
}

fn grid(bins: &[Bin]) -> [[Mark; COLUMNS]; ROWS] {
    let mut grid = [[Mark::Nothing; COLUMNS]; ROWS];
    for (row, marks) in grid.iter_mut().enumerate() {
        marks[(ROWS - 1 - row) * 3] = Mark::Diagonal;
    }
    for bin in bins {
        let column = step(bin.mean_forecast, COLUMNS - 1);
        for height in step(bin.low, ROWS - 1)..=step(bin.high, ROWS - 1) {
            grid[ROWS - 1 - height][column] = Mark::Interval;
        }
    }
    for bin in bins {
        grid[ROWS - 1 - step(bin.observed, ROWS - 1)][step(bin.mean_forecast, COLUMNS - 1)] = Mark::Point;
    }
    grid
}

/// The step of the grid that is nearest to a share.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a float cast saturates, and min bounds it
fn step(share: f64, steps: usize) -> usize {
    ((share * steps as f64).round() as usize).min(steps)
}

fn sign(mark: Mark, ink: Ink) -> String {
    match mark {
        Mark::Nothing => " ".to_owned(),
        Mark::Diagonal => ink.paint(FAINT, ink.pick("·", ".")),
        Mark::Interval => ink.paint(POINT, ink.pick("╎", ":")),
        Mark::Point => ink.paint(POINT, ink.pick("●", "o")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::width;
    use super::*;

    fn bin(said: f64, happened: f64) -> Bin {
        Bin {
            from: said,
            to: said,
            forecasts: 10,
            questions: 10,
            weight: 10.0,
            mean_forecast: said,
            observed: happened,
            low: happened,
            high: happened,
        }
    }

    #[test]
    fn points_stand_where_they_belong() {
        for unicode in [true, false] {
            let ink = Ink { color: false, unicode };
            let lines = reliability(&[bin(0.0, 1.0), bin(1.0, 0.0), bin(0.5, 0.3)], ink);
            let point = if unicode { '●' } else { 'o' };
            assert_eq!(lines[1].chars().nth(MARGIN), Some(point));
            assert_eq!(lines[8].chars().nth(MARGIN + 15), Some(point));
            assert_eq!(lines[11].chars().nth(MARGIN + 30), Some(point));
            assert!(lines.iter().all(|line| width(line) <= WIDTH));
            assert!(unicode || lines.concat().is_ascii());
        }
    }

    #[test]
    fn intervals_hang_on_their_point() {
        let ink = Ink { color: false, unicode: true };
        let lines = reliability(&[Bin { low: 0.2, high: 0.6, ..bin(0.7, 0.4) }], ink);
        let column: String = lines[1..=11].iter().map(|line| line.chars().nth(MARGIN + 21).unwrap_or(' ')).collect();
        assert_eq!(column, "   ·╎╎●╎╎  ");
    }

    #[test]
    fn what_lies_beyond_the_edge_stands_on_it() {
        let ink = Ink { color: false, unicode: true };
        assert_eq!(reliability(&[bin(1.2, 1.2)], ink), reliability(&[bin(1.0, 1.0)], ink));
        assert_eq!(reliability(&[bin(-0.2, -0.2)], ink), reliability(&[bin(0.0, 0.0)], ink));
    }
}
