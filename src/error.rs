//! Why a run could not happen at all. Problems *inside* the data are [`Diagnostic`]s.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostics::Diagnostic;
use crate::localized::{Language, Localized, io_reason, localized};

/// A failure that ends the run, each with what to do about it. Displayed it is English, as logs are.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened or read.
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A folder was given where a file is needed.
    IsFolder(PathBuf),
    /// A result could not be written.
    Write {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file whose form cannot be read: the text says what it is and what to do.
    Form {
        /// Which file.
        path: PathBuf,
        /// What it is and what to do.
        reason: Localized,
    },
    /// Columns that are missing or can be read in several ways: nothing can be read until that is settled.
    Columns(Vec<Diagnostic>),
    /// A lexicon or a table of readers that cannot be used.
    Words(Vec<Diagnostic>),
    /// The options contradict each other or the files.
    Usage(Localized),
    /// Likewise, told in several lines. The text of every other failure is one line for people.
    UsageLines(Vec<Localized>),
}

/// The name of an input for people.
fn shown(path: &Path, language: Language) -> String {
    match language {
        _ if path != Path::new("-") => path.display().to_string(),
        Language::English => "standard input".to_owned(),
        Language::German => "Standardeingabe".to_owned(),
    }
}

impl Error {
    /// What happened and what to do about it, in lines.
    pub fn lines(&self) -> Vec<Localized> {
        vec![match self {
            Self::Read { path, source } => {
                let reason = io_reason(source);
                Localized::each(|language| match (shown(path, language), reason.of(language)) {
                    (path, reason) if language == Language::English => format!("cannot read {path}: {reason}"),
                    (path, reason) => format!("{path} lässt sich nicht lesen: {reason}"),
                })
            }
            Self::IsFolder(path) => {
                let path = path.display();
                localized!(
                    "{path} is a folder; name the files in it, for example {path}/forecasts.csv",
                    "{path} ist ein Ordner; die Dateien darin nennen, zum Beispiel {path}/forecasts.csv"
                )
            }
            Self::Write { path, source } => {
                let (path, reason) = (path.display(), io_reason(source));
                Localized::new(
                    format!("cannot write {path}: {}", reason.english()),
                    format!("{path} lässt sich nicht schreiben: {}", reason.of(Language::German)),
                )
            }
            Self::Form { path, reason } => {
                Localized::each(|language| format!("{}: {}", shown(path, language), reason.of(language)))
            }
            Self::Columns(found) => {
                let n = found.len();
                localized!("{n} problem(s) with the columns of the files", "{n} Problem(e) mit den Spalten der Dateien")
            }
            Self::Words(found) => {
                let n = found.len();
                localized!(
                    "{n} problem(s) with the lexicon or the table of readers",
                    "{n} Problem(e) mit dem Lexikon oder der Lesertabelle"
                )
            }
            Self::Usage(text) => text.clone(),
            Self::UsageLines(lines) => return lines.clone(),
        }]
    }

    /// The same in one text.
    pub fn message(&self) -> Localized {
        let lines = self.lines();
        Localized::each(|language| {
            lines.iter().map(|line| line.of(language).as_ref()).collect::<Vec<&str>>().join("\n")
        })
    }

    /// Exit status of the program: 1 the data has problems and nothing was scored, 2 wrong usage,
    /// 3 a file could not be read or written.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Form { .. } | Self::Columns(_) | Self::Words(_) => 1,
            Self::Usage(_) | Self::UsageLines(_) => 2,
            Self::Read { .. } | Self::IsFolder(_) | Self::Write { .. } => 3,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().english())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } | Self::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}
