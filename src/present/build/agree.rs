//! What `agree` shows.

use super::shared::{headline, notes};
use crate::coders::{CoderComparison, FieldAgreement};
use crate::present::document::{Block, Document, Item, List, Section};
use crate::present::language::Texts;
use crate::present::number::{confidence, count, counted};
use crate::present::span::{Span, plain};
use crate::present::tables;

/// With fewer clusters the user is told that intervals are rough.
const FEW: u64 = 30;
/// So many statements of one log alone are shown.
const ALONE: usize = 10;

/// The measures, then what is to be settled.
pub(crate) fn agree(comparison: &CoderComparison, texts: &'static Texts) -> Document {
    let section = |id, heading: String, blocks| Section { id, heading, blocks };
    let mut measures = vec![Block::Table(tables::agreement(comparison, texts))];
    measures.extend(resampling(comparison).map(|text| Block::Legend(plain(text))));
    let mut sections = vec![section("measures", String::new(), measures)];
    let missing: Vec<Item> = comparison.fields.iter().filter_map(missing).collect();
    if !missing.is_empty() {
        let blocks = vec![Block::List(List::whole(missing))];
        sections.push(section("missing", "What could not be computed".to_owned(), blocks));
    }
    let differences =
        Some(Block::Table(tables::differences(comparison))).filter(|_| !comparison.disagreements.is_empty());
    sections.push(section("to-settle", format!("To settle: {}", to_settle(comparison)), Vec::from_iter(differences)));
    let alone = only_in(comparison);
    if !alone.is_empty() {
        let blocks =
            vec![Block::List(List { items: comparison.only_in.iter().map(only).collect(), show: ALONE, more: 0 })];
        sections.push(section("not-compared", format!("Not compared: {}", alone.join(", ")), blocks));
    }
    let notes = notes(&comparison.notes, usize::MAX, texts);
    sections.extend(notes.map(|block| section("notes", texts.left_out.notes.to_owned(), vec![block])));
    let about = vec![headline(&plain(how_many(comparison)))];
    Document {
        texts,
        title: "Agreement of coders".to_owned(),
        logo: None,
        about,
        sections,
        footer: None,
        sheets: vec![],
    }
}

fn only(only: &crate::coders::OnlyIn) -> Item {
    Item::of(vec![Span::said(&format!("{} ({}, line {})", only.statement, only.coder, only.line))])
}

/// How many statements were compared, and how they were matched.
fn how_many(comparison: &CoderComparison) -> String {
    let (statements, coders) = (comparison.statements, comparison.coders.len());
    let noun = if statements.compared == 1 { "statement was" } else { "statements were" };
    let by = comparison.matched_by.join(", ");
    let who = if coders == 2 { "both coders".to_owned() } else { format!("two or more of {coders} coders") };
    format!("{} {noun} coded by {who}, matched by {by}.", count(statements.compared))
}

/// How many statements stand in one log alone: `3 only in a.csv`.
fn only_in(comparison: &CoderComparison) -> Vec<String> {
    let of = |name: &String| comparison.only_in.iter().filter(|only| only.coder == *name).count() as u64;
    let counted = |name: &String| (of(name) > 0).then(|| format!("{} only in {name}", count(of(name))));
    comparison.coders.iter().filter_map(counted).collect()
}

/// How the intervals came about; `None` without any.
fn resampling(comparison: &CoderComparison) -> Option<String> {
    let (settings, clusters) = (&comparison.settings, comparison.statements.clusters);
    let few = if clusters < FEW { ": so few that they are rough" } else { "" };
    (settings.resamples > 0).then(|| {
        format!(
            "Intervals ({}) resample the statements, those with the same {} together ({} in all{few}).",
            confidence(settings.confidence.level()),
            settings.cluster,
            count(clusters)
        )
    })
}

/// Why measures are missing.
fn missing(field: &FieldAgreement) -> Option<Item> {
    // That numbers have no kappa need not be said each time.
    let is_plain = |reason: &&str| field.scale == "interval" && reason.starts_with("kappa");
    let reasons: Vec<&str> = field.missing.iter().map(String::as_str).filter(|reason| !is_plain(reason)).collect();
    let item = || Item { term: field.field.to_owned(), ..Item::of(plain(format!("{}.", reasons.join("; ")))) };
    (!reasons.is_empty()).then(item)
}

/// The differences, and on how many statements.
fn to_settle(comparison: &CoderComparison) -> String {
    let mut statements: Vec<&str> = comparison.disagreements.iter().map(|d| d.statement.as_str()).collect();
    statements.dedup();
    format!(
        "{} on {}",
        counted(comparison.disagreements.len() as u64, "difference"),
        counted(statements.len() as u64, "statement")
    )
}
