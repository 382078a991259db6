//! The command line: arguments in, exit status out.
//!
//! - [`args`] has what can be typed, [`options`] turns it into [`RunOptions`](crate::options::RunOptions) and [`periods`] what it
//!   says of quarters and the like, [`map`] reads
//!   and saves the answers to "which column is which", [`outcomes`] those to "what does this word mean";
//! - one file per command: [`score`], [`compare`], [`report`], [`check`], [`agree`], [`explain`], [`lexicon`], [`profiles`],
//!   [`convert`], [`template`], [`init`], [`due`], [`resolve`], [`serve`], [`sql`];
//! - [`further_questions`] finds out what would be asked next;
//! - [`distinct_files`] sees to it that no output replaces an input;
//! - [`named_files`] finds files by patterns and in folders;
//! - [`progress`] draws the bar, [`output`] delivers results, [`say`] writes to the terminal, [`whole_command`]
//!   writes what was typed with what settles it;
//! - [`project`] reads `trackrecord.toml`, [`command_line`] holds what was typed with what that adds.

pub(crate) mod agree;
pub(crate) mod args;
pub(crate) mod check;
pub(crate) mod command_line;
pub(crate) mod compare;
pub(crate) mod convert;
pub(crate) mod distinct_files;
pub(crate) mod due;
pub(crate) mod exit_status;
pub(crate) mod explain;
pub(crate) mod further_questions;
pub(crate) mod init;
pub(crate) mod lexicon;
pub(crate) mod map;
pub(crate) mod named_files;
pub(crate) mod options;
pub(crate) mod outcomes;
pub(crate) mod output;
pub(crate) mod periods;
pub(crate) mod profiles;
pub(crate) mod progress;
pub(crate) mod project;
pub(crate) mod report;
pub(crate) mod resolve;
pub(crate) mod say;
pub(crate) mod score;
pub(crate) mod serve;
pub(crate) mod sql;
pub(crate) mod template;
pub(crate) mod whole_command;
pub(crate) mod whole_file;

use crate::localized::Localized;
use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Cli, Command};
use command_line::CommandLine;

/// Runs the program and gives its exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let typed: Vec<OsString> = arguments.into_iter().collect();
    let (line, cli) = match understood(&typed) {
        Ok(understood) => understood,
        Err(status) => return status,
    };
    let name = cli.command.name();
    let result = match cli.command {
        Command::Score(arguments) => score::run(&arguments, &line),
        Command::Compare(arguments) => compare::run(&arguments, &line),
        Command::Report(arguments) => report::run(&arguments, &line),
        Command::Check(arguments) => check::run(&arguments, &line),
        Command::Agree(arguments) => agree::run(&arguments, &line),
        Command::Explain { code, language } => explain::run(code.as_deref(), language),
        Command::Lexicon(arguments) => lexicon::run(&arguments),
        Command::Profiles(arguments) => profiles::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments, &line),
        Command::Resolve(arguments) => resolve::run(&arguments),
        Command::Due(arguments) => due::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Sql(arguments) => sql::run(&arguments),
        Command::Template(arguments) => template::run(&arguments),
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "trackrecord", &mut text);
            say::standard_output(&text)
        }
        Command::Man => {
            let mut text = Vec::new();
            match clap_mangen::Man::new(Cli::command()).render(&mut text) {
                Ok(()) => say::standard_output(&text),
                Err(source) => Err(crate::error::Error::Write { path: "manual page".into(), source }),
            }
        }
    };
    match result {
        Ok(status) => status,
        Err(error) => {
            say::failure(&error, name, &line);
            error.exit_code()
        }
    }
}

/// What was typed with what a project adds, or the exit status if that cannot be understood.
fn understood(typed: &[OsString]) -> Result<(CommandLine, Cli), u8> {
    let line = CommandLine::of(typed).map_err(|error| {
        say::tell(&error, command_line::language_in_force(typed));
        error.exit_code()
    })?;
    let cli = match Cli::try_parse_from(&line.in_force) {
        Ok(mut cli) => {
            if let Some(project) = cli.command.project_mut() {
                project.clone_from(&line.project);
            }
            if let Err(error) = cli.command.spread_files() {
                say::tell(&error, line.language);
                return Err(error.exit_code());
            }
            cli
        }
        Err(error) => return Err(not_understood(&line, &error)),
    };
    if let Some(project) = line.project.as_ref().filter(|_| !cli.command.is_quiet()) {
        say::lines([project.note().of(line.language)]);
    }
    Ok((line, cli))
}

/// Prints why it is no command, and gives the exit status.
fn not_understood(line: &CommandLine, error: &clap::Error) -> u8 {
    let status = say::not_a_command(error, &line.in_force);
    if error.kind() == ErrorKind::MissingRequiredArgument && project::may_be_used_by(&line.typed) {
        let or = Localized::both(
            "Or run it in a folder with a project: trackrecord init writes trackrecord.toml.",
            "Oder in einem Ordner mit einem Projekt: trackrecord init schreibt trackrecord.toml.",
        );
        say::lines([or.of(line.language)]);
    }
    status
}
