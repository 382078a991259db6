//! How to make the report again.

use crate::present::clean_text::clean;
use crate::present::document::{Block, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, fill};
use crate::present::table::{Cell, Table};
use crate::report::{LeadTime, Settings};
use crate::summary::Summary;

/// The section.
pub(crate) fn section(summary: &Summary, command: Option<String>, texts: &Texts) -> Section {
    let (t, report) = (&texts.reproduce, &summary.report);
    let mut options = Table::new(t.options, &[t.option, t.value], &[]);
    options.rows = settings(summary, &report.settings, texts)
        .into_iter()
        .filter(|(_, value)| value != t.none)
        .map(|(option, value)| vec![Cell::Text(vec![Span::Code(option.to_owned())]), Cell::name(&value)])
        .collect();
    let mut inputs = Table::new(t.inputs, &[t.file, t.hash], &[t.rows, t.bytes]);
    inputs.rows = report
        .inputs
        .iter()
        .map(|input| {
            let hash = input.sha256.clone().unwrap_or_default();
            let hash = Cell::Text(vec![Span::Code(hash)]);
            vec![Cell::name(&clean(&input.path, true)), hash, Cell::count(input.rows), Cell::count(input.bytes)]
        })
        .collect();
    let text = fill(t.text, &[("version", Span::text(report.program.version))]);
    Section {
        id: "reproduce",
        heading: t.heading.to_owned(),
        blocks: [Block::Paragraph(text)]
            .into_iter()
            .chain(command.map(|command| Block::Lines(vec![command])))
            .chain([Block::Table(inputs), Block::Table(options)])
            .collect(),
    }
}

fn settings(summary: &Summary, settings: &Settings, texts: &Texts) -> Vec<(&'static str, String)> {
    let by = if settings.by_as_typed.is_empty() { &settings.by } else { &settings.by_as_typed };
    let (none, language) = (texts.reproduce.none, texts.page.language);
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| none.to_owned());
    let list = |values: &[String]| if values.is_empty() { none.to_owned() } else { values.join("  ") };
    let compared = summary.before.as_ref().map(|before| before.period.to_string());
    let span = |day: &Option<String>| day.clone().filter(|_| summary.period.is_none());
    let yes_or_none = |is_on: bool| if is_on { "✓".to_owned() } else { none.to_owned() };
    let horizon = |lead: &LeadTime| format!("{}d --horizon-from {}", lead.days, lead.from);
    vec![
        ("--by", by.join(",")),
        ("--as-of", settings.as_of.clone()),
        ("--period", summary.period.map_or_else(|| none.to_owned(), |period| period.to_string())),
        ("--from", or_none(&span(&settings.from))),
        ("--to", or_none(&span(&settings.to))),
        ("--compare-with", or_none(&compared)),
        ("--where", list(&settings.filters)),
        ("--alias", list(&settings.aliases)),
        ("--map", list(&settings.map)),
        ("--source …", list(&settings.all_rows)),
        ("--wide", or_none(&settings.wide)),
        ("--outcome", list(&settings.outcomes)),
        ("--fill-down", yes_or_none(settings.fill_down)),
        ("--latest-resolution", yes_or_none(settings.latest_resolution)),
        ("--horizon", settings.horizon.as_ref().map_or_else(|| none.to_owned(), horizon)),
        ("--updates", settings.updates.clone()),
        ("--weights", settings.weights.clone()),
        ("--repeats", settings.repeats.clone()),
        ("--same-day", settings.same_day.clone()),
        ("--after-deadline", settings.after_deadline.clone()),
        ("--bins", format!("{} --bin-by {}", settings.bins.count, settings.bins.by)),
        ("--confidence", settings.confidence.level().to_string()),
        ("--resamples", settings.resamples.to_string()),
        ("--seed", settings.seed.to_string()),
        ("--log-clip", settings.log_clip.epsilon().to_string()),
        ("--min-questions", settings.min_questions.to_string()),
        ("--lexicon", or_none(&settings.lexicon)),
        ("--phrase", list(&settings.phrases)),
        ("--readers", or_none(&settings.readers)),
        ("--scale", or_none(&settings.scale)),
        ("--partial", or_none(&settings.partial)),
        ("--ranges", or_none(&settings.ranges)),
        ("--normalise", yes_or_none(settings.normalise)),
        ("--swapped-dates", or_none(&settings.swapped_dates)),
        ("--serial-dates", or_none(&settings.serial_dates)),
        ("--unix-time", or_none(&settings.unix_time)),
        ("--language", language.to_owned()),
    ]
}
