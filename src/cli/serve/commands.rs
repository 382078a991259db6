//! Runs the program's commands on the workspace, as if they were typed in its folder: the same readings, words and documents.

use std::ffi::OsString;

use clap::{Arg, CommandFactory, Parser};

use super::workspace::Workspace;
use crate::check::{self, Check};
use crate::cli::args::{CheckArgs, Cli, Command, DueArgs, ReportArgs, ScoreArgs};
use crate::cli::command_line::{CommandLine, language_in_force};
use crate::cli::further_questions::{follow, quietly};
use crate::cli::project::{FILE_NAME, first_line};
use crate::cli::{report as cli_report, resolve};
use crate::dataset::Progress;
use crate::diagnostics::{Diagnostic, DiagnosticKind};
use crate::error::Error;
use crate::localized::{Language, Localized, localized};
use crate::present::document::Document;
use crate::report::{self, Comparison, Scored};
use crate::summary::due::{Due, due};
use crate::summary::{Summary, summary};

/// What comes of a command.
pub(super) enum CommandOutcome<T> {
    /// What was found.
    Found(Box<T>),
    /// Something is to be settled first.
    Open(OpenQuestions),
}

/// What is to be settled before anything is scored.
#[derive(Debug, Default)]
pub(super) struct OpenQuestions {
    /// Of files, columns and words.
    pub(super) columns: Vec<Diagnostic>,
    /// Of rows.
    pub(super) rows: Vec<DiagnosticKind>,
    /// Whether rows that cannot be used can be left out.
    pub(super) can_skip: bool,
}

/// A command as it would be typed in the folder. What was settled and is no option of it, is left out, as a project leaves it out.
fn typed(workspace: &Workspace, name: &str, more: &[&str]) -> Result<CommandLine, Error> {
    let cli = Cli::command();
    let known: Vec<&str> = cli
        .find_subcommand(name)
        .into_iter()
        .flat_map(clap::Command::get_arguments)
        .filter_map(Arg::get_long)
        .collect();
    let is_known =
        |word: &String| word.trim_start_matches('-').split('=').next().is_some_and(|option| known.contains(&option));
    let mut words: Vec<OsString> = vec!["trackrecord".into(), name.into(), format!("--project={FILE_NAME}").into()];
    words.extend(workspace.typed().into_iter().filter(is_known).map(OsString::from));
    words.extend(more.iter().map(OsString::from));
    CommandLine::of(&words)
}

fn parsed(line: &CommandLine) -> Result<Command, Error> {
    let mut command = Cli::try_parse_from(&line.in_force)
        .map_err(|error| Error::Usage(Localized::foreign(first_line(&error))))?
        .command;
    if let Some(project) = command.project_mut() {
        project.clone_from(&line.project);
    }
    Ok(command)
}

/// The language that the project or the page says.
pub(super) fn language(workspace: &Workspace) -> Language {
    let words: Vec<OsString> = workspace.typed().into_iter().map(OsString::from).collect();
    typed(workspace, "score", &[]).map_or_else(|_| language_in_force(&words), |line| line.language)
}

/// A command with what it found.
pub(super) struct Ran<A, T> {
    /// As it would be typed.
    pub(super) line: CommandLine,
    /// Its arguments.
    pub(super) args: A,
    /// What it found.
    pub(super) found: T,
}

/// What came of a command with these arguments.
type RunOf<A, T> = Result<CommandOutcome<Ran<Box<A>, T>>, Error>;

/// Everything that goes into a report.
pub(super) fn report(workspace: &Workspace) -> RunOf<ReportArgs, Summary> {
    let line = typed(workspace, "report", &[])?;
    let Command::Report(args) = parsed(&line)? else { return Err(unexpected()) };
    let found = args.order().and_then(|mut order| {
        order.options.retention.row_statuses = true;
        summary(&order, &Progress::default())
    });
    settled(found, line, args, |found| if found.stopped { Err(found.report.problems) } else { Ok(found) })
}

