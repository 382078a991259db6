//! What `profiles` shows.

use serde::Serialize;

use crate::options::Profile;
use crate::present::document::{Block, Document, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::Span;
use crate::present::tables;

/// The JSON of `trackrecord profiles`.
#[derive(Debug, Serialize)]
pub(crate) struct ProfilesDocument<'a> {
    schema: &'static str,
    profiles: Vec<Listed<'a>>,
}

/// A kind of log, as far as it is listed.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    name: &'a str,
    title: &'a str,
    recognised_by: Recognised<'a>,
    resolutions_file: Option<&'a str>,
    remark: Option<&'a str>,
}

/// The headers of each of its files.
#[derive(Debug, Serialize)]
struct Recognised<'a> {
    forecasts: &'a [String],
    resolutions: &'a [String],
}

impl<'a> ProfilesDocument<'a> {
    /// Of these.
    pub(crate) fn new(profiles: &'a [Profile]) -> Self {
        let listed = |profile: &'a Profile| Listed {
            name: &profile.name,
            title: &profile.title,
            recognised_by: Recognised {
                forecasts: &profile.recognised_by.forecasts,
                resolutions: &profile.recognised_by.resolutions,
            },
            resolutions_file: profile.resolutions_file.as_deref(),
            remark: profile.remark.as_deref(),
        };
        Self { schema: "trackrecord/profiles/1", profiles: profiles.iter().map(listed).collect() }
    }
}

/// All of them by name.
pub(crate) fn list(profiles: &[Profile], texts: &'static Texts) -> Document {
    let item = |profile: &Profile| {
        let files = profile.resolutions_file.as_ref().map(|file| format!(" with -r {file}")).unwrap_or_default();
        let known = profile.recognised_by.forecasts.join(", ");
        let remark = profile.remark.as_deref().map(|remark| format!(" ({})", remark.trim_end_matches('.')));
        let remark = remark.unwrap_or_default();
        let text = format!("{}{files}; known by {known}{remark}", profile.title);
        Item { term: profile.name.clone(), ..Item::of(vec![Span::said(&text)]) }
    };
    let code = |text: &str| Span::Code(text.to_owned());
    let how = vec![
        Span::text("A log with these headers is read by its profile without an option, which is told; "),
        code("--profile none"),
        Span::text(" turns that off. One as it is, to start your own from: "),
        code("trackrecord profiles fatebook > own.toml"),
        Span::text(", then "),
        code("--map-file own.toml"),
        Span::text("."),
    ];
    let section = |heading: &str, block| Section { id: "profiles", heading: heading.to_owned(), blocks: vec![block] };
    let items = profiles.iter().map(item).collect();
    let sections = vec![section("Kinds of logs", Block::List(List::whole(items))), section("", Block::Paragraph(how))];
    document(sections, texts)
}

/// As a table.
pub(crate) fn table(profiles: &[Profile], texts: &'static Texts) -> Document {
    let blocks = vec![Block::Table(tables::profiles(profiles))];
    document(vec![Section { id: "profiles", heading: "Profiles".to_owned(), blocks }], texts)
}

fn document(sections: Vec<Section>, texts: &'static Texts) -> Document {
    Document { texts, title: "Profiles".to_owned(), logo: None, about: vec![], sections, footer: None, sheets: vec![] }
}
