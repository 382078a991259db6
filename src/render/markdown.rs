//! The report as Markdown, for a wiki, an issue or a mail.

use std::fmt::Write;

use super::number::{
    MISSING, confidence, count, counted, interval, percent, percent_interval, percent_or_missing, percent_range, score,
};
use super::table::{Align, Column, Table};
use super::{accounting, diagnostics, notes, text, wording, words};
use crate::diagnostics::DiagnosticKind;
use crate::options::Language;
use crate::report::{Bin, Counts, Group, Note, Report};

/// So many places are shown for each kind of problem.
const PLACES: usize = 3;

/// The report as GitHub-flavoured Markdown. Names from the user's files are escaped, so that none can add markup.
/// The verdicts are in `language`.
pub fn markdown(report: &Report, language: Language) -> String {
    let mut page = String::from("# Forecast scores\n");
    paragraph(&mut page, &format!("**{}**", escape(&words::scored(report))));
    if report.overall.forecasts > 0 {
        paragraph(&mut page, &escape(&words::brier(report)));
        heading(&mut page, "By group");
        table(&mut page, &groups_table(report));
        paragraph(&mut page, &escape(words::LEGEND));
        verdicts(&mut page, &report.groups, language);
        calibration(&mut page, report);
        in_words(&mut page, report);
    }
    heading(&mut page, "What became of the rows");
    counts(&mut page, &report.counts);
    resolvability(&mut page, report);
    notes_section(&mut page, &report.notes);
    diagnostics_section(&mut page, &report.problems);
    page
}

/// Text in which nothing is markup.
///
/// # Example
/// ```
/// use trackrecord::render::markdown::escape;
/// assert_eq!(escape("a|b <img>"), "a\\|b &lt;img&gt;");
/// ```
pub fn escape(raw: &str) -> String {
    let mut escaped = String::with_capacity(raw.len());
    for sign in text::clean(raw, true).chars() {
        match sign {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(sign);
            }
            _ => escaped.push(sign),
        }
    }
    escaped
}

pub(super) fn paragraph(page: &mut String, text: &str) {
    page.push('\n');
    page.push_str(text);
    page.push('\n');
}

pub(super) fn heading(page: &mut String, text: &str) {
    paragraph(page, &format!("## {text}"));
}

pub(super) fn items(page: &mut String, items: impl IntoIterator<Item = String>) {
    page.push('\n');
    for item in items {
        page.push_str("- ");
        page.push_str(&item);
        page.push('\n');
    }
}

pub(super) fn table(page: &mut String, table: &Table) {
    page.push('\n');
    row(page, table.columns().iter().map(|column| escape(&column.header)));
    row(
        page,
        table.columns().iter().map(|column| match column.align {
            Align::Left => ":--".to_owned(),
            Align::Right => "--:".to_owned(),
        }),
    );
    for cells in table.rows() {
        row(page, cells.iter().map(|cell| escape(cell)));
    }
}

fn row(page: &mut String, cells: impl Iterator<Item = String>) {
    page.push('|');
    for cell in cells {
        page.push(' ');
        page.push_str(&cell);
        page.push_str(" |");
    }
    page.push('\n');
}

fn groups_table(report: &Report) -> Table {
    let mut table = Table::new(vec![
        Column::left(words::grouped_by(report)),
        Column::right("forecasts"),
        Column::right("questions"),
        Column::right("base rate"),
        Column::right("mean said"),
        Column::right("Brier score"),
        Column::right(format!("{} interval", confidence(report.settings.confidence))),
        Column::right("skill vs base rate"),
        Column::right("miscalibration"),
        Column::right("discrimination"),
    ]);
    for group in report.groups.iter().chain([&report.overall]) {
        table.push(vec![
            words::label(group),
            count(group.forecasts),
            count(group.questions),
            percent_or_missing(group.base_rate),
            percent_or_missing(group.mean_forecast),
            score(group.brier.value),
            interval(&group.brier).unwrap_or_else(|| MISSING.to_owned()),
            score(group.brier_skill.vs_base_rate.value),
            score(group.corp.miscalibration),
            score(group.corp.discrimination),
        ]);
    }
    table
}

fn verdicts(page: &mut String, groups: &[Group], language: Language) {
    let told: Vec<&Group> = groups.iter().filter(|group| !group.verdict.code.is_empty()).collect();
    if told.is_empty() {
        return;
    }
    heading(page, words::may_be_said(language));
    items(
        page,
        told.iter().map(|group| {
            let name = escape(&words::label(group));
            format!("**{name}** ({}): {}", escape(group.verdict.code), escape(&words::verdict(group, language)))
        }),
    );
}

