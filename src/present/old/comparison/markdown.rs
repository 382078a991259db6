use super::super::markdown::{counts, diagnostics_section, escape, heading, items, notes_section, paragraph, table};
use super::super::words;
use super::words::{
    BETS, CHANGES, LEGEND, OF_CHANGES, OF_CHOICES, SHRUNK, Verdicts, robustness, sources_left_out, verdicts_of_pairs,
    verdicts_of_periods,
};
use super::{bets_table, groups_table, periods_table, sources_table};
use crate::report::{Comparison, Report};

/// The comparison as GitHub-flavoured Markdown; `report` has the scores of the same run. Names from the user's files are
/// escaped, so that none can add markup.
pub fn comparison_markdown(report: &Report, comparison: &Comparison) -> String {
    let mut page = String::from("# Forecasts compared\n");
    paragraph(&mut page, &format!("**{}**", escape(&words::scored(report))));
    if report.overall.forecasts > 0 {
        verdicts(&mut page, "What may be said", &verdicts_of_pairs(comparison));
        heading(&mut page, "By group");
        groups(&mut page, comparison);
        if let Some(periods) = periods_table(comparison, true) {
            heading(&mut page, "From period to period");
            table(&mut page, &periods);
            paragraph(&mut page, &escape(CHANGES));
            verdicts(&mut page, OF_CHANGES, &verdicts_of_periods(comparison));
        }
        let orders = robustness(comparison);
        if !orders.is_empty() {
            heading(&mut page, OF_CHOICES);
            items(&mut page, orders.iter().map(|line| escape(line)));
        }
    }
    heading(&mut page, "What became of the rows");
    counts(&mut page, &comparison.counts);
    notes_section(&mut page, &comparison.notes);
    diagnostics_section(&mut page, &comparison.problems);
    page
}

fn groups(page: &mut String, comparison: &Comparison) {
    if let Some(sources) = sources_table(comparison, true) {
        table(page, &sources);
        paragraph(page, &escape(SHRUNK));
        if let Some(left_out) = sources_left_out(comparison) {
            paragraph(page, &escape(&left_out));
        }
        return;
    }
    table(page, &groups_table(comparison, true));
    paragraph(page, &escape(LEGEND));
    table(page, &bets_table(comparison, true));
    paragraph(page, &escape(BETS));
}

fn verdicts(page: &mut String, title: &str, verdicts: &Verdicts) {
    if verdicts.shown.is_empty() && verdicts.rest.is_empty() {
        return;
    }
    heading(page, title);
    let sentences = verdicts.shown.iter().map(|(_, text)| escape(text));
    items(page, sentences.chain(verdicts.rest.iter().cloned()));
}
