//! Text with names, links and code, and templates that are filled with them.

use crate::present::clean_text::clean;

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    /// Words of the report.
    Text(String),
    /// A name or other text from the files: written apart, as it may run from right to left.
    Name(String),
    /// A name on which the weight lies.
    Strong(String),
    /// Whole sentences from the files: never shortened.
    Said(String),
    /// A day or an interval: it stays on one line.
    Whole(String),
    /// A link: its text and where it leads.
    Link(String, String),
    /// What is typed.
    Code(String),
}

impl Span {
    /// Words of the report.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A day or an interval.
    pub(crate) fn whole(text: impl Into<String>) -> Self {
        Self::Whole(text.into())
    }

    /// A name from the files, made safe to show.
    pub(crate) fn name(text: &str) -> Self {
        Self::Name(clean(text, true))
    }

    /// A name from the files on which the weight lies.
    pub(crate) fn strong(text: &str) -> Self {
        Self::Strong(clean(text, true))
    }

    /// Sentences from the files, made safe to show.
    pub(crate) fn said(text: &str) -> Self {
        Self::Said(clean(text, true))
    }

    /// What there is to read.
    pub(crate) fn words(&self) -> &str {
        match self {
            Self::Text(text)
            | Self::Name(text)
            | Self::Strong(text)
            | Self::Said(text)
            | Self::Whole(text)
            | Self::Link(text, _)
            | Self::Code(text) => text,
        }
    }
}

/// Pieces of text one after the other.
pub(crate) type Spans = Vec<Span>;

/// A text of words alone.
pub(crate) fn plain(text: impl Into<String>) -> Spans {
    vec![Span::text(text)]
}

/// What there is to read in pieces of text.
pub(crate) fn words(spans: &[Span]) -> String {
    spans.iter().map(Span::words).collect()
}

/// Fills the `{places}` of a template. A place that nothing is given for stays as it is.
pub(crate) fn fill(template: &str, given: &[(&str, Span)]) -> Spans {
    let mut spans: Spans = vec![];
    let mut rest = template;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        spans.push(Span::text(before));
        let found = given.iter().find(|(known, _)| *known == name);
        spans.push(found.map_or_else(|| Span::text(format!("{{{name}}}")), |(_, span)| span.clone()));
        rest = after;
    }
    spans.push(Span::text(rest));
    spans.retain(|span| !span.words().is_empty());
    spans
}

/// As [`fill`], with words alone.
pub(crate) fn filled(template: &str, given: &[(&str, &str)]) -> String {
    let given: Vec<(&str, Span)> = given.iter().map(|(name, text)| (*name, Span::text(*text))).collect();
    words(&fill(template, &given))
}
