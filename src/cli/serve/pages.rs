//! What each page shows: the document of a command, or what is to be settled first.

use super::commands::{self, CommandOutcome, OpenQuestions, Ran};
use super::workspace::{FileUse, Workspace};
use crate::error::Error;
use crate::localized::Localized;
use crate::present::build;
use crate::present::build::serve::{self, FirstPage};
use crate::present::document::{Document, Section};
use crate::present::language::Texts;
use crate::present::language::serve::ServeTexts;
use crate::present::write::html::{Served, in_mebibytes, served};

/// A page: where it is, and what leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ServedPage {
    First,
    Report,
    Scores,
    Comparison,
    Check,
    Due,
    Downloads,
}

impl ServedPage {
    const ALL: [Self; 7] =
        [Self::First, Self::Report, Self::Scores, Self::Comparison, Self::Check, Self::Due, Self::Downloads];

    /// The page of an address.
    pub(super) fn at(address: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.address() == address)
    }

    /// Where it is, behind the token.
    pub(super) fn address(self) -> &'static str {
        match self {
            Self::First => "",
            Self::Report => "report",
            Self::Scores => "scores",
            Self::Comparison => "comparison",
            Self::Check => "check",
            Self::Due => "due",
            Self::Downloads => "downloads",
        }
    }

    fn name(self, t: &ServeTexts) -> &'static str {
        match self {
            Self::First => t.start,
            Self::Report => t.report,
            Self::Scores => t.scores,
            Self::Comparison => t.comparison,
            Self::Check => t.check,
            Self::Due => t.due,
            Self::Downloads => t.downloads,
        }
    }

    /// The page as HTML.
    pub(super) fn html(self, workspace: &Workspace, most_bytes: u64, message: Option<Localized>) -> String {
        let texts = Texts::of(commands::language(workspace));
        let t = ServeTexts::of(texts);
        let document = self.document(workspace, most_bytes, texts);
        let document = document.unwrap_or_else(|error| serve::refused(error.message().of(texts.language), texts));
        let shown = if workspace.has_forecasts() { &Self::ALL[..] } else { &Self::ALL[..1] };
        let address = |page: Self| if page == Self::First { "./" } else { page.address() };
        let pages = shown.iter().map(|page| (address(*page), page.name(t), *page == self)).collect();
        let message = message.map(|message| message.of(texts.language).to_string());
        served(&document, &Served { pages, message, most_bytes })
    }

    fn document(self, workspace: &Workspace, most_bytes: u64, texts: &'static Texts) -> Result<Document, Error> {
        if self == Self::First {
            return Ok(first(workspace, most_bytes, texts));
        }
        if !workspace.has_forecasts() {
            return Ok(serve::refused(ServeTexts::of(texts).no_files, texts));
        }
        match self {
            Self::First | Self::Report => {
                shown(commands::report(workspace)?, texts, |ran| commands::document(ran, "report.html"))
            }
            Self::Scores => {
                shown(commands::scores(workspace, &[])?, texts, |ran| Ok(build::score::score(&ran.found.report, texts)))
            }
            Self::Comparison => shown(commands::comparison(workspace, &[])?, texts, |ran| {
                Ok(build::compare::compare(&ran.found.0.report, &ran.found.1, texts))
            }),
            Self::Check => {
                shown(commands::checked(workspace, &[])?, texts, |ran| Ok(build::check::check(&ran.found, texts)))
            }
            Self::Due => shown(commands::to_resolve(workspace, &[])?, texts, |ran| {
                Ok(serve::due(&ran.found, build::due::due(&ran.found, texts), texts))
            }),
            Self::Downloads => shown(commands::report(workspace)?, texts, |ran| {
                let report = commands::document(ran, "report.html")?;
                let charts: Vec<String> = report.figures().map(|figure| figure.id.clone()).collect();
                Ok(serve::downloads(&charts, texts))
            }),
        }
    }
}

fn shown<A, T>(
    outcome: CommandOutcome<Ran<A, T>>,
    texts: &'static Texts,
    document: impl FnOnce(&Ran<A, T>) -> Result<Document, Error>,
) -> Result<Document, Error> {
    match outcome {
        CommandOutcome::Found(ran) => document(&ran),
        CommandOutcome::Open(open) => Ok(serve::to_settle(section(&open, texts), texts)),
    }
}

fn section(open: &OpenQuestions, texts: &'static Texts) -> Section {
    serve::open(&open.columns, &open.rows, open.can_skip, texts)
}

/// The first page: the answer, or what is to be settled for it; files and settings.
fn first(workspace: &Workspace, most_bytes: u64, texts: &'static Texts) -> Document {
    let t = ServeTexts::of(texts);
    let role = |role| match role {
        FileUse::Forecasts => t.of_forecasts,
        FileUse::Resolutions => t.of_resolutions,
        FileUse::Project => t.of_project,
        FileUse::Other => t.of_other,
    };
    let outcome = if workspace.has_forecasts() { Some(commands::report(workspace)) } else { None };
    let mut page = FirstPage {
        files: workspace.files.iter().map(|file| (file.name.as_str(), role(file.role))).collect(),
        takes_files: workspace.is_private(),
        most: in_mebibytes(most_bytes),
        settled: &workspace.settled,
        open: None,
        found: None,
    };
    match outcome {
        None => serve::first(&page, texts),
        Some(Ok(CommandOutcome::Open(open))) => {
            page.open = Some(section(&open, texts));
            serve::first(&page, texts)
        }
        Some(Ok(CommandOutcome::Found(ran))) => {
            page.found = Some(&ran.found);
            serve::first(&page, texts)
        }
        Some(Err(error)) => {
            page.open = serve::refused(error.message().of(texts.language), texts).sections.pop();
            serve::first(&page, texts)
        }
    }
}
