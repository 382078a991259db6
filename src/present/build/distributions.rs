//! What is shown of forecasts over several answers, numbers and days: a section for each kind that occurs.

mod charts;

use crate::present::document::{Block, Section};
use crate::present::language::Texts;
use crate::present::span::plain;
use crate::present::table::Table;
use crate::present::tables;
use crate::report::Report;

/// The sections; with how to read them, and calibration, on a page.
pub(crate) fn sections(report: &Report, is_page: bool, texts: &'static Texts) -> Vec<Section> {
    let d = &texts.distributions;
    let captioned =
        |table: Option<Table>, caption: &str| table.map(|table| Table { caption: caption.to_owned(), ..table });
    let calibration = |of_days| if is_page { tables::statement_bins(report, of_days, texts) } else { None };
    let section = |id, heading: &str, text: &str, tables: Vec<Option<Table>>| {
        let mut blocks = if is_page { vec![Block::Paragraph(plain(text))] } else { vec![] };
        blocks.extend(tables.into_iter().flatten().map(Block::Table));
        Section { id, heading: heading.to_owned(), blocks }
    };
    let levels = |of_intervals| captioned(tables::levels(report, of_intervals, texts), d.coverage);
    let categorical = tables::categorical(report, texts).map(|table| {
        section("answers", d.answers, d.answers_text, vec![Some(table), captioned(calibration(false), d.answer_bins)])
    });
    let numeric = tables::numeric(report, texts).map(|table| {
        let covered = if is_page { levels(true) } else { None };
        section("numbers", d.numbers, d.numbers_text, vec![Some(table), covered])
    });
    let days = tables::days(report, texts)
        .map(|table| section("days", d.days, d.days_text, vec![Some(table), captioned(calibration(true), d.day_bins)]));
    let sections = categorical.into_iter().chain(numeric).chain(days);
    sections
        .map(|section| {
            let figures = if is_page { charts::figures(report, section.id, texts) } else { vec![] };
            let drawn = (!figures.is_empty()).then_some(Block::Figures(figures));
            Section { blocks: section.blocks.into_iter().chain(drawn).collect(), ..section }
        })
        .collect()
}

/// The tables that `--export` writes, by the names of their files.
pub(crate) fn exports(report: &Report, texts: &'static Texts) -> Vec<(&'static str, Table)> {
    let all = [
        ("answers.csv", tables::categorical(report, texts)),
        ("answer_bins.csv", tables::statement_bins(report, false, texts)),
        ("numbers.csv", tables::numeric(report, texts)),
        ("coverage.csv", tables::levels(report, true, texts)),
        ("quantiles.csv", tables::levels(report, false, texts)),
        ("days.csv", tables::days(report, texts)),
        ("day_bins.csv", tables::statement_bins(report, true, texts)),
    ];
    all.into_iter().filter_map(|(name, table)| Some((name, table?))).collect()
}
