//! One file for each section of the report.

pub(crate) mod answer;
pub(crate) mod calibration;
pub(crate) mod calls;
pub(crate) mod change;
pub(crate) mod comparison;
pub(crate) mod discrimination;
pub(crate) mod left_out;
pub(crate) mod methods;
pub(crate) mod open;
pub(crate) mod over_time;
pub(crate) mod reproduce;
pub(crate) mod scores;
mod sheets;
pub(crate) mod words;

use crate::present::build::shared::about;
use crate::present::document::{Document, Section};
use crate::present::language::Texts;
use crate::present::logo::Logo;
use crate::present::span::{Span, fill, filled, words as read};
use crate::present::tables::group_heading;
pub(in crate::present) use crate::present::tables::label;
use crate::report::{Group, Report};
use crate::summary::Summary;

/// How the report is to look.
#[derive(Debug)]
pub(crate) struct Look {
    /// Its words.
    pub(crate) texts: &'static Texts,
    /// Its title; none: the usual one.
    pub(crate) title: Option<String>,
    /// A picture beside the title.
    pub(crate) logo: Option<Logo>,
}

/// The report of a summary.
pub(crate) fn report(summary: &Summary, look: Look) -> Document {
    let Look { texts, title, logo } = look;
    let scored = summary.report.counts.scored > 0;
    let when = |is_there: bool, make: &dyn Fn() -> Option<Section>| if is_there { make() } else { None };
    let sections = [
        Some(answer::section(summary, texts)),
        when(true, &|| change::section(summary, texts)),
        when(scored, &|| Some(scores::section(summary, texts))),
        when(scored, &|| calibration::section(summary, texts)),
        when(scored, &|| discrimination::section(summary, texts)),
        comparison::section(summary, texts),
        over_time::section(summary, texts),
        words::of_report(&summary.report, true, texts),
        calls::section(summary, texts),
        open::section(summary, texts),
        Some(left_out::section(summary, texts)),
        Some(methods::section(summary, texts)),
        Some(reproduce::section(summary, texts)),
    ];
    let sections: Vec<Section> = sections.into_iter().flatten().collect();
    let title = title.unwrap_or_else(|| answer::title(summary, texts));
    let about = about(&summary.report, texts);
    let sheets = sheets::sheets(summary, &title, &about, &sections, texts);
    let footer = Some(filled(texts.page.made, &[("version", env!("CARGO_PKG_VERSION"))]));
    Document { texts, title, logo, about, sections, footer, sheets }
}

/// So many groups have a chart of their own, and so many lines a chart has.
const CHARTS: usize = 24;

/// The heading of the column that names groups.
pub(in crate::present) fn heading(report: &Report, texts: &Texts) -> String {
    group_heading(&report.settings.by, texts)
}

/// The groups that were scored.
pub(in crate::present) fn scored(summary: &Summary) -> Vec<&Group> {
    summary.report.groups.iter().filter(|group| group.forecasts > 0).collect()
}

/// Whether there is enough behind a group for a verdict.
pub(in crate::present) fn is_firm(group: &Group) -> bool {
    group.verdict.code != "too-few"
}

/// The groups with most forecasts, in their own order.
pub(in crate::present) fn largest<'a>(groups: &[&'a Group], most: usize) -> Vec<&'a Group> {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(groups[at].forecasts), at));
    order.truncate(most);
    order.sort_unstable();
    order.into_iter().map(|at| groups[at]).collect()
}

/// Says that not all groups are shown, if that is so.
fn not_all(template: &str, shown: usize, all: usize, texts: &Texts) -> Option<crate::present::span::Spans> {
    let count = |n: usize| Span::text(texts.numbers.count(n as u64));
    (shown < all).then(|| fill(template, &[("n", count(shown)), ("all", count(all))]))
}

/// What is not in a chart, if anything.
fn more(shown: usize, all: usize, texts: &Texts) -> Option<String> {
    (shown < all).then(|| filled(texts.page.more, &[("n", &texts.numbers.count((all - shown) as u64))]))
}

/// The verdict of a group without its name in front.
fn verdict(group: &Group, texts: &Texts) -> String {
    group.verdict.sentence(texts.language)
}

/// Several names in a sentence: the first twelve, and how many more there are.
fn names(names: &[String], texts: &Texts) -> Vec<Span> {
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
fn join(template: &str, names: Vec<Span>, given: &[(&str, Span)]) -> Vec<Span> {
    let mut names = Some(names);
    let filled = fill(template, given).into_iter();
    let open = filled.flat_map(|span| match span {
        Span::Text(text) if text == "{names}" => names.take().unwrap_or_default(),
        other => vec![other],
    });
    open.collect()
}

/// The words of spans, for descriptions.
fn said(spans: &[Span]) -> String {
    read(spans)
}
