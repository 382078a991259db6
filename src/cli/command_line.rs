//! What was typed, and what is in force: the same with what a project says.

use std::ffi::OsString;

use clap::Parser;

use crate::cli::args::Cli;
use crate::cli::project;
use crate::error::Error;
use crate::options::ProjectInForce;

/// A command line.
#[derive(Clone, Debug)]
pub(crate) struct CommandLine {
    /// As it was typed, from the name of the program on.
    pub(crate) typed: Vec<OsString>,
    /// Likewise with what the project says.
    pub(crate) in_force: Vec<OsString>,
    /// The project, if one is used.
    pub(crate) project: Option<ProjectInForce>,
}

impl CommandLine {
    /// Looks for a project where the command may use one.
    ///
    /// # Errors
    /// When the project cannot be read or understood.
    pub(crate) fn of(typed: &[OsString]) -> Result<Self, Error> {
        let alone = || Self { typed: typed.to_owned(), in_force: typed.to_owned(), project: None };
        // Help and version need no project, be it well or not.
        if Cli::try_parse_from(typed).is_err_and(|error| !error.use_stderr()) {
            return Ok(alone());
        }
        let Some((in_force, project)) = project::in_force(typed)? else { return Ok(alone()) };
        Ok(Self { typed: typed.to_owned(), in_force, project: Some(project) })
    }
}