fn calibration(page: &mut String, report: &Report) {
    heading(page, "What was said against what happened");
    for group in report.groups.iter().chain([&report.overall]).filter(|group| !group.bins.is_empty()) {
        paragraph(page, &format!("### {}", escape(&words::label(group))));
        table(page, &bins_table(&group.bins, report.settings.confidence));
    }
}

fn bins_table(bins: &[Bin], level: f64) -> Table {
    let mut table = Table::new(vec![
        Column::left("said"),
        Column::right("forecasts"),
        Column::right("questions"),
        Column::right("mean said"),
        Column::right("happened"),
        Column::right(format!("{} interval", confidence(level))),
    ]);
    for bin in bins {
        table.push(vec![
            percent_range(bin.from, bin.to),
            count(bin.forecasts),
            count(bin.questions),
            percent(bin.mean_forecast),
            percent(bin.observed),
            percent_interval(bin.low, bin.high),
        ]);
    }
    table
}

fn in_words(page: &mut String, report: &Report) {
    if report.overall.words.is_none() {
        return;
    }
    heading(page, "Forecasts in words");
    table(page, &wording::groups_table(report));
    paragraph(page, &escape(&wording::legend(report)));
    let reasons = wording::without_readers(report);
    if !reasons.is_empty() {
        items(page, reasons.iter().map(|reason| escape(reason)));
    }
    let level = report.settings.confidence;
    for (group, words) in wording::speaking(report) {
        paragraph(page, &format!("### {}", escape(&words::label(group))));
        table(page, &wording::phrases_table(words, level));
        table(page, &wording::lexicons_table(group, words, level));
    }
    paragraph(page, wording::BY_OTHERS);
    if let Some(order) = wording::order(report) {
        paragraph(page, &escape(&order));
    }
}

pub(super) fn counts(page: &mut String, counts: &Counts) {
    paragraph(page, &format!("{}, of which:", counted(counts.rows, "row")));
    let fates = accounting::parts(counts).into_iter();
    items(page, fates.map(|(_, number, fate)| format!("{} {}", count(number), escape(fate))));
}

fn resolvability(page: &mut String, report: &Report) {
    let alone = std::iter::once(&report.overall).filter(|_| report.groups.is_empty());
    let told: Vec<String> = report
        .groups
        .iter()
        .chain(alone)
        .filter_map(|group| {
            let text = words::resolvability(&group.resolvability)?;
            Some(format!("**{}**: {}", escape(&words::label(group)), escape(&text)))
        })
        .collect();
    if !told.is_empty() {
        heading(page, "How much could be checked");
        items(page, told);
        paragraph(page, &escape(words::CHECKABLE));
    }
}

pub(super) fn notes_section(page: &mut String, all: &[Note]) {
    if all.is_empty() {
        return;
    }
    heading(page, "Please note");
    let kinds = notes::by_code(all);
    items(
        page,
        kinds.iter().map(|kind| {
            let texts: Vec<String> = kind.texts().iter().map(|text| escape(text)).collect();
            let mut item = texts.join("; ");
            for advice in kind.advice() {
                let _ = write!(item, " *{}*", escape(advice));
            }
            item
        }),
    );
}

pub(super) fn diagnostics_section(page: &mut String, kinds: &[DiagnosticKind]) {
    if kinds.is_empty() {
        return;
    }
    heading(page, "Problems in the data");
    let mut problems = Table::new(vec![
        Column::left("problem"),
        Column::right("count"),
        Column::left("where, the first few"),
        Column::left("what is wrong, what to do"),
    ]);
    for kind in kinds {
        let places: Vec<String> = kind.first.iter().take(PLACES).map(diagnostics::location).collect();
        let shown = &kind.first[..kind.first.len().min(PLACES)];
        let messages = shown.iter().map(|problem| problem.message.as_str());
        let values = diagnostics::values(kind).map(|values| format!("({values})"));
        let helps = shown.iter().map(|problem| problem.help.as_str());
        let advice = distinct(messages.chain(values.as_deref()).chain(helps));
        problems.push(vec![kind.code.to_string(), count(kind.count), places.join("; "), advice.join(" ")]);
    }
    table(page, &problems);
}

/// Each text once, in the order in which they first come.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found = Vec::new();
    for text in texts {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}
