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
        .filter_map(|(option, value)| Some(vec![Cell::Text(vec![Span::Code(option.to_owned())]), Cell::name(&value?)]))
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

fn settings(summary: &Summary, settings: &Settings, texts: &Texts) -> Vec<(&'static str, Option<String>)> {
    let by = if settings.by_as_typed.is_empty() { &settings.by } else { &settings.by_as_typed };
    let list = |values: &[String]| (!values.is_empty()).then(|| values.join("  "));
    let compared = summary.before.as_ref().map(|before| before.period.to_string());
    let span = |day: &Option<String>| day.clone().filter(|_| summary.period.is_none());
    let yes = |is_on: bool| is_on.then(|| "✓".to_owned());
    let horizon = |lead: &LeadTime| format!("{}d --horizon-from {}", lead.days, lead.from);
    let project = settings.project.as_ref().map(|project| format!("{}: {}", project.file, project.sets.join("; ")));
    vec![
        ("--project", project),
        ("--by", Some(by.join(","))),
        ("--as-of", Some(settings.as_of.clone())),
        ("--period", summary.period.map(|period| period.to_string())),
        ("--from", span(&settings.from)),
        ("--to", span(&settings.to)),
        ("--compare-with", compared),
        ("--where", list(&settings.filters)),
        ("--alias", list(&settings.aliases)),
        ("--map", list(&settings.map)),
        ("--source …", list(&settings.all_rows)),
        ("--wide", settings.wide.clone()),
        ("--outcome", list(&settings.outcomes)),
        ("--fill-down", yes(settings.fill_down)),
        ("--latest-resolution", yes(settings.latest_resolution)),
        ("--horizon", settings.horizon.as_ref().map(horizon)),
        ("--updates", Some(settings.updates.clone())),
        ("--weights", Some(settings.weights.clone())),
        ("--repeats", Some(settings.repeats.clone())),
        ("--same-day", Some(settings.same_day.clone())),
        ("--after-deadline", Some(settings.after_deadline.clone())),
        ("--bins", Some(format!("{} --bin-by {}", settings.bins.count, settings.bins.by))),
        ("--confidence", Some(settings.confidence.level().to_string())),
        ("--resamples", Some(settings.resamples.to_string())),
        ("--seed", Some(settings.seed.to_string())),
        ("--log-clip", Some(settings.log_clip.epsilon().to_string())),
        ("--min-questions", Some(settings.min_questions.to_string())),
        ("--lexicon", settings.lexicon.clone()),
        ("--phrase", list(&settings.phrases)),
        ("--readers", settings.readers.clone()),
        ("--scale", settings.scale.clone()),
        ("--partial", settings.partial.clone()),
        ("--ranges", settings.ranges.clone()),
        ("--normalise", yes(settings.normalise)),
        ("--swapped-dates", settings.swapped_dates.clone()),
        ("--serial-dates", settings.serial_dates.clone()),
        ("--unix-time", settings.unix_time.clone()),
        ("--language", Some(texts.page.language.to_owned())),
    ]
}
