//! The sheet of calibration: all bins of all groups, and a diagram for each of the largest.

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartErrorBars, ChartErrorBarsType, ChartFormat, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartRange, ChartType, Workbook, XlsxError,
};

use super::grid::{Column, Formats, Value, filter, table};
use crate::dossier::Dossier;
use crate::present::build::report::{heading, label, largest, scored};
use crate::present::language::Texts;
use crate::present::span::filled;
use crate::report::{Bin, Group};

/// So many groups have a diagram.
const DIAGRAMS: usize = 12;
/// Columns of the means of what was said and of what happened, of the ways to the ends of its interval, and of the diagonal.
const SAID: u16 = 3;
const HAPPENED: u16 = 4;
const WAYS: u16 = 9;
const DIAGONAL: u16 = 12;
/// Size of a diagram in pixels, and how many rows and columns of cells it takes.
const SIDE: u32 = 400;
const ROWS: u32 = 21;
const COLUMNS: u16 = 5;

/// Adds the sheet, if anything was scored.
pub(super) fn add(workbook: &mut Workbook, dossier: &Dossier, texts: &Texts) -> Result<(), XlsxError> {
    let groups = scored(dossier);
    if groups.is_empty() {
        return Ok(());
    }
    let sheet = workbook.add_worksheet().set_name(texts.workbook.calibration)?;
    let (mut rows, mut places) = (vec![], vec![]);
    for group in &groups {
        let name = label(&group.key, texts);
        let first = u32::try_from(rows.len()).unwrap_or(u32::MAX) + 1;
        rows.extend(group.bins.iter().map(|bin| row(&name, bin)));
        places.push((group.key.clone(), first, u32::try_from(rows.len()).unwrap_or(u32::MAX)));
    }
    let columns = columns(dossier, texts);
    let formats = Formats::new(true);
    let below = table(sheet, 0, &columns, &rows, &formats)?;
    filter(sheet, 0, below - 1, columns.len())?;
    formats.write(sheet, 0, DIAGONAL, &Value::text(texts.calibration.perfect))?;
    for (row, end) in [(1, 0.0), (2, 1.0)] {
        formats.write(sheet, row, DIAGONAL, &Value::Share(Some(end)))?;
    }
    for (at, group) in (0u16..).zip(largest(&groups, DIAGRAMS)) {
        let Some((_, first, last)) = places.iter().find(|(key, ..)| *key == group.key) else { continue };
        let chart = diagram(group, (*first, *last), texts);
        let (row, column) = (1 + u32::from(at / 2) * ROWS, DIAGONAL + 2 + at % 2 * (COLUMNS + 2));
        sheet.insert_chart(row, column, &chart)?;
    }
    Ok(())
}

fn columns(dossier: &Dossier, texts: &Texts) -> Vec<Column> {
    let (t, w) = (&texts.calibration, &texts.workbook);
    let level = texts.numbers.confidence(dossier.report.settings.confidence);
    let ends = [w.low, w.high].map(|end| format!("{end} ({level})"));
    let edges = ["≥", "≤"].map(|edge| format!("{} {edge}", t.bin));
    let ways = [w.down, w.up].map(|way| format!("{}: {way}", t.observed));
    let names = edges
        .into_iter()
        .chain([t.mean.to_owned(), t.observed.to_owned()])
        .chain(ends)
        .chain([texts.scores.forecasts.to_owned(), texts.scores.questions.to_owned()])
        .chain(ways);
    std::iter::once((heading(&dossier.report, texts), 28.0)).chain(names.map(|name| (name, 13.0))).collect()
}

fn row(name: &str, bin: &Bin) -> Vec<Value> {
    let share = |share| Value::Share(Some(share));
    vec![
        Value::text(name),
        share(bin.from),
        share(bin.to),
        share(bin.mean_forecast),
        share(bin.observed),
        share(bin.low),
        share(bin.high),
        Value::Count(bin.forecasts),
        Value::Count(bin.questions),
        share((bin.observed - bin.low).max(0.0)),
        share((bin.high - bin.observed).max(0.0)),
    ]
}

fn diagram(group: &Group, (first, last): (u32, u32), texts: &Texts) -> Chart {
    let (name, t) = (texts.workbook.calibration, &texts.calibration);
    let range = |column| ChartRange::new_from_range(name, first, column, last, column);
    let mut chart = Chart::new(ChartType::ScatterStraight);
    chart
        .add_series()
        .set_name(t.perfect)
        .set_categories((name, 1, DIAGONAL, 2, DIAGONAL))
        .set_values((name, 1, DIAGONAL, 2, DIAGONAL))
        .set_marker(ChartMarker::new().set_none())
        .set_format(ChartLine::new().set_color("#808080").set_width(1).set_dash_type(ChartLineDashType::Dash));
    chart
        .add_series()
        .set_name(t.observed)
        .set_categories(&range(SAID))
        .set_values(&range(HAPPENED))
        .set_marker(ChartMarker::new().set_type(ChartMarkerType::Square).set_size(7))
        .set_format(ChartFormat::new().set_no_line())
        .set_y_error_bars(ChartErrorBars::new().set_type(ChartErrorBarsType::Custom(range(WAYS + 1), range(WAYS))));
    let title = filled(t.chart, &[("who", &label(&group.key, texts))]);
    chart.title().set_name(super::grid::fitting(&title, 120));
    chart.legend().set_hidden();
    axis(chart.x_axis().set_name(t.said));
    axis(chart.y_axis().set_name(t.happened));
    chart.set_alt_text(super::grid::fitting(&title, 250));
    chart.set_width(SIDE).set_height(SIDE);
    chart
}

fn axis(axis: &mut ChartAxis) {
    axis.set_min(0.0).set_max(1.0).set_major_unit(0.25).set_num_format("0%");
}
