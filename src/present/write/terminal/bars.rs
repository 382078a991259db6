//! Bars beside numbers: from low to high, with the point.

use super::Ink;
use super::ink::POINT;
use crate::present::number::Numbers;
use crate::present::table::{Cell, Column};
use crate::present::wrap::width;

/// Bars are not drawn wider: 2 columns for each hundredth help nobody.
const WIDEST: usize = 51;
/// Nor narrower, where the lines run over instead.
const NARROWEST: usize = 11;
/// Between two columns.
const GAP: usize = 2;

/// The room that the other columns leave.
pub(super) fn room(rows: &[&[Cell]], columns: &[(usize, &Column)], numbers: &Numbers, available: usize) -> usize {
    let widest = |at: usize, column: &Column| {
        let cells = rows.iter().map(|row| width(&row[at].shown(numbers)));
        cells.chain([width(&column.heading)]).max().unwrap_or(0) + GAP
    };
    let others: usize = columns.iter().map(|&(at, column)| widest(at, column)).sum();
    available.saturating_sub(others).clamp(NARROWEST, WIDEST)
}

/// A bar on the way from 0% to 100%.
pub(super) fn bar(value: Option<[f64; 3]>, room: usize, ink: Ink) -> String {
    let Some(value) = value else { return "no number".to_owned() };
    let [low, point, high] = value.map(|share| place(share, room));
    let sign = |column: usize| match column {
        _ if column == point => ink.pick('●', 'o'),
        _ if column == low && low < high => ink.pick('├', '|'),
        _ if column == high && low < high => ink.pick('┤', '|'),
        _ => ink.pick('─', '-'),
    };
    let drawn: String = (low..=high).map(sign).collect();
    format!("{}{}", " ".repeat(low), ink.paint(POINT, &drawn))
}

/// `0%      50%     100%` over the bars.
pub(super) fn axis(room: usize) -> String {
    let middle = room / 2;
    let left = format!("0%{}50%", " ".repeat(middle.saturating_sub(3)));
    format!("{left}{}100%", " ".repeat(room.saturating_sub(left.len() + 4)))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // from 0 to the room
fn place(share: f64, room: usize) -> usize {
    (share * (room - 1) as f64).round() as usize
}
