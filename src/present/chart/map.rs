//! Miscalibration against discrimination. Along each dashed line the Brier score is the same: it is miscalibration minus
//! discrimination plus uncertainty (Dimitriadis, Gneiting & Jordan 2021), so better is up and to the left.

use super::drawing::{Anchor, Drawing, mark};
use super::figure::{BrierMap, Spot};
use super::measure::WIDTH;
use super::measure::{fit, width};
use super::scale::{AxisScale, decimals, round_step};
use super::style::Look;

const LEFT: f64 = 56.0;
const TOP: f64 = 10.0;
const SIDE: f64 = 288.0;
const LINE: f64 = 16.0;

/// Left, top, right and bottom of something drawn.
type Extent = (f64, f64, f64, f64);

/// Draws it.
pub(crate) fn draw(chart: &BrierMap) -> Drawing {
    let (x, y) = scales(chart);
    let names: Vec<String> = chart.spots.iter().map(|spot| fit(&spot.name, 12.0, 150.0)).collect();
    let beside = labels_beside(chart, &names, 12.0, x, y);
    let by_name = beside.iter().all(Option::is_some);
    let keys = if by_name { 0 } else { chart.spots.len() };
    let below = TOP + SIDE + 58.0;
    let height = below + LINE * (keys + usize::from(chart.more.is_some())) as f64;
    let mut drawing = Drawing::new(&chart.head, height);
    frame(&mut drawing, chart, x, y);
    isolines(&mut drawing, chart, x, y);
    let (labels, size, class) = if by_name {
        (names, 12.0, Look::Text)
    } else {
        ((1..=chart.spots.len()).map(|number| number.to_string()).collect(), 9.5, Look::Note)
    };
    let places = labels_beside(chart, &labels, size, x, y);
    for ((spot, label), place) in chart.spots.iter().zip(&labels).zip(places) {
        let (px, py) = (x.at(spot.miscalibration), y.at(spot.discrimination));
        drawing.with_tip(&spot.tip, |drawing| {
            let look = if spot.firm { Look::Mark(spot.look) } else { Look::Hollow(spot.look) };
            drawing.path(look, &mark(spot.look, px, py, 4.4));
            if let Some((left, top, ..)) = place {
                drawing.label(class, left, top + size * 0.95, Anchor::Start, label);
            }
        });
    }
    for (at, spot) in chart.spots.iter().enumerate().take(keys) {
        let text = format!("{}  {}", at + 1, spot.name);
        drawing.label(Look::Small, LEFT, below + LINE * (at + 1) as f64 - 6.0, Anchor::Start, &fit(&text, 11.0, SIDE));
    }
    if let Some(more) = &chart.more {
        drawing.label(Look::Small, LEFT, height - 6.0, Anchor::Start, more);
    }
    drawing
}

/// Both axes begin at 0. Neither is much shorter than the other, so that what is no difference does not look like one, and
/// lines of equal Brier score cross the map.
fn scales(chart: &BrierMap) -> (AxisScale, AxisScale) {
    let highest = |of: fn(&Spot) -> f64| chart.spots.iter().map(of).fold(0.0, f64::max).max(0.01) * 1.12;
    let (wide, high) = (highest(|spot| spot.miscalibration), highest(|spot| spot.discrimination));
    let top = |own: f64, other: f64| {
        let highest = own.max(other / 2.0);
        let step = round_step(highest / 5.0);
        (highest / step).ceil() * step
    };
    let x = AxisScale { values: (0.0, top(wide, high)), places: (LEFT, LEFT + SIDE) };
    (x, AxisScale { values: (0.0, top(high, wide)), places: (TOP + SIDE, TOP) })
}

fn frame(drawing: &mut Drawing, chart: &BrierMap, x: AxisScale, y: AxisScale) {
    let across = x.ticks(5);
    let wide = decimals(&across);
    for tick in across {
        drawing.line(Look::Grid, (x.at(tick), TOP), (x.at(tick), TOP + SIDE));
        let text = drawing.tick(tick, wide);
        drawing.label(Look::Small, x.at(tick), TOP + SIDE + 15.0, Anchor::Middle, &text);
    }
    drawing.level_lines(y, 5, (LEFT, LEFT + SIDE));
    drawing.line(Look::Axis, (LEFT, TOP + SIDE), (LEFT + SIDE, TOP + SIDE));
    drawing.line(Look::Axis, (LEFT, TOP), (LEFT, TOP + SIDE));
    drawing.label(Look::Text, LEFT + SIDE / 2.0, TOP + SIDE + 32.0, Anchor::Middle, &chart.miscalibration);
    drawing.label(Look::Note, LEFT + SIDE / 2.0, TOP + SIDE + 47.0, Anchor::Middle, &chart.lines);
    drawing.upright(Look::Text, 12.0, TOP + SIDE / 2.0, &chart.discrimination);
}

