//! `trackrecord check`.

use crate::check::{self, Check};
use crate::cli::args::CheckArgs;
use crate::cli::command_line::CommandLine;
use crate::cli::distinct_files::DistinctFiles;
use crate::cli::exit_status::BAD_DATA;
use crate::cli::{map, output, progress, say, whole_command};
use crate::error::Error;
use crate::options::{CheckFormat, Language};
use crate::present::language::Texts;
use crate::present::write::csv::csv;
use crate::present::write::markdown::markdown;
use crate::present::write::terminal::terminal;
use crate::present::{self, build, tables};

/// Runs the command.
///
/// # Errors
/// When the options are wrong, or a file cannot be read or written.
pub(crate) fn run(args: &CheckArgs, line: &CommandLine) -> Result<u8, Error> {
    DistinctFiles::of_data(&args.data).check()?;
    let format = output::form(args.format, args.data.output.as_deref(), output::CHECK)?;
    let options = args.options()?;
    let mut check = progress::with_bar(args.data.quiet, |progress| check::check(&options, progress))?;
    check.settings.project.clone_from(&options.project);
    if let Some(path) = &args.data.reading.save_map {
        map::save(path, check.answers.as_ref().unwrap_or(&options.reading.as_profile()))?;
    }
    say::lines(whole_command::settling_all(line, &[], &check.problems).into_iter().flatten());
    let done = output::deliver(&args.data, &written(args, format, &check)?)?;
    Ok(if check.ok { done } else { BAD_DATA })
}

fn written(args: &CheckArgs, format: CheckFormat, check: &Check) -> Result<Vec<u8>, Error> {
    let texts = Texts::of(Language::English);
    match format {
        CheckFormat::Table => {
            Ok(terminal(&build::check::check(check, texts), &output::terminal(&args.data)).into_bytes())
        }
        CheckFormat::Json => output::json(check),
        CheckFormat::Csv => csv(&tables::records(&check.records()))
            .map_err(|error| Error::Write { path: "CSV".into(), source: error.into() }),
        CheckFormat::Markdown => Ok(markdown(&build::check::check(check, texts)).into_bytes()),
        CheckFormat::Jsonl => {
            let lines = present::json_lines(check.records().iter());
            Ok(lines.map_err(|error| Error::Write { path: "JSON".into(), source: error.into() })?.into_bytes())
        }
    }
}
