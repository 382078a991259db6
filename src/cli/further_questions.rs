//! What would be asked next, if what is proposed is right: so that one run tells all there is to settle.

use std::ffi::OsString;

use clap::Parser;

use crate::cli::args::{Cli, Command};
use crate::cli::command_line::CommandLine;
use crate::cli::whole_command;
use crate::dataset::{self, Dataset, Progress};
use crate::diagnostics::{Diagnostic, DiagnosticKind, Severity};
use crate::error::Error;
use crate::options::RunOptions;

/// Questions follow from others, but not endlessly.
const MOST_RUNS: usize = 8;

/// What is wrong once the first problems are settled as is proposed.
#[derive(Debug, Default)]
pub(crate) struct FurtherQuestions {
    /// Of files and columns.
    pub(crate) columns: Vec<Diagnostic>,
    /// Of rows.
    pub(crate) rows: Vec<DiagnosticKind>,
    /// The log, if it could be read in the end.
    pub(crate) log: Option<Dataset>,
}

/// Reads the files again with what is proposed, as long as that brings up other problems that stop the run; `read` reads them.
pub(crate) fn follow(
    line: &CommandLine,
    first: &[Diagnostic],
    read: impl Fn(&RunOptions) -> Result<Dataset, Error>,
) -> FurtherQuestions {
    let mut found = FurtherQuestions::default();
    for _ in 0..MOST_RUNS {
        let known: Vec<Diagnostic> = first.iter().chain(&found.columns).cloned().collect();
        let Some(options) = whole_command::provisional(line, &known).and_then(options) else { break };
        match read(&options) {
            Ok(log) => {
                let kinds = log.diagnostics.kinds();
                found.rows = kinds.iter().filter(|kind| kind.severity == Severity::Error).cloned().collect();
                found.log = Some(log);
                break;
            }
            Err(Error::Columns(problems) | Error::Words(problems)) => {
                // What is left of a problem of which nothing more can be settled has been told.
                let is_left = |problem: &Diagnostic| {
                    let same = |known: &Diagnostic| (known.code, &known.place) == (problem.code, &problem.place);
                    problem.settled_by.is_empty() && known.iter().any(same)
                };
                let is_new = |problem: &Diagnostic| !known.contains(problem) && !is_left(problem);
                let new: Vec<Diagnostic> = problems.into_iter().filter(is_new).collect();
                if new.is_empty() {
                    break;
                }
                found.columns.extend(new);
            }
            Err(_) => break,
        }
    }
    found
}

/// Reads the files and draws nothing.
///
/// # Errors
/// When they cannot be read.
pub(crate) fn quietly(options: &RunOptions) -> Result<Dataset, Error> {
    dataset::load(options, &Progress::default())
}

/// How the files of a command are read; none of a command that reads no log, or standard input, which can be read once only.
fn options(words: Vec<OsString>) -> Option<RunOptions> {
    let options = match Cli::try_parse_from(words).ok()?.command {
        Command::Score(args) => args.score.options(),
        Command::Compare(args) => args.options(),
        Command::Report(args) => args.order().map(|order| order.options),
        Command::Check(args) => args.data.options(),
        Command::Due(args) => args.data.options(),
        _ => return None,
    };
    let options = options.ok()?;
    let files = options.reading.forecasts.iter().chain(&options.reading.resolutions);
    files.clone().all(|file| file.as_os_str() != "-").then_some(options)
}
