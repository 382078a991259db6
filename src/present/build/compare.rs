//! What `compare` shows, and the tables that `--export` writes.

use super::compared::{
    BETS, change, equal_terms, finding, groups_table, hope, pairs_table, pairs_table_of, robustness,
};
use super::score::{remarks, rows};
use super::shared::{headline, scored, tone};
use crate::options::Language;
use crate::present::document::{Block, Document, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, filled, plain};
use crate::present::table::Table;
use crate::present::tables;
use crate::report::comparison::{ComparedGroup, Shrunk};
use crate::report::{ComparedKind, ComparedPair, Comparison, Report, Verdict};

/// Tables of more groups are left to other formats.
const GROUPS: usize = 60;
/// So many sentences are shown when there are too many for all of them.
const FINDINGS: usize = 20;
/// Up to so many sentences are all shown.
const ALL: usize = 10;
/// So many sources are listed.
const SOURCES: usize = 40;

const BELIEVED: &[&str] = &[
    "",
    "shrunk_source_type",
    "questions",
    "adjusted_brier",
    "adjusted_brier_low",
    "shrunk_by",
    "shrunk_brier",
    "shrunk_brier_low",
    "rank_best",
];
const PERIODS: &[&str] =
    &["", "questions", "paired_sources", "brier", "brier_low", "paired_change", "paired_change_low"];
const SIDES: &[&str] = &["as_resolved_brier", "as_resolved_base_rate", "waiting_brier", "waiting_base_rate"];

/// The comparison; `report` has the scores of the same run.
pub(crate) fn compare(report: &Report, comparison: &Comparison, texts: &'static Texts) -> Document {
    let t = &texts.comparison;
    let mut sections = vec![];
    if report.overall.forecasts > 0 {
        sections.extend(over_time(comparison, texts));
        let told = comparison.pairs.iter().map(|pair| told(pair, comparison, texts)).collect();
        sections.extend(sentences(
            "pairs",
            texts.scores.may_be_said,
            told,
            &PAIR_KINDS.map(|(code, of)| (code, of(texts))),
            texts,
        ));
        sections.extend(groups(comparison, texts));
        let orders: Vec<Item> = robustness(comparison, texts).into_iter().map(Item::of).collect();
        if !orders.is_empty() {
            let blocks = vec![Block::List(List::whole(orders))];
            sections.push(Section { id: "orders", heading: t.of_choices.to_owned(), blocks });
        }
    }
    sections.extend(comparison.kinds.iter().flat_map(|kind| of_kind(kind, comparison, texts)));
    sections.push(rows(&comparison.counts, texts));
    sections.extend(remarks(&comparison.notes, &comparison.problems, texts));
    let about = vec![headline(&scored(report, texts))];
    Document { texts, title: t.title.to_owned(), logo: None, about, sections, footer: None, sheets: vec![] }
}

/// What may be said on one kind of question, and the groups beside each other.
fn of_kind(kind: &ComparedKind, comparison: &Comparison, texts: &'static Texts) -> Vec<Section> {
    let d = &texts.distributions;
    let (id, heading) = match kind.kind {
        "categorical" => ("answers", d.answers),
        "numeric" => ("numbers", d.numbers),
        _ => ("days", d.days),
    };
    let told = kind.pairs.iter().map(|pair| told(pair, comparison, texts)).collect();
    let kinds = PAIR_KINDS.map(|(code, of)| (code, of(texts)));
    let table = Section {
        id,
        heading: heading.to_owned(),
        blocks: vec![Block::Table(tables::groups_of_kind(comparison, kind, texts))],
    };
    std::iter::once(table).chain(sentences(id, "", told, &kinds, texts)).collect()
}

/// The tables that `--export` writes, by the names of their files.
pub(crate) fn exports(comparison: &Comparison, texts: &'static Texts) -> Vec<(&'static str, Table)> {
    let mut exports = vec![
        ("comparison.csv", groups_table(comparison, texts)),
        ("pairs.csv", pairs_table(comparison, texts)),
        ("robustness.csv", tables::orders(comparison, texts)),
    ];
    if !comparison.diagrams.is_empty() {
        exports.push(("murphy_differences.csv", tables::murphy_differences(comparison)));
    }
    for kind in &comparison.kinds {
        let pairs = pairs_table_of(&kind.pairs, comparison, texts);
        let [groups, of_pairs] = match kind.kind {
            "categorical" => ["answers_comparison.csv", "answers_pairs.csv"],
            "numeric" => ["numbers_comparison.csv", "numbers_pairs.csv"],
            _ => ["days_comparison.csv", "days_pairs.csv"],
        };
        exports.push((groups, tables::groups_of_kind(comparison, kind, texts)));
        exports.push((of_pairs, pairs));
    }
    let periods = comparison.periods.iter();
    exports.extend(periods.map(|periods| ("periods.csv", tables::periods(comparison, periods, texts))));
    exports
}

/// What may be said of a pair: in English as the JSON has it.
fn told<'c>(pair: &'c ComparedPair, comparison: &Comparison, texts: &Texts) -> (&'c Verdict, Item) {
    let text = match texts.language {
        Language::English => vec![Span::said(&pair.finding)],
        Language::German => finding(pair, comparison, texts),
    };
    let advice = hope(pair, texts).into_iter().collect();
    (&pair.verdict, Item { tone: tone(&pair.verdict), advice, ..Item::of(text) })
}

/// A kind of verdict that is only counted, with its words.
type CountedVerdict = (&'static str, fn(&Texts) -> &'static str);

