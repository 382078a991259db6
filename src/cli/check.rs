//! `trackrecord check`.

use std::path::Path;

use crate::check::{self, Check};
use crate::cli::args::CheckArgs;
use crate::cli::command_line::CommandLine;
use crate::cli::distinct_files::DistinctFiles;
use crate::cli::exit_status::{BAD_DATA, DONE};
use crate::cli::{map, output, progress, say, whole_command};
use crate::convert::fixes::fixes_workbook;
use crate::dataset::load;
use crate::error::Error;
use crate::localized::localized;
use crate::options::CheckFormat;
use crate::present::language::Texts;
use crate::present::number::counted;
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
    if let Some(path) = args.data.output.as_deref().filter(|path| is_workbook(path)) {
        return fixes(args, path);
    }
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

/// The result in the form that is asked for.
///
/// # Errors
/// When a writer gives up.
pub(super) fn written(args: &CheckArgs, format: CheckFormat, check: &Check) -> Result<Vec<u8>, Error> {
    let texts = Texts::of(args.language);
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

/// Writes the workbook in which problems are mended.
fn fixes(args: &CheckArgs, path: &Path) -> Result<u8, Error> {
    if args.format.is_some() {
        let path = path.display();
        return Err(Error::Usage(localized!(
            "-o {path} is the workbook to mend problems in; leave --format out",
            "-o {path} ist die Arbeitsmappe, in der Probleme behoben werden; --format weglassen"
        )));
    }
    let options = args.options()?;
    let log = progress::with_bar(args.data.quiet, |progress| load(&options, progress))?;
    let unwritable = |source| Error::Write { path: path.to_owned(), source };
    let (bytes, [cells, phrases]) = fixes_workbook(&log)?.map_err(unwritable)?;
    present::write_atomically(path, &bytes).map_err(unwritable)?;
    say::lines([
        format!(
            "{}: {} beside their rows, {} to fill in.",
            path.display(),
            counted(cells, "problem"),
            counted(phrases, "phrase")
        ),
        format!(
            "Mend the coloured cells and fill in the sheet Phrases, then read both back with --fixes {}.",
            path.display()
        ),
    ]);
    Ok(if log.diagnostics.has_errors() { BAD_DATA } else { DONE })
}

fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}
