//! From a chart to its drawing, by its kind.

use super::drawing::Drawing;
use super::figure::Chart;
use super::svg::{self, Form};
use super::{dots, lines, map, over_time, overlay, reliability, small};

/// Draws a chart. `id` is unique in the page.
pub(crate) fn draw(chart: &Chart, id: &str, form: Form) -> String {
    svg::svg(&drawing(chart), id, form)
}

/// The parts of a chart.
pub(super) fn drawing(chart: &Chart) -> Drawing {
    match chart {
        Chart::Reliability(chart) => reliability::draw(chart),
        Chart::Overlay(chart) => overlay::draw(chart),
        Chart::Dots(chart) => dots::draw(chart),
        Chart::Map(chart) => map::draw(chart),
        Chart::OverTime(chart) => over_time::draw(chart),
        Chart::Lines(chart) => lines::draw(chart),
        Chart::SmallCurve(chart) => small::curve(chart),
        Chart::DotOnAxis(chart) => small::dot(chart),
    }
}
