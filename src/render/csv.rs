//! Tidy CSV: one row for each group, bin, block of the curve, or problem.
//!
//! Numbers have all their digits, what is missing is an empty cell. A text cell that a spreadsheet would take for a
//! formula gets an apostrophe in front, see [`text_cell`].

use ::csv::{Result, Writer};

use crate::diagnostics::Severity;
use crate::report::{Bin, CurveBlock, Group, Report, UnderLexicon};
use crate::uncertainty::Estimate;
use crate::verbal::PhraseBin;

/// A text cell that no spreadsheet runs: one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an
/// apostrophe in front (OWASP, "CSV injection").
///
/// # Example
/// ```
/// use trackrecord::render::csv::text_cell;
/// assert_eq!(text_cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
/// assert_eq!(text_cell("consultant"), "consultant");
/// ```
pub fn text_cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// A number with all its digits, or an empty cell.
pub fn number_cell(number: Option<f64>) -> String {
    // Adding zero turns -0 into 0.
    number.map_or_else(String::new, |number| (number + 0.0).to_string())
}

/// One row for all together and one for each group, with every statistic.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn groups_csv(report: &Report) -> Result<Vec<u8>> {
    let rows = groups(report).map(|(scope, group)| {
        let cells = group_cells(group).into_iter().map(|(_, cell)| cell);
        key_cells(report, group).chain([scope.to_owned()]).chain(cells).collect()
    });
    let statistics: Vec<String> = group_cells(&report.overall).into_iter().map(|(name, _)| name).collect();
    let names: Vec<&str> = statistics.iter().map(String::as_str).collect();
    sheet(&header(report, &names), rows)
}

/// The calibration bins of all together and of each group.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn bins_csv(report: &Report) -> Result<Vec<u8>> {
    let names = ["from", "to", "forecasts", "questions", "weight", "mean_forecast", "observed", "low", "high"];
    let rows = groups(report).flat_map(|(scope, group)| {
        let keyed = move |bin: &Bin| key_cells(report, group).chain([scope.to_owned()]).chain(bin_cells(bin)).collect();
        group.bins.iter().map(keyed)
    });
    sheet(&header(report, &names), rows)
}

/// The phrases of all together and of each group against what happened, as bins.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn phrases_csv(report: &Report) -> Result<Vec<u8>> {
    let names = ["phrase", "point", "forecasts", "questions", "weight", "observed", "low", "high"];
    let rows = groups(report).flat_map(|(scope, group)| {
        let keyed = move |bin: &PhraseBin| {
            let cells = [
                text_cell(&bin.phrase),
                number_cell(Some(bin.point)),
                bin.forecasts.to_string(),
                bin.questions.to_string(),
                number_cell(Some(bin.weight)),
                number_cell(Some(bin.observed)),
                number_cell(Some(bin.low)),
                number_cell(Some(bin.high)),
            ];
            key_cells(report, group).chain([scope.to_owned()]).chain(cells).collect()
        };
        group.words.iter().flat_map(|words| &words.phrases).map(keyed)
    });
    sheet(&header(report, &names), rows)
}

/// The score and verdict of all together and of each group by each lexicon beside the chosen one.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn by_lexicon_csv(report: &Report) -> Result<Vec<u8>> {
    let names = ["lexicon", "forecasts_read", "brier", "brier_low", "brier_high", "verdict", "verdict_text"];
    let rows = groups(report).flat_map(|(scope, group)| {
        let keyed = move |under: &UnderLexicon| {
            let cells = [
                text_cell(&under.lexicon),
                under.forecasts.to_string(),
                number_cell(under.brier.value),
                number_cell(under.brier.low),
                number_cell(under.brier.high),
                text_cell(under.verdict.code),
                text_cell(&under.verdict.text),
            ];
            key_cells(report, group).chain([scope.to_owned()]).chain(cells).collect()
        };
        group.words.iter().flat_map(|words| &words.lexicons).map(keyed)
    });
    sheet(&header(report, &names), rows)
}

/// The blocks of the isotonic calibration curve of all together and of each group.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn curve_csv(report: &Report) -> Result<Vec<u8>> {
    let names = ["from", "to", "forecasts", "weight", "calibrated"];
    let rows = groups(report).flat_map(|(scope, group)| {
        let keyed = move |block: &CurveBlock| {
            key_cells(report, group).chain([scope.to_owned()]).chain(block_cells(block)).collect()
        };
        group.curve.iter().map(keyed)
    });
    sheet(&header(report, &names), rows)
}

