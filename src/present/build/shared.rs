//! What several commands show alike: what a run is about, verdicts, notes, problems.

use crate::diagnostics::{DiagnosticKind, Note};
use crate::options::Language;
use crate::present::clean_text::clean;
use crate::present::document::{Block, Item, List, Problems, Tone};
use crate::present::language::Texts;
use crate::present::language::rejected::rejected;
use crate::present::span::{Span, Spans, fill, filled, plain, words};
use crate::present::tables;
use crate::report::{Group, Report, Verdict};

/// So many groups of a note are named one by one, and so many different notes of one code are shown.
const NAMED: usize = 3;

/// What was scored, with which span of days and filters.
pub(super) fn about(report: &Report, texts: &Texts) -> Vec<Spans> {
    let (t, settings) = (&texts.answer, &report.settings);
    let mut lines = vec![scored(report, texts)];
    if settings.from.is_some() || settings.to.is_some() {
        let end = |end: &Option<String>| {
            Span::whole(end.as_deref().map_or_else(|| t.open_end.to_owned(), |day| texts.day(day)))
        };
        lines.push(fill(t.span, &[("from", end(&settings.from)), ("to", end(&settings.to))]));
    }
    if !settings.filters.is_empty() {
        lines.push(vec![Span::Code(clean(&settings.filters.join("  "), true))]);
    }
    lines
}

/// How many forecasts were scored, about what and from whom.
pub(super) fn scored(report: &Report, texts: &Texts) -> Spans {
    let (t, day) = (&texts.answer, ("day", Span::whole(texts.day(&report.settings.as_of))));
    let count = |noun, n| Span::text(texts.counted(noun, n));
    if report.counts.scored == 0 {
        return fill(t.nothing, &[("rows", count(texts.forecasts, report.counts.rows)), day]);
    }
    let mut said = of_scored(report, texts);
    let counts = &report.counts;
    if counts.rejected > 0 {
        let numbers = [counts.rejected, counts.rows].map(|n| texts.numbers.count(n));
        said.push(Span::text(format!(
            " {}",
            filled(rejected(texts.language), &[("n", &numbers[0]), ("rows", &numbers[1])])
        )));
    }
    said
}

fn of_scored(report: &Report, texts: &Texts) -> Spans {
    let (t, day) = (&texts.answer, ("day", Span::whole(texts.day(&report.settings.as_of))));
    let count = |noun, n| Span::text(texts.counted(noun, n));
    let all = &report.overall;
    let sources = all.sources.max(all.distributions.sources);
    let beside = all.distributions.beside_binary(report.settings.as_binary);
    fill(
        t.scored,
        &[
            ("forecasts", count(texts.forecasts, all.forecasts + beside.0)),
            ("questions", count(texts.questions, all.questions + beside.1)),
            ("sources", count(texts.sources, sources)),
            day,
        ],
    )
}

/// The same, standing out.
pub(super) fn headline(text: &[Span]) -> Spans {
    vec![Span::Strong(words(text))]
}

/// The verdict of a group behind its name.
pub(super) fn verdict(group: &Group, texts: &Texts) -> Item {
    Item {
        term: tables::label(&group.key, texts),
        tone: tone(&group.verdict),
        text: plain(clean(&group.verdict.sentence(texts.language), true)),
        ..Item::default()
    }
}

/// How a verdict is to be taken.
pub(super) fn tone(verdict: &Verdict) -> Tone {
    match verdict.code {
        "too-few" | "not-tested" | "not-enough" | "not-comparable" | "first-period" | "" => Tone::Faint,
        "no-evidence" => Tone::Plain,
        "no-evidence-of-miscalibration" => Tone::Good,
        _ => Tone::Warning,
    }
}

/// Notes, put together where the same one stands for many groups; `None` if there are none.
pub(super) fn notes(notes: &[Note], show: usize, texts: &Texts) -> Option<Block> {
    let mut codes = vec![];
    for note in notes {
        if !codes.contains(&note.code) {
            codes.push(note.code);
        }
    }
    let of = |code| notes.iter().filter(|note| note.code == code).collect::<Vec<_>>();
    let items: Vec<Item> = codes.into_iter().flat_map(|code| of_one_code(&of(code), texts)).collect();
    (!items.is_empty()).then_some(Block::List(List { items, show, more: 0 }))
}

/// Once for all groups if they say the same, else the first few; what to do stands with the last.
fn of_one_code(notes: &[&Note], texts: &Texts) -> Vec<Item> {
    let item = |text: &str| Item::of(vec![Span::said(text)]);
    let mut items: Vec<Item> = match notes {
        [first, _, ..] if notes.iter().all(|note| note.text == first.text) => {
            let groups = named_groups(notes, texts);
            let about = if groups.is_empty() { groups } else { format!(" ({groups})") };
            vec![item(&format!("{}{about}", said(first, texts).0))]
        }
        _ => notes.iter().take(NAMED).map(|note| item(&with_group(note, texts))).collect(),
    };
    if items.len() == NAMED && notes.len() > NAMED {
        let n = texts.numbers.count((notes.len() - NAMED) as u64);
        items.push(Item::of(plain(filled(texts.left_out.more_like_it, &[("n", &n)]))));
    }
    if let Some(last) = items.last_mut() {
        for advice in notes.iter().take(NAMED).filter_map(|note| said(note, texts).1) {
            if !last.advice.iter().any(|known| known == advice) {
                last.advice.push(advice.to_owned());
            }
        }
    }
    items
}

