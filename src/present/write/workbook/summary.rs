//! The sheet of all groups, with the chart of their Brier scores.

use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartErrorBars, ChartErrorBarsType, ChartFormat, ChartRange, ChartSolidFill, ChartType,
    Format, Workbook, XlsxError,
};

use super::grid::{Column, Formats, Value, filter, table};
use crate::dossier::Dossier;
use crate::present::build::report::{heading, label, scored};
use crate::present::document::Document;
use crate::present::language::Texts;
use crate::present::span::{filled, words};
use crate::report::Group;
use crate::uncertainty::Estimate;

/// So many groups are in the chart.
const CHARTED: usize = 60;
/// The column of the Brier scores; behind it the ends of the intervals, and at the end of the table the ways to them.
const BRIER: u16 = 6;

/// Adds the sheet.
pub(super) fn add(workbook: &mut Workbook, document: &Document, dossier: &Dossier) -> Result<(), XlsxError> {
    let (texts, report) = (document.texts, &dossier.report);
    let sheet = workbook.add_worksheet().set_name(texts.workbook.summary)?;
    let title = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, super::grid::fitting(&document.title, 32_767), &title)?;
    let mut top = 1;
    for about in &document.about {
        sheet.write_string(top, 0, words(about))?;
        top += 1;
    }
    top += 1;
    let charted = scored(dossier);
    let unscored = report.groups.iter().filter(|group| group.forecasts == 0);
    let mut rows: Vec<Vec<Value>> =
        charted.iter().copied().chain(unscored).map(|group| row(label(&group.key, texts), group, texts)).collect();
    let last = top + u32::try_from(rows.len()).unwrap_or(u32::MAX);
    rows.push(row(texts.page.all.to_owned(), &report.overall, texts));
    let columns = columns(dossier, texts);
    let below = table(sheet, top, &columns, &rows, &Formats::new(true))?;
    filter(sheet, top, last, columns.len())?;
    let shown = charted.len().min(CHARTED);
    if shown > 0 {
        let first = top + 1;
        let end = first + u32::try_from(shown).unwrap_or(0) - 1;
        let ways = u16::try_from(columns.len()).unwrap_or(0) - 2;
        let ends = charted.iter().take(shown).filter_map(|group| group.brier.high.or(group.brier.value));
        // The axis ends at a tenth, behind the longest whisker.
        let top = ((ends.fold(0.05, f64::max) * 10.0).ceil() / 10.0).min(1.0);
        let chart = chart(texts, (first, end), ways, top);
        sheet.insert_chart(below + 1, 0, &chart)?;
    }
    Ok(())
}

fn columns(dossier: &Dossier, texts: &Texts) -> Vec<Column> {
    let (t, w, d) = (&texts.scores, &texts.workbook, &texts.discrimination);
    let level = texts.numbers.confidence(dossier.report.settings.confidence);
    let ends = [w.low, w.high].map(|end| format!("{end} ({level})"));
    let plain = |name: &str| {
        let longest = name.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        (name.to_owned(), (longest as f64 + 3.0).max(13.0))
    };
    let mut columns: Vec<Column> = vec![(heading(&dossier.report, texts), 32.0)];
    columns.extend([t.forecasts, t.questions, t.sources, t.base_rate, t.mean, t.brier].map(plain));
    columns.extend(ends.iter().map(|end| plain(end)));
    columns.push(plain(t.skill));
    columns.extend(ends.iter().map(|end| plain(&format!("{}: {end}", t.skill))));
    columns.extend([t.log, t.auc, d.miscalibration, d.discrimination, d.uncertainty].map(plain));
    columns.push((t.verdict.to_owned(), 60.0));
    columns.extend([w.down, w.up].map(|way| plain(&format!("{}: {way}", t.brier))));
    columns
}

fn row(name: String, group: &Group, texts: &Texts) -> Vec<Value> {
    let (brier, skill) = (&group.brier, &group.brier_skill.vs_base_rate);
    let verdict = group.verdict.alone(&group.key.label(), texts.language);
    let (down, up) = ways(brier);
    vec![
        Value::text(name),
        Value::Count(group.forecasts),
        Value::Count(group.questions),
        Value::Count(group.sources),
        Value::Share(group.base_rate),
        Value::Share(group.mean_forecast),
        Value::Score(brier.value),
        Value::Score(brier.low),
        Value::Score(brier.high),
        Value::Score(skill.value),
        Value::Score(skill.low),
        Value::Score(skill.high),
        Value::Score(group.log_score.score.value),
        Value::Score(group.auc),
        Value::Score(group.corp.miscalibration),
        Value::Score(group.corp.discrimination),
        Value::Score(group.corp.uncertainty),
        Value::text(verdict),
        Value::Score(down),
        Value::Score(up),
    ]
}

/// How far the ends of an interval lie from its value: charts want that.
fn ways(estimate: &Estimate) -> (Option<f64>, Option<f64>) {
    let Estimate { value, low, high } = *estimate;
    (value.zip(low).map(|(value, low)| value - low), value.zip(high).map(|(value, high)| high - value))
}

fn chart(texts: &Texts, (first, last): (u32, u32), ways: u16, top: f64) -> Chart {
    let name = texts.workbook.summary;
    let down = ChartRange::new_from_range(name, first, ways, last, ways);
    let up = ChartRange::new_from_range(name, first, ways + 1, last, ways + 1);
    let mut chart = Chart::new(ChartType::Bar);
    chart
        .add_series()
        .set_name(texts.scores.brier)
        .set_categories((name, first, 0, last, 0))
        .set_values((name, first, BRIER, last, BRIER))
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color("#7A9CBF")))
        .set_x_error_bars(ChartErrorBars::new().set_type(ChartErrorBarsType::Custom(up, down)));
    let description = filled(texts.answer.scale, &[]);
    chart.title().set_name(texts.scores.chart);
    chart.legend().set_hidden();
    // Groups from above to below, as in the table; the axis of scores below them.
    chart.y_axis().set_reverse().set_crossing(ChartAxisCrossing::Max);
    chart.x_axis().set_name(texts.scores.brier).set_num_format("0.00").set_min(0.0).set_max(top);
    chart.set_alt_text(super::grid::fitting(&description, 250));
    chart.set_width(720).set_height(140 + 40 * (last - first + 1));
    chart
}
