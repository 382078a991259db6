//! The tables of `check` and `agree`: findings one by one, measures of agreement, differences.

use crate::check::records::Record;
use crate::coders;
use crate::localized::{Language, Localized};
use crate::present::language::Texts;
use crate::present::table::{Cell, Column, Table, TableColumns};
use crate::present::tables::interval_heading;
use crate::present::tables::problems::severity;

/// Diagnostics, findings and notes.
pub(crate) fn records(records: &[Record]) -> Table {
    let words = |name: &'static str| Column::words(name, name);
    let columns = TableColumns::<&Record>::new()
        .and(words("code"), |record| Cell::raw(record.code.as_str()))
        .and(words("severity"), |record| Cell::raw(severity(record.severity)))
        .and(words("file"), |record| Cell::Raw(record.file.clone()))
        .and(Column::number("line", "line"), |record| Cell::Count(record.line))
        .and(Column::number("row", "row"), |record| Cell::Count(record.row))
        .and(words("column"), |record| Cell::Raw(record.column.clone()))
        .and(words("value"), |record| Cell::Raw(record.value.clone()))
        .and(words("message"), |record| Cell::raw(record.message.english()))
        .and(words("help"), |record| Cell::Raw(record.help.as_ref().map(|help| help.english().to_owned())));
    Table::of("", columns, records)
}

/// One row for each column that was compared.
pub(crate) fn agreement(comparison: &coders::CoderComparison, texts: &Texts) -> Table {
    let interval = || interval_heading(comparison.settings.confidence.level(), texts);
    let say = |english: &'static str, german: &'static str| *Localized::both(english, german).of(texts.language);
    let columns = TableColumns::<&coders::FieldAgreement>::new()
        .and(Column::words("field", *COMPARED.of(texts.language)), |field| Cell::raw(field.field))
        .and(Column::words("scale", say("scale", "Skala")).beneath(), move |field| {
            Cell::raw(if field.scale == "interval" { say("interval", "Intervall") } else { field.scale })
        })
        .and(Column::number("statements", say("statements", "Aussagen")), |field| Cell::count(field.statements))
        .and(Column::number("disagreements", say("to settle", "zu klären")), |field| Cell::Count(field.disagreements))
        .and(
            Column::number("percent_agreement", say("agree", "einig")).legend(say(
                "Agree: share of pairs of codes that are equal.",
                "Einig: Anteil der Paare von Kodierungen, die gleich sind.",
            )),
            |field| Cell::Share(field.percent_agreement.value()),
        )
        .and(Column::interval("percent_agreement", interval()), |field| {
            Cell::Shares(field.percent_agreement.low().zip(field.percent_agreement.high()))
        })
        .and(Column::number("kappa", say("kappa", "Kappa")).legend(*KAPPA.of(texts.language)), |field| {
            Cell::Score(field.kappa.value())
        })
        .and(Column::interval("kappa", interval()), |field| Cell::interval(&field.kappa))
        .and(Column::number("alpha", say("alpha", "Alpha")).legend(*ALPHA.of(texts.language)), |field| {
            Cell::Score(field.alpha.value())
        })
        .and(Column::interval("alpha", interval()), |field| Cell::interval(&field.alpha))
        .and(Column::words("missing", "").for_programs(), |field| Cell::raw(missing(field)));
    Table::of("", columns, &comparison.fields)
}

/// What could not be computed, for programs.
fn missing(field: &coders::FieldAgreement) -> String {
    field.missing.iter().map(Localized::english).collect::<Vec<_>>().join("; ")
}

const COMPARED: Localized<&str> = Localized::both("compared", "verglichen");
const KAPPA: Localized<&str> = Localized::both(
    "Kappa (Cohen's) and alpha (Krippendorff's): 1 is full agreement, 0 is what chance alone gives.",
    "Kappa (nach Cohen) und Alpha (nach Krippendorff): 1 heißt völlig einig, 0 so einig wie durch Zufall.",
);
const ALPHA: Localized<&str> = Localized::both(
    "Krippendorff relies on data from an alpha of .800 on, and draws tentative conclusions from .667 on.",
    "Krippendorff verlässt sich auf Daten ab einem Alpha von 0,800 und zieht ab 0,667 vorläufige Schlüsse.",
);

/// Every difference: the statement, what differs, and each coder's code and line.
pub(crate) fn differences(comparison: &coders::CoderComparison, language: Language) -> Table {
    let mut columns = TableColumns::<&coders::Disagreement>::new()
        .and(Column::words("statement", *Localized::both("statement", "Aussage").of(language)), |found| {
            Cell::raw(found.statement.as_str())
        })
        .and(Column::words("field", *COMPARED.of(language)), |found| Cell::raw(found.field));
    for (at, coder) in comparison.coders.iter().enumerate() {
        columns = columns.and(Column::words(coder.clone(), coder), move |found| Cell::Raw(found.codes[at].clone()));
    }
    for (at, coder) in comparison.coders.iter().enumerate() {
        let name = format!("line in {coder}");
        columns = columns
            .and(Column::number(name, *Localized::both("line", "Zeile").of(language)).beneath(), move |found| {
                Cell::Count(found.lines[at])
            });
    }
    Table::of("", columns, &comparison.disagreements)
}
