//! Several calibration curves in one square, each with its name beside its end.

use super::figure::Overlay;
use super::measure::fit;
use super::reliability::{curve, frame, square};
use super::style::{STYLES, mark};
use super::svg::{Anchor, Form, Svg};
use super::{WIDTH, scale::Scale};

const LEFT: f64 = 48.0;
const TOP: f64 = 10.0;
const SIDE: f64 = 208.0;
/// Where names begin, and how far apart they stand.
const NAMES: f64 = LEFT + SIDE + 22.0;
const LINE: f64 = 15.0;

/// Draws it.
pub fn draw(chart: &Overlay, id: &str, form: Form) -> String {
    let mut svg = Svg::new(&chart.head, id, TOP + SIDE + 42.0, form);
    let (x, y) = square(LEFT, TOP, SIDE);
    frame(&mut svg, x, y, &chart.said, &chart.happened);
    svg.line("c-d", (x.at(0.0), y.at(0.0)), (x.at(1.0), y.at(1.0)));
    let lines: Vec<Vec<(f64, f64)>> =
        chart.series.iter().take(STYLES.len()).map(|series| curve(x, y, &series.curve)).collect();
    let heights = names_apart(&lines, y);
    for (at, ((series, line), name)) in chart.series.iter().zip(&lines).zip(heights).enumerate() {
        svg.with_tip(&series.name, |svg| {
            svg.through(&format!("c-l{at}"), line, false);
            for &(px, py) in [line.first(), line.last()].into_iter().flatten() {
                svg.path(&format!("c-m{at}"), &mark(at, px, py, 3.4));
            }
            if let Some(&(px, py)) = line.last() {
                svg.line("c-a", (px + 6.0, py), (NAMES - 12.0, name));
            }
            svg.path(&format!("c-m{at}"), &mark(at, NAMES - 5.0, name, 3.4));
            svg.label("c-s", NAMES + 3.0, name + 4.0, Anchor::Start, &fit(&series.name, 11.0, WIDTH - NAMES - 5.0));
        });
    }
    svg.finish()
}

/// Heights of the names: as near to the ends of their curves as they can be without touching each other.
fn names_apart(lines: &[Vec<(f64, f64)>], y: Scale) -> Vec<f64> {
    let wish = |at: usize| lines[at].last().map_or(y.at(0.5), |place| place.1);
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&a, &b| wish(a).total_cmp(&wish(b)).then(a.cmp(&b)));
    let mut heights = vec![0.0; lines.len()];
    let mut next = TOP + 4.0;
    for &at in &order {
        heights[at] = wish(at).max(next);
        next = heights[at] + LINE;
    }
    let mut room = TOP + SIDE;
    for &at in order.iter().rev() {
        heights[at] = heights[at].min(room);
        room = heights[at] - LINE;
    }
    heights
}
