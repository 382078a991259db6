//! Agreement of coders: what all forms of output share, Markdown and CSV.

use ::csv::Result;

use super::markdown::{escape, heading, items, notes_section, paragraph, table};
use crate::coders::{Comparison, Disagreement, FieldAgreement};
use crate::present::number::{
    MISSING, confidence, count, counted, interval, percent_interval, percent_or_missing, score,
};
use crate::present::old::csv::{number_cell, sheet, text_cell};
use crate::present::write::terminal::grid::{Column, Table};
use crate::uncertainty::Estimate;

/// With fewer clusters the user is told that intervals are rough.
const FEW: u64 = 30;

/// Heading of the reasons why there is no number.
pub(super) const NOT_COMPUTED: &str = "What could not be computed";
/// What the measures mean.
pub(super) const LEGEND: &str = "Agree: share of pairs of codes that are equal. Kappa and alpha: 1 is full agreement, 0 is \
                                 what chance alone gives. Krippendorff relies on data from an alpha of .800 on, and draws \
                                 tentative conclusions from .667 on.";

/// How many statements were compared, and how they were matched.
pub(super) fn headline(comparison: &Comparison) -> String {
    let (statements, coders) = (comparison.statements, comparison.coders.len());
    let noun = if statements.compared == 1 { "statement was" } else { "statements were" };
    let by = comparison.matched_by.join(", ");
    let who = if coders == 2 { "both coders".to_owned() } else { format!("two or more of {coders} coders") };
    format!("{} {noun} coded by {who}, matched by {by}.", count(statements.compared))
}

/// How many statements stand in one log alone: `3 only in a.csv`.
pub(super) fn only_in(comparison: &Comparison) -> Vec<String> {
    let of = |name: &String| comparison.only_in.iter().filter(|only| only.coder == *name).count() as u64;
    let counted = |name: &String| (of(name) > 0).then(|| format!("{} only in {name}", count(of(name))));
    comparison.coders.iter().filter_map(counted).collect()
}

/// How the intervals came about; `None` without any.
pub(super) fn resampling(comparison: &Comparison) -> Option<String> {
    let (settings, clusters) = (&comparison.settings, comparison.statements.clusters);
    let few = if clusters < FEW { ": so few that they are rough" } else { "" };
    (settings.resamples > 0).then(|| {
        format!(
            "Intervals ({}) resample the statements, those with the same {} together ({} in all{few}).",
            confidence(settings.confidence),
            settings.cluster,
            count(clusters)
        )
    })
}

/// One row for each column that was compared, its interval below each measure.
pub(super) fn measures(comparison: &Comparison) -> Table {
    let mut table = Table::new(vec![
        Column::left("compared"),
        Column::right("state-\nments"),
        Column::right("to\nsettle"),
        Column::right("agree"),
        Column::right("Cohen's\nkappa"),
        Column::right("Krippendorff's\nalpha"),
    ]);
    for field in &comparison.fields {
        let below = |value: String, interval: Option<String>| match interval {
            Some(interval) => format!("{value}\n{interval}"),
            None => value,
        };
        let measure = |estimate: &Estimate| below(score(estimate.value), interval(estimate));
        let agree = &field.percent_agreement;
        let share = agree.low.zip(agree.high).map(|(low, high)| percent_interval(low, high));
        table.push(vec![
            format!("{}\n({})", field.field, field.scale),
            count(field.statements),
            field.disagreements.map_or_else(|| MISSING.to_owned(), count),
            below(percent_or_missing(agree.value), share),
            measure(&field.kappa),
            measure(&field.alpha),
        ]);
    }
    table
}

/// Why measures are missing, column by column.
pub(super) fn missing(comparison: &Comparison) -> Vec<String> {
    let of = |field: &FieldAgreement| {
        // That numbers have no kappa need not be said each time.
        let is_plain = |reason: &&str| field.scale == "interval" && reason.starts_with("kappa");
        let reasons = field.missing.iter().map(String::as_str).filter(|reason| !is_plain(reason));
        let reasons: Vec<&str> = reasons.collect();
        (!reasons.is_empty()).then(|| format!("{}: {}.", field.field, reasons.join("; ")))
    };
    comparison.fields.iter().filter_map(of).collect()
}

/// The differences, and on how many statements.
pub(super) fn to_settle(comparison: &Comparison) -> String {
    let mut statements: Vec<&str> = comparison.disagreements.iter().map(|d| d.statement.as_str()).collect();
    statements.dedup();
    format!(
        "{} on {}",
        counted(comparison.disagreements.len() as u64, "difference"),
        counted(statements.len() as u64, "statement")
    )
}

