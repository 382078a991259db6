//! The best and the worst calls of each group.

use super::shared::{largest, not_all, scored};
use crate::model::GroupKey;
use crate::present::clean_text::clean;
use crate::present::document::{Block, Quote, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, Spans, fill, filled, plain};
use crate::present::tables::label;
use crate::present::wrap::shorten;
use crate::summary::Summary;
use crate::summary::best_and_worst::{GroupBestAndWorst, TellingCall};

/// So many groups are listed.
const GROUPS: usize = 12;
/// So much of a quote and of a question is shown.
const LONGEST: usize = 400;

/// The section; `None` if nobody said anything but one half.
pub(crate) fn section(summary: &Summary, texts: &Texts) -> Option<Section> {
    let t = &texts.calls;
    let groups = scored(summary);
    let shown = largest(&groups, GROUPS);
    let mut blocks = vec![Block::Paragraph(plain(t.text))];
    blocks.extend(not_all(t.largest, shown.len(), groups.len(), texts).map(Block::Paragraph));
    let before = blocks.len();
    for group in shown {
        blocks.extend(told(&summary.calls, &group.key, &label(&group.key, texts), texts));
    }
    (blocks.len() > before).then(|| Section { id: "calls", heading: t.heading.to_owned(), blocks })
}

/// Those of one source.
pub(super) fn of_source(summary: &Summary, key: &GroupKey, texts: &Texts) -> Vec<Block> {
    let name = key.0.last().map_or("", |(_, name)| name);
    told(&summary.calls_of_sources, key, name, texts)
}

fn told(calls: &[GroupBestAndWorst], key: &GroupKey, who: &str, texts: &Texts) -> Vec<Block> {
    let t = &texts.calls;
    let Some(calls) = calls.iter().find(|calls| calls.key == *key) else { return vec![] };
    let mut blocks = vec![];
    for (heading, calls) in [(t.best, &calls.best), (t.worst, &calls.worst)] {
        if !calls.is_empty() {
            blocks.push(Block::Heading(fill(heading, &[("who", Span::name(who))])));
            blocks.push(Block::Quotes(calls.iter().map(|call| quote(call, texts)).collect()));
        }
    }
    blocks
}

fn quote(telling: &TellingCall, texts: &Texts) -> Quote {
    let (t, numbers, row, call) = (&texts.calls, &texts.numbers, &telling.row, &telling.call);
    let said = [
        ("source", Span::name(&row.source)),
        ("said", Span::text(numbers.share(Some(call.said)))),
        ("day", Span::whole(texts.day(&call.made.to_string()))),
        ("phrase", Span::name(&row.phrase)),
    ];
    let question = match &telling.text {
        Some(text) => sentence(cut(text)),
        None => filled(t.question, &[("id", &telling.question)]),
    };
    let outcome = [
        ("question", Span::said(&question)),
        ("day", Span::whole(texts.day(&call.resolved.to_string()))),
        ("brier", Span::text(numbers.score(Some(call.brier())))),
        ("share", Span::text(numbers.share(Some(call.happened.share())))),
    ];
    let mut said = fill(if row.phrase.is_empty() { t.said } else { t.said_in_words }, &said);
    if let Some(crowd) = call.crowd {
        said.push(Span::text(" "));
        said.extend(fill(t.crowd, &[("crowd", Span::text(numbers.share(Some(crowd))))]));
    }
    Quote {
        said,
        words: Some(cut(&row.quote)).filter(|words| !words.is_empty()),
        source: source(&row.outlet, &row.url, texts),
        outcome: fill(
            call.happened.whole().map_or(t.in_part, |yes| if yes { t.happened } else { t.did_not }),
            &outcome,
        ),
    }
}

fn cut(text: &str) -> String {
    shorten(&clean(text, true), LONGEST, "…")
}

/// The text with something at its end that ends a sentence.
fn sentence(text: String) -> String {
    let is_ended = text.ends_with(['.', '?', '!', '…', ':', '؟', '。']);
    if is_ended { text } else { format!("{text}.") }
}

/// Where it can be read. Only addresses of the web become links.
fn source(outlet: &str, url: &str, texts: &Texts) -> Option<Spans> {
    let mut spans = vec![];
    if !outlet.is_empty() {
        spans.extend(fill(texts.calls.outlet, &[("outlet", Span::name(&cut(outlet)))]));
    }
    let url = clean(url, true);
    if !url.is_empty() {
        if !spans.is_empty() {
            spans.push(Span::text(": "));
        }
        let lower = url.to_ascii_lowercase();
        let can_be_followed = lower.starts_with("https://") || lower.starts_with("http://");
        spans.push(if can_be_followed { Span::Link(shorten(&url, 80, "…"), url) } else { Span::Name(cut(&url)) });
    }
    (!spans.is_empty()).then_some(spans)
}
