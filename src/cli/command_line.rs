//! What was typed, and what is in force: the same with what a project says.

use std::ffi::OsString;
use std::path::Path;

use clap::{Parser, ValueEnum};

use crate::cli::args::Cli;
use crate::cli::project;
use crate::error::Error;
use crate::options::{Language, ProjectInForce, as_typed};

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
        let alone = |language| Self { typed: typed.to_owned(), in_force: typed.to_owned(), project: None, language };
        // Help and version need no project, be it well or not.
        if Cli::try_parse_from(typed).is_err_and(|error| !error.use_stderr()) {
            return Ok(alone(language_of(typed).unwrap_or_default()));
        }
        if let Some((in_force, project)) = project::in_force(typed)? {
            let language = language_of(&in_force).unwrap_or_default();
            return Ok(Self { typed: typed.to_owned(), in_force, project: Some(project), language });
        }
        if project::may_be_used_by(typed) {
            // Files were named, which are of no project.
            return Ok(alone(language_of(typed).unwrap_or_default()));
        }
        let language = language_in_force(typed);
        let mut line = alone(language);
        if language != Language::default() && language_of(typed).is_none() && project::takes_language(typed) {
            line.in_force.insert(2, format!("--language={}", as_typed(&language)).into());
        }
        Ok(line)
    }
}

/// The language that is asked for, or else the project's, whatever is wrong with it.
pub(crate) fn language_in_force(typed: &[OsString]) -> Language {
    let project = || value_of(typed, "--project").pop();
    language_of(typed).or_else(|| project::language(project().map(Path::new))).unwrap_or_default()
}

/// The language that is asked for, the last time that it is; what is wrong with it is told elsewhere.
pub(crate) fn language_of(words: &[OsString]) -> Option<Language> {
    value_of(words, "--language").into_iter().filter_map(|name| Language::from_str(name, false).ok()).next_back()
}

/// What stands behind an option, each time that it is given.
fn value_of<'w>(words: &'w [OsString], option: &str) -> Vec<&'w str> {
    let words: Vec<&str> = words.iter().map(|word| word.to_str().unwrap_or_default()).collect();
    let value = |at: usize, word: &'w str| match word.strip_prefix(option)? {
        "" => words.get(at + 1).copied(),
        rest => rest.strip_prefix('='),
    };
    words.iter().enumerate().filter_map(|(at, word)| value(at, word)).collect()
}
