//! What `profiles` shows.

use serde::Serialize;

use crate::localized::{Localized, localized};
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

const TITLE: Localized<&str> = Localized::both("Profiles", "Profile");

/// All of them by name.
pub(crate) fn list(profiles: &[Profile], texts: &'static Texts) -> Document {
    let language = texts.language;
    let say = |english, german| Span::text(*Localized::both(english, german).of(language));
    let item = |profile: &Profile| {
        let with = Localized::both("with", "mit");
        let files = profile.resolutions_file.as_ref().map(|file| format!(" {} -r {file}", with.of(language)));
        let (title, files, known) =
            (&profile.title, files.unwrap_or_default(), profile.recognised_by.forecasts.join(", "));
        let remark = profile.remark.as_deref().map(|remark| format!(" ({})", remark.trim_end_matches('.')));
        let remark = remark.unwrap_or_default();
        let text = localized!("{title}{files}; known by {known}{remark}", "{title}{files}; zu erkennen an {known}");
        Item { term: profile.name.clone(), ..Item::of(vec![Span::said(text.of(language))]) }
    };
    let code = |text: &str| Span::Code(text.to_owned());
    let how = vec![
        say(
            "A log with these headers is read by its profile without an option, which is told; ",
            "Ein Protokoll mit diesen Überschriften wird von selbst nach seinem Profil gelesen und das gemeldet; ",
        ),
        code("--profile none"),
        say(
            " turns that off. One as it is, to start your own from: ",
            " schaltet das ab. Eines im Wortlaut, als Anfang für ein eigenes: ",
        ),
        code("trackrecord profiles fatebook > own.toml"),
        say(", then ", ", dann "),
        code("--map-file own.toml"),
        Span::text("."),
    ];
    let section = |heading: &str, block| Section { id: "profiles", heading: heading.to_owned(), blocks: vec![block] };
    let items = profiles.iter().map(item).collect();
    let sections = vec![
        section(
            Localized::both("Kinds of logs", "Arten von Protokollen").of(language),
            Block::List(List::whole(items)),
        ),
        section("", Block::Paragraph(how)),
    ];
    document(sections, texts)
}

/// As a table.
pub(crate) fn table(profiles: &[Profile], texts: &'static Texts) -> Document {
    let blocks = vec![Block::Table(tables::profiles(profiles, texts.language))];
    document(vec![Section { id: "profiles", heading: TITLE.of(texts.language).to_string(), blocks }], texts)
}

fn document(sections: Vec<Section>, texts: &'static Texts) -> Document {
    Document {
        texts,
        title: TITLE.of(texts.language).to_string(),
        logo: None,
        about: vec![],
        sections,
        footer: None,
        sheets: vec![],
    }
}
