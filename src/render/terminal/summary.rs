use super::super::ink::{FAINT, verdict_style};
use super::super::number::{MISSING, confidence, count, interval, percent_or_missing, score};
use super::super::table::{Column, Table};
use super::super::{Ink, words};
use super::{DETAILED_GROUPS, Page};
use crate::options::Language;
use crate::report::{Group, Report};

/// From so many columns on a group takes one line, below it two.
const ONE_LINE: usize = 110;
/// Names in running text are cut to this.
const NAME: usize = 60;
/// So many findings are listed when the groups are too many for details.
const FINDINGS: usize = 20;

pub(super) fn headline(page: &mut Page, report: &Report) {
    page.heading(&words::scored(report));
    if report.overall.forecasts > 0 {
        page.prose(0, &words::brier(report));
    }
}

/// A group's name as it stands in running text.
pub(super) fn name(group: &Group, ink: Ink) -> String {
    ink.shorten(&ink.clean(&words::label(group)), NAME)
}

pub(super) fn groups(page: &mut Page, report: &Report) {
    page.blank();
    let one_line = page.width >= ONE_LINE;
    let ink = page.ink;
    let columns = if one_line { wide_columns(report) } else { narrow_columns(report) };
    let clean = |text: &str| text.lines().map(|line| ink.clean(line)).collect::<Vec<_>>().join("\n");
    let columns = columns.into_iter().map(|column| Column { header: clean(&column.header), ..column });
    let mut table = Table::new(columns.collect());
    let row = |group: &Group| {
        let cells = if one_line { wide_cells(group) } else { narrow_cells(group) };
        let numbers = cells.iter().map(|cell| clean(cell));
        std::iter::once(ink.clean(&words::label(group))).chain(numbers).collect()
    };
    for group in &report.groups {
        table.push(row(group));
    }
    table.push_total(row(&report.overall));
    page.lines(table.lines(page.width, ink));
    page.hanging("", 0, words::LEGEND, FAINT);
}

fn wide_columns(report: &Report) -> Vec<Column> {
    let interval = format!("{}\ninterval", confidence(report.settings.confidence));
    vec![
        Column::left(words::grouped_by(report)),
        Column::right("forecasts"),
        Column::right("questions"),
        Column::right("base\nrate"),
        Column::right("mean\nsaid"),
        Column::right("Brier\nscore"),
        Column::right(interval),
        Column::right("skill vs\nbase rate"),
        Column::right("miscali-\nbration"),
        Column::right("discrimi-\nnation"),
    ]
}

fn wide_cells(group: &Group) -> Vec<String> {
    vec![
        count(group.forecasts),
        count(group.questions),
        percent_or_missing(group.base_rate),
        percent_or_missing(group.mean_forecast),
        score(group.brier.value),
        interval(&group.brier).unwrap_or_else(|| MISSING.to_owned()),
        score(group.brier_skill.vs_base_rate.value),
        score(group.corp.miscalibration),
        score(group.corp.discrimination),
    ]
}

/// Two numbers in a cell, and the header says so.
fn narrow_columns(report: &Report) -> Vec<Column> {
    let interval = format!("Brier score\n{} interval", confidence(report.settings.confidence));
    vec![
        Column::left(words::grouped_by(report)),
        Column::right("forecasts\nquestions"),
        Column::right("base rate\nmean said"),
        Column::right(interval),
        Column::right("skill vs\nbase rate"),
        Column::right("miscalibration\ndiscrimination"),
    ]
}

fn narrow_cells(group: &Group) -> Vec<String> {
    let two = |above: String, below: String| format!("{above}\n{below}");
    vec![
        two(count(group.forecasts), count(group.questions)),
        two(percent_or_missing(group.base_rate), percent_or_missing(group.mean_forecast)),
        two(score(group.brier.value), interval(&group.brier).unwrap_or_default()),
        score(group.brier_skill.vs_base_rate.value),
        two(score(group.corp.miscalibration), score(group.corp.discrimination)),
    ]
}

pub(super) fn verdicts(page: &mut Page, report: &Report, language: Language) {
    let has_verdict = |group: &&Group| !group.verdict.code.is_empty();
    let is_finding = |group: &&Group| group.verdict.finds_miscalibration();
    let many = report.groups.len() > DETAILED_GROUPS;
    let shown: Vec<&Group> = if many {
        report.groups.iter().filter(is_finding).take(FINDINGS).collect()
    } else {
        report.groups.iter().filter(has_verdict).collect()
    };
    if report.groups.iter().any(|group| has_verdict(&group)) {
        page.heading(words::may_be_said(language));
    }
    for group in shown {
        let style = verdict_style(group.verdict.code);
        page.line(&format!("  {}", page.ink.paint(style, &name(group, page.ink))));
        page.prose(4, &words::verdict(group, language));
    }
    if many {
        let tally = |code: &str| report.groups.iter().filter(|group| group.verdict.code == code).count();
        let findings = report.groups.iter().filter(is_finding).count();
        let more = findings.saturating_sub(FINDINGS);
        let [another, none, untested, few] = words::kinds_of_verdict(language);
        let sums = [
            (more, another),
            (tally("no-evidence-of-miscalibration"), none),
            (tally("not-tested"), untested),
            (tally("too-few"), few),
        ];
        for (number, what) in sums.into_iter().filter(|&(number, _)| number > 0) {
            page.prose(2, &format!("{} {what}.", count(number as u64)));
        }
    }
}