fn isolines(drawing: &mut Drawing, chart: &BrierMap, x: AxisScale, y: AxisScale) {
    for (brier, (left, right)) in lines(chart, x, y) {
        drawing.line(
            Look::Dashed,
            (x.at(left), y.at(left + chart.uncertainty - brier.0)),
            (x.at(right), y.at(right + chart.uncertainty - brier.0)),
        );
        let (px, py) = (x.at(right), y.at(right + chart.uncertainty - brier.0));
        let text = drawing.tick(brier.0, brier.1);
        let (end, below) = number_of_line(px, py);
        let wide = width(&text, 9.5);
        drawing.rectangle(Look::Paper, (end - wide - 1.0, below - 9.0), (wide + 2.0, 11.0));
        drawing.label(Look::Note, end, below, Anchor::End, &text);
    }
}

/// Where the number of a line ends that leaves the map at a place: at the upper edge beside it, at the right edge above it.
fn number_of_line(px: f64, py: f64) -> (f64, f64) {
    if py < TOP + 16.0 { (px - 12.0, py + 12.0) } else { (LEFT + SIDE - 3.0, py - 5.0) }
}

/// Brier scores (with their decimals) whose lines cross the map, and from where to where along the axis of miscalibration.
fn lines(chart: &BrierMap, x: AxisScale, y: AxisScale) -> Vec<((f64, usize), (f64, f64))> {
    let (widest, highest) = (x.values.1, y.values.1);
    let (best, worst) = (chart.uncertainty - highest, chart.uncertainty + widest);
    let range = AxisScale { values: (best.max(0.0), worst), places: (0.0, 1.0) };
    let ticks = range.ticks(6);
    let places = decimals(&ticks);
    let crossing = ticks.into_iter().filter_map(|brier| {
        let shift = chart.uncertainty - brier; // discrimination = miscalibration + shift
        let (left, right) = ((-shift).max(0.0), (highest - shift).min(widest));
        (right - left > widest * 0.08).then_some(((brier, places), (left, right)))
    });
    crossing.collect()
}

/// Places of labels beside their spots, on no other label or spot; `None` where there is no room.
fn labels_beside(chart: &BrierMap, labels: &[String], size: f64, x: AxisScale, y: AxisScale) -> Vec<Option<Extent>> {
    let spots: Vec<Extent> =
        chart.spots.iter().map(|spot| around(x.at(spot.miscalibration), y.at(spot.discrimination), 6.0)).collect();
    let mut taken: Vec<Extent> = spots.clone();
    taken.extend(lines(chart, x, y).into_iter().map(|((brier, _), (_, right))| {
        let (end, below) = number_of_line(x.at(right), y.at(right + chart.uncertainty - brier));
        (end - 24.0, below - 9.0, end + 1.0, below + 2.0)
    }));
    let mut beside = vec![];
    for (at, (label, &spot)) in labels.iter().zip(&spots).enumerate() {
        let (wide, high) = (width(label, size), size * 1.2);
        let place = corners(spot, wide, high).into_iter().find(|place| {
            let inside = place.0 > LEFT && place.2 < WIDTH - 2.0 && place.1 > TOP && place.3 < TOP + SIDE;
            inside && taken.iter().enumerate().all(|(other, box_of)| other == at || !overlap(place, box_of))
        });
        taken.extend(place);
        beside.push(place);
    }
    beside
}

/// Where a label may stand around a spot, the best place first.
fn corners((left, top, right, bottom): Extent, wide: f64, high: f64) -> Vec<Extent> {
    let (middle, centre) = (f64::midpoint(top, bottom) - high / 2.0, f64::midpoint(left, right) - wide / 2.0);
    let places = [
        (right + 1.0, middle),
        (left - 1.0 - wide, middle),
        (centre, top - high - 1.0),
        (centre, bottom + 1.0),
        (right - 2.0, top - high - 1.0),
        (right - 2.0, bottom + 1.0),
        (left + 2.0 - wide, top - high - 1.0),
        (left + 2.0 - wide, bottom + 1.0),
    ];
    places.into_iter().map(|(left, top)| (left, top, left + wide, top + high)).collect()
}

fn around(x: f64, y: f64, reach: f64) -> Extent {
    (x - reach, y - reach, x + reach, y + reach)
}

fn overlap(a: &Extent, b: &Extent) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}
