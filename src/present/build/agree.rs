//! What `agree` shows.

use super::shared::{headline, notes};
use crate::coders::{CoderComparison, FieldAgreement, OnlyIn};
use crate::localized::{self, Language, Localized, localized};
use crate::present::document::{Block, Document, Item, List, Section};
use crate::present::language::Texts;
use crate::present::number::counted;
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
    let say = |text: Localized| text.of(texts.language).to_string();
    measures.extend(resampling(comparison).map(|text| Block::Legend(plain(say(text)))));
    let mut sections = vec![section("measures", String::new(), measures)];
    let missing: Vec<Item> = comparison.fields.iter().filter_map(|field| missing(field, texts.language)).collect();
    if !missing.is_empty() {
        let blocks = vec![Block::List(List::whole(missing))];
        sections.push(section(
            "missing",
            say(localized!("What could not be computed", "Was sich nicht berechnen ließ")),
            blocks,
        ));
    }
    let differences = Some(Block::Table(tables::differences(comparison, texts.language)))
        .filter(|_| !comparison.disagreements.is_empty());
    sections.push(section("to-settle", say(to_settle(comparison)), Vec::from_iter(differences)));
    let alone = only_in(comparison, texts);
    if !alone.is_empty() {
        let blocks = vec![Block::List(List {
            items: comparison.only_in.iter().map(|only| item_of(only, texts.language)).collect(),
            show: ALONE,
            more: 0,
        })];
        sections.push(section(
            "not-compared",
            format!("{}: {}", say(localized!("Not compared", "Nicht verglichen")), alone.join(", ")),
            blocks,
        ));
    }
    let notes = notes(&comparison.notes, usize::MAX, texts);
    sections.extend(notes.map(|block| section("notes", texts.left_out.notes.to_owned(), vec![block])));
    let about = vec![headline(&plain(how_many(comparison, texts)))];
    Document {
        texts,
        title: say(localized!("Agreement of coders", "Übereinstimmung der Kodierenden")),
        logo: None,
        about,
        sections,
        footer: None,
        sheets: vec![],
    }
}

fn item_of(only: &OnlyIn, language: Language) -> Item {
    let OnlyIn { statement, coder, line } = only;
    let text = localized!("{statement} ({coder}, line {line})", "{statement} ({coder}, Zeile {line})");
    Item::of(vec![Span::said(text.of(language))])
}

/// How many statements were compared, and how they were matched.
fn how_many(comparison: &CoderComparison, texts: &Texts) -> String {
    let (compared, coders) = (comparison.statements.compared, comparison.coders.len());
    let (by, n) = (comparison.matched_by.join(", "), texts.numbers.count(compared));
    let [who, wem] = match coders {
        2 => ["both coders".to_owned(), "beiden".to_owned()],
        _ => [format!("two or more of {coders} coders"), format!("mindestens zwei der {coders}")],
    };
    let [noun, aussagen] =
        if compared == 1 { ["statement was", "Aussage wurde"] } else { ["statements were", "Aussagen wurden"] };
    let text = localized!(
        "{n} {noun} coded by {who}, matched by {by}.",
        "{n} {aussagen} von {wem} kodiert, einander zugeordnet nach {by}."
    );
    text.of(texts.language).to_string()
}

/// How many statements stand in one log alone: `3 only in a.csv`.
fn only_in(comparison: &CoderComparison, texts: &Texts) -> Vec<String> {
    let of = |name: &String| comparison.only_in.iter().filter(|only| only.coder == *name).count() as u64;
    let counted = |name: &String| {
        let n = texts.numbers.count(of(name));
        let text = localized!("{n} only in {name}", "{n} nur in {name}");
        (of(name) > 0).then(|| text.of(texts.language).to_string())
    };
    comparison.coders.iter().filter_map(counted).collect()
}

/// How the intervals came about; `None` without any.
fn resampling(comparison: &CoderComparison) -> Option<Localized> {
    let (settings, clusters) = (&comparison.settings, comparison.statements.clusters);
    let [few, wenige] =
        if clusters < FEW { [": so few that they are rough", ": so wenige, dass sie grob sind"] } else { [""; 2] };
    let (level, cluster) = (settings.confidence.level(), &settings.cluster);
    let numbers = |language| Texts::of(language).numbers;
    let [english, german] = [Language::English, Language::German].map(numbers);
    (settings.resamples > 0).then(|| {
        Localized::new(
            format!(
                "Intervals ({}) resample the statements, those with the same {cluster} together ({} in all{few}).",
                english.confidence(level),
                english.count(clusters)
            ),
            format!(
                "Für die Intervalle ({}) werden die Aussagen neu gezogen, die mit demselben {cluster} zusammen (insgesamt \
                 {}{wenige}).",
                german.confidence(level),
                german.count(clusters)
            ),
        )
    })
}

/// Why measures are missing.
fn missing(field: &FieldAgreement, language: Language) -> Option<Item> {
    // That numbers have no kappa need not be said each time.
    let is_plain = |reason: &&Localized| field.scale == "interval" && reason.english().starts_with("kappa");
    let reasons = field.missing.iter().filter(|reason| !is_plain(reason));
    let reasons: Vec<&str> = reasons.map(|reason| reason.of(language).as_ref()).collect();
    let item = || Item { term: field.field.to_owned(), ..Item::of(plain(format!("{}.", reasons.join("; ")))) };
    (!reasons.is_empty()).then(item)
}

/// The differences, and on how many statements.
fn to_settle(comparison: &CoderComparison) -> Localized {
    let mut statements: Vec<&str> = comparison.disagreements.iter().map(|d| d.statement.as_str()).collect();
    statements.dedup();
    let (differences, statements) = (comparison.disagreements.len() as u64, statements.len() as u64);
    let [on, bei] = [counted(statements, "statement"), localized::counted(statements, "Aussage", "Aussagen")];
    let [found, gefunden] =
        [counted(differences, "difference"), localized::counted(differences, "Unterschied", "Unterschiede")];
    localized!("To settle: {found} on {on}", "Zu klären: {gefunden} bei {bei}")
}