fn named_groups(notes: &[&Note], texts: &Texts) -> String {
    let groups: Vec<&str> = notes.iter().filter_map(|note| note.group.as_deref()).collect();
    let mut named: Vec<String> = groups.iter().take(NAMED).map(|group| (*group).to_owned()).collect();
    if let more @ 1.. = groups.len().saturating_sub(NAMED) {
        named.push(filled(texts.left_out.more_groups, &[("n", &texts.numbers.count(more as u64))]));
    }
    named.join("; ")
}

/// The words of a note and what to do about it, in the language of the page.
fn said<'n>(note: &'n Note, texts: &Texts) -> (&'n str, Option<&'n str>) {
    let advice = note.advice.as_ref().map(|advice| &**advice.of(texts.language));
    (note.text.of(texts.language), advice)
}

fn with_group(note: &Note, texts: &Texts) -> String {
    let (text, _) = said(note, texts);
    match note.group.as_deref() {
        // Nouns keep their capitals in German.
        Some(group) if !text.contains(group) && texts.language == Language::German => format!("{group}: {text}"),
        Some(group) if !text.contains(group) => format!("{group}: {}", within_sentence(text)),
        _ => text.to_owned(),
    }
}

/// A sentence for behind a colon.
fn within_sentence(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}

/// Problems with so many places each; `None` if there are none.
pub(super) fn problems(kinds: &[DiagnosticKind], places: usize, texts: &Texts) -> Option<Block> {
    let table = tables::problems_in_short(kinds, places, texts);
    (!kinds.is_empty()).then(|| Block::Problems(Problems { kinds: kinds.to_vec(), places, table }))
}

/// Several names in a sentence: the first twelve, and how many more there are.
pub(super) fn names(names: &[String], texts: &Texts) -> Vec<Span> {
    const NAMED: usize = 12;
    let comma = |spans: &mut Vec<Span>, name: &String| {
        if !spans.is_empty() {
            spans.push(Span::text(", "));
        }
        spans.push(Span::name(name));
    };
    let (mut spans, last) = (vec![], names.len().saturating_sub(1));
    if names.len() > NAMED {
        names.iter().take(NAMED).for_each(|name| comma(&mut spans, name));
        let n = texts.numbers.count((names.len() - NAMED) as u64);
        return join(texts.answer.and_more, spans, &[("n", Span::text(n))]);
    }
    names.iter().take(last.max(1)).for_each(|name| comma(&mut spans, name));
    match names.last() {
        Some(name) if last > 0 => join(texts.answer.and, spans, &[("last", Span::name(name))]),
        _ => spans,
    }
}

/// Fills a template in which `{names}` stands for several pieces of text.
pub(super) fn join(template: &str, names: Vec<Span>, given: &[(&str, Span)]) -> Vec<Span> {
    let mut names = Some(names);
    let filled = fill(template, given).into_iter();
    let open = filled.flat_map(|span| match span {
        Span::Text(text) if text == "{names}" => names.take().unwrap_or_default(),
        other => vec![other],
    });
    open.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::localized::{Language, Localized};

    fn note(text: &str, group: &str) -> Note {
        Note {
            code: Code::FewQuestions,
            text: Localized::alike(text),
            advice: Some(Localized::alike("Wait.")),
            group: Some(group.to_owned()),
        }
    }

    fn items(all: &[Note]) -> Vec<(String, Vec<String>)> {
        let Some(Block::List(list)) = notes(all, 9, Texts::of(Language::English)) else { return vec![] };
        list.items.into_iter().map(|item| (words(&item.text), item.advice)).collect()
    }

    #[test]
    fn one_text_for_many_groups_is_said_once() {
        let told = items(&["a", "b", "c", "d", "e"].map(|group| note("Too few.", group)));
        assert_eq!(told, [("Too few. (a; b; c; and 2 more)".to_owned(), vec!["Wait.".to_owned()])]);
    }

    #[test]
    fn differing_texts_are_listed_with_their_group() {
        let told = items(&[note("Only 3.", "a"), note("Only 4.", "b"), note("Only 5.", "c"), note("Only 6.", "d")]);
        let texts: Vec<&str> = told.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["a: only 3.", "b: only 4.", "c: only 5.", "and 1 more like it"]);
        assert_eq!(told.iter().map(|(_, advice)| advice.len()).sum::<usize>(), 1);
    }
}