/// The document of a report; `file` is where the command that makes it again writes it.
///
/// # Errors
/// When its logo cannot be read.
pub(super) fn document(ran: &Ran<Box<ReportArgs>, Summary>, file: &str) -> Result<Document, Error> {
    Ok(cli_report::document(&ran.args, &ran.line, &ran.found, file, cli_report::logo(&ran.args)?))
}

/// The scores.
pub(super) fn scores(workspace: &Workspace, more: &[&str]) -> RunOf<ScoreArgs, Scored> {
    let line = typed(workspace, "score", more)?;
    let Command::Score(args) = parsed(&line)? else { return Err(unexpected()) };
    let args = Box::new(args.score);
    let found = args.options().and_then(|options| report::score(&options, &Progress::default()));
    settled(found, line, args, |found| if found.stopped { Err(found.report.problems) } else { Ok(found) })
}

/// The comparison.
pub(super) fn comparison(workspace: &Workspace, more: &[&str]) -> RunOf<ScoreArgs, (Scored, Comparison)> {
    let line = typed(workspace, "compare", more)?;
    let Command::Compare(args) = parsed(&line)? else { return Err(unexpected()) };
    let found = args.options().and_then(|options| report::compare(&options, &Progress::default()));
    settled(found, line, args, |found| match found.comparison {
        Some(comparison) => Ok((found.scored, comparison)),
        None => Err(found.scored.report.problems),
    })
}

/// What was read.
pub(super) fn checked(workspace: &Workspace, more: &[&str]) -> RunOf<CheckArgs, Check> {
    let line = typed(workspace, "check", more)?;
    let Command::Check(args) = parsed(&line)? else { return Err(unexpected()) };
    let found = args.options().and_then(|options| check::check(&options, &Progress::default()));
    settled(found, line, args, Ok)
}

/// What is to be resolved.
pub(super) fn to_resolve(workspace: &Workspace, more: &[&str]) -> RunOf<DueArgs, Due> {
    let line = typed(workspace, "due", more)?;
    let Command::Due(args) = parsed(&line)? else { return Err(unexpected()) };
    let found = args.options().and_then(|(options, within)| due(&options, within, &Progress::default()));
    settled(found, line, args, Ok)
}

fn unexpected() -> Error {
    Error::Usage(localized!("the command line is not understood", "Die Befehlszeile ist nicht zu verstehen"))
}

/// Says how a question ended.
pub(super) fn resolved(question: &str, answer: &str, on: &str, note: &str) -> Result<Localized, Error> {
    let mut words: Vec<String> = ["trackrecord", "resolve"].map(str::to_owned).to_vec();
    words.push(format!("--project={FILE_NAME}"));
    words.extend((!on.is_empty()).then(|| format!("--on={on}")));
    words.extend((!note.is_empty()).then(|| format!("--note={note}")));
    words.extend(["--".to_owned(), question.to_owned(), answer.to_owned()]);
    let command =
        Cli::try_parse_from(&words).map_err(|error| Error::Usage(Localized::foreign(first_line(&error))))?.command;
    let Command::Resolve(args) = command else { return Err(unexpected()) };
    resolve::resolve(&args, &Progress::default())
}

/// What was found, or what is to be settled first.
fn settled<A, T, F>(
    found: Result<T, Error>,
    line: CommandLine,
    args: A,
    unless_stopped: impl FnOnce(T) -> Result<F, Vec<DiagnosticKind>>,
) -> Result<CommandOutcome<Ran<A, F>>, Error> {
    match found {
        Ok(found) => Ok(match unless_stopped(found) {
            Ok(found) => CommandOutcome::Found(Box::new(Ran { line, args, found })),
            Err(rows) => CommandOutcome::Open(OpenQuestions { columns: vec![], rows, can_skip: true }),
        }),
        Err(Error::Columns(first) | Error::Words(first)) => {
            let further = follow(&line, &first, quietly);
            let columns = first.into_iter().chain(further.columns).collect();
            Ok(CommandOutcome::Open(OpenQuestions { columns, rows: further.rows, can_skip: false }))
        }
        Err(error) => Err(error),
    }
}
