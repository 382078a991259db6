//! The charts of a sheet, drawn by the program that opens it.

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartAxisCrossing, ChartErrorBars, ChartErrorBarsType, ChartFormat, ChartLine, ChartLineDashType,
    ChartMarker, ChartMarkerType, ChartRange, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

use super::grid::{Formats, SheetValue, fitting};
use super::placed::PlacedTable;
use crate::present::document::{NativeChart, Shape, Sheet};

/// Size of a diagram in pixels, and how many rows and columns of cells it takes.
const SIDE: u32 = 400;
const ROWS: u32 = 21;
const COLUMNS: u16 = 5;

/// Adds the charts: bars below the table, diagrams beside it, two in a row, behind the ends of their diagonal.
pub(super) fn add(
    page: &mut Worksheet,
    sheet: &Sheet,
    placed: &PlacedTable<'_>,
    below: u32,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let behind = placed.columns.last().map_or(0, |&(_, at)| at) + 2;
    if let Some(NativeChart { shape: Shape::Diagram { perfect }, .. }) = sheet.charts.first() {
        formats.write(page, 0, behind, &SheetValue::text(perfect))?;
        for (row, end) in [(1, 0.0), (2, 1.0)] {
            formats.write(page, row, behind, &SheetValue::Share(Some(end)))?;
        }
    }
    for (at, chart) in (0u16..).zip(&sheet.charts) {
        match &chart.shape {
            // The first column stands on every page that is printed, and what lies on it.
            Shape::Bars => page.insert_chart(below, 1, &bars(chart, placed))?,
            Shape::Diagram { perfect } => {
                let (row, column) = (1 + u32::from(at / 2) * ROWS, behind + 2 + at % 2 * (COLUMNS + 2));
                page.insert_chart(row, column, &diagram(chart, placed, perfect, behind))?
            }
        };
    }
    Ok(())
}

fn range(chart: &NativeChart, placed: &PlacedTable<'_>, column: &str) -> ChartRange {
    let ((first, last), column) = (placed.rows(&chart.rows), placed.column(column));
    ChartRange::new_from_range(placed.sheet, first, column, last, column)
}

fn whiskers(chart: &NativeChart, placed: &PlacedTable<'_>) -> ChartErrorBars {
    let [down, up] = chart.ways.map(|way| range(chart, placed, way));
    let mut whiskers = ChartErrorBars::new();
    whiskers.set_type(ChartErrorBarsType::Custom(up, down));
    whiskers
}

fn bars(chart: &NativeChart, placed: &PlacedTable<'_>) -> Chart {
    let mut drawn = Chart::new(ChartType::Bar);
    drawn
        .add_series()
        .set_name(&chart.series)
        .set_categories(&range(chart, placed, chart.x))
        .set_values(&range(chart, placed, chart.y))
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color("#7A9CBF")))
        .set_x_error_bars(&whiskers(chart, placed));
    drawn.show_hidden_data();
    drawn.title().set_name(&chart.title);
    drawn.legend().set_hidden();
    // Groups from above to below, as in the table; the axis of scores below them.
    drawn.y_axis().set_reverse().set_crossing(ChartAxisCrossing::Max);
    drawn.x_axis().set_name(&chart.axes[1]).set_num_format("0.00").set_min(0.0).set_max(chart.top);
    drawn.set_alt_text(fitting(&chart.description, 250));
    drawn.set_width(720).set_height(140 + 40 * u32::try_from(chart.rows.len()).unwrap_or(0));
    drawn
}

fn diagram(chart: &NativeChart, placed: &PlacedTable<'_>, perfect: &str, diagonal: u16) -> Chart {
    let mut drawn = Chart::new(ChartType::ScatterStraight);
    drawn
        .add_series()
        .set_name(perfect)
        .set_categories((placed.sheet, 1, diagonal, 2, diagonal))
        .set_values((placed.sheet, 1, diagonal, 2, diagonal))
        .set_marker(ChartMarker::new().set_none())
        .set_format(ChartLine::new().set_color("#808080").set_width(1).set_dash_type(ChartLineDashType::Dash));
    drawn
        .add_series()
        .set_name(&chart.series)
        .set_categories(&range(chart, placed, chart.x))
        .set_values(&range(chart, placed, chart.y))
        .set_marker(ChartMarker::new().set_type(ChartMarkerType::Square).set_size(7))
        .set_format(ChartFormat::new().set_no_line())
        .set_y_error_bars(&whiskers(chart, placed));
    drawn.show_hidden_data();
    drawn.title().set_name(fitting(&chart.title, 120));
    drawn.legend().set_hidden();
    axis(drawn.x_axis().set_name(&chart.axes[0]), chart.top);
    axis(drawn.y_axis().set_name(&chart.axes[1]), chart.top);
    drawn.set_alt_text(fitting(&chart.description, 250));
    drawn.set_width(SIDE).set_height(SIDE);
    drawn
}

fn axis(axis: &mut ChartAxis, top: f64) {
    axis.set_min(0.0).set_max(top).set_major_unit(0.25).set_num_format("0%");
}
