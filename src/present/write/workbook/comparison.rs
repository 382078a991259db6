//! The sheet of comparisons: the groups on equal terms, and below them each two on their shared questions.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::grid::{Column, Formats, Value, table};
use crate::dossier::Dossier;
use crate::present::build::report::{comparison::sentence, heading, label};
use crate::present::language::Texts;
use crate::present::span::words;
use crate::report::{ComparedGroup, ComparedPair};
use crate::uncertainty::Estimate;

/// Adds the sheet, if there are two groups to compare.
pub(super) fn add(workbook: &mut Workbook, dossier: &Dossier, texts: &Texts) -> Result<(), XlsxError> {
    let Some(comparison) = dossier.comparison.as_ref().filter(|comparison| !comparison.pairs.is_empty()) else {
        return Ok(());
    };
    let sheet = workbook.add_worksheet().set_name(texts.workbook.comparison)?;
    let formats = Formats::new(true);
    let groups: Vec<Vec<Value>> = comparison.groups.iter().map(|group| group_row(group, texts)).collect();
    let below = table(sheet, 0, &group_columns(dossier, texts), &groups, &formats)?;
    let pairs: Vec<Vec<Value>> =
        comparison.pairs.iter().map(|pair| pair_row(pair, words(&sentence(pair, comparison, texts)), texts)).collect();
    table(sheet, below + 1, &pair_columns(dossier, texts), &pairs, &formats)?;
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

/// A number and the ends of its interval as three columns.
fn with_ends(name: &str, dossier: &Dossier, texts: &Texts) -> [String; 3] {
    let level = texts.numbers.confidence(dossier.report.settings.confidence);
    let end = |end: &str| format!("{name}, {end} ({level})");
    [name.to_owned(), end(texts.workbook.low), end(texts.workbook.high)]
}

fn group_columns(dossier: &Dossier, texts: &Texts) -> Vec<Column> {
    let t = &texts.comparison;
    let scores = [t.brier, t.adjusted, t.beside, t.payoff].map(|name| with_ends(name, dossier, texts)).concat();
    let names = [texts.scores.forecasts, t.questions].map(str::to_owned).into_iter().chain(scores);
    let ranks = ["≥", "≤"].map(|end| format!("{} {end}", t.ranks));
    let numbers = names.chain(ranks).map(|name| (name, 13.0));
    std::iter::once((heading(&dossier.report, texts), 28.0)).chain(numbers).collect()
}

fn three(estimate: &Estimate) -> [Value; 3] {
    [estimate.value, estimate.low, estimate.high].map(Value::Score)
}

fn group_row(group: &ComparedGroup, texts: &Texts) -> Vec<Value> {
    let rank = |rank: Option<u32>| Value::Number(rank.map(f64::from));
    let estimates = [&group.brier, &group.adjusted_brier, &group.relative_brier, &group.log_payoff];
    let mut row =
        vec![Value::text(label(&group.key, texts)), Value::Count(group.forecasts), Value::Count(group.questions)];
    row.extend(estimates.into_iter().flat_map(three));
    row.extend([rank(group.rank.map(|rank| rank.best)), rank(group.rank.map(|rank| rank.worst))]);
    row
}

/// The names of the pair stand in the columns that the groups above have for their name and their forecasts.
fn pair_columns(dossier: &Dossier, texts: &Texts) -> Vec<Column> {
    let t = &texts.comparison;
    let numbers = [vec![t.shared.to_owned()], with_ends(t.difference, dossier, texts).to_vec()].concat();
    let last = [t.p_value, t.p_adjusted].map(str::to_owned);
    [(t.one.to_owned(), 28.0), (t.other.to_owned(), 28.0)]
        .into_iter()
        .chain(numbers.into_iter().chain(last).map(|name| (name, 13.0)))
        .chain([(t.finding.to_owned(), 70.0)])
        .collect()
}

fn pair_row(pair: &ComparedPair, sentence: String, texts: &Texts) -> Vec<Value> {
    let mut row =
        vec![Value::text(label(&pair.a, texts)), Value::text(label(&pair.b, texts)), Value::Count(pair.questions)];
    row.extend(three(&pair.difference));
    row.extend([Value::Score(pair.p_value), Value::Score(pair.p_adjusted), Value::Text(sentence)]);
    row
}
