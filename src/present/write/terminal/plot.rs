//! The reliability plot in letters: observed frequency against mean forecast.

use super::Ink;
use super::ink::{FAINT, POINT};
use crate::present::chart::{Chart, Point, Reliability};

/// Rows of the plot: one for each tenth from 100% down to 0%.
const ROWS: usize = 11;
/// Columns of the plot: three for each tenth.
const COLUMNS: usize = 31;
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Nothing,
    Diagonal,
    Interval,
    Point,
}

/// A chart in letters; nothing where its table says it all.
pub(in crate::present) fn plot(chart: &Chart, ink: Ink) -> Vec<String> {
    match chart {
        Chart::Reliability(chart) => reliability(chart, ink),
        _ => vec![],
    }
}

/// The bins as points with their intervals; on the dotted line forecasts come true as often as they say.
fn reliability(chart: &Reliability, ink: Ink) -> Vec<String> {
    let grid = grid(&chart.points);
    let title = format!("{} {}  {} {}", ink.pick("↑", "^"), chart.happened, ink.pick("→", ">"), chart.said);
    let mut lines = vec![ink.paint(FAINT, &ink.clean(&title))];
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
    let signs = format!("      {} {}  {} {}", ink.pick("╎", ":"), chart.interval, ink.pick("·", "."), chart.perfect);
    lines.push(ink.paint(FAINT, &ink.clean(&signs)));
    lines
}

fn grid(points: &[Point]) -> [[Mark; COLUMNS]; ROWS] {
    let mut grid = [[Mark::Nothing; COLUMNS]; ROWS];
    for (row, marks) in grid.iter_mut().enumerate() {
        marks[(ROWS - 1 - row) * 3] = Mark::Diagonal;
    }
    for point in points {
        let (column, (low, high)) = (step(point.said, COLUMNS - 1), point.interval);
        for height in step(low, ROWS - 1)..=step(high, ROWS - 1) {
            grid[ROWS - 1 - height][column] = Mark::Interval;
        }
    }
    for point in points {
        grid[ROWS - 1 - step(point.happened, ROWS - 1)][step(point.said, COLUMNS - 1)] = Mark::Point;
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
    use super::*;

    /// Room for `100% ┤` on the left of it.
    const MARGIN: usize = 6;
    use crate::present::wrap::width;

    fn chart(points: &[Point]) -> Reliability {
        Reliability { points: points.to_vec(), ..Reliability::default() }
    }

    fn point(said: f64, happened: f64) -> Point {
        let interval = (happened, happened);
        Point { from: said, to: said, said, happened, interval, forecasts: 10, count: "10".into(), tip: String::new() }
    }

    #[test]
    fn points_stand_where_they_belong() {
        for unicode in [true, false] {
            let ink = Ink { color: false, unicode };
            let lines = reliability(&chart(&[point(0.0, 1.0), point(1.0, 0.0), point(0.5, 0.3)]), ink);
            let point = if unicode { '●' } else { 'o' };
            assert_eq!(lines[1].chars().nth(MARGIN), Some(point));
            assert_eq!(lines[8].chars().nth(MARGIN + 15), Some(point));
            assert_eq!(lines[11].chars().nth(MARGIN + 30), Some(point));
            assert!(lines.iter().all(|line| width(line) <= MARGIN + COLUMNS + 1));
            assert!(unicode || lines.concat().is_ascii());
        }
    }

    #[test]
    fn intervals_hang_on_their_point() {
        let ink = Ink { color: false, unicode: true };
        let lines = reliability(&chart(&[Point { interval: (0.2, 0.6), ..point(0.7, 0.4) }]), ink);
        let column: String = lines[1..=11].iter().map(|line| line.chars().nth(MARGIN + 21).unwrap_or(' ')).collect();
        assert_eq!(column, "   ·╎╎●╎╎  ");
    }

    #[test]
    fn what_lies_beyond_the_edge_stands_on_it() {
        let ink = Ink { color: false, unicode: true };
        assert_eq!(reliability(&chart(&[point(1.2, 1.2)]), ink), reliability(&chart(&[point(1.0, 1.0)]), ink));
        assert_eq!(reliability(&chart(&[point(-0.2, -0.2)]), ink), reliability(&chart(&[point(0.0, 0.0)]), ink));
    }
}
