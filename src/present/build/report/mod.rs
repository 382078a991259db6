//! One file for each section of the report.

pub(crate) mod answer;
pub(crate) mod calibration;
pub(crate) mod calls;
pub(crate) mod change;
pub(crate) mod comparison;
pub(crate) mod diagram;
pub(crate) mod discrimination;
mod kinds;
pub(crate) mod left_out;
pub(crate) mod methods;
pub(crate) mod open;
pub(crate) mod over_time;
pub(crate) mod reproduce;
mod scorecard;
pub(crate) mod scores;
pub(in crate::present::build) mod shared;
mod sheets;
mod sources;
pub(crate) mod words;

use crate::present::build::shared::about;
use crate::present::document::{Document, Section};
use crate::present::language::Texts;
use crate::present::logo::Logo;
use crate::present::span::filled;
use crate::summary::Summary;

/// How the report is to look.
#[derive(Debug)]
pub(crate) struct ReportLook {
    /// Its words.
    pub(crate) texts: &'static Texts,
    /// Its title; none: the usual one.
    pub(crate) title: Option<String>,
    /// A picture beside the title.
    pub(crate) logo: Option<Logo>,
    /// The command that makes it again.
    pub(crate) command: Option<String>,
}

/// The report of a summary.
pub(crate) fn report(summary: &Summary, look: ReportLook) -> Document {
    let ReportLook { texts, title, logo, command } = look;
    let scored = summary.report.counts.scored > 0 && summary.report.overall.speaks_of_yes();
    let when = |is_there: bool, make: &dyn Fn() -> Option<Section>| if is_there { make() } else { None };
    let sections = [
        Some(answer::section(summary, texts)),
        when(true, &|| change::section(summary, texts)),
        when(scored, &|| Some(scores::section(summary, texts))),
        when(scored, &|| calibration::section(summary, texts)),
        when(scored, &|| discrimination::section(summary, texts)),
        comparison::section(summary, texts),
        diagram::section(summary, texts),
        over_time::section(summary, texts),
        sources::section(summary, texts),
        words::of_report(&summary.report, true, texts),
        calls::section(summary, texts),
        open::section(summary, texts),
        Some(left_out::section(summary, texts)),
        Some(methods::section(summary, texts)),
        Some(reproduce::section(summary, command, texts)),
    ];
    let mut sections: Vec<Section> = sections.into_iter().flatten().collect();
    let at = sections.iter().position(|section| section.id == "calls").unwrap_or(sections.len() - 3);
    sections.splice(at..at, kinds::sections(summary, texts));
    let title = title.unwrap_or_else(|| answer::title(summary, texts));
    let about = about(&summary.report, texts);
    let sheets = sheets::sheets(summary, &title, &about, &sections, texts);
    let footer = Some(filled(texts.page.made, &[("version", env!("CARGO_PKG_VERSION"))]));
    Document { texts, title, logo, about, sections, footer, sheets }
}