/// What each coder wrote, `consultant | reseller`; a coder without the statement is left out of it.
pub(super) fn codes(disagreement: &Disagreement) -> String {
    let shown = |code: &Option<String>| match code.as_deref() {
        None => MISSING.to_owned(),
        Some("") => "(blank)".to_owned(),
        Some(code) => code.to_owned(),
    };
    disagreement.codes.iter().map(shown).collect::<Vec<_>>().join(" | ")
}

/// On which lines, `lines 4 | 2`.
pub(super) fn lines(disagreement: &Disagreement) -> String {
    let shown = |line: &Option<u64>| line.map_or_else(|| MISSING.to_owned(), |line| line.to_string());
    format!("lines {}", disagreement.lines.iter().map(shown).collect::<Vec<_>>().join(" | "))
}

/// The comparison as GitHub-flavoured Markdown.
pub fn agreement_markdown(comparison: &Comparison) -> String {
    let mut page = String::from("# Agreement of coders\n");
    paragraph(&mut page, &format!("**{}**", escape(&headline(comparison))));
    let only = only_in(comparison);
    if !only.is_empty() {
        paragraph(&mut page, &escape(&format!("Not compared: {}.", only.join(", "))));
    }
    table(&mut page, &measures(comparison));
    let said = [Some(LEGEND.to_owned()), resampling(comparison)];
    paragraph(&mut page, &escape(&said.into_iter().flatten().collect::<Vec<_>>().join(" ")));
    if !missing(comparison).is_empty() {
        heading(&mut page, NOT_COMPUTED);
        items(&mut page, missing(comparison).iter().map(|reason| escape(reason)));
    }
    heading(&mut page, &format!("To settle: {}", to_settle(comparison)));
    if !comparison.disagreements.is_empty() {
        table(&mut page, &differences(comparison));
    }
    notes_section(&mut page, &comparison.notes);
    page
}

fn differences(comparison: &Comparison) -> Table {
    let coders = comparison.coders.iter().map(Column::left);
    let mut columns = vec![Column::left("statement"), Column::left("compared")];
    columns.extend(coders);
    let mut table = Table::new(columns);
    for disagreement in &comparison.disagreements {
        let code = |code: &Option<String>| code.clone().unwrap_or_else(|| MISSING.to_owned());
        let mut cells = vec![disagreement.statement.clone(), disagreement.field.to_owned()];
        cells.extend(disagreement.codes.iter().map(code));
        table.push(cells);
    }
    table
}

/// One row for each column that was compared.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn agreement_csv(comparison: &Comparison) -> Result<Vec<u8>> {
    let measures = ["percent_agreement", "kappa", "alpha"];
    let header: Vec<String> =
        ["field", "scale", "statements", "disagreements"].iter().map(|&name| name.to_owned()).collect();
    let named = measures.iter().flat_map(|name| ["", "_low", "_high"].map(|end| format!("{name}{end}")));
    let header: Vec<String> = header.into_iter().chain(named).chain(["missing".to_owned()]).collect();
    let rows = comparison.fields.iter().map(|field| {
        let numbers = [&field.percent_agreement, &field.kappa, &field.alpha]
            .into_iter()
            .flat_map(|estimate| [estimate.value, estimate.low, estimate.high].map(number_cell));
        let first = [
            field.field.to_owned(),
            field.scale.to_owned(),
            field.statements.to_string(),
            field.disagreements.map_or_else(String::new, |number| number.to_string()),
        ];
        first.into_iter().chain(numbers).chain([field.missing.join("; ")]).collect()
    });
    sheet(&header, rows)
}

/// Every difference, one row each: the statement, what differs, and each coder's code and line.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn disagreements_csv(comparison: &Comparison) -> Result<Vec<u8>> {
    let coders = || comparison.coders.iter();
    let header: Vec<String> = ["statement".to_owned(), "field".to_owned()]
        .into_iter()
        .chain(coders().map(|name| text_cell(name)))
        .chain(coders().map(|name| text_cell(&format!("line in {name}"))))
        .collect();
    let rows = comparison.disagreements.iter().map(|disagreement| {
        let codes = disagreement.codes.iter().map(|code| text_cell(code.as_deref().unwrap_or_default()));
        let lines = disagreement.lines.iter().map(|line| line.map_or_else(String::new, |line| line.to_string()));
        [text_cell(&disagreement.statement), disagreement.field.to_owned()]
            .into_iter()
            .chain(codes)
            .chain(lines)
            .collect()
    });
    sheet(&header, rows)
}
