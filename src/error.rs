//! Why a run could not happen at all. Problems *inside* the data are [`Diagnostic`](crate::diagnostics::Diagnostic)s.

use std::path::{Path, PathBuf};

/// A failure that ends the run, each with what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened or read.
    #[error("cannot read {path}: {source}", path = shown(.path))]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A folder was given where a file is needed.
    #[error("{path} is a folder; name the files in it, for example {path}/forecasts.csv", path = .0.display())]
    IsFolder(PathBuf),
    /// A result could not be written.
    #[error("cannot write {path}: {source}", path = .path.display())]
    Write {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file whose form cannot be read: the text says what it is and what to do.
    #[error("{path}: {reason}", path = shown(.path))]
    Form {
        /// Which file.
        path: PathBuf,
        /// What it is and what to do.
        reason: String,
    },
    /// Columns that are missing or can be read in several ways: nothing can be read until that is settled.
    #[error("{n} problem(s) with the columns of the files", n = .0.len())]
    Columns(Vec<crate::diagnostics::Diagnostic>),
    /// A lexicon or a table of readers that cannot be used.
    #[error("{n} problem(s) with the lexicon or the table of readers", n = .0.len())]
    Words(Vec<crate::diagnostics::Diagnostic>),
    /// The options contradict each other or the files.
    #[error("{0}")]
    Usage(String),
    /// Likewise, told in several lines. The text of every other failure is one line for people.
    #[error("{}", .0.join("\n"))]
    UsageLines(Vec<String>),
}

/// The name of an input for people.
fn shown(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

impl Error {
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