/// The problems that are listed in the report; `count` is how many of their code there are in all.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn problems_csv(report: &Report) -> Result<Vec<u8>> {
    let names =
        ["code", "severity", "count", "file", "line", "row", "sheet", "cell", "column", "value", "message", "help"];
    let header: Vec<String> = names.map(str::to_owned).to_vec();
    let rows = report.problems.iter().flat_map(|kind| {
        kind.first.iter().map(|problem| {
            let place = problem.place.as_ref();
            vec![
                problem.code.to_string(),
                severity(problem.severity).to_owned(),
                kind.count.to_string(),
                place.map_or_else(String::new, |place| text_cell(&place.file)),
                count_cell(place.and_then(|place| place.line)),
                count_cell(place.and_then(|place| place.row)),
                optional_text(place.and_then(|place| place.sheet.as_deref())),
                optional_text(place.and_then(|place| place.cell.as_deref())),
                optional_text(place.and_then(|place| place.column.as_deref())),
                optional_text(problem.value.as_deref()),
                text_cell(&problem.message),
                text_cell(&problem.help),
            ]
        })
    });
    sheet(&header, rows)
}

pub(super) fn sheet(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut writer = Writer::from_writer(&mut bytes);
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

fn groups(report: &Report) -> impl Iterator<Item = (&'static str, &Group)> {
    let parts = report.groups.iter().map(|group| ("group", group));
    std::iter::once(("overall", &report.overall)).chain(parts)
}

/// The key columns under their own names, or with `by_` in front where a statistic has the same name.
fn header(report: &Report, statistics: &[&str]) -> Vec<String> {
    let key = report.settings.by.iter().map(|column| {
        let taken = column == "scope" || statistics.contains(&column.as_str());
        text_cell(&if taken { format!("by_{column}") } else { column.clone() })
    });
    key.chain(["scope".to_owned()]).chain(statistics.iter().map(|&name| name.to_owned())).collect()
}

fn key_cells<'a>(report: &'a Report, group: &'a Group) -> impl Iterator<Item = String> + 'a {
    let value = |column: &String| group.key.0.iter().find(|(name, _)| name == column).map(|(_, value)| value.as_str());
    report.settings.by.iter().map(move |column| optional_text(value(column)))
}

fn bin_cells(bin: &Bin) -> [String; 9] {
    [
        number_cell(Some(bin.from)),
        number_cell(Some(bin.to)),
        bin.forecasts.to_string(),
        bin.questions.to_string(),
        number_cell(Some(bin.weight)),
        number_cell(Some(bin.mean_forecast)),
        number_cell(Some(bin.observed)),
        number_cell(Some(bin.low)),
        number_cell(Some(bin.high)),
    ]
}

fn block_cells(block: &CurveBlock) -> [String; 5] {
    [
        number_cell(Some(block.from)),
        number_cell(Some(block.to)),
        block.forecasts.to_string(),
        number_cell(Some(block.weight)),
        number_cell(Some(block.calibrated)),
    ]
}

/// Names and cells of a group's statistics; the names follow the JSON, with `_` for `.`.
fn group_cells(group: &Group) -> Vec<(String, String)> {
    let mut row = Cells::default();
    row.count("forecasts", group.forecasts);
    row.count("questions", group.questions);
    row.count("sources", group.sources);
    row.number("weight", Some(group.weight));
    row.number("base_rate", group.base_rate);
    row.number("mean_forecast", group.mean_forecast);
    row.number("forecast_variance", group.forecast_variance);
    row.estimate("brier", &group.brier);
    row.estimate("brier_skill_vs_base_rate", &group.brier_skill.vs_base_rate);
    row.estimate("brier_skill_vs_half", &group.brier_skill.vs_half);
    row.estimate("log_score", &group.log_score.score);
    row.count("log_score_clipped", group.log_score.clipped);
    row.count("log_score_certain_and_wrong", group.log_score.certain_and_wrong);
    row.estimate("spherical_score", &group.spherical_score);
    row.number("murphy_reliability", group.murphy.reliability);
    row.number("murphy_resolution", group.murphy.resolution);
    row.number("murphy_uncertainty", group.murphy.uncertainty);
    row.number("murphy_within_bin_variance", group.murphy.within_bin_variance);
    row.number("murphy_within_bin_covariance", group.murphy.within_bin_covariance);
    row.number("corp_miscalibration", group.corp.miscalibration);
    row.number("corp_discrimination", group.corp.discrimination);
    row.number("corp_uncertainty", group.corp.uncertainty);
    row.number("ece", group.ece);
    row.number("mce", group.mce);
    row.number("smooth_ece", group.smooth_ece);
    row.number("auc", group.auc);
    row.estimate("calibration_in_the_large", &group.calibration_in_the_large);
    row.estimate("cox_intercept", &group.cox.intercept);
    row.estimate("cox_slope", &group.cox.slope);
    row.number("spiegelhalter_z", group.spiegelhalter.z);
    row.number("spiegelhalter_p_value", group.spiegelhalter.p_value);
    row.text("verdict", group.verdict.code);
    row.text("verdict_text", &group.verdict.text);
    row.resolvability(group);
    row.words(group);
    row.0
}

#[derive(Default)]
struct Cells(Vec<(String, String)>);

impl Cells {
    fn count(&mut self, name: &str, count: u64) {
        self.0.push((name.to_owned(), count.to_string()));
    }

    fn number(&mut self, name: &str, number: Option<f64>) {
        self.0.push((name.to_owned(), number_cell(number)));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.0.push((name.to_owned(), text_cell(text)));
    }

    fn estimate(&mut self, name: &str, estimate: &Estimate) {
        self.number(name, estimate.value);
        self.number(&format!("{name}_low"), estimate.low);
        self.number(&format!("{name}_high"), estimate.high);
    }

    fn words(&mut self, group: &Group) {
        let words = group.words.as_ref().map(|words| &words.verbal);
        self.count("verbal_forecasts", words.map_or(0, |words| words.forecasts));
        self.count("verbal_modal_only", words.map_or(0, |words| words.modal_only));
        self.number("verbal_brier_without_modal_only", words.and_then(|words| words.brier_without_modal_only));
        let envelope = words.and_then(|words| words.brier_envelope);
        self.number("verbal_brier_envelope_low", envelope.map(|envelope| envelope.low));
        self.number("verbal_brier_envelope_high", envelope.map(|envelope| envelope.high));
        let readers = words.and_then(|words| words.readers);
        self.number("verbal_readers_mean", readers.map(|readers| readers.mean));
        self.number("verbal_readers_p05", readers.map(|readers| readers.p05));
        self.number("verbal_readers_p50", readers.map(|readers| readers.p50));
        self.number("verbal_readers_p95", readers.map(|readers| readers.p95));
        self.number("verbal_vagueness_cost", words.and_then(|words| words.vagueness_cost));
    }

    fn resolvability(&mut self, group: &Group) {
        let facts = &group.resolvability;
        self.count("statements", facts.statements);
        self.count("unscorable", facts.unscorable);
        self.count("pending", facts.pending);
        self.count("overdue", facts.overdue);
        self.count("annulled", facts.annulled);
        self.count("scored", facts.scored);
        self.number("brier_if_overdue_yes", facts.brier_if_overdue_yes);
        self.number("brier_if_overdue_no", facts.brier_if_overdue_no);
    }
}

pub(super) fn count_cell(count: Option<u64>) -> String {
    count.map_or_else(String::new, |count| count.to_string())
}

pub(super) fn optional_text(text: Option<&str>) -> String {
    text.map_or_else(String::new, text_cell)
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_all_digits_and_no_negative_zero() {
        assert_eq!(number_cell(Some(0.1 + 0.2)), "0.30000000000000004");
        assert_eq!(number_cell(Some(-0.0)), "0");
        assert_eq!(number_cell(Some(-0.25)), "-0.25");
        assert_eq!(number_cell(None), "");
    }

    #[test]
    fn only_what_a_spreadsheet_would_run_is_marked() {
        for formula in ["=1", "+1", "-1", "@x", "\tx", "\rx"] {
            assert_eq!(text_cell(formula), format!("'{formula}"));
        }
        for text in ["", "a=b", "'x", "80–90%"] {
            assert_eq!(text_cell(text), text);
        }
    }
}
