//! Numbers with their intervals, one line each: the name above, the number beside it, the dot and its whiskers below.

use super::drawing::{Anchor, Drawing, mark};
use super::figure::{Dot, Dots};
use super::measure::WIDTH;
use super::measure::{fit, width};
use super::scale::{AxisScale, decimals, round_step};
use super::style::Look;

const LEFT: f64 = 12.0;
const RIGHT: f64 = WIDTH - 14.0;
const ROW: f64 = 40.0;
const TOP: f64 = 18.0;

/// Draws it.
pub(crate) fn draw(chart: &Dots) -> Drawing {
    let bottom = TOP + ROW * chart.dots.len() as f64;
    let more = if chart.more.is_some() { 18.0 } else { 0.0 };
    let mut drawing = Drawing::new(&chart.head, bottom + 40.0 + more);
    let x = axis(chart);
    let ticks = x.ticks(5);
    let places = decimals(&ticks);
    for &tick in &ticks {
        drawing.line(Look::Grid, (x.at(tick), TOP), (x.at(tick), bottom));
        let text = drawing.tick(tick, places);
        drawing.label(Look::Small, x.at(tick), bottom + 15.0, Anchor::Middle, &text);
    }
    drawing.line(Look::Axis, (LEFT, bottom), (RIGHT, bottom));
    drawing.label(Look::Text, f64::midpoint(LEFT, RIGHT), bottom + 32.0, Anchor::Middle, &chart.axis);
    if let Some((value, name)) = &chart.reference {
        drawing.line(Look::Dashed, (x.at(*value), TOP - 4.0), (x.at(*value), bottom));
        let half = width(name, 9.5) / 2.0;
        let middle = x.at(*value).clamp(LEFT + half, RIGHT - half);
        drawing.label(Look::Note, middle, TOP - 8.0, Anchor::Middle, name);
    }
    for (at, dot) in chart.dots.iter().enumerate() {
        row(&mut drawing, x, dot, TOP + ROW * at as f64);
    }
    if let Some(more) = &chart.more {
        drawing.label(Look::Small, LEFT, bottom + 52.0, Anchor::Start, more);
    }
    drawing
}

fn row(drawing: &mut Drawing, x: AxisScale, dot: &Dot, top: f64) {
    let (name, height) = (top + 15.0, top + 27.0);
    let room = RIGHT - LEFT - width(&dot.shown, 11.0) - 14.0;
    drawing.with_tip(&dot.tip, |drawing| {
        drawing.rectangle(Look::Paper, (LEFT - 2.0, top + 3.0), (width(&fit(&dot.name, 12.0, room), 12.0) + 4.0, 15.0));
        drawing.label(Look::Text, LEFT, name, Anchor::Start, &fit(&dot.name, 12.0, room));
        let shown = width(&dot.shown, 11.0);
        drawing.rectangle(Look::Paper, (RIGHT - shown - 2.0, top + 3.0), (shown + 4.0, 15.0));
        drawing.label(Look::Small, RIGHT, name, Anchor::End, &dot.shown);
        whiskers(drawing, dot, |value| (x.at(value), height), (0.0, 4.0));
    });
}

/// The dot and its whiskers with their caps; hollow if there is too little behind it.
pub(super) fn whiskers(drawing: &mut Drawing, dot: &Dot, place: impl Fn(f64) -> (f64, f64), cap: (f64, f64)) {
    if let Some((low, high)) = dot.interval {
        let (low, high) = (place(low), place(high));
        drawing.line(Look::Whisker(dot.look), low, high);
        for (px, py) in [low, high] {
            drawing.line(Look::Whisker(dot.look), (px - cap.0, py - cap.1), (px + cap.0, py + cap.1));
        }
    }
    let (px, py) = place(dot.value);
    let look = if dot.firm { Look::Mark(dot.look) } else { Look::Hollow(dot.look) };
    drawing.path(look, &mark(dot.look, px, py, 4.2));
}

/// From 0, or from below it if there are negative numbers.
fn axis(chart: &Dots) -> AxisScale {
    let ends = chart.dots.iter().flat_map(|dot| {
        let (low, high) = dot.interval.unwrap_or((dot.value, dot.value));
        [low, dot.value, high]
    });
    let all = ends.chain(chart.reference.iter().map(|(value, _)| *value));
    let (lowest, highest) = all.fold((0.0_f64, 0.01_f64), |(low, high), end| (low.min(end), high.max(end)));
    let step = round_step((highest - lowest) / 5.0);
    let values = ((lowest / step).floor() * step, (highest / step).ceil() * step);
    AxisScale { values, places: (LEFT + 4.0, RIGHT - 8.0) }
}
