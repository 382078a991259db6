//! What was typed, and what is in force: the same with what a project says.

use std::ffi::OsString;

use clap::{Parser, ValueEnum};

use crate::cli::args::Cli;
use crate::cli::project;
use crate::error::Error;
use crate::options::{Language, ProjectInForce};

/// A command line.
#[derive(Clone, Debug)]
pub(crate) struct CommandLine {
    /// As it was typed, from the name of the program on.
    pub(crate) typed: Vec<OsString>,
    /// Likewise with what the project says.
    pub(crate) in_force: Vec<OsString>,
    /// The project, if one is used.
    pub(crate) project: Option<ProjectInForce>,
    /// The language of what is told.
    pub(crate) language: Language,
}

impl CommandLine {
    /// Looks for a project where the command may use one.
    ///
    /// # Errors
    /// When the project cannot be read or understood.
    pub(crate) fn of(typed: &[OsString]) -> Result<Self, Error> {
        let language = language_of(typed);
        let alone = || Self { typed: typed.to_owned(), in_force: typed.to_owned(), project: None, language };
        // Help and version need no project, be it well or not.
        if Cli::try_parse_from(typed).is_err_and(|error| !error.use_stderr()) {
            return Ok(alone());
        }
        let Some((in_force, project)) = project::in_force(typed)? else { return Ok(alone()) };
        let language = language_of(&in_force);
        Ok(Self { typed: typed.to_owned(), in_force, project: Some(project), language })
    }
}

/// The language that is asked for, the last time that it is; what is wrong with it is told elsewhere.
pub(crate) fn language_of(words: &[OsString]) -> Language {
    let words: Vec<&str> = words.iter().map(|word| word.to_str().unwrap_or_default()).collect();
    let behind = words.windows(2).filter(|two| two[0] == "--language").map(|two| two[1]);
    let with_sign = words.iter().filter_map(|word| word.strip_prefix("--language="));
    let asked = behind.chain(with_sign).filter_map(|name| Language::from_str(name, false).ok());
    asked.collect::<Vec<_>>().pop().unwrap_or_default()
}