const PAIR_KINDS: [CountedVerdict; 3] = [
    ("no-evidence", |texts| texts.comparison.without_difference),
    ("not-enough", |texts| texts.comparison.without_questions),
    ("not-comparable", |texts| texts.comparison.without_any),
];
const PERIOD_KINDS: [CountedVerdict; 3] = [
    ("no-evidence", |texts| texts.comparison.without_change),
    ("not-enough", |texts| texts.comparison.without_questions),
    ("first-period", |texts| texts.comparison.without_before),
];

/// All sentences, or findings first and how many others there are of each kind.
fn sentences(
    id: &'static str,
    heading: &str,
    told: Vec<(&Verdict, Item)>,
    kinds: &[(&str, &'static str)],
    texts: &Texts,
) -> Option<Section> {
    let is_finding = |verdict: &Verdict| matches!(verdict.code, "a-better" | "b-better" | "better" | "worse");
    let item = |(_, item): (&Verdict, Item)| item;
    let mut items: Vec<Item> = vec![];
    if told.len() <= ALL {
        items.extend(told.into_iter().map(item));
    } else {
        let findings = told.iter().filter(|(verdict, _)| is_finding(verdict)).count();
        let tally = |code: &str| told.iter().filter(|(verdict, _)| verdict.code == code).count();
        let more = (findings.saturating_sub(FINDINGS), texts.scores.more_findings);
        let rest: Vec<_> =
            std::iter::once(more).chain(kinds.iter().map(|(code, words)| (tally(code), *words))).collect();
        items.extend(told.into_iter().filter(|(verdict, _)| is_finding(verdict)).take(FINDINGS).map(item));
        for (number, words) in rest.into_iter().filter(|(number, _)| *number > 0) {
            items.push(Item::of(plain(filled(words, &[("n", &texts.numbers.count(number as u64))]))));
        }
    }
    let has_any = !items.is_empty();
    has_any.then(|| Section { id, heading: heading.to_owned(), blocks: vec![Block::List(List::whole(items))] })
}

fn groups(comparison: &Comparison, texts: &'static Texts) -> Vec<Section> {
    let t = &texts.comparison;
    let section = |id, heading: &str, blocks| Section { id, heading: heading.to_owned(), blocks };
    if comparison.groups.iter().any(|group| group.shrunk.is_some()) {
        return vec![section("sources", t.of_sources, sources(comparison, texts))];
    }
    if comparison.groups.len() > GROUPS {
        let n = texts.numbers.count(comparison.groups.len() as u64);
        return vec![section("groups", "", vec![Block::Legend(plain(filled(t.elsewhere, &[("n", &n)])))])];
    }
    let table =
        |columns| Block::Table(Table { caption: String::new(), ..groups_table(comparison, texts).only(columns) });
    let on_equal_terms = equal_terms(comparison);
    let mut sections = vec![section("groups", t.caption, vec![table(&on_equal_terms)])];
    if comparison.periods.is_none() {
        // With periods it is a page on the course of time; the rest is in the other formats.
        sections.push(section("bets", t.of_bets, vec![table(BETS)]));
    }
    sections
}

/// Sources with enough questions, best first as they are believed, and who is not among them.
fn sources(comparison: &Comparison, texts: &'static Texts) -> Vec<Block> {
    let enough = comparison.settings.min_questions;
    let all = comparison.groups.iter().filter_map(|group| Some((group, group.shrunk.as_ref()?)));
    let mut all: Vec<(&ComparedGroup, &Shrunk)> = all.filter(|(group, _)| group.questions >= enough).collect();
    // Sets cannot be ranked together.
    all.sort_by(|(a, x), (b, y)| {
        let value = |shrunk: &Shrunk| shrunk.brier.value().unwrap_or(f64::MAX);
        a.component.cmp(&b.component).then(value(x).total_cmp(&value(y)))
    });
    all.truncate(SOURCES);
    let groups: Vec<&ComparedGroup> = all.into_iter().map(|(group, _)| group).collect();
    let mut table = tables::compared(comparison, &groups, texts).only(BELIEVED);
    table.columns[1].beneath = true;
    table.caption.clear();
    let scored = || comparison.groups.iter().filter(|group| group.forecasts > 0);
    let few = scored().filter(|group| group.questions < enough).count();
    let further = scored().count().saturating_sub(few).saturating_sub(SOURCES);
    let count = |number: usize| texts.counted(texts.sources, number as u64);
    let n = texts.numbers.count(enough);
    let few = (few > 0).then(|| filled(texts.comparison.few_questions, &[("sources", &count(few)), ("n", &n)]));
    let further = (further > 0).then(|| filled(texts.comparison.further_down, &[("sources", &count(further))]));
    let left_out = few.into_iter().chain(further).map(|text| Block::Paragraph(plain(text)));
    std::iter::once(Block::Table(table)).chain(left_out).collect()
}

fn over_time(comparison: &Comparison, texts: &'static Texts) -> Vec<Section> {
    let Some(periods) = &comparison.periods else { return vec![] };
    let differs = periods.iter().any(|period| period.as_resolved != period.waiting);
    let columns: Vec<&str> = PERIODS.iter().chain(if differs { SIDES } else { &[] }).copied().collect();
    let table = tables::periods(comparison, periods, texts).only(&columns);
    let blocks = vec![Block::Table(table)];
    let t = &texts.comparison;
    let told = periods.iter().filter_map(|period| {
        let text = change(period, periods, comparison, texts)?;
        Some((&period.verdict, Item { tone: tone(&period.verdict), ..Item::of(text) }))
    });
    let kinds = PERIOD_KINDS.map(|(code, of)| (code, of(texts)));
    let mut sections = vec![Section { id: "periods", heading: t.of_periods.to_owned(), blocks }];
    sections.extend(sentences("changes", t.of_changes, told.collect(), &kinds, texts));
    sections
}
